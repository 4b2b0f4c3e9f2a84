"""Headings are spoilt as the benchmark says, by seed, and nothing else of a document."""

from __future__ import annotations

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from documents_as_text import loaded

from cascade.model import Grid, LoadedFile

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "reading" / "spoilt_headings.py"
TEXT = """
RENSTRA DINAS CONTOH TAHUN 2025-2026
| Sasaran        | Indikator Kinerja | Satuan | Target | <    |
| "              | "                 | "      | 2025   | 2026 |
| Meningkatnya A | Indeks A          | Indeks | 70     | 71   |
| Meningkatnya B | Indeks B          | Indeks | 80     | 81   |

| Sasaran        | Indikator Kinerja | Satuan | Target | <    |
| "              | "                 | "      | 2025   | 2026 |
| Meningkatnya C | Indeks C          | Indeks | 90     | 91   |
"""
NAMES = {"indeksa", "indeksb", "indeksc"}


@pytest.fixture(scope="module")
def spoiling() -> ModuleType:
    spec = importlib.util.spec_from_file_location("spoilt_headings", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def document() -> LoadedFile:
    return loaded(TEXT)


def grids(file: LoadedFile) -> list[Grid]:
    return [block for block in file.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[str]:
    return [cell.text for cell in grid.cells]


def test_the_header_is_what_stands_above_the_first_row_of_data(spoiling, document):
    headers = [list(spoiling.with_header(grid, NAMES).header) for grid in grids(document)]

    assert [len(header) for header in headers] == [2] * len(headers)


@pytest.mark.parametrize("kind", ["slips", "blanks", "foreign", "columns", "headings", "repeated", "cut", "missing"])
def test_the_same_seed_spoils_alike(spoiling, document, kind):
    once, again = (spoiling.spoilt(document, NAMES, spoiling.SPOILERS[kind], "7") for _ in range(2))

    assert list(map(texts, grids(once))) == list(map(texts, grids(again)))


@pytest.mark.parametrize("kind", ["slips", "blanks", "foreign", "columns", "headings", "repeated", "cut", "missing"])
def test_no_cell_of_data_is_changed(spoiling, document, kind):
    wanted = ["Meningkatnya A", "Indeks A", "70", "71", "Indeks B", "80", "Indeks C", "90", "91"]

    printed = [
        text for grid in grids(spoiling.spoilt(document, NAMES, spoiling.SPOILERS[kind], "7")) for text in texts(grid)
    ]

    assert all(text in printed for text in wanted)


def test_a_slip_changes_one_letter_of_a_word(spoiling):
    wrong = [spoiling._slip("Indikator Kinerja", random.Random(seed)) for seed in range(40)]

    assert all(abs(len(text) - len("Indikator Kinerja")) <= 1 for text in wrong)
    assert sum(text != "Indikator Kinerja" for text in wrong) > 30


def test_a_header_that_is_missing_on_later_pages_stays_on_the_first(spoiling, document):
    found = grids(spoiling.spoilt(document, NAMES, spoiling.SPOILERS["missing"], "7"))

    assert "Satuan" in texts(found[0])
    assert len(found) == 1 or "Satuan" not in texts(found[-1])
