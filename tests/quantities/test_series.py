"""What a row of yearly targets says, and what it does not say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.model import Indicator, Label, Quantity, Source
from cascade.quantities import series
from cascade.text.numbers import parse_quantity

HERE = Label("x", Source("berkas.xlsx"))


def row(printed: str, first: int = 2025) -> dict[int, Quantity]:
    return {first + n: parse_quantity("" if value == "·" else value) for n, value in enumerate(printed.split())}


def indicator(name: str, printed: str, baseline: str = "", unit: str | None = None) -> Indicator:
    label = Label(unit, HERE.source) if unit is not None else None
    return Indicator(
        "i", Label(name, HERE.source), "program", unit=label, baseline=parse_quantity(baseline), targets=row(printed)
    )


@given(st.lists(st.integers(1, 10_000), min_size=5, max_size=8, unique=True))
def test_a_series_that_begins_a_year_later_is_shifted_by_one(values):
    first = {2025 + n: parse_quantity(str(value)) for n, value in enumerate(values)}
    late = {year + 1: quantity for year, quantity in first.items()}
    assert series.years_shifted(first, late) == 1
    assert series.years_shifted(late, first) == -1


@given(st.lists(st.integers(1, 10_000), min_size=3, max_size=8))
def test_a_series_is_no_shift_and_no_difference_of_itself(values):
    same = {2025 + n: parse_quantity(str(value)) for n, value in enumerate(values)}
    assert series.years_shifted(same, same) == 0
    assert series.differing_years(same, same) == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("85 86 87 88", "85 86 87 89"),  # one slip
        ("5 5 5 5 5", "5 5 5 5 5"),  # nothing moves
        ("10 20 30 40", "11 21 31 41"),  # another series
        ("1 2", "0 1"),  # too short to tell
    ],
)
def test_what_is_no_shift(first, second):
    assert series.years_shifted(row(first), row(second)) == 0


def test_a_blank_and_a_value_do_not_differ():
    assert series.differing_years(row("1 · 3"), row("1 2 3")) == ()


def test_the_same_number_written_otherwise_does_not_differ():
    assert series.differing_years(row("95.5 1157"), row("95,5 1.157")) == ()


@pytest.mark.parametrize(
    ("printed", "better", "assumed", "years"),
    [
        ("70 75 72 78", "up", False, [2027]),
        ("70 75 72 78", "up", True, [2027]),
        ("9 8 7 6", "down", False, []),
        ("50 48 45", "up", True, []),  # lower may be better
        ("50 48 45", "up", False, [2026, 2027]),
        ("9 8 8,5 7", "up", True, [2027]),
    ],
)
def test_a_step_back_is_one_against_the_direction_or_against_the_way_of_the_row(printed, better, assumed, years):
    assert list(series.steps_back(row(printed), better, assumed=assumed)) == years


def test_targets_below_the_baseline_are_worse_unless_the_row_leaves_the_direction_open():
    assert list(series.worse_than(parse_quantity("100"), row("90 92 94"), "up", assumed=True)) == [2025, 2026, 2027]
    assert series.worse_than(parse_quantity("50"), row("48 45 40"), "up", assumed=True) == {}
    assert list(series.worse_than(parse_quantity("8"), row("9 7"), "down", assumed=False)) == [2025]


def test_a_count_that_collapses_for_a_year_while_its_money_stays_is_a_dip():
    money, less = row("50.000.000 50.000.000 50.000.000"), row("5.000.000 50.000.000 50.000.000")
    assert list(series.dips(parse_quantity("12"), row("1 12 12"), money)) == [2025]
    assert series.dips(parse_quantity("12"), row("1 12 12"), less) == {}
    assert series.dips(parse_quantity("12"), row("12 12 12"), money) == {}


def test_fewer_for_no_less_money():
    money = row("20.000.000 20.000.000 20.000.000")
    assert list(series.fewer_for_no_less_money(parse_quantity("15"), row("15 14 14"), money)) == [2026, 2027]
    assert series.fewer_for_no_less_money(parse_quantity("15"), row("15 14 15"), money) == {}
    assert (
        series.fewer_for_no_less_money(parse_quantity("15"), row("15 14 14"), row("20.000.000 10.000.000 10.000.000"))
        == {}
    )


@pytest.mark.parametrize(
    ("baseline", "printed", "leaps"),
    [("27", "91 92 93", True), ("76,47", "88,2 88,23 88,4", True), ("90", "100 100 100", False), ("80", "90 91 92", False),
     ("0", "100 100", False), ("27", "35 45 55", False)],
)  # fmt: skip
def test_a_first_target_leaps_when_it_is_far_or_when_the_steps_after_it_are_small(baseline, printed, leaps):
    assert (series.leaping_target(parse_quantity(baseline), row(printed)) is not None) is leaps


def test_nothing_moves_short_of_a_hundred():
    assert series.is_flat(parse_quantity("2"), row("2 2 2"))
    assert series.is_flat(None, row("2 2 2"))
    assert not series.is_flat(parse_quantity("1"), row("2 2 2"))
    assert not series.is_flat(parse_quantity("100"), row("100 100 100"))


def test_a_gap_lies_after_the_first_year_of_a_row_that_is_mostly_filled():
    assert list(series.gaps(row("70 · 75"))) == [2026]
    assert series.gaps(row("· 70 75")) == {}
    assert series.gaps(row("70 · · ·")) == {}


def test_the_decimal_point_aside_two_runs_are_one():
    ours = series.scaled_run((Decimal("0.47"), Decimal("0.5"), Decimal("0.55")))
    assert ours == series.scaled_run((Decimal(47), Decimal(50), Decimal(55)))
    assert ours != series.scaled_run((Decimal(47), Decimal(50), Decimal(56)))


def test_equal_steps_tell_nothing():
    assert not series.is_distinctive(tuple(map(Decimal, ("90", "91", "92", "93", "94"))))
    assert series.is_distinctive(tuple(map(Decimal, ("25.51", "25.53", "25.55", "25.58", "25.62", "25.67"))))


@pytest.mark.parametrize(
    ("end", "printed", "behind"),
    [("50", "30 40 50", False), ("120", "30 40 50", False), ("45", "30 40 50", True), ("55", "30 40 50", False), ("", "30 40 50", None)],
)  # fmt: skip
def test_an_end_condition_behind_its_own_series(end, printed, behind):
    assert series.end_falls_behind(row(printed), parse_quantity(end), range(2025, 2028), "up") is behind


def test_amounts_in_thousands_are_the_amounts():
    assert series.same_amount(parse_quantity("194.281.400"), parse_quantity("194.281", whole=True))
    assert not series.same_amount(parse_quantity("194.281.400"), parse_quantity("184.281", whole=True))


def test_numbers_as_they_are_printed():
    marks = series.decimal_marks(row("96,5 97 98.5 1.250.000").values())
    assert {mark: [q.raw for q in values] for mark, values in marks.items()} == {",": ["96,5"], ".": ["98.5"]}
    assert [q.raw for q in series.ambiguous_thousands(row("2,9 3,000 3,1").values())] == ["3,000"]
    assert series.ambiguous_thousands(row("1.000 1.250").values()) == ()
    assert series.lacks_separators(parse_quantity("52000000"))
    assert not series.lacks_separators(parse_quantity("52.000.000"))


def test_a_percentage_says_how_things_stand_a_count_what_is_done():
    assert series.is_level(indicator("Persentase desa mandiri", "30 40"))
    assert not series.is_level(indicator("Jumlah desa mandiri", "30 40", unit="Desa"))
    assert series.counts_yearly_work(indicator("Jumlah laporan", "4 4", unit="Laporan"))
    assert not series.counts_yearly_work(indicator("Jumlah unit mebel yang disediakan", "4 4", unit="Unit"))


@pytest.mark.parametrize(
    ("second", "odd"),
    [
        ("86 86,5 87 87,5 92,9", (2029,)),  # what the shift does not explain
        ("86 86,5 87 87,5 87,5", ()),  # the end is the other one's
        ("86 86,5 87 87,5 88", ()),  # the series goes on
        ("85,5 86 86,5 87 92,9", ()),  # no shift
    ],
)
def test_the_end_of_a_shifted_series_is_odd_where_it_leaps_from_both_series(second, odd):
    assert series.unshifted_years(row("85,5 86 86,5 87 87,5"), row(second)) == odd


def test_the_beginning_of_a_series_that_comes_a_year_late_may_be_odd_too():
    assert series.unshifted_years(row("85,5 86 86,5 87 87,5"), row("60 85,5 86 86,5 87")) == (2025,)
