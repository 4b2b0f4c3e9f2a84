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
    best_period,
    contradicting_years,
    missing_year_problem,
    most_lie_in,
    other_years_problem,
    undated_ordinals_problem,
    with_ordinals_dated,
    with_year_of_document,
)
from cascade.reading.document_content import DocumentContent
from cascade.reading.forms.budget_list import read_budget_list
from cascade.reading.forms.printed_rows import rows_of_lines
from cascade.reading.identity.office_choice import choose_office, find_witnesses
from cascade.reading.identity.printed_file import PrintedFile
from cascade.reading.identity.printed_years import printed_periods
from cascade.reading.level_inference import infer_levels_within_document
from cascade.reading.settled_levels import settle_levels
from cascade.reading.signature import DATE, find_parties, find_signature
from cascade.reading.tables.table import Column, Table
from cascade.reading.title_page import TitlePage, year_on_cover
from cascade.settings.schema import DocumentSetting
from cascade.text.printable import one_line

SHORTEST_REMARK = 4  # words


@dataclass(slots=True)
class DocumentDraft:
    """A document while its tables are read; `above` are the lines over its tables, `below` those under them."""

    kind: str
    loaded: LoadedFile
    setting: DocumentSetting
    printed: PrintedFile
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    content: DocumentContent = field(default_factory=DocumentContent)
    problems: list[Problem] = field(default_factory=list)
    file_years: FileYears = field(default_factory=FileYears)
    read_lines: set[Line] = field(default_factory=set)  # that are part of no text

    @property
    def closing_lines(self) -> list[Line]:
        """The lines under the tables, and those among their last rows."""
        return [*self.content.remarks, *self.below]

    def finish(self, document_id: str) -> Document:
        """Return the document; what a person should know of it is added to the problems."""
        if self.kind == "perjanjian_kinerja":
            self.above, self.below = self._without_budget_list(self.above), self._without_budget_list(self.below)
        page = TitlePage.of(self.kind, self.above)
        here = Source(self.loaded.file, self.loaded.sha256)
        year = self.setting.year or (None if self.kind in PLAN_KINDS else self._year(page))
        if any(table.form.per_quarter for table in self.tables):
            self.content.merge_quarters()
        self.content.turn_unused_into_notes()
        self.content.forget_only_unit()
        proofs = settle_levels(self.content)
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
            opd=self.content.office or self._office(),
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
            proofs=proofs,
            notes=(*self.content.notes, *(Note(line.text, line.source) for line in self._remarks())),
            headings=self.printed.headings,
            regulations=self.printed.regulations,
            columns=self._column_headings(),
        )
        return self._with_ordinals_dated(with_settings(document, self.setting))

    def _without_budget_list(self, lines: list[Line]) -> list[Line]:
        """Read the list of programs and their budgets among lines; return the other lines."""
        rest = [row.as_line() for row in read_budget_list(list(rows_of_lines(lines)), self.content)]
        self.read_lines |= set(lines) - set(rest)
        return rest

    def _office(self) -> Label | None:
        """Return the office that the lines of the document and its file name together; two with as much for them are a problem."""
        choice = choose_office(find_witnesses([*self.above, *self.closing_lines]), self.printed.offices)
        if not self.setting.opd and (problem := choice.problem(self.loaded.file)):
            self.problems.append(problem)
        return choice.office

    def _year(self, page: TitlePage) -> int | None:
        """Return the year of an annual document: the title's, unless the columns say another one; which is taken is told."""
        source = page.first_line.source if page.first_line else Source(self.loaded.file, self.loaded.sha256)
        sheets = [Line(table.grid.name, table.grid.source) for table in self.tables]
        named = page.year or year_on_cover(self.printed.lines) or year_on_cover(sheets)
        in_columns = contradicting_years(named, (column for table in self.tables for column in table.columns))
        year = in_columns[0] if 0 < len(in_columns) <= 2 else named  # the year after it is a forward estimate
        if year is None:
            self.problems.append(missing_year_problem(self.kind, source))
        elif named is not None and in_columns:
            self.problems.append(other_years_problem(source, (named,), in_columns, taken=(year,)))
        return year

    def dated_columns(self) -> Iterator[Column]:
        """Yield the columns of targets and pagu of all its tables."""
        for table in self.tables:
            yield from (column for column in table.columns if column.name in ("targets", "pagus"))

    def _column_headings(self) -> tuple[Label, ...]:
        """Return the headings over the columns of its tables, each once, where the first table with it stands."""
        headings = {
            one_line(column.header): table.grid.source for table in reversed(self.tables) for column in table.columns
        }
        return tuple(Label(text, source) for text, source in headings.items() if text)

    def planned_years(self) -> Iterator[tuple[int, ...]]:
        """Yield the years of targets and pagu of each of its tables, and of all together."""
        tables = [{c.year for c in table.columns if c.year and c.name in ("targets", "pagus")} for table in self.tables]
        yield from (tuple(sorted(years)) for years in (*tables, set().union(*tables)) if years)

    def baseline_years(self) -> Iterator[int]:
        """Yield the years that the headings of its baselines name."""
        for table in self.tables:
            yield from (column.year for column in table.columns if column.name == "baseline" and column.year)

    def _remarks(self) -> list[Line]:
        """Return the remarks under the tables; a printed plan goes on with chapters of prose instead."""
        is_prose = self.kind in PLAN_KINDS and any(line.source.page for line in self.closing_lines)
        return [] if is_prose else [line for line in self.closing_lines if _is_remark(line.text)]

    def _years(self, page: TitlePage) -> tuple[int, ...]:
        """Return the period of the document: of those printed the one that its columns fit best, else for a plan their years.

        A year of the columns beyond the printed period, of the end condition or until the next plan, does not lengthen it.
        """
        in_columns = {column.year for column in self.dated_columns() if column.year}
        titled = printed_periods(page.surroundings)
        years = best_period(titled, self.file_years.periods, in_columns)
        if self.kind not in PLAN_KINDS:
            return years
        if in_columns and titled and not most_lie_in(titled[0], in_columns) and page.first_line:
            taken = years or tuple(sorted(in_columns))
            self.problems.append(
                other_years_problem(page.first_line.source, titled[0], sorted(in_columns), taken=taken)
            )
        return years or tuple(sorted(in_columns))

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
