from __future__ import annotations

import datetime

import pytest
from documents_as_text import loaded

from cascade.model import Line, Source
from cascade.reading.document_builder import read_file
from cascade.reading.signature import find_parties, find_signature


def test_the_names_of_a_signature_are_no_sasaran(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Satuan                  | Target |
    | 1  | Meningkatnya A    | Indeks A          | Indeks                  | 84     |
    |    | Pihak Kedua,      |                   | Contoh, 10 Januari 2025 |        |
    |    | BUPATI CONTOH     |                   | KEPALA DINAS            |        |
    |    | Wati              |                   | Budi                    |        |
    """
    assert [e.name.text for e in document.elements] == ["Meningkatnya A"]
    assert (document.signed.value, document.signed_place) == (datetime.date(2025, 1, 10), "Contoh")


@pytest.mark.parametrize(
    "lines", ["Contoh,\n10 Oktober 2025", "Ditetapkan di Contoh\npada tanggal 10-10-2025", "Contoh, 10/10/2025"]
)
def test_place_and_date_of_a_signature_may_stand_on_two_lines_or_in_figures(lines):
    text = f"PERJANJIAN KINERJA TAHUN 2025\n| No | Sasaran | Indikator | Target |\n| 1 | S | Indeks A | 84 |\n{lines}"
    [document] = read_file(loaded(text)).documents

    assert (document.signed.value, document.signed_place) == (datetime.date(2025, 10, 10), "Contoh")


def test_a_date_that_a_narrow_cell_breaks_is_read_whole():
    form = "\n".join((
        "PERJANJIAN KINERJA TAHUN 2025", "", "| No | Sasaran | Indikator Kinerja | Satuan | Target |",
        "| 1 | Linmas kuat | Linmas terbina | % | 90 |", "", "Contoh, 15", "Januari 2025", "Camat Contoh,",
    ))  # fmt: skip
    [document] = read_file(loaded(form)).documents

    assert (document.signed.value, document.signed_place) == (datetime.date(2025, 1, 15), "Contoh")


def test_the_parties_may_be_printed_in_a_table(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | Nama    | : | Budi, S.Sos              |
    | NIP     | : | 19700101 199001 1 001    |
    | Jabatan | : | Camat Contoh             |
    selanjutnya disebut pihak pertama
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    """
    assert (document.owner.name.text, document.owner.position.text) == ("Budi, S.Sos", "Camat Contoh")


def signed(above: list[str], below: list[str]) -> tuple[datetime.date | None, str | None]:
    def lines(texts: list[str]) -> list[Line]:
        return [Line(text, Source("a.docx", row=row)) for row, text in enumerate(texts, 1)]

    date, place = find_signature(lines(above), lines(below))
    return date and date.value, place


def test_a_date_that_does_not_exist_is_none():
    assert signed([], ["Contoh, 31 Februari 2025"]) == (None, None)


def test_the_first_date_under_the_tables_goes_before_those_above_of_which_the_last_counts():
    above = ["Contoh, 1 Januari 2025", "Gumelar, 2 Januari 2025"]

    assert signed(above, ["Lain, 5 Nopember 2025", "Lain, 6 Desember 2025"]) == (datetime.date(2025, 11, 5), "Lain")
    assert signed(above, ["Kepala Dinas"]) == (datetime.date(2025, 1, 2), "Gumelar")


def test_the_second_name_is_the_superior():
    texts = ["Nama : Budi", "Jabatan : Camat", "selanjutnya disebut pihak pertama", "Nama: Wati", "Jabatan: Bupati"]
    owner, superior = find_parties([Line(text, Source("a.docx")) for text in texts])

    assert (str(owner.name), str(owner.position)) == ("Budi", "Camat")
    assert (str(superior.name), str(superior.position)) == ("Wati", "Bupati")


def test_a_post_may_go_on_in_the_next_lines_and_its_label_be_spaced():
    texts = [
        "N a m a : Budi", "J a b a t a n : KEPALA DINAS KOMUNIKASI, INFORMATIKA, PERSANDIAN", "DAN STATISTIK", "KABUPATEN CONTOH",
        "Selanjutnya disebut pihak pertama", "Nama : Wati", "Jabatan : KEPALA BIDANG INFORMATIKA", "DINAS SOSIAL", "selaku atasan",
    ]  # fmt: skip
    owner, superior = find_parties([Line(text, Source("a.docx")) for text in texts])

    assert str(owner.position) == "KEPALA DINAS KOMUNIKASI, INFORMATIKA, PERSANDIAN DAN STATISTIK KABUPATEN CONTOH"
    assert (str(superior.name), str(superior.position)) == ("Wati", "KEPALA BIDANG INFORMATIKA DINAS SOSIAL")
