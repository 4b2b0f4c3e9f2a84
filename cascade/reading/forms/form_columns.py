"""Tell the headings of the columns of a budget form, and which column holds indicators and which targets.

A printed row goes in; the labels of its headings and the spans of the columns below come out. Of values before and after a revision
those after it count. Reads no value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cascade.model import Cell
from cascade.reading.forms.labels import Label, headings_in, label_of
from cascade.reading.forms.printed_rows import PrintedRow

_COLUMNS = ("indicator", "target", "unit", "measure")
_NUMBER_HEADING = re.compile(r"(no|nomor|kode)\b|:$", re.I)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FormColumns:
    """The columns of a block of indicators in one grid, each from its first to its last."""

    measure: Span | None = None
    indicator: Span | None = None
    target: Span | None = None
    unit: Span | None = None

    def cells(self, row: PrintedRow, name: str) -> list[Cell]:
        """Return the cells of a row that begin in a column."""
        span: Span | None = getattr(self, name)
        return [cell for cell in row.cells if span and span[0] <= cell.column <= span[1]]


def heading_labels(row: PrintedRow) -> list[Label]:
    """Return the headings that a row consists of; one of them alone counts only where nothing else stands beside it."""
    if row.is_line or len(row.cells) == 1:
        return headings_in(row.text)
    return [label for text in row.texts if (label := label_of(text)) and label.group == "heading"]


def columns_of(row: PrintedRow, above: FormColumns | None) -> FormColumns:
    """Return the columns under the headings of a row, none on a line; `above` are those that the row above it tells."""
    if row.is_line:
        return FormColumns()
    labelled = [(cell, label) for cell, text in zip(row.cells, row.texts, strict=True) if (label := label_of(text))]
    spans = {name: span for name in _COLUMNS if above and (span := getattr(above, name))}
    for cell, label in labelled:
        span = (cell.column, cell.column + cell.columns - 1)
        if label.name in _COLUMNS:
            spans[label.name] = span
        elif label.name == "after":
            spans |= _narrowed(spans, span)
    if "indicator" not in spans and "measure" in spans:
        spans["indicator"] = spans.pop("measure")
    return FormColumns(**spans)


def _narrowed(spans: dict[str, Span], after: Span) -> dict[str, Span]:
    """Return the columns of which a heading names the part after the revision."""
    return {name: after for name, (first, last) in spans.items() if first <= after[0] and after[1] <= last}


def heads_indicators(row: PrintedRow) -> bool:
    """Tell whether a row heads the columns of a block of indicators: those of indicators and of targets, and hardly any other."""
    names = {label.name for label in heading_labels(row)}
    if {"indicator", "target"} <= names:
        return True
    if len(row.cells) == 1:
        return {"measure", "target"} <= names
    others = [
        text for text in row.texts if (label := label_of(text)) is None or label.group not in ("heading", "measure")
    ]
    return {"measure", "target"} <= names and all(_NUMBER_HEADING.match(text) for text in others)


def holds_headings(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether rows print the headings of a block of indicators or its title."""
    return any(heads_indicators(row) or any(label.name == "title" for label in heading_labels(row)) for row in rows)
