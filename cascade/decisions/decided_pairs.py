"""Find the pairs of indicators that the decisions on links mean today.

Decisions and the graph of a dossier go in; decided pairs come out, and a problem for each decision that means nothing
any more, several things at once, or the opposite of another one: of those the later one counts. Decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import networkx as nx

from cascade.decisions.decision_file import Decisions, LinkDecision
from cascade.decisions.name_lookup import (
    KIND_ALIASES,
    IndicatorReference,
    LookupResult,
    find_indicators,
    nearest_name,
)
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import KIND_NAMES, Problem, Source
from cascade.model.i18n import LocalizedText, joined, same
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.text.printable import one_line

NodePair = tuple[NodeId, NodeId]
MAX_LISTED = 3  # candidates that a message lists
LINK_ANSWER_NAMES = {
    "confirmed": LocalizedText("sama", "the same"),
    "rejected": LocalizedText("tidak sama", "not the same"),
}


def find_decided_pairs(
    graph: CascadeGraph, decisions: Decisions
) -> tuple[dict[NodePair, LinkDecision], tuple[Problem, ...]]:
    """Return the decided pairs as representative nodes, and a problem for each decision that cannot be obeyed."""
    pairs = _DecidedPairs(graph, decisions)
    for number, decision in enumerate(decisions.links):
        ends = find_indicators(graph, decision.left), find_indicators(graph, decision.right)
        pairs.report_unclear_ends(number, ends)
        pairs.enter(number, [(a, b) for a in ends[0].nodes for b in ends[1].nodes])
    pairs.report_open_triangles()
    return pairs.decided, tuple(pairs.problems)


@dataclass(slots=True)
class _DecidedPairs:
    """The pairs decided so far; a later decision that says the opposite of an earlier one counts, and both are told."""

    graph: CascadeGraph
    decisions: Decisions
    decided: dict[NodePair, LinkDecision] = field(default_factory=dict)
    numbers: dict[NodePair, int] = field(default_factory=dict)  # which decision decided a pair
    problems: list[Problem] = field(default_factory=list)

    def enter(self, number: int, pairs: list[NodePair]) -> None:
        """Enter one decision on the pairs that it means."""
        document_of = self.graph.document_of
        across_documents = [(a, b) for a, b in pairs if document_of(a) is not document_of(b)]
        if pairs and not across_documents:
            self._report(number, *_IN_ONE_DOCUMENT)
        overruled: set[int] = set()
        for pair in across_documents:
            overruled |= set(self._take_out_contradicted(number, pair))
        for earlier in sorted(overruled):
            self._report(number, *_contradiction(self.decisions, earlier))
        for a, b in across_documents:
            self._forget((b, a))
            self.decided[a, b], self.numbers[a, b] = self.decisions.links[number], number

    def _take_out_contradicted(self, number: int, pair: NodePair) -> Iterator[int]:
        """Take out, and return, the earlier decisions that cannot be true together with this one."""
        decision = self.decisions.links[number]
        for other, earlier in list(self.decided.items()):
            if self._contradict(pair, decision, other, earlier):
                yield self.numbers[other]
                self._forget(other)

    def _contradict(self, pair: NodePair, decision: LinkDecision, other: NodePair, earlier: LinkDecision) -> bool:
        """Tell whether two decisions differ on one pair, or confirm two partners in one document for one indicator."""
        shared = set(pair) & set(other)
        if len(shared) == 2:
            return earlier.verdict != decision.verdict
        if len(shared) == 1 and earlier.verdict == decision.verdict == "confirmed":
            partners = [(set(ends) - shared).pop() for ends in (pair, other)]
            return self.graph.document_of(partners[0]) is self.graph.document_of(partners[1])
        return False

    def _forget(self, pair: NodePair) -> None:
        self.decided.pop(pair, None)
        self.numbers.pop(pair, None)

    def report_open_triangles(self) -> None:
        """Report a rejected pair whose ends confirmed decisions hold together over a third document."""
        confirmed: nx.Graph[NodeId] = nx.Graph(
            pair for pair, decision in self.decided.items() if decision.verdict == "confirmed"
        )
        reported = set()
        for (a, b), decision in self.decided.items():
            number = self.numbers[a, b]
            rejected = decision.verdict == "rejected" and a in confirmed and b in confirmed
            if rejected and number not in reported and nx.has_path(confirmed, a, b):
                reported.add(number)
                self._report(number, *_TRIANGLE)

    def report_unclear_ends(self, number: int, ends: tuple[LookupResult, LookupResult]) -> None:
        """Report an end that means nothing today, or several things."""
        decision = self.decisions.links[number]
        for reference, result in zip((decision.left, decision.right), ends, strict=True):
            if result.candidates:
                self._report(number, *_ambiguous(self.graph, reference, result))
            elif not result.documents:
                self._report(number, *_no_document(self.graph, reference))
            elif not result.nodes:
                self._report(number, *_not_found(self.graph, reference, result))

    def _report(self, number: int, message: LocalizedText, hint: LocalizedText) -> None:
        """Add what is wrong with one decision: where it is written, what it was about, what to do."""
        decision, lines = self.decisions.links[number], self.decisions.lines
        who = " ".join(str(part) for part in (decision.by, decision.on) if part)
        about = LocalizedText(
            "Keputusan “{a}” {v} dengan “{b}”{w}: {s}", "Decision “{a}” is {v} as “{b}”{w}: {s}"
        ).format(
            a=decision.left.name,
            v=LINK_ANSWER_NAMES[decision.verdict],
            b=decision.right.name,
            w=f" ({who})" if who else "",
            s=message,
        )
        row = lines[number] if number < len(lines) else None
        self.problems.append(Problem("warning", about, hint, Source(self.decisions.file, row=row)))


_IN_ONE_DOCUMENT = (
    LocalizedText("keduanya di dokumen yang sama.", "both are in one document."),
    LocalizedText("Tautan hanya antar dokumen; hapus dari keputusan.yaml.", "Links join documents; remove it."),
)
_TRIANGLE = (
    LocalizedText(
        "keputusan lain menyamakan keduanya lewat dokumen ketiga.",
        "other decisions make them the same over a third document.",
    ),
    LocalizedText("Periksa ketiga keputusan itu di keputusan.yaml.", "Look at the three decisions in keputusan.yaml."),
)


def _contradiction(decisions: Decisions, earlier: int) -> tuple[LocalizedText, LocalizedText]:
    other, lines = decisions.links[earlier], decisions.lines
    line = LocalizedText(" di baris {n}", " on line {n}").format(n=lines[earlier]) if earlier < len(lines) else same("")
    message = LocalizedText(
        "bertentangan dengan keputusan{l} “{a}” {v} dengan “{b}”; yang terakhir dipakai.",
        "it contradicts the decision{l} “{a}” is {v} as “{b}”; the last one counts.",
    ).format(l=line, a=other.left.name, v=LINK_ANSWER_NAMES[other.verdict], b=other.right.name)
    return message, LocalizedText("Hapus salah satunya dari keputusan.yaml.", "Remove one of them from keputusan.yaml.")


def _not_found(
    graph: CascadeGraph, reference: IndicatorReference, result: LookupResult
) -> tuple[LocalizedText, LocalizedText]:
    message = LocalizedText("“{n}”{e} tidak ada lagi di {d}.", "“{n}”{e} is no longer in {d}.").format(
        n=reference.name, e=_context(reference), d=", ".join(document.name for document in result.documents)
    )
    hint = LocalizedText("Perbarui atau hapus dari keputusan.yaml.", "Update it or remove it from keputusan.yaml.")
    if nearest := nearest_name(graph, reference, result.documents):
        suggestion = LocalizedText("Yang paling mirip: {p}; {why}.", "The most similar one: {p}; {why}.")
        hint = suggestion.format(p=_with_place(graph, nearest[0]), why=nearest[1]) + hint
    return message, hint


def _no_document(graph: CascadeGraph, reference: IndicatorReference) -> tuple[LocalizedText, LocalizedText]:
    called = reference.document
    names = sorted({name for document in graph.documents for name in (document.kind, document.file)})
    owner = LocalizedText(" milik {o}", " of {o}").format(o=reference.owner) if reference.owner else same("")
    message = LocalizedText("tidak ada dokumen “{d}”{o}.", "there is no document “{d}”{o}.").format(d=called, o=owner)
    if KIND_ALIASES.get(called, called) in KIND_NAMES:
        return message, LocalizedText(
            "Taruh dokumennya di folder ini, atau hapus keputusannya.",
            "Put it into this folder, or remove the decision.",
        )
    return message, did_you_mean(called, names)


def _ambiguous(
    graph: CascadeGraph, reference: IndicatorReference, result: LookupResult
) -> tuple[LocalizedText, LocalizedText]:
    listed = joined([_with_place(graph, node) for node in result.candidates[:MAX_LISTED]])
    if (unlisted := len(result.candidates) - MAX_LISTED) > 0:
        listed += LocalizedText("dan {n} lagi", "and {n} more").format(n=unlisted)
    message = LocalizedText("“{n}”{e} dapat berarti {c} indikator: {l}.", "“{n}”{e} may mean {c} indicators: {l}.")
    return message.format(n=reference.name, e=_context(reference), c=len(result.candidates), l=listed), LocalizedText(
        "Tambahkan element: (unsur yang diukur), under: (unsur di atasnya), level: atau owner: di keputusan itu.",
        "Add element: (what it measures), under: (an element above), level: or owner: to the decision.",
    )


def _context(reference: IndicatorReference) -> str:
    given = [text for text in (reference.element, reference.under, reference.level, reference.owner) if text]
    return f" [{' · '.join(given)}]" if given else ""


def _with_place(graph: CascadeGraph, node: NodeId) -> LocalizedText:
    """Name an indicator with its element and place."""
    indicator, element = graph.indicators[node], graph.element_of(node)
    under = f" [{one_line(element.name.text)}]" if element else ""
    where = indicator.sources[0] if indicator.sources else graph.document_of(node).source
    name = f"“{one_line(indicator.name.text)}”{under}"
    return LocalizedText(f"{name} ({where.say('id')})", f"{name} ({where.say('en')})")
