"""Put a question about a link into words: both rows, what speaks for it, how far behind which other candidate is.

A graph and the ends of a link go in; words in both languages come out, the same on every screen. Decides nothing and shows no target.
"""

from __future__ import annotations

from dataclasses import dataclass

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import LEVEL_NAMES, Link, Source
from cascade.model.i18n import LocalizedText, joined, same
from cascade.text.normalize import same_text, tokens
from cascade.text.printable import one_line, printable
from cascade.text.units import unit_of


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The words for the links of one graph."""

    graph: CascadeGraph

    def name(self, node: NodeId) -> str:
        """Return the name of an indicator on one line."""
        return printable(one_line(self.graph.indicators[node].name.text))

    def marked_name(self, node: NodeId, other: NodeId) -> list[tuple[str, bool]]:
        """Return the words of a name, each with whether the other name lacks it."""
        other_tokens = set(tokens(self.name(other)))
        return [(word, any(token not in other_tokens for token in tokens(word))) for word in self.name(node).split()]

    def level(self, node: NodeId) -> str:
        """Return on what level a row stands; empty where nobody knows."""
        level = self.graph.indicators[node].level
        return "" if level == "unknown" else LEVEL_NAMES.get(level, level)

    def unit(self, node: NodeId) -> str:
        """Return the unit as it is printed."""
        unit = self.graph.indicators[node].unit
        return one_line(unit.text) if unit else ""

    def path(self, node: NodeId) -> list[str]:
        """Name the elements above a row, nearest first."""
        return [one_line(self.graph.elements[above].name.text) for above in self.graph.path(node)]

    def sources(self, node: NodeId) -> list[Source]:
        """Return where a row and its copies are printed."""
        copies = [self.graph.indicators[copy] for copy in self.graph.copies(node)]
        found = [source for each in copies for source in each.sources[:1]]
        return found or [self.graph.document_of(node).source]

    def place(self, node: NodeId) -> LocalizedText:
        """Return file and cell, or page and row, of a row and how many other places print it."""
        sources = self.sources(node)
        first = sources[0]
        has_cell = bool(first.sheet and first.cell)
        spoken = LocalizedText(first.place.say("id") or first.file, first.place.say("en") or first.file)
        address = same(f"{first.sheet}!{first.cell}") if has_cell else spoken
        if others := len(sources) - 1:
            address += LocalizedText("dan {n} tempat lain", "and {n} more places").format(n=others)
        return address

    def agreements(self, link: Link) -> LocalizedText:
        """Say what speaks for a link beside its name; targets never do."""
        graph, nodes = self.graph, (link.left, link.right)
        units = [unit_of(i.unit.text) if i.unit else None for i in (graph.indicators[node] for node in nodes)]
        paths = [[graph.elements[above].name.text for above in graph.path(node)] for node in nodes]
        reasons = []
        if graph.indicators[link.left].level == graph.indicators[link.right].level != "unknown":
            reasons.append(LocalizedText("jenjang sama", "same level"))
        if units[0] and units[0] == units[1]:
            reasons.append(LocalizedText("satuan sama", "same unit"))
        if paths[0] and paths[1] and same_text(paths[0][0], paths[1][0]):
            reasons.append(LocalizedText("unsurnya sama", "same element"))
        if any(same_text(a, b) for a, b in zip(paths[0][1:2], paths[1][1:2], strict=False)):
            reasons.append(LocalizedText("unsur di atasnya sama", "same element above"))
        words = [set(tokens(self.name(node))) for node in nodes]
        common, total = len(words[0] & words[1]), max(len(words[0]), len(words[1]))
        reasons.append(LocalizedText("{c} dari {t} kata sama", "{c} of {t} words agree").format(c=common, t=total))
        return joined(reasons, "; ")

    def doubts(self, link: Link) -> LocalizedText:
        """Say what speaks against a link, or why it was made."""
        return joined(list(link.reasons), "; ")


def points(value: float) -> LocalizedText:
    """Return a score with at most one decimal."""
    plain = f"{value:.1f}".removesuffix(".0")
    return LocalizedText(plain.replace(".", ","), plain)
