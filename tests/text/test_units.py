from __future__ import annotations

import pytest

from cascade.text.units import is_composite_unit, is_known_unit, split_unit, unit_kind, unit_of


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Dok.", "dokumen"),
        ("persen", "%"),
        ("org", "orang"),
        ("BLN", "bulan"),
        ("dokumen Renja", "dokumen"),
        ("Rp miliar", "rp miliar"),
        ("orang hari", "orang hari"),
        ("", None),
        ("-", None),
    ],
)
def test_units_have_one_form(printed, unit):
    assert unit_of(printed) == unit


def test_nilai_indeks_and_poin_are_one_unit():
    assert unit_of("Nilai") == unit_of("Indeks") == unit_of("poin") == unit_of("skor")


@pytest.mark.parametrize(
    ("name", "plain", "unit"),
    [
        ("Cakupan layanan (%)", "Cakupan layanan", "%"),
        ("Indeks Kepuasan Masyarakat (IKM)", "Indeks Kepuasan Masyarakat (IKM)", None),
    ],
)
def test_a_bracket_is_a_unit_only_if_it_names_one(name, plain, unit):
    assert split_unit(name) == (plain, unit)


def test_an_unlisted_bracket_is_a_unit_where_the_other_names_of_a_table_end_with_one():
    assert split_unit("Panjang jalan (kilometer lajur)", any_tail=True) == ("Panjang jalan", "kilometer lajur")
    assert split_unit("Panjang jalan (kilometer lajur)") == ("Panjang jalan (kilometer lajur)", None)
    assert split_unit("Indeks Kepuasan Masyarakat (IKM)", any_tail=True)[1] is None


@pytest.mark.parametrize(
    ("unit", "composite"),
    [("orang/bulan", True), ("kali per tahun", True), ("desa/kelurahan", False), ("orang", False), ("m/s", False)],
)
def test_a_unit_of_two_known_ones_is_composite(unit, composite):
    assert is_composite_unit(unit) is composite


def test_a_unit_tells_what_kind_of_thing_it_counts():
    assert (unit_kind("Org"), unit_kind("Dok."), unit_kind("%"), unit_kind("paket")) == (
        "people",
        "paper",
        "share",
        "thing",
    )
    assert unit_kind("ekor") is None
    assert unit_kind(None) is None


def test_only_listed_units_are_known():
    assert is_known_unit("Dok.")
    assert not is_known_unit("orang hari")
