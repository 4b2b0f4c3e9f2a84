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


def test_cells_of_a_web_page_keep_their_look(tmp_path: Path) -> None:
    page = """<style><!-- .xl65 {font-weight:700; background:#D9E1F2; mso-pattern:black none;}
      td.anak, .lain {padding-left:12px} --></style>
      <table><tr><td class=xl65>PROGRAM</td><td bgcolor="#FFFFFF" style="font-weight: bold">A</td></tr>
      <tr style="background-color: rgb(255, 242, 204)"><td class="anak">Kegiatan</td><td>&nbsp;&nbsp;Sub</td></tr>
      <tr><td style="background: #ddd"><b>x</b> y</td><td><div style="padding-left:2em">z</div></td></tr>
      <tr><th style="font-weight: normal">p</th><td style="background:yellow">q</td></tr></table>"""
    (tmp_path / "a.html").write_text(page, "utf-8")

    [table] = load(tmp_path / "a.html").blocks

    assert isinstance(table, Grid)
    assert [(cell.text, cell.bold, cell.fill, cell.indent) for cell in table.cells] == [
        ("PROGRAM", True, "d9e1f2", 0), ("A", True, "", 0), ("Kegiatan", False, "fff2cc", 9), ("Sub", False, "fff2cc", 6),
        ("x y", False, "dddddd", 0), ("z", False, "", 24), ("p", False, "", 0), ("q", False, "yellow", 0),
    ]  # fmt: skip


def test_a_small_table_in_a_cell_is_the_text_of_the_cell(tmp_path: Path) -> None:
    page = """<table><tr><th>Program</th><th>Indikator</th><th>Target</th></tr>
      <tr><td>Program A</td><td><table><tr><td>1.</td><td>Jumlah A</td></tr><tr><td>2.</td><td>Jumlah B</td></tr></table></td>
      <td>4</td></tr><tr><td>Program B</td><td>Jumlah C</td><td>5</td></tr></table>"""
    (tmp_path / "a.html").write_text(page, "utf-8")

    [table] = load(tmp_path / "a.html").blocks

    assert isinstance(table, Grid)
    assert [cell.text for cell in table.cells if cell.row == 2] == ["Program A", "1. Jumlah A\n2. Jumlah B", "4"]


def test_a_table_that_only_places_others_is_none(tmp_path: Path) -> None:
    inner = "<table><tr><td>Indikator</td><td>Target</td></tr><tr><td>Jumlah</td><td>3</td></tr></table>"
    (tmp_path / "a.html").write_text(f"<table><tr><td>Menu</td><td>{inner}</td><td>Kaki</td></tr></table>", "utf-8")

    first, table, last = load(tmp_path / "a.html").blocks

    assert isinstance(table, Grid)
    assert (table.rows, table.columns) == (2, 2)
    assert [line.text for line in (first, last) if isinstance(line, Line)] == ["Menu", "Kaki"]
