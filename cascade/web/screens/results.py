"""Offer what can be downloaded of a check, take a filled-in workbook, and keep the reports in their folder."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.options import CheckOptions
from cascade.reports.formats import html
from cascade.reports.report_folder import find_folder
from cascade.reports.revised_copies import revised_copies
from cascade.review.answered_check import sentence_on, take_down
from cascade.review.workbook import read_workbook
from cascade.safe_io.limited_call import read_limited
from cascade.safe_io.temporary_folder import temporary_folder
from cascade.store.workspace import file_name
from cascade.web.asking import dossier_of, frame, waiting_page, with_checked, workbench_of
from cascade.web.forms import Form, write
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import go_to, language_of, page
from cascade.web.results.catalogue import ALL, is_offered, shelves
from cascade.web.results.downloads import Download, Kept, make, save_all

PATIENCE = 3.0  # seconds that a click waits for its file before a page says that it is being made
BETWEEN_SIGNS, MOST_SIGNS = 0.3, 4_000
SAVED = "simpan"
_FIX = "daftar-usulan"


def show(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show everything that can be downloaded."""
    wanted = request.query_params.get("buat", "")
    made = dossier.made.find((checked.number, f"{wanted}:{language_of(request)}")) if wanted else None
    values = {
        "shelves": shelves(),
        "all": ALL,
        "wanted": wanted if made is not None else "",
        "made": made,
        "saves": wanted == SAVED,
        "folder": find_folder(dossier.folder, checked.report.dossier, dossier.reports),
    }
    return page(request, "results.html.j2", {**frame(dossier, "results"), **values})


def download(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Send a file; where that takes longer, show that it is being made."""
    name, language = request.path_params["name"], language_of(request)
    if not is_offered(name):
        raise HTTPException(404)
    kept = _kept(dossier, checked, language)
    key = (checked.number, f"{name}:{language}")
    made = dossier.made.ask(key, lambda say: make(checked.report, name, language, say, kept), PATIENCE)
    if made.error is not None:
        raise made.error
    if made.value is None:
        return go_to(f"/berkas/{dossier.name}/hasil", buat=name)
    return _attachment(made.value.name, made.value.content, made.value.kind)


def _kept(dossier: OpenDossier, checked: Checked, language: Language) -> Kept:
    """Return what tells what was made of a check already."""

    def find(name: str) -> Download | None:
        made = dossier.made.find((checked.number, f"{name}:{language}"))
        return made.value if made is not None and isinstance(made.value, Download) else None

    return find


def _attachment(name: str, content: bytes, kind: str) -> Response:
    plain = file_name(name).encode("ascii", "replace").decode().replace("?", "_")
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=kind, headers={"content-disposition": disposition})


def open_report(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show the whole report as a page of its own, which can reach nothing of ours."""
    language = language_of(request)
    kept = _kept(dossier, checked, language)
    key = (checked.number, f"html:{language}")
    made = dossier.made.ask(key, lambda say: make(checked.report, "html", language, say, kept), PATIENCE * 10)
    if made.error is not None:
        raise made.error
    if made.value is None:
        return go_to(f"/berkas/{dossier.name}/hasil", buat="html")
    policy = f"{html.page_policy()}; frame-ancestors 'none'; sandbox allow-scripts"
    return Response(made.value.content, media_type=made.value.kind, headers={"content-security-policy": policy})


def save(request: Request, form: Form) -> Response:
    """Write all reports into the folder of the dossier's reports."""
    dossier, language = dossier_of(request), language_of(request)
    checked = dossier.checked
    if checked is None:
        return waiting_page(request, dossier)
    kept = _kept(dossier, checked, language)
    key = (checked.number, f"{SAVED}:{language}")
    dossier.made.forget(key)
    made = dossier.made.ask(key, lambda say: save_all(dossier, checked.report, language, say, kept), PATIENCE)
    if made.error is not None:
        raise made.error
    return go_to(f"/berkas/{dossier.name}/hasil", buat=SAVED)


async def progress(request: Request) -> Response:
    """Tell a page how far a file is, as server-sent events, until it is made."""
    dossier = await asyncio.to_thread(dossier_of, request)
    language, wanted = language_of(request), request.query_params.get("buat", "")

    async def signs() -> AsyncIterator[str]:
        last = ""
        for _ in range(MOST_SIGNS):
            checked = dossier.checked
            made = dossier.made.find((checked.number, f"{wanted}:{language}")) if checked else None
            is_busy = made is not None and made.is_busy
            said = made.said.say(language) if made is not None and made.said else ""
            sign = json.dumps({"said": said, "seconds": made.seconds if made else 0, "busy": is_busy})
            if sign != last:
                last = sign
                yield f"data: {sign}\n\n"
            if not is_busy:
                return
            await asyncio.sleep(BETWEEN_SIGNS)

    return StreamingResponse(signs(), media_type="text/event-stream")


def show_revised(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show which values the revised copies change, and what is left to a person."""
    language = language_of(request)
    key = (checked.number, f"{_FIX}:{language}")
    made = dossier.made.ask(key, lambda say: revised_copies(checked.report, language), PATIENCE * 10)
    if made.error is not None:
        raise made.error
    return page(request, "revised.html.j2", {**frame(dossier, "results"), "revised": made.value})


def take_answers(request: Request, form: Form) -> Response:
    """Take the answers of a filled-in workbook down."""
    dossier, actor = dossier_of(request), workbench_of(request).actor
    back = f"/berkas/{dossier.name}/hasil"
    if not actor:
        return go_to("/nama", kembali=back)
    checked, files = dossier.checked, form.files("kertas")
    if checked is None:
        return waiting_page(request, dossier)
    if not files:
        raise CascadeError(_NO_WORKBOOK, _NO_WORKBOOK_HINT)
    with temporary_folder() as folder:
        path = folder / (file_name(files[0].filename or "") or "kertas-kerja.xlsx")
        with path.open("wb") as copy:
            shutil.copyfileobj(files[0].file, copy)
        filled = read_limited(read_workbook, path)
    taken, _ = take_down(filled, checked.prepared, dossier.folder, CheckOptions(), actor)
    dossier.judge()
    values = {**frame(dossier, "results"), "sentence": sentence_on(taken), "taken": taken, "file": filled.file}
    return page(request, "answers.html.j2", values)


ROUTES = [
    Route("/berkas/{dossier}/hasil", with_checked(show)),
    Route("/berkas/{dossier}/hasil/kemajuan", progress),
    Route("/berkas/{dossier}/hasil/unduh/{name}", with_checked(download)),
    Route("/berkas/{dossier}/hasil/laporan", with_checked(open_report)),
    Route("/berkas/{dossier}/hasil/usulan", with_checked(show_revised)),
    write("/berkas/{dossier}/hasil/simpan", save, "save_reports"),
    write("/berkas/{dossier}/hasil/jawaban", take_answers),
]

_NO_WORKBOOK = LocalizedText("Tidak ada kertas kerja yang dipilih.", "No workbook was chosen.")
_NO_WORKBOOK_HINT = LocalizedText(
    "Unduh kertas kerja Excel, isi sel kuningnya, lalu taruh di sini.",
    "Download the Excel workbook, fill in its yellow cells, and drop it here.",
)
