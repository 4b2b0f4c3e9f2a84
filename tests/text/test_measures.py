from __future__ import annotations

import pytest

from cascade.text.measures import (
    are_related_measures,
    counted_kind,
    counts_maintained_things,
    counts_things,
    head_word,
    implied_unit,
    measure_kind,
    without_denominator,
)
from cascade.text.units import unit_kind


@pytest.mark.parametrize(
    ("name", "sort"), [("Jumlah dokumen", "count"), ("Prosentase desa", "share"), ("Nilai SAKIP", "index"), ("Opini BPK", "ordinal"), ("Tertib administrasi", None)]
)  # fmt: skip
def test_the_head_word_tells_the_sort_of_measure(name, sort):
    assert measure_kind(name) == sort


def test_what_is_counted_and_what_a_unit_counts_are_sorts_that_compare():
    assert counted_kind("Jumlah dokumen administrasi") == unit_kind("laporan") == "paper"
    assert counted_kind("Jumlah ASN yang digaji") == unit_kind("orang") == "people"
    assert counted_kind("Persentase dokumen") is None


def test_measures_that_documents_take_for_each_other_are_related_and_a_count_and_a_share_never_are():
    assert are_related_measures("index", "ordinal")
    assert are_related_measures("ordinal", "index")
    assert not are_related_measures("count", "share")
    assert not are_related_measures("index", "index")
    assert not are_related_measures(None, "index")


def test_the_head_word_is_told_in_its_usual_spelling():
    assert head_word("Prosentase desa tertib") == "persentase"
    assert head_word("% desa tertib") == "persentase"
    assert head_word("") == ""


def test_a_percentage_implies_its_unit_and_a_count_none():
    assert implied_unit("Persentase desa tertib") == "%"
    assert implied_unit("Jumlah desa tertib") is None
    assert implied_unit("Tertib administrasi") is None


def test_what_a_rate_is_counted_against_is_no_part_of_its_name():
    whole = without_denominator("Angka Kematian Ibu per 100.000 kelahiran hidup")

    assert whole == without_denominator("Angka Kematian Ibu")
    assert without_denominator("Jumlah rapat per bulan") != without_denominator("Jumlah rapat")


def test_people_and_papers_come_in_whole_pieces_and_percentages_do_not():
    assert counts_things("Jumlah pengunjung", "orang")
    assert counts_things("Jumlah dokumen", None)
    assert not counts_things("Persentase dokumen", "%")


def test_vehicles_that_are_maintained_may_be_the_same_ones_all_year():
    assert counts_maintained_things("Jumlah kendaraan dinas yang dipelihara")
    assert not counts_maintained_things("Jumlah kendaraan dinas yang dibeli")
