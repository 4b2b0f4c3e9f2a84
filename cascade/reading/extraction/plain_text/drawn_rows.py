"""Put the lines of a drawn table together into rows, and its headings into a header.

Placed lines go in, a grid comes out. A line that begins no row goes on with the cells above it, column by column: it has no
number or code in front, no value, or stands in the same block between two rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from cascade.model import Cell, Grid, Source
from cascade.reading.extraction.plain_text.drawn_lines import DrawnLine, PlacedText, is_date_heading
from cascade.reading.extraction.plain_text.text_cells import TextRow

LEAST_GROUPS = 3  # blocks between rules that may each be one row
_VALUE = re.compile(r"(?:Rp\.?\s*)?[<>≥≤]?=?\s*\d[\d.,]*\s*%?(?:\s+[^\W\d]\S*){0,2}|[-–—]+", re.I)
_KEY = re.compile(r"[IVX]+\.?|[A-Za-z]{1,3}[.)]?|\(?\d[\w.]*\)?")
_WORD_CUT = re.compile(r"[a-z]-$")


@dataclass(slots=True)
class _Row:
    """A row as it grows line by line: its first line, and the lines of each cell by its first column and width."""

    first: DrawnLine
    cells: dict[tuple[int, int], list[tuple[str, TextRow]]] = field(default_factory=dict)

    @property
    def filled(self) -> dict[int, str]:
        """The last line of each cell, by its first column."""
        return {column: lines[-1][0] for (column, _), lines in self.cells.items()}

    def add(self, line: DrawnLine) -> None:
        """Let the cells go on with the texts of a line."""
        for each in line.texts:
            if each.text:
                self.cells.setdefault((each.column, each.columns), []).append((each.text, line.row))


def drawn_grid(header: Sequence[DrawnLine], body: Sequence[DrawnLine], source: Source) -> Grid:
    """Return the grid of a drawn table."""
    tiers = _tiers(header)
    rows = [*tiers, *_rows(body)]
    cells = []
    for number, row in enumerate(rows, 1):
        for (column, columns), lines in row.cells.items():
            covered = set(range(column, column + columns))
            down = 1
            while number + down <= len(tiers) and not _meets(tiers[number + down - 1], covered):
                down += 1
            down = down if number <= len(tiers) else 1
            place = replace(source, page=lines[0][1].page, row=lines[0][1].number)
            cells.append(Cell(_joined(text for text, _ in lines), number, column, place, down, columns))
    last = max(cell.column + cell.columns - 1 for cell in cells)
    top = rows[0].first.row
    return Grid("", tuple(cells), len(rows), last, replace(source, page=top.page, row=top.number))


def _meets(row: _Row, covered: set[int]) -> bool:
    return any(covered & set(range(column, column + columns)) for column, columns in row.cells)


def _joined(lines: Iterable[str]) -> str:
    """Join the lines of a cell; a word or a code that a line end cuts is one."""
    text = ""
    for line in lines:
        if _WORD_CUT.search(text) and line[:1].islower():
            text = text[:-1] + line
        elif text.endswith("/") or (re.search(r"\d\.$", text) and line[:1].isdigit()):
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text


# Headings


def _tiers(header: Sequence[DrawnLine]) -> list[_Row]:
    """Return the rows of the header: a line whose headings stand below wider ones begins another row."""
    tiers: list[_Row] = []
    for number, line in enumerate(header):
        below = header[number + 1].filled if number + 1 < len(header) else {}
        line = replace(line, texts=_widened(line, below))
        over = tiers[-1] if tiers else None
        if over is None or _is_lower(line, over):
            tiers.append(_Row(line))
        tiers[-1].add(line)
    return tiers


def _widened(line: DrawnLine, below: dict[int, str]) -> tuple[PlacedText, ...]:
    """Return the headings of a line, each over the dates that stand below it and below the blanks right of it."""
    filled = line.filled
    texts = []
    for each in line.texts:
        end = each.column + each.columns
        if each.text and is_date_heading(below.get(each.column, "")):
            while end not in filled and is_date_heading(below.get(end, "")):
                end += 1
        if each.text:
            texts.append(replace(each, columns=end - each.column))
    return tuple(texts)


def _is_lower(line: DrawnLine, over: _Row) -> bool:
    """Tell whether a heading of a line stands below a wider one."""
    return any(
        each.columns < columns and column <= each.column < column + columns
        for each in line.texts
        for column, columns in over.cells
    )


# Rows


def _rows(body: Sequence[DrawnLine]) -> list[_Row]:
    lines = [line for line in body if line.filled]
    beginnings = RowBeginnings(lines)
    rows: list[_Row] = []
    for line in lines:
        if not rows or beginnings.begins(line, rows[-1].first, rows[-1].filled):
            rows.append(_Row(line))
        rows[-1].add(line)
    return rows


class RowBeginnings:
    """What tells where a row begins: a column of numbers or codes in front, columns of values, blocks between rules."""

    def __init__(self, lines: Sequence[DrawnLine]):
        self.keys = _key_columns(lines)
        self.values = _value_columns(lines) - self.keys
        self.widths = Counter[int]()
        for line in lines:
            for column, text in line.filled.items():
                self.widths[column] = max(self.widths[column], len(text))
        blocks = [list(block) for _, block in groupby(lines, lambda line: line.group)]
        self.blocks_are_rows = (
            len(blocks) >= LEAST_GROUPS
            and any(len(block) > 1 for block in blocks)
            and all(sum(map(self.has_value, block)) <= 1 and self._has_one_number(block) for block in blocks)
        )

    def has_key(self, line: DrawnLine) -> bool:
        """Tell whether a number, code or sign stands in front."""
        return bool(self.keys & line.filled.keys())

    def has_value(self, line: DrawnLine) -> bool:
        """Tell whether a value stands in one of its columns."""
        filled = line.filled
        return any(_VALUE.fullmatch(filled.get(column, "")) for column in self.values)

    def _has_one_number(self, block: Sequence[DrawnLine]) -> bool:
        """Tell whether the lines of a block have one number or code in front, perhaps one that goes on behind its point."""
        first = min(self.keys, default=0)
        keys = [line.filled[first] for line in block if first in line.filled]
        return all(above.endswith(".") and above.count(".") > 1 for above in keys[:-1])

    def begins(self, line: DrawnLine, first: DrawnLine, above: dict[int, str]) -> bool:
        """Tell whether a line begins a row below the one that began with `first` and ends with the texts `above`."""
        if self.blocks_are_rows:
            return line.group != first.group
        if self.has_key(line):
            return True
        texts = line.filled.keys() - self.values
        if self.has_value(line):
            waits = not any(_VALUE.fullmatch(above.get(column, "")) for column in self.values)
            return not (waits and texts and texts <= above.keys())
        return not self.keys and not self._wraps(line, above)

    def _wraps(self, line: DrawnLine, above: dict[int, str]) -> bool:
        """Tell whether each text of a line would not have fitted at the end of the one above it, in letters of the same kind."""
        return all(
            column in above
            and len(above[column]) + 1 + len(text.split()[0]) > self.widths[column]
            and (" " not in text or text.isupper() == above[column].isupper())
            for column, text in line.filled.items()
        )


def _key_columns(lines: Sequence[DrawnLine]) -> set[int]:
    """Return the columns in front that hold only numbers, codes or signs."""
    keys: set[int] = set()
    for column in range(1, max((max(line.filled) for line in lines), default=0)):
        texts = [line.filled[column] for line in lines if column in line.filled]
        if not texts or not all(_KEY.fullmatch(text) for text in texts):
            break
        keys.add(column)
    return keys


def _value_columns(lines: Sequence[DrawnLine]) -> set[int]:
    """Return the columns most of whose texts are values."""
    counted, values = Counter[int](), Counter[int]()
    for line in lines:
        for column, text in line.filled.items():
            counted[column] += 1
            values[column] += bool(_VALUE.fullmatch(text))
    return {column for column, count in counted.items() if 2 * values[column] > count}
