from __future__ import annotations

from cascade.model import Line, Source
from cascade.reading.identity.office_choice import OfficeChoice, Place, choose_office, find_witnesses


def lines(*texts: str) -> list[Line]:
    return [Line(text, Source("a.pdf", page=1, row=row)) for row, text in enumerate(texts, 1)]


def choice(*texts: str) -> OfficeChoice:
    witnesses = find_witnesses(lines(*texts))
    return choose_office(witnesses, witnesses)


def places(*texts: str) -> list[Place]:
    return [witness.place for witness in find_witnesses(lines(*texts))]


def test_where_a_name_stands():
    assert places("RENJA TAHUN 2025", "DINAS SOSIAL") == [Place.TITLE]
    assert places("PEMERINTAH KOTA CONTOH", "DINAS SOSIAL") == [Place.LETTERHEAD]
    assert places("Perangkat Daerah : DINAS SOSIAL") == [Place.LABEL]
    assert places("Jabatan : Kepala Dinas Sosial", "Jabatan : Camat Contoh") == [Place.OWNER, Place.SUPERIOR]
    assert places("KEPALA DINAS SOSIAL") == [Place.SIGNATURE]
    assert places("DINAS SOSIAL") == places("DINAS SOSIAL", "KOTA CONTOH TAHUN 2024") == [Place.ALONE]
    assert places("disusun oleh Dinas Sosial bersama masyarakat") == [Place.SENTENCE]


def test_a_sentence_or_two_name_no_office_of_a_document():
    assert choice("yang diatur Dinas Sosial ini", "oleh karena itu ada") == OfficeChoice()


def test_many_sentences_do():
    assert str(choice(*["Renstra ini adalah Renstra Dinas Sosial yang baik"] * 12).office) == "Dinas Sosial"


def test_an_office_of_another_region_is_not_the_documents():
    found = choice(
        *["RENSTRA DINAS SOSIAL KABUPATEN CONTOH TAHUN 2025-2029", "KEPALA DINAS SOSIAL KABUPATEN CONTOH"] * 2,
        "Telaah Renstra Dinas Sosial dan Tenaga Kerja Provinsi Contoh", "Renstra Dinas Sosial dan Tenaga Kerja Provinsi Contoh",
    )  # fmt: skip

    assert str(found.office) == "Dinas Sosial"


def test_a_name_with_its_region_behind_it_is_the_name_alone():
    found = choice("RENJA DINAS SOSIAL KABUPATEN CONTOH", "Dinas Sosial Contoh", "KEPALA DINAS SOSIAL CONTOH")

    assert (str(found.office), found.tied) == ("Dinas Sosial", ())


def test_a_cut_name_and_one_with_a_slip_speak_for_the_whole_one():
    found = choice(
        "RENJA DINAS KOMUNIKASI DAN INFORMATIKA",
        "KABUPATEN CONTOH",
        "",
        "Kepala Dinas Komunikasi dan",
        "xyz",
        "DINAS KOMUNIKASI DAN INFORMATIKE",
    )

    assert (str(found.office), found.tied) == ("Dinas Komunikasi dan Informatika", ())


def test_the_address_is_the_place_that_says_most():
    found = choice("KEPALA DINAS SOSIAL", "KABUPATEN CONTOH", "OPD : Dinas Sosial")

    assert found.office.source.row == 3


def test_a_tie_is_told_in_both_languages():
    found = choice("RENJA TAHUN 2025", "DINAS SOSIAL", "DINAS KESEHATAN")
    problem = found.problem("a.pdf")

    assert (found.office, [label.text for label in found.tied]) == (None, ["Dinas Sosial", "Dinas Kesehatan"])
    assert "tidak pasti" in problem.message.id
    assert "uncertain" in problem.message.en
    assert choice("DINAS SOSIAL").problem("a.pdf") is None
