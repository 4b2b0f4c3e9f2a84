"""The same faults of totals, budgets by quarter and IKU are found whatever the format of the files."""

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


@pytest.mark.slow
def test_the_rules_judge_what_a_spreadsheet_prints(tmp_path):
    assert _found(tmp_path, ".xlsx") == FAULTS


@pytest.mark.slow
def test_the_rules_judge_what_a_word_document_prints(tmp_path):
    assert _found(tmp_path, ".docx") == FAULTS


@pytest.mark.slow
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
    arguments = [
        "check",
        str(folder),
        "--format",
        "json",
        "--output",
        str(folder / "out"),
        "--select",
        ",".join(FAULTS),
    ]
    report = json.loads(CliRunner().invoke(app, arguments).stdout)
    found: dict[str, list[str]] = {}
    for finding in report["findings"]:
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
