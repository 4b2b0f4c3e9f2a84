"""Hold every message in Indonesian and in English, and choose one of them at the border (terminal, report).

Texts of both languages, numbers and dates go in; `LocalizedText`, written as each language writes it, comes out. Nothing
in here knows what is said.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One message in both languages; placeholders are those of `str.format`."""

    id: str
    en: str

    def say(self, language: Language = "id") -> str:
        """Return the message in one language."""
        return self.en if language == "en" else self.id

    def format(self, **values: object) -> LocalizedText:
        """Fill the placeholders; a value that is itself a localized text is said in each language."""
        return LocalizedText(self.id.format(**_in_language(values, "id")), self.en.format(**_in_language(values, "en")))

    def __add__(self, other: LocalizedText) -> LocalizedText:
        return LocalizedText(f"{self.id} {other.id}".strip(), f"{self.en} {other.en}".strip())


def same(text: str) -> LocalizedText:
    """Return a text that reads the same in every language, such as a printed value."""
    return LocalizedText(text, text)


def joined(parts: Iterable[LocalizedText], between: LocalizedText | str = "; ") -> LocalizedText:
    """Return texts as one, with a mark or word between them."""
    texts, mark = tuple(parts), between if isinstance(between, LocalizedText) else same(between)
    return LocalizedText(mark.id.join(text.id for text in texts), mark.en.join(text.en for text in texts))


def written_date(day: datetime.date) -> LocalizedText:
    """Return a date as it is written in each language: 4 Januari 2021."""
    month = MONTHS[day.month - 1]
    return LocalizedText(f"{day.day} {month.id} {day.year}", f"{day.day} {month.en} {day.year}")


def written_number(value: int | Decimal | str) -> LocalizedText:
    """Return a number as it is written in each language: 1.250,5 and 1,250.5."""
    english = f"{Decimal(value):,f}"
    return LocalizedText(english.translate(str.maketrans(",.", ".,")), english)


def number_ranges(numbers: Sequence[int]) -> str:
    """Return 1, 2, 3, 7 as "1–3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _in_language(values: dict[str, object], language: Language) -> dict[str, object]:
    return {name: value.say(language) if isinstance(value, LocalizedText) else value for name, value in values.items()}


MONTHS = tuple(
    LocalizedText(indonesian, english)
    for indonesian, english in (
        ("Januari", "January"), ("Februari", "February"), ("Maret", "March"), ("April", "April"), ("Mei", "May"),
        ("Juni", "June"), ("Juli", "July"), ("Agustus", "August"), ("September", "September"),
        ("Oktober", "October"), ("November", "November"), ("Desember", "December"),
    )
)  # fmt: skip
