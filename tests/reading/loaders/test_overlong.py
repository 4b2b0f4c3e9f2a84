"""Texts that no planning document prints are cut before anybody looks for words in them, and that is told."""

from __future__ import annotations

import time

import openpyxl
import pytest

from cascade.model import Grid, Line, LoadedFile
from cascade.reading import loaders
from cascade.reading.document_builder import read_file
from cascade.reading.loaders.overlong import LONGEST_TEXT, LONGEST_WORD


def loaded(tmp_path, text: str) -> LoadedFile:
    path = tmp_path / "surat.txt"
    path.write_text(f"Rencana Aksi 2026\n{text}\n", "utf-8")
    return loaders.load(path, path.name)


def printed(file: LoadedFile) -> str:
    return " ".join(block.text for block in file.blocks if isinstance(block, Line))


def test_a_word_without_end_is_cut_and_told_with_its_place(tmp_path):
    file = loaded(tmp_path, "Sasaran " + "x" * 40_000 + " meningkat")

    assert printed(file) == f"Rencana Aksi 2026 Sasaran {'x' * LONGEST_WORD}… meningkat"
    assert [problem.message.id for problem in file.problems] == ["surat.txt: 1 teks yang terlalu panjang dipotong."]
    assert file.problems[0].source.row == 2


def test_a_text_without_end_is_cut(tmp_path):
    assert len(printed(loaded(tmp_path, "kata " * 9_000))) < LONGEST_TEXT + 50


def test_a_long_paragraph_stays_whole_and_blanks_alone_are_no_problem(tmp_path):
    paragraph = "Meningkatnya kualitas pelayanan. " * 100
    file = loaded(tmp_path, paragraph)

    assert printed(file).split() == ["Rencana", "Aksi", "2026", *paragraph.split()]
    assert file.problems == ()


def test_cells_of_a_workbook_and_values_of_a_canonical_document_are_cut(tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"] = "x" * 9_000, "Sasaran"
    book.save(tmp_path / "buku.xlsx")
    (tmp_path / "d.json").write_text('{"kind": "renja", "title": {"text": "%s"}, "notes": ["a"]}' % ("x" * 9_000))

    grid = next(block for block in loaders.load(tmp_path / "buku.xlsx", "b").blocks if isinstance(block, Grid))
    canonical = loaders.load(tmp_path / "d.json", "d.json").canonical[0]

    assert [len(cell.text) for cell in grid.cells] == [LONGEST_WORD + 1, 7]
    assert len(canonical["title"]["text"]) == LONGEST_WORD + 1


@pytest.mark.parametrize("unit", ["a", "1", " ", "a ", "1.", "A, "])
def test_a_hostile_line_takes_no_longer_than_a_page(tmp_path, unit):
    began = time.process_time()
    read_file(
        loaded(tmp_path, unit * 40_000 + "!\nIndikator  Satuan  Target\nNilai SAKIP  angka  80\n" + unit * 40_000)
    )

    assert time.process_time() - began < 5
