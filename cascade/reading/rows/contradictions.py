"""Notice columns whose content contradicts their heading.

The field of a column and its texts go in; a word on what stands there instead comes out: places under Indikator, sentences under Target,
numbers under Satuan, text under Pagu. Says what it sees and moves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cascade.model.i18n import LocalizedText
from cascade.reading.name_parser import has_letter
from cascade.reading.rows.money import MONEY_FIELDS
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.tables.table import Column
from cascade.text.measures import measure_kind
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line

FEW = 3  # texts from which a column can be told to hold something else
MOST = 0.6  # of them
_SENTENCE = 5  # words
_PLACE = re.compile(
    r"(kecamatan|kec\.|kelurahan|kel\.|desa|kabupaten|kab\.|kota|provinsi|dusun|(se|semua) ?-?(kabupaten|kecamatan|kota))\b[^%]{0,40}",
    re.I,
)
_LOCATION = re.compile(r"\blokasi\b")
_LETTERS_FOR_DIGITS = re.compile(r"(?:rp\.?\s*)?(?=.*[oO])[\doO]+(?:[.,][\doO]+)*\s*%?", re.I)

Looks = Callable[[str], bool]


def has_letter_for_digit(text: str) -> bool:
    """Tell whether a text is a number but for letters that look like its digits: O, 1OO, 9O %."""
    return _LETTERS_FOR_DIGITS.fullmatch(text.strip()) is not None


def contradiction(column: Column, texts: Sequence[str]) -> LocalizedText | None:
    """Return what most texts of a column are, if its heading says something else; None where they fit or are too few."""
    printed = [one_line(text) for text in texts if text.strip()]
    if len(printed) < FEW:
        return None
    for looks, reason in _checks(column):
        if sum(looks(text) for text in printed) >= MOST * len(printed):
            return reason
    return None


def report_contradictions(cells: TableCells, reports: Reports) -> None:
    """Report each column of a table whose content contradicts its heading, at its first cell."""
    for column in cells.table.columns:
        own = [cell for row in cells.table.data_rows if (cell := cells.at(row, column)) and cell.starts_at(row)]
        printed = [cell for cell in own if cell.text and cell.column == column.number and cell.columns == 1]
        if reason := contradiction(column, [cell.text for cell in printed]):
            reports.report(printed[0], reason)


def _checks(column: Column) -> list[tuple[Looks, LocalizedText]]:
    if column.name == "indicator":
        return [
            (_is_place, LocalizedText("kolom indikator memuat nama tempat", "the column of indicators holds places")),
            (_is_value, LocalizedText("kolom indikator memuat angka", "the column of indicators holds numbers")),
        ]
    if column.name in ("target", "targets", "quarters"):
        reason = LocalizedText("kolom target memuat kalimat", "the column of targets holds sentences")
        return [(_is_sentence, reason)]
    if column.name == "unit":
        return [(_is_value, LocalizedText("kolom satuan memuat angka", "the column of units holds numbers"))]
    if column.name in MONEY_FIELDS:
        return [
            (_is_percent, LocalizedText("kolom pagu memuat persen", "the column of pagu holds percentages")),
            (_is_text, LocalizedText("kolom pagu memuat teks", "the column of pagu holds text")),
        ]
    if column.name is None and _LOCATION.search(column.header):
        return [
            (_is_indicator, LocalizedText("kolom lokasi memuat indikator", "the column of places holds indicators"))
        ]
    return []


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None and measure_kind(text) is None


def _is_indicator(text: str) -> bool:
    return measure_kind(text) is not None


def _is_value(text: str) -> bool:
    return not has_letter(text) and parse_quantity(text).value is not None


def _is_sentence(text: str) -> bool:
    return parse_quantity(text).kind == "text" and len(text.split()) >= _SENTENCE and not re.search(r"\d", text)


def _is_percent(text: str) -> bool:
    return parse_quantity(text).kind == "percent"


def _is_text(text: str) -> bool:
    return parse_quantity(text).kind == "text" and has_letter(text) and not re.search(r"\d", text)
