"""Say what a document or a dossier is, rename a dossier, move it into the trash and back."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders.folder import list_files
from cascade.store.workspace import file_name
from cascade.text.printable import readable_name
from cascade.web.asking import dossier_of, frame, workbench_of
from cascade.web.forms import Form, write
from cascade.web.pages import go_to, language_of, page
from cascade.web.start.identity import Stated, state_of_dossier, state_of_file


def correct_file(request: Request, form: Form) -> Response:
    """Write down what a file is."""
    dossier, file = dossier_of(request), form.text("file")
    if file not in (
        readable_name(each.relative_to(dossier.folder).as_posix()) for each in list_files(dossier.folder)[0]
    ):
        raise HTTPException(404)
    stated = Stated(form.text("kind"), form.text("years"), form.text("phase"), form.text("office"))
    state_of_file(dossier.folder, file, stated)
    dossier.check()
    return go_to(f"/berkas/{dossier.name}", kata=_say(request, _WRITTEN.format(f=file)))


def correct_dossier(request: Request, form: Form) -> Response:
    """Write down the office and the year of a dossier."""
    dossier = dossier_of(request)
    state_of_dossier(dossier.folder, form.text("office"), form.text("year"))
    dossier.check()
    return go_to(f"/berkas/{dossier.name}", kata=_say(request, _WRITTEN.format(f=dossier.name)))


def rename(request: Request, form: Form) -> Response:
    """Give a dossier another name."""
    dossier, wanted = dossier_of(request), file_name(form.text("nama"))
    if not wanted:
        raise CascadeError(_NO_NAME, _NO_NAME_HINT)
    if wanted == dossier.name:
        return go_to(f"/berkas/{dossier.name}")
    name = workbench_of(request).rename(dossier.name, wanted)
    return go_to(f"/berkas/{name}", kata=_say(request, _RENAMED.format(n=name)))


def confirm_discard(request: Request) -> Response:
    """Ask whether a dossier shall go."""
    return page(request, "discard.html.j2", frame(dossier_of(request), "overview"))


def discard(request: Request, form: Form) -> Response:
    """Move a dossier into the trash."""
    dossier = dossier_of(request)
    place = workbench_of(request).discard(dossier.name)
    return go_to("/", kata=_say(request, _DISCARDED.format(n=dossier.name)), urung=place)


def show_trash(request: Request) -> Response:
    """Show what lies in the trash."""
    trash = workbench_of(request).trash
    return page(request, "trash.html.j2", {"content": trash.content(), "folder": trash.folder})


def restore(request: Request, form: Form) -> Response:
    """Put something from the trash back where it was."""
    workbench = workbench_of(request)
    name, is_dossier = workbench.restore(request.path_params["place"])
    dossier = workbench.dossier(name)
    if dossier is not None and not is_dossier:
        dossier.check()
    return go_to(f"/berkas/{name}", kata=_say(request, _RESTORED))


def _say(request: Request, text: LocalizedText) -> str:
    return text.say(language_of(request))


ROUTES = [
    write("/berkas/{dossier}/pengenal-file", correct_file),
    write("/berkas/{dossier}/pengenal", correct_dossier),
    write("/berkas/{dossier}/nama", rename, "rename_dossier"),
    Route("/berkas/{dossier}/buang", confirm_discard),
    write("/berkas/{dossier}/buang", discard, "discard_dossier"),
    Route("/sampah", show_trash),
    write("/sampah/{place}/kembalikan", restore, "restore_from_trash"),
]

_WRITTEN = LocalizedText("{f}: ditulis ke berkas.yaml, dibaca ulang.", "{f}: written to berkas.yaml, read again.")
_RENAMED = LocalizedText("Namanya sekarang {n}.", "It is called {n} now.")
_DISCARDED = LocalizedText("{n} dipindahkan ke tempat sampah.", "{n} was moved to the trash.")
_RESTORED = LocalizedText("Dikembalikan.", "Put back.")
_NO_NAME = LocalizedText("Nama ini tidak dapat dipakai.", "This name cannot be used.")
_NO_NAME_HINT = LocalizedText(
    "Pakai huruf, angka, spasi dan tanda hubung, misalnya Kecamatan Contoh 2026.",
    "Use letters, digits, blanks and hyphens, such as Kecamatan Contoh 2026.",
)
