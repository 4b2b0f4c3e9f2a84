from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from cascade.model import Label, PrintedDate, Quantity, Source
from cascade.rules.language.types import (
    NUMBER,
    Quarters,
    Type,
    as_date,
    as_quantity,
    entries_of,
    is_missing,
    list_of,
    map_of,
    type_named,
)

PLACE = Source("uji.yaml")


@pytest.mark.parametrize("text", ["number", "list:number", "map:number", "list:list:text", "indicator"])
def test_a_type_is_read_back_as_it_is_written(text):
    assert str(type_named(text)) == text


def test_lists_and_tables_of_one_entry_are_equal_types_and_other_ones_are_not():
    assert type_named("list:number") == list_of(NUMBER)
    assert list_of(NUMBER) != map_of(NUMBER)
    assert (list_of(NUMBER).is_list, map_of(NUMBER).is_map, NUMBER.is_list) == (True, True, False)
    assert Type("number") == NUMBER


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        (None, True),
        (Quantity("none", "-"), True),
        (Label("", PLACE), True),
        (Quantity("number", "0", Decimal(0)), False),
        (Label("x", PLACE), False),
        (0, False),
        ("", False),
        (False, False),
        ((), False),
    ],
)
def test_absent_blank_and_dash_are_missing_and_zero_and_an_empty_list_are_not(value, missing):
    assert is_missing(value) is missing


def test_a_plain_number_becomes_a_quantity_and_a_printed_one_stays_itself():
    printed = Quantity("percent", "84 %", Decimal(84), unit="%")

    assert as_quantity(printed) is printed
    assert (as_quantity(2025).kind, as_quantity(2025).raw, as_quantity(Decimal("0.5")).value) == (
        "number",
        "2025",
        Decimal("0.5"),
    )


@pytest.mark.parametrize("narrow", [as_quantity, as_date, entries_of])
def test_what_is_of_another_type_is_refused_and_never_guessed(narrow):
    with pytest.raises(TypeError, match="sasaran"):
        narrow("sasaran")


def test_a_printed_date_is_compared_as_a_date():
    assert as_date(PrintedDate(datetime.date(2025, 1, 10), "10-1-2025", PLACE)) == datetime.date(2025, 1, 10)


def test_quarters_are_shown_by_their_names_in_order_and_none_as_a_dash():
    assert str(Quarters(frozenset({4, 1}))) == "TR I, TR IV"
    assert str(Quarters(frozenset())) == "–"
    assert set(entries_of(Quarters(frozenset({4, 1})))) == {1, 4}
