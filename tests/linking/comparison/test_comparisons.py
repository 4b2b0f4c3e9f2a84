"""Each comparison sees its evidence, and what may name another thing is never linked unasked."""

from __future__ import annotations

from itertools import combinations

import pytest
from linked_indicators import link_between

from cascade.linking.comparison.comparisons import (
    CONTEXT_COMPARISONS,
    NAME_COMPARISONS,
    NamePair,
    compare,
    compare_measures,
)
from cascade.linking.comparison.features import Features
from cascade.linking.comparison.parsed_names import parse_indicator, parse_name
from cascade.linking.comparison.word_alignment import align
from cascade.linking.weights import built_in_weights
from cascade.text.word_lists import word_lists


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("Persentase desa yang tertib administrasi", "Persentase desa/kelurahan yang tertib administrasi", "kelurahan"),
        (
            "Jumlah barang milik daerah yang tersedia",
            "Jumlah barang milik daerah yang dipelihara",
            "tersedia ↔ dipelihara",
        ),
        ("Persentase kelompok masyarakat yang aktif", "Persentase kelompok swadaya masyarakat yang aktif", "swadaya"),
    ],
)
def test_a_meaning_changing_word_is_never_linked_without_asking(left, right, word):
    link = link_between({"name": left}, {"name": right})

    assert link is None or (link.verdict == "needs_confirmation" and word in link.changed)


def test_the_same_words_in_another_order_are_a_question():
    name = "Jumlah pendidik yang dipindahkan dari {} ke {}"
    link = link_between({"name": name.format("Papua", "Papua Barat")}, {"name": name.format("Papua Barat", "Papua")})

    assert (link.verdict, [reason.id for reason in link.reasons]) == ("needs_confirmation", ["urutan kata berbeda"])


def test_two_things_named_side_by_side_may_change_places():
    link = link_between(
        {"name": "Jumlah laporan koordinasi dan sinkronisasi"}, {"name": "Jumlah laporan sinkronisasi dan koordinasi"}
    )

    assert link.verdict == "auto"


def test_jumlah_is_never_persentase_of_the_same_object():
    assert (
        link_between(
            {"name": "Jumlah desa yang tertib administrasi"}, {"name": "Persentase desa yang tertib administrasi"}
        )
        is None
    )


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Tingkat kepuasan masyarakat atas layanan", "Persentase kepuasan masyarakat atas layanan", "tingkat ↔ persentase"),
        ("Nilai SAKIP Kecamatan", "Predikat SAKIP Kecamatan", "nilai ↔ predikat"),
        ("Level maturitas SPIP", "Nilai maturitas SPIP", "level ↔ nilai"),
        ("Angka Kematian Ibu per 100.000 kelahiran hidup", "Angka Kematian Ibu", "per 100.000 kelahiran hidup"),
    ],
)  # fmt: skip
def test_a_kindred_measure_or_a_missing_basis_is_a_question_and_no_lost_link(left, right, why):
    link = link_between({"name": left}, {"name": right})

    assert link.verdict == "needs_confirmation"
    assert why in link.reasons[0].id


@pytest.mark.parametrize("group", word_lists()["changing"], ids=lambda group: group[0])
def test_no_two_meaning_changing_words_of_one_group_are_linked_unasked(group):
    name = "Persentase layanan {} yang memenuhi standar pelayanan minimal"
    for one_word, other_word in combinations(group, 2):
        link = link_between({"name": name.format(one_word)}, {"name": name.format(other_word)})

        assert link is None or link.verdict == "needs_confirmation", (one_word, other_word)


@pytest.mark.parametrize("word", word_lists()["one_sided"])
def test_no_meaning_changing_word_of_one_side_is_linked_unasked(word):
    name = "Jumlah kelompok {} masyarakat desa yang difasilitasi pemerintah kecamatan"
    link = link_between({"name": name.format("")}, {"name": name.format(word)})

    assert link is None or link.verdict == "needs_confirmation"


def test_an_office_or_place_at_the_end_of_one_name_is_no_difference():
    for tail in (
        "Kecamatan Sukaraya",
        "di Kabupaten Banjarwangi",
        "Dinas Perhubungan",
        "pada Badan Kepegawaian Daerah",
    ):
        link = link_between({"name": f"Jumlah laporan hasil pembinaan kelompok tani {tail}"}, {"name": "Jumlah laporan hasil pembinaan kelompok tani"})  # fmt: skip
        assert link.verdict == "auto", tail


def test_another_place_on_each_side_is_a_difference():
    name = "Jumlah laporan hasil pembinaan kelompok tani Kecamatan {}"
    link = link_between({"name": name.format("Sukaraya")}, {"name": name.format("Banjarwangi")})

    assert link is None or link.verdict == "needs_confirmation"


def test_left_and_right_may_change_places():
    texts = ["Jml lap. hasil monev penyelenggaraa n desa", "Jumlah laporan hasil monitoring dan evaluasi penyelenggaraan desa/kelurahan"]  # fmt: skip
    one_row, other_row = (parse_indicator(text, "Laporan", ["Monev"], None, False) for text in texts)

    there, back = compare(one_row, other_row), compare(other_row, one_row)

    assert built_in_weights().odds(there) == pytest.approx(built_in_weights().odds(back))
    assert (there.only_left, there.only_right) == (back.only_right, back.only_left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Persentase Jembatan dalam Kondisi Baik yang dilaksanakan", "Persentase Jembatan dalam Kondisi Baik"),
        ("Jumlah Dokumen Kajian Pesisir yang tersedai", "Jumlah Dokumen Kajian Pesisir"),
        ("Jumlah Populasi Kambing Taun 2026", "Jumlah Populasi Kambing"),
        ("Laju Petumbuhan Sektor Kehutanan, Pertanian dan Perikanan", "Laju Pertumbuhan Sektor Pertanian, Kehutanan dan Perikanan"),
        ("Angka Keberhasilan Pegobatan TBC", "Angka Keberhasilan Pengobatan TBC"),
        ("Indeks resko bencana", "Indeks Risiko Bencana"),
    ],
)  # fmt: skip
def test_a_slip_a_list_or_a_last_word_that_adds_nothing_is_linked_unasked(left, right):
    assert link_between({"name": left}, {"name": right}).verdict in ("exact", "auto")


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Persentase kekerasan oleh anak", "Persentase kekerasan terhadap anak", "oleh ↔ terhadap"),
        ("Jumlah bantuan dari desa", "Jumlah bantuan untuk desa", "dari ↔ untuk"),
        ("Jumlah laporan pencatatan sipil", "Jumlah laporan pencatatan sipil di provinsi", "provinsi"),
        ("Jumlah pengadan barang", "Jumlah pengaduan barang", "pengadan ↔ pengaduan"),
        ("Luas Kebun Raya Sukamaju yang dipelihara", "Luas Kebun Raya Sukamaja yang dipelihara", "sukamaju ↔ sukamaja"),
    ],
)  # fmt: skip
def test_what_may_be_another_thing_is_asked_and_named(left, right, why):
    link = link_between({"name": left}, {"name": right})

    assert link.verdict == "needs_confirmation"
    assert why in link.reasons[0].id


def test_a_name_that_begins_as_another_one_is_asked_about():
    link = link_between(
        {"name": "Cakupan kepemilikan dokumen administrasi kependudukan"},
        {"name": "Cakupan kepemilikan dokumen administrasi kependudukan yang valid dan lengkap"},
    )

    assert link.verdict == "needs_confirmation"
    assert link.reasons[0].id == "hanya satu pihak memuat: valid lengkap"


def test_each_feature_but_the_intercept_is_answered_by_one_comparison():
    left, right = (
        parse_indicator(name, "Laporan", ["Monev", "Tata kelola"], "1.01", False)
        for name in ("Jumlah laporan pembinaan kelompok tani", "Jumlah laporan pengawasan kelompok ternak")
    )
    names = left.names[0], right.names[0]
    pair = NamePair(*names, align(*names), (), 5.0, 5.0, have_same_parent=False)
    measures = (
        compare_measures(*names),
        compare_measures(parse_name("Nilai SAKIP", ()), parse_name("Predikat SAKIP", ())),
    )
    answers = [
        *(comparison(left, right) for comparison in CONTEXT_COMPARISONS),
        *(comparison(pair) for comparison in NAME_COMPARISONS),
        *(measure for measure in measures if measure is not None),
    ]
    named = [feature for answer in answers for feature in answer]

    assert len(named) == len(set(named))
    assert set(named) <= set(Features._fields)


def test_a_basis_or_an_office_of_one_side_is_evidence_of_its_own():
    plain = parse_indicator("Angka kematian ibu", None, [], None, False)
    basis = parse_indicator("Angka kematian ibu per 100.000 kelahiran hidup", None, [], None, False)
    office = parse_indicator("Angka kematian ibu Kecamatan Sukaraya", None, [], None, False)

    counted, placed = compare(plain, basis), compare(plain, office)

    assert counted.features.one_sided_basis == 1.0
    assert counted.basis[-3:] == ("100.000", "kelahiran", "hidup")
    assert (placed.features.one_sided_ending, placed.features.token_coverage) == (1.0, 1.0)


def test_units_and_codes_say_nothing_where_one_side_prints_none():
    left = parse_indicator("Indeks kepuasan", "Indeks", [], "1.01", False)
    right = parse_indicator("Indeks kepuasan", None, [], None, False)

    found = compare(left, right).features

    assert not any((found.unit_same, found.unit_differs, found.code_same, found.code_differs))
    assert found.exact_match


def test_the_elements_above_are_compared_with_the_one_that_they_are_like():
    """One side prints the kegiatan alone, the other one the sub kegiatan under it."""
    left = parse_indicator("Jumlah sekolah", None, ["Pengelolaan Pendidikan Dasar"], None, False)
    right = parse_indicator("Jumlah sekolah", None, ["Pembangunan Gedung", "Pengelolaan Pendidikan Dasar"], None, False)

    found = compare(left, right).features

    assert (found.parent_same, found.grandparent_same, found.grandparent_similarity) == (0.0, 1.0, 1.0)
