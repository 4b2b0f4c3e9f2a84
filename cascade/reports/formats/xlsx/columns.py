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
        is_hidden: True for a column by which programs find a row again, however a person sorts or filters.
    """

    head: LocalizedText
    width: float
    value: Callable[[Record_contra], Value | StyledValue] | None
    style: Style = field(default_factory=dict)
    allowed: Choices | Range | None = None
    group: LocalizedText | None = None
    is_printed: bool = True
    stays_in_sight: bool = False
    is_hidden: bool = False


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
SINCE = LocalizedText("Sejak laporan sebelumnya", "Since the earlier report")
VALUES_AND_PLACES = LocalizedText("Nilai dan tempatnya", "Values and places")


# Heads of what is read back from a filled-in workbook (cascade.review.workbook); each stands once on its sheet
KEY = LocalizedText("Kunci (jangan diubah)", "Key (do not change)")
STATUS = same("Status")
CAUSE = LocalizedText("Sebab (diisi pereviu)", "Cause (reviewer)")
EFFECT = LocalizedText("Akibat (diisi pereviu)", "Effect (reviewer)")
FOLLOW_UP = LocalizedText("Tindak lanjut OPD", "Follow-up by the OPD")
WAIVED_WHY = LocalizedText("Alasan bila dikecualikan", "Reason if waived")
WAIVED_BY = LocalizedText("Dikecualikan oleh", "Waived by")
WAIVED_UNTIL = LocalizedText("Dikecualikan sampai", "Waived until")
WAIVED_SECOND = LocalizedText("Disetujui oleh (orang kedua)", "Agreed by (second person)")
ANSWER = LocalizedText("Jawaban pereviu", "Reviewer’s answer")
ANSWER_WHY = LocalizedText("Alasan jawaban", "Reason for the answer")
ANSWER_BY = LocalizedText("Dijawab oleh", "Answered by")
SAME = LocalizedText("sama", "same")
NOT_SAME = LocalizedText("tidak sama", "not the same")


def key_column(value: Callable[[Record_contra], str]) -> SheetColumn[Record_contra]:
    """Return the hidden column that names each row for good."""
    return SheetColumn(KEY, 8, value, is_printed=False, is_hidden=True)


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
