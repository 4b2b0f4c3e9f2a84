"""Describe a table of the workbook: what its columns are called, how wide they are and what stands in them.

One `Column` says all of a column, so a column more is one entry more in the sheet's module, and nothing else has to
be counted anew: what a person may enter, what goes on paper and what stands over several columns belong to the column
too. Writes nothing itself; `workbook.py` does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeAlias, TypeVar

from cascade.model import LEVEL_NAMES, SEVERITY_NAMES, Quantity, Severity
from cascade.model.i18n import LocalizedText, same

GREEN, RED, GREY, AMBER, YELLOW, BAND = "#E2F0D9", "#F8D7DA", "#E7E6E6", "#FFE9C7", "#FFFBE0", "#D9E2F3"
SEVERITY_FILLS: dict[Severity, str] = {"error": RED, "warning": AMBER, "question": "#DDEBF7", "info": GREY}

Style: TypeAlias = dict[str, str | float]  # properties of a format, as xlsxwriter calls them
Value: TypeAlias = str | int | Decimal | LocalizedText | Quantity | None
Record_contra = TypeVar("Record_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class StyledValue:
    """A value with a style of its own."""

    value: Value
    style: Style


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person may enter: one of these values; others are refused, or only warned of if it is not `strict`."""

    values: tuple[LocalizedText | int, ...]
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """What a person may enter: a number from `minimum` to `maximum`."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class SheetColumn(Generic[Record_contra]):
    """One column of a table.

    Shape:
        head: what stands over it; `group`, if any, stands over the heads of all columns beside each other that have it.
        width: in characters.
        value: what stands in it for one record; None: the running number of the row.
        allowed: what a person may enter in its cells.
        is_printed: False for a column that does not go on paper; all columns right of it must not either.
        stays_in_sight: True for the last of the columns that stay in sight when a reader scrolls to the right.
    """

    head: LocalizedText
    width: float
    value: Callable[[Record_contra], Value | StyledValue] | None
    style: Style = field(default_factory=dict)
    allowed: Choices | Range | None = None
    group: LocalizedText | None = None
    is_printed: bool = True
    stays_in_sight: bool = False


MIDDLE: Style = {"align": "center"}
LINED: Style = {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"}
OPEN = StyledValue(None, {"bg_color": YELLOW})  # for a person
NUMBER: SheetColumn[object] = SheetColumn(same("No"), 4, None, MIDDLE)

# Heads that several sheets have
ASPECT = LocalizedText("Aspek", "Aspect")
DOCUMENT = LocalizedText("Dokumen", "Document")
FILE_NAME = LocalizedText("Berkas", "File")
INDICATOR = LocalizedText("Indikator", "Indicator")
LEVEL = LocalizedText("Jenjang", "Level")
PLACE = LocalizedText("Tempat", "Place")
REMARKS = LocalizedText("Keterangan", "Remarks")
RULE = LocalizedText("Aturan", "Rule")
SEVERITY = LocalizedText("Tingkat", "Severity")
SUBJECT = LocalizedText("Pokok", "Subject")
VALUES_AND_PLACES = LocalizedText("Nilai dan tempatnya", "Values and places")


def coloured_cell(value: Value, colour: str) -> StyledValue:
    """Return a value on a coloured ground."""
    return StyledValue(value, {"bg_color": colour})


def severity_cell(severity: Severity) -> StyledValue:
    """Return the name of a severity in its colour."""
    return coloured_cell(SEVERITY_NAMES[severity], SEVERITY_FILLS[severity])


def level_name(level: str) -> LocalizedText:
    """Return how a level of the cascade is called; nothing where it is not known."""
    return same(LEVEL_NAMES.get(level, level.upper()) if level != "unknown" else "")


def capitalized(name: LocalizedText) -> LocalizedText:
    """Return a name as it begins the head of a column."""
    return LocalizedText(name.id.capitalize(), name.en.capitalize())
