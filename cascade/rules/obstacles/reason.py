"""Say in words what was not read whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cascade.graph.locations import short_place
from cascade.model import Source
from cascade.model.i18n import LocalizedText, joined, number_ranges

NOT_READ_WHOLE = LocalizedText("{d}: {p} tidak dibaca seluruhnya", "{d}: {p} was not read completely")
ROWS_LOST = LocalizedText("tabel {p} tidak dibaca seluruhnya", "the table on {p} was not read completely")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why nobody can tell that something is missing; one that `leaves_question` lets the office be asked."""

    reason: LocalizedText
    leaves_question: bool = False


def places_in_words(sources: Iterable[Source], pages: Iterable[int] = ()) -> LocalizedText:
    """Return the pages of some places, as ranges, or the cells where there are no pages."""
    sources = list(sources)
    numbers = sorted({*pages, *(source.page for source in sources if source.page)})
    if numbers:
        text = number_ranges(numbers)
        return LocalizedText(f"hal. {text}", f"p. {text}")
    return joined(list(dict.fromkeys(short_place(source) for source in sources)), ", ")
