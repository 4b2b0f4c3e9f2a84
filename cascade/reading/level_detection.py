"""Detect the levels of names by how they look in their table.

The names of one table go in; their levels come out, as far as numbers, columns, bold type or indents tell them. Tables made by hand
print program, kegiatan and sub kegiatan below each other, without code and without level word. Where the looks leave more than one way,
no name gets a level.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cascade.model import Cell
from cascade.reading.name_parser import (
    NUMBER_OF_NAME,
    has_code_before,
    has_letter,
    is_result_sentence,
    is_total,
    is_urusan,
    level_word,
)
from cascade.reading.tables.table import Column, Table
from cascade.text.printable import one_line

CODED_LEVELS = ("program", "kegiatan", "sub_kegiatan")
SAME_INDENT = 2  # points, within which texts stand equally far in
FEW_CODED = 0.2  # share of names with a code in a table that tells its levels by type or indent


def levels_by_appearance(table: Table) -> dict[Cell, str]:
    """Return the levels of names without code and level word, as far as bold type or indents tell them.

    Tables made by hand print program, kegiatan and sub kegiatan in one column: the program in capitals or with its
    word, the kegiatan in bold, the sub kegiatan in plain type, or each further in than the one above.
    """
    column = next((c for c in table.columns if c.name == "by_code" and not c.is_continuation), None)
    if column is None or any(c.name == "code" for c in table.columns):
        return {}
    names = _names_of_elements(table)
    uncoded = [cell for cell in names if not has_code_before(one_line(cell.text))]
    if len(names) - len(uncoded) > FEW_CODED * len(names):
        return {}
    worded = {cell: level for cell in uncoded if (level := level_word(one_line(cell.text)))}
    wordless = [cell for cell in uncoded if cell not in worded and _needs_level(cell)]
    if level := _only_level_without_word(worded):
        return dict.fromkeys(wordless, level)
    for levels in _levels_to_tell_apart(column, worded):
        for groups in (_by_number(wordless), _by_column(wordless), _by_type(wordless), _by_indent(wordless)):
            if len(groups) == len(levels) > 1:
                return {cell: level for level, key in zip(levels, sorted(groups), strict=True) for cell in groups[key]}
    return {}


def _names_of_elements(table: Table) -> list[Cell]:
    """Return the cells that begin in the columns of names and print one, from top to bottom."""
    numbers = [c.number for c in table.columns if c.name == "by_code"]
    places = ((table.grid.at(row, number), row, number) for row in table.data_rows for number in numbers)
    cells = [cell for cell, row, number in places if cell and cell.starts_at(row) and cell.column == number]
    return [cell for cell in cells if has_letter(cell.text) and not is_total(one_line(cell.text))]


def _needs_level(cell: Cell) -> bool:
    """Tell whether a name may be a program, kegiatan or sub kegiatan: no sentence of a result and no urusan."""
    text = one_line(cell.text)
    return not is_result_sentence(text) and not is_urusan(text)


def _only_level_without_word(worded: Mapping[Cell, str]) -> str | None:
    """Return the level of all names without a level word, where every other level has its word.

    A table that says its levels says at least one for each program; "Kegiatan Pemberdayaan" may be the whole name.
    """
    counts = Counter(worded.values())
    without_word = [level for level in CODED_LEVELS if level not in counts]
    if len(without_word) != 1 or without_word == ["program"] or min(counts.values()) < counts["program"]:
        return None
    return without_word[0]


def _levels_to_tell_apart(column: Column, worded: Mapping[Cell, str]) -> Iterator[list[str]]:
    """Yield the levels that names without a word may have: all, or the two that the heading of the column names."""
    names_two_levels = "kegiatan" in column.header and not re.search("sub ?kegiatan", column.header)
    for levels in (CODED_LEVELS, CODED_LEVELS[:2]) if names_two_levels else (CODED_LEVELS,):
        yield [level for level in levels if level != "program" or "program" not in worded.values()]


def _by_number(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """Return the cells by the rank of their numbers: 1, 1.1, 1.1.1; I, A, 1, a, -. Empty where one has no number."""
    groups: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        match = NUMBER_OF_NAME.match(one_line(cell.text))
        if match is None:
            return {}
        groups[_rank_of_number(match)].append(cell)
    return groups


def _rank_of_number(match: re.Match[str]) -> int:
    dotted, single, _ = match.groups()
    if dotted:
        return 10 + dotted.count(".")
    kinds = (r"[IVX]+", r"[A-Z]", r"\d+", r"[a-z]")
    return next(
        (rank for rank, kind in zip((1, 2, 10, 20), kinds, strict=True) if re.fullmatch(kind, single or "")), 30
    )


def _by_column(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """Return the cells by the column in which they begin, of several under one heading."""
    groups: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[cell.column].append(cell)
    return groups


def _by_type(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """Return the cells in capitals (0), in bold (1) and in plain type (2)."""
    groups: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        groups[0 if cell.text.isupper() else 1 if cell.bold else 2].append(cell)
    return groups


def _by_indent(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """Return the cells by how far their texts stand from the edge, those nearly alike together."""
    groups: dict[int, list[Cell]] = defaultdict(list)
    begin = last = -SAME_INDENT - 1
    for cell in sorted(cells, key=lambda cell: cell.indent):
        if cell.indent - last > SAME_INDENT:
            begin = cell.indent
        groups[begin].append(cell)
        last = cell.indent
    return groups
