from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.model import Quantity, Unknown
from cascade.quantities.aggregation import computed_quantity, total_of
from cascade.text.numbers import parse_quantity


def total(*printed: str) -> Quantity | Unknown | None:
    return total_of(parse_quantity(text) for text in printed)


def test_blanks_and_dashes_are_skipped_and_nothing_has_no_total():
    assert total("3", "", "-", "4").value == 7
    assert total("", "-") is None
    assert total_of([None, parse_quantity("3")]).value == 3
    assert total_of([]) is None


def test_zero_is_a_value():
    assert total("0", "").value == 0


@given(st.lists(st.integers(min_value=0, max_value=10**12), min_size=1, max_size=8))
def test_amounts_add_up_exactly_and_the_total_reads_back_as_itself(amounts):
    found = total_of(parse_quantity(str(amount)) for amount in amounts)

    assert found.value == sum(amounts)
    assert parse_quantity(found.raw, whole=True).value == sum(amounts)


@pytest.mark.parametrize(
    ("printed", "raw"),
    [
        (("600000", "400001"), "1.000.001"),
        (("1.250.000,50", "1"), "1250001,5"),
        (("12,5", "0,25"), "12,75"),
        (("25%", "50%"), "75%"),
        (("3", "4"), "7"),
    ],
)
def test_a_total_is_shown_as_documents_print_it(printed, raw):
    assert total(*printed).raw == raw


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        (("30.000", "1"), "bukan satu angka"),
        (("80-85", "1"), "bukan satu angka"),
        (("≥ 85", "1"), "bukan satu angka"),
        (("BB", "1"), "bukan satu angka"),
        (("3 orang", "4 dokumen"), "satuan berbeda"),
    ],
)
def test_what_is_no_one_number_or_has_another_unit_makes_the_total_unknown(printed, why):
    found = total(*printed)

    assert isinstance(found, Unknown)
    assert why in found.reason.id


def test_units_that_are_one_in_other_words_add_up():
    assert total("3 orang", "4 org").value == 7


def test_a_computed_value_shows_the_decimals_that_are_not_zero():
    like = parse_quantity("84,50%")

    assert computed_quantity(Decimal("84.5"), like, 3).raw == "84,5%"
    assert computed_quantity(Decimal(84), like, 2).raw == "84%"
    assert computed_quantity(Decimal("0.1"), parse_quantity("1"), 0).raw == "0"


def test_a_computed_value_is_never_ambiguous():
    assert not computed_quantity(Decimal(60000), parse_quantity("30.000"), 0).ambiguous
