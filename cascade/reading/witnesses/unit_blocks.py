"""Find the blocks of a table that repeat the same codes: the units of an office.

Rows with their depths go in; the rows with which blocks begin come out. A kecamatan prints the same program once for itself and once for each
kelurahan, a dinas for its UPTD: the same codes again are no misprint there, and no second time of the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cascade.reading.witnesses.records import PROGRAM, SUB_KEGIATAN, PrintedRow

FEWEST_CODES = 2  # that a block repeats


def begins_of_units(rows: Sequence[PrintedRow], depths: Sequence[int]) -> tuple[int, ...]:
    """Return the rows with which each block begins, the first included; none where no codes are repeated."""
    begins: list[int] = []
    seen: set[str] = set()
    repeated: list[int] = []
    coded = [row for row in range(len(rows)) if rows[row].code and PROGRAM <= depths[row] <= SUB_KEGIATAN]
    for row in coded:
        if rows[row].code in seen:
            begins.append(_highest_above(rows, depths, row, seen))
            repeated.append(row)
            seen = set()
        seen.add(rows[row].code)
    if len(repeated) < 1 or not _repeat_enough(rows, coded):
        return ()
    return (coded[0], *begins)


def _highest_above(rows: Sequence[PrintedRow], depths: Sequence[int], row: int, seen: set[str]) -> int:
    """Return the first of the rows right above a repeated code that belong to its block: new codes of higher levels."""
    while row > 0 and depths[row - 1] < depths[row] and rows[row - 1].code not in seen:
        row -= 1
    return row


def _repeat_enough(rows: Sequence[PrintedRow], coded: Sequence[int]) -> bool:
    """Tell whether several codes are repeated; a single one is rather a slip of writing."""
    codes = [rows[row].code for row in coded]
    return sum(codes.count(code) > 1 for code in {*codes}) >= FEWEST_CODES
