"""Report what a table prints and nobody understood.

Cells of which nothing was made go in; notes, remarks and reports with their reasons come out, each cell once. Decides of no value what it
is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cascade.model import QUARTER_NAMES, Cell, Line, Note, NotUnderstood
from cascade.model.i18n import LocalizedText
from cascade.reading.document_content import DocumentContent
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.signature import DATE, begins_signature
from cascade.reading.tables.table import MULTI_COLUMN_FIELDS, SUPPLEMENTARY_FIELDS, VALUE_FIELDS, Column
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line

LEAST_AMOUNT = 1_000  # below it a number among amounts numbers the column


class Reports:
    """Keeps what the rows of one table print and nobody understood."""

    def __init__(self, cells: TableCells, content: DocumentContent):
        self.cells = cells
        self.content = content
        self.reported_cells: set[Cell] = set()  # of values in doubt; each is reported once
        self.signature_begun = False

    def report(self, cell: Cell, reason: LocalizedText) -> None:
        """Report a cell of which nothing was made."""
        self.content.not_understood.append(NotUnderstood(one_line(cell.text)[:120], reason, cell.source))

    def report_once(self, cell: Cell, reason: LocalizedText) -> None:
        """Report a value in doubt, unless a row before did."""
        if cell not in self.reported_cells:
            self.reported_cells.add(cell)
            self.report(cell, reason)

    def report_undecided(self, cell: Cell) -> None:
        """Report a print that two columns may hold, once for its place."""
        if not any(same.source == cell.source for same in self.reported_cells):
            reason = LocalizedText(
                "tidak jelas kolom mana yang memuat nilai ini", "it is unclear which column holds this value"
            )
            self.report_once(cell, reason)

    def spans_columns(self, cell: Cell) -> bool:
        """Tell whether a cell lies across several columns and so is the value of none; a value is reported."""
        if not self.cells.is_wide(cell):
            return False
        first = self.cells.column(cell)
        is_value = first.name and not first.is_element and first.name not in MULTI_COLUMN_FIELDS and cell.text
        if is_value:
            self.report_once(cell, LocalizedText("satu nilai untuk beberapa kolom", "one value for several columns"))
        return True

    def add_note(self, cell: Cell) -> None:
        """Keep a text that belongs to no column; from the place and date of a signature on as a line under the table."""
        if self.signature_begun or begins_signature(cell.text):
            self.signature_begun = True
            self.content.remarks.append(Line(one_line(cell.text), cell.source))
        else:
            self.content.notes.append(Note(one_line(cell.text), cell.source))

    def is_signature(self, row: int, printed: Sequence[Cell]) -> bool:
        """Tell whether a row belongs to the signature: it prints place and date, or stands below and has no value."""
        dated = any(DATE.fullmatch(one_line(cell.text)) for cell in printed)
        if not (dated or self.signature_begun):
            return False
        values = [self.cells.at(row, c) for c in self.cells.table.columns if c.name in VALUE_FIELDS]
        return all(
            cell is None or not cell.starts_at(row) or parse_quantity(cell.text).kind in ("none", "text")
            for cell in values
        )

    def report_unread_row(self, printed: Sequence[Cell]) -> None:
        """Keep a row of which nothing was made: a remark as a note, all else as not understood."""
        columns = self.cells.table.columns
        about = {c.number for c in columns if c.ignored or c.name in ("policy", *SUPPLEMENTARY_FIELDS)}
        if all(cell.column in about for cell in printed):
            return
        named = {c.number for c in columns if c.name or c.ignored}
        values = [cell for cell in printed if cell.column in named]
        if any(self.cells.is_wide(cell) for cell in printed):
            self.report(
                printed[0],
                LocalizedText("judul bagian; tidak dibaca sebagai unsur", "a heading; not read as an element"),
            )
        elif len(printed) == 1 or not values:
            for cell in printed:
                self.add_note(cell)
        else:
            self.report(
                printed[0],
                LocalizedText("baris tanpa indikator dan tanpa unsur", "a row without indicator and element"),
            )

    def report_values_without_indicator(self, block: int, row: int, *, merged: bool) -> None:
        """Report values of a row that names no indicator; `merged` if the indicator above covers it."""
        found = [
            cell
            for column in self.cells.table.columns
            if column.block == block and column.name in ("target", "targets", "quarters")
            if (cell := self.cells.at(row, column)) is not None
            and (cell.row, cell.column, cell.rows) == (row, column.number, 1)
            and parse_quantity(cell.text).kind not in ("none", "text")
        ]
        if not found or (merged and all(self._repeats_value_above(cell) for cell in found)):
            return
        reason = (
            LocalizedText(
                "nilai lain pada indikator yang selnya digabung ({n} sel)",
                "more values for an indicator in a merged cell ({n} cells)",
            )
            if merged
            else LocalizedText(
                "nilai tanpa nama indikator ({n} sel)", "values without the name of an indicator ({n} cells)"
            )
        )
        self.report(found[0], reason.format(n=len(found)))

    def _repeats_value_above(self, cell: Cell) -> bool:
        """Tell whether a value only prints again what the last one above it in its column is."""
        above = (self.cells.grid.at(row, cell.column) for row in reversed(range(1, cell.row)))
        last = next((other for other in above if other is not None and other.text), None)
        return last is not None and one_line(last.text) == one_line(cell.text)

    def report_pagu_of_nothing(self, block: int, row: int) -> None:
        """Report amounts of a row that names neither element nor indicator."""
        columns = [c for c in self.cells.table.columns if c.block == block and c.name in ("pagu", "pagus")]
        found = [
            cell
            for column in columns
            if (cell := self.cells.at(row, column)) is not None
            and (cell.row, cell.column) == (row, column.number)
            and (parse_quantity(cell.text, whole=True).value or 0) >= LEAST_AMOUNT
        ]
        if found:
            reason = LocalizedText(
                "pagu tanpa nama unsur dan indikator ({n} sel)",
                "a pagu without the name of an element or indicator ({n} cells)",
            )
            self.report(found[0], reason.format(n=len(found)))

    def report_earlier(self, columns: Sequence[Column]) -> None:
        """Report the values of before a revision, which do not count."""
        rows = self.cells.table.data_rows
        cells = [cell for row in rows for column in columns if (cell := self.cells.at(row, column)) and cell.text]
        if cells:
            reason = LocalizedText(
                "nilai sebelum perubahan; yang sesudahnya dipakai ({n} sel)",
                "values of before the revision; those after it count ({n} cells)",
            )
            self.report(cells[0], reason.format(n=len(cells)))

    def report_unknown_columns(self) -> None:
        """Keep texts beside the table as notes; report a headed column that nothing tells the meaning of."""
        counted: Counter[str] = Counter()
        first: dict[str, Cell] = {}
        table = self.cells.table
        said = {unused.number for unused in table.unused}
        for column in table.columns:
            if column.name or column.ignored or column.number in said:
                continue
            header = _heading(column)
            for row in table.data_rows:
                cell = self.cells.at(row, column)
                if cell is None or not cell.starts_at(row) or cell.column != column.number or not cell.text:
                    continue
                if header:
                    counted[header] += 1
                    first.setdefault(header, cell)
                elif not any(note.source == cell.source for note in self.content.notes):
                    self.add_note(cell)
        for header, count in counted.items():
            reason = LocalizedText("kolom “{h}” tidak dikenal ({n} sel)", "column “{h}” is not known ({n} cells)")
            self.report(first[header], reason.format(h=header, n=count))


def _heading(column: Column) -> str:
    """Return what stands over a column: a text, a year or a quarter."""
    quarter = QUARTER_NAMES[column.quarter - 1] if column.quarter else ""
    return column.header or str(column.year or "") or quarter
