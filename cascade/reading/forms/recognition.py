"""Tell whether rows print a budget form, and of which kind of document.

Printed rows go in, with the title of the file; the kind of their document comes out, None where they are no form. A title alone
makes no form, nor do the lines "Program : …" over a table: both must be there, with indicators, an allocation or details of spending.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cascade.reading.forms.form_columns import heading_labels, holds_headings
from cascade.reading.forms.form_values import coded_name
from cascade.reading.forms.labels import split_label
from cascade.reading.forms.printed_rows import PrintedRow
from cascade.reading.title_page import TITLES

FORM_KINDS = ("dpa",)
LONGEST_TITLE = 160  # characters; a longer text is prose


def kind_of_form(rows: Sequence[PrintedRow], cover: str, known: str | None) -> str | None:
    """Return the kind of document of the form that rows print; `known` is what a person or the form before says of it."""
    if not is_form(rows):
        return None
    if known:
        return known
    titles = [text for row in rows for text in row.texts if len(text) <= LONGEST_TITLE]
    return next((kind for kind in FORM_KINDS for text in [*titles, cover] if re.search(TITLES[kind], text, re.I)), None)


def is_form(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether rows name elements by code behind a label, and print what belongs to them."""
    return any(map(_names_coded_element, rows)) and (
        holds_headings(rows) or any(map(_prints_allocation, rows)) or any(map(_heads_details, rows))
    )


def goes_on(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether rows go on with a form that has begun: they name an element or head one of its parts."""
    return any(map(_names_coded_element, rows)) or holds_headings(rows) or any(map(_heads_details, rows))


def _names_coded_element(row: PrintedRow) -> bool:
    found = split_label(row.texts[0])
    if found is None or found.label.group != "element" or not found.is_marked:
        return False
    return coded_name([found.value, *row.texts[1:]])[0] is not None


def _prints_allocation(row: PrintedRow) -> bool:
    found = split_label(row.texts[0])
    return found is not None and found.is_marked and found.label.name == "pagu"


def _heads_details(row: PrintedRow) -> bool:
    return any(label.name in ("details", "closing") for label in heading_labels(row))
