from __future__ import annotations

import pytest
from printed_indicators import indicator

from cascade.model import Unknown
from cascade.quantities.comparison import agrees, compare, plain_order, rounds_to, with_unit
from cascade.quantities.quarters import quarter_readings
from cascade.text.numbers import parse_quantity


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("84", "84,00", 0),
        ("84", "82,50", 1),
        ("90%", "100 %", -1),
        ("12 bulan", "12 Bln", 0),
        ("93.8-93.8", "93,8", 0),
        ("5", "3-4", 1),
        ("≥ 85%", "≥ 90%", -1),
        ("≥ 90", "90", 0),
    ],
)
def test_numbers_compare_exactly(left, right, order):
    assert compare(parse_quantity(left), parse_quantity(right)) == order


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("12 kali", "12 Kegiatan", "satuan berbeda"),
        ("84", "-", "kosong"),
        ("82", "80-85", "rentang"),
        ("30.000", "30000", "lebih dari satu cara"),
        ("BB", "WTP", "skala"),
        ("95", "≥ 90", "batas"),
        ("≥ 90", "≤ 90", "batas"),
    ],
)
def test_what_cannot_be_compared_is_unknown_with_the_reason(left, right, why):
    answer = compare(parse_quantity(left), parse_quantity(right), {"sakip": ["AA", "A", "BB"], "opini": ["WTP", "WDP"]})

    assert isinstance(answer, Unknown)
    assert why in answer.reason.id


def test_an_unknown_has_no_truth_value():
    with pytest.raises(TypeError):
        bool(compare(parse_quantity("84"), parse_quantity("")))


def test_an_ambiguous_print_still_decides_what_all_its_readings_agree_on():
    assert compare(parse_quantity("30.000"), parse_quantity("5")) == 1


def test_grades_compare_on_their_scale():
    scales = {"sakip": ["AA", "A", "BB", "B"]}

    assert compare(parse_quantity("A"), parse_quantity("BB"), scales) == 1
    assert compare(parse_quantity("B"), parse_quantity("BB"), scales) == -1
    assert compare(parse_quantity("BB"), parse_quantity("bb"), scales) == 0


def test_sums_agree_within_the_printed_precision_and_typed_numbers_do_not():
    assert agrees(parse_quantity("33,33"), parse_quantity("33,3")) is True
    assert compare(parse_quantity("33,33"), parse_quantity("33,3")) == 1
    assert agrees(parse_quantity("74.500.000"), parse_quantity("74.000.000")) is False


def test_a_rounded_decimal_is_told_from_a_target_that_differs():
    assert rounds_to(parse_quantity("33,33"), parse_quantity("33,3")) is True
    assert rounds_to(parse_quantity("33,3"), parse_quantity("33,33")) is True
    assert rounds_to(parse_quantity("33,36"), parse_quantity("33,3")) is False
    assert rounds_to(parse_quantity("99,6"), parse_quantity("100")) is False
    assert rounds_to(parse_quantity("0,34"), parse_quantity("0,3")) is False
    assert rounds_to(parse_quantity("3,24"), parse_quantity("3,2")) is False
    assert rounds_to(parse_quantity("33,3"), parse_quantity("33,30")) is False


def test_a_fraction_without_sign_on_a_percentage_may_mean_hundred_times_as_much():
    row = indicator("Persentase desa yang aktif", [], "%")

    assert isinstance(compare(with_unit(parse_quantity("0,85"), row), parse_quantity("85%")), Unknown)
    assert compare(with_unit(parse_quantity("0,85%"), row), parse_quantity("85%")) == -1
    assert compare(with_unit(parse_quantity("0,85"), row), parse_quantity("90%")) == -1  # below it, whatever it means
    assert isinstance(compare(with_unit(parse_quantity("0,85"), row), parse_quantity("80%")), Unknown)
    assert compare(with_unit(parse_quantity("0,85"), row), with_unit(parse_quantity("0,90"), row)) == -1


def test_a_one_beside_fractions_may_mean_a_hundred_per_cent():
    shares = indicator("Persentase desa yang aktif", ["0,25", "0,50", "0,85", "1"], "%")
    whole = indicator("Persentase kenaikan", ["1", "2", "5", "10"], "%")

    assert isinstance(compare(quarter_readings(shares)[0].value, parse_quantity("100%")), Unknown)
    assert compare(quarter_readings(shares)[0].value, with_unit(parse_quantity("1"), whole)) == 0
    assert compare(with_unit(parse_quantity("1"), whole), with_unit(parse_quantity("12"), whole)) == -1


def test_two_numbers_with_one_meaning_need_no_more_than_their_values():
    def order(left, right):
        return plain_order(parse_quantity(left), parse_quantity(right))

    assert [order("12", "14"), order("14", "12"), order("12 kali", "12")] == [-1, 1, 0]
    assert [order("12 kali", "14 dokumen"), order("30.000", "5"), order("-", "5"), order("A", "B")] == [None] * 4
