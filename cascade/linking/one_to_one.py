"""Choose links among candidates, every indicator once, and give each a status.

Candidates go in; one-to-one links come out, each with score, margin to the runner-up, status and reasons. A link is
automatic only where nothing speaks against it and no rival is almost as good; else it is a question. Compares no names.
"""

from __future__ import annotations

from dataclasses import replace

from cascade.graph.cascade_graph import NodeId, printed_id
from cascade.linking.candidates import Candidate
from cascade.linking.comparison.comparisons import has_same_name, have_same_result_above
from cascade.linking.weights import Weights, probability
from cascade.model import OUTCOME_LEVELS, Link, LinkStatus
from cascade.model.i18n import LocalizedText

SCORE_SCALE = 3  # odds are shown squeezed, so that near certainties stay apart: 0 is 50 points, 6 is 88
INDICATOR_LISTS = ("iku", "ikk", "ikd")  # levels of lists that a document may print twice, under no element
MAX_RIVALS = 3  # of the best candidates of either end that are looked at as rivals


def choose_one_to_one(candidates: list[Candidate], weights: Weights) -> list[Link]:
    """Take the best pair again and again; every indicator once."""
    ranked = sorted(candidates, key=lambda candidate: candidate.rank)
    by_node: dict[NodeId, list[Candidate]] = {}
    for candidate in ranked:
        for node in (candidate.left.node, candidate.right.node):
            by_node.setdefault(node, []).append(candidate)
    taken: set[NodeId] = set()
    links = []
    for candidate in ranked:
        ends = (candidate.left.node, candidate.right.node)
        if not taken.isdisjoint(ends):
            continue
        taken.update(ends)
        rivals = [rival for node in ends for rival in by_node[node][:MAX_RIVALS] if rival is not candidate]
        links.append(make_link(candidate, sorted(rivals, key=lambda rival: -rival.odds), weights))
    return links


def make_link(candidate: Candidate, rivals: list[Candidate], weights: Weights) -> Link:
    """Make the link of a candidate; `rivals` share an end with it, the likeliest first."""
    doubts = list(candidate.doubts)
    if any(_is_tie(candidate, rival, weights) for rival in rivals):
        doubts.append(LocalizedText("kandidat kedua hampir sama", "the runner-up is almost as good"))
    same_name = candidate.has_same_name
    if not doubts and not same_name and not candidate.is_witnessed and candidate.odds < weights.automatic:
        doubts.append(LocalizedText("redaksi berbeda", "the wording differs"))
    status: LinkStatus = "needs_confirmation" if doubts else "exact" if same_name else "auto"
    score = _score(candidate.odds)
    margin, runner_up = 100.0, None
    if rivals:
        rival = rivals[0]
        margin = round(score - _score(rival.odds), 1)
        runner_up = rival.right.node if rival.left.node == candidate.left.node else rival.left.node
    agreement = (
        LocalizedText("nama sama", "same name")
        if same_name
        else LocalizedText("nama hampir sama", "almost the same name")
    )
    return Link(
        candidate.left.node,
        candidate.right.node,
        status,
        round(score, 1),
        margin,
        tuple(doubts) or (agreement,),
        runner_up,
        candidate.evidence.changed,
    )


def _is_tie(candidate: Candidate, rival: Candidate, weights: Weights) -> bool:
    """Tell whether a rival is almost as good: codes alone tell no two apart, elements above do."""
    without_codes = [each.odds - weights.by_code(each.evidence) for each in (candidate, rival)]
    if min(candidate.odds - rival.odds, without_codes[0] - without_codes[1]) >= weights.tie:
        return False
    if candidate.has_same_path and not rival.has_same_path:
        return False
    if rival.crosses_levels and not candidate.crosses_levels:
        return False
    if _are_one_printed_twice(candidate, rival):
        return False
    as_like = candidate.evidence.features.token_coverage >= rival.evidence.features.token_coverage
    return not (as_like and candidate.agrees_above and rival.differs_above)


def _are_one_printed_twice(candidate: Candidate, rival: Candidate) -> bool:
    """Tell whether two candidates are one indicator that a document prints again, under a sasaran in other words."""
    one, other = (candidate.right, rival.right) if candidate.left is rival.left else (candidate.left, rival.left)
    one_document = one.node.split("#", 1)[0] == other.node.split("#", 1)[0]
    if not one_document or one.level != other.level or one.level not in OUTCOME_LEVELS:
        return False
    if not has_same_name(one.parsed, other.parsed):
        return False
    if not one.parsed.parents and not other.parsed.parents:
        return one.level in INDICATOR_LISTS
    return have_same_result_above(one.parsed.parents, other.parsed.parents)


def _score(odds: float) -> float:
    """Return the odds as points from 0 to 100."""
    return 100 * probability(odds / SCORE_SCALE)


def with_printed_ids(link: Link) -> Link:
    """Return a link whose ends are the ids that the documents print, for two loose files."""
    runner_up = printed_id(link.runner_up) if link.runner_up else None
    return replace(link, left=printed_id(link.left), right=printed_id(link.right), runner_up=runner_up)
