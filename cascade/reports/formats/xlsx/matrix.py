"""Add the sheet “Matriks indikator × dokumen”: what each kind of document prints of each indicator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import KIND_NAMES, QUARTER_NAMES, Document, Indicator
from cascade.model.findings import BLANK_CELL
from cascade.model.i18n import LocalizedText, same
from cascade.reports.formats.xlsx.columns import (
    AMBER,
    GREY,
    INDICATOR,
    LEVEL,
    MIDDLE,
    NUMBER,
    PLACE,
    SheetColumn,
    Style,
    StyledValue,
    Value,
    coloured_cell,
    level_name,
)
from cascade.reports.formats.xlsx.workbook import Workbook
from cascade.reports.papers.comparison import (
    NAME,
    QUARTERS,
    TARGET,
    UNIT,
    ComparisonEntry,
    ComparisonRow,
    Subject,
)
from cascade.reports.papers.wording import each_once

SMALL: Style = {"font_size": 8, "font_color": "#595959"}

_NOTE = LocalizedText(
    "Satu baris untuk satu indikator. Jingga dan ≠: berbeda dari dokumen yang lebih tinggi (paling kiri yang terisi). Abu-abu: tidak tertaut di dokumen itu.",
    "One row for each indicator. Orange and ≠: differs from the higher document (the leftmost that says something). Grey: not linked in that document.",
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One indicator with the rows of its comparison by what they compare; `kinds` are those of the matrix."""

    subject: Subject
    compared: dict[str, ComparisonRow]
    kinds: tuple[str, ...]
    graph: CascadeGraph

    def is_in(self, kind: str) -> bool:
        """Tell whether a document of a kind has the indicator."""
        return any(document.kind == kind and node for document, node in self.subject.columns)

    def entries(self, kind: str, about: str) -> list[ComparisonEntry]:
        """Return what the documents of a kind print about one thing: name, unit, target, quarters."""
        if about not in self.compared:
            return []
        cells = zip(self.subject.columns, self.compared[about].cells, strict=True)
        return [entry for (document, node), cell in cells if document.kind == kind and node for entry in cell or ()]

    def differences(self) -> Iterator[LocalizedText]:
        """Yield what differs from a higher document, and in which kind of document it does."""
        for kind in self.kinds:
            for about in (NAME, UNIT, TARGET, *([QUARTERS] if kind == "rencana_aksi" else [])):
                if any(entry.differs_from for entry in self.entries(kind, about)):
                    label = self.compared[about].label
                    yield LocalizedText(f"{label.id} {KIND_NAMES[kind]}", f"{label.en} {KIND_NAMES[kind]}")

    def places(self, kind: str) -> Iterator[LocalizedText]:
        """Yield where each document of a kind prints the name."""
        for document, node in self.subject.columns:
            if document.kind == kind and node:
                yield self._place(document, self.graph.indicators[node])

    def _place(self, document: Document, indicator: Indicator) -> LocalizedText:
        source = indicator.name.source
        if len(self.graph.of_kind(document.kind)) > 1:
            return LocalizedText(source.say("id"), source.say("en"))
        return LocalizedText(source.place.id or source.file, source.place.en or source.file)


def columns(kinds: tuple[str, ...], year: int | None) -> tuple[SheetColumn[SheetRow], ...]:
    """Return the columns for some kinds of documents and the year under review."""
    return (
        NUMBER,
        SheetColumn(LEVEL, 10, lambda row: level_name(row.subject.level)),
        SheetColumn(INDICATOR, 28, lambda row: row.subject.name, stays_in_sight=True),
        SheetColumn(LocalizedText("Yang berbeda", "What differs"), 15, _differences),
        *(column for kind in kinds for column in _kind_columns(kind, year)),
        *(_place_column(kind) for kind in kinds),
    )


def _kind_columns(kind: str, year: int | None) -> Iterator[SheetColumn[SheetRow]]:
    """Yield the columns of one kind of document."""
    group = same(KIND_NAMES[kind])
    target = same(f"Target {year or ''}".strip())
    yield SheetColumn(LocalizedText("Nama tercetak", "Printed name"), 22, _printed(kind, NAME), group=group)
    yield SheetColumn(LocalizedText("Satuan", "Unit"), 10, _printed(kind, UNIT), group=group)
    yield SheetColumn(target, 11, _printed(kind, TARGET), MIDDLE, group=group)
    if kind == "rencana_aksi":
        for quarter in QUARTER_NAMES:
            yield SheetColumn(same(quarter), 8, _printed_quarter(kind, quarter), MIDDLE, group=group)


def _place_column(kind: str) -> SheetColumn[SheetRow]:
    def value(row: SheetRow) -> LocalizedText:
        return each_once(row.places(kind), "\n")

    return SheetColumn(same(KIND_NAMES[kind]), 18, value, SMALL, group=PLACE, is_printed=False)


def _differences(row: SheetRow) -> StyledValue:
    differences = list(row.differences())
    return StyledValue(each_once(differences, "; "), {"bg_color": AMBER} if differences else {})


def _printed(kind: str, about: str) -> Callable[[SheetRow], Value | StyledValue]:
    """Return what tells how documents of a kind print one thing; grey where none has the indicator."""

    def value(row: SheetRow) -> StyledValue:
        return _entries(row.entries(kind, about), bare=about == UNIT) if row.is_in(kind) else coloured_cell(None, GREY)

    return value


def _printed_quarter(kind: str, quarter: str) -> Callable[[SheetRow], Value | StyledValue]:
    def value(row: SheetRow) -> StyledValue:
        entries = [entry for entry in row.entries(kind, QUARTERS) if entry.label == same(quarter)]
        return _entries(entries, bare=True)

    return value


def _entries(entries: list[ComparisonEntry], *, bare: bool) -> StyledValue:
    """Return entries in one cell: one number as a number, several as lines; `bare`: without their labels."""
    style: Style = {"bg_color": AMBER} if any(entry.differs_from for entry in entries) else {}
    if bare:
        entries = [entry for entry in entries if entry.value != BLANK_CELL] or entries[:1]
    if len(entries) == 1 and (quantity := entries[0].quantity) and (bare or entries[0].label is None):
        return StyledValue(quantity, style)
    return StyledValue(each_once((_line(entry, bare=bare) for entry in entries), "\n"), style)


def _line(entry: ComparisonEntry, *, bare: bool) -> LocalizedText:
    value = LocalizedText("≠ {v}", "≠ {v}").format(v=entry.value) if entry.differs_from else entry.value
    if bare or not entry.label:
        return value
    return LocalizedText("{v} ({l})", "{v} ({l})").format(v=value, l=entry.label)


def add(workbook: Workbook) -> None:
    """Add the sheet."""
    papers = workbook.papers
    kinds = tuple(dict.fromkeys(document.kind for document in papers.side_by_side.documents))
    workbook.add_table(
        LocalizedText("Matriks indikator × dokumen", "Matrix indicator × document"),
        LocalizedText("MATRIKS INDIKATOR × DOKUMEN", "MATRIX OF INDICATORS AND DOCUMENTS"),
        (_NOTE,),
        columns(kinds, papers.year),
        (
            SheetRow(subject, {row.about: row for row in papers.comparison(subject).rows}, kinds, papers.graph)
            for subject in papers.subjects
        ),
    )
