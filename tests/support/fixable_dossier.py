"""A dossier of the files that offices keep: a Renja and a Rencana Aksi in Excel, a PK in Word, below a canonical Renstra."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import xlsxwriter

NAME = "kecamatan-uji"
OPD = "Kecamatan Uji"
RENSTRA = {
    "kind": "renstra",
    "opd": OPD,
    "years": [2024, 2025, 2026],
    "indicators": [
        {"name": "Persentase Linmas terbina", "level": "sasaran", "unit": "%", "targets": {"2025": "85%"}},
        {"name": "Indeks Kepuasan Masyarakat", "level": "sasaran", "unit": "indeks", "targets": {"2025": "82,5"}},
    ],
}
SASARAN = "Meningkatnya pelayanan kecamatan"


def write_dossier(folder: Path, *, pk_linmas: tuple[str, ...] = ("95%",)) -> Path:
    """Write the four documents; `pk_linmas` are the runs in which Word keeps one target."""
    folder.mkdir()
    (folder / "renstra.json").write_text(json.dumps(RENSTRA), "utf-8")
    write_pk(folder / "pk.docx", pk_linmas)
    write_renja(folder / "renja.xlsx")
    write_actions(folder / "rencana-aksi.xlsx")
    return folder


def write_pk(path: Path, linmas: tuple[str, ...]) -> None:
    document = docx.Document()
    for line in ("PERJANJIAN KINERJA TAHUN 2025", OPD.upper(), "Gumelar, 10 Januari 2025"):
        document.add_paragraph(line)
    table = document.add_table(0, 4)
    rows = [
        ("No", "Sasaran Strategis", "Indikator Kinerja", "Target"),
        ("1", SASARAN, "Persentase Linmas terbina", ""),
        ("2", SASARAN, "Indeks Kepuasan Masyarakat", "82,5"),
    ]
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paragraph = table.cell(1, 3).paragraphs[0]
    for number, piece in enumerate(linmas):
        paragraph.add_run(piece).bold = number == 0
    document.save(str(path))


def write_renja(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet, money = book.add_worksheet("RENJA"), book.add_format({"num_format": "#,##0"})
    sheet.write("A1", f"RENCANA KERJA (RENJA) {OPD.upper()} TAHUN 2025")
    head = [
        "Kode",
        "Program/Kegiatan/Sub Kegiatan",
        "Indikator Kinerja",
        "Target Tahun 2025",
        "Pagu Indikatif Tahun 2025",
    ]
    sheet.write_row("A3", head)
    rows = [
        ("7.01.01", "Program Penunjang Urusan", "Persentase layanan penunjang", "100 %", 74_000_000),
        ("7.01.01.2.06", "Administrasi Umum", "Jumlah jenis layanan", "2 jenis", 74_000_000),
        ("7.01.01.2.06.0001", "Penyediaan Alat Listrik", "Jumlah paket alat listrik", "1 paket", 49_500_000),
        ("7.01.01.2.06.0002", "Penyediaan Bahan Logistik", "Jumlah paket bahan logistik", "2 paket", 25_000_000),
    ]
    for number, row in enumerate(rows, 4):
        sheet.write_row(f"A{number}", row[:4])
        sheet.write(f"E{number}", row[4], money)
    sheet.write_formula("E4", "=E5", money, 74_000_000)
    book.close()


def write_actions(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("RENAKSI")
    percent, index = book.add_format({"num_format": "0%", "bold": True}), book.add_format({"num_format": "0.0"})
    sheet.write("A1", "RENCANA AKSI TAHUN 2025")
    sheet.write("A2", OPD.upper())
    sheet.write_row("A4", ["No", "Sasaran", "Indikator Kinerja", "Satuan", "TR I", "TR II", "TR III", "TR IV"])
    sheet.write_row("A5", [1, SASARAN, "Persentase Linmas terbina", "%"])
    sheet.write_row("A6", [2, SASARAN, "Indeks Kepuasan Masyarakat", "indeks"])
    sheet.write_row("E5", [0.2, 0.4, 0.6, 0.9], percent)
    sheet.write_row("E6", [80, 80, 80, 84], index)
    book.close()
