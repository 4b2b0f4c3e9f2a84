"""Recognise the lines that head the columns of a table of targets, and the texts that only number columns or rows.

Lines of a page go in; whether they consist of such headings, and after how many of them the headings end, come out. Knows
words alone, no places on a page, and does not tell what a column means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cascade.text.word_lists import one_of

_NAME_HEADS = frozenset(("indikator", "sasaran", "tujuan", "program", "kegiatan"))
_VALUE_HEADS = frozenset(("target", "pagu", "anggaran", "triwulan", "tr", "tw"))
_SIDE_HEADS = frozenset(("no", "nomor", "kode", "satuan", "sat"))
_HEADING_WORDS = (  # of which the headings of a table of targets consist, and no line of prose
    _NAME_HEADS
    | _VALUE_HEADS
    | _SIDE_HEADS
    | frozenset(
        re.findall(
            r"\w+",
            """
    strategis uraian urusan bidang sub kinerja utama outcome output rp tahun indikatif kondisi awal akhir baseline rencana prakiraan
    perkiraan rekening maju lokasi sumber dana data keterangan ket dan pada per setiap ke i ii iii iv perangkat daerah opd pd penanggung jawab definisi
    operasional formulasi rumus perhitungan penjelasan alasan volume tolok ukur hasil keluaran capaian realisasi base line nspk rpjmd
    relevan renstra catatan penting kelompok pengukuran kebutuhan kerangka pendanaan penerima manfaat
""",
        )
    )
    | frozenset(map(str, (*range(1, 21), *range(2018, 2041))))
)
_HEADING_LINE = re.compile(  # letters alone are parts of words that a narrow column breaks: N | o
    rf"[\W_]*(?:(?:{one_of(_HEADING_WORDS)}|[^\W\d_]{{1,2}})(?:[\W_]+|$))+", re.I
)
_HEAD = re.compile(
    rf"\b({'|'.join(_NAME_HEADS | _VALUE_HEADS | _SIDE_HEADS)}|rencana|prakiraan|tahun|kondisi|baseline|uraian|20\d\d)\b",
    re.I,
)
LEAST_HEADINGS = 3  # words that head a column of their own, before lines count as a header
ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_LETTERS = [chr(ord("a") + n) for n in range(26)]
_NUMBERING = re.compile(r"(?:kol(?:om)?\.? ?)?[(\[]?-?(\d{1,2}|[a-z]|[ivx]+)[)\].]*(\s*=.*)?", re.I)
LEAST_NUMBERED = 3  # columns
SHARE_OF_STEPS = 0.6  # by one, among figures that only count


def is_heading(line: str) -> bool:
    """Tell whether a line consists of words that head the columns of tables of targets, one of which heads nothing else."""
    return _HEADING_LINE.fullmatch(line) is not None and _HEAD.search(line) is not None


def headings_end(lines: Sequence[str]) -> int | None:
    """Return after how many lines the headings of a table of targets end, None where no lines consist of such headings."""
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if not _HEADING_LINE.fullmatch(line):
            seen.clear()
            continue
        seen.update(re.findall(r"[^\W_]+", line.casefold()))
        heads = seen & (_NAME_HEADS | _VALUE_HEADS | _SIDE_HEADS)
        has_values = heads & _VALUE_HEADS or sum(re.fullmatch(r"20\d\d", word) is not None for word in seen) > 1
        if len(heads) >= LEAST_HEADINGS and heads & _NAME_HEADS and has_values:
            return number + 1
    return None


def is_numbering(texts: Sequence[str], *, least: int = LEAST_NUMBERED, is_under_headings: bool = False) -> bool:
    """Tell whether texts beside or below each other only count: (1) (2) (3), 13 = 9 + 10.

    Right under headings letters, Roman numbers and figures that begin anywhere count too.
    """
    matches = [_NUMBERING.fullmatch(_figures_together(" ".join(text.split()))) for text in texts]
    marks = [match[1].lower() for match in matches if match]
    if len(texts) < least or len(marks) < len(texts):
        return False
    if all(mark.isdigit() for mark in marks):
        numbers = [int(mark) for mark in marks]
        return _counts_up(numbers) and (is_under_headings or numbers[0] == 1)
    return is_under_headings and marks in (ROMANS[: len(marks)], _LETTERS[: len(marks)])


def _figures_together(text: str) -> str:
    """Join the figures of a number that a narrow column breaks: ( 0 1)."""
    return re.sub(r"(?<=[(\d]) (?=[\d)])", "", text) if " " in text else text


def _counts_up(numbers: list[int]) -> bool:
    """Tell whether figures rise by one mostly, as column numbers do and a data row of equal figures does not."""
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    return rising >= (len(numbers) - 1) * SHARE_OF_STEPS
