"""Choose among the open questions: of which two documents, on which level, in which order.

The query of an address and the questions go in; the chosen ones come out, with what can be chosen and how many questions each choice has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cascade.model import LEVEL_NAMES, Link
from cascade.web.forms import chosen
from cascade.web.links.sight import Sight

Order = Literal["akibat", "mirip", "cetak"]
ORDERS: tuple[Order, ...] = ("akibat", "mirip", "cetak")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be chosen, and how many questions it has."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Selection:
    """What a person chose; empty is everything."""

    documents: str = ""
    level: str = ""
    order: str = ORDERS[0]
    only_waiting: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Selection:
        """Read the query of an address, or the fields of a form."""
        order = chosen(query.get("urut", ""), ORDERS, ORDERS[0])
        return cls(query.get("dok", ""), query.get("jenjang", ""), order, query.get("menunggu", "") == "1")

    @property
    def query(self) -> dict[str, str]:
        """The parts of an address that say the same."""
        order = "" if self.order == ORDERS[0] else self.order
        said = {"dok": self.documents, "jenjang": self.level, "urut": order, "menunggu": "1" * self.only_waiting}
        return {name: value for name, value in said.items() if value}

    @property
    def is_everything(self) -> bool:
        """Nothing is left out."""
        return not (self.documents or self.level or self.only_waiting)

    def choose(self, sight: Sight, questions: Iterable[Link]) -> list[Link]:
        """Return the chosen questions in the chosen order."""
        found = [
            link
            for link in questions
            if self.documents in ("", documents_of(sight, link))
            and self.level in ("", *levels_of(sight, link))
            and (not self.only_waiting or sight.waiting(link))
        ]
        if self.order == "mirip":
            return sorted(found, key=lambda link: -link.score)
        if self.order == "cetak":
            places = {node: number for number, node in enumerate(sight.graph.indicators)}
            return sorted(found, key=lambda link: (places[link.left], places[link.right]))
        return found


def document_choices(sight: Sight, questions: Sequence[Link]) -> list[Choice]:
    """Return the pairs of documents that have open questions."""

    def label(link: Link) -> str:
        left, right = (sight.graph.document_of(node) for node in (link.left, link.right))
        names = (left.name, right.name) if left.name != right.name else (f"{left.name} ({left.file})", right.file)
        return " ↔ ".join(names)

    return _choices(questions, lambda link: {documents_of(sight, link): label(link)})


def level_choices(sight: Sight, questions: Sequence[Link]) -> list[Choice]:
    """Return the levels that have open questions."""
    return _choices(questions, lambda link: {level: LEVEL_NAMES.get(level, level) for level in levels_of(sight, link)})


def _choices(questions: Sequence[Link], labelled: Callable[[Link], Mapping[str, str]]) -> list[Choice]:
    labels: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for link in questions:
        found = labelled(link)
        labels |= found
        counts.update(found.keys())
    return [Choice(value, labels[value], count) for value, count in counts.most_common()]


def documents_of(sight: Sight, link: Link) -> str:
    """Name the two documents of a link."""
    return " / ".join(sight.graph.document_of(node).id for node in (link.left, link.right))


def levels_of(sight: Sight, link: Link) -> set[str]:
    """Return the levels of both ends, where they are known."""
    return {sight.graph.indicators[node].level for node in (link.left, link.right)} - {"unknown"}
