"""Say what each printed place of a file became in a check: an element, a target, a total, nothing; and what speaks of it.

A check and the corrections of this moment go in; outcomes, problems and corrections by place come out. Opens no file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cascade.decisions.reading_correction import PlaceInFile, ReadingCorrection
from cascade.model import LEVEL_NAMES, AppliedCorrection, Document, Element, Indicator, Label, Severity, Source
from cascade.model.i18n import LocalizedText, same
from cascade.pipeline.hand_corrections.entry import readable_rows
from cascade.pipeline.hand_corrections.parts import Part, Row
from cascade.reports.html.places import PlaceKey, place_key
from cascade.web.open_dossier import Checked

Kind = Literal[
    "header", "element", "indicator", "total", "target", "quarters", "pagu", "baseline", "unit", "code", "detail",
    "missed", "stranger", "ignored", "unused", "plain",
]  # fmt: skip
LETTERS: dict[Kind, str] = {
    "header": "H", "element": "U", "indicator": "I", "total": "J", "target": "T", "quarters": "W", "pagu": "P",
    "baseline": "A", "unit": "S", "code": "K", "detail": "D", "missed": "?", "stranger": "×", "ignored": "–", "unused": "·", "plain": "",
}  # fmt: skip
KIND_LABELS: dict[Kind, LocalizedText] = {
    "header": LocalizedText("kepala kolom", "column heading"),
    "element": LocalizedText("unsur (tujuan sampai sub kegiatan)", "element (tujuan to sub kegiatan)"),
    "indicator": LocalizedText("indikator", "indicator"),
    "total": LocalizedText("jumlah", "total"),
    "target": LocalizedText("target tahunan", "yearly target"),
    "quarters": LocalizedText("target triwulan", "quarterly target"),
    "pagu": LocalizedText("pagu", "pagu"),
    "baseline": LocalizedText("kondisi awal", "baseline"),
    "unit": LocalizedText("satuan", "unit"),
    "code": LocalizedText("kode", "code"),
    "detail": LocalizedText("keterangan indikator atau unsur", "detail of an indicator or element"),
    "missed": LocalizedText("tidak dibaca", "not read"),
    "stranger": LocalizedText("tabel tidak dikenali", "table not recognised"),
    "ignored": LocalizedText("kolom diabaikan", "column ignored"),
    "unused": LocalizedText("tidak menjadi apa-apa", "became nothing"),
    "plain": LocalizedText("di luar tabel target", "outside the tables of targets"),
}
_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)\2")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that a place became: a part of a row, with the text that was read."""

    kind: Kind
    part: LocalizedText
    row: LocalizedText
    name: str
    text: str

    @property
    def sentence(self) -> LocalizedText:
        """What it became, in one line."""
        if self.kind in ("element", "indicator", "total"):
            return self.row + same(f"“{self.name}”")
        return LocalizedText("{p} dari {r} “{n}”", "{p} of {r} “{n}”").format(p=self.part, r=self.row, n=self.name)


@dataclass(frozen=True, slots=True)
class ProblemMark:
    """A problem that speaks of a place: the number by which every report calls it, and the finding that leads to it."""

    number: int
    severity: Severity
    fingerprint: str
    subject: str


@dataclass(frozen=True, slots=True)
class CorrectionMark:
    """What a person corrected at a place; `state` is None while the check does not know of it yet."""

    id: str
    part: LocalizedText
    read: str
    value: str
    by: str
    why: str
    state: str | None


@dataclass(slots=True)
class FileOutcomes:
    """What the places of one file became, and what speaks of them."""

    became: dict[PlaceKey, list[Outcome]] = field(default_factory=lambda: defaultdict(list))
    missed: dict[PlaceKey, LocalizedText] = field(default_factory=dict)
    lost_rows: dict[tuple[str | None, int | None, int | None], LocalizedText] = field(default_factory=dict)
    problems: dict[PlaceKey, dict[int, ProblemMark]] = field(default_factory=lambda: defaultdict(dict))
    corrections: dict[PlaceKey, list[CorrectionMark]] = field(default_factory=lambda: defaultdict(list))


def outcomes_of(checked: Checked, file: str, corrections: Sequence[ReadingCorrection]) -> FileOutcomes:
    """Return what a check made of a file; `corrections` are those in force at this moment."""
    found = FileOutcomes()
    report = checked.report
    for document in report.documents:
        if document.file == file:
            for source, outcome in _outcomes(document):
                if outcome not in found.became[place_key(source)]:
                    found.became[place_key(source)].append(outcome)
    for each in report.not_understood:
        if each.source.file == file and each.source.row is not None:
            found.missed[place_key(each.source)] = each.reason
    for account in report.accounts:
        for table in account.tables if account.file == file else ():
            for lost in table.rows_lost:
                found.lost_rows[lost.sheet, lost.table, lost.row] = _ROW_LOST
    for problem in report.main_problems:
        mark = ProblemMark(problem.number, problem.severity, problem.findings[0].fingerprint, problem.subject)
        for place in problem.places:
            if place.file == file:
                for key in keys_of(place):
                    found.problems[key][problem.number] = mark
    applied = {each.id: each for each in checked.report.corrections if each.id}
    for correction in corrections:
        if correction.file == file:
            outcome_known = applied.get(correction.id or "")
            found.corrections[_correction_key(correction, outcome_known)].append(_mark(correction, outcome_known))
    return found


def keys_of(source: Source) -> Iterator[PlaceKey]:
    """Yield the keys of the cells that an address names: of a run of cells in a row each one."""
    run = _RANGE.fullmatch(source.cell or "")
    if run is None or source.box is not None:
        yield place_key(source)
        return
    first, row, last = run.groups()
    for number in range(column_number(first), min(column_number(last), column_number(first) + 200) + 1):
        yield place_key(replace(source, cell=f"{column_letters(number)}{row}"))


def column_letters(number: int) -> str:
    """Return the name of a column of a spreadsheet."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column of a spreadsheet."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _outcomes(document: Document) -> Iterator[tuple[Source, Outcome]]:
    for row, part, text, source in readable_rows(document):
        if part.what not in ("level", "not_a_row") and (text or part.what == "name"):
            yield source, Outcome(_kind(row, part), part.words, _row_label(row), row.name.text, text)
        if part.what == "name" and isinstance(row, Indicator):
            for other in row.sources:
                yield other, Outcome("indicator", part.words, _row_label(row), row.name.text, text)
    for indicator in document.indicators:
        for label in indicator.details.values():
            yield label.source, _detail(indicator, label)
    for element in document.elements:
        for each in (*element.statements, element.funds, element.work_unit):
            if each is not None:
                yield each.source, _detail(element, each)


def _detail(row: Row, label: Label) -> Outcome:
    return Outcome("detail", _DETAIL, _row_label(row), row.name.text, label.text)


def _kind(row: Row, part: Part) -> Kind:
    match part.what:
        case "name":
            return "element" if isinstance(row, Element) else "indicator" if isinstance(row, Indicator) else "total"
        case "target":
            return "quarters" if part.quarter is not None else "target"
        case "end_target":
            return "target"
        case "pagu" | "end_pagu":
            return "pagu"
        case "baseline" | "unit" | "code":
            return part.what
    return "detail"


def _row_label(row: Row) -> LocalizedText:
    if isinstance(row, Element | Indicator):
        level = LEVEL_NAMES.get(row.level, row.level)
        if isinstance(row, Element):
            return same(level)
        return LocalizedText(f"indikator {level}", f"indicator of {level}")
    return KIND_LABELS["total"]


def _correction_key(correction: ReadingCorrection, outcome: AppliedCorrection | None) -> PlaceKey:
    if outcome is not None:
        return place_key(outcome.source)
    return key_in_file(correction.place)


def key_in_file(place: PlaceInFile) -> PlaceKey:
    """Return the key of a place that is named without its box; cells answer to it too."""
    if place.cell is not None:
        return ("in file", place.sheet, place.cell)
    return ("in file", place.sheet, place.table, place.row, place.column)


def _mark(correction: ReadingCorrection, outcome: AppliedCorrection | None) -> CorrectionMark:
    part = Part(correction.what, correction.year, correction.quarter)
    state = outcome.state if outcome else None
    return CorrectionMark(
        correction.id or "", part.words, correction.read, correction.value, correction.by, correction.why, state
    )


_ROW_LOST = LocalizedText(
    "Baris ini memuat angka, tetapi tidak ada yang dibaca darinya.",
    "This row prints figures, but nothing was read of it.",
)
_DETAIL = LocalizedText("keterangan", "detail")
