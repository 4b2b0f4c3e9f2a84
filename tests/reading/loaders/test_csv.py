"""A file of separated values is read by its own delimiter and encoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from loaded_files import grid, load, texts

from cascade.model.errors import DocumentError


@pytest.mark.parametrize(
    "content",
    [
        "Indikator;Target\nNilai AKIP;84,5\nIndeks, baru;1,25\n",
        "Indikator\tTarget\nNilai AKIP\t84,5\nIndeks, baru\t1,25\n",
        'Indikator,Target\nNilai AKIP,"84,5"\n"Indeks, baru","1,25"\n',
        "sep=|\nIndikator|Target\nNilai AKIP|84,5\nIndeks, baru|1,25\n",
    ],
)
def test_the_delimiter_is_found(tmp_path: Path, content: str) -> None:
    path = tmp_path / "Renja.csv"
    path.write_text(content, encoding="utf-8")
    table = grid(load(path))
    assert texts(table) == {
        (1, 1): "Indikator",
        (1, 2): "Target",
        (2, 1): "Nilai AKIP",
        (2, 2): "84,5",
        (3, 1): "Indeks, baru",
        (3, 2): "1,25",
    }
    assert (table.name, table.rows, table.columns) == ("Renja", 3, 2)
    assert table.cells[-1].source.cell == "B3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "Renja.tsv"
    path.write_text("Nilai – “AKIP”\t84\r\n", encoding=encoding, newline="")
    assert texts(grid(load(path))) == {(1, 1): "Nilai – “AKIP”", (1, 2): "84"}


def test_a_quoted_field_keeps_its_line_break_and_blanks_are_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "Renja.csv"
    path.write_bytes(b'"Nilai\r\nAKIP";;84\r\n;;\r\nakhir;;\r\n')
    assert texts(grid(load(path))) == {(1, 1): "Nilai\nAKIP", (1, 3): "84", (3, 1): "akhir"}


@pytest.mark.parametrize("content", [b"a;b\0c", b"\x81\x8d", b"a;" * 20_000, b"\xff\xfe\x00"])
def test_what_is_no_table_of_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Renja.csv"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match="readable"):
        load(path)
