from __future__ import annotations

from printed_rows import rows_of

from cascade.reading.witnesses.sums import comes_out, runs_that_add_up, values_of_rows, weight_of_sum

NESTED = """
     | Program   | 10.007 5
     | Kegiatan  | 6.004 5
     | Sub satu  | 4.001 2
     | Sub dua   | 2.003 3
     | Sub nol   | 0 0
     | Kegiatan  | 4.003 0
     | Sub tiga  | 4.003 0
"""


def runs(text: str):
    rows = rows_of(text)
    return runs_that_add_up(values_of_rows(rows), range(len(rows)), tolerance=100)


def test_a_row_is_the_sum_of_the_rows_below_it_whatever_stands_between_them():
    found = runs(NESTED)

    assert found[1][0].parts == ((2, 3), (3, 4))
    assert [part for part, _ in found[0][0].parts] == [1, 5]


def test_a_row_that_is_no_sum_has_no_run():
    assert 0 not in runs(NESTED.replace("10.007", "10.900"))


def test_round_amounts_weigh_less_than_odd_ones():
    assert weight_of_sum(300_000_000, [100_000_000, 200_000_000]) < weight_of_sum(
        301_234_567, [100_234_567, 201_000_000]
    )


def test_parts_that_are_rounded_may_miss_their_sum_by_little_and_a_single_one_by_nothing():
    assert comes_out(100, 2, 100)
    assert not comes_out(200, 2, 100)
    assert not comes_out(100, 1, 100)


def test_amounts_below_zero_weigh_as_those_above_and_a_sum_of_nothing_says_least():
    assert weight_of_sum(-317, [-300, -17]) == weight_of_sum(317, [300, 17])
    assert weight_of_sum(0, [0, 0]) == weight_of_sum(0, [5, -5]) < weight_of_sum(317, [300, 17])
