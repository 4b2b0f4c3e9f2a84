"""What does the page of the report say?

A report goes in; cards of findings, side-by-side tables, the matrix, pictures of the cascade, links and coverage come out,
in the order of the page and with ids that lead from one to the other. Lays nothing out.
"""

from __future__ import annotations

import base64
import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.linking.decisions import answer_sheet
from cascade.model import (
    LEVEL_NAMES,
    SEVERITIES,
    VERDICTS,
    Basis,
    Document,
    Evidence,
    Finding,
    Indicator,
    Link,
    Note,
    Problem,
    RuleCoverage,
    Source,
)
from cascade.model.i18n import Language, LocalizedText, joined, same, written_date
from cascade.reports.html.excerpts import Excerpt, Key, key_of, take
from cascade.reports.html.excerpts import Picture as PagePicture
from cascade.reports.html.graph_layout import Box, Drawing, draw
from cascade.reports.html.labels import COLUMN_NAMES, CONFIDENCE, COUNTED, WORDS
from cascade.reports.html.sparkline import Sparkline, sparkline
from cascade.reports.papers.comparison import QUARTERS, SIDE_BY_SIDE, TARGET, Column, Comparison, Entry
from cascade.reports.papers.workpapers import Aspect, Subject, Workpapers
from cascade.reports.report import Report

MOST_COLUMNS = 8
WIDE = 4  # columns from which on a card does without those of documents that lack the indicator
MOST_PLACES = 4
FIRST = 3  # cards that the summary names
JUDGED = ("failed", "passed")


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
    sparks: tuple[tuple[Sparkline, str] | None, ...] = ()
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
class Picture:
    """The drawing of one document with its marks."""

    id: str
    drawing: Drawing
    boxes: tuple[tuple[Box, Badge | None], ...]
    marked: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """The target of one indicator in one document; None for `entries` where that does not print it."""

    entries: tuple[Entry, ...] | None
    spark: tuple[Sparkline, str] | None

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


class _Ids:
    """Gives each thing an id that no other thing on the page has."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def of(self, prefix: str, key: str) -> str:
        """Return the id of a thing, always the same one."""
        if (prefix, key) not in self._of:
            self._of[prefix, key] = self.new(prefix, key)
        return self._of[prefix, key]

    def new(self, prefix: str, key: str) -> str:
        """Return an id that was never given before."""
        wanted = f"{prefix}-" + (re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-")[:40] or "x")
        number, given = 1, wanted
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._taken.add(given)
        return given


class Page:
    """Everything that the template shows, in the order of the page."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language = language
        self.graph: CascadeGraph = report.graph
        self.papers = Workpapers(report)
        self.side_by_side = self.papers.side_by_side
        self.ids = _Ids()
        self._compared: dict[tuple[tuple[str, NodeId | None], ...], Comparison] = {}

    def count(self, word: str, count: int) -> LocalizedText:
        """Return a number with its noun."""
        singular, plural = COUNTED[word]
        return (singular if count == 1 else plural).format(n=count)

    # Head

    @cached_property
    def documents(self) -> list[Document]:
        """The documents in the order of the cascade."""
        return sorted(self.report.documents, key=lambda document: [*SIDE_BY_SIDE, document.kind].index(document.kind))

    @cached_property
    def years(self) -> str:
        """The years of the annual documents and the periods of the plans."""
        annual = sorted({d.year for d in self.report.documents if d.year})
        plans = sorted({(d.years[0], d.years[-1]) for d in self.report.documents if len(d.years) > 1})
        return ", ".join([*map(str, annual), *(f"{first}–{last}" for first, last in plans)])

    @cached_property
    def created(self) -> LocalizedText:
        """When the report was made."""
        return self.when(self.report.created)

    def when(self, when: datetime.datetime) -> LocalizedText:
        """Return a moment as a reader writes it."""
        zone, day = when.strftime("%Z"), written_date(when)
        return LocalizedText(f"{day.id} pukul {when:%H.%M} {zone}", f"{day.en}, {when:%H:%M} {zone}")

    @cached_property
    def tiles(self) -> tuple[tuple[str, int], ...]:
        """How many findings of each severity."""
        return tuple((severity, self.report.count(severity)) for severity in SEVERITIES)

    @cached_property
    def sentence(self) -> LocalizedText:
        """What a head of office needs to know."""
        said = [self.count(severity, number) for severity, number in self.tiles if number and severity != "info"]
        if said:
            return same("{x}.").format(x=joined(said, ", "))
        return self.count("clean", sum(view.state in JUDGED for view in self.coverage))

    @cached_property
    def unjudged(self) -> int:
        """How many rules could not be judged at all."""
        return sum(view.state in ("unjudged", "broken") for view in self.coverage)

    @cached_property
    def idle(self) -> int:
        """How many rules had nothing to judge."""
        return sum(view.state == "idle" for view in self.coverage)

    @cached_property
    def partly(self) -> int:
        """How many rules could not be judged on every subject."""
        return sum(view.is_partial for view in self.coverage)

    @cached_property
    def grave(self) -> int:
        """How many problems of the input are errors."""
        return sum(problem.severity == "error" for problem in self.report.problems)

    # Cards

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """One card for each cause, worst first."""
        causes: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            causes.setdefault(finding.cause, []).append(finding)
        ordered = sorted(causes.items(), key=lambda item: _weight(item[1]))
        return tuple(self._card(cause, findings) for cause, findings in ordered)

    def _card(self, cause: str, findings: list[Finding]) -> Card:
        ordered = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
        first = ordered[0]
        comparison = self._comparison(tuple(dict.fromkeys(n for f in ordered for n in f.indicators)))
        shown = comparison.sources if comparison else ()
        node = next((n for n in (*first.elements, *first.indicators) if n in self.graph.graph), None)
        return Card(
            id=self.ids.of("kartu", cause),
            name=first.subject,
            level=self._level(node) if node else None,
            path=tuple(self.graph.elements[n].name.text for n in reversed(self.graph.path(node))) if node else (),
            severity=first.severity,
            findings=tuple(self._view(finding, shown) for finding in ordered),
            comparison=comparison,
            sparks=self._sparks(comparison) if comparison else (),
            compared=self.side_by_side.documents if comparison else (),
        )

    def _level(self, node: NodeId) -> LocalizedText | None:
        if node in self.graph.indicators:
            level = self.graph.indicators[node].level
            name = LEVEL_NAMES.get(level, level.upper()) if level != "unknown" else ""
            return LocalizedText(f"Indikator {name}".strip(), f"Indicator {name}".strip())
        return COLUMN_NAMES.get(self.graph.elements[node].level) if node in self.graph.elements else None

    def _view(self, finding: Finding, on_card: Iterable[Source]) -> FindingView:
        shown = {*(item.source for item in finding.evidence), *on_card}
        number = f"{finding.confidence:.2f}"
        follow_up = self.report.follow_up
        return FindingView(
            id=self.ids.new("temuan", finding.fingerprint),
            finding=finding,
            rule=self.ids.of("aturan", finding.code),
            confidence=next((word for floor, word in CONFIDENCE if finding.confidence >= floor), CONFIDENCE[-1][1]),
            number=LocalizedText(number.replace(".", ","), number),
            others=tuple(place for place in finding.places if place not in shown),
            status=follow_up.statuses.get(finding.fingerprint, "new") if follow_up else None,
            before=tuple(e.value for e in follow_up.before.get(finding.fingerprint, ())) if follow_up else (),
        )

    def _comparison(self, nodes: tuple[NodeId, ...]) -> Comparison | None:
        """Lay the indicator of a card side by side, as all documents print it."""
        columns = self.side_by_side.columns(nodes)
        if len(columns) > WIDE:
            columns = tuple(column for column in columns if column[1])
        drawn = any(node for _, node in columns) and len(columns) <= MOST_COLUMNS
        return self._compare(columns) if drawn else None

    def _compare(self, columns: tuple[Column, ...]) -> Comparison:
        key = tuple((document.id, node) for document, node in columns)
        if key not in self._compared:
            self._compared[key] = self.side_by_side.compare(columns)
        return self._compared[key]

    def _sparks(self, comparison: Comparison) -> tuple[tuple[Sparkline, str] | None, ...]:
        """Return the quarters of each document as a picture beside the highest annual target, with words for it."""
        rows = {row.about: row.cells for row in comparison.rows}
        targets = rows[TARGET]
        annual = next((e for cell in targets for e in cell or () if e.source and e.quantity and e.quantity.value), None)
        return tuple(
            self._spark(rows[QUARTERS][number], annual) if QUARTERS in rows else None for number in range(len(targets))
        )

    def _spark(self, entries: tuple[Entry, ...] | None, annual: Entry | None) -> tuple[Sparkline, str] | None:
        quarters = {entry.of: entry.quantity for entry in entries or ()}
        if len(quarters) != len(entries or ()):  # several prints that differ
            return None
        drawn = sparkline(list(quarters.values()), annual.quantity if annual else None)
        if drawn is None:
            return None
        said = [f"{name} {quantity.raw if quantity else '–'}" for name, quantity in quarters.items()]
        target = [f"{WORDS['annual'].say(self.language)} {annual.value.say(self.language)}"] if annual else []
        return drawn, "; ".join([*said, *target])

    # Summary

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """Every aspect with its conclusion."""
        return self.papers.aspects

    @cached_property
    def first(self) -> tuple[Card, ...]:
        """What to look at first."""
        return tuple(card for card in self.cards if card.severity in ("error", "warning"))[:FIRST]

    # Matrix

    @cached_property
    def matrix(self) -> tuple[MatrixRow, ...]:
        """Every indicator once, with its target in each document."""
        return tuple(self._row(subject) for subject in self.papers.subjects)

    def _row(self, subject: Subject) -> MatrixRow:
        comparison = self._compare(subject.columns)
        targets = next(row.cells for row in comparison.rows if row.about == TARGET)
        sparks = self._sparks(comparison)
        cells = []
        for document in self.side_by_side.documents:
            own = [number for number, (each, _) in enumerate(subject.columns) if each is document]
            found = [targets[number] for number in own if targets[number] is not None]
            entries = tuple(dict.fromkeys(entry for cell in found for entry in cell or ()))
            spark = next((sparks[number] for number in own if sparks[number]), None)
            cells.append(MatrixCell(entries if found else None, spark))
        marks = [badge for _, node in subject.columns if node and (badge := self._badges.get(node))]
        worst = min(marks, key=lambda badge: SEVERITIES.index(badge.severity), default=None)
        return MatrixRow(subject, self._level(subject.node), tuple(cells), worst)

    # Excerpts

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Parts of the documents with the places of the findings, the gravest first."""
        hashes = {document.file: document.sha256 for document in self.report.documents}
        return take(self.report.files, hashes, self._wanted())

    def _wanted(self) -> Iterator[Source]:
        for is_info in (False, True):
            views = [v for card in self.cards for v in card.findings if (v.finding.severity == "info") is is_info]
            yield from (item.source for view in views for item in view.evidence if item.source)
        yield from (source for card in self.cards if card.comparison for source in card.comparison.sources)

    @cached_property
    def _ids_of_places(self) -> dict[Key, str]:
        keys: dict[Key, None] = {}
        for each in self.excerpts:
            if isinstance(each, PagePicture):
                keys.update((frame.key, None) for frame in each.frames)
            else:
                for row in each.rows:
                    keys.update((key, None) for own in (row.keys, *(cell.keys for cell in row.cells)) for key in own)
        return {key: f"q{number}" for number, key in enumerate(keys, 1)}

    def at(self, source: Source) -> str | None:
        """Return the id of a place in the excerpts, None where none shows it."""
        return self._ids_of_places.get(key_of(source))

    def id_of(self, key: Key) -> str:
        """Return the id of a place that an excerpt shows."""
        return self._ids_of_places[key]

    def is_picture(self, excerpt: Excerpt) -> bool:
        """Tell the picture of a page from the rows of a table."""
        return isinstance(excerpt, PagePicture)

    def data(self, content: bytes) -> str:
        """Return a picture as an address that holds all of it."""
        return "data:image/webp;base64," + base64.b64encode(content).decode()

    # By rule

    @property
    def answer_sheet(self) -> str:
        """The text for `keputusan.yaml` that answers the open links."""
        return answer_sheet(self.graph, (link for link in self.report.links if not link.is_settled))

    @cached_property
    def groups(self) -> tuple[RuleGroup, ...]:
        """The findings by rule, the rule with the worst finding first."""
        rules: dict[str, list[tuple[FindingView, Card]]] = {}
        for card in self.cards:
            for view in card.findings:
                rules.setdefault(view.finding.code, []).append((view, card))
        groups = [self._group(code, found) for code, found in rules.items()]
        return tuple(sorted(groups, key=lambda group: (SEVERITIES.index(group.counts[0][0]), group.code)))

    def _group(self, code: str, found: list[tuple[FindingView, Card]]) -> RuleGroup:
        found = sorted(found, key=lambda pair: SEVERITIES.index(pair[0].finding.severity))
        return RuleGroup(
            id=self.ids.of("aturan", code),
            code=code,
            title=found[0][0].finding.title,
            counts=tuple(Counter(view.finding.severity for view, _ in found).items()),
            basis=tuple(dict.fromkeys(basis for view, _ in found for basis in view.finding.basis)),
            findings=tuple(pair for pair in found if pair[0].finding.severity != "info"),
            infos=tuple(pair for pair in found if pair[0].finding.severity == "info"),
        )

    # Pictures

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """A picture of each document, the Renstra first."""
        drawings = [drawing for document in self.documents if (drawing := draw(self.graph, document))]
        return tuple(self._picture(drawing) for drawing in drawings)

    def _picture(self, drawing: Drawing) -> Picture:
        boxes = tuple((box, self._badges.get(box.node)) for box in drawing.boxes)
        return Picture(
            self.ids.new("gambar", drawing.document.id), drawing, boxes, sum(badge is not None for _, badge in boxes)
        )

    @cached_property
    def _badges(self) -> dict[NodeId, Badge]:
        found: dict[NodeId, list[tuple[Finding, Card]]] = {}
        for card in self.cards:
            for view in card.findings:
                for node in {*view.finding.indicators, *view.finding.elements}:
                    found.setdefault(node, []).append((view.finding, card))
        badges = {}
        for node, pairs in found.items():
            worst, card = min(pairs, key=lambda pair: SEVERITIES.index(pair[0].severity))
            badges[node] = Badge(worst.severity, len(pairs), card.id)
        return badges

    # Links

    @cached_property
    def links(self) -> tuple[LinkView, ...]:
        """All links, in the order in which they were found."""
        return tuple(self._link(link) for link in self.report.links)

    def _link(self, link: Link) -> LinkView:
        left, right = ((self.graph.indicators[n], self.graph.document_of(n)) for n in (link.left, link.right))
        runner_up = self.graph.indicators.get(link.runner_up or "")
        return LinkView(link, (left, right), runner_up.name.text if runner_up else link.runner_up)

    # Coverage

    @cached_property
    def coverage(self) -> tuple[CoverageView, ...]:
        """Every rule, in the order of the rule book."""
        found = {finding.code for finding in self.report.findings}
        return tuple(
            CoverageView(
                id=self.ids.new("cakupan", rule.code),
                rule=rule,
                state=rule.state,
                counts=tuple((verdict, rule.counts.get(verdict, 0)) for verdict in VERDICTS),
                group=self.ids.of("aturan", rule.code) if rule.code in found else None,
            )
            for rule in self.report.coverage
        )

    @cached_property
    def coverage_of(self) -> dict[str, str]:
        """Where in the matrix a rule stands."""
        return {view.rule.code: view.id for view in self.coverage}

    # Notes

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the input, worst first."""
        return sorted(self.report.problems, key=lambda problem: SEVERITIES.index(problem.severity))

    @cached_property
    def notes(self) -> tuple[tuple[Note, Document], ...]:
        """The reviewers' remarks that documents carry."""
        return tuple((note, document) for document in self.report.documents for note in document.notes)


def _weight(findings: list[Finding]) -> tuple[int, ...]:
    """Order cards by their worst findings and by how many they have of each severity."""
    counts = Counter(finding.severity for finding in findings)
    return tuple(-counts[severity] for severity in SEVERITIES)
