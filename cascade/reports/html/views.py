"""Hold what the template of the page shows, one record a thing: findings, cards, groups, pictures, rows, links, rules.

Records only: who makes them is `cards`, `matrix`, `rule_groups` and `page`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cascade.model import Basis, Document, Evidence, Finding, Indicator, Link, RuleCoverage, Source
from cascade.model.i18n import LocalizedText
from cascade.reports.html.graph_layout import Box, GraphDrawing
from cascade.reports.html.sparkline import Sparkline
from cascade.reports.papers.comparison import Comparison, ComparisonEntry, Subject
from cascade.reports.reading_account import TableLine

MOST_PLACES = 4
JUDGED = ("failed", "passed")
DescribedSparkline = tuple[Sparkline, str]  # the picture, and the words for who cannot see it


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding on its card; `others` are the places that neither its evidence nor the card's table shows.

    `status` is what became of it since an earlier report, `before` the values that it had there.
    """

    id: str
    finding: Finding
    rule: str
    confidence: LocalizedText
    number: LocalizedText
    others: tuple[Source, ...]
    status: str | None = None
    before: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What proves it; that a document has its own name proves nothing."""
        return tuple(item for item in self.finding.evidence if item.value != item.document)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that its evidence comes from."""
        return tuple(dict.fromkeys(item.document for item in self.finding.evidence if item.document))

    @property
    def collapses(self) -> bool:
        """Tell whether there are too many places to show at once."""
        return len(self.others) > MOST_PLACES


@dataclass(frozen=True, slots=True)
class Card:
    """The findings that share a cause, and what they are about."""

    id: str
    name: str
    level: LocalizedText | None
    path: tuple[str, ...]
    severity: str
    findings: tuple[FindingView, ...]
    comparison: Comparison | None
    sparks: tuple[DescribedSparkline | None, ...] = ()
    compared: tuple[Document, ...] = ()

    @property
    def absent(self) -> tuple[str, ...]:
        """The documents that do not print it and have no column."""
        shown = {document.id for document in self.comparison.documents} if self.comparison else set()
        return tuple(f"{each.name} ({each.file})" for each in self.compared if each.id not in shown)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many findings of which severity, worst first."""
        return tuple(Counter(view.finding.severity for view in self.findings).items())


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The findings of one rule; what is only information is kept apart."""

    id: str
    code: str
    title: LocalizedText
    counts: tuple[tuple[str, int], ...]
    basis: tuple[Basis, ...]
    findings: tuple[tuple[FindingView, Card], ...]
    infos: tuple[tuple[FindingView, Card], ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """The mark of a box that has findings, and the card to go to."""

    severity: str
    count: int
    card: str


@dataclass(frozen=True, slots=True)
class MarkedPicture:
    """The drawing of one document with its marks."""

    id: str
    drawing: GraphDrawing
    boxes: tuple[tuple[Box, Badge | None], ...]
    marked: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The target of one indicator in one document; None for `entries` where that does not print it."""

    entries: tuple[ComparisonEntry, ...] | None
    spark: DescribedSparkline | None

    @property
    def differs(self) -> bool:
        """Tell whether a value differs from a higher document."""
        return any(entry.differs_from for entry in self.entries or ())


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One indicator of the matrix."""

    subject: Subject
    level: LocalizedText | None
    cells: tuple[MatrixCell, ...]
    badge: Badge | None

    @property
    def differs(self) -> bool:
        """Tell whether documents differ."""
        return any(cell.differs for cell in self.cells)


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link with its indicators and the documents that print them."""

    link: Link
    sides: tuple[tuple[Indicator, Document], tuple[Indicator, Document]]
    runner_up: str | None


@dataclass(frozen=True, slots=True)
class CoverageView:
    """One rule of the matrix; `state` tells at a glance what became of it."""

    id: str
    rule: RuleCoverage
    state: str
    counts: tuple[tuple[str, int], ...]
    group: str | None

    @property
    def is_partial(self) -> bool:
        """Tell whether it judged some subjects and could not judge others."""
        return self.state in JUDGED and self.rule.counts.get("insufficient_data", 0) > 0


@dataclass(frozen=True, slots=True)
class AccountView:
    """What became of the tables of one file: those that plan targets, and the others."""

    file: str
    counts: LocalizedText
    tables: tuple[TableLine, ...]
    others: tuple[TableLine, ...]
