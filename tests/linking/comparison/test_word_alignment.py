"""Words are matched one to one: slips, broken words and initials, but never two words of the field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linked_indicators import link_between

from cascade.linking.comparison.parsed_names import parse_name
from cascade.linking.comparison.word_alignment import align


@pytest.mark.parametrize(
    ("name", "one_word", "other_word"),
    [
        ("Persentase {} yang diselesaikan tepat waktu", "pengaduan", "pengadaan"),
        ("Persentase kelompok masyarakat {} yang dibina kecamatan", "pertanian", "pertanahan"),
        ("Persentase pelayanan {} yang sesuai standar operasional", "perikanan", "perizinan"),
        ("Persentase {} yang lulus uji kompetensi bahasa Inggris", "pelajar", "pengajar"),
        ("Persentase sarana {} yang memenuhi standar pelayanan", "dasar", "pasar"),
        ("Persentase penyelesaian {} pada perangkat daerah", "pelanggaran", "penganggaran"),
        ("Jumlah tenaga {} yang tersertifikasi kompetensi", "pendidikan", "kependidikan"),
        ("Jumlah siswa {} yang menerima beasiswa prestasi akademik", "Sekolah Menengah Atas", "Sekolah Menengah Kejuruan"),
        ("Jumlah warga Desa {} yang terlayani administrasi", "Sukamaju", "Sukamaja"),
        ("Jumlah guru dari provinsi lain yang pindah ke {} dan diterima", "Papua", "Papua Barat"),
    ],
)  # fmt: skip
def test_a_word_of_the_field_is_never_a_typing_slip_of_another_one(name, one_word, other_word):
    link = link_between({"name": name.format(one_word)}, {"name": name.format(other_word)})

    assert link is None or link.verdict == "needs_confirmation"


@pytest.mark.parametrize("slip", ["penyelengaraan", "peneyelenggaraan", "penyelenggaran"])
def test_a_typing_slip_of_a_word_of_the_field_is_linked(slip):
    name = "Persentase {} pelayanan publik yang sesuai standar operasional"

    assert link_between({"name": name.format("penyelenggaraan")}, {"name": name.format(slip)}).verdict == "auto"


@given(st.data())
def test_a_name_that_a_narrow_column_breaks_anywhere_is_the_same_indicator(data):
    name = "Persentase penyelenggaraan pelayanan masyarakat yang memenuhi standar operasional"
    place = data.draw(st.integers(len("Persentase") + 1, len(name) - 1))
    broken = f"{name[:place]} {name[place:]}"

    link = link_between({"name": name}, {"name": broken})

    assert link is not None
    assert link.is_settled


def test_an_acronym_that_no_document_explains_is_a_question_that_spells_it_out():
    link = link_between(
        {"name": "Persentase PSKS yang aktif berperan"},
        {"name": "Persentase potensi sumber kesejahteraan sosial yang aktif berperan"},
    )

    assert link.verdict == "needs_confirmation"
    assert "PSKS = potensi sumber kesejahteraan sosial" in link.reasons[0].id


def test_words_left_over_on_either_side_have_no_partner_and_lower_the_coverage():
    whole = align(parse_name("Jumlah rumah layak huni", ()), parse_name("Jumlah rumah layak huni", ()))
    part = align(parse_name("Jumlah rumah layak huni", ()), parse_name("Jumlah rumah ibadah", ()))

    assert (whole.coverage, whole.only_left, whole.only_right) == (1.0, (), ())
    assert part.coverage < 0.7
    assert (part.only_left, part.only_right) == (("layak", "huni"), ("ibadah",))


def test_two_names_that_nobody_knows_and_that_differ_in_a_letter_are_matched_but_unsure():
    found = align(parse_name("Jumlah warga Sukamaju", ()), parse_name("Jumlah warga Sukamaja", ()))

    assert found.unsure == ("sukamaju ↔ sukamaja",)
