"""Put the screens together into one guarded application."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.web import screens
from cascade.web.pages import page
from cascade.web.security import Access, Guard
from cascade.web.workbench import Workbench

_ERRORS = {
    403: LocalizedText("Permintaan ini ditolak. Muat ulang halamannya, lalu coba lagi.", "This is refused. Load the page again, then try once more."),
    404: LocalizedText("Halaman ini tidak ada.", "There is no such page."),
    405: LocalizedText("Halaman ini tidak dapat diminta begitu.", "This page cannot be asked for in that way."),
    413: LocalizedText("Kiriman ini terlalu besar.", "This is too large."),
}  # fmt: skip
_OTHER = LocalizedText("Permintaan ini tidak dapat dijawab.", "This cannot be answered.")
_MISTAKE = LocalizedText(
    "cascade keliru. Keputusan yang sudah dicatat tetap ada; muat ulang halamannya.",
    "cascade made a mistake. What was decided is kept; load the page again.",
)


def application(workbench: Workbench, access: Access, language: Language = "id") -> Starlette:
    """Return the application of a workbench."""
    app = Starlette(
        routes=[Mount("/static", _Static(directory=_static_folder())), *screens.routes()],
        middleware=[Middleware(Guard, access=access), Middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)],
        exception_handlers={HTTPException: _refused, CascadeError: _unusable, Exception: _mistaken},
    )
    app.state.workbench, app.state.access, app.state.language = workbench, access, language
    return app


class _Static(StaticFiles):
    """Our own files; their addresses change with their content, so that browsers may keep them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file."""
        await super().__call__(scope, receive, send)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return the answer that holds a file; what a module imports has an address without a version, and is asked for anew."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        is_versioned = scope["query_string"].startswith(b"v=")
        answer.headers["cache-control"] = "public, max-age=31536000, immutable" if is_versioned else "no-cache"
        return answer


def _static_folder() -> Path:
    return Path(str(files("cascade.web").joinpath("static")))


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return page(request, "error.html.j2", {"message": _ERRORS.get(status, _OTHER), "hint": None}, status)


def _unusable(request: Request, error: Exception) -> Response:
    if not isinstance(error, CascadeError):
        raise error
    return page(request, "error.html.j2", {"message": error.message, "hint": error.hint}, 400)


def _mistaken(request: Request, error: Exception) -> Response:
    return page(request, "error.html.j2", {"message": _MISTAKE, "hint": None}, 500)
