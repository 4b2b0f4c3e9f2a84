"""Tell rows of headings and rows that number the columns from rows of data.

One row of a grid goes in; whether it prints nothing but headings, or only counts the columns, comes out. Knows
no meaning of a column.
"""

from __future__ import annotations

import re

from cascade.model import Grid
from cascade.reading.tables.header_parser import YEAR_LABEL, folded_heading
from cascade.text import table_headings

_HEADER_LABEL = re.compile(  # a cell that is nothing but a column heading
    r"(no|nomor|no urut|kode( rekening)?|uraian|nama( .+)?|jabatan|nip|golongan|pangkat.*|ket(erangan)?|sat(uan)?|volume"
    r"|target.{0,30}|realisasi.{0,40}|capaian.{0,30}|tujuan|sasaran( strategis| program| kegiatan)?|program|(sub ?)?kegiatan"
    r"|program/.*|indikator.{0,40}|anggaran.{0,15}|pagu.{0,20}|triwulan.*|tahun.*|lokasi|sumber (dana|data)"
    r"|penanggung ?jawab|jumlah|bobot|nilai|jenis|waktu|bulan|hari.*|tanggal)"
)
LEAST_HEADINGS = 3  # in a row that is a header, or that numbers the columns
SHARE_OF_LABELS = 0.6  # of the cells of a row that is a header


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
    if not cells or cells[0].column > min(cell.column for cell in grid.cells) + 1:
        return False
    return table_headings.is_numbering([cell.text for cell in cells], is_under_headings=under_header)


def row_text(grid: Grid, row: int) -> str:
    """Return what begins in a row as one text."""
    return " ".join(cell.text for cell in grid.row(row) if cell.text and cell.starts_at(row))
