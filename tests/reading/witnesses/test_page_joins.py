from __future__ import annotations

import pytest

from cascade.reading.witnesses.page_joins import KnownNames, PageEnd, is_one_name, weight_of_joining

KNOWN = KnownNames(
    ["Penyediaan Jasa Surat Menyurat", "Sub Kegiatan Pengadaan Mebel", "Administrasi Umum Perangkat Daerah"]
)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Penyediaan Jasa", "Surat Menyurat"),  # known whole
        ("Penyediaan Peralatan dan", "Perlengkapan Kantor"),  # expects more
        ("Koordinasi Penyusunan", "laporan keuangan"),  # goes on in lower case
        ("Pemeliharaan Jalan (Kabupaten", "dan Kota)"),  # an open bracket
    ],
)
def test_halves_of_one_name_are_joined(above, below):
    assert is_one_name(PageEnd(above, below, has_values_above=True), KNOWN)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Penyediaan Jasa Surat Menyurat", "Pengadaan Mebel"),  # each known whole
        ("3. Pengadaan Mebel", "4. Pengadaan Kursi"),  # the next number
        ("Administrasi Umum", "7.01.01.2.06 Perangkat Daerah"),  # a code of its own
        ("Pengadaan Mebel", "Jumlah mebel yang diadakan"),  # begins like an indicator
    ],
)
def test_two_names_stay_apart(above, below):
    assert not is_one_name(PageEnd(above, below, has_values_above=True, has_values_below=True), KNOWN)


def test_values_in_both_rows_speak_for_two_names():
    above, below = "Fasilitasi", "Pendaftaran Hak Cipta"
    one, both = (weight_of_joining(PageEnd(above, below, True, below_has), KNOWN) for below_has in (False, True))

    assert both < one


def test_nothing_is_joined_to_a_blank_cell():
    assert not is_one_name(PageEnd("", "Perlengkapan Kantor"), KNOWN)
