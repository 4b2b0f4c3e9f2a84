"""Weigh what a row shows of its level by itself: its column, its words, its code, its name in other tables.

A row goes in; for each depth the nats come out that speak for or against it. What the rows around it tell is weighed elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cascade.reading.name_parser import is_result_sentence
from cascade.reading.witnesses.records import (
    BIDANG,
    DEPTHS,
    KEGIATAN,
    PROGRAM,
    RINCIAN,
    SASARAN,
    SUB_KEGIATAN,
    TUJUAN,
    URUSAN,
    PrintedRow,
    Witness,
)
from cascade.reading.witnesses.row_classes import code_class, has_codes

Weights = list[float]  # by depth
PRIOR = (-6.0, -6.0, -3.0, -3.0, 0.0, 0.0, 0.0, -3.0)  # tables of programs print programs, kegiatan, sub kegiatan
OWN_COLUMN = 12.0
WORDS = {"program": 4.0, "kegiatan": 2.5, "sub_kegiatan": 4.0, "tujuan": 4.0, "sasaran": 4.0}
ELSEWHERE = 3.0
RESULT_SENTENCE = {TUJUAN: 3.0, SASARAN: 4.0, PROGRAM: -2.0, KEGIATAN: -1.0, SUB_KEGIATAN: -1.0}
LOOKS = 2.0
UNCODED, UNCODED_OLD, WORDLESS = 1.5, 5.0, -2.5
STANDARD_SUB_KEGIATAN = {(6, 3), (5, 2)}
STANDARD_CODE = 3.0
OLD_CODE = 1.5
LONGEST_OLD_CODE = 6  # parts of a program by Permendagri 13/2006, with its organisation


@dataclass(frozen=True, slots=True)
class Silence:
    """What it says in a table that a row prints no code, or not the word Program, by the rows that do."""

    no_code: float
    no_word: float


def witnesses_of_row(row: PrintedRow, silence: Silence) -> dict[Witness, Weights]:
    """Return what each witness of a row says for each depth."""
    found: dict[Witness, Weights] = {"order": list(PRIOR)}
    if row.heads == "urusan":
        found["word"] = _for({URUSAN: 10.0, BIDANG: 10.0})
    elif row.level is not None and row.level in DEPTHS:
        found["column"] = _for({DEPTHS.index(row.level): OWN_COLUMN})
    else:
        result = RESULT_SENTENCE if is_result_sentence(row.name) else {}
        word = {DEPTHS.index(row.word): WORDS.get(row.word, 0.0)} if row.word in DEPTHS else {PROGRAM: silence.no_word}
        found["word"] = [says + more for says, more in zip(_for(result), _for(word), strict=True)]
    if row.elsewhere is not None and row.elsewhere in DEPTHS:
        found["elsewhere"] = _for({DEPTHS.index(row.elsewhere): ELSEWHERE})
    if row.looks is not None and row.looks in DEPTHS:
        found["style"] = _for({DEPTHS.index(row.looks): LOOKS})
    if row.code:
        found["code"] = _for(_depths_of_code(row.code))
    elif row.level is None and row.word is None:
        found["code"] = _for({RINCIAN: silence.no_code})
    return found


def silence_of(rows: Sequence[PrintedRow]) -> Silence:
    """Return what having no code or no word says in a table.

    No code speaks for a detail of a kegiatan, much so where codes are of the old scheme, without sub kegiatan. The official names
    of all programs begin with the word.
    """
    classes = {code_class(row.code) for row in rows if row.code}
    no_code = 0.0 if not has_codes(rows) else UNCODED if classes & STANDARD_SUB_KEGIATAN else UNCODED_OLD
    return Silence(no_code, WORDLESS if any(row.word == "program" for row in rows) else 0.0)


def weights_of_rows(rows: Sequence[PrintedRow]) -> list[Weights]:
    """Return what all witnesses of each row say together."""
    silence = silence_of(rows)
    return [[sum(column) for column in zip(*witnesses_of_row(row, silence).values(), strict=True)] for row in rows]


def _for(weights: Mapping[int, float]) -> Weights:
    return [weights.get(depth, 0.0) for depth in range(len(DEPTHS))]


def _depths_of_code(code: str) -> dict[int, float]:
    """Return the depths that the coding schemes know for a code: those of today, cut ones, and those until 2020."""
    count, single = code_class(code)
    match count, single:
        case (1, _):
            return {URUSAN: 3.0, BIDANG: 1.0}
        case (2, _):
            return {BIDANG: 3.0, URUSAN: 2.0}
        case (3, _):
            return {PROGRAM: STANDARD_CODE}
        case (4, 2):
            return {KEGIATAN: STANDARD_CODE}  # 7.01.2.05, its program left out
        case (5, 2):
            return {SUB_KEGIATAN: STANDARD_CODE}
        case (4, 3):
            return {}  # 7.01.06.2 is no whole code
        case (4, _):
            return {KEGIATAN: OLD_CODE}
        case (5, 3):
            return {KEGIATAN: STANDARD_CODE}
        case (6, 3):
            return {SUB_KEGIATAN: STANDARD_CODE}
        case (5, _):
            return {KEGIATAN: OLD_CODE}
        case (6, 2):
            return {PROGRAM: OLD_CODE, SUB_KEGIATAN: OLD_CODE / 2}
        case (7, 2):
            return {KEGIATAN: OLD_CODE, SUB_KEGIATAN: OLD_CODE / 2}
        case (6, _):
            return {SUB_KEGIATAN: OLD_CODE}
    return {}
