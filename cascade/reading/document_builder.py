"""Make documents of the tables and lines of a loaded file.

A loaded file goes in; documents of elements and indicators come out, each value with its address, and a list of what was printed in a
recognised table but not understood. One file may hold several documents. Values that a row inherits from a merged or blank cell are
marked. Never compares documents and never guesses a year or a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from cascade.model import (
    PLAN_KINDS,
    Document,
    FileAccount,
    Grid,
    Label,
    Line,
    LoadedFile,
    NotUnderstood,
    Problem,
    Source,
)
from cascade.model.i18n import LocalizedText, same
from cascade.reading.accounting import account_of
from cascade.reading.accounting.column_doubts import column_doubts
from cascade.reading.calendar_years import FileYears
from cascade.reading.canonical import first_mistake, to_document
from cascade.reading.document_draft import DocumentDraft, with_settings
from cascade.reading.forms.budget_form import DETAILS_OF_SPENDING, BudgetForm
from cascade.reading.forms.budget_list import read_budget_list
from cascade.reading.forms.printed_rows import PrintedRow, rows_of_grid, rows_of_lines
from cascade.reading.forms.recognition import goes_on, kind_of_form, names_other_document, spends
from cascade.reading.identity.printed_file import PrintedFile
from cascade.reading.identity.printed_years import numbered_years, printed_periods
from cascade.reading.level_signs import signs_of_file
from cascade.reading.quality import reading_warnings
from cascade.reading.rows.stacked_quarters import with_quarters_beside
from cascade.reading.rows.table_reader import read_table
from cascade.reading.signature import DATE
from cascade.reading.tables.classifier import RejectedTable, find_tables
from cascade.reading.tables.table import Table
from cascade.reading.title_page import begins_agreement, cover_text, split_at_title
from cascade.settings.schema import DocumentSetting
from cascade.text.printable import one_line

_UNKNOWN_TABLE = LocalizedText("tabel tidak dikenali ({n} baris)", "table not recognised ({n} rows)")
MIN_TABLE_SIZE = 3  # rows and columns from which an unrecognised grid is worth a line in the report
MOST_LINES_OF_FORM = 400  # above a grid or the end of a file, or rows of a grid, among which a form begins
LINES_ABOVE = 12  # a table among which its title may stand


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was understood of one file."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    not_understood: tuple[NotUnderstood, ...]
    tables: tuple[Table, ...] = ()
    account: FileAccount | None = None
    grids: bytes | None = None


def _say_nothing() -> None:
    """Tell nobody that a file is still being read."""


def read_file(
    loaded: LoadedFile, settings: DocumentSetting | None = None, still_working: Callable[[], None] = _say_nothing
) -> ReadFile:
    """Understand one loaded file.

    Args:
        loaded: What is printed where.
        settings: What `berkas.yaml` says of it.
        still_working: Is called from table to table, as a sign of life.
    """
    setting = settings or DocumentSetting()
    if loaded.canonical:
        return _read_canonical(loaded, setting)
    blocks = (with_quarters_beside(block) if isinstance(block, Grid) else block for block in loaded.blocks)
    loaded = replace(loaded, blocks=tuple(blocks))
    reader = _FileReader(loaded, setting)
    reader.read(still_working)
    documents, problems = [], list(loaded.problems)
    drafts = reader.drafts
    for number, draft in enumerate(drafts, 1):
        still_working()
        documents.append(draft.finish(loaded.file if len(drafts) == 1 else f"{loaded.file}:{number}"))
        problems += draft.problems
    not_understood = (*(each for draft in drafts for each in draft.content.not_understood), *reader.unrecognised)
    still_working()
    left = _without_read_lines(loaded, reader)
    account = account_of(left, reader.tables, documents, not_understood, reader.rejected_tables)
    problems += reading_warnings(left, reader.tables, account)
    documents = [replace(d, opd=d.opd or _shared_opd(documents)) for d in documents]
    if documents and loaded.notes:
        documents[0] = replace(documents[0], notes=documents[0].notes + loaded.notes)
    if not documents and (loaded.blocks or not problems):
        problems.append(_nothing_recognised(loaded))
    return ReadFile(tuple(documents), tuple(problems), not_understood, tuple(reader.tables), account)


def _without_read_lines(loaded: LoadedFile, reader: _FileReader) -> LoadedFile:
    """Return a file without the lines of which values were read, as of a form or a list of budgets."""
    lines = {line for draft in reader.drafts for line in draft.read_lines}
    return replace(loaded, blocks=tuple(b for b in loaded.blocks if not isinstance(b, Line) or b not in lines))


def _shared_opd(documents: list[Document]) -> Label | None:
    """Return the one OPD that the documents of a file name: a PK and its Rencana Aksi in one file print it once."""
    named = {document.opd.text.casefold(): document.opd for document in documents if document.opd}
    return next(iter(named.values())) if len(named) == 1 else None


def _read_canonical(loaded: LoadedFile, setting: DocumentSetting) -> ReadFile:
    documents, problems = [], list(loaded.problems)
    for number, data in enumerate(loaded.canonical, 1):
        name = loaded.file if len(loaded.canonical) == 1 else f"{loaded.file}:{number}"
        data = {**data, "year": setting.year} if setting.year else data  # its targets are those of that year
        try:
            document, found = to_document(data, name, loaded.file, loaded.sha256)
        except ValidationError as error:
            problems.append(_invalid_canonical(loaded, number, error))
            continue
        documents.append(with_settings(document, setting))
        problems += found
    return ReadFile(tuple(documents), tuple(problems), ())


def _invalid_canonical(loaded: LoadedFile, number: int, error: ValidationError) -> Problem:
    lines = loaded.lines[number - 1] if loaded.lines else {}
    path = error.errors()[0]["loc"]
    line = next((lines[path[:length]] for length in range(len(path), -1, -1) if path[:length] in lines), None)
    where = _LINE.format(f=loaded.file, n=line) if line else same(loaded.file)
    return Problem(
        "error",
        LocalizedText("{w}: dokumen kanonik tidak sah, {m}.", "{w}: not a valid canonical document, {m}.").format(
            w=where, m=first_mistake(error)
        ),
        LocalizedText("Lihat `cascade schema document`.", "See `cascade schema document`."),
        Source(loaded.file, loaded.sha256),
    )


_LINE = LocalizedText("{f}, baris {n}", "{f}, line {n}")


def _nothing_recognised(loaded: LoadedFile) -> Problem:
    return Problem(
        "error",
        LocalizedText("{f}: tidak ada tabel yang dikenali.", "{f}: no table was recognised.").format(f=loaded.file),
        LocalizedText(
            "Pastikan ada tabel dengan kepala kolom (indikator, target, …) atau keluarkan berkas ini dari folder.",
            "Make sure that it has a table with header words (indikator, target, …) or take it out of the folder.",
        ),
        Source(loaded.file, loaded.sha256),
    )


class _FileReader:
    """Walks the blocks of one file and hands tables and lines to document drafts."""

    def __init__(self, loaded: LoadedFile, setting: DocumentSetting):
        self.loaded = loaded
        self.setting = setting
        self.printed = PrintedFile.of(loaded)
        self.drafts: list[DocumentDraft] = []
        self.unrecognised: list[NotUnderstood] = []
        self.pending: list[Line] = []  # since the last table; whether they belong to it or to the next one is open
        self.previous: Table | None = None  # the table before
        self.rejected: RejectedTable | None = None  # the table right before, where it is none of targets
        self.rejected_tables: list[RejectedTable] = []
        self.tables: list[Table] = []
        self.form: BudgetForm | None = None  # which the next rows may go on with
        self.cover = cover_text(loaded)
        self.level_signs = signs_of_file(loaded)

    def read(self, still_working: Callable[[], None]) -> None:
        for block in self.loaded.blocks:
            if isinstance(block, Grid):
                still_working()
            if isinstance(block, Line):
                self.pending.append(block)
            elif not self._form(list(rows_of_grid(block))):
                self._grid(block)
        self._form([])
        self._end_form()
        if self.drafts:
            self.drafts[-1].below += self.pending
        self._share_years()

    def _form(self, rows: list[PrintedRow]) -> bool:
        """Read rows as a budget form, with the lines above them; tell whether they are one.

        Lines alone may be a form too, above a table that is none.
        """
        older, recent = self.pending[:-MOST_LINES_OF_FORM], self.pending[-MOST_LINES_OF_FORM:]
        above = list(rows_of_lines(recent))
        part = self.form.part if self.form else "fields"
        is_own = not rows or goes_on(rows[:MOST_LINES_OF_FORM], part)
        form = self._begun_form(above + rows[:MOST_LINES_OF_FORM] if is_own else above, part)
        if form is None:
            return False
        titles, below = form.read(above, rows if is_own else [])
        self.drafts[-1].above += [*older, *titles]
        self.drafts[-1].read_lines |= {*recent} - {*titles, *below}
        self.pending = below
        return is_own

    def _begun_form(self, rows: list[PrintedRow], part: str) -> BudgetForm | None:
        """Return the form to which rows belong: the one that they go on with, else a new one; None where they are no form."""
        if self.form and goes_on(rows, part) and not names_other_document(rows):
            return self.form
        kind = kind_of_form(rows, "" if self.drafts else self.cover, self.setting.kind)
        if kind is not None and (self.form is None or self.drafts[-1].kind != kind):
            draft = self._begin(kind) if self._begins_document(kind) else self.drafts[-1]
            self.form = BudgetForm(draft.content)
        return None if kind is None else self.form

    def _read_beside_form(self, grid: Grid) -> bool:
        """Read a grid that a page cuts off a part of a form; tell whether there is one."""
        if self.form is None or self.form.part == "fields":
            return False
        titles, below = self.form.read(rows_of_lines(self.pending), rows_of_grid(grid))
        self.pending = [*titles, *below]
        return True

    def _budget_list(self, grid: Grid) -> bool:
        """Read a grid without headings as the programs and budgets of a PK; tell whether it lists them."""
        if not self.drafts or self.drafts[-1].kind != "perjanjian_kinerja":
            return False
        rows = list(rows_of_grid(grid))
        rest = read_budget_list(rows, self.drafts[-1].content)
        if len(rest) < len(rows):
            self.pending += [row.as_line() for row in rest]
        return len(rest) < len(rows)

    def _end_form(self) -> None:
        if self.form:
            self.form.finish()
        self.form = None

    def _grid(self, grid: Grid) -> None:
        """Read the tables of a grid; its rows outside of them are lines of text or a table that nobody knows."""
        above = [*(line.text for line in self.pending[-LINES_ABOVE:]), grid.name]
        found = find_tables(grid, above, self.previous, self.cover, self.rejected)
        self.rejected = found.rejected
        self.rejected_tables += found.rejected_tables
        if not found.tables and (self._read_beside_form(grid) or self._budget_list(grid)):
            return
        rejected = tuple(table.rows for table in found.rejected_tables)
        unknown_tables = rejected or (() if found.tables else (found.other_rows,))
        must_be_listed = rejected or self._may_continue_last_table(grid) or _names_indicators(grid)
        min_rows = 1 if must_be_listed else MIN_TABLE_SIZE
        listed = {row for rows in unknown_tables for row in self._list_unrecognised(grid, rows, min_rows)}
        text_rows = sorted({*found.other_rows, *(row for rows in unknown_tables for row in rows)} - listed)
        for table in found.tables:
            self.previous = table
            self.tables.append(table)
            rows_above = [row for row in text_rows if row < table.header_rows.start]
            self.pending += filter(None, (_line(grid, row) for row in rows_above))
            text_rows = text_rows[len(rows_above) :]
            continues = bool(self.drafts) and (
                table.continues or (not self.pending and self._continues_last_table(table))
            )
            lines = self.pending
            draft = self._draft_for(table)
            draft.content.level_signs = self.level_signs
            read_table(table, draft.content, lines, continues=continues)
            draft.content.not_understood += _column_remarks(table)
        self.pending += filter(None, (_line(grid, row) for row in text_rows))

    def _may_continue_last_table(self, grid: Grid) -> bool:
        """Tell whether a grid without known header may go on with the table before it."""
        if not self.drafts or not self.drafts[-1].tables:
            return False
        last = self.drafts[-1].tables[-1].grid
        follows_on_page = not self.pending and grid.source.page is not None
        return grid.columns == last.columns or follows_on_page

    def _continues_last_table(self, table: Table) -> bool:
        """Tell whether a table has the columns of the one right above it, as where a page ends."""
        last = next(iter(self.drafts[-1].tables[-1:]), None)
        return last is not None and last.form == table.form and last.columns == table.columns

    def _draft_for(self, table: Table) -> DocumentDraft:
        """Return the document to which a table belongs, with the lines above the table."""
        kind = self.setting.kind or table.form.kind
        begun_plan = next((d for d in reversed(self.drafts) if d.kind == kind), None) if kind in PLAN_KINDS else None
        if begun_plan is not None:
            self._resume(begun_plan)
        draft = begun_plan or (self._begin(kind) if self._begins_document(kind) else self.drafts[-1])
        draft.above += self.pending
        self.pending = []
        draft.tables.append(table)
        return draft

    def _begins_document(self, kind: str) -> bool:
        """Tell whether a table is the first of another document; each official has a PK with a text of its own."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.kind != kind:
            return True
        return kind == "perjanjian_kinerja" and bool(last.tables) and any(map(begins_agreement, self.pending))

    def _begin(self, kind: str) -> DocumentDraft:
        self._end_form()
        if self.drafts:
            self._leave(self.drafts[-1], kind)
        draft = DocumentDraft(kind, self.loaded, self.setting, self.printed)
        self.drafts.append(draft)
        return draft

    def _resume(self, draft: DocumentDraft) -> None:
        """Go on with a plan after tables of another kind: a Renstra prints its IKU between its own tables."""
        if draft is not self.drafts[-1]:
            self._leave(self.drafts[-1], draft.kind)

    def _leave(self, draft: DocumentDraft, next_kind: str) -> None:
        """Give a document the lines under its last table, down to the title of the next one."""
        under, self.pending = split_at_title(self.pending, next_kind)
        draft.below += under

    def _share_years(self) -> None:
        """Let each plan of the file know what all of them print of years."""
        plans = [draft for draft in self.drafts if draft.kind in PLAN_KINDS]
        dated = [column for draft in plans for column in draft.dated_columns()]
        years = FileYears(
            periods=[period for plan in plans for period in printed_periods(plan.above)],
            numbered=numbered_years(self.printed.lines)
            | {column.ordinal: column.year for column in dated if column.ordinal and column.year},
            planned=frozenset(years for draft in plans for years in draft.planned_years()),
            baselines={year for plan in plans for year in plan.baseline_years()},
        )
        for plan in plans:
            plan.file_years = years

    def _list_unrecognised(self, grid: Grid, rows: Sequence[int], min_rows: int) -> list[int]:
        """List rows as a table that was not recognised, if at least so many are filled; return those."""
        filled = [row for row in rows if _is_full(grid, row)]
        if len(filled) < min_rows:
            return []
        firsts = [next(cell for cell in grid.row(row) if cell.text) for row in filled]
        first, reason = firsts[0], DETAILS_OF_SPENDING if spends([cell.text for cell in firsts[1:]]) else _UNKNOWN_TABLE
        self.unrecognised.append(
            NotUnderstood(
                " | ".join(one_line(cell.text) for cell in grid.row(filled[0]) if cell.text)[:200],
                reason.format(n=len(filled)),
                replace(first.source, row=None, column=None, cell=None),
            )
        )
        return filled


def _column_remarks(table: Table) -> Iterator[NotUnderstood]:
    """Yield what a person should look at in the columns of a table."""
    for unused in table.unused:
        cells = (table.grid.at(row, unused.number) for row in table.header_rows)
        if cell := next((cell for cell in cells if cell is not None and cell.text), None):
            yield NotUnderstood(one_line(cell.text), unused.reason, cell.source)
    yield from (doubt.not_understood() for doubt in column_doubts(table))


def _names_indicators(grid: Grid) -> bool:
    """Tell whether a heading of a table says that indicators stand below it."""
    first = next((row for row in grid.filled_rows if _is_full(grid, row)), 0)
    return any(re.match(r"(nama )?indikator\b", one_line(cell.text), re.I) for cell in grid.row(first))


def _is_full(grid: Grid, row: int) -> bool:
    """Tell whether a row looks like one of a table; "Nama : …" set in cells is a line of text."""
    texts = [cell.text.strip() for cell in grid.row(row) if cell.text]
    return len(texts) >= MIN_TABLE_SIZE and ":" not in texts


def _line(grid: Grid, row: int) -> Line | None:
    """Return what a row prints as one line; it stands where its date stands, else where it begins."""
    cells = [cell for cell in grid.row(row) if cell.text and cell.starts_at(row)]
    if not cells:
        return None
    dated = next((cell for cell in cells if DATE.search(cell.text)), cells[0])
    return Line("  ".join(one_line(cell.text) for cell in cells), dated.source)
