"""Changes that alter nothing a reviewer would mind: a dossier in order must stay silent under them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.utils import get_column_letter

HARMLESS: dict[str, Callable[[Path, random.Random], None]] = {}


def harmless(name: str) -> Callable[[Callable[[Path, random.Random], None]], None]:
    """Register a change to all files of a folder."""
    return lambda change: HARMLESS.__setitem__(name, change)


def _books(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.xlsx"))


def _texts(folder: Path, retype: Callable[[str], str]) -> None:
    """Retype the long texts (names) and the short ones (units) of all tables."""
    for path in _books(folder):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows(min_row=7):
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.value = retype(cell.value)
        book.save(path)
    for path in sorted(folder.glob("*.docx")):
        document = docx.Document(str(path))
        for table in document.tables:
            if "Indikator" not in table.rows[0].cells[-1].text + "".join(c.text for c in table.rows[0].cells):
                continue
            for row in table.rows[1:]:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        for run in paragraph.runs:
                            run.text = retype(run.text)
        document.save(str(path))


def _swap(folder: Path, rng: random.Random, variants: dict[str, str], share: float) -> None:
    """Retype some words in another form that means the same."""

    def retype(text: str) -> str:
        for usual, variant in variants.items():
            if rng.random() < share:
                text = text.replace(usual, variant)
        return text

    _texts(folder, retype)


def _numbers(folder: Path) -> Iterator[Any]:
    """Yield the cells of all workbooks that store a number beside a name; what is done to them is saved."""
    for path in _books(folder):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows(min_row=8):
                yield from (cell for cell in row[3:] if isinstance(cell.value, int | float))
        book.save(path)


@harmless("huruf besar dan kecil")
def _(folder: Path, rng: random.Random) -> None:
    _texts(folder, lambda text: rng.choice((text, text.upper(), text.capitalize())) if len(text) > 20 else text)


@harmless("ejaan: Prosentase, Index, ketentraman")
def _(folder: Path, rng: random.Random) -> None:
    variants = {
        "Persentase": "Prosentase",
        "Indeks": "Index",
        "Ketenteraman": "Ketentraman",
        "Efektivitas": "Efektifitas",
    }
    _swap(folder, rng, variants, 0.6)


@harmless("spasi ganda dan spasi di ujung")
def _(folder: Path, rng: random.Random) -> None:
    _texts(folder, lambda text: text.replace(" ", "  ", 1) + " " if len(text) > 12 and rng.random() < 0.5 else text)


@harmless("singkatan satuan")
def _(folder: Path, rng: random.Random) -> None:
    short = {"Dokumen": "Dok", "Laporan": "Lap.", "%": "persen", "Orang": "org", "Orang/bulan": "Org/bln"}
    _texts(folder, lambda text: short.get(text, text) if rng.random() < 0.7 else text)


@harmless("kata penghubung: dan, &, yang, yg")
def _(folder: Path, rng: random.Random) -> None:
    _swap(folder, rng, {" dan ": " & ", " yang ": " yg ", " dengan ": " dgn "}, 0.5)


@harmless("angka sebagai teks dengan koma")
def _(folder: Path, rng: random.Random) -> None:
    for cell in _numbers(folder):
        if rng.random() < 0.6:
            money = cell.value >= 1_000_000
            text = f"{cell.value:,.0f}".replace(",", ".") if money else f"{cell.value:g}".replace(".", ",")
            cell.number_format, cell.value = "@", text


@harmless("dua angka di belakang koma")
def _(folder: Path, rng: random.Random) -> None:
    for cell in _numbers(folder):
        if cell.value < 1000 and rng.random() < 0.5:
            cell.number_format = "0.00"


@harmless("kolom tambahan di kanan")
def _(folder: Path, rng: random.Random) -> None:
    for path in _books(folder):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            last = sheet.max_column + 1
            sheet.cell(4, last, rng.choice(("Keterangan", "Catatan", "Link Data Dukung")))
            for row in range(8, sheet.max_row + 1, 3):
                sheet.cell(row, last, rng.choice(("ok", "sudah dikonfirmasi", "lihat lampiran")))
        book.save(path)


@harmless("baris dan kolom kosong sebelum tabel")
def _(folder: Path, rng: random.Random) -> None:
    for path in _books(folder):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            merged = [str(area) for area in sheet.merged_cells.ranges]
            for area in merged:
                sheet.unmerge_cells(area)
            down, right = rng.randint(1, 4), rng.randint(0, 2)
            sheet.insert_rows(3, down)
            if right:
                sheet.insert_cols(1, right)
            for area in merged:
                first, _, last = area.partition(":")
                sheet.merge_cells(f"{_moved(first, down, right)}:{_moved(last, down, right)}")
        book.save(path)


def _moved(cell: str, down: int, right: int) -> str:
    column, row = openpyxl.utils.cell.coordinate_from_string(cell)
    number = openpyxl.utils.column_index_from_string(column) + right
    return f"{get_column_letter(number)}{row + down if row >= 3 else row}"


@harmless("sel gabungan dipecah dan diisi ulang")
def _(folder: Path, rng: random.Random) -> None:
    for path in _books(folder):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            for area in list(sheet.merged_cells.ranges):
                if area.min_row < 7 or area.min_col != area.max_col:
                    continue
                value, column = sheet.cell(area.min_row, area.min_col).value, area.min_col
                numeric = isinstance(value, int | float)
                sheet.unmerge_cells(str(area))
                for row in range(area.min_row + 1, area.max_row + 1):
                    sheet.cell(row, column, None if numeric or rng.random() < 0.3 else value)
        book.save(path)


@harmless("urutan baris indikator")
def _(folder: Path, rng: random.Random) -> None:
    for path in _books(folder):
        book = openpyxl.load_workbook(path)
        for sheet in book:
            spans = {row for area in sheet.merged_cells.ranges for row in range(area.min_row, area.max_row + 1)}
            if any(isinstance(c.value, str) and c.value.startswith("7.01") for row in sheet.iter_rows() for c in row):
                continue  # a table in the order of its codes
            free = [
                r
                for r in range(7, sheet.max_row + 1)
                if r not in spans and sheet.cell(r, 3).value and sheet.cell(r, 5).value
            ]
            if len(free) < 2:
                continue
            one, other = rng.sample(free, 2)
            for column in range(2, sheet.max_column + 1):
                a, b = sheet.cell(one, column), sheet.cell(other, column)
                a.value, b.value = b.value, a.value
                a.number_format, b.number_format = b.number_format, a.number_format
        book.save(path)
