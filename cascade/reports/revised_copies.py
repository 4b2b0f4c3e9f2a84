"""Copy the documents with the values that follow from the cascade, and list what is left to a person.

A report goes in; copies come out for the files that can carry new values, with `usulan.md`, which says what was written, what
could not be written and why, and what somebody has to decide. The documents themselves are never touched. Unlike copies with
notes these are documents again: they may be checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from cascade.advice.cell_names import CellNames
from cascade.advice.grouping import address
from cascade.advice.main_problem import CellChange, MainProblem
from cascade.model import Document, Label, Quantity
from cascade.model.i18n import Language, LocalizedText, same
from cascade.reports import revisers
from cascade.reports.report import Report
from cascade.reports.revisers import Revised, Revision
from cascade.reports.rewriting import Original, rewritten
from cascade.rules.findings.evidence import BLANK
from cascade.text.printable import escape_markdown, one_line, printable

INDEX = "usulan.md"

_NOTE = LocalizedText(
    "Usulan cascade, pokok masalah {n}. Tercetak: {v}. Diusulkan: {w}{m}.",
    "Proposed by cascade, main problem {n}. Printed: {v}. Proposed: {w}{m}.",
)
_FOLLOWS = LocalizedText(", menurut {c}", ", as in {c}")
_SUM = LocalizedText(", ikut berubah dengan bagiannya", ", which follows its parts")
_NO_REVISER = LocalizedText(
    "nilai hanya dapat ditulis ke dalam .xlsx dan .docx", "values are written into .xlsx and .docx only"
)
_RANGE = LocalizedText("terdiri atas beberapa sel; Anda yang membaginya", "it is made of several cells; you divide it")
_CHOICE = LocalizedText("perlu persetujuan", "somebody has to agree")
_SHARED = LocalizedText(
    "sel gabungan; nilainya juga milik baris lain", "a merged cell; its value is that of other rows too"
)

_TITLE = LocalizedText("Usulan perbaikan: {d}", "Proposed corrections: {d}")
_ABOUT = LocalizedText(
    "Salinan di folder ini memuat nilai yang mengikuti dokumen di atasnya tanpa pilihan lain; dokumen aslinya tidak diubah. "
    "Di Excel sel yang berubah berwarna hijau dan nilai lamanya ada di komentar; di Word terima atau tolak setiap perubahan terlacak. "
    "Angka di depan adalah nomor pokok masalah. "
    "Jumlah pagu mengikuti bagiannya: bila jumlahnya yang benar, tolak usulannya dan perbaiki bagian yang keliru.",
    "The copies in this folder hold the values that follow from the documents above without a choice; the documents "
    "themselves are as they were. In Excel a changed cell is green and its old value is in its comment; in Word accept or "
    "reject each tracked change. The number in front is that of the main problem. A total of pagu follows its parts: where the total is right, reject it and mend the part that is wrong.",
)
_WRITTEN = LocalizedText("Sudah ditulis pada salinan ({n})", "Written into the copies ({n})")
_UNWRITTEN = LocalizedText("Belum ditulis; ubah sendiri ({n})", "Not written; change them yourself ({n})")
_OPEN = LocalizedText("Perlu keputusan Anda ({n})", "For you to decide ({n})")
_NOTHING = LocalizedText("tidak ada", "none")
_CELL = LocalizedText("{c}: {v} → {w}", "{c}: {v} → {w}")


@dataclass(frozen=True, slots=True)
class ProposedCell:
    """One cell to change: of which main problem, what it is called, and why it was not written; None where it was."""

    problem: MainProblem
    change: CellChange
    name: LocalizedText
    reason: LocalizedText | None

    @property
    def line(self) -> LocalizedText:
        """The cell with its old and new value."""
        return _CELL.format(c=self.name, v=one_line(self.change.cell.value), w=one_line(self.change.wanted))


@dataclass(frozen=True, slots=True)
class RevisedCopies:
    """The copies by their place in the dossier, all cells to change, and the problems on which somebody has to decide."""

    dossier: str
    copies: Mapping[str, bytes]
    cells: tuple[ProposedCell, ...]
    open_problems: tuple[MainProblem, ...]

    @property
    def written(self) -> tuple[ProposedCell, ...]:
        """The cells that stand in the copies."""
        return tuple(cell for cell in self.cells if cell.reason is None)

    @property
    def unwritten(self) -> tuple[ProposedCell, ...]:
        """The cells of which it is clear what should stand there, and which could not be written."""
        return tuple(cell for cell in self.cells if cell.reason is not None and cell.reason != _CHOICE)

    def sections(self, *, is_brief: bool = False) -> Iterator[tuple[LocalizedText, list[LocalizedText]]]:
        """Yield what was written, what was not and why, and what is open with its advice, each with its lines."""
        yield _WRITTEN.format(n=len(self.written)), [_numbered(cell.problem, cell.line) for cell in self.written]
        reasons = LocalizedText("{l} ({r})", "{l} ({r})")
        lines = [_numbered(c.problem, reasons.format(l=c.line, r=c.reason or same(""))) for c in self.unwritten]
        yield _UNWRITTEN.format(n=len(self.unwritten)), lines
        subjects = LocalizedText("{s}", "{s}") if is_brief else LocalizedText("{s}: {a}", "{s}: {a}")
        lines = [_numbered(each, subjects.format(s=each.subject, a=each.advice)) for each in self.open_problems]
        yield _OPEN.format(n=len(self.open_problems)), lines


def revised_copies(report: Report, language: Language) -> RevisedCopies:
    """Return the copies of the files of a report, and what is left to a person."""
    names = CellNames(report.graph)
    hashes = {document.file: document.sha256 for document in report.documents}
    shared = frozenset(_shared_cells(report.documents))
    by_file: dict[str, dict[Revision, tuple[MainProblem, CellChange]]] = defaultdict(dict)
    cells: list[ProposedCell] = []
    for problem in report.main_problems:
        for change in problem.changes:
            source = change.cell.source
            is_shared = address(source) in shared or (source is not None and source.carried)
            if source is None or is_shared or not change.is_certain:
                reason = _CHOICE if source is None or change.is_asked else _RANGE if change.is_range else _SHARED
                cells.append(ProposedCell(problem, change, names.cell(change.cell), reason))
                continue
            old = "" if change.cell.value == BLANK else one_line(change.cell.value)
            note = _note(problem, change, names).say(language)
            by_file[source.file][Revision(source, old, change.wanted, note)] = problem, change
    copies: dict[str, bytes] = {}
    made = _copies(report, by_file, hashes)
    for file, revisions in by_file.items():
        outcome = made[file]
        refused = dict.fromkeys(revisions, outcome) if isinstance(outcome, LocalizedText) else outcome.refused
        if not isinstance(outcome, LocalizedText) and len(refused) < len(revisions):
            copies[PurePosixPath(file).as_posix()] = outcome.content
        cells += [
            ProposedCell(problem, change, names.cell(change.cell), refused.get(revision))
            for revision, (problem, change) in revisions.items()
        ]
    cells.sort(key=lambda cell: cell.problem.number)
    return RevisedCopies(report.dossier, copies, tuple(cells), tuple(_open_problems(report, cells)))


def _shared_cells(documents: Iterable[Document]) -> Iterator[Hashable]:
    """Yield the cells whose value a merge hands down to the rows of other indicators or elements."""
    for document in documents:
        printed: list[Quantity | Label | None] = []
        for row in document.indicators:
            printed += [row.unit, row.baseline, row.end_target, *row.targets.values(), *(row.quarters or ())]
            printed += row.pagu.values()
        printed += [quantity for element in document.elements for quantity in element.pagu.values()]
        yield from (address(each.source) for each in printed if each and each.source and each.source.carried)


def index_of(revised: RevisedCopies, language: Language) -> str:
    """Return the list beside the copies, as Markdown."""
    lines = [f"# {escape_markdown(_TITLE.format(d=revised.dossier).say(language))}", "", _ABOUT.say(language)]
    for heading, entries in revised.sections():
        lines += ["", f"## {heading.say(language)}", ""]
        lines += [f"- {escape_markdown(printable(one_line(entry.say(language))))}" for entry in entries] or [
            _NOTHING.say(language)
        ]
    return "\n".join(lines) + "\n"


def _copies(
    report: Report, by_file: Mapping[str, Iterable[Revision]], hashes: Mapping[str, str]
) -> dict[str, Revised | LocalizedText]:
    """Return the copy of each file with which values could not be written and why, or why there is no copy."""
    copies: dict[str, Revised | LocalizedText] = dict.fromkeys(by_file, _NO_REVISER)
    originals = {
        file: Original(report.files[file], hashes.get(file), tuple(revisions), report.created, revisers.revise)
        for file, revisions in by_file.items()
        if file in report.files and report.files[file].suffix.lower() in revisers.by_suffix()
    }
    return copies | rewritten(originals)


def _open_problems(report: Report, cells: list[ProposedCell]) -> Iterator[MainProblem]:
    """Yield the problems that the certain values do not do away with."""
    for problem in report.main_problems:
        is_chosen = any(cell.problem is problem and cell.reason == _CHOICE for cell in cells)
        if is_chosen or any(finding.fingerprint not in problem.settled for finding in problem.findings):
            yield problem


def _note(problem: MainProblem, change: CellChange, names: CellNames) -> LocalizedText:
    why = _SUM if change.is_consequence else LocalizedText("", "")
    if change.model is not None:
        why = _FOLLOWS.format(c=names.cell(change.model))
    printed, wanted = one_line(change.cell.value), one_line(change.wanted)
    return _NOTE.format(n=problem.number, v=printed, w=wanted, m=why)


def _numbered(problem: MainProblem, text: LocalizedText) -> LocalizedText:
    return LocalizedText("({n}) {t}", "({n}) {t}").format(n=problem.number, t=text)
