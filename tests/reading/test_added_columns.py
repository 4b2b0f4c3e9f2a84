"""Total rows, budgets by quarter, sources of funds and what a decree says of an IKU are kept where they are printed."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import openpyxl
import pytest
from documents_as_text import loaded
from pdf_pages import printed
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model import Line
from cascade.reading.document_builder import read_file
from cascade.text.funding_sources import funding_sources, is_covered


def reasons(result) -> list[str]:
    return [each.reason.id for each in result.not_understood]


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


def test_a_budget_by_quarter_is_the_elements_and_no_target(result):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Target Triwulan | < | <   | <  | Anggaran (Rp) | Anggaran Triwulan (Rp) | < | < | < |
    | "            | "            | "      | I | II | III | IV         | "             | I          | II        | III | IV  |
    | Sub A        | Jumlah rapat | kali   | 3 | 3  | 3   | 3          | 10.000.000    | 2.500.000  | 2.500.000 | 5.000.000 | - |
    """
    [document] = result.documents
    [element], [indicator] = document.elements, document.indicators

    assert [q.raw for q in indicator.quarters] == ["3", "3", "3", "3"]
    assert [q.raw for q in element.pagu_quarters] == ["2.500.000", "2.500.000", "5.000.000", "-"]
    assert element.pagu[2025].value == 10_000_000
    assert not [reason for reason in reasons(result) if "kolom" in reason]


def test_target_and_budget_may_stand_side_by_side_under_each_quarter(document):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Pagu       | Triwulan I | <         | Triwulan II | <         | Triwulan III | <         | Triwulan IV | <         |
    | "            | "            | "      | "          | Target     | Anggaran  | Target      | Anggaran  | Target       | Anggaran  | Target      | Anggaran  |
    | Sub A        | Jumlah rapat | kali   | 10.000.000 | 1          | 1.000.000 | 2           | 2.000.000 | 3            | 3.000.000 | 4           | 4.000.000 |
    """
    assert [q.raw for q in document.indicators[0].quarters] == ["1", "2", "3", "4"]
    assert [q.value for q in document.elements[0].pagu_quarters] == [1_000_000, 2_000_000, 3_000_000, 4_000_000]


def test_a_realised_budget_by_quarter_is_no_planned_one(document):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Target Triwulan | < | <   | <  | Realisasi Anggaran Triwulan | < | < | < |
    | "            | "            | "      | I | II | III | IV         | I          | II        | III | IV  |
    | Sub A        | Jumlah rapat | kali   | 3 | 3  | 3   | 3          | 2.500.000  | 2.500.000 | 5.000.000 | - |
    """
    assert document.elements[0].pagu_quarters is None


def test_what_a_decree_says_of_an_iku_is_kept_and_blank_is_not_absent():
    text = """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Sasaran Strategis | Indikator Kinerja Utama | Alasan Pemilihan | Definisi Operasional | Formulasi Pengukuran | Sumber Data |
    | 1  | Meningkatnya A    | Indeks A                | karena           | nilai survei         | jumlah skor dibagi n | Dinas       |
    | 2  | Meningkatnya B    | Persentase B            | karena           | bagian yang baik     |                      | -           |
    """
    [document] = read_file(loaded(text)).documents
    first, second = document.indicators

    assert {name: label.text for name, label in first.details.items()} == {
        "definition": "nilai survei",
        "formula": "jumlah skor dibagi n",
        "data_source": "Dinas",
    }
    assert (second.details["formula"].text, second.details["formula"].source.row) == ("", 3)


def test_one_heading_for_definition_and_formula_is_the_formula(document):
    """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Indikator Kinerja Utama | Satuan | Penjelasan          | <           | <                | Target | <    |
    | "  | "                       | "      | Cara Perhitungan    | Sumber Data | PIC              | 2025   | 2026 |
    | 1  | Persentase B            | %      | B dibagi seluruh C  | Dinas       | Bidang B         | 80     | 85   |
    """
    [indicator] = document.indicators
    assert {name: label.text for name, label in indicator.details.items()} == {
        "formula": "B dibagi seluruh C",
        "data_source": "Dinas",
        "responsible": "Bidang B",
    }
    assert indicator.targets[2026].value == 85


def test_the_outcomes_of_a_program_are_those_of_its_rows(document):
    """
    Teknik Merumuskan Program, Kegiatan dan Sub Kegiatan Renstra Dinas Contoh Tahun 2025-2029
    | NSPK | Tujuan | Sasaran        | Outcome        | Output | Indikator    | Program/Kegiatan/Subkegiatan | Ket |
    | x    | T      |                |                |        | Indeks T     |                              |     |
    |      |        | Meningkatnya S |                |        | Indeks S     |                              |     |
    |      |        |                | Meningkatnya A |        | Persentase A | Program X                    |     |
    |      |        |                | Meningkatnya B |        | Persentase B |                              |     |
    |      |        |                |                | Laporan | Jumlah C    | Kegiatan Y                   |     |
    """
    said = {element.name.text: [each.text for each in element.statements] for element in document.elements}
    assert said == {"T": [], "Meningkatnya S": [], "Program X": ["Meningkatnya A", "Meningkatnya B"], "Kegiatan Y": []}


PK = """
PERJANJIAN KINERJA TAHUN 2025
DINAS CONTOH
| No | Sasaran Strategis | Indikator Kinerja | Target |
| 1 | Meningkatnya pelayanan | Indeks Kepuasan Masyarakat | 84 |
Anggaran tahun 2025
| No | Program | Anggaran (Rp) | Sumber Dana |
| 1 | Program Pelayanan Publik | 125.500.000 | DAU |
| 2 | Program Pemberdayaan Desa | 30.000.000 | PAD |
| Jumlah |  | 155.050.000 |  |
"""
AKSI = """
RENCANA AKSI TAHUN 2025
DINAS CONTOH
| Sub Kegiatan | Indikator | Satuan | Target TR I | Target TR II | Target TR III | Target TR IV | Anggaran | Anggaran TR I | Anggaran TR II | Anggaran TR III | Anggaran TR IV |
| Rapat Koordinasi | Jumlah rapat | kali | 3 | 3 | 3 | 3 | 10.000.000 | 2.500.000 | 2.500.000 | 4.000.000 | 100.000 |
| Penyediaan Jasa Surat | Jumlah surat | surat | 1 | 2 | 3 | 4 | 8.000.000 | 2.000.000 | 4.000.000 | 6.000.000 | 8.000.000 |
"""
IKU = """
INDIKATOR KINERJA UTAMA TAHUN 2025-2029
DINAS CONTOH
| No | Sasaran | Indikator Kinerja Utama | Satuan | Definisi | Formulasi | Sumber Data |
| 1 | Meningkatnya pelayanan | Indeks Kepuasan Masyarakat | indeks | nilai hasil survei | jumlah nilai dibagi responden |  |
"""


def test_the_rules_judge_what_a_spreadsheet_prints(tmp_path):
    assert _found(tmp_path, ".xlsx") == FAULTS


def test_the_rules_judge_what_a_word_document_prints(tmp_path):
    assert _found(tmp_path, ".docx") == FAULTS


def test_the_rules_judge_what_a_pdf_prints(tmp_path):
    assert _found(tmp_path, ".pdf") == FAULTS


FAULTS = {
    "PGU-02": ["Baris jumlah mencetak 155.050.000, sedangkan anggaran di atasnya berjumlah 155.500.000."],
    "TRI-13": [
        "Anggaran triwulan sub kegiatan “Rapat Koordinasi” berjumlah 9.100.000; anggaran setahun pada baris itu 10.000.000."
    ],
    "MUT-05": ["Pada IKU “Indeks Kepuasan Masyarakat” kolom ini kosong: sumber data."],
}


def _found(folder: Path, suffix: str) -> dict[str, list[str]]:
    for name, text in (("pk", PK), ("aksi", AKSI), ("iku", IKU)):
        _write(folder / f"{name}{suffix}", text)
    asked = ["check", str(folder), "--format", "json", "--output", str(folder / "out"), "--select", ",".join(FAULTS)]
    said = json.loads(CliRunner().invoke(app, asked).stdout)
    found: dict[str, list[str]] = {}
    for finding in said["findings"]:
        found.setdefault(finding["code"], []).append(finding["message"])
    return found


def _write(path: Path, text: str) -> None:
    if path.suffix == ".pdf":
        printed(path, text)
        return
    book, word = openpyxl.Workbook(), docx.Document()
    for block in loaded(text).blocks:
        if isinstance(block, Line):
            book.active.append([block.text])
            word.add_paragraph(block.text)
            continue
        table = word.add_table(block.rows, block.columns)
        rows = [
            [cell.text if (cell := block.at(r, c)) else "" for c in range(1, block.columns + 1)]
            for r in range(1, block.rows + 1)
        ]
        for at, row in enumerate(rows):
            book.active.append(row)
            for column, value in enumerate(row):
                table.cell(at, column).text = value
    book.save(path) if path.suffix == ".xlsx" else word.save(str(path))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("APBD Kab.", {"apbd"}),
        ("APBD Provinsi", {"apbd_provinsi"}),
        ("Dana Transfer Umum-Dana Alokasi Umum", {"transfer", "dau"}),
        ("DAK Non Fisik-BOK", {"dak_nonfisik"}),
        ("DAK Fisik dan Non Fisik", {"dak_fisik", "dak_nonfisik"}),
        ("DBH CHT", {"dbhcht"}),
        ("Pendapatan Asli Daerah (PAD)", {"pad"}),
        ("prioritas daerah", set()),
    ],
)
def test_a_text_names_its_sources_of_funds(text, sources):
    assert funding_sources(text) == sources


def test_a_source_covers_what_it_holds_and_nothing_beside_it():
    assert is_covered("dau", frozenset({"apbd"}))
    assert is_covered("apbd", frozenset({"dau"}))
    assert not is_covered("dau", frozenset({"pad"}))
