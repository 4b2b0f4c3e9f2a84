"""State which amounts are garbled, and which amount one digit more or less makes of them."""

from decimal import Decimal

import pytest

from cascade.model import Quantity, Source
from cascade.quantities.misgrouped import is_misgrouped, may_stand_for


@pytest.mark.parametrize(
    "printed", ["1.200.000.00", "1.386.8800.814", "Rp. 1.939.057,601,00", "12.50.000.000", "1,200,0000"]
)
def test_a_group_of_other_than_three_digits_is_garbled(printed):
    assert is_misgrouped(Quantity("text", printed))


@pytest.mark.parametrize(
    "printed",
    [
        "1.200.000",
        "Rp 1,200,000.50",
        "1.200.000,00",
        "1.200.000,-",
        "1200000",
        "12,5",
        "0,00",
        "-",
        "70 - 80",
        "12 paket",
    ],
)
def test_groups_of_three_with_or_without_sen_are_not(printed):
    assert not is_misgrouped(Quantity("number", printed))


def test_what_was_read_from_a_picture_is_no_slip_of_the_document():
    assert not is_misgrouped(Quantity("text", "50,00,000", source=Source("a.pdf", confidence=0.5)))


def test_one_digit_left_out_or_too_many_explains_the_print_and_two_do_not():
    assert may_stand_for(Quantity("text", "1.200.000.00"), Decimal(1_200_000_000))
    assert may_stand_for(Quantity("text", "1.386.8800.814"), Decimal(1_386_880_814))
    assert not may_stand_for(Quantity("text", "1.200.000.00"), Decimal(12_000_000_000))
    assert not may_stand_for(Quantity("text", "1.200.000.00"), Decimal(1_300_000_000))
