"""Show links to a person on a terminal: all of a dossier, or the card of one question.

Links and the graph that they join go in; counts, open questions, settled links and cards come out, ready to print in 80
columns or more. Everything printed is said by documents, so it is cleaned first; targets are shown nowhere. Decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cascade.decisions.decision_file import LinkAnswer
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import LINK_COUNT_NAMES, SEVERITY_NAMES, Link
from cascade.model.i18n import Language, LocalizedText, same
from cascade.reports.terminal_text import SEVERITY_STYLES
from cascade.review.link_words import LinkWords, points
from cascade.review.questions import FindingChanges, open_questions
from cascade.text.printable import one_line, printable

MAX_FINDINGS = 3  # that a card spells out
_STATUS_ORDER = ("by_hand", "confirmed", "needs_confirmation", "auto", "exact")


# All links


def print_links(
    console: Console, graph: CascadeGraph, links: tuple[Link, ...], rejected: int, language: Language
) -> None:
    """Print how many links there are of which sort, the open questions, then the settled links by documents."""
    view = _LinkView(graph, language)
    console.print(view.counts(links, rejected))
    questions = open_questions(links)
    if questions:
        console.print(
            view.heading(LocalizedText("Perlu konfirmasi ({n})", "To confirm ({n})").format(n=len(questions)))
        )
    for number, link in enumerate(questions, 1):
        console.print(view.question(number, link))
    for pair, settled in _by_documents(graph, links):
        console.print(view.heading(pair + same(f"({len(settled)})")))
        console.print(view.settled(settled))


def _by_documents(graph: CascadeGraph, links: tuple[Link, ...]) -> Iterator[tuple[LocalizedText, list[Link]]]:
    groups: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        if link.is_settled:
            ends = graph.document_of(link.left), graph.document_of(link.right)
            groups.setdefault((ends[0].id, ends[1].id), []).append(link)
    for settled in groups.values():
        left, right = (graph.document_of(node) for node in (settled[0].left, settled[0].right))
        inside = LocalizedText("Di dalam {name}", "Inside {name}").format(name=left.name)
        heading = inside if left is right else same(f"{left.name} ↔ {right.name}")
        yield heading, sorted(settled, key=lambda link: _STATUS_ORDER.index(_status_of(link)))


def _status_of(link: Link) -> str:
    return "by_hand" if link.by_hand else link.verdict


class _LinkView:
    """The same words for the list and for the card."""

    def __init__(self, graph: CascadeGraph, language: Language):
        self.graph = graph
        self.words = LinkWords(graph)
        self.language = language

    def say(self, phrase: LocalizedText) -> str:
        return printable(phrase.say(self.language))

    def heading(self, phrase: LocalizedText) -> Text:
        return Text(f"\n{self.say(phrase)}", style="bold")

    def number(self, value: float) -> str:
        return points(value).say(self.language)

    def name(self, node: NodeId) -> str:
        return self.words.name(node)

    def counts(self, links: tuple[Link, ...], rejected: int) -> Text:
        count = Counter(_status_of(link) for link in links)
        count["rejected"] = rejected
        sorts = ("exact", "auto", "confirmed", "by_hand", "rejected", "needs_confirmation")
        shown = [s for s in sorts if count[s] or s in ("exact", "auto", "needs_confirmation")]
        counts = " · ".join(f"{count[s]} {self.say(LINK_COUNT_NAMES[s])}" for s in shown)
        total = LocalizedText("{n} tautan: ", "{n} links: ").format(n=len(links))
        return Text(total.say(self.language) + counts, style="bold")

    def question(self, number: int, link: Link) -> RenderableType:
        lines: list[RenderableType] = []
        for node, other in ((link.left, link.right), (link.right, link.left)):
            lines += [self.marked_name(node, other), Text(self.description(node), style="dim")]
        lines.append(Text(self.reasons(link), style="yellow"))
        lines.append(Text(self.score_and_runner_up(link), style="dim"))
        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False)
        table.add_column(width=4, justify="right")
        table.add_column(ratio=1)
        table.add_row(f"{number}.", Group(*lines, Text("")))
        return table

    def reasons(self, link: Link) -> str:
        return self.say(self.words.doubts(link))

    def score_and_runner_up(self, link: Link) -> str:
        """Say how sure the likeness is: score, and how far behind which other candidate is."""
        likeness = LocalizedText("kemiripan {s}", "likeness {s}").format(s=self.number(link.score))
        if link.runner_up is None:
            return self.say(likeness + LocalizedText("· tidak ada kandidat lain", "· no other candidate"))
        rival = LocalizedText("· kandidat kedua {m} di bawahnya: “{n}”{w}", "· the runner-up, {m} below: “{n}”{w}")
        return self.say(
            likeness
            + rival.format(
                m=self.number(link.margin), n=self.name(link.runner_up), w=f" ({self.description(link.runner_up)})"
            )
        )

    def description(self, node: NodeId) -> str:
        """Say where a row is: document, place, level, unit, element."""
        indicator, element = self.graph.indicators[node], self.graph.element_of(node)
        parts = [self.graph.document_of(node).name, self.place(node), self.words.level(node)]
        if indicator.unit and indicator.unit.text.strip():
            parts.append(one_line(indicator.unit.text))
        if element:
            parts.append(f"[{one_line(element.name.text)}]")
        return printable(" · ".join(part for part in parts if part))

    def place(self, node: NodeId) -> str:
        """Return file and cell, or page and row, of a row and how many other places print it."""
        return self.say(self.words.place(node))

    def marked_name(self, node: NodeId, other: NodeId) -> Text:
        """Return a name in which the words that the other one lacks stand out."""
        text = Text()
        for word, differs in self.words.marked_name(node, other):
            text.append(word, style="bold yellow underline" if differs else "bold").append(" ")
        text.rstrip()
        return text

    def settled(self, links: list[Link]) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
        table.add_column(ratio=5)
        table.add_column(ratio=5)
        table.add_column(ratio=3)
        for link in links:
            status = self.reasons(link) if link.verdict == "confirmed" else self.say(LINK_COUNT_NAMES[link.verdict])
            details = f"{self.reasons(link)}, {self.number(link.score)}" if link.verdict == "auto" else ""
            sides = [Text(self.name(node)).append(f"\n{self.place(node)}", "dim") for node in (link.left, link.right)]
            table.add_row(*sides, Text(status).append(f"\n{details}" if details else "", "dim"))
        return table

    # One question

    def side_by_side(self, link: Link) -> Table:
        """Return both rows beside each other."""
        table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), expand=True, pad_edge=False, show_edge=False)
        table.add_column("", style="dim", no_wrap=True)
        nodes = (link.left, link.right)
        for node in nodes:
            table.add_column(printable(self.graph.document_of(node).name), ratio=1, overflow="fold")
        table.add_row(self.word("indikator", "indicator"), self.marked_name(*nodes), self.marked_name(*reversed(nodes)))
        for label, values in self.rows(nodes):
            table.add_row(label, *(Text(printable(value)) for value in values))
        return table

    def rows(self, nodes: tuple[NodeId, NodeId]) -> Iterator[tuple[str, list[str]]]:
        indicators = [self.graph.indicators[node] for node in nodes]
        paths = [self.words.path(node) for node in nodes]
        blank = "–"
        yield self.word("jenjang", "level"), [self.words.level(node) or blank for node in nodes]
        yield self.word("satuan", "unit"), [one_line(i.unit.text) or blank if i.unit else blank for i in indicators]
        yield self.word("unsur", "element"), [path[0] if path else blank for path in paths]
        if any(path[1:] for path in paths):
            yield self.word("di atasnya", "under"), [" ‹ ".join(path[1:3]) or blank for path in paths]
        yield (
            self.word("tempat", "place"),
            [", ".join(dict.fromkeys((self.words.sources(node)[0].file, self.place(node)))) for node in nodes],
        )

    def word(self, indonesian: str, english: str) -> str:
        return LocalizedText(indonesian, english).say(self.language)


def both_ends(graph: CascadeGraph, links: Iterable[Link], language: Language) -> RenderableType:
    """Return a line for each link: the names of its ends, and where they are."""
    view = _LinkView(graph, language)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for _ in range(2):
        table.add_column(ratio=1)
    for link in links:
        ends = (link.left, link.right)
        table.add_row(*(Text(view.name(node)).append(f"\n{view.description(node)}", "dim") for node in ends))
    return table


def question_card(
    graph: CascadeGraph,
    link: Link,
    title: LocalizedText,
    changes: Mapping[LinkAnswer, FindingChanges],
    language: Language,
) -> RenderableType:
    """Return one question: both rows, what speaks for and against, what would follow from either answer."""
    view = _LinkView(graph, language)
    facts = Table(box=None, show_header=False, padding=(0, 1, 0, 0), pad_edge=False, expand=True)
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(ratio=1)
    facts.add_row(view.word("mendukung", "for"), Text(view.say(view.words.agreements(link)), "green"))
    facts.add_row(view.word("meragukan", "against"), Text(view.reasons(link), "yellow"))
    facts.add_row(view.word("kemiripan", "likeness"), Text(view.score_and_runner_up(link).partition(" ")[2]))
    labels: dict[LinkAnswer, LocalizedText] = {
        "confirmed": LocalizedText("bila ya", "if yes"),
        "rejected": LocalizedText("bila tidak", "if no"),
    }
    for answer, label in labels.items():
        if answer in changes:
            facts.add_row(label.say(language), _finding_changes(view, changes[answer]))
    return Group(
        Text(view.say(title), style="bold"),
        Padding(view.side_by_side(link), (1, 0, 0, 0)),
        Padding(facts, (1, 0, 0, 0)),
    )


def _finding_changes(view: _LinkView, changes: FindingChanges) -> RenderableType:
    lines = []
    for finding in changes.appearing[:MAX_FINDINGS]:
        head = SEVERITY_NAMES[finding.severity].say(view.language).lower()
        message = view.say(finding.message)
        if finding.severity == "question":
            message = "".join(message.partition("?")[:2])  # what follows from its own answer is too far away
        lines.append(Text().append(f"{finding.code} {head}: ", SEVERITY_STYLES[finding.severity]).append(message))
    if (unshown := len(changes.appearing) - MAX_FINDINGS) > 0:
        lines.append(Text(view.say(LocalizedText("dan {n} temuan lagi", "and {n} more findings").format(n=unshown))))
    if changes.disappearing:
        codes = ", ".join(dict.fromkeys(finding.code for finding in changes.disappearing))
        disappearing = LocalizedText("{n} temuan hilang ({c})", "{n} findings go ({c})").format(
            n=len(changes.disappearing), c=codes
        )
        lines.append(Text(view.say(disappearing)))
    return Group(*lines) if lines else Text(view.word("tidak ada temuan yang berubah", "no finding changes"))
