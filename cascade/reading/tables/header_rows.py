"""Tell rows of headings and rows that number the columns from rows of data.

One row of a grid goes in; whether it prints nothing but headings, or only counts the columns, comes out. Knows
no meaning of a column.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cascade.model import Grid
from cascade.reading.tables.header_parser import ROMANS, YEAR_LABEL, folded_heading

_HEADER_LABEL = re.compile(  # a cell that is nothing but a column heading
    r"(no|nomor|no urut|kode( rekening)?|uraian|nama( .+)?|jabatan|nip|golongan|pangkat.*|ket(erangan)?|sat(uan)?|volume"
    r"|target.{0,30}|realisasi.{0,40}|capaian.{0,30}|tujuan|sasaran( strategis| program| kegiatan)?|program|(sub ?)?kegiatan"
    r"|program/.*|indikator.{0,40}|anggaran.{0,15}|pagu.{0,20}|triwulan.*|tahun.*|lokasi|sumber (dana|data)"
    r"|penanggung ?jawab|jumlah|bobot|nilai|jenis|waktu|bulan|hari.*|tanggal)"
)
_NUMBERING = re.compile(r"(?:kol(?:om)?\.? ?)?[(\[]?-?(\d{1,2}|[a-z]|[ivx]+)[)\].]*(\s*=.*)?", re.I)
_LETTERS = [chr(ord("a") + n) for n in range(26)]
LEAST_HEADINGS = 3  # in a row that is a header, or that numbers the columns
SHARE_OF_LABELS = 0.6  # of the cells of a row that is a header
SHARE_OF_STEPS = 0.6  # by one, among the figures of a row that numbers the columns


def is_header(grid: Grid, row: int) -> bool:
    """Tell whether a row prints nothing but column headings, whether or not anything tells their meaning."""
    texts = [folded_heading(cell.text) for cell in grid.row(row) if cell.text and cell.starts_at(row)]
    if len(texts) < LEAST_HEADINGS or any(text.isdigit() and not YEAR_LABEL.fullmatch(text) for text in texts):
        return False
    labels = sum(bool(_HEADER_LABEL.fullmatch(text)) for text in texts)
    return texts[0] in ("no", "nomor") or labels >= len(texts) * SHARE_OF_LABELS


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
