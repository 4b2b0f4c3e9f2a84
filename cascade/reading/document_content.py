"""Collect what the tables of one document claim, while they are read.

Elements, indicators, totals and notes go in, row by row; a page may cut a table, so the elements that the next rows inherit are kept here
too. Nothing is judged or dated in here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cascade.model import Cell, Element, Indicator, Label, Line, Note, NotUnderstood, Quantity, Total


@dataclass(frozen=True, slots=True)
class PrintedName:
    """How a name is printed, and what became of it: an element, or nothing where it heads an urusan or a total.

    `level` is what a column of its own says of it; none where the name, its code and its place must tell. Tables of one shape
    have one number.
    """

    table: int
    cell: Cell
    element: str | None = None
    level: str | None = None
    code: Label | None = None
    heads: Literal["name", "urusan", "total"] = "name"
    pagu: Mapping[int, Quantity] = field(default_factory=dict)


@dataclass(slots=True)
class DocumentContent:
    """What the tables of one document claim, while they are read.

    `remarks` are lines among the rows that belong to no table (a signature); `ordinals` the "Tahun ke-n" that
    no calendar year is known for; `alone_in_row` the ids of elements whose row prints nothing else; `printed_names` the names of
    all tables in printed order.
    """

    elements: list[Element] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    remarks: list[Line] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    ordinals: set[int] = field(default_factory=set)
    alone_in_row: set[str] = field(default_factory=set)
    printed_names: list[PrintedName] = field(default_factory=list)
    table: int = 0  # the number of the table that is read; one that goes on with the one before has its number
    shape: Hashable = None  # of that table
    current: dict[str, Element] = field(default_factory=dict)  # by level: what blank cells of the next rows inherit
    office: Label | None = None  # that a form names behind its label
    section: str | None = None  # the level that a heading among the rows gives those below it
    code_depths: dict[int, str] = field(default_factory=dict)  # number of parts of a code → level, as names said
    level_signs: Mapping[str, str] = field(default_factory=dict)  # sign → level, as a legend explains it
    work_unit: Label | None = None  # to which the next rows belong

    def begin_table(self, shape: Hashable, *, continues: bool) -> None:
        """Number the next table; one that a page cuts, or that has the same columns, is the one before."""
        if not continues and shape != self.shape:
            self.table += 1
        self.shape = shape

    def merge_quarters(self) -> None:
        """Make one indicator of those that tables of single quarters print once each."""
        names = {element.id: element.name.text for element in self.elements}
        merged: dict[tuple[str, str, str], Indicator] = {}
        for indicator in self.indicators:
            unit = indicator.unit.text if indicator.unit else ""
            key = (names.get(indicator.element or "", ""), indicator.name.text, unit)
            first = merged.setdefault(key, indicator)
            if first is not indicator and first.quarters and indicator.quarters:
                quarters = tuple(a or b for a, b in zip(first.quarters, indicator.quarters, strict=True))
                merged[key] = replace(first, quarters=quarters, sources=(*first.sources, *indicator.sources))
        self.indicators[:] = merged.values()
        measured = {indicator.element for indicator in self.indicators}
        self.elements[:] = [element for element in self.elements if element.id in measured]

    def forget_only_unit(self) -> None:
        """Forget the unit that all elements share: it is the office itself, not a part of it."""
        if len({element.work_unit.text if element.work_unit else None for element in self.elements}) == 1:
            self.elements[:] = [replace(element, work_unit=None) for element in self.elements]

    def turn_unused_into_notes(self) -> None:
        """Make a note of a text alone in its row that nothing rests on: it is a remark, no element."""
        used = {indicator.element for indicator in self.indicators} | {element.parent for element in self.elements}
        unused = [e for e in self.elements if e.id in self.alone_in_row and e.id not in used and not e.pagu]
        for element in unused:
            self.elements.remove(element)
            self.notes.append(Note(element.name.text, element.name.source))
