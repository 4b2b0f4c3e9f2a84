from __future__ import annotations

import pytest
from printed_indicators import HERE

from cascade.quantities.slips import baseline_power, slips
from cascade.text.numbers import parse_quantity


def row(printed: str):
    return {2025 + index: parse_quantity(text, HERE) for index, text in enumerate(printed.split())}


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("12 12 12 21 12", {2028: "swapped"}),
        ("81 82 38 84", {2027: "swapped"}),
        ("12.310 12.480 1.262 12.900", {2027: "moved"}),
        ("82,1 82,5 830 83,4", {2027: "moved"}),
        ("280 280 260 280", {2027: "mistyped"}),
    ],
)
def test_one_value_that_a_slip_explains_is_found_in_a_row_that_agrees_without_it(printed, found):
    assert slips(None, row(printed), {}) == found


@pytest.mark.parametrize(
    "printed",
    [
        "12 12 12 21",  # the last year may be new
        "1 1 2 1 1",  # an event of one year
        "12 12 13 12",  # two digits are few: thirteen may be meant
        "5 7 6 8 7",  # a row that goes up and down says nothing of one value
        "12 21 12 21 12",  # two odd values are a habit
        "98,5 98.625 98,75 98,9",  # thousands or decimals: another rule asks
        "10 20 100 200",  # a row of leaps
        "12 21 12",  # too short
    ],
)
def test_what_may_be_meant_is_no_slip(printed):
    assert slips(None, row(printed), {}) == {}


def test_the_baseline_stands_before_the_first_year_and_is_never_told_as_the_slip():
    assert slips(parse_quantity("280", HERE), row("260 280 280"), {}) == {2025: "mistyped"}
    assert slips(parse_quantity("21", HERE), row("12 12 12 12"), {}) == {}


def test_a_value_that_its_pagu_follows_is_meant():
    printed = row("12 12 21 12")
    assert slips(None, printed, row("100.000.000 100.000.000 175.000.000 100.000.000")) == {}
    assert slips(None, printed, row("100.000.000 105.000.000 110.000.000 115.000.000")) == {2027: "swapped"}


@pytest.mark.parametrize(
    ("baseline", "printed", "is_level", "power"),
    [
        ("0,85", "86 88 90", True, 2),
        ("8,5", "85 86 87", True, 1),
        ("12,3", "12.480 12.620 12.900", False, 3),
        ("85", "86 88 90", True, None),
        ("10", "1000 1000 1000", False, None),  # a count may grow a hundredfold
        ("2", "2.155 2.155 2.152", False, None),  # one digit says little
        ("0,85", "10 50 90", True, None),  # the row itself is not steady
        ("0", "86 88 90", True, None),
    ],
)
def test_a_baseline_on_another_scale_is_a_power_of_ten_away_from_a_steady_row(baseline, printed, is_level, power):
    assert baseline_power(parse_quantity(baseline, HERE), row(printed), is_level=is_level) == power
