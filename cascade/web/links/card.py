"""Make the card of one question: both rows, what speaks for and against, the other candidates, what waits for the answer.

A link of a check goes in, what the template shows comes out, without numbers of persons. Targets stand apart: they are hidden until asked.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cascade.graph.cascade_graph import NodeId
from cascade.model import QUARTER_NAMES, Link
from cascade.model.i18n import LocalizedText, same
from cascade.reports.masking import mask
from cascade.review.link_words import points
from cascade.text.printable import one_line
from cascade.web.links.desk import Standing
from cascade.web.links.sight import Sight, key_of
from cascade.web.places import crop_address, place_address

MOST_ABOVE = 3  # elements above a row that a card names
MOST_TARGETS = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One row of a question; of each word of the name whether the other side lacks it."""

    document: str
    file: str
    words: list[tuple[str, bool]]
    level: str
    unit: str
    element: str
    above: list[str]
    place: LocalizedText
    address: str | None
    crop: str | None
    targets: list[tuple[LocalizedText, str]]


@dataclass(frozen=True, slots=True)
class Other:
    """Another candidate: `end` is the row that stands in for one of the two."""

    number: int
    key: str
    words: list[tuple[str, bool]]
    description: str
    score: LocalizedText


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many findings of a rule wait for an answer."""

    code: str
    title: LocalizedText
    count: int


@dataclass(frozen=True, slots=True)
class Card:
    """One question."""

    key: str
    sides: tuple[Side, Side]
    score: LocalizedText
    margin: LocalizedText | None
    agreements: LocalizedText
    doubts: LocalizedText
    waiting: list[Waiting]
    others: list[Other]
    identical: int


def card_of(base: str, standing: Standing, link: Link) -> Card:
    """Return the card of a question; `base` is the path of the dossier."""
    sight = standing.sight
    counts = Counter(sight.waiting(link))
    return Card(
        key_of(link),
        (side_of(base, sight, link.left, link.right), side_of(base, sight, link.right, link.left)),
        points(link.score),
        points(link.margin) if link.runner_up else None,
        sight.words.agreements(link),
        sight.words.doubts(link),
        [Waiting(code, sight.rule_titles.get(code, same("")), count) for code, count in counts.items()],
        [_other(sight, link, number, other) for number, other in enumerate(sight.others(link), 1)],
        len(standing.identical(link)),
    )


def side_of(base: str, sight: Sight, node: NodeId, other: NodeId) -> Side:
    """Return one row of a link."""
    words, document = sight.words, sight.words.graph.document_of(node)
    path, source = words.path(node), words.sources(node)[0]
    return Side(
        document.name,
        document.file,
        words.marked_name(node, other),
        words.level(node),
        words.unit(node),
        path[0] if path else "",
        path[1 : 1 + MOST_ABOVE],
        words.place(node),
        place_address(base, sight.checked, source),
        crop_address(base, sight.checked, source),
        _targets(sight, node),
    )


def _other(sight: Sight, link: Link, number: int, other: Link) -> Other:
    node = other.right if other.left == link.left else other.left
    partner = link.left if node == other.right else link.right
    words = sight.words
    parts = [words.graph.document_of(node).name, words.level(node), words.unit(node), *words.path(node)[:1]]
    description = " · ".join(part for part in parts if part)
    return Other(number, key_of(other), words.marked_name(node, partner), description, points(other.score))


def _targets(sight: Sight, node: NodeId) -> list[tuple[LocalizedText, str]]:
    indicator = sight.words.graph.indicators[node]
    found = [(same(str(year)), mask(one_line(value.raw)) or "–") for year, value in indicator.targets.items()]
    for name, quarter in zip(QUARTER_NAMES, indicator.quarters or (), strict=False):
        if quarter is not None:
            found.append((same(str(name)), mask(one_line(quarter.raw)) or "–"))
    return found[:MOST_TARGETS]
