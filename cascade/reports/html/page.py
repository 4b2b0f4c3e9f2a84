"""Say everything that the page of the report shows, in the order of the page.

A report goes in; head, cards of the main problems, the matrix, pictures of the cascade, rules, links, coverage and excerpts come
out, with ids that lead from one to the other. Lays nothing out: that is the template's.
"""

from __future__ import annotations

import base64
import datetime
from collections import Counter
from functools import cached_property

from cascade.advice.habits import habits_of
from cascade.decisions.decision_file import answer_sheet
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import (
    KIND_NAMES,
    SEVERITIES,
    STATE_NAMES,
    Document,
    Link,
    Note,
    Problem,
    ReadState,
    Severity,
    Source,
)
from cascade.model.i18n import Language, LocalizedText, written_date
from cascade.reports.html.cards import badges_of, cards_of, finding_view, places_on
from cascade.reports.html.excerpts import Excerpt, place_ids, read_excerpts
from cascade.reports.html.graph_layout import GraphDrawing, lay_out
from cascade.reports.html.ids import PageIds
from cascade.reports.html.labels import COUNTED
from cascade.reports.html.matrix import matrix_row
from cascade.reports.html.places import PlaceKey, place_key
from cascade.reports.html.rule_groups import coverage_views, rule_groups
from cascade.reports.html.views import (
    AccountView,
    Badge,
    Card,
    CoverageView,
    FindingView,
    HabitView,
    LinkView,
    MarkedPicture,
    MatrixRow,
    PageExcerpt,
    RuleGroup,
)
from cascade.reports.papers.aspects import Aspect
from cascade.reports.papers.comparison import COMPARED_KINDS
from cascade.reports.papers.workpapers import Workpapers
from cascade.reports.reading_account import correction_text, counts_text, lines_of
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_of
from cascade.settings.time_zones import local_time

LISTED = 25  # main problems that the summary lists; of more the rest is folded away
MOST_ROWS = 1_200  # of the matrix
MOST_SETTLED = 500  # links that are listed
MOST_BOXES = 1_500  # of all pictures together
OTHERS: tuple[ReadState, ...] = ("not_a_target_table",)


class ReportPage:
    """Everything that the template shows, in the order of the page."""

    def __init__(self, report: Report, language: Language):
        self.report = report
        self.language = language
        self.graph: CascadeGraph = report.graph
        self.papers = Workpapers(report)
        self.side_by_side = self.papers.side_by_side
        self.ids = PageIds()

    def count(self, word: str, count: int) -> LocalizedText:
        """Return a number with its noun."""
        singular, plural = COUNTED[word]
        return (singular if count == 1 else plural).format(n=count)

    # Head

    @cached_property
    def documents(self) -> list[Document]:
        """The documents in the order of the cascade."""
        order = {kind: number for number, kind in enumerate(COMPARED_KINDS)}
        return sorted(self.report.documents, key=lambda document: order.get(document.kind, len(order)))

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
        """Return a moment as a reader in the region writes it."""
        local = local_time(when, self.report.policy.zone)
        day = written_date(local)
        return LocalizedText(f"{day.id} pukul {local:%H.%M %Z}", f"{day.en}, {local:%H:%M %Z}")

    @cached_property
    def tiles(self) -> tuple[tuple[Severity, int], ...]:
        """How many main problems there are of each severity, and how many minor notes."""
        counts = Counter(card.severity for card in self.cards)
        return tuple((severity, len(self.noted) if severity == "info" else counts[severity]) for severity in SEVERITIES)

    @cached_property
    def present(self) -> tuple[str, ...]:
        """The names of the kinds of documents that are there."""
        return tuple(dict.fromkeys(KIND_NAMES.get(document.kind, document.kind) for document in self.documents))

    @cached_property
    def reasons(self) -> tuple[tuple[LocalizedText, tuple[str, ...]], ...]:
        """Why rules could not be judged at all, the reason of most rules first, with their codes."""
        codes: dict[LocalizedText, list[str]] = {}
        for view in self.coverage:
            if view.state in ("unjudged", "broken"):
                reason = view.rule.missing[0] if view.rule.missing else STATE_NAMES[view.rule.state]
                codes.setdefault(reason, []).append(view.rule.code)
        return tuple((reason, tuple(of)) for reason, of in sorted(codes.items(), key=lambda each: -len(each[1])))

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
        """One card for each main problem, by its number."""
        return cards_of(self.report, self.side_by_side, self.ids, self.language)

    @property
    def first(self) -> tuple[Card, ...]:
        """The main problems that the summary lists."""
        return self.cards[:LISTED]

    @property
    def more(self) -> tuple[Card, ...]:
        """Those that it folds away."""
        return self.cards[LISTED:]

    @cached_property
    def noted(self) -> tuple[FindingView, ...]:
        """What rules only note; it belongs to no main problem."""
        noted = [finding for finding in self.report.findings if finding.severity == "info"]
        return tuple(finding_view(finding, self.report.follow_up, self.ids) for finding in noted)

    @cached_property
    def habits(self) -> tuple[HabitView, ...]:
        """The minor notes by rule, the most frequent first."""
        habits = habits_of(self.report.findings)
        return tuple(HabitView(habit, self.ids.of("aturan", habit.code)) for habit in habits)

    def of_aspect(self, aspect: Aspect) -> tuple[Card, ...]:
        """Return the main problems that rules of an aspect tell of."""
        return tuple(card for card in self.cards if any(aspect_of(code) == aspect.code for code in card.problem.codes))

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """Every aspect with its conclusion."""
        return self.papers.aspects

    @cached_property
    def _badges(self) -> dict[NodeId, Badge]:
        return badges_of(self.cards, self.graph)

    # Matrix and pictures

    @cached_property
    def matrix(self) -> tuple[MatrixRow, ...]:
        """Every indicator once, with its target in each document; of very many those that matter."""
        rows = tuple(
            matrix_row(self.side_by_side, subject, self._badges, self.language) for subject in self.papers.subjects
        )
        telling = sorted(range(len(rows)), key=lambda number: not (rows[number].badge or rows[number].differs))
        return tuple(rows[number] for number in sorted(telling[:MOST_ROWS]))

    @cached_property
    def rows_left_out(self) -> int:
        """How many indicators the matrix leaves out."""
        return len(self.papers.subjects) - len(self.matrix)

    @cached_property
    def pictures(self) -> tuple[MarkedPicture, ...]:
        """A picture of each document, the Renstra first, as long as a person can find something in them."""
        boxes, drawings = 0, []
        for document in self.documents:
            boxes += len(document.elements) + len(document.indicators)
            if boxes <= MOST_BOXES and (drawing := lay_out(self.graph, document)):
                drawings.append(drawing)
        return tuple(self._picture(drawing) for drawing in drawings)

    @cached_property
    def not_drawn(self) -> tuple[Document, ...]:
        """The documents that are too large for a picture."""
        drawn = [picture.drawing.document for picture in self.pictures]
        return tuple(d for d in self.documents if (d.elements or d.indicators) and d not in drawn)

    def _picture(self, drawing: GraphDrawing) -> MarkedPicture:
        boxes = tuple((box, self._badges.get(box.node)) for box in drawing.boxes)
        marked = {card.number for _, badge in boxes if badge for card in badge.cards}
        return MarkedPicture(self.ids.new("gambar", drawing.document.id), drawing, boxes, len(marked))

    # Excerpts

    @cached_property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """Parts of the documents with the places of the findings, the gravest first."""
        hashes = {document.file: document.sha256 for document in self.report.documents}
        return read_excerpts(
            self.report.files,
            hashes,
            places_on(self.cards, self.noted),
            self.report.policy.vocabulary,
            self.report.grids,
        )

    @cached_property
    def _place_ids(self) -> dict[PlaceKey, str]:
        return place_ids(self.excerpts)

    def at(self, source: Source) -> str | None:
        """Return the id of a place in the excerpts, None where none shows it."""
        return self._place_ids.get(place_key(source))

    def link_to(self, source: Source) -> str | None:
        """Return where on this page a place is shown."""
        found = self.at(source)
        return f"#{found}" if found else None

    def id_of(self, key: PlaceKey) -> str:
        """Return the id of a place that an excerpt shows."""
        return self._place_ids[key]

    def is_named(self, document: str | None) -> bool:
        """Tell whether a name is that of one document alone, so that nobody needs its file beside it."""
        return self._names[document] == 1

    @cached_property
    def _names(self) -> Counter[str | None]:
        return Counter(document.name for document in self.report.documents)

    def is_picture(self, excerpt: Excerpt) -> bool:
        """Tell the picture of a page from the rows of a table."""
        return isinstance(excerpt, PageExcerpt)

    def data(self, content: bytes) -> str:
        """Return a picture as an address that holds all of it."""
        return "data:image/webp;base64," + base64.b64encode(content).decode()

    # Rules

    @cached_property
    def groups(self) -> tuple[RuleGroup, ...]:
        """The findings by rule, the rule with the worst finding first."""
        return rule_groups(self.cards, self.noted, self.ids)

    @cached_property
    def coverage(self) -> tuple[CoverageView, ...]:
        """Every rule, in the order of the rule book."""
        return tuple(coverage_views(self.report, self.ids))

    @cached_property
    def coverage_of(self) -> dict[str, str]:
        """Where in the coverage a rule stands."""
        return {view.rule.code: view.id for view in self.coverage}

    # Links

    @cached_property
    def links(self) -> tuple[LinkView, ...]:
        """All links, in the order in which they were found."""
        return tuple(self._link(link) for link in self.report.links)

    def _link(self, link: Link) -> LinkView:
        left, right = ((self.graph.indicators[n], self.graph.document_of(n)) for n in (link.left, link.right))
        runner_up = self.graph.indicators.get(link.runner_up or "")
        return LinkView(link, (left, right), runner_up.name.text if runner_up else link.runner_up)

    @cached_property
    def settled(self) -> tuple[LinkView, ...]:
        """The settled links."""
        return tuple(view for view in self.links if view.link.is_settled)

    @property
    def settled_listed(self) -> tuple[LinkView, ...]:
        """The settled links that are listed."""
        return self.settled[:MOST_SETTLED]

    @property
    def answer_sheet(self) -> str:
        """The text for `keputusan.yaml` that answers the open links."""
        return answer_sheet(self.graph, (link for link in self.report.links if not link.is_settled))

    # What was read

    @cached_property
    def account(self) -> tuple[AccountView, ...]:
        """What became of the tables of each file."""
        return tuple(
            AccountView(
                account.file,
                counts_text(account),
                tuple(lines_of([account])),
                tuple(lines_of([account], OTHERS)),
                tuple(map(correction_text, account.corrections)),
            )
            for account in self.report.accounts
        )

    @cached_property
    def not_whole(self) -> int:
        """How many tables were not read, or only in part."""
        return sum(len(account.of_state("not_read", "read_in_part")) for account in self.report.accounts)

    # Limits

    @cached_property
    def problems(self) -> list[Problem]:
        """What is wrong with the input, worst first."""
        return sorted(self.report.problems, key=lambda problem: SEVERITIES.index(problem.severity))

    @cached_property
    def notes(self) -> tuple[tuple[Note, Document], ...]:
        """The reviewers' remarks that documents carry."""
        return tuple((note, document) for document in self.report.documents for note in document.notes)
