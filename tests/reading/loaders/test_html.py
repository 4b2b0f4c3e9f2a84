"""A web page gives its tables, also where an application calls it a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model import Grid, Line, LoadedFile
from cascade.reading import loaders


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


@pytest.mark.parametrize("name", ["a.xls", "a.html"])
def test_a_web_page_that_is_called_a_workbook_is_read_by_its_tables(tmp_path: Path, name: str) -> None:
    page = """<html><head><title>x</title><style>td {color: red}</style></head><body><h3>RENCANA AKSI<br>TAHUN 2025</h3>
      <table><tr><th rowspan=2>Indikator</th><th colspan="2">Target</th></tr><tr><td>TW&nbsp;I</td><td>TW II</td></tr>
      <tr><td>Jumlah <b>rapat</b><br>koordinasi</td><td>3</td><td><p>4</p></td></tr></table>
      <script>alert("x")</script>Contoh, 4 Januari 2025</body></html>"""
    (tmp_path / name).write_text(page, "utf-8")

    first, second, table, last = load(tmp_path / name).blocks

    assert isinstance(table, Grid)
    assert [line.text for line in (first, second, last) if isinstance(line, Line)] == [
        "RENCANA AKSI",
        "TAHUN 2025",
        "Contoh, 4 Januari 2025",
    ]
    assert [(c.row, c.column, c.rows, c.columns, c.text, c.bold) for c in table.cells] == [
        (1, 1, 2, 1, "Indikator", True), (1, 2, 1, 2, "Target", True), (2, 2, 1, 1, "TW I", False), (2, 3, 1, 1, "TW II", False),
        (3, 1, 1, 1, "Jumlah rapat\nkoordinasi", False), (3, 2, 1, 1, "3", False), (3, 3, 1, 1, "4", False),
    ]  # fmt: skip


def test_spans_of_a_web_page_are_cut(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<table><tr><td colspan=999999 rowspan=999999>x</td></tr></table>")
    [table] = load(tmp_path / "a.html").blocks
    assert isinstance(table, Grid)
    assert (table.rows, table.columns) == (1, 300)
