"""Which levels do the looks of names tell?

The names of one table go in; their levels come out, as far as numbers, columns, bold type or indents tell them. Tables made
by hand print program, kegiatan and sub kegiatan below each other, without code and without level word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from cascade.model import Cell
from cascade.reading.table_classifier import Table
from cascade.text.printable import one_line

INDENT = 2  # points, within which texts stand equally far in
FEW_CODED = 0.2  # share of names with a code in a table that tells its levels by type or indent
TOTAL = re.compile(
    r"^(grand |sub ?)?(jumlah|total)"
    r"( \(?(total|keseluruhan|seluruhnya|anggaran|pagu|indikatif|dana|belanja|biaya|rp|program|kegiatan|tahun|20\d\d|[ivx]{1,4}|[a-h]|\d{1,2}|\+))*[ :.()]*$",
    re.I,
)
NAME_PREFIX = re.compile(r"^(program|kegiatan|sub ?kegiatan)\b\s*:?(?=.*[a-z])", re.I)
CODE_IN_NAME = re.compile(r"^[(\[]?([\dx]{1,2}\.[\dx]{2}(?:\.[\dx]{1,4})*)\.?[)\]]?\s*(?:[-–:]\s*)?(?=[^\W\d])", re.I)
NUMBER_OF_NAME = re.compile(  # 1. · 1.1 · A. · II. · a) · -; the second part of a code has two digits
    r"^(?:(\d{1,2}(?:\.\d{1,2})+)[.)]?|([IVX]+|[A-Z]|\d{1,2}|[a-z])[.)]|([-–•]))\s+(?=[^\W\d_])"
)
LETTER = re.compile(r"[^\W\d_]")
URUSAN = re.compile(r"(bidang )?urusan\b", re.I)
RESULT = re.compile(r"(me|ter)\w+nya\b", re.I)


def levels_by_print(table: Table) -> dict[Cell, str]:
    """Return the levels of names without code and level word, as far as bold type or indents tell them.

    Tables made by hand print program, kegiatan and sub kegiatan in one column: the program in capitals or with its
    word, the kegiatan in bold, the sub kegiatan in plain type, or each further in than the one above.
    """
    column = next((c for c in table.columns if c.name == "by_code" and not c.is_twin), None)
    if column is None or any(c.name == "code" for c in table.columns):
        return {}
    numbers = [c.number for c in table.columns if c.name == "by_code"]
    places = ((table.grid.at(row, number), row, number) for row in table.data_rows for number in numbers)
    cells = [cell for cell, row, number in places if cell and (cell.row, cell.column) == (row, number)]
    named = [cell for cell in cells if LETTER.search(cell.text) and not TOTAL.match(one_line(cell.text))]
    coded = [cell for cell in named if CODE_IN_NAME.match(one_line(cell.text))]
    if len(coded) > FEW_CODED * len(named):
        return {}
    named = [cell for cell in named if cell not in coded]
    said = {
        cell: re.sub("sub ?", "sub ", match[1].lower())
        for cell in named
        if (match := NAME_PREFIX.match(one_line(cell.text)))
    }
    silent = [cell for cell in named if cell not in said and not RESULT.match(one_line(cell.text))]
    silent = [cell for cell in silent if not URUSAN.match(one_line(cell.text))]
    unsaid = [level for level in ("program", "kegiatan", "sub kegiatan") if level not in said.values()]
    counts = Counter(said.values())
    # A table that says its levels says at least one for each program; "Kegiatan Pemberdayaan" may be the whole name.
    if len(unsaid) == 1 and unsaid != ["program"] and min(counts.values()) >= counts["program"]:
        return dict.fromkeys(silent, unsaid[0].replace(" ", "_"))
    levels = ["program", "kegiatan", "sub_kegiatan"]
    named_two = "kegiatan" in column.header and not re.search("sub ?kegiatan", column.header)
    for listed in (levels, levels[:2]) if named_two else (levels,):
        missing = [level for level in listed if level != "program" or "program" not in said.values()]
        for groups in (_by_number(silent), _by_column(silent), _by_type(silent), _by_indent(silent)):
            if len(groups) == len(missing) > 1:
                return {cell: level for level, key in zip(missing, sorted(groups), strict=True) for cell in groups[key]}
    return {}


def _by_number(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    """Return the cells by the rank of their numbers: 1, 1.1, 1.1.1; I, A, 1, a, -. None where one has no number."""
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
    begin = last = -INDENT - 1
    for cell in sorted(cells, key=lambda cell: cell.indent):
        if cell.indent - last > INDENT:
            begin = cell.indent
        groups[begin].append(cell)
        last = cell.indent
    return groups
