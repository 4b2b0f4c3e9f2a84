"""The report as one HTML file: for reading, printing and passing on, without network or JavaScript.

Views of the findings are prepared here; `html.j2` only lays them out. Whatever a document prints is
escaped on its way out, in one place (`_Page`), and the page's own policy forbids every script but its own.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from cascade.changes import ADVISED, EFFORTS, REQUIRED
from cascade.decisions import answer_sheet
from cascade.drawing import LINE, Box, Drawing, draw
from cascade.excerpts import Excerpt, Key, key_of, take
from cascade.excerpts import Picture as PagePicture
from cascade.followup import STATUS_NAMES
from cascade.graph import CascadeGraph, NodeId
from cascade.language import Language, Phrase, spelled
from cascade.model import (
    KIND_NAMES,
    LEVEL_NAMES,
    LINK_NAMES,
    SEVERITIES,
    SEVERITY_NAMES,
    STATE_NAMES,
    VERDICT_NAMES,
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
from cascade.report import Report
from cascade.sidebyside import QUARTERS, SIDE_BY_SIDE, TARGET, Column, Comparison, Entry
from cascade.sparkline import Sparkline, sparkline
from cascade.text import printable
from cascade.workpapers import CONCLUSION_NAMES, Aspect, Subject, Workpapers

NAME = "html"
FILE = "laporan.html"
MOST_COLUMNS = 8
WIDE = 4  # columns from which on a card does without those of documents that lack the indicator
MOST_PLACES = 4
FIRST = 3  # cards that the summary names
SIGNS = {"error": "×", "warning": "!", "question": "?", "info": "i"}


def render(report: Report, language: Language) -> str:
    """Return the report as one HTML page."""
    return _Page(report, language).render()


# What the template lays out


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding on its card; `others` are the places that neither its evidence nor the card's table shows.

    `status` is what became of it since an earlier report, `before` the values that it had there.
    """

    id: str
    finding: Finding
    rule: str
    confidence: Phrase
    number: Phrase
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
    level: Phrase | None
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
    title: Phrase
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
    level: Phrase | None
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


class _Page:
    """Everything that the template shows, in the order of the page."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language = language
        self.graph: CascadeGraph = report.graph
        self.papers = Workpapers(report)
        self.side_by_side = self.papers.side_by_side
        self.ids = _Ids()
        self._compared: dict[tuple[tuple[str, NodeId | None], ...], Comparison] = {}

    def render(self) -> str:
        """Return the page."""
        style, script = _template("html_style.j2"), _template("html_script.j2")
        return _environment(self.language).get_template("html.j2").render(
            page=self, report=self.report, language=self.language, w=WORDS, kinds=KIND_NAMES, signs=SIGNS,
            severity_names=SEVERITY_NAMES, efforts=EFFORTS, verdict_names=VERDICT_NAMES, columns=COLUMN_NAMES, states=STATE_NAMES,
            link_names=LINK_NAMES, conclusions=CONCLUSION_NAMES, statuses=STATUS_NAMES, line_height=LINE, style=Markup(style), script=Markup(script),
            style_hash=_digest(style), script_hash=_digest(script),
        )  # fmt: skip

    def count(self, word: str, count: int) -> Phrase:
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
    def created(self) -> Phrase:
        """When the report was made."""
        return self.when(self.report.created)

    def when(self, when: datetime.datetime) -> Phrase:
        """Return a moment as a reader writes it."""
        zone, day = when.strftime("%Z"), spelled(when)
        return Phrase(f"{day.id} pukul {when:%H.%M} {zone}", f"{day.en}, {when:%H:%M} {zone}")

    @cached_property
    def tiles(self) -> tuple[tuple[str, int], ...]:
        """How many findings of each severity."""
        return tuple((severity, self.report.count(severity)) for severity in SEVERITIES)

    @cached_property
    def sentence(self) -> Phrase:
        """What a head of office needs to know."""
        said = [self.count(severity, number) for severity, number in self.tiles if number and severity != "info"]
        if said:
            return Phrase(", ".join(s.id for s in said) + ".", ", ".join(s.en for s in said) + ".")
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
        shown = comparison.sources if comparison else frozenset()
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

    def _level(self, node: NodeId) -> Phrase | None:
        if node in self.graph.indicators:
            level = self.graph.indicators[node].level
            name = LEVEL_NAMES.get(level, level.upper()) if level != "unknown" else ""
            return Phrase(f"Indikator {name}".strip(), f"Indicator {name}".strip())
        return COLUMN_NAMES.get(self.graph.elements[node].level) if node in self.graph.elements else None

    def _view(self, finding: Finding, on_card: frozenset[Source]) -> FindingView:
        shown = {item.source for item in finding.evidence} | on_card
        number = f"{finding.confidence:.2f}"
        follow_up = self.report.follow_up
        return FindingView(
            id=self.ids.new("temuan", finding.fingerprint),
            finding=finding,
            rule=self.ids.of("aturan", finding.code),
            confidence=next((word for floor, word in CONFIDENCE if finding.confidence >= floor), CONFIDENCE[-1][1]),
            number=Phrase(number.replace(".", ","), number),
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


@cache  # compiling the template takes most of the time of a small report
def _environment(language: Language) -> Environment:
    def shown(value: Any) -> Any:
        """Turn what the template prints into text of this language; the template's own markup stays."""
        if isinstance(value, Phrase | Source):
            value = value.say(language)
        return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["say"] = shown
    return environment


def _template(name: str) -> str:
    return files("cascade.reporters").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    """Return the hash by which the page's policy knows its own style and script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _weight(findings: list[Finding]) -> tuple[int, ...]:
    """Order cards by their worst findings and by how many they have of each severity."""
    counts = Counter(finding.severity for finding in findings)
    return tuple(-counts[severity] for severity in SEVERITIES)


# What the page says

CONFIDENCE = ((0.9, Phrase("tinggi", "high")), (0.7, Phrase("sedang", "medium")), (0.0, Phrase("rendah", "low")))
JUDGED = ("failed", "passed")
COLUMN_NAMES = {
    "tujuan": Phrase("Tujuan", "Tujuan (goal)"),
    "sasaran": Phrase("Sasaran", "Sasaran (objective)"),
    "program": Phrase("Program", "Program"),
    "kegiatan": Phrase("Kegiatan", "Kegiatan (activity)"),
    "sub_kegiatan": Phrase("Sub kegiatan", "Sub kegiatan (sub-activity)"),
    "unknown": Phrase("Jenjang tidak diketahui", "Level unknown"),
    "indicator": Phrase("Indikator", "Indicator"),
}
COUNTED = {
    "error": (
        Phrase("{n} kesalahan harus diperbaiki sebelum ditandatangani", "{n} error must be corrected before signing"),
        Phrase("{n} kesalahan harus diperbaiki sebelum ditandatangani", "{n} errors must be corrected before signing"),
    ),
    "warning": (
        Phrase("{n} peringatan perlu diperiksa", "{n} warning needs a look"),
        Phrase("{n} peringatan perlu diperiksa", "{n} warnings need a look"),
    ),
    "question": (
        Phrase("{n} pertanyaan perlu dijawab", "{n} question needs an answer"),
        Phrase("{n} pertanyaan perlu dijawab", "{n} questions need an answer"),
    ),
    "clean": (
        Phrase(
            "Tidak ada kesalahan, peringatan atau pertanyaan pada {n} aturan yang dapat dinilai.",
            "No error, warning or question under the {n} rule that could be judged.",
        ),
        Phrase(
            "Tidak ada kesalahan, peringatan atau pertanyaan pada {n} aturan yang dapat dinilai.",
            "No errors, warnings or questions under the {n} rules that could be judged.",
        ),
    ),
    "cards": (
        Phrase("Semua temuan menyangkut {n} indikator atau unsur.", "All findings concern {n} indicator or element."),
        Phrase("Semua temuan menyangkut {n} indikator atau unsur.", "All findings concern {n} indicators or elements."),
    ),
    "unjudged": (
        Phrase("{n} aturan tidak dapat dinilai", "{n} rule could not be judged"),
        Phrase("{n} aturan tidak dapat dinilai", "{n} rules could not be judged"),
    ),
    "partly": (
        Phrase("{n} aturan hanya dinilai sebagian", "{n} rule was judged only in part"),
        Phrase("{n} aturan hanya dinilai sebagian", "{n} rules were judged only in part"),
    ),
    "idle": (
        Phrase("{n} aturan tidak berlaku untuk dokumen ini", "{n} rule does not apply to these documents"),
        Phrase("{n} aturan tidak berlaku untuk dokumen ini", "{n} rules do not apply to these documents"),
    ),
    "grave": (
        Phrase("{n} masalah pada berkas membatasi penilaian", "{n} problem of the files limits the judgement"),
        Phrase("{n} masalah pada berkas membatasi penilaian", "{n} problems of the files limit the judgement"),
    ),
    "open": (
        Phrase("{n} tautan indikator menunggu konfirmasi", "{n} link between indicators awaits confirmation"),
        Phrase("{n} tautan indikator menunggu konfirmasi", "{n} links between indicators await confirmation"),
    ),
    "findings": (Phrase("{n} temuan", "{n} finding"), Phrase("{n} temuan", "{n} findings")),
    "infos": (
        Phrase("{n} info (buka untuk membaca)", "{n} piece of information (open to read)"),
        Phrase("{n} info (buka untuk membaca)", "{n} pieces of information (open to read)"),
    ),
    "info_cards": (
        Phrase("{n} kartu dengan info saja (buka untuk membaca)", "{n} subject with information only (open to read)"),
        Phrase("{n} kartu dengan info saja (buka untuk membaca)", "{n} subjects with information only (open to read)"),
    ),
    "others": (
        Phrase("{n} tempat lain", "{n} other place"),
        Phrase("{n} tempat lain", "{n} other places"),
    ),
    "settled": (
        Phrase("{n} tautan yang sudah pasti (buka untuk membaca)", "{n} settled link (open to read)"),
        Phrase("{n} tautan yang sudah pasti (buka untuk membaca)", "{n} settled links (open to read)"),
    ),
    "known": (
        Phrase("{n} temuan sudah ada di laporan lama", "{n} finding is in the old report too"),
        Phrase("{n} temuan sudah ada di laporan lama", "{n} findings are in the old report too"),
    ),
    "trial": (
        Phrase("{n} temuan aturan yang masih dicoba", "{n} finding of rules on trial"),
        Phrase("{n} temuan aturan yang masih dicoba", "{n} findings of rules on trial"),
    ),
    "not_run": (
        Phrase("{n} aturan tidak diminta", "{n} rule was not asked for"),
        Phrase("{n} aturan tidak diminta", "{n} rules were not asked for"),
    ),
    "accepted": (
        Phrase("{n} temuan dikecualikan", "{n} finding waived"),
        Phrase("{n} temuan dikecualikan", "{n} findings waived"),
    ),
    "missed": (
        Phrase("{n} sel atau tabel yang tidak dipahami", "{n} cell or table that was not understood"),
        Phrase("{n} sel atau tabel yang tidak dipahami", "{n} cells or tables that were not understood"),
    ),
    "manual": (
        Phrase("{n} hal harus diperiksa manusia", "{n} matter is for a person to check"),
        Phrase("{n} hal harus diperiksa manusia", "{n} matters are for a person to check"),
    ),
    "boxes": (
        Phrase("{n} kotak bertanda temuan", "{n} box marked with findings"),
        Phrase("{n} kotak bertanda temuan", "{n} boxes marked with findings"),
    ),
}
WORDS = {
    "title": Phrase("Laporan keselarasan dokumen perencanaan", "Consistency report on planning documents"),
    "skip": Phrase("Langsung ke temuan", "Skip to the findings"),
    "contents": Phrase("Isi laporan", "Contents"),
    "summary": Phrase("Ringkasan", "Summary"),
    "by_subject": Phrase("Temuan per indikator", "Findings by indicator"),
    "by_rule": Phrase("Temuan per aturan", "Findings by rule"),
    "drawing": Phrase("Gambar cascading", "Picture of the cascade"),
    "links": Phrase("Tautan", "Links"),
    "coverage": Phrase("Cakupan aturan", "Rule coverage"),
    "limits": Phrase("Batas dan catatan", "Limits and notes"),
    "dossier": Phrase("Folder", "Folder"),
    "opd": Phrase("Perangkat daerah", "OPD (regional office)"),
    "years": Phrase("Tahun", "Years"),
    "created": Phrase("Dibuat", "Created"),
    "aspects": Phrase("Kesimpulan per aspek", "Conclusion by aspect"),
    "aspect": Phrase("Aspek", "Aspect"),
    "conclusion": Phrase("Kesimpulan", "Conclusion"),
    "first": Phrase("Kerjakan lebih dahulu", "Do first"),
    "aspects_text": Phrase(
        "SESUAI: tidak ada kesalahan pada yang dinilai. TIDAK CUKUP DATA: belum dapat disimpulkan.",
        "IN ORDER: no error in what was judged. NOT ENOUGH DATA: no conclusion yet.",
    ),
    "matrix": Phrase("Matriks indikator", "Matrix of indicators"),
    "matrix_text": Phrase(
        "Target setiap indikator di setiap dokumen. ≠: berbeda dari dokumen yang lebih tinggi. Batang: triwulan; garis: target setahun.",
        "The target of each indicator in each document. ≠: differs from a higher document. Bars: quarters; line: annual target.",
    ),
    "only_differing": Phrase("Hanya yang berbeda atau bertemuan", "Only those that differ or have findings"),
    "search_matrix": Phrase("Cari indikator", "Search for an indicator"),
    "rows_shown": Phrase("indikator tampil", "indicators shown"),
    "annual": Phrase("target setahun", "annual target"),
    "absent": Phrase("tidak tertaut", "not linked"),
    "excerpts": Phrase("Kutipan dokumen", "Excerpts of the documents"),
    "excerpts_text": Phrase(
        "Baris dan halaman tempat nilai di atas tercetak; sel yang dirujuk dibingkai. Nomor orang ditutup.",
        "The rows and pages on which the values above are printed; the cells meant are framed. Numbers of persons are hidden.",
    ),
    "left_out": Phrase("baris di antaranya tidak ditampilkan", "rows in between are left out"),
    "row": Phrase("Baris", "Row"),
    "manual": Phrase("Diperiksa oleh manusia", "For a person to check"),
    "manual_text": Phrase(
        "Hal-hal ini tidak dinilai oleh aturan mana pun; kolom hasil diisi pereviu.",
        "No rule judges these; the reviewer fills in the result.",
    ),
    "ask": Phrase("Yang diperiksa", "What to look at"),
    "why_manual": Phrase("Mengapa tidak oleh mesin", "Why not by the machine"),
    "result": Phrase("Hasil", "Result"),
    "open_line": Phrase("☐ belum diperiksa", "☐ not checked yet"),
    "follow_up": Phrase("Tindak lanjut", "Follow-up"),
    "since": Phrase("Dibandingkan dengan laporan", "Compared with the report of"),
    "before": Phrase("Nilai sebelumnya", "Values before"),
    "gone": Phrase("Temuan lama yang tidak ada lagi", "Earlier findings that are no longer there"),
    "zoom_in": Phrase("Perbesar", "Zoom in"),
    "zoom_out": Phrase("Perkecil", "Zoom out"),
    "zoom_fit": Phrase("Selebar halaman", "Fit to width"),
    "fold_clean": Phrase("Lipat yang tanpa temuan", "Fold what has no findings"),
    "unfold": Phrase("Buka semua", "Unfold all"),
    "fold": Phrase("Lipat atau buka", "Fold or unfold"),
    "tools": Phrase("Alat gambar", "Tools of the picture"),
    "made_with": Phrase("Dibuat dengan", "Made with"),
    "documents": Phrase("Dokumen yang diperiksa", "Documents checked"),
    "document": Phrase("Dokumen", "Document"),
    "file": Phrase("Nama berkas", "File"),
    "signed": Phrase("Ditandatangani", "Signed"),
    "indicators": Phrase("Indikator", "Indicators"),
    "fingerprint_file": Phrase("SHA-256", "SHA-256"),
    "all_kinds": Phrase(
        "Renstra, Renja, Perjanjian Kinerja dan Rencana Aksi semuanya ada.",
        "Renstra, Renja, Perjanjian Kinerja and Rencana Aksi are all present.",
    ),
    "missing_kinds": Phrase("Tidak ada di berkas ini:", "Missing from this dossier:"),
    "not_all_good": Phrase(
        "Yang tidak dinilai belum tentu benar; lihat", "What was not judged is not thereby right; see"
    ),
    "no_findings": Phrase("Tidak ada temuan.", "There are no findings."),
    "filter": Phrase("Saring temuan", "Filter the findings"),
    "search": Phrase("Cari nama, kode atau kata", "Search for a name, code or word"),
    "shown": Phrase("kartu tampil", "cards shown"),
    "cards_intro": Phrase(
        "Satu kartu untuk satu indikator atau unsur, yang terberat lebih dahulu. Tanda ≠: nilainya berbeda dari dokumen yang disebut.",
        "One card for each subject, the worst first. The sign ≠ marks what differs from the higher document that is named.",
    ),
    "side_by_side": Phrase("Indikator ini di setiap dokumen", "This indicator in each document"),
    "as_printed": Phrase("Tercetak", "As printed"),
    "not_here": Phrase("tidak tertaut di dokumen ini", "not linked in this document"),
    "no_column": Phrase("tidak ada kolomnya", "no such column"),
    "unlike": Phrase("berbeda dari", "differs from"),
    "evidence": Phrase("Bukti", "Evidence"),
    "doubts": Phrase("Keraguan", "Doubts"),
    "fix": Phrase("Yang perlu dilakukan", "What to do"),
    "note": Phrase("Catatan singkat untuk disalin", "Short note to copy"),
    "basis": Phrase("Dasar", "Basis"),
    "article": Phrase("pasal", "article"),
    "unverified": Phrase("belum diverifikasi", "not verified yet"),
    "confidence": Phrase("Keyakinan", "Confidence"),
    "fingerprint": Phrase("Sidik temuan", "Fingerprint"),
    "others": Phrase("Tempat lain", "Other places"),
    "no_place": Phrase("tanpa tempat", "no place"),
    "severity": Phrase("Tingkat", "Severity"),
    "subject": Phrase("Pokok", "Subject"),
    "finding": Phrase("Temuan", "Finding"),
    "place": Phrase("Tempat", "Place"),
    "to_coverage": Phrase("lihat cakupan aturan ini", "see this rule’s coverage"),
    "legend": Phrase("Keterangan tanda", "Legend"),
    "legend_count": Phrase("angka: banyaknya temuan pada kotak itu", "number: how many findings the box has"),
    "legend_indicator": Phrase("kotak bersudut bulat: indikator", "box with round corners: indicator"),
    "picture_of": Phrase("Cascading menurut", "The cascade according to"),
    "picture_text": Phrase(
        "Dari kiri ke kanan: setiap unsur, unsur di bawahnya, dan indikatornya, menurut urutan cetak.",
        "From left to right: each element, the elements below it and its indicators, in printed order.",
    ),
    "scroll": Phrase("Gambar dapat digulir ke samping dan ke bawah.", "The picture scrolls sideways and down."),
    "no_picture": Phrase("Tidak ada dokumen dengan unsur atau indikator.", "No document has elements or indicators."),
    "open_links": Phrase("Pertanyaan: apakah ini indikator yang sama?", "Question: are these the same indicator?"),
    "answer_sheet": Phrase(
        "Untuk menjawab: jalankan cascade link FOLDER --review, atau salin ini ke keputusan.yaml di folder berkas, ganti confirmed dengan rejected di mana tidak sama, lalu jalankan lagi.",
        "To answer: run cascade link FOLDER --review, or copy this to keputusan.yaml in the dossier's folder, change confirmed to rejected where they differ, and run again.",
    ),
    "open_links_text": Phrase(
        "Jawab di keputusan.yaml (confirmed atau rejected). Sampai dijawab, tidak ada kesalahan yang didasarkan pada tautan ini.",
        "Answer in keputusan.yaml (confirmed or rejected). Until then no error rests on these links.",
    ),
    "no_open_links": Phrase("Tidak ada tautan yang menunggu konfirmasi.", "No link awaits confirmation."),
    "no_links": Phrase("Tidak ada tautan antardokumen.", "There are no links between documents."),
    "left": Phrase("Indikator", "Indicator"),
    "right": Phrase("Dianggap sama dengan", "Held to be the same as"),
    "verdict": Phrase("Putusan", "Verdict"),
    "required": REQUIRED,
    "advised": ADVISED,
    "file_and_cell": Phrase("Berkas dan sel", "File and cell"),
    "it_says": Phrase("Tertulis", "It says"),
    "it_should_say": Phrase("Seharusnya", "It should say"),
    "score": Phrase("Kemiripan", "Score"),
    "margin": Phrase("Jarak ke calon lain", "Margin"),
    "reasons": Phrase("Alasan", "Reasons"),
    "runner_up": Phrase("Calon berikutnya", "Runner-up"),
    "rule": Phrase("Aturan", "Rule"),
    "state": Phrase("Keadaan", "State"),
    "why": Phrase("Mengapa tidak dinilai", "Why not judged"),
    "coverage_text": Phrase(
        "Berapa kali setiap aturan sampai pada putusan mana. Aturan yang tidak dapat dinilai bukan aturan yang lulus.",
        "How often each rule came to which verdict. A rule that could not be judged is not one that passed.",
    ),
    "partial": Phrase("sebagian tidak dapat dinilai", "in part not judged"),
    "no_rules": Phrase("Tidak ada aturan yang dijalankan.", "No rules were run."),
    "problems": Phrase("Masalah pada berkas", "Problems of the files"),
    "no_problems": Phrase("Tidak ada.", "None."),
    "hint": Phrase("Saran:", "Hint:"),
    "missed": Phrase("Tidak dipahami (tidak dipakai dalam penilaian)", "Not understood (not used in judging)"),
    "text": Phrase("Teks", "Text"),
    "reason": Phrase("Alasan", "Reason"),
    "ignored": Phrase("Berkas yang tidak dinilai", "Files that were not judged"),
    "notes": Phrase("Catatan penelaah di dalam dokumen", "Reviewers’ notes inside the documents"),
    "author": Phrase("Oleh", "By"),
    "trial": Phrase("Aturan yang masih dicoba (tidak ikut menentukan hasil)", "Rules on trial (they decide nothing)"),
    "waived": Phrase("Temuan yang diterima", "Waived findings"),
    "policy": Phrase("Kebijakan yang berlaku", "Policy in force"),
    "policy_built_in": Phrase("kebijakan bawaan cascade", "cascade’s built-in policy"),
    "to_top": Phrase("Ke atas", "To the top"),
}
