"""Silent losses are counted without cascade's own look at the page."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from pdf_pages import Look, printed

ROOT = Path(__file__).parents[2]
TABLE = """
    Tabel 4.1 Target Kinerja

    | No | Indikator Kinerja | Satuan | Target 2025 | Target 2026 |
    | 1 | Indeks Kepuasan | indeks | 82,5 | 83 |
    | 2 | Nilai SAKIP | nilai | 70 | 71 |
    | 3 | Cakupan layanan | % | 90 | 95 |
    """


@pytest.fixture(scope="module")
def losses() -> ModuleType:
    spec = importlib.util.spec_from_file_location("losses", ROOT / "benchmarks" / "reading" / "losses.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["losses"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def path(tmp_path):
    return printed(tmp_path / "a.pdf", TABLE, Look(size=8))


def account(state: str, pages: list[int]) -> list[dict[str, object]]:
    return [{"tables": [{"state": state, "pages": pages, "source": {"page": pages[0]}}]}]


def test_a_page_that_the_account_does_not_name_is_lost(losses, path):
    assert [why for _, _, why in losses.losses_of(path, {"account": account("read", [2])})] == ["not named"]


def test_a_page_said_to_be_read_of_which_nothing_is_there_is_lost(losses, path):
    read = {"account": account("read", [1]), "documents": []}

    assert [why for _, _, why in losses.losses_of(path, read)] == ["said to be read, 0% of its figures are"]


@pytest.mark.parametrize("state", ["not_read", "read_in_part", "not_a_target_table"])
def test_a_page_that_is_said_not_to_be_read_is_no_silent_loss(losses, path, state):
    assert [why for _, _, why in losses.losses_of(path, {"account": account(state, [1])})] == [""]


def test_a_page_whose_figures_occur_among_the_values_is_no_loss(losses, path):
    values = [{"raw": raw, "source": {"page": 1}} for raw in ("82,5", "83", "70", "71", "90", "95")]
    read = {"account": account("read", [1]), "documents": [{"indicators": values}]}

    assert [why for _, _, why in losses.losses_of(path, read)] == [""]


def test_prose_with_numbers_is_no_table(losses, tmp_path):
    prose = "    Target kinerja tahun 2025 ialah 82,5 dengan 12 indikator dan 4 program.\n" * 8

    assert list(losses.like_targets(losses.places_of(printed(tmp_path / "b.pdf", prose, Look(size=8))))) == []
