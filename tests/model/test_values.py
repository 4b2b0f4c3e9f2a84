from __future__ import annotations

from decimal import Decimal

import pytest

from cascade.model import SURE_CONFIDENCE, Quantity, Source, Unknown
from cascade.model.i18n import LocalizedText


@pytest.mark.parametrize(
    ("source", "indonesian", "english"),
    [
        (Source("r.pdf", page=84, table=2, row=7), "hal. 84, tabel 2, baris 7", "p. 84, table 2, row 7"),
        (Source("r.xlsx", sheet="T-C.25", cell="I7", row=7), "lembar “T-C.25”, sel I7", "sheet “T-C.25”, cell I7"),
        (Source("r.pdf", page=3, carried=True), "hal. 3, sel gabungan", "p. 3, merged cell"),
        (Source("r.pdf", page=3, guessed=True), "hal. 3, tabel tanpa garis", "p. 3, table without rules"),
        (
            Source("r.pdf", page=3, confidence=0.93),
            "hal. 3, dibaca dari gambar (keyakinan 93 %)",
            "p. 3, read from a picture (confidence 93%)",
        ),
        (Source("r.pdf"), "", ""),
    ],
)
def test_a_place_is_told_as_a_reader_would_look_it_up(source, indonesian, english):
    assert source.place == LocalizedText(indonesian, english)


def test_the_short_place_is_a_spreadsheet_reference_where_there_is_one():
    assert Source("r.xlsx", sheet="T-C.25", cell="I7").short() == "T-C.25!I7"
    assert Source("r.docx", table=2, row=7).short("en") == "table 2, row 7"
    assert Source("r.docx").short() == "r.docx"


def test_file_and_place_make_one_line():
    assert Source("r.pdf", page=4).say("en") == "r.pdf, p. 4"
    assert Source("r.pdf").say() == "r.pdf"


def test_a_run_of_cells_has_one_address():
    first, last = Source("r.xlsx", cell="P33", column=16), Source("r.xlsx", cell="S33", column=19)

    assert (first.range_to(last).cell, first.range_to(last).column) == ("P33:S33", None)
    assert first.range_to(None) is first
    assert first.range_to(first) is first
    assert Source("r.docx", row=1).range_to(last) == Source("r.docx", row=1)


def test_blanks_say_nothing_in_a_picture_or_in_a_table_without_rules():
    assert Source("r.pdf", guessed=True).blanks_are_unsure
    assert Source("r.pdf", confidence=0.99).blanks_are_unsure
    assert not Source("r.pdf", page=1).blanks_are_unsure


def test_only_a_page_without_rules_is_one_not_a_guessed_table_of_another_format():
    assert Source("r.pdf", guessed=True, box=(0, 0, 1, 1)).is_unruled
    assert not Source("r.txt", guessed=True).is_unruled


def test_a_number_read_poorly_from_a_picture_is_ambiguous():
    poor, good = (Source("r.png", confidence=c) for c in (SURE_CONFIDENCE - 0.01, SURE_CONFIDENCE))

    assert Quantity("number", "84", Decimal(84), source=poor).ambiguous
    assert not Quantity("number", "84", Decimal(84), source=good).ambiguous
    assert not Quantity("number", "84", Decimal(84)).ambiguous


def test_a_number_with_another_reading_is_ambiguous_but_not_unsure():
    quantity = Quantity("number", "30.000", Decimal(30000), readings=(Decimal(30),))

    assert quantity.ambiguous
    assert not quantity.is_unsure
    assert str(quantity) == "30.000"


def test_a_dash_promises_nothing_and_zero_does():
    assert Quantity("none", "-").is_missing
    assert not Quantity("number", "0", Decimal(0)).is_missing


def test_a_value_is_plain_where_nothing_but_its_number_and_unit_counts():
    sure, poor = Source("pindaian.pdf", confidence=0.99), Source("pindaian.pdf", confidence=0.5)
    half = Decimal("0.5")

    assert Quantity("number", "12 kali", Decimal(12), unit="kali").plain == Decimal(12)
    assert Quantity("number", "12", Decimal(12), source=sure).plain == Decimal(12)
    assert Quantity("number", "12", Decimal(12), source=poor).plain is None
    assert Quantity("number", "30.000", Decimal(30000), readings=(Decimal(30),)).plain is None
    assert Quantity("number", "0,5", half, decimals=1, unit="%").plain is None
    assert Quantity("percent", "0,5 %", half, decimals=1, unit="%").plain == half
    assert Quantity("bound", "≥ 12", Decimal(12), operator=">=").plain is None


def test_unknown_is_neither_true_nor_false():
    with pytest.raises(TypeError):
        bool(Unknown(LocalizedText("kosong", "blank")))
