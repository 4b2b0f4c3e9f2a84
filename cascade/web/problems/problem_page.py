"""Lay out one main problem for its page, by the pieces of the report: its card, its rules in prose, its history.

A listed problem goes in; what the template shows comes out, with links to the places in the documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cascade.model import Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.html.cards import cards_of
from cascade.reports.html.ids import PageIds
from cascade.reports.html.labels import COUNTED
from cascade.reports.html.views import Card
from cascade.reports.rule_explanation import explain_rule
from cascade.web.places import crop_address, place_address
from cascade.web.problems.listing import ListedProblem, Listing

EXAMPLES = "**Contoh**"
MOST_CROPS = 4


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture of what is printed around a place."""

    source: Source
    address: str


@dataclass(frozen=True, slots=True)
class RuleInProse:
    """One rule as it is explained: a heading or a line each."""

    id: str
    code: str
    title: LocalizedText
    lines: tuple[tuple[bool, LocalizedText], ...]


class ProblemPage:
    """What the page of one problem shows."""

    def __init__(self, listing: Listing, listed: ListedProblem, base: str, language: Language) -> None:
        self.listing = listing
        self.listed = listed
        self.base = base
        self.language = language
        self.ids = PageIds()

    @cached_property
    def card(self) -> Card | None:
        """The card of the report; None for what is gone."""
        if self.listed.problem is None:
            return None
        report = replace(self.listing.report, main_problems=(self.listed.problem,))
        return cards_of(report, self.listing.papers.side_by_side, self.ids, self.language)[0]

    def count(self, word: str, count: int) -> LocalizedText:
        """Return a number with its noun."""
        singular, plural = COUNTED[word]
        return (singular if count == 1 else plural).format(n=count)

    def link_to(self, source: Source) -> str | None:
        """Return where a place of a document is shown."""
        return place_address(self.base, self.listing.checked, source)

    @cached_property
    def crops(self) -> tuple[Crop, ...]:
        """Pictures of the places that matter most: the cells to change, the values that prove it, then the others."""
        if self.card is None:
            return ()
        wanted = [
            *(view.change.cell.source for view in self.card.changes),
            *(line.source for view in self.card.findings for line in view.evidence),
        ]
        compared = self.card.comparison.sources if self.card.comparison else ()
        found: dict[str, Crop] = {}  # by the words of the place: cells of one row of a text have the same
        for source in (*wanted, *compared, *self.card.problem.places):
            picture = crop_address(self.base, self.listing.checked, source)
            if source is not None and picture is not None and len(found) < MOST_CROPS:
                found.setdefault(source.say(), Crop(source, picture))
        return tuple(found.values())

    def is_named(self, document: str | None) -> bool:
        """Tell whether a name is that of one document alone, so that nobody needs its file beside it."""
        return self._names[document] == 1

    @cached_property
    def _names(self) -> Counter[str | None]:
        return Counter(document.name for document in self.listing.report.documents)

    @cached_property
    def rules(self) -> tuple[RuleInProse, ...]:
        """The rules that say so, explained."""
        return tuple(self._rules())

    def _rules(self) -> Iterator[RuleInProse]:
        known = {rule.code: rule for rule in self.listing.report.rules}
        for code in self.listed.codes:
            rule = known.get(code)
            if rule is not None:
                lines = []
                for line in explain_rule(rule, (), self.listing.checked.prepared.settings)[1:]:
                    if line.id == EXAMPLES:
                        break
                    is_heading = line.id.startswith("**") and line.id.endswith("**")
                    lines.append((is_heading, LocalizedText(line.id.strip("*"), line.en.strip("*"))))
                yield RuleInProse(self.ids.of("aturan", code), code, rule.title, tuple(lines))

    @property
    def asks_of_links(self) -> bool:
        """Whether an answer to a link decides on it."""
        return any(not link.is_settled for finding in self.listed.findings for link in finding.links)

    @cached_property
    def related(self) -> tuple[ListedProblem, ...]:
        """Other problems of the same unit."""
        unit = self.listed.unit
        return tuple(each for each in self.listing.problems if unit and each.unit == unit and each is not self.listed)
