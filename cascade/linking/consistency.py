"""Keep links consistent: with what people decided about namesakes, and over three documents.

Links and the decided pairs go in; the same links come out, where a decision on indicators of the same names answers a question,
or where A is B and B is C but A leads elsewhere: then the weakest automatic link becomes a question. Makes no link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import combinations

from cascade.decisions.decided_pairs import NodePair
from cascade.decisions.decision_file import LinkDecision
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link
from cascade.model.i18n import LocalizedText


def reason_of_person(decision: LinkDecision, *, by_hand: bool = False) -> LocalizedText:
    """Say who confirmed a link, or made one that nobody proposed, when and why."""
    who = " ".join(str(part) for part in (decision.by, decision.on) if part) or "?"
    why = f": {decision.why}" if decision.why else ""
    action = (
        LocalizedText("ditautkan dengan tangan", "linked by hand")
        if by_hand
        else LocalizedText("dikonfirmasi", "confirmed")
    )
    return action + LocalizedText(f"oleh {who}{why}", f"by {who}{why}")


def answer_by_namesakes(links: list[Link], decided: Mapping[NodePair, LinkDecision]) -> tuple[Link, ...]:
    """Let a human decision on A and B answer the question of C and D, where C is named as A and D as B."""
    namesakes: dict[NodeId, list[NodeId]] = defaultdict(list)
    for a, b in {(min(link.left, link.right), max(link.left, link.right)) for link in links if link.verdict == "exact"}:
        namesakes[a].append(b)
        namesakes[b].append(a)
    decisions = {frozenset(pair): decision for pair, decision in decided.items()}

    def answer(link: Link) -> LinkDecision | None:
        """Return the decision on namesakes of either end or both; two that contradict each other answer nothing."""
        lefts, rights = ([end, *sorted(namesakes[end])] for end in (link.left, link.right))
        found = [decision for a in lefts for b in rights if (decision := decisions.get(frozenset((a, b)))) is not None]
        return found[0] if len({decision.verdict for decision in found}) == 1 else None

    answered = []
    for link in links:
        decision = None if link.is_settled else answer(link)
        if decision is None:
            answered.append(link)
        elif decision.verdict == "confirmed":
            answered.append(replace(link, verdict="confirmed", reasons=(reason_of_person(decision),), changed=()))
    return tuple(answered)


def close_triangles(
    graph: CascadeGraph, links: tuple[Link, ...], pairs: Collection[tuple[str, str]]
) -> tuple[Link, ...]:
    """Ask about the weakest automatic link where A and B, B and C are linked, but A leads to another C or to none."""
    document_of = {node: graph.document_of(node).id for link in links for node in (link.left, link.right)}
    by_document: dict[NodeId, dict[str, Link]] = defaultdict(dict)
    for link in links:
        by_document[link.left][document_of[link.right]] = link
        by_document[link.right][document_of[link.left]] = link
    to_ask: set[NodePair] = set()
    for node in sorted(by_document):
        settled = [link for _, link in sorted(by_document[node].items()) if link.is_settled]
        for one, other in combinations(settled, 2):
            a, c = (link.right if link.left == node else link.left for link in (one, other))
            if (document_of[a], document_of[c]) not in pairs and (document_of[c], document_of[a]) not in pairs:
                continue
            third = by_document[a].get(document_of[c])
            if third is not None and c in (third.left, third.right):
                continue
            automatic = [link for link in (one, other, third) if link is not None and link.verdict == "auto"]
            if automatic:
                weakest = min(automatic, key=lambda link: (link.score, link.left, link.right))
                to_ask.add((weakest.left, weakest.right))
    return tuple(
        replace(link, verdict="needs_confirmation", reasons=(_OPEN_TRIANGLE,))
        if (link.left, link.right) in to_ask
        else link
        for link in links
    )


_OPEN_TRIANGLE = LocalizedText(
    "lewat dokumen ketiga mengarah ke indikator lain", "by way of a third document it leads elsewhere"
)
