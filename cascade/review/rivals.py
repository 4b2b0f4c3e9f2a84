"""Find who else comes into question for an open link.

A graph and an open link go in; out come the pairs that share an end with it and might be the same indicator, the likeliest first, without
those that a person decided on. Decides nothing.
"""

from __future__ import annotations

from functools import cached_property

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.linking.candidates import Candidate, LinkableIndicators, find_candidates, linkable_indicators
from cascade.linking.one_to_one import make_link
from cascade.linking.weights import Weights, built_in_weights
from cascade.model import Link

MOST_RIVALS = 3


class Rivals:
    """The rivals of the links of one graph; indicators are taken apart once."""

    def __init__(self, graph: CascadeGraph, weights: Weights | None = None) -> None:
        self.graph = graph
        self.weights = weights or built_in_weights()
        self._found: dict[tuple[NodeId, NodeId], list[Link]] = {}

    def of(self, link: Link) -> list[Link]:
        """Return up to three other pairs; none where linking saw no runner-up."""
        if link.runner_up is None:
            return []
        pair = link.left, link.right
        if pair not in self._found:
            candidates = sorted(self._candidates(link), key=lambda each: each.rank)[:MOST_RIVALS]
            self._found[pair] = [make_link(each, [], self.weights) for each in candidates]
        return self._found[pair]

    @cached_property
    def _indicators(self) -> dict[str, LinkableIndicators]:
        return linkable_indicators(self.graph, self.graph.documents)

    def _candidates(self, link: Link) -> list[Candidate]:
        left, right = (self._indicators[self.graph.document_of(node).id] for node in (link.left, link.right))
        rejected = {ends for pair in self.graph.rejected_pairs for ends in (tuple(pair), tuple(pair)[::-1])}
        decided = {(a, b) for a, b in rejected} | {(link.left, link.right)}
        ends = {each.node for side in (left, right) for each in side}
        linked = {
            node
            for other in self.graph.links()
            if other.verdict == "confirmed" and {other.left, other.right} <= ends
            for node in (other.left, other.right)
        }
        found: list[Candidate] = []
        for lefts, rights in (
            (LinkableIndicators(each for each in left if each.node == link.left), right),
            (left, LinkableIndicators(each for each in right if each.node == link.right)),
        ):
            found += find_candidates(lefts, rights, self.weights, decided, linked)
        return found
