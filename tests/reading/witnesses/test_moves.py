from __future__ import annotations

import random

from printed_rows import random_table, rows_of

from cascade.reading.witnesses.moves import Placement, margins_of, with_rows_moved
from cascade.reading.witnesses.records import DEPTHS, KEGIATAN, PROGRAM, SUB_KEGIATAN
from cascade.reading.witnesses.scoring import Table, score_of_rows


def test_the_gain_of_a_move_is_the_difference_of_the_whole_scores():
    chance = random.Random(3)
    for seed in range(5):
        rows, _ = random_table(seed)
        table = Table(rows)
        depths = [chance.randint(PROGRAM, SUB_KEGIATAN) for _ in rows]
        placed = Placement(table, depths)
        for row in range(len(rows)):
            moved = (chance.randint(PROGRAM, SUB_KEGIATAN),)
            changed = [*depths[:row], *moved, *depths[row + 1 :]]
            difference = score_of_rows(table, changed, placed.habits) - score_of_rows(table, depths, placed.habits)

            assert abs(placed.gain(row, moved) - difference) < 1e-6


def test_a_row_that_breaks_a_sum_is_moved_back_into_it():
    rows, levels = random_table(11)
    depths = [DEPTHS.index(level) for level in levels]
    wrong = [KEGIATAN if n == 2 else depth for n, depth in enumerate(depths)]

    assert with_rows_moved(Table(rows), wrong) == depths


def test_a_row_that_nothing_tells_from_its_neighbour_has_a_small_margin():
    rows = rows_of(" | A |\n | B |\n | C |")

    assert max(margins_of(Table(rows), [KEGIATAN] * 3)) < 1
