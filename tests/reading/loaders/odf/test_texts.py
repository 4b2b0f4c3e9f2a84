"""A text gives its lines, tables and notes in their order."""

from __future__ import annotations

from pathlib import Path

from opendocument_files import opendocument

from cascade.model import Grid, Line
from cascade.reading.loaders.odf.elements import NAMESPACES

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def test_a_text_gives_lines_tables_and_notes_in_their_order(tmp_path: Path) -> None:
    body = (
        "<text:p>PERJANJIAN<text:s text:c='2'/>KINERJA<text:tab/>2022<text:line-break/>Camat</text:p>"
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Sasaran</text:p></table:table-cell><table:table-cell><text:p>Target</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Tertib</text:p><text:p>desa<office:annotation><text:p>periksa</text:p></office:annotation></text:p>"
        "</table:table-cell><table:table-cell><text:p>84%</text:p></table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list>"
    )
    loaded = opendocument(tmp_path, body, "a.odt")

    first, table, last = loaded.blocks
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert isinstance(table, Grid)
    assert (first.text, last.text) == ("PERJANJIAN  KINERJA 2022\nCamat", "butir")
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (1, 1, "Sasaran"), (1, 2, "Target"), (2, 1, "Tertib\ndesa"), (2, 2, "84%"),
    ]  # fmt: skip
    assert [(note.text, note.source.row) for note in loaded.notes] == [("periksa", 2)]
