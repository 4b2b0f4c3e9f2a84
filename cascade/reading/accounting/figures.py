"""Tell rows of figures from prose: which texts are numbers, which rows and lines print columns of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cascade.model import Grid
from cascade.text.printable import one_line
from cascade.text.table_headings import is_numbering

LEAST_FIGURES = 2  # in a row of figures
WIDE_ROW = 4  # figures
LEAST_ROWS = 3  # of figures, among lines of text, before they are columns
CAPTION = re.compile(r"\W*(tabel|table|tbl|lampiran|matriks|formulir)\b[^.]{0,12}\d", re.I)
_YEAR = re.compile(r"(19|20)\d\d")
_FIGURE = re.compile(
    r"\(?(rp\.?\s*)?[-+]?\d{1,3}([.,]\s?\d{3})*([.,]\d+)?\)?\s*%?,?-?|(rp\.?\s*)?\d+([.,]\d+)*\s*%?|n/?a", re.I
)
_WITH_UNIT = re.compile(r"\d[\d.,]*\s*(%|[^\W\d_][^\W\d_/]*( [^\W\d_]+)?)", re.I)
_CODE = re.compile(r"\d{1,2}(\.\d{1,4}){2,}|\d+[.)]|\(\d+\)")
_LEADERS = re.compile(r"\.{5,}|…{2,}|(?:\. ){4,}")
_LABEL = re.compile(r"\(?(indikator|tol[oa]k ukur|target kinerja)\b", re.I)
_MONEY = re.compile(r"(rp\.?\s*)?\d{1,3}([.,]\d{3}){2,}([.,]\d{1,2})?,?-?", re.I)


def is_figure(text: str) -> bool:
    """Tell whether a text is a number, an amount or a number with its unit; a year, a code or "3." is none."""
    text = one_line(text)
    if text[:1].isalpha() and text[0] not in "rRnN":  # Rp, n/a
        return False
    if _YEAR.fullmatch(text) or (_CODE.fullmatch(text) and not _MONEY.fullmatch(text)):
        return False
    return bool(_FIGURE.fullmatch(text) or _WITH_UNIT.fullmatch(text))


def is_money(text: str) -> bool:
    """Tell whether a text is an amount of a million or more."""
    return bool(_MONEY.fullmatch(one_line(text)))


def figure_rows(grid: Grid, rows: Sequence[int]) -> list[int]:
    """Return those of the rows that print two figures, or an amount beside a text; a numbering row is none."""
    return [row for row in rows if _prints_figures([cell.text for cell in grid.row(row) if cell.text])]


def _prints_figures(texts: Sequence[str]) -> bool:
    figures = [text for text in texts if is_figure(text)]
    if is_numbering(texts, least=2):
        return False
    return len(figures) >= LEAST_FIGURES or (len(texts) > 1 and any(map(is_money, texts)))


def lines_of_figures(texts: Sequence[str]) -> list[int]:
    """Return the places of the lines that end in two figures beside each other or in an amount, none where a list of contents is."""
    led = sum(bool(_LEADERS.search(text)) for text in texts)
    found = [number for number, text in enumerate(texts) if _ends_in_figures(text)]
    return [] if led >= LEAST_ROWS and led * 2 > len(found) else found


def are_columns(texts: Sequence[str]) -> bool:
    """Tell whether lines of figures are columns: three of them, or two with four figures at their ends."""
    wide = [text for text in texts if len(text.split()) >= WIDE_ROW and all(map(is_figure, text.split()[-WIDE_ROW:]))]
    return len(texts) >= LEAST_ROWS or len(wide) > 1


def _ends_in_figures(text: str) -> bool:
    words = text.split()
    last = [word for word in words[-LEAST_FIGURES:] if is_figure(word)]
    is_row = len(last) == LEAST_FIGURES or (bool(words) and is_money(words[-1]) and len(words) > 1)
    return is_row and not text.rstrip().endswith((".", ";", ":"))


def is_list_of_contents(texts: Sequence[str]) -> bool:
    """Tell whether lines or rows end in leaders and the number of a page."""
    return sum(bool(_LEADERS.search(text)) for text in texts) >= LEAST_ROWS


def captions(texts: Sequence[str]) -> Iterator[str]:
    """Yield the lines that begin like the caption of a table, the last first."""
    return (one_line(text) for text in reversed(texts) if CAPTION.match(text))


def names_indicators(text: str) -> bool:
    """Tell whether a cell names indicators or targets, as a heading or the label of a form does."""
    return _LABEL.match(text) is not None
