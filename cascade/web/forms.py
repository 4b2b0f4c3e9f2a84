"""Take what a form brings, within bounds, and only from a page of ours.

A request goes in, a `Form` comes out. `write()` makes the route of a handler that changes something: it refuses a form without
the session's own token before the handler sees it, so that no handler has to think of it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.web.security import Access

MOST_FILES = 400
MOST_FIELDS = 2_000
MOST_BYTES = 1024**3  # of one form with all its files
CSRF = "csrf"
CSRF_HEADER = "x-csrf"


@dataclass(frozen=True, slots=True)
class Form:
    """The fields and files of one form."""

    data: FormData

    def text(self, name: str) -> str:
        """Return a field without blanks around it; empty where there is none."""
        value = self.data.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return all fields of a name."""
        return tuple(value.strip() for value in self.data.getlist(name) if isinstance(value, str))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All fields that hold a text, by name."""
        return [(name, value.strip()) for name, value in self.data.multi_items() if isinstance(value, str)]

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """Return the files of a field; a browser sends one without a name where none was chosen."""
        return tuple(each for each in self.data.getlist(name) if isinstance(each, UploadFile) and each.filename)


Handler = Callable[[Request, Form], Response]


def write(path: str, handler: Handler, name: str | None = None) -> Route:
    """Return the route of a handler that changes something; it is called in a thread of its own."""

    async def endpoint(request: Request) -> Response:
        with _told():
            data = await _bounded(request).form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=1024**2)
        try:
            form = Form(data)
            access: Access = request.app.state.access
            expected = access.csrf_token(request.scope["session_secret"])
            given = form.text(CSRF) or request.headers.get(CSRF_HEADER, "")
            if not hmac.compare_digest(given.encode(), expected.encode()):
                raise HTTPException(403)
            return await run_in_threadpool(handler, request, form)
        finally:
            await data.close()

    return Route(path, endpoint, methods=["POST"], name=name or handler.__name__)


@contextmanager
def _told() -> Iterator[None]:
    """Say in words that a form brings too many files."""
    try:
        yield
    except HTTPException as error:
        if "Too many files" in error.detail:
            raise TOO_MANY from error
        raise


def _bounded(request: Request) -> Request:
    """Return a request that stops where it brings too much."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > MOST_BYTES:
        raise TOO_MUCH
    seen = 0

    async def receive() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > MOST_BYTES:
            raise TOO_MUCH
        return message

    return Request(request.scope, receive)


TOO_MUCH = CascadeError(
    LocalizedText(
        "Kiriman ini lebih dari {m} MB; tidak diterima.", "This is more than {m} MB; it is not taken."
    ).format(m=MOST_BYTES // 1024**2),
    LocalizedText(
        "Salin berkasnya langsung ke folder kerja di komputer ini.", "Copy the files into the workspace's folder."
    ),
)

TOO_MANY = CascadeError(
    LocalizedText(
        "Kiriman ini lebih dari {n} berkas; tidak diterima.", "These are more than {n} files; they are not taken."
    ).format(n=MOST_FILES),
    LocalizedText(
        "Kirim berkas satu OPD dan tahun saja, atau sebagai satu ZIP.",
        "Bring the files of one office and year, or one ZIP of them.",
    ),
)


def chosen(value: str, allowed: Sequence[str], default: str) -> str:
    """Return one of the allowed values."""
    return value if value in allowed else default
