"""Say what a request is about: the workbench, the dossier, what its last check came to.

A request goes in. Where there is no such thing the answer is a page that says so (404), where a dossier is being read a page that
waits (202).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders.folder import list_files
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import page
from cascade.web.start.signs import steps_of
from cascade.web.workbench import Workbench

PATIENCE = 60.0  # seconds that a form waits for the first check of a dossier
AHEAD = "x-kartu"  # the header by which the script asks for pages before they are wanted, and sends decisions one after the other
CheckedView = Callable[[Request, OpenDossier, Checked], Response]


def workbench_of(request: Request) -> Workbench:
    """Return what all screens work on."""
    workbench: Workbench = request.app.state.workbench
    return workbench


def dossier_of(request: Request) -> OpenDossier:
    """Return the dossier that an address names, looked at for changes unless the script asks: it does so while somebody decides.

    Raises:
        HTTPException: there is none.
    """
    dossier = workbench_of(request).dossier(request.path_params["dossier"])
    if dossier is None:
        raise HTTPException(404)
    if AHEAD not in request.headers or dossier.checked is None:
        dossier.look()
    return dossier


def checked_of(request: Request) -> tuple[OpenDossier, Checked]:
    """Return a dossier and its last check without a look at its files; what is sent to a server that has just started waits for the first one.

    Raises:
        HTTPException: there is no such dossier.
        CascadeError: it cannot be read.
    """
    dossier = workbench_of(request).dossier(request.path_params["dossier"])
    if dossier is None:
        raise HTTPException(404)
    if dossier.checked is None:
        dossier.look()
        dossier.wait(PATIENCE)
    if dossier.checked is None:
        raise dossier.error or CascadeError(_UNREAD)
    return dossier, dossier.checked


def judge_after(request: Request, dossier: OpenDossier) -> None:
    """Have a dossier judged after a decision: at once, or when those that the script sends pause."""
    if AHEAD in request.headers:
        dossier.judge_soon()
    else:
        dossier.judge()


def with_checked(view: CheckedView) -> Callable[[Request], Response]:
    """Return a view of a dossier that was checked; while there is no check yet, its place is taken by one that waits or says why."""

    def endpoint(request: Request) -> Response:
        dossier = dossier_of(request)
        checked = dossier.checked
        if checked is None:
            return waiting_page(request, dossier)
        return view(request, dossier, checked)

    endpoint.__name__ = view.__name__
    return endpoint


def waiting_page(request: Request, dossier: OpenDossier) -> Response:
    """Return the page of a dossier that is being read, or could not be."""
    status = 202 if dossier.state == "busy" else 200
    files = [path.relative_to(dossier.folder).as_posix() for path in list_files(dossier.folder)[0]]
    values = {
        "error": dossier.error,
        "steps": steps_of(dossier),
        "names": files,
        "undo": request.query_params.get("urung", ""),
    }
    return page(request, "waiting.html.j2", {**frame(dossier, "overview"), **values}, status)


def frame(dossier: OpenDossier, here: str) -> Mapping[str, object]:
    """Return what every page of a dossier shows around its content; `here` is the name of the screen."""
    return {"dossier": dossier, "checked": dossier.checked, "here": here, "base": f"/berkas/{dossier.name}"}


_UNREAD = LocalizedText("Berkas ini belum selesai dibaca; coba lagi sebentar lagi.", "This dossier has not been read yet; try again in a moment.")  # fmt: skip
