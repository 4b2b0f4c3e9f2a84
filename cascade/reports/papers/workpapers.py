"""Put together the working papers of a review.

A report goes in; out come each aspect with its conclusion, the rows of the KKR (kertas kerja reviu), the three KKE forms
as far as a machine can fill them, and the matrix of indicators and documents. Sebab, akibat and whatever needs a
person's judgement stay open.
"""

from __future__ import annotations

from functools import cached_property

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Document
from cascade.reports.papers.aspects import Aspect, aspects_of
from cascade.reports.papers.comparison import Comparison, SideBySide, Subject
from cascade.reports.papers.kke_budget import BudgetRow, budget_rows
from cascade.reports.papers.kke_cascade import CascadeRow, cascade_row, is_listed
from cascade.reports.papers.kke_smart import SmartRow, smart_nodes, smart_row
from cascade.reports.papers.kkr import KkrRow, kkr_rows
from cascade.reports.report import Report
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.text.printable import one_line

WORKBOOK = "kertas-kerja.xlsx"  # the file that holds them


class Workpapers:
    """The working papers of one report."""

    def __init__(self, report: Report):
        self.report = report
        self.graph: CascadeGraph = report.graph
        self.context = EvaluationContext(report.graph, report.policy)
        self.side_by_side = SideBySide(self.context)

    @property
    def year(self) -> int | None:
        """The year under review."""
        return self.side_by_side.year

    @property
    def years(self) -> str:
        """The same, or the period of the plans where there is no annual document."""
        return self.side_by_side.years

    @cached_property
    def opd(self) -> str:
        """The OPD, as its documents print it."""
        return "; ".join(dict.fromkeys(one_line(d.opd.text) for d in self.report.documents if d.opd))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents, those of the cascade first."""
        first = self.side_by_side.documents
        return (*first, *(document for document in self.report.documents if document not in first))

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """Every aspect that has rules, with its conclusion."""
        return aspects_of(self.report)

    @cached_property
    def kkr(self) -> tuple[KkrRow, ...]:
        """The rows of the KKR, aspect by aspect, the gravest first."""
        return tuple(kkr_rows(self.report, self.aspects))

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """The rows of the matrix: every indicator once."""
        return self.side_by_side.subjects

    def comparison(self, subject: Subject) -> Comparison:
        """Compare the prints of one indicator."""
        return self.side_by_side.compare(subject.columns)

    @cached_property
    def smart(self) -> tuple[SmartRow, ...]:
        """The rows of KKE format 1, of the highest plan in the dossier."""
        return tuple(smart_row(self.context, node) for node in self._smart_nodes)

    @property
    def smart_source(self) -> str:
        """The documents that KKE format 1 lists."""
        return "; ".join(dict.fromkeys(self.graph.document_of(node).name for node in self._smart_nodes))

    @cached_property
    def _smart_nodes(self) -> tuple[NodeId, ...]:
        return smart_nodes(self.graph)

    @cached_property
    def cascade(self) -> tuple[CascadeRow, ...]:
        """The rows of KKE format 2: indicators of outcomes and programs."""
        listed = (subject for subject in self.subjects if is_listed(self.graph, subject))
        return tuple(cascade_row(self.graph, subject, self.comparison(subject)) for subject in listed)

    @property
    def budget_kind(self) -> str | None:
        """The kind of document that KKE format 3 lists: the DPA, or what comes nearest to it."""
        for kind in ("dpa", "renja", "perjanjian_kinerja"):
            if any(document.elements for document in self.graph.of_kind(kind)):
                return kind
        return None

    @cached_property
    def budget(self) -> tuple[BudgetRow, ...]:
        """The rows of KKE format 3: programs, kegiatan and sub kegiatan with target and pagu."""
        return tuple(budget_rows(self.side_by_side, self.budget_kind or ""))
