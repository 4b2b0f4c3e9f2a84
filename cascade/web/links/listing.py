"""List all links of a dossier: settled, confirmed, rejected and open, with what can be done about each.

What is in force at this moment and a search go in; rows come out. An answer that was given since the last check counts already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cascade.graph.cascade_graph import NodeId
from cascade.model import CASCADE_ORDER, KIND_NAMES, Link
from cascade.model.i18n import LocalizedText
from cascade.text.normalize import normalized
from cascade.web.links.desk import Standing
from cascade.web.links.ledger import Decided, Pair
from cascade.web.links.sight import key_of, pair_of

State = Literal["open", "automatic", "confirmed", "rejected"]
STATES: dict[State, LocalizedText] = {
    "open": LocalizedText("Belum dijawab", "Open"),
    "automatic": LocalizedText("Otomatis", "Automatic"),
    "confirmed": LocalizedText("Sama, menurut orang", "The same, by a person"),
    "rejected": LocalizedText("Tidak sama, menurut orang", "Not the same, by a person"),
}
PAGE = 50  # rows


@dataclass(frozen=True, slots=True)
class End:
    """One end of a row."""

    words: list[tuple[str, bool]]
    document: str
    place: LocalizedText


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link with its state; `decided` is the answer that made it so, if it was one."""

    key: str
    state: State
    nodes: tuple[NodeId, NodeId]
    reason: LocalizedText | None = None
    decided: Decided | None = None


def rows_of(standing: Standing) -> list[LinkRow]:
    """Return all links, as they are printed; then the rejected ones."""
    sight = standing.sight
    answers: dict[Pair, Decided] = {}
    for each in standing.in_force.values():
        answers |= dict.fromkeys(sight.pairs_of(each), each)
    asked = {pair_of(link): link for link in (*sight.graph.links(), *standing.questions)}
    rows = [_row(standing, link, answers.get(pair)) for pair, link in asked.items()]
    kinds = [*CASCADE_ORDER, *KIND_NAMES]  # the document that the other must follow comes first
    for pair, decided in answers.items():
        if pair not in asked and len(pair) == 2 and pair <= sight.graph.indicators.keys():
            left, right = sorted(pair, key=lambda node: kinds.index(sight.graph.document_of(node).kind))
            link = Link(left, right, "confirmed", 100, 100)
            rows.append(_row(standing, link, decided))
    return rows


def _row(standing: Standing, link: Link, decided: Decided | None) -> LinkRow:
    nodes = (link.left, link.right)
    if decided is not None:
        return LinkRow(key_of(link), "confirmed" if decided.answer == "confirmed" else "rejected", nodes, None, decided)
    is_open = not link.is_settled or pair_of(link) in standing.changed  # its answer was taken back since the last check
    state: State = "open" if is_open else "confirmed" if link.verdict == "confirmed" else "automatic"
    return LinkRow(key_of(link), state, nodes, standing.sight.words.doubts(link))


def ends_of_row(standing: Standing, row: LinkRow) -> tuple[End, End]:
    """Return what both ends of a row print."""
    words = standing.sight.words
    left, right = (
        End(words.marked_name(node, other), words.graph.document_of(node).name, words.place(node))
        for node, other in (row.nodes, row.nodes[::-1])
    )
    return left, right


def search(standing: Standing, rows: list[LinkRow], asked: str) -> list[LinkRow]:
    """Return the rows that print every word of a search, in a name, an element above or a document."""
    wanted = normalized(asked).split()
    return [row for row in rows if all(word in _text(standing, row) for word in wanted)] if wanted else rows


def counts(rows: list[LinkRow]) -> dict[State, int]:
    """Return how many rows are in each state."""
    found = Counter(row.state for row in rows)
    return {state: found[state] for state in STATES}


def _text(standing: Standing, row: LinkRow) -> str:
    return normalized(" ".join(_said(standing, row)))


def _said(standing: Standing, row: LinkRow) -> Iterator[str]:
    words = standing.sight.words
    for node in row.nodes:
        yield words.name(node)
        yield words.graph.document_of(node).name
        yield from words.path(node)
