"""Put the lines of a text without layout together into the cells that they were written from.

The lines of a text go in; its cells come out: headings, names, and rows of values with what stands before them on their line.
Where a cell ends is seen by the space that a wrapped line keeps at its end. Knows no table yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cascade.text.measures import measure_kind
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.table_headings import is_numbering
from cascade.text.units import is_known_unit
from cascade.text.word_lists import known_words

QUARTERS = 4
SHORT_UNIT = 2  # words
LEAST_WHOLE = 0.6  # share of a text that a page may leave of it where it cuts it
SHORTEST_CUT = 12  # letters; a shorter text is found in many others
_VALUE = re.compile(r"(?:[<>≥≤]=?)?\d[\d.,]*%?|[-–—]+")
_FOLIOS = re.compile(r"\(?\d{1,2}\)?")
_HEADER_WORDS = frozenset(
    [
        "no",
        "nomor",
        "kode",
        "uraian",
        "urusan",
        "bidang",
        "tujuan",
        "sasaran",
        "strategis",
        "program",
        "kegiatan",
        "sub",
        "indikator",
        "kinerja",
        "utama",
        "satuan",
        "sat",
        "volume",
        "target",
        "tahun",
        "tahunan",
        "rp",
        "pagu",
        "anggaran",
        "indikatif",
        "triwulan",
        "tribulan",
        "tr",
        "tri",
        "tw",
        "trw",
        "i",
        "ii",
        "iii",
        "iv",
        "ket",
        "keterangan",
        "penanggung",
        "jawab",
        "outcome",
        "output",
        "dan",
        "per",
    ]
)
_NEVER_FIRST = ",;.)"  # in a cell
REMARK = re.compile(
    r"\btarget\b.*\b(renstra|rpjmd|renja|perjanjian kinerja|pk|triwulan)\b|\bjangan\b|\b(mohon|harap|sebaiknya|utk)\b"
    r"|\b(untuk|agar|harus)\b.{0,20}\bdise\w*suaikan\b|\bdise\w*suaikan dengan\b",
    re.I,
)
_SECOND_NAME = re.compile(
    r"(?<=\w)\s+(?=(?:Jumlah|Persentase|Presentase|Prosentase|Frekuensi|Indeks|Nilai|Cakupan)\s[a-z])"
)
_BEGINS_INDICATOR = re.compile(r"(?:Jumlah|Persentase|Presentase|Prosentase|Frekuensi|Cakupan)\b")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a text; `spaced` tells that a space stands at its end, as where a cell goes on.

    `page` is None in a text that shows no end of a page.
    """

    text: str
    number: int
    page: int | None
    spaced: bool


@dataclass(slots=True)
class TextCell:
    """One cell of the text: a heading, a name, or a row of values with what stands before them on its line."""

    rows: list[TextRow]
    text: str
    kind: Literal["header", "name", "values"] = "name"
    values: tuple[str, ...] = ()
    unit: str = ""
    number: str = ""

    @property
    def page(self) -> int | None:
        """The page on which it begins."""
        return self.rows[0].page


def text_cells(rows: Sequence[TextRow]) -> list[TextCell]:
    """Put the lines of each cell together."""
    cells: list[TextCell] = []
    has_units = any(re.search(r"\bsat(uan)?\b", row.text, re.I) for row in rows)
    for row in rows:
        last = cells[-1] if cells else None
        follows = last is not None and last.kind == "name" and not last.rows[-1].spaced
        cells_on_line = values_on_line(row, has_units=has_units, follows=follows)
        if last and last.kind == "name" and last.rows[-1].page == row.page:
            open_header = last.rows[-1].spaced and is_header_text(last.text)
            if open_header and _FOLIOS.fullmatch(row.text.strip()):
                _append_line(last, row, " ")
                continue
            if cells_on_line is None and (glue := _separator(last, row)) is not None:
                _append_line(last, row, glue)
                continue
        cells += cells_on_line or [TextCell([row], one_line(row.text))]
    return _parted_at_page_cuts(cells)


def _append_line(cell: TextCell, row: TextRow, glue: str) -> None:
    cell.rows.append(row)
    cell.text = one_line(f"{cell.text}{glue}{row.text.strip()}")


def _separator(cell: TextCell, row: TextRow) -> str | None:
    """Return what joins a line to the cell before it, None where it begins a cell of its own."""
    before, text = cell.rows[-1], row.text.strip()
    if before.spaced:
        follows_text = not cell.text.isupper() and len(cell.text) > SHORTEST_CUT
        return None if follows_text and _BEGINS_INDICATOR.match(text) else " "
    if text[:1] in _NEVER_FIRST:
        return ""
    if not text[:1].islower():
        return None
    if _is_broken_word(before.text.strip(), text):
        return ""
    return None if REMARK.search(text) else " "


def _is_broken_word(above: str, text: str) -> bool:
    """Tell whether a word alone on its line goes on with the next one: not both parts are words."""
    end, begin = above.split()[-1].casefold(), re.split(r"[^\w]", text)[0]
    known = known_words()
    return " " not in above and not (end in known and begin in known)


def _parted_at_page_cuts(cells: list[TextCell]) -> list[TextCell]:
    """Part the cells of which a page cuts the first: its last line ends with a space, and the next cell was taken for its end.

    Such a document prints both texts whole elsewhere.
    """
    whole = [cell.text for cell in cells if cell.kind == "name"]
    parted: list[TextCell] = []
    for cell in cells:
        at = _cut_at(cell, whole) if cell.kind == "name" else None
        parted += [cell] if at is None else [joined_lines(cell.rows[:at]), joined_lines(cell.rows[at:])]
    return parted


def _cut_at(cell: TextCell, whole: list[str]) -> int | None:
    """Return which line of a cell begins another text, if both are parts of whole ones."""
    for number in range(1, len(cell.rows)):
        if not cell.rows[number].text[:1].isupper():
            continue
        first, second = joined_lines(cell.rows[:number]).text, joined_lines(cell.rows[number:]).text
        is_printed_again = whole.count(cell.text) > 1
        if min(len(first), len(second)) < SHORTEST_CUT or is_printed_again:
            continue
        if _is_part(first, whole) and _is_part(second, whole):
            return number
    return None


def _is_part(text: str, whole: list[str]) -> bool:
    return any(other.startswith(text) and len(text) >= LEAST_WHOLE * len(other) for other in whole)


def joined_lines(rows: list[TextRow]) -> TextCell:
    """Return lines as one cell."""
    cell = TextCell(rows[:1], one_line(rows[0].text))
    for row in rows[1:]:
        _append_line(cell, row, _separator(cell, row) or (" " if cell.rows[-1].spaced else ""))
    return cell


def values_on_line(row: TextRow, *, has_units: bool, follows: bool) -> list[TextCell] | None:
    """Return the names and values on a line that ends with values, None for any other line.

    Args:
        row: The line.
        has_units: The table has a column of units.
        follows: A name stands before it that does not go on; then a few words before the values are their unit.
    """
    whole = one_line(row.text)
    if follows and not row.spaced and (_is_counted(whole) or parse_quantity(whole).kind == "ordinal"):
        return [TextCell([row], whole, "values", (whole,))]
    words, values = _parted_before_values(row.text)
    is_year_alone = re.fullmatch(r"20\d\d", " ".join(values)) is not None
    is_header = len(words) > 1 and is_header_text(" ".join(words))
    if not values or is_year_alone or is_header:
        return None
    number, words, values = _parted_after_number(words, values)
    unit = _unit_before_values(words, follows=follows) if has_units else ""
    if words and not unit and len(values) != QUARTERS:
        return None
    text = " ".join(words).removesuffix(unit).strip()
    names = _SECOND_NAME.split(text) if text else []
    parts = [TextCell([row], name) for name in names]
    return [*parts, TextCell([row], whole, "values", tuple(values), unit, number)]


def _parted_before_values(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a line and the values with which it ends."""
    tokens = re.sub(r"(?<=\d) %", "%", text).split()
    begin = len(tokens)
    while begin and _VALUE.fullmatch(tokens[begin - 1]):
        begin -= 1
    return tokens[:begin], tokens[begin:]


def _parted_after_number(words: list[str], values: list[str]) -> tuple[str, list[str], list[str]]:
    """Return the number of a row, and its words and values without it."""
    if not words and len(values) == QUARTERS + 1 and values[0].isdigit():
        return values[0], words, values[1:]
    if len(words) in (1, 2) and words[0].isdigit():
        return words[0], words[1:], values
    return "", words, values


def _unit_before_values(words: list[str], *, follows: bool) -> str:
    """Return the unit with which the words before values end: all of them where a name stands before them."""
    text = " ".join(words)
    is_short_and_no_indicator = len(words) <= SHORT_UNIT and measure_kind(text) is None
    if follows and (text[:1].islower() or is_short_and_no_indicator):
        return text
    return words[-1] if words and is_known_unit(words[-1]) else ""


def _is_counted(text: str) -> bool:
    """Tell whether a text is a number with its unit: "12 dokumen"."""
    number, _, unit = text.partition(" ")
    return bool(_VALUE.fullmatch(number)) and number[:1].isdigit() and is_known_unit(unit)


def is_header_text(text: str, more: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text is made of the words of headings, `more` of them included."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and all(word in _HEADER_WORDS or word in more for word in words)


def with_headings_marked(cells: list[TextCell]) -> list[TextCell]:
    """Mark the headings: cells of header words, the numbers of the columns, and what stands among them."""
    for index, cell in enumerate(cells):
        is_heading = cell.kind == "name" and is_header_text(cell.text)
        follows_heading = index > 0 and cells[index - 1].kind == "header"
        if is_heading or (follows_heading and is_numbering(cell.text.split(), least=2, is_under_headings=True)):
            cell.kind = "header"
    return cells
