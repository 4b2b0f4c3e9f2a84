"""Tell the rows of a header, its repetitions and rows that number the columns from rows of data.

One row of a grid goes in; whether it prints nothing but headings, begins a header, or only counts the columns comes out. Knows
no profile and no meaning of a column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cascade.model import Cell, Grid
from cascade.reading.tables.header_parser import LONGEST_HEADER, MONTH, ROMANS, YEAR_LABEL, folded_heading, quarter_of
from cascade.reading.tables.table import Column

_HEADER_WORDS = re.compile(  # a heading begins with one of these; so do few names and no sentences
    r"\(?(no|nomor|nama|kode|uraian|urusan|bidang urusan|tujuan|sasaran|program|kegiatan|sub|outcome|output|indikator|kinerja|tolok"
    r"|sat|satuan|volume|target|realisasi|capaian|rencana|prakiraan|perkiraan|kondisi|data|baseline|base line|th|tahun"
    r"|anggaran|pagu|kerangka|kebutuhan|dana|triwulan|tribulan|kuartal|tr|tw|trw|tri|triw|opd|pejabat|lokasi|unit|sumber|status"
    r"|data|definisi|formulasi|alasan|strategi|arah kebijakan|permasalahan|isu strategis|penanggung|ket|keterangan|catatan|nspk)\b"
)
_HEADER_LABEL = re.compile(  # a cell that is nothing but a column heading
    r"(no|nomor|no urut|kode( rekening)?|uraian|nama( .+)?|jabatan|nip|golongan|pangkat.*|ket(erangan)?|sat(uan)?|volume"
    r"|target.{0,30}|realisasi.{0,40}|capaian.{0,30}|tujuan|sasaran( strategis| program| kegiatan)?|program|(sub ?)?kegiatan"
    r"|program/.*|indikator.{0,40}|anggaran.{0,15}|pagu.{0,20}|triwulan.*|tahun.*|lokasi|sumber (dana|data)"
    r"|penanggung ?jawab|jumlah|bobot|nilai|jenis|waktu|bulan|hari.*|tanggal)"
)
_NUMBERING = re.compile(r"(?:kol(?:om)?\.? ?)?[(\[]?-?(\d{1,2}|[a-z]|[ivx]+)[)\].]*(\s*=.*)?", re.I)
_MONTH_LABEL = re.compile(rf"{MONTH}|b ?(0?[1-9]|1[0-2])")
_LETTERS = [chr(ord("a") + n) for n in range(26)]
LEAST_HEADINGS = 3  # in a row that is a header, or that numbers the columns
SHARE_OF_LABELS = 0.6  # of the cells of a row that is a header
SHARE_OF_STEPS = 0.6  # by one, among the figures of a row that numbers the columns


def is_header(grid: Grid, row: int) -> bool:
    """Tell whether a row prints nothing but column headings, whether or not any profile knows them."""
    texts = [folded_heading(cell.text) for cell in grid.row(row) if cell.text and cell.starts_at(row)]
    if len(texts) < LEAST_HEADINGS or any(text.isdigit() and not YEAR_LABEL.fullmatch(text) for text in texts):
        return False
    labels = sum(bool(_HEADER_LABEL.fullmatch(text)) for text in texts)
    return texts[0] in ("no", "nomor") or labels >= len(texts) * SHARE_OF_LABELS


def is_header_word(cell: Cell) -> bool:
    """Tell whether a cell begins as headings do, or names a year, a month or a quarter."""
    text = folded_heading(cell.text)
    if len(text) > LONGEST_HEADER:
        return False
    known = _HEADER_WORDS.match(text) or YEAR_LABEL.fullmatch(text) or _MONTH_LABEL.fullmatch(text)
    return bool(known) or quarter_of(text, "")[0] is not None


def repeats_headings(columns: Sequence[Column], grid: Grid, row: int, least: int = 2) -> bool:
    """Tell whether a row prints nothing but parts of a header, each in its column: one that a page cuts in two."""
    by_number = {column.number: column for column in columns}
    texts = {cell.column: folded_heading(cell.text) for cell in grid.row(row) if cell.text and cell.starts_at(row)}
    return len(texts) >= least and all(
        n in by_number and _is_in_header(text, by_number[n]) for n, text in texts.items()
    )


def _is_in_header(text: str, column: Column) -> bool:
    """Tell whether a text is part of the heading of a column, or its year."""
    if year := YEAR_LABEL.fullmatch(text):
        return int(year["year"]) == column.year
    return text in column.header.split(" > ") or (len(text) > 2 and text in column.header)


def is_single_cell(grid: Grid, row: int) -> bool:
    """Tell whether a row prints one cell, as lines of text between tables do."""
    return sum(bool(cell.text) for cell in grid.row(row)) == 1


def is_numbering(grid: Grid, row: int, *, under_header: bool = False) -> bool:
    """Tell whether a row only numbers the columns, from the first one on: (1) (2) (3), 13 = 9 + 10.

    Right under a header letters, Roman numbers and numbers that begin anywhere count too.
    """
    cells = [cell for cell in grid.row(row) if cell.text and cell.starts_at(row)]
    matches = [_NUMBERING.fullmatch(_figures_together(" ".join(cell.text.split()))) for cell in cells]
    if len(cells) < LEAST_HEADINGS or not all(matches):
        return False
    if cells[0].column > min(cell.column for cell in grid.cells) + 1:
        return False
    marks = [match[1].lower() for match in matches if match]
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return _counts_up(numbers) and (under_header or numbers[0] <= 1)
    return under_header and marks in (ROMANS[: len(marks)], _LETTERS[: len(marks)])


def _figures_together(text: str) -> str:
    """Join the figures of a column number that a narrow column breaks: ( 0 1)."""
    return re.sub(r"(?<=[(\d]) (?=[\d)])", "", text)


def _counts_up(numbers: list[int]) -> bool:
    """Tell whether figures rise by one mostly, as column numbers do and a data row of equal figures does not."""
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    return rising >= (len(numbers) - 1) * SHARE_OF_STEPS


def row_text(grid: Grid, row: int) -> str:
    """Return what begins in a row as one text."""
    return " ".join(cell.text for cell in grid.row(row) if cell.text and cell.starts_at(row))
