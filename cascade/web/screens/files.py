"""Take in the files of a new dossier or of one that is there, and move files into the trash."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.model.i18n import LocalizedText
from cascade.reading.loaders.folder import list_files
from cascade.store.incoming import Delivery, place
from cascade.store.workspace import file_name
from cascade.text.printable import readable_name
from cascade.web.asking import dossier_of, frame, workbench_of
from cascade.web.forms import Form, write
from cascade.web.open_dossier import OpenDossier
from cascade.web.pages import go_to, language_of, page
from cascade.web.start.uploads import NEW_NAME, delivery_of, told


def begin_dossier(request: Request, form: Form) -> Response:
    """Make a dossier of the files that somebody brings, and begin to check it."""
    workbench = workbench_of(request)
    delivery = delivery_of(workbench_of(request).incoming, form)
    try:
        today = datetime.datetime.now().astimezone().date()
        name = file_name(form.text("nama")) or delivery.proposed or f"{NEW_NAME} {today.isoformat()}"
        folder = workbench.workspace.adopt(delivery.folder, name)
    finally:
        workbench.incoming.drop(delivery)
    return _to_progress(request, folder.name, told(delivery, delivery.taken, language_of(request)))


def add_files(request: Request, form: Form) -> Response:
    """Add files to a dossier; where names are there already with another content, ask first."""
    dossier, delivery = dossier_of(request), delivery_of(workbench_of(request).incoming, form)
    if delivery.clashes(dossier.folder):
        workbench_of(request).incoming.keep(delivery)
        return go_to(f"/berkas/{dossier.name}/kiriman/{delivery.name}")
    return _placed(request, dossier, delivery, "both")


def show_clash(request: Request) -> Response:
    """Ask what becomes of files whose names are there already."""
    dossier, delivery = dossier_of(request), _waiting(request)
    clashes = [readable_name(each.relative_to(dossier.folder).as_posix()) for each in delivery.clashes(dossier.folder)]
    others = len(delivery.files()) - len(clashes)
    return page(
        request,
        "clash.html.j2",
        {**frame(dossier, "overview"), "delivery": delivery, "clashes": clashes, "others": others},
    )


def settle_clash(request: Request, form: Form) -> Response:
    """Do with files whose names are there already as was said."""
    dossier, delivery = dossier_of(request), _waiting(request)
    said = form.text("sama")
    if said not in ("replace", "both"):
        workbench_of(request).incoming.drop(delivery)
        return go_to(f"/berkas/{dossier.name}", kata=_say(request, _LEFT))
    return _placed(request, dossier, delivery, "replace" if said == "replace" else "both")


def discard_file(request: Request, form: Form) -> Response:
    """Move a file of a dossier into the trash."""
    dossier, workbench = dossier_of(request), workbench_of(request)
    path = _file_of(dossier.folder, form.text("file"))
    if path is None:
        raise HTTPException(404)
    trashed = workbench.trash.discard(path)
    dossier.check()
    return go_to(f"/berkas/{dossier.name}", kata=_say(request, _DISCARDED.format(f=path.name)), urung=trashed)


def _placed(
    request: Request, dossier: OpenDossier, delivery: Delivery, on_same: Literal["replace", "both"]
) -> Response:
    workbench = workbench_of(request)
    try:
        count, replaced = place(delivery, dossier.folder, workbench.trash, on_same)
    finally:
        workbench.incoming.drop(delivery)
    if not count:
        return go_to(f"/berkas/{dossier.name}", kata=told(delivery, count, language_of(request)))
    return _to_progress(request, dossier.name, told(delivery, count, language_of(request)), replaced)


def _to_progress(request: Request, name: str, told: str, undo: str = "") -> Response:
    dossier = workbench_of(request).dossier(name)
    if dossier is None:
        raise HTTPException(404)
    dossier.check()
    return go_to(f"/berkas/{name}", kata=told, urung=undo)


def _waiting(request: Request) -> Delivery:
    delivery = workbench_of(request).incoming.find(request.path_params["delivery"])
    if delivery is None:
        raise HTTPException(404)
    return delivery


def _file_of(folder: Path, name: str) -> Path | None:
    """Return the file of a dossier that a page calls so."""
    return next(
        (each for each in list_files(folder)[0] if readable_name(each.relative_to(folder).as_posix()) == name), None
    )


def _say(request: Request, text: LocalizedText) -> str:
    return text.say(language_of(request))


ROUTES = [
    write("/berkas", begin_dossier),
    write("/berkas/{dossier}/tambah", add_files),
    Route("/berkas/{dossier}/kiriman/{delivery}", show_clash),
    write("/berkas/{dossier}/kiriman/{delivery}", settle_clash),
    write("/berkas/{dossier}/buang-file", discard_file),
]

_LEFT = LocalizedText("Kiriman dibatalkan, tidak ada yang berubah.", "Nothing was added, nothing has changed.")
_DISCARDED = LocalizedText("{f} dipindahkan ke tempat sampah.", "{f} was moved to the trash.")
