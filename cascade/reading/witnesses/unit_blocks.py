"""Find the blocks of a table that repeat the same codes: the units of an office.

Rows with their depths go in; the rows with which blocks begin come out. A kecamatan prints the same program once for itself and once for each
kelurahan, a dinas for its UPTD: the same codes again are no misprint there, and no second time of the same thing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cascade.reading.witnesses.records import PROGRAM, SUB_KEGIATAN, PrintedRow

FEWEST_CODES = 2  # that a block repeats


def begins_of_units(rows: Sequence[PrintedRow], depths: Sequence[int]) -> tuple[int, ...]:
    """Return the rows with which each block begins, the first included; none where no codes are repeated.

    A block begins where a code of its highest level is printed again; one that is repeated further below is a second row of
    the same thing.
    """
    coded = [row for row in range(len(rows)) if rows[row].code and PROGRAM <= depths[row] <= SUB_KEGIATAN]
    codes = [rows[row].code for row in coded]
    if sum(codes.count(code) > 1 for code in {*codes}) < FEWEST_CODES:
        return ()
    top = min(depths[row] for row in coded)
    begins: list[int] = []
    seen: set[str] = set()
    for row in coded:
        if not begins or (depths[row] == top and rows[row].code in seen):
            begins.append(row)
            seen = set()
        seen.add(rows[row].code)
    return tuple(begins) if len(begins) > 1 else ()
