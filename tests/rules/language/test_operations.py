from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from cascade.model import Label, PrintedDate, Source, Unknown
from cascade.model.i18n import LocalizedText, same
from cascade.rules.language.operations import arithmetic, comparable, contains, whole_number
from cascade.text.numbers import parse_quantity

LABELS = (same("kiri"), same("kanan"))
PLACE = Source("uji.yaml")


@pytest.mark.parametrize(
    ("symbol", "left", "right", "raw", "unit"),
    [
        ("+", "12 kali", "3 kali", "15", "kali"),
        ("-", "12 kali", "3", "9", "kali"),
        ("*", "2,50", "4", "10", None),
        ("/", "11 paket", "10 paket", "1,1", None),
        ("/", "90 paket", "4", "22,5", "paket"),
    ],
)
def test_a_result_is_printed_as_documents_print_numbers_and_keeps_the_one_unit(symbol, left, right, raw, unit):
    result = arithmetic(symbol, parse_quantity(left), parse_quantity(right), LABELS)

    assert (result.raw, result.unit) == (raw, unit)


def test_the_side_that_is_missing_is_named_and_the_left_one_comes_first():
    assert arithmetic("+", None, None, LABELS).reason.id == "kiri tidak ada"
    assert arithmetic("+", parse_quantity("1"), parse_quantity("-"), LABELS).reason.id == "kanan tidak ada"


def test_a_quotient_that_does_not_end_is_kept_to_fifty_digits():
    assert len(arithmetic("/", 1, 3, LABELS).value.as_tuple().digits) == 50


@pytest.mark.parametrize(("index", "place"), [("3", 3), ("3,0", 3)])
def test_an_index_may_be_printed(index, place):
    assert whole_number(parse_quantity(index), same("tahun")) == place


@pytest.mark.parametrize("index", ["1,5", "1-2", "≥ 2", "BB"])
def test_what_is_no_whole_number_is_no_index(index):
    assert isinstance(whole_number(parse_quantity(index), same("tahun")), Unknown)


def test_texts_are_compared_without_their_place_and_in_indonesian():
    assert comparable(Label("renja", PLACE)) == comparable(LocalizedText("renja", "work plan")) == "renja"
    assert comparable(PrintedDate(datetime.date(2025, 1, 2), "2-1-2025", PLACE)) == datetime.date(2025, 1, 2)


def test_a_set_of_quarters_a_table_by_year_and_a_list_hold_numbers():
    assert contains(frozenset({1, 4}), 4, {}) is True
    assert contains({2025: parse_quantity("84")}, Decimal(2025), {}) is True
    assert contains((parse_quantity("84,0"),), parse_quantity("84"), {}) is True
    assert contains((), 1, {}) is False


def test_a_blank_entry_that_may_be_the_wanted_one_leaves_it_open_unless_another_is_it():
    blank = parse_quantity("-")

    assert isinstance(contains((blank, parse_quantity("1")), 2, {}), Unknown)
    assert contains((blank, parse_quantity("2")), 2, {}) is True
