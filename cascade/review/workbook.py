"""Read the yellow cells of a workbook that cascade wrote and a person filled in.

A file goes in; the rows that have a key come out with what stands under each head that a person may fill in. A row is known by
its hidden key and a column by its head: sorting, filtering, deleted rows and added columns change nothing. Decides nothing.
"""

from __future__ import annotations

import datetime
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from cascade.model import Source
from cascade.model.errors import CascadeError, DocumentError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.reports.formats.xlsx.columns import (
    ANSWER,
    ANSWER_BY,
    ANSWER_WHY,
    CAUSE,
    EFFECT,
    FOLLOW_UP,
    KEY,
    STATUS,
    WAIVED_BY,
    WAIVED_SECOND,
    WAIVED_UNTIL,
    WAIVED_WHY,
)
from cascade.safe_io.archives import zip_guard
from cascade.text.printable import printable

LAST_HEAD_ROW = 60  # below which no head of a table is looked for
MAX_ROWS, MAX_COLUMNS = 20_000, 200
_OF_LINKS = (ANSWER, ANSWER_WHY, ANSWER_BY)
_OF_PROBLEMS = (CAUSE, EFFECT, FOLLOW_UP, STATUS, WAIVED_WHY, WAIVED_BY, WAIVED_UNTIL, WAIVED_SECOND)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row: its key, and what stands under each head (empty where nothing)."""

    key: str
    source: Source
    texts: Mapping[LocalizedText, str] = field(default_factory=dict)

    def get(self, head: LocalizedText) -> str:
        """Return what stands under a head."""
        return self.texts.get(head, "")


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """What a person filled in; `identities` are the dossiers that its sheets say they are of."""

    file: str
    identities: frozenset[str]
    problems: tuple[FilledRow, ...]
    links: tuple[FilledRow, ...]


def read_workbook(path: Path) -> FilledWorkbook:
    """Read a filled-in workbook.

    Raises:
        CascadeError: it cannot be opened, is no workbook, or none that cascade wrote.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CascadeError(
            LocalizedText("{p}: tidak dapat dibuka ({r}).", "{p}: cannot be opened ({r}).").format(
                p=path, r=os_error_reason(error)
            )
        ) from error
    found = list(_sheets(content, path.name))
    if not found:
        raise CascadeError(
            LocalizedText(
                "{f}: bukan kertas kerja cascade, atau kolom kuncinya dihapus.",
                "{f}: no working paper of cascade, or its column of keys was deleted.",
            ).format(f=path.name),
            LocalizedText(
                "Tulis kertas kerja baru dengan cascade check FOLDER --report xlsx, lalu salin isinya ke sana.",
                "Write a new one with cascade check FOLDER --report xlsx, and copy what you filled in.",
            ),
        )
    rows = [row for _, filled in found for row in filled]
    return FilledWorkbook(
        path.name,
        frozenset(identity for identity, _ in found if identity),
        tuple(row for row in rows if ANSWER not in row.texts),
        tuple(row for row in rows if ANSWER in row.texts),
    )


def _sheets(content: bytes, file: str) -> Iterator[tuple[str, list[FilledRow]]]:
    """Yield, for each sheet with keys, the dossier that it is of and its rows."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            zip_guard.check_archive(archive, file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it drops
            book = openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False)
        sheets = book.worksheets
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # a broken package fails anywhere in openpyxl, zipfile or lxml
        raise CascadeError(
            LocalizedText("{f}: bukan buku kerja Excel yang utuh.", "{f}: it is not an intact Excel workbook.").format(
                f=file
            ),
            LocalizedText("Simpan sebagai Excel Workbook (.xlsx).", "Save it as an Excel Workbook (.xlsx)."),
        ) from error
    for sheet in sheets:
        if (found := _read_sheet(sheet, Source(file, sheet=sheet.title))) is not None:
            yield found


def _read_sheet(sheet: Worksheet, source: Source) -> tuple[str, list[FilledRow]] | None:
    """Return the dossier and the rows of a sheet; None where it has no column of keys."""
    cells = [
        [_text(value) for value in row]
        for row in sheet.iter_rows(
            max_row=min(sheet.max_row, MAX_ROWS), max_col=min(sheet.max_column, MAX_COLUMNS), values_only=True
        )
    ]
    heads = next(
        (number for number, row in enumerate(cells[:LAST_HEAD_ROW]) if any(_is(KEY, text) for text in row)), None
    )
    if heads is None:
        return None
    columns = {
        head: next(position for position, text in enumerate(cells[heads]) if _is(head, text))
        for head in (KEY, *_OF_LINKS, *_OF_PROBLEMS)
        if any(_is(head, text) for text in cells[heads])
    }
    key_column = columns.pop(KEY)
    identity = next((text for row in cells[:heads] if (text := row[key_column])), "")
    rows = []
    for number, row in enumerate(cells[heads + 1 :], heads + 2):
        texts = {head: row[position] for head, position in columns.items()}
        if row[key_column] or any(text for head, text in texts.items() if head is not STATUS):
            place = Source(source.file, sheet=source.sheet, row=number)
            rows.append(FilledRow(row[key_column], place, texts))
    return identity, rows


def _is(head: LocalizedText, text: str) -> bool:
    plain = " ".join(text.split()).casefold()
    return plain in (head.id.casefold(), head.en.casefold())


def _text(value: object) -> str:
    """Return what a cell says as one text; a day as 2026-12-31."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else printable(str(value)).strip()
