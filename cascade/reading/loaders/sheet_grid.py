"""Make a grid of the cells that a sheet shows, the same way for every kind of spreadsheet.

The entries of a sheet, its merged cells and what is hidden go in; a grid comes out, with a problem where the number that is stored is
not the one that is shown, where a formula fails, where hidden rows are read all the same. Never calculates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from cascade.model import Cell, Grid, Problem, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText, joined
from cascade.reading.loaders.number_format import show_number

SPACE = 3  # points, the width of a space
MAX_MERGED = 500_000  # positions of a sheet; a merged table of a thousand pages covers a tenth


def column_letters(column: int) -> str:
    """Return what spreadsheets call a column: A, …, Z, AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Entry:
    """What one place of a sheet shows: `number` as shown, `stored` as the file keeps it, `failed` an error value.

    `indent` counts points, `fill` is a colour.
    """

    row: int
    column: int
    text: str
    number: Decimal | None = None
    stored: Decimal | None = None
    bold: bool = False
    failed: bool = False
    indent: int = 0
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """The rows and columns of a sheet that are not shown."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


def fill_grid(
    entries: Iterable[Entry],
    spans: Mapping[tuple[int, int], tuple[int, int]],
    hidden: Hidden,
    source: Source,
    problems: list[Problem],
) -> Grid | None:
    """Return what a sheet prints, or None; an empty merged cell is printed too, as a blank that spans.

    Args:
        entries: In order of row and column.
        spans: Rows and columns of each merged cell, by its top left place.
        hidden: What is not shown.
        source: The sheet.
        problems: Receives what a reader of the sheet should know.

    Raises:
        DocumentError: its merged cells cover too much.
    """
    refuse_wide_merges(sum(rows * columns for rows, columns in spans.values()), source.file)
    cells = []
    remarks: list[Problem] = []
    for entry in entries:
        place = cell_source(source, entry.row, entry.column)
        if entry.failed:
            problems.append(_failed_formula(entry.text, place))
        remarks += _shown_otherwise(entry, place)
        if not entry.text and (entry.row, entry.column) not in spans:
            continue
        rows, columns = spans.get((entry.row, entry.column), (1, 1))
        is_hidden = hidden.rows.issuperset(range(entry.row, entry.row + rows)) or hidden.columns.issuperset(
            range(entry.column, entry.column + columns)
        )
        number = entry.number * 100 if entry.number is not None and "%" in entry.text else entry.number
        cells.append(
            Cell(
                entry.text,
                entry.row,
                entry.column,
                place,
                rows,
                columns,
                entry.bold,
                is_hidden,
                number,
                indent=entry.indent,
                fill=entry.fill,
            )
        )
    problems += _joined_problems(remarks)
    problems += _hidden_lines(cells, hidden, source)
    if not cells:
        return None
    last_row = max(cell.row + cell.rows for cell in cells) - 1
    last_column = max(cell.column + cell.columns for cell in cells) - 1
    return Grid(source.sheet or "", tuple(cells), last_row, last_column, source)


def refuse_wide_merges(area: int, file: str) -> None:
    """Raise a DocumentError where the merged cells of a sheet cover too many positions."""
    if area > MAX_MERGED:
        raise DocumentError(
            LocalizedText("{file}: sel gabungannya terlalu luas.", "{file}: its merged cells cover too much.").format(
                file=file
            ),
            LocalizedText(
                "Pisahkan sel gabungan yang meliputi seluruh baris atau kolom, lalu simpan ulang.",
                "Unmerge the cells that span whole rows or columns and save it again.",
            ),
        )


def cell_source(source: Source, row: int, column: int) -> Source:
    """Return the address of a place on a sheet."""
    return replace(source, row=row, column=column, cell=f"{column_letters(column)}{row}")


def visible_text(text: str) -> str:
    """Return a text without the characters that a spreadsheet keeps and does not show."""
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\xa0", " ").replace("\xad", "").strip()


def hidden_sheet(source: Source) -> Problem:
    """Return the remark that a sheet was left out."""
    return Problem(
        "info",
        LocalizedText(
            "Lembar “{sheet}” tersembunyi; tidak dibaca.", "Sheet “{sheet}” is hidden; it was not read."
        ).format(sheet=source.sheet),
        LocalizedText(
            "Tampilkan lembar itu (Unhide) bila termasuk dokumen.", "Unhide the sheet if it belongs to the document."
        ),
        source,
    )


def _hidden_lines(cells: list[Cell], hidden: Hidden, source: Source) -> Iterator[Problem]:
    rows = _ranges(hidden.rows & {cell.row for cell in cells}, str)
    columns = _ranges(hidden.columns & {cell.column for cell in cells}, column_letters)
    if rows or columns:
        what = [LocalizedText("baris {at}", "rows {at}").format(at=rows)] if rows else []
        what += [LocalizedText("kolom {at}", "columns {at}").format(at=columns)] if columns else []
        yield Problem(
            "info",
            LocalizedText("Tersembunyi tetapi ikut dibaca: {what}.", "Hidden, but read all the same: {what}.").format(
                what=joined(what)
            ),
            LocalizedText("Hapus bila tidak termasuk dokumen.", "Delete them if they do not belong to the document."),
            source,
        )


def _ranges(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    runs = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        members = [name(number) for _, number in run]
        runs.append(members[0] if len(members) == 1 else f"{members[0]}–{members[-1]}")
    return ", ".join(runs)


def _failed_formula(text: str, source: Source) -> Problem:
    return Problem(
        "warning",
        LocalizedText("{f}: rumusnya gagal: {text}.", "{f}: its formula fails: {text}.").format(
            f=source.say(), text=text
        ),
        LocalizedText("Perbaiki rumus di sel itu.", "Correct the formula of that cell."),
        source,
    )


def _shown_otherwise(entry: Entry, source: Source) -> Iterator[Problem]:
    """Yield a problem where the number that is shown is not the one that is stored."""
    number, stored = entry.number, entry.stored
    if number is None or stored is None:
        return
    if abs(number - stored) > Decimal("1e-9") * max(Decimal(1), abs(stored)):
        yield Problem(
            "info",
            LocalizedText(
                "Yang terlihat “{shown}”, nilai tersimpannya {stored}.", "Shown is “{shown}”, stored is {stored}."
            ).format(
                shown=entry.text,
                stored=LocalizedText(show_number(stored, "General")[0], show_number(stored, "[$-409]General")[0]),
            ),
            LocalizedText(
                "Tambah angka desimal pada format sel bila nilai tersimpan yang dimaksud.",
                "Show more decimals if the stored value is what is meant.",
            ),
            source,
        )


def _joined_problems(problems: list[Problem]) -> list[Problem]:
    """Join the same remark on many cells of a sheet: a computed column would fill the report with it."""
    if len(problems) < 2:
        return problems
    first = problems[0]
    at = first.source.say() if first.source else ""
    more = LocalizedText("({n} sel di lembar ini, pertama {at})", "({n} cells of this sheet, first {at})")
    return [replace(first, message=first.message + more.format(n=len(problems), at=at))]
