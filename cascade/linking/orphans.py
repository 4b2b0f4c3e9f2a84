"""Ask about indicators that have no link, stand under one element of two documents, and promise the same there.

What is left of two lists when they have been linked goes in; open links come out, one for each pair that has the same unit and
the same targets in the years that both print: two rows that each document seems to lack are one question, not two errors.
Settles nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from rapidfuzz import fuzz

from cascade.decisions.decided_pairs import NodePair
from cascade.graph.cascade_graph import NodeId
from cascade.linking.candidates import LinkableIndicator, are_of_one_unit_of_work, are_on_other_levels, promise_the_same
from cascade.model import Link
from cascade.model.i18n import LocalizedText
from cascade.text.changing_words import changed_words
from cascade.text.units import unit_of

_SAME_PROMISE = LocalizedText(
    "redaksi lain, tetapi satuan dan target sama di bawah “{e}”",
    "other words, but the same unit and target under “{e}”",
)


def link_orphans(
    left: Iterable[LinkableIndicator], right: Iterable[LinkableIndicator], decided: Collection[NodePair]
) -> Iterator[Link]:
    """Yield an open link for each two indicators without one that stand in one place with one unit and the same targets."""
    under: dict[tuple[str, str], list[LinkableIndicator]] = defaultdict(list)
    for b in right:
        if place := _place(b):
            under[place].append(b)
    pairs = [
        (fuzz.token_set_ratio(a.name.casefold(), b.name.casefold()), a, b)
        for a in left
        if (place := _place(a))
        for b in under.get(place, ())
        if (a.node, b.node) not in decided and (b.node, a.node) not in decided and _may_be_one(a, b)
    ]
    taken: set[NodeId] = set()
    for likeness, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1].node, pair[2].node)):
        if taken.isdisjoint((a.node, b.node)):
            taken |= {a.node, b.node}
            reason = _SAME_PROMISE.format(e=a.parsed.parents[0].text)
            changed = changed_words(a.name, b.name)
            yield Link(a.node, b.node, "needs_confirmation", round(likeness / 2, 1), 100, (reason,), changed=changed)


def _place(indicator: LinkableIndicator) -> tuple[str, str] | None:
    """Return what stands above an indicator and its unit; None where one of them is not printed."""
    unit = unit_of(indicator.unit) if indicator.unit else None
    parents = indicator.parsed.parents
    return (parents[0].compact_key, unit) if unit and parents else None


def _may_be_one(a: LinkableIndicator, b: LinkableIndicator) -> bool:
    """Tell whether nothing but the names tells two indicators in one place apart; other codes do."""
    codes = {a.parsed.code, b.parsed.code} - {None}
    return len(codes) < 2 and not are_on_other_levels(a, b) and are_of_one_unit_of_work(a, b) and promise_the_same(a, b)
