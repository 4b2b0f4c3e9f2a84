"""Read a corrected text as if it were printed at its place.

A document, a row, one of its parts and the text that should stand there go in; the value comes out, or the sentence that says why
the text is none. The decimal mark of the document and the thousands of its column count as for a printed one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from cascade.model import Document, Indicator, Quantity, Source
from cascade.model.i18n import LocalizedText
from cascade.pipeline.hand_corrections.parts import MONEY, Part, Row, levels_of, quantity_of
from cascade.reading.cell_values import has_letter_for_digit
from cascade.text.numbers import DecimalMark, decimal_mark, parse_quantity

_NUMBERS = ("number", "percent", "range", "bound")
_NOT_A_NUMBER = LocalizedText(
    "“{v}” bukan angka; {p} “{s}” membutuhkan angka, mis. {e}.",
    "“{v}” is no number; {p} of “{s}” needs one, for instance {e}.",
)
_NO_LEVEL = LocalizedText("“{v}” bukan jenjang; yang ada: {l}.", "“{v}” is no level; there are: {l}.")
_EMPTY = LocalizedText(
    "{p} “{s}” tidak boleh kosong; bila barisnya bukan baris, pakai not_a_row.",
    "{p} of “{s}” must not be empty; for what is no row take not_a_row.",
)


def fault_of(document: Document, row: Row, part: Part, text: str) -> LocalizedText | None:
    """Say why a text cannot stand for a part of a row; None where it can."""
    subject = row.name.text
    if part.what == "level" and level_named(text) not in levels_of(row):
        return _NO_LEVEL.format(v=text, l=", ".join(levels_of(row)))
    if part.what == "name" and not text.strip():
        return _EMPTY.format(p=part.words, s=subject)
    if part.what in ("name", "unit", "code", "level", "not_a_row"):
        return None
    value = value_of(document, row, part, text, row.name.source)
    is_money = part.what in MONEY
    if is_money and value.kind not in ("number", "none"):
        return _NOT_A_NUMBER.format(v=text, p=part.words, s=subject, e="1.250.000")
    if has_letter_for_digit(text) or (value.kind == "text" and _is_of_numbers(row, part)):
        return _NOT_A_NUMBER.format(v=text, p=part.words, s=subject, e="12,5")
    return None


def value_of(document: Document, row: Row, part: Part, text: str, source: Source) -> Quantity:
    """Return the value of a text that should stand at a part of a row."""
    mark = _mark_of(document)
    if part.what not in MONEY:
        return parse_quantity(text, source, mark=mark)
    value = parse_quantity(text, source, mark=mark, whole=True)
    factor = _factor(document, row, part, mark)
    if factor == 1 or value.value is None:
        return value
    return replace(value, value=value.value * factor, readings=tuple(each * factor for each in value.readings))


def level_named(text: str) -> str:
    """Return the level that a person means: "Sub Kegiatan" is sub_kegiatan."""
    return "_".join(text.casefold().replace("-", " ").replace("_", " ").split())


def _is_of_numbers(row: Row, part: Part) -> bool:
    """Tell whether a part, or another value of its row, was read as a number."""
    read = quantity_of(row, part)
    if read is not None and not read.is_missing and read.kind != "text":
        return read.kind in _NUMBERS
    others = [*row.targets.values(), *(row.quarters or ())] if isinstance(row, Indicator) else []
    return any(other is not None and other.kind in _NUMBERS for other in others)


def _mark_of(document: Document) -> DecimalMark | None:
    return decimal_mark(quantity.raw for row in rows_of(document) for quantity in _values(row))


def rows_of(document: Document) -> tuple[Row, ...]:
    """Return all rows of a document."""
    return (*document.elements, *document.indicators, *document.totals)


def _values(row: Row) -> Iterator[Quantity]:
    yield from row.pagu.values()
    if isinstance(row, Indicator):
        printed = (*row.targets.values(), *(row.quarters or ()), row.baseline, row.end_target)
        yield from (quantity for quantity in printed if quantity is not None)


def _factor(document: Document, row: Row, part: Part, mark: DecimalMark | None) -> Decimal:
    """Return by how much the amounts of a part are printed too small, in thousands or millions of rupiah."""
    own = row.name.source
    beside = (
        other
        for other in rows_of(document)
        if (other.name.source.sheet, other.name.source.table) == (own.sheet, own.table)
    )
    for other in (row, *beside):
        read = quantity_of(other, part)
        shown = parse_quantity(read.raw, mark=mark, whole=True).value if read is not None else None
        if read is not None and read.value and shown:
            factor = read.value / shown
            return factor if factor in (Decimal(1000), Decimal(1_000_000)) else Decimal(1)
    return Decimal(1)
