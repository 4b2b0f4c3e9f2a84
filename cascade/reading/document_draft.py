"""Gather the tables and lines of one document, and make the document of them.

Recognised tables with what they claim, and the lines above and under them, go in while a file is walked; a document comes out, with its
title, office, years, phase and signature. What nobody can date is a problem, and its values are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cascade.model import PLAN_KINDS, Document, Label, Line, LoadedFile, Note, Problem, Source
from cascade.reading.calendar_years import (
    FileYears,
    missing_year_problem,
    most_lie_in,
    undated_ordinals_problem,
    with_ordinals_dated,
    with_year_of_document,
)
from cascade.reading.document_content import DocumentContent
from cascade.reading.level_inference import infer_levels_within_document
from cascade.reading.signature import DATE, find_parties, find_signature
from cascade.reading.tables.table import Column, Table
from cascade.reading.title_page import TitlePage, printed_periods
from cascade.settings.schema import DocumentSetting

SHORTEST_REMARK = 4  # words


@dataclass(slots=True)
class DocumentDraft:
    """A document while its tables are read; `above` are the lines over its tables, `below` those under them."""

    kind: str
    loaded: LoadedFile
    setting: DocumentSetting
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    content: DocumentContent = field(default_factory=DocumentContent)
    problems: list[Problem] = field(default_factory=list)
    file_years: FileYears = field(default_factory=FileYears)

    @property
    def closing_lines(self) -> list[Line]:
        """The lines under the tables, and those among their last rows."""
        return [*self.content.remarks, *self.below]

    def finish(self, document_id: str) -> Document:
        """Return the document; what a person should know of it is added to the problems."""
        page = TitlePage.of(self.kind, self.above)
        here = Source(self.loaded.file, self.loaded.sha256)
        year = self.setting.year or (None if self.kind in PLAN_KINDS else page.year)
        if year is None and self.kind not in PLAN_KINDS:
            self.problems.append(missing_year_problem(self.kind, page.first_line.source if page.first_line else here))
        if any(table.form.per_quarter for table in self.tables):
            self.content.merge_quarters()
        self.content.turn_unused_into_notes()
        elements, indicators = infer_levels_within_document(self.content.elements, self.content.indicators)
        signed, place = find_signature(self.above, self.closing_lines)
        has_parties = self.kind == "perjanjian_kinerja"
        owner, superior = find_parties([*self.above, *self.closing_lines]) if has_parties else (None, None)
        document = Document(
            id=document_id,
            kind=self.kind,
            file=self.loaded.file,
            sha256=self.loaded.sha256,
            source=here,
            title=page.title,
            opd=page.opd,
            year=year,
            years=self._years(page) or ((year,) if year else ()),
            phase="perubahan" if page.is_revision else None,
            signed=signed,
            signed_place=place,
            owner=owner,
            superior=superior,
            elements=with_year_of_document(elements, year),
            indicators=with_year_of_document(indicators, year),
            totals=with_year_of_document(self.content.totals, year),
            notes=(*self.content.notes, *(Note(line.text, line.source) for line in self._remarks())),
        )
        return self._with_ordinals_dated(with_settings(document, self.setting))

    def dated_columns(self) -> Iterator[Column]:
        """Yield the columns of targets and pagu of all its tables."""
        for table in self.tables:
            yield from (column for column in table.columns if column.name in ("targets", "pagus"))

    def baseline_years(self) -> Iterator[int]:
        """Yield the years that the headings of its baselines name."""
        for table in self.tables:
            yield from (column.year for column in table.columns if column.name == "baseline" and column.year)

    def _remarks(self) -> list[Line]:
        """Return the remarks under the tables; a printed plan goes on with chapters of prose instead."""
        is_prose = self.kind in PLAN_KINDS and any(line.source.page for line in self.closing_lines)
        return [] if is_prose else [line for line in self.closing_lines if _is_remark(line.text)]

    def _years(self, page: TitlePage) -> tuple[int, ...]:
        """Return the period of the document: a printed one that fits the years of its columns, else for a plan these years."""
        in_columns = {column.year for column in self.dated_columns() if column.year}
        periods = [*printed_periods(page.surroundings), *self.file_years.periods]
        if years := next((years for years in periods if most_lie_in(years, in_columns)), ()):
            return years
        return tuple(sorted(in_columns)) if self.kind in PLAN_KINDS else ()

    def _with_ordinals_dated(self, document: Document) -> Document:
        """Map "Tahun ke-n" to calendar years where the period leaves one way to do it."""
        ordinals = self.content.ordinals
        if not ordinals:
            return document
        last = max(ordinals)
        if self.setting.years:
            first_year = document.years[0] if len(document.years) == last else None
        else:
            first_year = self.file_years.first_year(document.years, last)
        if not first_year:
            self.problems.append(undated_ordinals_problem(document, last))
        return with_ordinals_dated(document, ordinals, first_year)


def with_settings(document: Document, setting: DocumentSetting) -> Document:
    """Return a document with what `berkas.yaml` says of it in place of what it prints."""
    opd = Label(setting.opd, Source("berkas.yaml")) if setting.opd else document.opd
    return replace(
        document,
        kind=document.kind if setting.kind is None else setting.kind,
        year=document.year if setting.year is None else setting.year,
        years=document.years if setting.years is None else setting.years,
        phase=document.phase if setting.phase is None else setting.phase,
        opd=opd,
    )


def _is_remark(text: str) -> bool:
    return not DATE.search(text) and len(text.split()) >= SHORTEST_REMARK
