from __future__ import annotations

import pytest

from cascade.text.units import split_unit, unit_of


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
