"""Let only the person at this machine in: names of hosts, a one-time token, then a session; headers that forbid the rest.

An ASGI application goes in, one that is guarded comes out. Who brings neither token nor session gets 403 and no way to a login.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cascade.model.i18n import LocalizedText
from cascade.store.register import SESSION_LENGTH, Register

TOKEN = "token"  # the name of it in an address
CONTROL_PATH = "/kendali/token"  # where a second start on the folder asks for a token
CONTROL_HEADER = "x-cascade-secret"
READS = ("GET", "HEAD")
HEADERS = {
    "content-security-policy": "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


@dataclass(slots=True)
class Access:
    """Who may come in: the hosts that we are called by, the tokens that nobody has used yet, the sessions."""

    port: int
    register: Register
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    tokens: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def hosts(self) -> frozenset[str]:
        """The names by which a browser on this machine calls us."""
        names = {"127.0.0.1", "localhost", "[::1]"}
        return frozenset(f"{name}:{self.port}" for name in names)

    @property
    def cookie(self) -> str:
        """The name of our cookie; browsers share cookies between the ports of a host."""
        return f"cascade_{self.port}"

    def new_token(self) -> str:
        """Return a token that lets one browser in, once."""
        token = secrets.token_urlsafe(24)
        with self.lock:
            self.tokens.add(token)
        return token

    def spend(self, token: str) -> bool:
        """Tell whether a token lets in, and let it do so no more."""
        with self.lock:
            found = next((each for each in self.tokens if hmac.compare_digest(each, token)), None)
            self.tokens.discard(found or "")
        return found is not None

    def csrf_token(self, session: str) -> str:
        """Return what every form of a session has to bring back."""
        return hashlib.sha256(f"csrf {session}".encode()).hexdigest()


class Guard:
    """An application behind the door: host, token, session, the origin of writes, and the headers of every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({name: value for name, value in HEADERS.items() if name not in headers})
                headers.setdefault("cache-control", "no-store")
            await send(message)

        headers = Headers(scope=scope)
        session = cookie_parser(headers.get("cookie", "")).get(self.access.cookie, "")
        now = datetime.datetime.now(datetime.UTC)
        if scope["path"] == CONTROL_PATH:
            await self._token_for(headers)(scope, receive, send_guarded)
            return
        refused = self._refused(scope["method"], headers)
        is_in = refused is None and bool(session) and self.access.register.has_session(session, now)
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        answer: Response | None = None
        if refused is not None:
            answer = _sentence(refused)
        elif TOKEN in query and scope["method"] in READS and (is_in or self.access.spend(query[TOKEN])):
            answer = self._let_in(scope["path"], query, None if is_in else now)
        elif not is_in:
            answer = _sentence(_NOT_IN)
        if answer is not None:
            await answer(scope, receive, send_guarded)
            return
        scope["session_secret"] = session
        await self.app(scope, receive, send_guarded)

    def _token_for(self, headers: Headers) -> Response:
        """Return a new token for whoever can read the workspace's own folder on this machine."""
        given = headers.get(CONTROL_HEADER, "")
        is_own = headers.get("host", "") in self.access.hosts
        if is_own and hmac.compare_digest(given.encode(), self.access.secret.encode()):
            return PlainTextResponse(self.access.new_token())
        return _sentence(_NOT_IN)

    def _refused(self, method: str, headers: Headers) -> LocalizedText | None:
        """Return why a request is turned away whoever sends it: a foreign name of ours, or a write from a foreign page."""
        if headers.get("host", "") not in self.access.hosts:
            return _FOREIGN_HOST
        if method in READS:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        own = {f"http://{host}" for host in self.access.hosts}
        return None if origin in own and site == "same-origin" else _FOREIGN_PAGE

    def _let_in(self, path: str, query: dict[str, str], now: datetime.datetime | None) -> Response:
        """Return the way to the same page without the token, with a session where there is none yet."""
        rest = urlencode({name: value for name, value in query.items() if name != TOKEN})
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, status_code=303)
        if now is not None:
            secret = secrets.token_urlsafe(32)
            self.access.register.begin_session(secret, now)
            answer.set_cookie(
                self.access.cookie, secret, max_age=int(SESSION_LENGTH.total_seconds()), httponly=True, samesite="lax"
            )
        return answer


def _sentence(text: LocalizedText) -> Response:
    return PlainTextResponse(f"{text.id}\n{text.en}\n", status_code=403)


_NOT_IN = LocalizedText(
    "Halaman ini hanya untuk orang yang menjalankan cascade di komputer ini. Buka alamat yang dicetak “cascade serve” (jalankan sekali lagi untuk alamat baru).",
    "This page is only for who runs cascade on this machine. Open the address that “cascade serve” printed (run it again for a new one).",
)
_FOREIGN_HOST = LocalizedText("Nama komputer ini tidak dikenal di sini.", "This name of the machine is not known here.")
_FOREIGN_PAGE = LocalizedText("Permintaan dari halaman lain ditolak.", "A request from another page is refused.")
