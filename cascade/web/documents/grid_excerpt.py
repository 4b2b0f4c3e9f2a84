"""Draw the part of a sheet or table around a place as a small picture, with the place framed.

The views of the cells of a grid go in; SVG comes out, for an `<img>`: the headings of the columns, the row of the place and the rows
beside it. Opens no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from cascade.reports.html.graph_layout import wrap
from cascade.text.printable import printable
from cascade.web.documents.outcomes import column_letters
from cascade.web.documents.page_view import CellView

ROWS_BESIDE = 1
COLUMNS_BESIDE = 3
MOST_COLUMNS = 9
MOST_LINES = 5
NARROW, WIDE = 56, 190  # pixels of a column
LINE, PAD, LABEL = 15, 5, 34


def grid_excerpt(views: Sequence[CellView]) -> str | None:
    """Return the part of a grid around its chosen cells; None where none is chosen."""
    chosen = [view for view in views if view.is_selected]
    if not chosen:
        return None
    rows, columns = _rows(views, chosen), _columns(views, chosen)
    shown = [view for view in views if any(_covers(view, row, column) for row in rows for column in columns)]
    widths = {column: _width(shown, column) for column in columns}
    lefts = _running(widths, LABEL)
    heights = {row: _height(shown, row, widths) for row in rows}
    tops = _running(heights, LINE + PAD)
    width, height = lefts[-1] + 2, tops[-1] + 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="system-ui, Segoe UI, Arial, sans-serif" font-size="12" fill="#1b2430">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    is_sheet = any(view.cell.reference for view in views)
    for at, column in enumerate(columns):
        middle = lefts[at] + widths[column] // 2
        name = column_letters(column) if is_sheet else str(column)
        parts.append(f'<text x="{middle}" y="{LINE - 2}" text-anchor="middle" fill="#4c5867">{name}</text>')
    for at, row in enumerate(rows):
        number = next((v.cell.source_row for v in shown if v.cell.row == row and v.cell.source_row), row)
        parts.append(
            f'<text x="{LABEL - 6}" y="{tops[at] + LINE - 1}" text-anchor="end" fill="#4c5867">{number}</text>'
        )
    for view in sorted(shown, key=lambda each: each.is_selected):
        parts += _cell(view, rows, columns, lefts, tops)
    return "".join([*parts, "</svg>"])


def _rows(views: Sequence[CellView], chosen: Sequence[CellView]) -> list[int]:
    """Return the rows to show: the headings right above, those of the place, and those beside it."""
    all_rows = sorted({view.cell.row for view in views})
    first, last = min(v.cell.row for v in chosen), max(v.cell.row for v in chosen)
    at, to = all_rows.index(first), all_rows.index(last)
    beside = all_rows[max(0, at - ROWS_BESIDE) : to + 1 + ROWS_BESIDE]
    heads = sorted({view.cell.row for view in views if view.kind == "header" and view.cell.row < first})
    return sorted({*heads[-3:], *beside[:6]})


def _columns(views: Sequence[CellView], chosen: Sequence[CellView]) -> list[int]:
    """Return the columns to show: those around the place, and that of the names."""
    first = min(view.cell.column for view in chosen)
    last = max(min(view.cell.column + view.cell.columns - 1, first + MOST_COLUMNS - 1) for view in chosen)
    widest = max(view.cell.column + view.cell.columns - 1 for view in views)
    around = range(max(1, first - COLUMNS_BESIDE), min(widest, last + COLUMNS_BESIDE) + 1)
    named = [v.cell.column for v in views if v.kind in ("indicator", "element") and v.cell.row == chosen[0].cell.row]
    return sorted({*list(around)[:MOST_COLUMNS], *range(first, min(last, first + 3) + 1), *named[-1:]})


def _covers(view: CellView, row: int, column: int) -> bool:
    cell = view.cell
    return cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns


def _width(shown: Sequence[CellView], column: int) -> int:
    texts = [view.cell.text for view in shown if view.cell.column == column and view.cell.columns == 1]
    longest = max((len(line) for text in texts for line in text.splitlines()), default=4)
    return max(NARROW, min(WIDE, longest * 7 + 2 * PAD + 4))


def _height(shown: Sequence[CellView], row: int, widths: dict[int, int]) -> int:
    lines = [len(_lines(view, widths[view.cell.column])) for view in shown if view.cell.row == row and view.cell.rows == 1 and view.cell.columns == 1 and view.cell.column in widths]  # fmt: skip
    return max(1, max(lines, default=1)) * LINE + 2 * PAD


def _lines(view: CellView, width: int) -> list[str]:
    lines = list(wrap(" ".join(printable(view.cell.text).split()), width - 2 * PAD))
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def _running(sizes: dict[int, int], start: int) -> list[int]:
    places = [start]
    for size in sizes.values():
        places.append(places[-1] + size)
    return places


def _cell(
    view: CellView, rows: Sequence[int], columns: Sequence[int], lefts: Sequence[int], tops: Sequence[int]
) -> list[str]:
    at_columns = [n for n, column in enumerate(columns) if _covers(view, view.cell.row, column)]
    at_rows = [n for n, row in enumerate(rows) if _covers(view, row, columns[at_columns[0]])] if at_columns else []
    if not at_rows:
        return []
    x, y = lefts[at_columns[0]], tops[at_rows[0]]
    width, height = lefts[at_columns[-1] + 1] - x, tops[at_rows[-1] + 1] - y
    fill = "#fff3dd" if view.is_selected else "#eef1f4" if view.kind == "header" else "#fff"
    rule = ("#b45f06", 3) if view.is_selected else ("#b9c2cc", 1)
    parts = [
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" stroke="{rule[0]}" stroke-width="{rule[1]}"/>'
    ]
    weight = quoteattr("bold" if view.is_selected or view.kind == "header" else "normal")
    for line, text in enumerate(_lines(view, width)[: max(1, (height - PAD) // LINE)]):
        parts.append(f'<text x="{x + PAD}" y="{y + PAD + 11 + line * LINE}" font-weight={weight}>{escape(text)}</text>')
    return parts
