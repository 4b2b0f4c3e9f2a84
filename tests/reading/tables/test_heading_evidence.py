from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.reading.tables.heading_evidence import heading_evidence, levels_named
from cascade.reading.tables.vocabulary import mended


def likeliest(header: str) -> str | None:
    weights = heading_evidence(header).weights
    return max(weights, key=lambda role: weights[role]) if weights else None


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("indikator kinerja program", "indicator"),
        ("target kinerja program", "target"),
        ("kelompok sasaran", "aside"),
        ("sasaran strategis", "sasaran"),
        ("sumber dana", "funds"),
        ("sumber data", "data_source"),
        ("kondisi kinerja pada akhir periode renstra", "end"),
        ("kode dan nama program", "program"),
        ("urusan/bidang urusan pemerintahan daerah dan program/kegiatan", "by_code"),
        ("tujuan/sasaran", "tujuan_sasaran"),
        ("tolak ukur kerja", "indicator"),
    ],
)
def test_a_heading_speaks_by_the_phrase_with_which_it_begins(header, role):
    assert likeliest(header) == role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("program > indikator", "indicator"),
        ("kerangka pendanaan > target", "target"),
        ("target kinerja dan kerangka pendanaan > rp", "pagu"),
        ("sasaran > uraian", "sasaran"),
        ("kondisi akhir renstra > rp", "end_pagu"),
        ("realisasi > k", "realised"),
        ("total 2026-2030 > target", "aside"),
    ],
)
def test_the_lowest_heading_that_speaks_counts_under_those_above_it(header, role):
    assert likeliest(header) == role


@pytest.mark.parametrize(
    ("leaf", "subject"),
    [("capaian program", "program"), ("keluaran sub kegiatan", "sub_kegiatan"), ("hasil kegiatan", "kegiatan")],
)
def test_a_leaf_under_indikator_only_says_of_what_the_indicator_is(leaf, subject):
    evidence = heading_evidence(f"indikator kinerja > {leaf}")

    assert (likeliest(f"indikator kinerja > {leaf}"), evidence.subject) == ("indicator", subject)


def test_a_year_named_as_the_beginning_of_the_period_is_the_baseline():
    assert likeliest("tahun 2024 (awal)") == "baseline"
    assert likeliest("kondisi kinerja tahun 2024") == "baseline"


def test_a_heading_that_only_says_uraian_is_as_good_as_blank():
    assert heading_evidence("uraian").is_blank
    assert not heading_evidence("asal usulan").is_blank


def test_a_word_with_one_slip_is_mended_and_short_or_ambiguous_ones_are_not():
    assert mended("indkator kinerha") == "indikator kinerja"
    assert mended("kota") == "kota"
    assert likeliest("prgram") == "program"
    assert likeliest("targt 2025") == "target"


def test_levels_side_by_side_are_all_named():
    assert levels_named("program / kegiatan / sub kegiatan") == ("program", "kegiatan", "sub_kegiatan")


@given(st.text(max_size=60))
def test_any_text_over_a_column_is_weighed_without_fault(header):
    evidence = heading_evidence(header.casefold())

    assert all(weight > 0 for weight in evidence.weights.values())


def test_a_phrase_with_a_slip_in_a_short_word_still_speaks():
    assert max(heading_evidence("tolak ukr kerja").weights.items(), key=lambda pair: pair[1])[0] == "indicator"


def test_a_unit_named_before_the_levels_of_a_column_leaves_it_one_of_elements():
    assert heading_evidence("unit kerja/program/kegiatan/sub kegiatan").weights.get("by_code", 0) > 2
    assert "by_code" not in heading_evidence("unit kerja").weights
