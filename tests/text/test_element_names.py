from __future__ import annotations

import pytest

from cascade.model import Element, Label, Source
from cascade.text.element_names import (
    REWORDED_SIMILARITY,
    compact_key,
    has_printed_level,
    lists_several,
    name_similarity,
    without_level_word,
)


@pytest.mark.parametrize(
    "name", ["Kegiatan Pemberdayaan Kelurahan", "Kegiatan Kegiatan Pemberdayaan Kelurahan", "Pemberdayaan Kelurahan"]
)
def test_the_level_word_is_no_part_of_a_name_however_often_it_stands_before_it(name):
    assert without_level_word(name) == "Pemberdayaan Kelurahan"


@pytest.mark.parametrize("name", ["Program", "Pemberdayaan Kegiatan Desa"])
def test_a_word_that_is_no_level_word_before_a_name_stays(name):
    assert without_level_word(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "1. Meningkatnya Kualitas Layanan 2. Meningkatnya Kinerja",
        "Program Kepegawaian Daerah 2. Program Pengembangan SDM",
    ],
)
def test_a_cell_that_numbers_several_names_is_the_name_of_none(name):
    assert lists_several(name)


@pytest.mark.parametrize(
    "name", ["1. Meningkatnya Kualitas Layanan", "Pembangunan Jalan Tahap 2", "Jumlah 2.500 Rumah"]
)
def test_a_name_with_a_number_of_its_own_is_one_name(name):
    assert not lists_several(name)


def test_a_name_has_one_key_whatever_breaks_and_spells_it():
    assert compact_key("Penyelenggaraa n Pemerintahan") == compact_key("PENYELENGGARAAN PEMERINTAHAN")
    assert compact_key("Fasilitasi Ds.") == compact_key("Fasilitasi Desa")
    assert compact_key("Fasilitasi Desa") != compact_key("Fasilitasi Kelurahan")


def test_a_name_cut_short_is_near_the_whole_one_unless_it_measures_something_else():
    whole = "Jumlah Laporan Koordinasi Penyediaan Peralatan Kantor Kecamatan dan Kelurahan"

    assert name_similarity("Jumlah Laporan Koordinasi Penyediaan", whole) > REWORDED_SIMILARITY
    assert name_similarity("Laporan Koordinasi Penyediaan", whole) < REWORDED_SIMILARITY
    assert name_similarity("Jumlah Laporan", whole) < REWORDED_SIMILARITY


def test_the_level_of_an_element_is_sure_where_a_word_or_anything_else_prints_it():
    def element(name: str, assumed: bool) -> Element:
        return Element("e1", "program", Label(name, Source("r.pdf")), level_assumed=assumed)

    assert has_printed_level(element("Program Pelayanan Publik", assumed=True))
    assert has_printed_level(element("Pelayanan Publik", assumed=False))
    assert not has_printed_level(element("Pelayanan Publik", assumed=True))
