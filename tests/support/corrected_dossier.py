"""A dossier of one spreadsheet, with the corrections of a person."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
from reading_here import ReadingHere
from small_dossier import PK, write

from cascade.model import Element, Indicator
from cascade.pipeline.check import check
from cascade.pipeline.dossier import Dossier, read
from cascade.pipeline.hand_corrections import Request
from cascade.pipeline.hand_corrections.recording import correct
from cascade.pipeline.options import CheckOptions
from cascade.reports.report import Report

FILE = "aksi.xlsx"
NOON = datetime.datetime(2025, 2, 3, 12, tzinfo=datetime.UTC)
HEADER = ["Sub Kegiatan", "Indikator", "Satuan", "TW I", "TW II", "TW III", "TW IV", "Pagu 2025"]
ROWS = [
    ["Rapat Koordinasi", "Jumlah rapat", "kali", "3", "3", "3", "12", "1.500.000"],
    ["Pelatihan Aparatur", "Jumlah orang terlatih", "orang", "10", "20", "30", "40", "2.500.000"],
]

LINMAS = ["Pembinaan Linmas", "Persentase Linmas terbina", "%", "25%", "50%", "75%", "90%", "1.500.000"]


def contradicted(folder: Path) -> None:
    """Write a Rencana Aksi that ends at 90%, and a Perjanjian Kinerja that promises 95%."""
    spreadsheet(folder, [LINMAS, ROWS[1]])
    write(folder, "pk.json", {**PK, "indicators": [{**PK["indicators"][0], "level": "sub_kegiatan"}]})


def spreadsheet(folder: Path, rows: list[list[str]] = ROWS, file: str = FILE, above: int = 1) -> Path:
    """Write a Rencana Aksi; `above` blank rows stand below its title."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "RA"
    for row in [["RENCANA AKSI DINAS CONTOH TAHUN 2025"], *[[]] * above, HEADER, *rows]:
        sheet.append(row)
    path = folder / file
    workbook.save(path)
    return path


def wrong(folder: Path, at: str, what: str, value: str = "", **more: str) -> None:
    """Let a person correct something of it."""
    said = {"file": FILE, "by": "Siti", "why": "tercetak lain", **more}
    correct(folder, Request(at=at, what=what, value=value, **said), NOON)


def indicator(dossier: Dossier | Report, name: str = "Jumlah rapat") -> Indicator:
    return next(each for document in dossier.documents for each in document.indicators if each.name.text == name)


def element(dossier: Dossier | Report, name: str) -> Element:
    return next(each for document in dossier.documents for each in document.elements if each.name.text == name)


def read_again(folder: Path) -> Dossier:
    return read([folder], CheckOptions(cache=ReadingHere()))


def checked_again(folder: Path) -> Report:
    return check([folder], CheckOptions(cache=ReadingHere()))
