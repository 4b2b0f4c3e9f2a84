"""Account for all tables of a file: those that were read, those read in part, and all others with the reason.

A loaded file, its recognised tables, its documents and what was not understood go in; one `FileAccount` comes out. Tables that go on
over pages are one entry. Completeness is denied where rows are known to be lost, and never claimed: sums prove it elsewhere.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cascade.model import Document, Grid, Line, LoadedFile, NotUnderstood, Problem
from cascade.model.account import FileAccount, ReadState, TableAccount
from cascade.model.i18n import LocalizedText, number_ranges
from cascade.reading.accounting.figures import (
    are_columns,
    captions,
    figure_rows,
    is_figure,
    is_list_of_contents,
    lines_of_figures,
    names_indicators,
)
from cascade.reading.accounting.other_tables import GOES_ON, NO_HEADINGS, PICTURES, Unread, first_texts, judge
from cascade.reading.accounting.proofs import with_proofs
from cascade.reading.accounting.table_rows import Address, address, addresses, rows_read
from cascade.reading.tables.classifier import RejectedTable
from cascade.reading.tables.table import Table
from cascade.reading.tables.table_kind import NoTargetTable
from cascade.text.printable import one_line

LINES_ABOVE = 6  # a table among which its caption may stand
LONGEST_TITLE = 160
LONGEST_HEADING = 60
HEADING_ROWS = 2  # below the first one
LEAST_SIZE = 2  # rows and columns from which a grid is a table
BLANK_ROWS = 5
MOST_REASONS = 6


def account_of(
    loaded: LoadedFile,
    tables: Sequence[Table],
    documents: Sequence[Document],
    not_understood: Sequence[NotUnderstood],
    rejected: Sequence[RejectedTable] = (),
) -> FileAccount:
    """Return what became of all tables of a file; `rejected` are those of which the words of their headings told that they hold no targets."""
    accountant = _Accountant(loaded, tables, documents, not_understood, rejected)
    accountant.walk()
    tables_in_order = [*_joined(accountant.entries), *_unread_pages(loaded.problems)]
    named = {page for table in tables_in_order for page in table.pages}
    accounts = with_proofs(tuple(_with_missing_pages(tables_in_order)), documents)
    return FileAccount(loaded.file, (*accounts, *_pictures_without_table(loaded.problems, named)))


@dataclass
class _Entry:
    """One grid, a part of one, or the lines of a page, with what tells whether the next one goes on with it."""

    account: TableAccount
    follows: object  # alike for what may go on over a page: the form of a table, the number of columns of a grid
    has_caption: bool = False
    is_headed: bool = True


@dataclass
class _Accountant:
    """Walks the blocks of a file in the order in which they are printed."""

    loaded: LoadedFile
    tables: Sequence[Table]
    documents: Sequence[Document]
    not_understood: Sequence[NotUnderstood]
    rejected: Sequence[RejectedTable] = ()
    entries: list[_Entry] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)  # since the last grid
    _read: set[Address] = field(default_factory=set)
    _read_of: dict[str, set[Address]] = field(default_factory=dict)
    _tables_of: dict[int, list[Table]] = field(default_factory=lambda: defaultdict(list))
    _rejected_of: dict[int, list[RejectedTable]] = field(default_factory=lambda: defaultdict(list))
    _reported: dict[Address, list[NotUnderstood]] = field(default_factory=lambda: defaultdict(list))

    def walk(self) -> None:
        self._read = addresses(self.documents)
        for table in self.tables:
            self._tables_of[id(table.grid)].append(table)
        for rejected in self.rejected:
            self._rejected_of[id(rejected.grid)].append(rejected)
        for each in self.not_understood:
            self._reported[address(each.source)].append(each)
        for block in self.loaded.blocks:
            if isinstance(block, Line):
                if self._lines and self._lines[-1].source.page != block.source.page:
                    self._end_lines()
                self._lines.append(block)
            else:
                self._grid(block)
        self._end_lines()

    def _grid(self, grid: Grid) -> None:
        above = [line.text for line in self._lines[-LINES_ABOVE:]]
        self._end_lines(above_grid=True)
        caption = next(captions(above), "")
        covered: set[int] = set()
        if not self._tables_of[id(grid)] and (form := self._form(grid, caption)):
            self.entries.append(form)
            return
        for table in self._tables_of[id(grid)]:
            rows = range(table.header_rows.start, max([*table.data_rows, *table.header_rows], default=0) + 1)
            self._unread_rows(grid, [r for r in grid.filled_rows if r < rows.start and r not in covered], caption)
            covered |= set(range(1, rows.stop))
            self.entries.append(self._table(table, caption))
            caption = ""
        self._unread_rows(grid, [row for row in grid.filled_rows if row not in covered], caption)

    def _form(self, grid: Grid, caption: str) -> _Entry | None:
        """Return the entry of a grid that is no table, and of which values were read all the same: a form, a list of budgets."""
        read = {cell.row for cell in grid.cells if address(cell.source) in self._read}
        if len(read) < LEAST_SIZE:
            return None
        rows = grid.filled_rows
        said = [each.reason for cell in grid.cells for each in self._reported.get(address(cell.source), ())]
        account = TableAccount(
            state="read",
            source=grid.source,
            title=(caption or _title(grid, range(rows[0], rows[0] + 1)))[:LONGEST_TITLE],
            pages=_pages(grid, rows),
            document=self.documents[0].id if len(self.documents) == 1 else None,
            rows=len(read),
            rows_read=len(read),
            reasons=tuple(dict.fromkeys(said))[:MOST_REASONS],
        )
        return _Entry(account, "form", has_caption=bool(caption))

    def _table(self, table: Table, caption: str) -> _Entry:
        """Return the entry of a recognised table."""
        found = rows_read(table, self._read)
        grid = table.grid
        lost = [*found.lost_rows, *(cell.row for cell in found.lost_values)]
        reasons = list(_reasons_of_loss(grid, found.lost_rows, len(found.lost_values)))
        reasons += self._reasons_reported(table)
        state: ReadState = "read" if not lost else "read_in_part"
        if not found.read and found.printed:
            state = "not_read"
        account = TableAccount(
            state=state,
            source=replace(grid.source, page=min(_pages(grid, table.header_rows), default=grid.source.page)),
            title=(caption or _title(grid, table.header_rows))[:LONGEST_TITLE],
            pages=_pages(grid, (*table.header_rows, *table.data_rows)),
            document=self._document_of(table),
            rows=len(found.printed),
            rows_read=len(found.read),
            complete=False if lost else None,
            pages_missing=_pages(grid, lost),
            reasons=tuple(reasons[:MOST_REASONS]),
        )
        return _Entry(account, table.form, has_caption=bool(caption))

    def _document_of(self, table: Table) -> str | None:
        """Return the document that claims something of a table."""
        if len(self.documents) < 2:
            return self.documents[0].id if self.documents else None
        own = {address(cell.source) for cell in table.grid.cells}
        if not self._read_of:
            self._read_of = {document.id: addresses([document]) for document in self.documents}
        return next((d.id for d in self.documents if d.kind == table.form.kind and own & self._read_of[d.id]), None)

    def _reasons_reported(self, table: Table) -> Iterator[LocalizedText]:
        """Yield what was said of the cells of a table that were not understood, each reason once with its number."""
        rows = set(table.data_rows)
        said = Counter(
            each.reason
            for cell in table.grid.cells
            if cell.row in rows
            for each in self._reported.get(address(cell.source), ())
        )
        for reason, number in said.items():
            yield reason if number == 1 else reason + LocalizedText(f"({number}×)", f"({number}×)")

    def _unread_rows(self, grid: Grid, rows: Sequence[int], caption: str) -> None:
        """Add the entry of rows that belong to no recognised table, if they look like one."""
        texts = [[one_line(cell.text) for cell in grid.row(row) if cell.text and cell.starts_at(row)] for row in rows]
        full = [row for row in texts if len(row) >= LEAST_SIZE and ":" not in row]
        with_figures = figure_rows(grid, rows)
        is_blank = (
            not full or len(rows) < BLANK_ROWS
        )  # headings over many rows are a table, also where its cells look empty
        if is_blank and len(full) < LEAST_SIZE and not with_figures:
            return
        head = _head(texts, full)
        table = Unread(
            headings=first_texts(head, len(head)),
            caption=caption,
            rows=len(full),
            figure_rows=len(with_figures),
            is_contents=is_list_of_contents([" ".join(row) for row in texts]),
            is_headed=bool(head),
            names_indicators=any(map(names_indicators, itertools.chain(*texts))),
            is_picture=any(cell.source.confidence is not None for cell in grid.cells),
        )
        source = replace(grid.source, page=min(_pages(grid, rows), default=grid.source.page))
        account = TableAccount("not_read", source, pages=_pages(grid, rows))
        why = next((each.why for each in self._rejected_of[id(grid)] if not set(rows).isdisjoint(each.rows)), None)
        self._add_unread(table, source.page, account, grid.columns, why)

    def _end_lines(self, *, above_grid: bool = False) -> None:
        """Add the entry of the lines of a page that print columns of figures."""
        lines, self._lines = self._lines, []
        texts = [line.text for line in lines]
        found = lines_of_figures(texts)
        if not are_columns([texts[number] for number in found]):
            return
        first = lines[found[0]]
        above = texts[max(0, found[0] - LINES_ABOVE) : found[0]]
        table = Unread(
            headings=" | ".join(above[-4:])[:400],
            caption=next(captions(above), ""),
            rows=len(found),
            figure_rows=len(found),
            is_headed=bool(above),
        )
        page = first.source.page
        pages = (page,) if page else ()
        self._add_unread(table, page, TableAccount("not_read", first.source, pages=pages), "lines")

    def _add_unread(
        self,
        table: Unread,
        page: int | None,
        account: TableAccount,
        columns: object,
        why: NoTargetTable | None = None,
    ) -> None:
        """Judge what was not read; without headings it is what the table is that it goes on with.

        `why` is what the reading of its columns said.
        """
        state, reasons = judge(table, why)
        last = self.entries[-1] if self.entries else None
        follows = last is not None and page is not None and _reaches(last.account, page)
        if last is not None and follows and not table.caption and not _has_own_subject(table):
            if last.account.state == "not_a_target_table":
                state, reasons = last.account.state, last.account.reasons
            elif table.figure_rows and last.account.state in ("read", "read_in_part"):
                state, reasons = "not_read", (GOES_ON,)
            elif table.figure_rows:
                state, reasons = "not_read", last.account.reasons or (NO_HEADINGS,)
        title = table.caption or table.headings
        account = replace(account, state=state, title=title[:LONGEST_TITLE], rows=table.rows, reasons=reasons)
        self.entries.append(_Entry(account, columns, has_caption=bool(table.caption), is_headed=table.is_headed))


def _head(texts: Sequence[list[str]], full: Sequence[list[str]]) -> list[list[str]]:
    """Return the rows that may head a table: those down to the first full one, and short ones below; none where figures begin it."""
    if not full or any(map(is_figure, full[0])):
        return []
    end = next(number for number, row in enumerate(texts) if row is full[0]) + 1
    below = itertools.takewhile(
        lambda row: not any(map(is_figure, row)) and max(map(len, row), default=0) < LONGEST_HEADING, texts[end:]
    )
    return [*texts[:end], *itertools.islice(below, HEADING_ROWS)]


def _has_own_subject(table: Unread) -> bool:
    """Tell whether headings say what a table is about."""
    return table.is_headed and judge(table)[1] != (NO_HEADINGS,)


def _reaches(account: TableAccount, page: int) -> bool:
    """Tell whether a table ends on a page or on the one before."""
    return bool(account.pages) and account.pages[-1] in (page, page - 1)


def _reasons_of_loss(grid: Grid, rows: Sequence[int], values: int) -> Iterator[LocalizedText]:
    pages = number_ranges(_pages(grid, rows))
    if rows:
        text = LocalizedText("{n} baris berisi angka tidak terbaca", "{n} rows with figures were not read")
        where = LocalizedText(f"(hal. {pages})", f"(p. {pages})") if pages else None
        yield text.format(n=len(rows)) + where if where else text.format(n=len(rows))
    if values:
        yield LocalizedText("{n} sel angka tidak terbaca", "{n} cells with figures were not read").format(n=values)


def _pages(grid: Grid, rows: Iterable[int]) -> tuple[int, ...]:
    """Return the pages on which rows of a grid stand."""
    wanted = set(rows)
    pages = {cell.source.page for cell in grid.cells if cell.row in wanted and cell.source.page}
    if not pages and wanted and grid.source.page:
        pages = {grid.source.page}
    return tuple(sorted(pages))


def _title(grid: Grid, rows: range) -> str:
    """Return the headings of a table as one text, for one without caption."""
    return first_texts([[cell.text for cell in grid.row(row) if cell.starts_at(row)] for row in rows])


def _joined(entries: Iterable[_Entry]) -> Iterator[TableAccount]:
    """Yield the accounts, those that go on with the one before joined to it."""
    last: _Entry | None = None
    for entry in entries:
        if last is not None and _goes_on(last, entry):
            last = replace(entry, account=_together(last.account, entry.account))
            continue
        if last is not None:
            yield last.account
        last = entry
    if last is not None:
        yield last.account


def _goes_on(last: _Entry, entry: _Entry) -> bool:
    """Tell whether an entry goes on with the one before: alike, on the next page, and without a caption of its own."""
    one, two = last.account, entry.account
    both_read = one.rows_read > 0 and two.rows_read > 0
    is_alike = both_read if one.rows_read or two.rows_read else (one.state, one.reasons) == (two.state, two.reasons)
    is_next = bool(one.pages and two.pages) and two.pages[0] in (one.pages[-1], one.pages[-1] + 1)
    return is_alike and is_next and last.follows == entry.follows and not entry.has_caption


def _together(one: TableAccount, two: TableAccount) -> TableAccount:
    """Return one account of two parts of a table."""
    reasons = tuple(dict.fromkeys((*one.reasons, *two.reasons)))
    return replace(
        one,
        state=one.state if one.state == two.state else "read_in_part",
        pages=tuple(sorted({*one.pages, *two.pages})),
        document=one.document or two.document,
        rows=one.rows + two.rows,
        rows_read=one.rows_read + two.rows_read,
        complete=False if False in (one.complete, two.complete) else None,
        pages_missing=tuple(sorted({*one.pages_missing, *two.pages_missing})),
        reasons=reasons[:MOST_REASONS],
    )


def _unread_pages(problems: Iterable[Problem]) -> Iterator[TableAccount]:
    """Yield the pages that nobody looked into: pictures for which time was short, damaged pages."""
    for problem in problems:
        if problem.unread and problem.severity != "info" and problem.source is not None:
            yield TableAccount("not_read", problem.source, pages=problem.pages, reasons=(problem.message,))


def _pictures_without_table(problems: Iterable[Problem], named: set[int]) -> Iterator[TableAccount]:
    """Yield the pages whose pictures seem to hold no table, where nothing else is named."""
    seen = [problem for problem in problems if problem.unread and problem.severity == "info" and problem.source]
    pages = sorted({page for problem in seen for page in problem.pages} - named)
    if pages and seen[0].source:
        yield TableAccount("not_read", replace(seen[0].source, page=pages[0]), pages=tuple(pages), reasons=(PICTURES,))


def _with_missing_pages(entries: Sequence[TableAccount]) -> Iterator[TableAccount]:
    """Yield the accounts; a table is incomplete where a page between its pages, or right behind them, holds what may be its rows."""
    unread = {page for entry in entries if entry.state == "not_read" for page in entry.pages}
    begins = {entry.pages[0] for entry in entries if entry.rows_read and entry.pages}
    for entry in entries:
        if not entry.rows_read or not entry.pages:
            yield entry
            continue
        end = entry.pages[-1] + 1
        while end in unread and end not in begins:
            end += 1
        missing = (unread & set(range(entry.pages[0], end))) - set(entry.pages)
        if missing:
            entry = replace(
                entry,
                state="read_in_part",
                complete=False,
                pages_missing=tuple(sorted({*entry.pages_missing, *missing})),
            )
        yield entry
