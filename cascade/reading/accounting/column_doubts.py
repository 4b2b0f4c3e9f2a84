"""Say where what stands in a column contradicts the heading above it.

A recognised table goes in; one doubt for each column and kind of contradiction comes out, with the heading, an example and how many
cells there are. Places under Indikator, names under Lokasi, money under Target or Satuan, full rupiah under "Rp (juta)", letters where
digits should be: nothing is mended in here, it is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cascade.model import Cell, NotUnderstood
from cascade.model.i18n import LocalizedText
from cascade.reading.accounting.figures import is_figure, is_money
from cascade.reading.rows.money import MONEY_FIELDS, ONE, are_whole_rupiah, heading_factor
from cascade.reading.tables.table import VALUE_FIELDS, Column, Table
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line

LEAST_CELLS = 2  # that contradict a heading
LEAST_SHARE = 0.5  # of the cells of a column that do
LARGEST_AMOUNT = 10**12  # above which an amount that is printed in thousands or millions is full rupiah: a trillion
_PLACE = re.compile(
    r"(se-?)?(kec(amatan)?|kel(urahan)?|desa|kab(upaten)?|kota|prov(insi)?|dusun|ds|nagari|distrik|wilayah)\b\.? ?[\w\s.,/&-]{0,60}",
    re.I,
)
_POST = re.compile(
    r"(kepala|ka\.?|plt\.?|sekretaris|kasu(b(bag|bid|id)?|bag)|kasi|kabid|camat|lurah|direktur|inspektur|bupati|wali ?kota|pejabat|staf)\b",
    re.I,
)
_DEGREE = re.compile(r",\s*(S|M|Dr|Drs|Ir|A|SE|SH|MM|MT|MH)\.?\s?([A-Z][A-Za-z]*\.?)?")
_MEASURE = re.compile(r"(jumlah|persentase|prosentase|indeks|nilai|tingkat|cakupan|rasio|angka|rata-rata|jml)\b", re.I)
_WORDS_OF_PLACES = re.compile(r"\b(lokasi|tempat)\b", re.I)
_LIKE_DIGITS = re.compile(r"(?=.*\d)(?=.*[OoIl])[\dOoIl.,%]+|\d+[SB]\d+|[Ool]{1,3}|[.,:;'`]+")

Contradicts = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class ColumnDoubt:
    """A column whose content contradicts its heading: an example, how many of its filled cells do, and what they are instead."""

    column: Column
    example: Cell
    cells: int
    filled: int
    content: LocalizedText

    @property
    def share(self) -> LocalizedText:
        """How many of the cells are what they should not be."""
        return LocalizedText("{n} dari {m} sel berisi {c}", "{n} of {m} cells hold {c}").format(
            n=self.cells, m=self.filled, c=self.content
        )

    @property
    def reason(self) -> LocalizedText:
        """What is to be looked at, as a sentence."""
        return LocalizedText(
            "kolom {k} “{h}”: {s}; periksa kepala kolom dan isinya",
            "column {k} “{h}”: {s}; check the heading and what stands below",
        ).format(k=self.column.number, h=self.heading, s=self.share)

    @property
    def heading(self) -> str:
        """The lowest printed heading of the column."""
        parts = [part.strip() for part in self.column.header.split(">") if part.strip()]
        return parts[-1] if parts else "–"

    def not_understood(self) -> NotUnderstood:
        """Return the doubt as reports list it."""
        return NotUnderstood(one_line(self.example.text), self.reason, self.example.source)


def column_doubts(table: Table) -> Iterator[ColumnDoubt]:
    """Yield the columns of a table whose content contradicts their heading, from left to right.

    Nothing is said twice: not of the column whose heading a warning calls unclear, not of amounts of which the rows tell the scale.
    """
    for column in table.columns:
        if column is not table.unclear:
            yield from contradictions(table, column)
        cells = list(_filled(table, column))
        yield from _whole_rupiah(column, cells)
        yield from _letters_for_digits(column, cells)


def contradictions(table: Table, column: Column) -> Iterator[ColumnDoubt]:
    """Yield what the cells of a column hold that its heading does not allow."""
    cells = list(_filled(table, column))
    for contradicts, content in _questions(column):
        found = [cell for cell in cells if contradicts(one_line(cell.text))]
        if len(found) >= LEAST_CELLS and len(found) >= LEAST_SHARE * len(cells):
            yield ColumnDoubt(column, found[0], len(found), len(cells), content)


def _filled(table: Table, column: Column) -> Iterator[Cell]:
    """Yield the filled cells of a column that begin in it."""
    for row in table.data_rows:
        cell = table.grid.at(row, column.number)
        if cell is not None and cell.text.strip() and cell.starts_at(row) and cell.column == column.number:
            yield cell


def _questions(column: Column) -> Iterator[tuple[Contradicts, LocalizedText]]:
    """Yield what a column must not hold, and the words for it."""
    name = column.name or ""
    if name == "indicator":
        yield _is_place, LocalizedText("nama tempat", "names of places")
        yield is_figure, LocalizedText("angka", "figures")
    if _WORDS_OF_PLACES.search(column.header) and name not in VALUE_FIELDS:
        yield _is_person, LocalizedText("nama orang atau jabatan", "names of persons or posts")
        yield _is_measure, LocalizedText("indikator", "indicators")
        yield is_figure, LocalizedText("angka", "figures")
    if name in ("target", "targets", "quarters", "unit"):
        yield is_money, LocalizedText("jumlah uang", "amounts of money")
    if name == "unit":
        yield _is_plain_number, LocalizedText("angka", "figures")


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None


def _is_person(text: str) -> bool:
    return (_POST.match(text) or _DEGREE.search(text)) is not None


def _is_measure(text: str) -> bool:
    return _MEASURE.match(text) is not None


def _is_plain_number(text: str) -> bool:
    return is_figure(text) and not text.endswith("%")


def _whole_rupiah(column: Column, cells: Sequence[Cell]) -> Iterator[ColumnDoubt]:
    """Yield the amounts of full rupiah among those in thousands or millions; where all are, the rows say so."""
    factor = heading_factor(column.header)
    if column.name not in MONEY_FIELDS or factor == ONE:
        return
    values = [(cell, parse_quantity(one_line(cell.text), whole=True).value) for cell in cells]
    amounts = [(cell, value) for cell, value in values if value is not None and value > 0]
    found = [cell for cell, value in amounts if value * factor >= LARGEST_AMOUNT]
    if found and not are_whole_rupiah([value for _, value in amounts], factor):
        yield ColumnDoubt(column, found[0], len(found), len(cells), LocalizedText("rupiah penuh", "full rupiah"))


def _letters_for_digits(column: Column, cells: list[Cell]) -> Iterator[ColumnDoubt]:
    """Yield the cells of a column of numbers that print a letter, or a mark alone, where digits should be."""
    if column.name not in VALUE_FIELDS:
        return
    found = [cell for cell in cells if _LIKE_DIGITS.fullmatch(one_line(cell.text))]
    if found and sum(is_figure(cell.text) for cell in cells if cell not in found) > 0:
        content = LocalizedText("huruf atau tanda di tempat angka", "letters or marks where digits should be")
        yield ColumnDoubt(column, found[0], len(found), len(cells), content)
