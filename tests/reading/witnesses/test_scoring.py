from __future__ import annotations

from decimal import Decimal

from printed_rows import rows_of

from cascade.reading.witnesses.records import KEGIATAN, PROGRAM, SUB_KEGIATAN
from cascade.reading.witnesses.scoring import Table, parents_of, score_of_sum, score_of_table, sums_below

ROWS = """
    7.01.01           | Program  | 401 447
    7.01.01.2.01      | Kegiatan | 401 447
    7.01.01.2.01.0001 | Sub satu | 302 331
    7.01.01.2.01.0002 | Sub dua  | 99 116
"""
DEPTHS = [PROGRAM, KEGIATAN, SUB_KEGIATAN, SUB_KEGIATAN]


def test_the_parent_of_a_row_is_the_last_higher_one_above_it():
    assert parents_of(DEPTHS) == [None, 0, 1, 1]


def test_sums_name_what_a_row_prints_more_than_its_parts():
    found = sums_below(Table(rows_of(ROWS.replace("302 331", "300 331"))), DEPTHS)

    assert [(each.parent, each.differences) for each in found if each.fails] == [
        (1, {2025: Decimal(2), 2026: Decimal(0)})
    ]


def test_a_sum_that_comes_out_speaks_for_its_parts_and_a_failing_one_against_them():
    table = Table(rows_of(ROWS))

    assert score_of_sum(table, 1, [2, 3]) > 0 > score_of_sum(table, 1, [2])


def test_levels_that_codes_and_sums_agree_on_score_best():
    table = Table(rows_of(ROWS))

    assert score_of_table(table, DEPTHS) > score_of_table(table, [PROGRAM, KEGIATAN, SUB_KEGIATAN, KEGIATAN])
