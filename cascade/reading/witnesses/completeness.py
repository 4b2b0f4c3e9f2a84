"""Tell whether a table is complete, by its sums up to the total and by the order of its levels and codes.

Rows, depths and judged sums go in; one word comes out: complete, lost or unproved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cascade.model import TableCompleteness
from cascade.reading.witnesses.records import (
    BIDANG,
    KEGIATAN,
    PROGRAM,
    SUB_KEGIATAN,
    URUSAN,
    FailingSum,
    PrintedRow,
    PrintedSum,
)
from cascade.reading.witnesses.row_classes import parts_of_code
from cascade.reading.witnesses.scoring import parents_of

LOSING = ("rows_lost", "parent_lost", "row_elsewhere")


def completeness_of(
    rows: Sequence[PrintedRow],
    named: Sequence[int],
    depths: Sequence[int],
    sums: Sequence[PrintedSum],
    failing: Sequence[FailingSum],
    orphans: Sequence[int],
) -> TableCompleteness:
    """Return whether a table is complete.

    Args:
        rows: All rows, total rows among them.
        named: The places of the rows that are no totals.
        depths: Of the named rows.
        sums: The sums of the named rows.
        failing: Those that do not come out, with their verdicts.
        orphans: The named rows above which something must be missing.
    """
    if orphans or any(each.verdict in LOSING for each in failing):
        return "lost"
    held = [each for each in sums if each.holds]
    if held and len(held) == len(sums) and (_single_top(depths) or _totals_come_out(rows, named, depths)):
        return "complete"
    return "unproved"


def orphans_of(rows: Sequence[PrintedRow], depths: Sequence[int]) -> Iterator[int]:
    """Yield the rows above which something must be missing: a kegiatan whose program is printed nowhere, a level left out."""
    parents = parents_of(depths)
    codes = {parts_of_code(row.code) for row in rows if row.code}
    has_kegiatan = KEGIATAN in depths
    for row, (depth, parent) in enumerate(zip(depths, parents, strict=True)):
        above = depths[parent] if parent is not None else None
        code = parts_of_code(rows[row].code)
        if (depth == KEGIATAN and above != PROGRAM and PROGRAM in depths and _has_none_above(code, codes)) or (
            depth == SUB_KEGIATAN and has_kegiatan and above != KEGIATAN and _has_none_above(code, codes)
        ):
            yield row


def _has_none_above(code: tuple[str, ...], codes: set[tuple[str, ...]]) -> bool:
    """Tell whether no printed code begins a code."""
    return bool(code) and not any(code[:length] in codes for length in range(2, len(code)))


def _single_top(depths: Sequence[int]) -> bool:
    """Tell whether one row stands above all others, or one urusan does."""
    top = min(depths)
    return top in (URUSAN, BIDANG, PROGRAM) and list(depths).count(top) == 1 and depths[0] == top


def _totals_come_out(rows: Sequence[PrintedRow], named: Sequence[int], depths: Sequence[int]) -> bool:
    """Tell whether a total row is the sum of all rows of one level, in each year that it prints."""
    totals = [row for row in rows if row.heads == "total"]
    for top in sorted({*depths}):
        at_top = [rows[place] for place, depth in zip(named, depths, strict=True) if depth == top]
        if any(_is_total_of(total, at_top) for total in totals):
            return True
    return False


def _is_total_of(total: PrintedRow, rows: Sequence[PrintedRow]) -> bool:
    amounts = {year: amount for year, amount in total.pagu.items() if amount}
    return bool(amounts) and all(
        abs(amount - sum((row.pagu.get(year) or Decimal(0) for row in rows), Decimal(0))) <= len(rows) // 2
        for year, amount in amounts.items()
    )
