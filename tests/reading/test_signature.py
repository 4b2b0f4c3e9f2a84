from __future__ import annotations

import datetime

import pytest
from documents_as_text import loaded

from cascade.reading.document_builder import read_file


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
