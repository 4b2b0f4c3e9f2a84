"""Show the files of a dossier, and what was read of each page over its print."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cascade.decisions.entry import new_id
from cascade.model import Document, FileAccount, Problem
from cascade.model.errors import CascadeError
from cascade.reports.reading_account import NOT_WHOLE, TableLine, lines_of, sentence_of
from cascade.web.asking import frame, waiting_page, with_checked, workbench_of
from cascade.web.documents.outcomes import KIND_LABELS, LETTERS, ProblemMark
from cascade.web.documents.page_screen import page_screen
from cascade.web.forms import chosen
from cascade.web.open_dossier import Checked, OpenDossier
from cascade.web.pages import address, page
from cascade.web.places import WITH_PAGES, file_keys, place_address

ZOOMS = ("1", "2", "3")


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file of the list: what it is, what was read of it, what is wrong with it."""

    key: str
    file: str
    has_pages: bool
    documents: tuple[Document, ...]
    account: FileAccount | None
    problems: tuple[Problem, ...]
    marks: tuple[ProblemMark, ...]

    @property
    def said(self) -> object:
        """What became of its tables."""
        return sentence_of(self.account) if self.account else ""

    @property
    def not_whole(self) -> tuple[TableLine, ...]:
        """Its tables that were not read, or only in part."""
        return tuple(lines_of([self.account], NOT_WHOLE)) if self.account else ()

    @property
    def is_grave(self) -> bool:
        """Something of it was not read at all."""
        return any(each.severity == "error" for each in self.problems) or any(
            line.table.state == "not_read" for line in self.not_whole
        )


def show_list(request: Request, dossier: OpenDossier, checked: Checked) -> Response:
    """Show all files."""
    workbench_of(request).library.warm_up()
    values = {
        "files": [_listed(checked, key, file) for key, file in file_keys(checked)],
        "ignored": checked.report.ignored,
        "place": lambda source: place_address(f"/berkas/{dossier.name}", checked, source),
    }
    return page(request, "documents.html.j2", {**frame(dossier, "documents"), **values})


@dataclass(frozen=True, slots=True)
class Refused:
    """A correction that was not written down: why, and what a person had typed."""

    error: CascadeError
    part: str
    value: str
    reason: str


def show_page(request: Request, dossier: OpenDossier, checked: Checked, refused: Refused | None = None) -> Response:
    """Show one page of a file; where a correction was refused also why, with what was typed."""
    key, query = request.path_params["file"], request.query_params
    library = workbench_of(request).library
    screen = page_screen(library, checked, dossier.folder, key, request.path_params.get("page"), query)
    if screen is None:
        if dossier.state == "busy":  # the file has changed and is being read
            return waiting_page(request, dossier)
        raise HTTPException(404)
    if "page" not in request.path_params and screen.is_read:
        named = {name: query[name] for name in ("sel", "zoom", "kata", "lang") if name in query}
        return RedirectResponse(address(f"{request.url.path}/{screen.number}", **named) + "#sel", status_code=303)
    account = next((each for each in checked.report.accounts if each.file == screen.file), None)
    values = {
        "screen": screen,
        "here_path": f"/berkas/{dossier.name}/dokumen/{screen.key}",
        "pictures": f"/berkas/{dossier.name}/halaman/{screen.key}",
        "page_states": account.pages if account else {},
        "zoom": chosen(query.get("zoom", ""), ZOOMS, "1"),
        "searched": query.get("cari", ""),
        "kind_labels": KIND_LABELS,
        "letters": LETTERS,
        "act_id": new_id(),
        "refused": refused,
    }
    return page(request, "document_page.html.j2", {**frame(dossier, "documents"), **values}, 400 if refused else 200)


def _listed(checked: Checked, key: str, file: str) -> ListedFile:
    report = checked.report
    marks = {
        problem.number: ProblemMark(problem.number, problem.severity, problem.findings[0].fingerprint, problem.subject)
        for problem in report.main_problems
        if any(place.file == file for place in problem.places)
    }
    return ListedFile(
        key=key,
        file=file,
        has_pages=checked.prepared.dossier.files[file].suffix.lower() in WITH_PAGES,
        documents=tuple(document for document in report.documents if document.file == file),
        account=next((each for each in report.accounts if each.file == file), None),
        problems=tuple(each for each in report.problems if each.source is not None and each.source.file == file),
        marks=tuple(marks.values()),
    )


ROUTES = [
    Route("/berkas/{dossier}/dokumen", with_checked(show_list)),
    Route("/berkas/{dossier}/dokumen/{file}", with_checked(show_page)),
    Route("/berkas/{dossier}/dokumen/{file}/{page:int}", with_checked(show_page)),
]
