"""Read tables of separated values.

In: a .csv or .tsv file in UTF-8, UTF-16 or Windows-1252, separated by semicolon, tab or comma. Out: one
grid named after the file, with every field as it is written.
Never guesses what a field means, never turns text into numbers.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from io import StringIO
from itertools import islice
from pathlib import Path

from cascade.model import Cell, Grid, LoadedFile, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext
from cascade.reading.loaders.encoding import decode
from cascade.reading.loaders.sheet_grid import column_letters

DELIMITERS = (";", "\t", ",")  # Excel separates by semicolon where the decimal mark is a comma
MAX_COLUMNS = 16_384
SAMPLE = 1000  # rows


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one file.

    Raises:
        DocumentError: it is not text, or no table of at most `MAX_COLUMNS` columns.
    """
    try:
        text = decode(path.read_bytes())
        delimiter, text = _delimiter(text)
        records = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable(origin.file) from error
    if "\0" in text or max(map(len, records), default=0) > MAX_COLUMNS:
        raise _unreadable(origin.file)
    cells = tuple(
        Cell(_clean(field), row, column, replace(origin, row=row, column=column, cell=_reference(row, column)))
        for row, record in enumerate(records, 1)
        for column, field in enumerate(record, 1)
        if _clean(field)
    )
    rows, columns = max((c.row for c in cells), default=0), max((c.column for c in cells), default=0)
    return LoadedFile(origin.file, origin.sha256, (Grid(path.stem, cells, rows, columns, origin),))


def _delimiter(text: str) -> tuple[str, str]:
    """Return the delimiter and the text that it separates; the most consistent one wins."""
    first, _, rest = text.partition("\n")
    named = first.strip().lower().removeprefix("sep=")  # Excel obeys this line and does not show it
    if first.lower().startswith("sep=") and len(named) == 1:
        return named, rest
    return max(DELIMITERS, key=lambda delimiter: _consistency(text, delimiter)), text


def _consistency(text: str, delimiter: str) -> int:
    """Count the rows that share the most common width of two or more."""
    sample = islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), SAMPLE)
    widths = Counter(len(record) for record in sample if len(record) > 1)
    return max(widths.values(), default=0)


def _reference(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def _clean(field: str) -> str:
    return field.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\xad", "").strip()


def _unreadable(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText(
            "{file}: bukan tabel teks yang dapat dibaca.", "{file}: it is not a readable table of text."
        ).format(file=file),
        LocalizedText("Simpan ulang dari Excel sebagai .xlsx.", "Save it again from Excel as .xlsx."),
    )
