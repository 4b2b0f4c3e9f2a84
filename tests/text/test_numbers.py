from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.model import Source
from cascade.text.numbers import decimal_mark, parse_quantity

D = Decimal

PRINTED = [
    # raw, kind, value, decimals, unit
    ("1.250.000,50", "number", "1250000.50", 2, None),
    ("1,250,000.50", "number", "1250000.50", 2, None),
    ("84,00", "number", "84.00", 2, None),
    ("84.5", "number", "84.5", 1, None),
    ("100%", "percent", "100", 0, "%"),
    ("98,5 %", "percent", "98.5", 1, "%"),
    ("100 persen", "percent", "100", 0, "%"),
    ("12 bulan", "number", "12", 0, "bulan"),
    ("1 (satu) dokumen", "number", "1", 0, "dokumen"),
    ("45 Orang/Bulan", "number", "45", 0, "Orang/Bulan"),
    ("0.817", "number", "0.817", 3, None),
    ("0", "number", "0", 0, None),
    ("Nihil", "number", "0", 0, None),
    ("26.512.449.991", "number", "26512449991", 0, None),
    ("2,683,919,751", "number", "2683919751", 0, None),
    ("Rp 1.250.000,-", "number", "1250000", 0, None),
    ("(5)", "number", "-5", 0, None),
    ("-5", "number", "-5", 0, None),
    ("84 (B)", "number", "84", 0, None),
]


@pytest.mark.parametrize(("raw", "kind", "value", "decimals", "unit"), PRINTED)
def test_a_printed_number_is_read_exactly(raw, kind, value, decimals, unit):
    quantity = parse_quantity(raw)

    assert (quantity.kind, quantity.value, quantity.decimals, quantity.unit) == (kind, D(value), decimals, unit)
    assert not quantity.ambiguous
    assert quantity.raw == raw


@pytest.mark.parametrize("raw", ["WTP", "BB", "A (Sangat Baik)", "Sangat Baik", "3 Plus"])
def test_a_grade_is_an_ordinal_without_a_number(raw):
    quantity = parse_quantity(raw)

    assert (quantity.kind, quantity.value) == ("ordinal", None)


@pytest.mark.parametrize("raw", ["Belum bagus", "2 dokumen; 3 laporan", "7.01.01.2.01", "1:25", "1. 80 2. 90"])
def test_what_holds_no_single_value_stays_text(raw):
    assert parse_quantity(raw).kind == "text"


def test_blank_dash_and_zero_are_three_different_things():
    blank, dash, zero = parse_quantity(""), parse_quantity("-"), parse_quantity("0")

    assert blank.is_missing
    assert dash.is_missing
    assert blank.raw != dash.raw
    assert zero.value == 0


@pytest.mark.parametrize("raw", [None, "", "  ", "-", "–", "n/a", "N/A", "—"])
def test_what_promises_nothing_is_missing(raw):
    assert parse_quantity(raw).is_missing


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit"),
    [("70-80 BB", "70", "80", "BB"), ("93.8-93.8", "93.8", "93.8", None), ("0.817:0.817", "0.817", "0.817", None),
     ("80–85", "80", "85", None), ("12 s.d. 15 kali", "12", "15", "kali")],
)  # fmt: skip
def test_a_range_keeps_both_ends(raw, low, high, unit):
    quantity = parse_quantity(raw)

    assert (quantity.kind, quantity.value, quantity.high, quantity.unit) == ("range", D(low), D(high), unit)


@pytest.mark.parametrize(
    ("raw", "operator"), [("≥ 90", ">="), (">= 90 %", ">="), ("min. 80", ">="), ("≤5", "<="), ("maksimal 3", "<=")]
)
def test_a_bound_keeps_its_operator(raw, operator):
    quantity = parse_quantity(raw)

    assert (quantity.kind, quantity.operator) == ("bound", operator)


def test_thirty_thousand_or_thirty_stays_ambiguous():
    quantity = parse_quantity("30.000")

    assert quantity.ambiguous
    assert {quantity.value, *quantity.readings} == {D("30000"), D("30")}


@pytest.mark.parametrize(("mark", "value"), [(",", "30000"), (".", "30")])
def test_the_documents_own_decimal_mark_settles_an_ambiguous_print(mark, value):
    quantity = parse_quantity("30.000", mark=mark)

    assert not quantity.ambiguous
    assert quantity.value == D(value)


def test_a_column_of_whole_rupiah_settles_an_ambiguous_print():
    assert parse_quantity("30.000", whole=True).value == D("30000")


def test_the_number_that_a_spreadsheet_stores_settles_an_ambiguous_print():
    quantity = parse_quantity("30.000", exact=D("30000"))

    assert quantity.value == D("30000")
    assert not quantity.ambiguous


@pytest.mark.parametrize(
    ("texts", "mark"),
    [(["84,5", "1.250.000"], ","), (["95.5", "2,683,919,751"], "."), (["97,5", "98.5"], None),
     (["30.000", "12", "100%"], None), (["7.01.01.2.01", "84,5"], ",")],
)  # fmt: skip
def test_the_decimal_mark_is_decided_only_where_the_document_is_of_one_mind(texts, mark):
    assert decimal_mark(texts) == mark


def test_a_value_keeps_its_address():
    source = Source("pk.docx", table=2, row=3)

    assert parse_quantity("84", source).source == source


numbers = st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False)


@given(numbers)
def test_an_indonesian_print_reads_back_as_the_same_number(value):
    printed = f"{value:,.2f}".replace(",", "_").replace(".", ",").replace("_", ".")

    assert parse_quantity(printed).value == value


@given(st.integers(0, 10**13), st.sampled_from(["", " orang", " dokumen", "%"]))
def test_a_grouped_integer_is_one_of_the_readings(value, tail):
    quantity = parse_quantity(f"{value:,}".replace(",", ".") + tail)

    assert D(value) in {quantity.value, *quantity.readings}


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_error_and_kept_as_printed(text):
    quantity = parse_quantity(text)

    assert quantity.raw == " ".join(text.replace("\xa0", " ").split())
    assert quantity.value is None or isinstance(quantity.value, Decimal)


@pytest.mark.parametrize(
    ("raw", "mark", "value"),
    [("30.000 orang", ".", "30000"), ("1.157 unit", None, "1157"), ("1.157 poin", ".", "1.157")],
)
def test_what_comes_in_whole_pieces_has_no_thousandths(raw, mark, value):
    quantity = parse_quantity(raw, mark=mark)

    assert (quantity.value, quantity.ambiguous) == (D(value), False)
