"""Take a new version of a document, and show what it settled and what it changed."""

from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cascade.graph.version_diff import CHANGE_NAMES, level_name
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, joined
from cascade.pipeline.dossier import read
from cascade.reading.loaders import LOADERS, supported_formats
from cascade.reports.followup import STATUS_NAMES
from cascade.safe_io.temporary_folder import temporary_folder
from cascade.store.earlier_versions import EarlierVersions
from cascade.store.workspace import file_name
from cascade.web.asking import checked_of, dossier_of, frame, with_checked, workbench_of
from cascade.web.forms import Form, chosen, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import go_to, language_of, page
from cascade.web.places import place_address
from cascade.web.results.history import ORDER, difference, followed_problems, only_read_before

PATIENCE = 30.0  # seconds that the page waits for two versions to be compared


def versions_of(request: Request, dossier: OpenDossier) -> EarlierVersions:
    """Return the earlier versions of a dossier."""
    return EarlierVersions.of(workbench_of(request).workspace.folder, dossier.name, dossier.folder)


def show(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show what became of the problems, and which versions there are."""
    follow_up, kept = checked.report.follow_up, versions_of(request, dossier).kept()
    values = {
        "follow_up": follow_up,
        "problems": followed_problems(checked.report, follow_up) if follow_up else {},
        "names": STATUS_NAMES,
        "kept": kept,
        "read_before": list(only_read_before(checked, kept)),
        "files": sorted(checked.prepared.dossier.files),
        "order": ORDER,
    }
    return page(request, "versions.html.j2", {**frame(dossier, "results"), **values})


def show_difference(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show what differs between a document and an earlier version of it."""
    file, key = request.query_params.get("berkas", ""), request.query_params.get("versi", "")
    kept = next((each for each in versions_of(request, dossier).kept() if each.key == key), None)
    if (key and kept is None) or (not key and file not in checked.earlier):
        raise HTTPException(404)
    file = kept.file if kept else file
    made = dossier.made.ask(
        (checked.number, f"beda:{file}:{key}"), lambda say: difference(file, checked, kept, say), PATIENCE
    )
    if made.error is not None:
        raise made.error
    base = f"/berkas/{dossier.name}"
    values = {
        "file": file,
        "key": key,
        "made": made,
        "diff": made.value,
        "kinds_of_change": CHANGE_NAMES,
        "level_name": level_name,
        "place": lambda source: place_address(base, checked, source),
    }
    status = 202 if made.value is None else 200
    return page(request, "difference.html.j2", {**frame(dossier, "results"), **values}, status)


def take(request: Request, form: Form) -> Response:
    """Put new versions in the place of documents, and check anew."""
    (dossier, checked), language = checked_of(request), language_of(request)
    back = chosen(form.text("kembali"), ("siap", "versi"), "versi")
    wanted = form.text("menggantikan")
    uploads = form.files("berkas")
    if not uploads:
        raise CascadeError(_NONE, _NONE_HINT)
    targets = [_target(each, wanted, checked) for each in uploads]  # before anything is replaced
    said = []
    for upload, target in zip(uploads, targets, strict=True):
        upload.file.seek(0)
        suffix = _suffix(upload)
        is_other = suffix != PurePosixPath(target).suffix.lower()
        kept = versions_of(request, dossier).replace(target, upload.file, suffix if is_other else "")
        said.append((_TAKEN if kept else _SAME).format(f=target))
    dossier.check()
    return go_to(f"/berkas/{dossier.name}/{back}", kata=joined(said, " ").say(language))


def put_back(request: Request, form: Form) -> Response:
    """Put an earlier version in the place of the present one, which is kept in turn."""
    dossier, language = dossier_of(request), language_of(request)
    version = versions_of(request, dossier).put_back(form.text("versi"))
    if version is None:
        raise HTTPException(404)
    dossier.check()
    return go_to(f"/berkas/{dossier.name}/versi", kata=_PUT_BACK.format(f=version.file).say(language))


def _target(upload: UploadFile, wanted: str, checked: Checked) -> str:
    """Return which document a file is a new version of: the one that was chosen, that of its name, else of its kind and year.

    Raises:
        CascadeError: it is no document, or nobody can tell.
    """
    files, name = checked.prepared.dossier.files, file_name(upload.filename or "")
    if _suffix(upload) not in LOADERS:
        raise CascadeError(_NO_DOCUMENT.format(f=name), supported_formats())
    if wanted in files:
        return wanted
    same_name = [each for each in files if PurePosixPath(each).name.casefold() == name.casefold()]
    if len(same_name) == 1:
        return same_name[0]
    alike = _of_same_kind(upload, name, checked)
    if len(alike) == 1:
        return alike[0]
    raise CascadeError(_UNCLEAR.format(f=name), _UNCLEAR_HINT)


def _of_same_kind(upload: UploadFile, name: str, checked: Checked) -> list[str]:
    """Read a file under limits, and return the documents of the dossier that are of its kind and year."""
    with temporary_folder() as folder:
        path = folder / name
        with path.open("wb") as copy:
            shutil.copyfileobj(upload.file, copy)
        found = {(each.kind, each.years or (each.year,)) for each in read(path).documents}
    documents = checked.prepared.dossier.documents
    return list(dict.fromkeys(each.file for each in documents if (each.kind, each.years or (each.year,)) in found))


def _suffix(upload: UploadFile) -> str:
    return Path(file_name(upload.filename or "")).suffix.lower()


ROUTES = [
    Route("/berkas/{dossier}/versi", with_checked(show)),
    Route("/berkas/{dossier}/versi/beda", with_checked(show_difference)),
    write("/berkas/{dossier}/versi", take, "take_version"),
    write("/berkas/{dossier}/versi/kembalikan", put_back, "put_version_back"),
]

_NONE = LocalizedText("Tidak ada berkas yang dipilih.", "No file was chosen.")
_NONE_HINT = LocalizedText("Pilih berkas yang sudah diperbaiki.", "Choose the corrected file.")
_NO_DOCUMENT = LocalizedText("{f}: bukan dokumen yang dapat dibaca.", "{f}: no document that can be read.")
_UNCLEAR = LocalizedText(
    "{f}: tidak jelas dokumen mana yang digantikannya; belum ada yang diubah.",
    "{f}: it is not clear which document it replaces; nothing was changed.",
)
_UNCLEAR_HINT = LocalizedText(
    "Pilih dokumennya di “Menggantikan”, lalu taruh berkasnya lagi.", "Choose it under “Replaces”, and drop it again."
)
_TAKEN = LocalizedText("{f} diganti; versi lamanya disimpan.", "{f} was replaced; its old version is kept.")
_SAME = LocalizedText("{f} sama dengan yang sudah ada.", "{f} is the same as before.")
_PUT_BACK = LocalizedText("{f} dikembalikan ke versi sebelumnya.", "{f} is the earlier version again.")
