"""Names are read with their abbreviations in the words of the other name, and without what only one has in brackets."""

from __future__ import annotations

import pytest
from linked_indicators import link_between

from cascade.linking.comparison.parsed_names import parse_name
from cascade.linking.comparison.readings import abbreviations, initials, readings


def read_as(left: str, right: str) -> list[tuple[str, str]]:
    """The texts of all readings but the printed one."""
    pairs = list(readings(parse_name(left, ()), parse_name(right, ())))
    return [(reading.left.text, reading.right.text) for reading in pairs[1:]]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        (
            "Jumlah PPPK yang diangkat",
            "Jumlah pegawai pemerintah dengan perjanjian kerja yang diangkat",
        ),  # a small word
        ("Jumlah kasus KDRT", "Jumlah kasus kekerasan dalam rumah tangga"),  # a small word that has an initial
        ("Nilai LKjIP", "Nilai laporan kinerja instansi pemerintah"),  # a letter inside a word
        ("Jumlah pelanggaran K3", "Jumlah pelanggaran kebersihan ketertiban dan keindahan"),  # three of one letter
        ("Persentase TLHP yang selesai", "Persentase tindak lanjut hasil pemeriksaan yang selesai"),
        ("Jumlah armada damkar", "Jumlah armada pemadam kebakaran"),  # syllables
        ("APK PAUD", "Angka partisipasi kasar pendidikan anak usia dini"),  # two in one name
    ],
)
def test_an_abbreviation_stands_for_neighbouring_words_of_the_other_name(short, long):
    [(left, _)] = read_as(short, long)

    assert parse_name(left, ()).words == parse_name(long, ()).words


@pytest.mark.parametrize(
    ("short", "other"),
    [
        ("Nilai SAKIP dinas", "Nilai sistem pengendalian intern pemerintah dinas"),
        ("Jumlah rakor yang dilaksanakan", "Jumlah rapat kerja yang dilaksanakan"),
        ("Jumlah perda yang disahkan", "Jumlah peraturan desa yang disahkan"),
        ("Persentase jalan dalam kondisi mantap", "Persentase jalan lingkungan dalam kondisi mantap"),
    ],
)
def test_words_with_other_letters_are_not_what_an_abbreviation_stands_for(short, other):
    assert read_as(short, other) == []


def test_initials_of_four_capitals_are_sure_and_fewer_are_asked_about():
    sure = link_between(
        {"name": "Persentase PPKS yang memperoleh bantuan"},
        {"name": "Persentase pemerlu pelayanan kesejahteraan sosial yang memperoleh bantuan"},
    )
    babies_or_toddlers = link_between({"name": "AKB"}, {"name": "Angka Kematian Balita"})

    assert sure.verdict == "auto"
    assert babies_or_toddlers.verdict == "needs_confirmation"
    assert "AKB = angka kematian balita" in babies_or_toddlers.reasons[0].id


def test_what_only_one_name_has_in_brackets_is_left_out_and_asked_about():
    link = link_between(
        {"name": "Nilai evaluasi kinerja (hasil penilaian inspektorat)"}, {"name": "Nilai evaluasi kinerja"}
    )

    assert link.verdict == "needs_confirmation"
    assert "dalam kurung" in link.reasons[0].id


def test_the_number_of_a_sasaran_in_brackets_is_no_part_of_the_name():
    assert link_between({"name": "Tingkat kesejahteraan (S2)"}, {"name": "Tingkat kesejahteraan"}).is_settled


def test_different_brackets_on_both_sides_are_not_left_out():
    assert read_as("Persentase siswa yang lulus (SD)", "Persentase siswa yang lulus (SMP)") == []


def test_one_abbreviation_in_the_brackets_of_both_names_joins_two_languages():
    link = link_between({"name": "Angka kelahiran total (TFR)"}, {"name": "Total Fertility Rate (TFR)"})

    assert link is not None


def test_abbreviations_are_words_in_capitals_and_words_that_the_field_does_not_know():
    assert [each.letters for each in abbreviations("Persentase KTP-el dan poktanku")] == ["ktpel", "poktanku"]
    assert abbreviations("PERSENTASE JALAN DALAM KONDISI MANTAP") == ()


def test_a_name_begins_with_all_its_words_or_with_those_that_carry_meaning():
    assert initials("Opini atas laporan keuangan perangkat daerah") == ("oalkpd", "olkpd")
