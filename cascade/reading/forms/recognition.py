"""Tell whether rows print a budget form, and of which kind of document.

Printed rows go in, with the title of the file; the kind of their document comes out, None where they are no form. A title alone
makes no form, nor do the lines "Program : …" over a table: both must be there, with indicators, an allocation or details of spending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cascade.reading.forms.form_columns import heading_labels, holds_headings
from cascade.reading.forms.form_values import coded_name
from cascade.reading.forms.labels import split_label
from cascade.reading.forms.printed_rows import PrintedRow
from cascade.reading.name_parser import has_letter
from cascade.reading.title_page import TITLES

FORM_KINDS = ("dpa", "rka")
_ACCOUNT = re.compile(r"[4-6](\.\d(\.\d{1,5})*)?(?=\s|$)|\[ ?[#-] ?\]")  # 5.1.02; 5.01.02 is a program
LONGEST_TITLE = 160  # characters; a longer text is prose


def kind_of_form(rows: Sequence[PrintedRow], cover: str, known: str | None = None) -> str | None:
    """Return the kind of document of the form that rows print; `known` is what a person says of it."""
    if not is_form(rows):
        return None
    if known:
        return known if known in FORM_KINDS else None
    titles = [*_short_texts(rows), cover]
    return next((kind for kind in FORM_KINDS if any(_is_title(text, kind) for text in titles)), None)


def names_other_document(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether the last title among rows is that of another document than a budget form."""
    for text in reversed(list(_short_texts(row for row in rows if row.is_line))):
        if any(_is_title(text, kind) for kind in FORM_KINDS):
            return False
        if any(_is_title(text, kind) for kind in TITLES):
            return True
    return False


def _short_texts(rows: Iterable[PrintedRow]) -> Iterator[str]:
    """Yield the texts that may be titles."""
    return (text for row in rows for text in row.texts if len(text) <= LONGEST_TITLE and split_label(text) is None)


def _is_title(text: str, kind: str) -> bool:
    return re.search(TITLES[kind], text, re.I) is not None


def is_form(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether rows name elements behind labels, by code or at two levels, and print what belongs to them."""
    named = list(filter(None, map(_named_element, rows)))
    levels = {level for level, _ in named if level != "urusan"}
    if not (len(levels) > 1 or any(is_coded for _, is_coded in named)):
        return False
    return holds_headings(rows) or any(map(_prints_allocation, rows)) or any(map(_heads_details, rows))


def goes_on(rows: Sequence[PrintedRow], part: str) -> bool:
    """Tell whether rows go on with a form of which a part is being read: they name an element, or head or fill one of its parts."""
    if any(each is not None and each[1] for each in map(_named_element, rows)) or holds_headings(rows):
        return True
    if any(map(_heads_details, rows)):
        return True
    if part == "details":
        return any(is_account(row.texts[0]) and len(row.cells) > 1 for row in rows)
    return part == "measures" and any(map(_is_measure, rows))


def is_account(text: str) -> bool:
    """Tell whether a text is the code of an account or one of the marks of the rows below it: 5.1.02.01, "[ # ] …"."""
    return _ACCOUNT.match(text) is not None


def spends(texts: Sequence[str]) -> bool:
    """Tell whether the first texts of rows are mostly accounts, so that their table says what is spent on what."""
    return 2 * sum(is_account(text) and "." in text for text in texts) > len(texts)


def _named_element(row: PrintedRow) -> tuple[str, bool] | None:
    """Return the level of the element that a row names behind a label, and whether its code is printed."""
    found = split_label(row.texts[0]) if ":" in row.text or any(map(str.isdigit, row.text)) else None
    if found is None or found.label.group != "element" or not found.is_marked:
        return None
    code, name = coded_name([found.value, *row.texts[1:]])
    is_named = has_letter(name) and (code is not None or ":" in row.text)
    return (found.label.name, code is not None) if is_named else None


def _is_measure(row: PrintedRow) -> bool:
    found = split_label(row.texts[0])
    return found is not None and found.label.group == "measure" and len(row.cells) > 1 and found.is_marked


def _prints_allocation(row: PrintedRow) -> bool:
    found = split_label(row.texts[0])
    return found is not None and found.is_marked and found.label.name == "pagu"


def _heads_details(row: PrintedRow) -> bool:
    return any(label.name in ("details", "closing") for label in heading_labels(row))
