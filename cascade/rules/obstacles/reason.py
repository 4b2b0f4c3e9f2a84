"""Say in words what was not read whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cascade.graph.locations import short_place
from cascade.model import Source
from cascade.model.i18n import LocalizedText, joined, number_ranges
from cascade.rules.obstacles.unread import Gap

FEW_ROWS = 2  # so few may be a chart with boxes, or what was read in another place


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why nobody can tell that something is missing; one that `leaves_question` lets the office be asked."""

    reason: LocalizedText
    leaves_question: bool = False


def not_read(text: LocalizedText, gaps: Sequence[Gap], **names: object) -> Obstacle:
    """Return the obstacle of gaps, named by their places (`p` of the text); a few rows leave a question."""
    places = places_in_words(
        (gap.source for gap in gaps if not gap.pages), (page for gap in gaps for page in gap.pages)
    )
    is_little = all(gap.rows for gap in gaps) and sum(gap.rows for gap in gaps) <= FEW_ROWS
    return Obstacle(text.format(p=places, **names), leaves_question=is_little)


def places_in_words(sources: Iterable[Source], pages: Iterable[int] = ()) -> LocalizedText:
    """Return the pages of some places, as ranges, or the cells where there are no pages."""
    sources = list(sources)
    numbers = sorted({*pages, *(source.page for source in sources if source.page)})
    if numbers:
        text = number_ranges(numbers)
        return LocalizedText(f"hal. {text}", f"p. {text}")
    return joined(list(dict.fromkeys(short_place(source) for source in sources)), ", ")
