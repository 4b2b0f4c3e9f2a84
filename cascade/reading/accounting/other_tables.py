"""Say why a table that was not read is no table of targets, or why nobody could read it.

Its headings, its caption and what it prints go in; a state and a reason come out. Where nothing tells, it is not read: a wrong
"no table of targets" would lose it in silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cascade.model.account import ReadState
from cascade.model.i18n import LocalizedText
from cascade.reading.tables.table_kind import COMPARES, LOOKS_BACK, PROPOSES, NoTargetTable
from cascade.reading.tables.vocabulary import remembered, vocabulary

_NAMES = re.compile(r"\b(indikator|tolok ukur|tujuan|sasaran|program|kegiatan|kinerja|outcome|output)\b", re.I)
_PLANNED = re.compile(
    r"\b(target|pagu|anggaran|triwulan|tr\.? ?i{1,3}|tw ?\.?\d?|volume|rencana|prakiraan|dana)\b", re.I
)


_TARGETS = re.compile(r"\b(indikator|target|pagu|program|kegiatan|sasaran)\b", re.I)


@remembered
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(vocabulary().other_tables[kind], re.I)


def _names(kind: str, text: str) -> bool:
    """Tell whether a text names another kind of table than one of targets."""
    return _pattern(kind).search(text) is not None


@dataclass(frozen=True, slots=True)
class Unread:
    """What a table prints that nothing was read of: its headings, the caption above, how many rows and rows of figures."""

    headings: str
    caption: str
    rows: int
    figure_rows: int
    is_contents: bool = False
    is_headed: bool = True
    names_indicators: bool = False  # in a cell of its own, below the headings too, as a form does
    is_picture: bool = False  # so that its headings may have been read wrongly

    @property
    def words(self) -> str:
        """Caption and headings, which say what it is about."""
        return f"{self.caption} {self.headings}"


NO_HEADINGS = LocalizedText(
    "kepala kolomnya tidak ada atau tidak dikenali", "its headings are not there or not recognised"
)
UNKNOWN_TARGETS = LocalizedText(
    "kepala kolomnya menyebut kinerja dan target atau pagu, tetapi susunannya tidak dikenali",
    "its headings name performance and targets or pagu, but their order is not recognised",
)
GOES_ON = LocalizedText(
    "mungkin lanjutan tabel di atasnya; kolomnya tidak dapat dipasangkan",
    "it may go on with the table above; its columns could not be matched",
)
PICTURES = LocalizedText(
    "gambar tanpa tabel bergaris, atau di samping teks; tidak dibaca",
    "pictures without a ruled table, or beside text; they are not read",
)
LOSSES = frozenset((UNKNOWN_TARGETS, GOES_ON))  # of what is a table of targets as far as anyone can tell
UNKNOWN_LIST = LocalizedText(
    "daftar indikator tanpa angka; kolomnya tidak dikenali",
    "a list of indicators without figures; its columns are not recognised",
)


def judge(table: Unread, why: NoTargetTable | None = None) -> tuple[ReadState, tuple[LocalizedText, ...]]:
    """Return the state of a table that nothing was read of, and why; `why` is what the reading of its columns said."""
    if why and why.is_other:
        return "not_a_target_table", (why.reason,)
    state, reason = _judge_by_words(table)
    return state, (reason, why.reason) if why and reason in LOSSES else (reason,)


def _judge_by_words(table: Unread) -> tuple[ReadState, LocalizedText]:
    if reason := _why_no_targets(table):
        return "not_a_target_table", reason
    if not table.is_headed:
        return "not_read", NO_HEADINGS
    if table.names_indicators and table.figure_rows:
        return "not_read", UNKNOWN_TARGETS
    names, planned = _NAMES.search(table.headings), _PLANNED.search(table.headings)
    if names and planned:
        return "not_read", UNKNOWN_TARGETS
    if not table.figure_rows and re.search(r"\bindikator\b", table.headings, re.I):
        return "not_read", UNKNOWN_LIST
    if names or planned or re.search(r"\btarget|\bindikator|\bpagu", table.caption, re.I):
        return ("not_read", NO_HEADINGS) if table.figure_rows else ("not_a_target_table", _NO_FIGURES)
    if table.is_picture and table.figure_rows:
        return "not_read", NO_HEADINGS
    return "not_a_target_table", _NO_TARGETS if table.figure_rows else _NO_FIGURES


_NO_FIGURES = LocalizedText("daftar uraian tanpa kolom angka", "a list of texts without columns of figures")
_NO_TARGETS = LocalizedText(
    "kepala kolomnya tidak menyebut indikator, target atau pagu", "its headings name no indicator, target or pagu"
)


_EXPENDITURE = LocalizedText("rincian belanja", "details of expenditure")


def _why_no_targets(table: Unread) -> LocalizedText | None:
    """Return what else than a table of targets it is, None where it may be one."""
    if table.is_contents:
        return LocalizedText("daftar isi", "a list of contents")
    if _names("cascade", table.words):
        return LocalizedText("bagan penjenjangan kinerja (cascading)", "a cascading chart")
    if _names("spending", table.words):
        return _EXPENDITURE
    if _names("achieved", table.words):
        return LOOKS_BACK
    if _names("compared", table.words):
        return COMPARES
    if _names("proposed", table.words):
        return PROPOSES
    if _names("risks", table.headings) and not table.figure_rows:
        return LocalizedText("uraian masalah, isu atau faktor", "a list of problems, issues or factors")
    if _names("bills", table.headings) and not table.names_indicators:
        return _EXPENDITURE
    if _names("statistics", table.words) and not _TARGETS.search(table.words) and not table.names_indicators:
        return LocalizedText(
            "data pegawai, penduduk, barang atau wilayah", "figures about staff, people, goods or places"
        )
    return None


def first_texts(rows: Sequence[Sequence[str]], most: int = 4) -> str:
    """Return what the first rows of a table print, as one text."""
    return " | ".join(" ".join(text.split()) for row in rows[:most] for text in row if text)[:400]
