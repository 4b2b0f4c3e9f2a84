"""Read the values of a budget form: codes with names, amounts, and targets behind the name of their indicator.

Printed texts go in; codes, names, quantities and pairs of indicator and target come out. Knows no labels and no order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cascade.model import Quantity, Source
from cascade.reading.multi_value_cells import ItemPicker, is_value, join_by_head_words, printed_lines, split_items
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import is_known_unit

_CODE = re.compile(
    r"^((?:\d{1,4}|x{1,2})(?:(?:\s*\.\s*|\s+(?=[\dx]{1,4}\b))(?:\d{1,4}|x{1,2}))*)\s*\.?\s*(?:[-–:.|]\s*)?(?=[^\W\d])",
    re.I,
)
_AMOUNT = re.compile(
    r"(?:rp\.?\s*)?(?:\d{1,3}(?:(?:[.,]\s?\d{3})+|(?: \d{3}){2,})(?:[.,]\d{1,2})?|0(?:[.,]00)?|\d+)(?:\s*,?\s*[-–]+)?",
    re.I,
)
_RUPIAH = re.compile(r"rp\b", re.I)
_BLANK_IN_NUMBER = re.compile(r"(?<=\d[.,]) (?=\d{3}\b)|(?<=\d) (?=\d{3}\b)")  # 9.985.639. 757; 2 985 000 000
_NUMBER = re.compile(r"(?<!\S)(?:[<>≥≤]\s*)?\d[\d.,]*(?=\s|%|$)")
LONGEST_UNIT = 3  # words


@dataclass(frozen=True, slots=True)
class MeasuredItem:
    """One indicator as printed, with what its target column prints for it; `packed` are those that share its cell."""

    name: str
    target: str | None
    packed: int = 1


def coded_name(texts: Sequence[str]) -> tuple[str | None, str]:
    """Return code and name of an element, whose code may stand in several cells: "1.03", ".", "15", "Program …"."""
    text = one_line(" ".join(texts)).lstrip(":-–. ")
    match = _CODE.match(text)
    if match is None:
        return None, text
    parts = [part for part in re.split(r"[\s.]+", match[1]) if part]
    return (".".join(parts) if len(parts) > 1 else None), text[match.end() :].strip()


def amount(text: str, source: Source | None = None) -> Quantity | None:
    """Return the amount of rupiah with which a text begins or which follows "Rp"; None where it prints none."""
    printed = one_line(text)
    start = _RUPIAH.search(printed)
    match = _AMOUNT.match(printed, start.start() if start else 0)
    if match is None:
        return None
    return replace(parse_quantity(_BLANK_IN_NUMBER.sub("", match[0]), source, whole=True), raw=match[0])


def measured_items(name: str, target: str) -> list[MeasuredItem]:
    """Return the indicators that a cell names, each with its part of the cell of targets."""
    items, values = split_items(name), printed_lines(target)
    by_line = False
    if len(items) == 1 and len(values) > 1 and all(map(is_value, values)):
        names = join_by_head_words(printed_lines(name))
        by_line = len(names) == len(values)
        items = names if by_line else items
    count = len(items)
    if count == 1:
        return [MeasuredItem(one_line(items[0]), one_line(target))]
    pick = (ItemPicker(position, count, by_line=by_line)(target) for position in range(count))
    return [MeasuredItem(item, one_line(part) if part else None, count) for item, part in zip(items, pick, strict=True)]


def split_target(text: str) -> tuple[str, str]:
    """Part a line into the name of an indicator and the target behind it: "Jumlah dokumen 2 Dokumen"."""
    line = one_line(text)
    if money := re.search(r"\s(rp\.?\s*\d[\d.,]*\S*)$", line, re.I):
        return line[: money.start()], money[1]
    for number in reversed(list(_NUMBER.finditer(line))):
        unit = line[number.end() :].strip(" ()")
        is_unit = not unit or unit == "%" or (len(unit.split()) <= LONGEST_UNIT and is_known_unit(unit))
        if number.start() and is_unit:
            return line[: number.start()].rstrip(" :;"), line[number.start() :]
    return line, ""
