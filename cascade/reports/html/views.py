"""Hold what the template of the page shows, one record a thing: findings, cards, groups, pictures, rows, links, rules.

Records only: who makes them is `cards`, `matrix`, `rule_groups` and `page`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cascade.advice.habits import Habit
from cascade.advice.main_problem import CellChange, MainProblem
from cascade.model import Basis, Document, Finding, Indicator, Link, RuleCoverage, Severity, Source
from cascade.model.i18n import LocalizedText
from cascade.reports.evidence import EvidenceLine, evidence_lines, telling
from cascade.reports.html.graph_layout import Box, GraphDrawing
from cascade.reports.html.places import PlaceKey
from cascade.reports.html.sparkline import Sparkline
from cascade.reports.papers.comparison import Comparison, ComparisonEntry, Subject
from cascade.reports.reading_account import TableLine

MOST_PLACES = 4
JUDGED = ("failed", "passed")
DescribedSparkline = tuple[Sparkline, str]  # the picture, and the words for who cannot see it


@dataclass(frozen=True, slots=True)
class FindingView:
    """One rule that says so: a finding, with what became of it since an earlier report and the values that it had there."""

    id: str
    finding: Finding
    rule: str
    confidence: LocalizedText
    number: LocalizedText
    status: str | None = None
    before: tuple[str, ...] = ()

    @property
    def evidence(self) -> tuple[EvidenceLine, ...]:
        """What proves it, without what only repeats what it is about."""
        return tuple(evidence_lines(telling(self.finding.evidence, self.finding.subject)))

    @property
    def others(self) -> tuple[Source, ...]:
        """The places that its evidence does not name."""
        shown = {line.source for line in self.evidence}
        return tuple(place for place in self.finding.places if place not in shown)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One cell to change, as its document and place are called in this dossier, and the print that it follows."""

    change: CellChange
    document: str
    place: LocalizedText
    model: LocalizedText | None

    @property
    def kind(self) -> Literal["consequence", "range", "asked", "certain"]:
        """Whether it may be changed as it stands, or somebody has to choose first."""
        if self.change.is_range:
            return "range"
        if self.change.is_asked:
            return "asked"
        return "consequence" if self.change.is_consequence else "certain"


@dataclass(frozen=True, slots=True)
class Card:
    """One main problem, what it is about, and the values and places that neither its changes nor its table show.

    One that `is_brief` has no table and tells of its findings only which rules they are.
    """

    id: str
    problem: MainProblem
    level: LocalizedText | None
    path: tuple[str, ...]
    changes: tuple[ChangeView, ...]
    evidence: tuple[EvidenceLine, ...]
    others: tuple[Source, ...]
    findings: tuple[FindingView, ...]
    comparison: Comparison | None
    sparks: tuple[DescribedSparkline | None, ...] = ()
    compared: tuple[Document, ...] = ()
    is_brief: bool = False

    @property
    def number(self) -> int:
        """The number by which every report calls it."""
        return self.problem.number

    @property
    def severity(self) -> Severity:
        """That of its worst finding."""
        return self.problem.severity

    @property
    def name(self) -> str:
        """What it is about."""
        return self.problem.subject

    @property
    def absent(self) -> tuple[str, ...]:
        """The documents that do not print it and have no column."""
        shown = {document.id for document in self.comparison.documents} if self.comparison else set()
        return tuple(f"{each.name} ({each.file})" for each in self.compared if each.id not in shown)

    @property
    def statuses(self) -> tuple[str, ...]:
        """What became of its findings since an earlier report, each once."""
        return tuple(dict.fromkeys(view.status for view in self.findings if view.status))

    @property
    def basis(self) -> tuple[Basis, ...]:
        """What its rules rest on, each once."""
        return tuple(dict.fromkeys(basis for view in self.findings for basis in view.finding.basis))

    @property
    def collapses(self) -> bool:
        """Tell whether there are too many places to show at once."""
        return len(self.others) > MOST_PLACES


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """What one rule says: of which main problem, and what it only notes."""

    id: str
    code: str
    title: LocalizedText
    counts: tuple[tuple[str, int], ...]
    basis: tuple[Basis, ...]
    findings: tuple[tuple[FindingView, Card], ...]
    infos: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class HabitView:
    """What one rule notes again and again, and where each of its notes stands."""

    habit: Habit
    rule: str


@dataclass(frozen=True, slots=True)
class Badge:
    """The mark of an indicator or element with main problems: the worst of them first."""

    cards: tuple[Card, ...]

    @property
    def severity(self) -> Severity:
        """That of the worst."""
        return self.cards[0].severity

    @property
    def numbers(self) -> str:
        """The numbers of the main problems."""
        return ", ".join(str(card.number) for card in self.cards)

    @property
    def short(self) -> str:
        """The numbers where there is little room."""
        first, *more = (str(card.number) for card in self.cards)
        return first if not more else f"{first}+{len(more)}"


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
    """What became of the tables of one file: those that plan targets, and the others; and what a person corrected of it."""

    file: str
    counts: LocalizedText
    tables: tuple[TableLine, ...]
    others: tuple[TableLine, ...]
    corrections: tuple[LocalizedText, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a place lies on a picture, in its pixels."""

    key: PlaceKey
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageExcerpt:
    """A part of a page as WebP; the frames are not painted into it."""

    source: Source
    content: bytes
    width: int
    height: int
    frames: tuple[Frame, ...]
