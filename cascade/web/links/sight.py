"""Hold what one check says of the links: open questions in their order, who asks the same, what waits for an answer.

A check goes in; every question about its links is answered once and kept as long as the check.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from functools import cached_property

from cascade.decisions.decided_pairs import find_decided_pairs
from cascade.decisions.decision_file import Decisions, LinkAnswer
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link
from cascade.model.i18n import LocalizedText
from cascade.reports.masking import mask_records
from cascade.reports.report import mask_graph
from cascade.review.identical import Ends, ends_of
from cascade.review.link_words import LinkWords
from cascade.review.questions import FindingChanges, open_questions
from cascade.review.rivals import Rivals
from cascade.web.links.ledger import Decided, Pair, decided_in
from cascade.web.open_dossier import Checked

KEY_LENGTH = 12


def pair_of(link: Link) -> Pair:
    """Return by what a question is known, whichever way round it is."""
    return frozenset((link.left, link.right))


def key_of(link: Link) -> str:
    """Return what names a question in an address."""
    return hashlib.sha256("\0".join(sorted((link.left, link.right))).encode()).hexdigest()[:KEY_LENGTH]


class Sight:
    """The links of one check."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.judgement = checked.judgement
        self.graph: CascadeGraph = checked.judgement.graph
        self.open = open_questions(self.graph.links(), self.judgement.consequences)
        self.rivals = Rivals(self.graph, checked.prepared.weights)
        self.changes: dict[Pair, dict[LinkAnswer, FindingChanges]] = {}
        self._ends: dict[Pair, Ends] = {}
        self._pairs: dict[str, frozenset[Pair]] = {}

    @cached_property
    def words(self) -> LinkWords:
        """What is printed, without numbers of persons."""
        return LinkWords(mask_graph(self.graph))

    @cached_property
    def judged_under(self) -> dict[str, Decided]:
        """The answers that were in force when this was judged."""
        return decided_in(self.checked.log)

    @cached_property
    def links(self) -> dict[str, Link]:
        """Every link of the check by its key."""
        return {key_of(link): link for link in self.graph.links()}

    @cached_property
    def decided_links(self) -> dict[str, Link]:
        """The pairs that a person had decided on when this was judged, as open questions: a rejected one is no link any more."""
        found = {pair for each in self.judged_under.values() for pair in self.pairs_of(each) if len(pair) == 2}
        links = [Link(min(pair), max(pair), "needs_confirmation", 0, 100) for pair in found]
        return {key_of(link): link for link in links}

    @cached_property
    def rule_titles(self) -> dict[str, LocalizedText]:
        """What the rules are called."""
        return {rule.code: rule.title for rule in self.checked.prepared.rule_set.rules}

    def waiting(self, link: Link) -> tuple[str, ...]:
        """Return the codes of the rules that would find something if a link were confirmed, once for each finding."""
        found = self.judgement.consequences.get((link.left, link.right), ())
        return tuple(text.partition(" ")[0] for text in dict.fromkeys(each.text for each in found))

    def pairs_of(self, decided: Decided) -> frozenset[Pair]:
        """Return which links an answer is about."""
        if decided.pairs is not None:
            return decided.pairs
        if decided.id not in self._pairs and decided.entry is not None:
            found, _ = find_decided_pairs(self.graph, Decisions(links=(decided.entry,)))
            self._pairs[decided.id] = frozenset(map(frozenset, found))
        return self._pairs.get(decided.id, frozenset())

    def partners_taken(self, pair: Pair) -> set[tuple[NodeId, str]]:
        """Return, for a pair that is the same, which indicator has found its partner in which document."""
        taken: set[tuple[NodeId, str]] = set()
        for node in pair:
            taken |= {(node, self.graph.document_of(other).id) for other in pair if other != node}
        return taken

    def identical(self, link: Link) -> list[Link]:
        """Return the open questions that ask the same as a link, without it."""
        return [each for each in self._groups.get(self._ends_of(link), ()) if pair_of(each) != pair_of(link)]

    @cached_property
    def _groups(self) -> dict[Ends, list[Link]]:
        groups: dict[Ends, list[Link]] = defaultdict(list)
        for link in self.open:
            groups[self._ends_of(link)].append(link)
        return dict(groups)

    def _ends_of(self, link: Link) -> Ends:
        pair = pair_of(link)
        if pair not in self._ends:
            self._ends[pair] = ends_of(self.graph, link)
        return self._ends[pair]

    def others(self, link: Link) -> list[Link]:
        """Return the other candidates of a question, without numbers of persons."""
        return mask_records(self.rivals.of(link)) if link.runner_up else []
