"""Judge the sums of a table that do not come out: an error of the document, rows that were lost, or nothing that can be told.

A table with its depths and sums goes in; for each failing sum a verdict comes out. The first test that speaks decides, and each test is
what a person would try before calling an office's sum wrong.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cascade.reading.witnesses.records import PROGRAM, FailingSum, PrintedSum
from cascade.reading.witnesses.row_classes import parts_of_code
from cascade.reading.witnesses.scoring import Table
from cascade.reading.witnesses.sums import SEN

FEWEST_HELD = 3  # sums of several parts that come out, from which a table is strong
SHARE_HELD = 0.75  # of all sums and years of a strong table
HELD_FOR_QUESTION, SHARE_FOR_QUESTION = 5, 0.8
YEARS_OF_LOST_ROW = 2
TENFOLD = 10
SLIPS: tuple[Decimal, ...] = (Decimal(TENFOLD), Decimal(1) / TENFOLD)


def judge_failing_sums(table: Table, depths: Sequence[int], sums: Sequence[PrintedSum]) -> tuple[FailingSum, ...]:
    """Return a verdict on each sum that does not come out or cannot be read."""
    echoes = _echoes(sums)
    case = _Case(table, depths, [each for each in sums if each.parent not in echoes], len(echoes))
    found = []
    for each in sums:
        if each.parent in echoes:
            found.append(FailingSum(each, "unjudged", None, echoes[each.parent]))
        elif each.fails or (each.unread and not each.holds):
            found.append(_judge(case, each))
    return tuple(found)


def _echoes(sums: Sequence[PrintedSum]) -> dict[int, int]:
    """Return the rows that miss their sum by just what one of their parts misses its own: that is one fault, of the part."""
    missing = {each.parent: {y: d for y, d in each.differences.items() if d} for each in sums}
    return {
        each.parent: part
        for each in sums
        for part in each.parts
        if each.fails and missing.get(part) and missing[each.parent] == {y: -d for y, d in missing[part].items()}
    }


@dataclass(frozen=True)
class _Case:
    """A table with its sums, and how far these can be trusted."""

    table: Table
    depths: Sequence[int]
    sums: Sequence[PrintedSum]
    echoes: int = 0  # sums that would come out but for one of these
    held: int = field(init=False)
    share: float = field(init=False)

    def __post_init__(self) -> None:
        held = self.echoes + sum(each.holds and self.several_parts(each) for each in self.sums)
        cells = [difference for each in self.sums for difference in each.differences.values()]
        share = sum(not difference for difference in cells) / len(cells) if cells else 0.0
        object.__setattr__(self, "held", held)
        object.__setattr__(self, "share", share)

    @property
    def is_strong(self) -> bool:
        """So many sums come out that one which does not is remarkable."""
        return self.held >= FEWEST_HELD and self.share >= SHARE_HELD

    def several_parts(self, each: PrintedSum) -> bool:
        """Tell whether two or more rows with pagu make up a sum."""
        return sum(any(self.table.values[part].values()) for part in each.parts) > 1

    def pages(self, each: PrintedSum) -> tuple[int, int] | None:
        """Return the first and last page of a sum, up to the row behind it, where they differ."""
        behind = self.row_behind(each.parent)
        rows = self.table.rows
        last = rows[behind] if behind < len(rows) else rows[-1]
        first = rows[each.parent].page
        return (first, last.page) if first is not None and last.page is not None and first < last.page else None

    def row_behind(self, row: int) -> int:
        """Return the first row that no longer stands below a row."""
        below = range(row + 1, len(self.depths))
        return next((other for other in below if self.depths[other] <= self.depths[row]), len(self.depths))

    def amount(self, row: int, year: int) -> Decimal | None:
        """Return what a row prints for a year, in rupiah; None where it is unread."""
        value = self.table.values[row].get(year, 0)
        return None if value is None else Decimal(value) / SEN


def _judge(case: _Case, each: PrintedSum) -> FailingSum:
    for test in _TESTS:
        if found := test(case, each):
            return found
    return FailingSum(each, "unjudged", case.pages(each))


def _unread_or_slipped(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether an unread print, or one that lost or gained a digit at its end, explains the difference."""
    if not each.fails:
        return FailingSum(each, "unread", case.pages(each))
    failing = {year: difference for year, difference in each.differences.items() if difference}
    slipped = next((row for row in (each.parent, *each.parts) if _slips_explain(case, each, row, failing)), None)
    if slipped is not None:
        return FailingSum(each, "unread", None, slipped)
    return None


def _slips_explain(case: _Case, each: PrintedSum, row: int, failing: Mapping[int, Decimal]) -> bool:
    for year, difference in failing.items():
        amount = case.amount(row, year)
        lacks = -difference if row == each.parent else difference
        if not amount or not any(amount + lacks == amount * slip for slip in SLIPS):
            return False
    return True


def _first_parts_are_exact(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether the first parts alone are exact: the rest belongs to a row of the same level that was lost."""
    for count in range(1, len(each.parts)):
        if count > 1 and _comes_out(case, each, each.parts[:count]):
            rest = each.parts[count]
            fits = _code_fits(case, each.parent, rest)
            if fits is True:
                continue
            return FailingSum(each, "parent_lost", _page_break(case, each.parts[count - 1], rest), rest)
    return None


def _one_part_too_many(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether one part too many, which is truly its own, is left out of the total."""
    for part in each.parts:
        rest = [other for other in each.parts if other != part]
        if len(rest) > 1 and _code_fits(case, each.parent, part) and _comes_out(case, each, rest):
            return FailingSum(each, "left_out", None, part)
    return None


def _next_rows_are_exact(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether the rows that follow make it exact: then a level is wrong, not the sum."""
    behind = case.row_behind(each.parent)
    parts = list(each.parts)
    if behind < len(case.depths) and case.depths[behind] <= PROGRAM and case.depths[each.parent] >= PROGRAM:
        return None
    while behind < len(case.depths) and len(parts) < len(each.parts) + 6:
        parts.append(behind)
        if _comes_out(case, each, parts):
            return FailingSum(each, "level", None, behind)
        behind = case.row_behind(behind)
    return None


def _row_stands_elsewhere(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether what lacks is printed by a row of another place of the table, in all years."""
    if each.unread or not each.fails or sum(difference > 0 for difference in each.differences.values()) < 2:
        return None
    lacking = {year: int(difference * SEN) for year, difference in each.differences.items() if difference}
    for row, values in enumerate(case.table.values):
        if row not in each.parts and row != each.parent and {y: v for y, v in values.items() if v} == lacking:
            return FailingSum(each, "row_elsewhere", case.pages(each), row)
    return None


def _error_of_document(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether another year comes out over two or more parts in a strong table: then the print itself is wrong.

    Where parts lack over a page end a row with a pagu in that year alone may not have been read; that is only asked.
    """
    if case.pages(each) and all(difference >= 0 for difference in each.differences.values()):
        return None
    held = [year for year, difference in each.differences.items() if not difference]
    if _is_picture(case, each) or not case.is_strong:
        return None
    if any(sum(bool(case.table.values[part].get(year)) for part in each.parts) > 1 for year in held):
        return FailingSum(each, "error", None)
    return None


def _rows_lost_over_page(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether parts lack over a page end, in all years or in several: the rows there were not read.

    A wrong print is one of one year; a row that was not read lacks in each year in which it has a pagu.
    """
    lacking = [difference for difference in each.differences.values() if difference]
    pages = case.pages(each)
    if pages and min(lacking) > 0 and (len(lacking) >= YEARS_OF_LOST_ROW or len(lacking) == len(each.differences)):
        return FailingSum(each, "rows_lost", _largest_gap(case, each) or pages)
    return None


def _question(case: _Case, each: PrintedSum) -> FailingSum | None:
    """Tell whether so many other sums come out that this one is worth a question."""
    if case.held >= HELD_FOR_QUESTION and case.share >= SHARE_FOR_QUESTION and not _is_picture(case, each):
        return FailingSum(each, "question", None)
    return None


_TESTS: tuple[Callable[[_Case, PrintedSum], FailingSum | None], ...] = (
    _unread_or_slipped,
    _first_parts_are_exact,
    _one_part_too_many,
    _next_rows_are_exact,
    _row_stands_elsewhere,
    _rows_lost_over_page,
    _error_of_document,
    _question,
)


def _comes_out(case: _Case, each: PrintedSum, parts: Sequence[int]) -> bool:
    """Tell whether a row is the sum of some rows in each year that is read."""
    found = False
    for year in each.differences:
        amounts = [case.amount(part, year) for part in parts]
        total = case.amount(each.parent, year)
        if total is None or None in amounts or abs(sum(amount or 0 for amount in amounts) - total) > len(parts) // 2:
            return False
        found = found or bool(total)
    return found


def _code_fits(case: _Case, above: int, below: int) -> bool | None:
    """Tell whether the code of a row begins with that of the row above it; None where one has no code."""
    code, own = (parts_of_code(case.table.rows[row].code) for row in (above, below))
    return own[: len(code)] == code if code and own else None


def _page_break(case: _Case, above: int, below: int) -> tuple[int, int] | None:
    pages = case.table.rows[above].page, case.table.rows[below].page
    first, last = pages
    return (first, last) if first is not None and last is not None else None


def _largest_gap(case: _Case, each: PrintedSum) -> tuple[int, int] | None:
    """Return the pages between which most pages are missing among the rows below a row."""
    rows = range(each.parent, min(case.row_behind(each.parent) + 1, len(case.depths)))
    pages = [page for row in rows if (page := case.table.rows[row].page) is not None]
    gaps = [(later - page, page, later) for page, later in itertools.pairwise(pages) if later > page + 1]
    return max(gaps)[1:] if gaps else None


def _is_picture(case: _Case, each: PrintedSum) -> bool:
    return any(case.table.rows[row].source.confidence is not None for row in (each.parent, *each.parts))
