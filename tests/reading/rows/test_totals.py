from __future__ import annotations

import pytest
from documents_as_text import loaded
from planning_documents import PERJANJIAN_KINERJA
from reading_results import reasons

from cascade.reading.document_builder import read_file


@pytest.mark.parametrize("total", ["JUMLAH ANGGARAN", "Total Keseluruhan", "TOTAL PAGU", "Jumlah Rp.", "Sub Total"])
def test_a_total_is_no_element(total):
    [document] = read_file(loaded(PERJANJIAN_KINERJA.replace("| Jumlah |", f"| {total} |"))).documents

    assert [e.name.text for e in document.elements if e.level == "program"] == ["Program X"]


def test_a_total_row_is_kept_with_the_elements_above_it(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) | Keterangan |
    | 1  | Program X | 125.500.000   | APBD       |
    | 2  | Program Y | 30.000.000    | APBD       |
    | Jumlah | <     | 155.500.000   |            |
    """
    [total] = document.totals
    names = {element.id: element.name.text for element in document.elements}

    assert {year: q.value for year, q in total.pagu.items()} == {2025: 155_500_000}
    assert [names[each] for each in total.elements] == ["Program X", "Program Y"]
    assert (total.pagu[2025].source.row, total.name.source.row) == (6, 6)


def test_of_two_total_rows_one_after_the_other_the_second_is_of_all(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) |
    | 1  | Program X | 10.000.000    |
    | Sub Jumlah | < | 10.000.000    |
    | 2  | Program Y | 30.000.000    |
    | Sub Jumlah | < | 30.000.000    |
    | Total | <      | 40.000.000    |
    """
    assert [len(total.elements) for total in document.totals] == [1, 1, 2]


def test_a_total_over_a_pagu_that_is_no_elements_is_not_kept(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) |
    | 1  | Program X | 10.000.000    |
    |    |           | 5.000.000     |
    | Jumlah | <     | 15.000.000    |
    """
    [document] = result.documents
    assert document.totals == ()
    assert "baris jumlah; tidak dibaca sebagai unsur" in reasons(result)


@pytest.mark.parametrize(
    "words",
    [
        "JUMLAH ANGGARAN",
        "Total Anggaran Dinas Sosial Tahun 2025",
        "Jumlah Total (Rp)",
        "Jumlah Pagu Program",
        "Jumlah I + II",
    ],
)
def test_a_total_row_is_no_program_whatever_it_is_the_total_of(words):
    text = f"""
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) |
    | 1  | Program X | 10.000.000    |
    | {words} | <    | 10.000.000    |
    """
    [document] = read_file(loaded(text)).documents
    assert [e.name.text for e in document.elements if e.level == "program"] == ["Program X"]
    assert [total.name.text for total in document.totals] == [words]


def test_the_pagu_of_an_urusan_belongs_to_no_total(document):
    """
    RENCANA KERJA DINAS CONTOH TAHUN 2025
    | Kode | Urusan/Bidang Urusan/Program/Kegiatan | Indikator Kinerja | Rencana Tahun 2025 | <           | Sumber Dana |
    | "    | "                                     | "                 | Target             | Pagu (Rp)   | "           |
    | 7    | UNSUR KEWILAYAHAN                     |                   |                    | 90.000.000  |             |
    | 7.01.02 | Program Pelayanan                  | Persentase A      | 90 %               | 90.000.000  |             |
    | 7.01.02.2.01 | Kegiatan B                    | Jumlah B          | 2 jenis            | 90.000.000  | DAU         |
    | Jumlah | <                                   |                   |                    | 90.000.000  |             |
    """
    [total] = document.totals
    assert total.pagu[2025].raw == "90.000.000"
    assert [e.funds and e.funds.text for e in document.elements] == ["", "DAU"]


def test_a_total_in_the_column_of_indicators_with_nothing_but_amounts_beside_it_is_no_indicator(document):
    """
    RENJA DINAS CONTOH TAHUN 2025
    | Indikator                  | Satuan | Target 2025 | Kode    | Program/Kegiatan | Pagu 2025 (Rp) |
    | Persentase A               | %      | 61          | 1.01.02 | Program A        | 5.000.000      |
    | Persentase B               | %      | 71          | 1.01.03 | Program B        | 6.000.000      |
    | Jumlah kebutuhan pendanaan |        |             |         |                  | 11.000.000     |
    """
    assert [i.name.text for i in document.indicators] == ["Persentase A", "Persentase B"]
    assert [total.pagu[2025].value for total in document.totals] == [11_000_000]


def test_the_pagu_of_the_period_is_kept_for_elements_and_their_total(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan | Indikator | 2025        | <         | 2026        | <         | Kondisi Kinerja pada Akhir Periode Renstra | < |
    | "       | "                | "         | Target      | Rp        | Target      | Rp        | Target               | Rp               |
    | 1.01.02 | Program A        | Nilai A   | 61          | 1.000.000 | 62          | 2.000.000 | 62                   | 3.000.000        |
    | 1.01.03 | Program B        | Nilai B   | 71          | 1.000.000 | 72          | 1.000.000 | 72                   | 2.000.000        |
    | Jumlah  | <                | <         |             | 2.000.000 |             | 3.000.000 |                      | 5.000.000        |
    """
    [total] = document.totals

    assert [element.end_pagu.value for element in document.elements] == [3_000_000, 2_000_000]
    assert total.end_pagu.value == 5_000_000
