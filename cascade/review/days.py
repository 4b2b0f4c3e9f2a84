"""Read a day that a person typed, as people write it here: 31-12-2026, 31/12/2026, 31 Desember 2026, 2026-12-31."""

from __future__ import annotations

import datetime
import re

from cascade.model.errors import CascadeError
from cascade.model.i18n import MONTHS, LocalizedText

_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]+)\s+(\d{4})")


def parse_day(text: str) -> datetime.date:
    """Return the day that a text names.

    Raises:
        CascadeError: it names none.
    """
    plain = " ".join(text.split()).casefold()
    try:
        if found := _NUMBERS.fullmatch(plain):
            day, month, year = map(int, found.groups())
            return datetime.date(year, month, day)
        if found := _WORDS.fullmatch(plain):
            return datetime.date(int(found[3]), _month(found[2]), int(found[1]))
        return datetime.date.fromisoformat(plain)
    except ValueError as error:
        raise CascadeError(
            LocalizedText("“{t}” bukan tanggal.", "“{t}” is no date.").format(t=text),
            LocalizedText("Tulis misalnya 31-12-2026.", "Write for instance 31-12-2026."),
        ) from error


def _month(name: str) -> int:
    """Return the number of a month by its name, whole or cut to three letters."""
    for number, month in enumerate(MONTHS, 1):
        for whole in (month.id.casefold(), month.en.casefold()):
            if name in (whole, whole[:3]):
                return number
    raise ValueError(name)
