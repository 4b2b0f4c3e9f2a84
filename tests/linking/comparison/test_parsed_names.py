"""Names are taken apart: spelling, acronyms, measures, two indicators in one cell."""

from __future__ import annotations

import pytest
from documents_as_text import canonical
from linked_indicators import link_between, links_of

from cascade.linking.comparison.parsed_names import learn_acronyms


def test_the_same_name_is_an_exact_link_whatever_the_spelling():
    link = link_between(
        {"name": "Persentase pembayaran PBB di Kecamatan"},
        {"name": "Prosentase Pembayaran Pajak Bumi dan Bangunan di kec."},
    )

    assert link.verdict == "exact"
    assert link.reasons[0].id == "nama sama"


def test_acronyms_of_the_field_are_spellings_of_one_name():
    assert link_between({"name": "Nilai SKM"}, {"name": "Indeks Kepuasan Masyarakat (IKM)"}).verdict == "exact"
    assert link_between({"name": "Nilai AKIP"}, {"name": "Nilai SAKIP"}).verdict == "exact"


@pytest.mark.parametrize("cited", ["(PMDN 86/2017)", "(Permendagri Nomor 18 Tahun 2020)"])
def test_the_regulation_by_which_it_is_measured_is_no_part_of_a_name(cited):
    plain = {"name": "Ratio wilayah perkotaan bebas genangan"}

    assert link_between({"name": f"Rasio wilayah perkotaan bebas genangan {cited}"}, plain).verdict == "exact"


def test_an_acronym_is_learned_from_the_documents():
    explained = {"name": "Persentase Potensi Sumber Kesejahteraan Sosial (PSKS) yang dibina", "level": "program"}
    rows = [{"name": "Persentase PSKS yang aktif", "level": "program"}, explained]
    full = {"name": "Persentase potensi sumber kesejahteraan sosial yang aktif", "level": "program"}
    found, _ = links_of(canonical("renstra", rows, years=[2025]), canonical("renja", [full], year=2025))

    assert [(link.left, link.verdict) for link in found] == [("renstra#i1", "exact")]


@pytest.mark.parametrize(
    ("explained", "short"),
    [
        ("Persentase desa ODF (Open Defecation Free)", "Persentase desa ODF"),
        ("Indeks Kualitas Lingkungan Hidup (IKLH)", "IKLH"),
    ],
)
def test_an_acronym_that_is_spelled_out_in_brackets_or_stands_alone_is_the_name(explained, short):
    rows = [{"name": name, "level": "sasaran"} for name in (explained, short)]
    found, _ = links_of(
        canonical("renstra", rows[:1], years=[2025]), canonical("perjanjian_kinerja", rows[1:], year=2025)
    )

    assert [link.is_settled for link in found] == [True]


def test_an_acronym_with_two_meanings_is_not_learned():
    texts = [
        "Indeks Kepuasan Masyarakat (IKM)",
        "Pembinaan Industri Kecil Menengah (IKM)",
        "Rencana Kerja Anggaran (RKG)",
    ]

    assert learn_acronyms(texts) == ()


def test_two_indicators_in_one_cell_are_each_compared_and_always_asked_about():
    name = "Jumlah laporan hasil monitoring kegiatan desa"
    link = link_between({"name": f"1. {name} 2. Indeks Kepuasan Masyarakat"}, {"name": name})

    assert (link.verdict, link.reasons[0].id) == ("needs_confirmation", "beberapa indikator dalam satu sel")
