"""A page with targets that nobody read is named."""

from __future__ import annotations

import pytest
from documents_as_text import loaded
from pdf_pages import Look, printed

from cascade.reading import loaders
from cascade.reading.document_builder import read_file

RULED = """
    PERJANJIAN KINERJA TAHUN 2025

    | No | Sasaran | Indikator Kinerja | Satuan | Target |
    | 1 | Meningkatnya mutu layanan | Indeks Kepuasan Masyarakat | indeks | 82,5 |
    """


@pytest.fixture
def missed(tmp_path):
    def pages(text: str) -> list[int]:
        path = printed(tmp_path / "a.pdf", text, Look(size=8))
        result = read_file(loaders.load(path, path.name))
        return [p for problem in result.problems if "tidak terbaca" in problem.message.id for p in problem.pages]

    return pages


def test_headings_of_targets_with_values_below_that_make_no_table_are_named(missed):
    lines = "\n".join(f"    {n} Sasaran ke-{n} Indikator ke-{n} persen {80 + n}" for n in range(1, 6))

    assert missed(f"{RULED}\n    ---\n    No Sasaran Indikator Kinerja Satuan Target\n{lines}\n    ") == [2]


def test_prose_about_sasaran_and_target_is_not_named(missed):
    prose = "Sasaran, indikator kinerja dan target tahun 2025 ditetapkan dengan 12 indikator, 3 sasaran dan 4 program."

    assert missed(f"{RULED}\n    ---\n" + f"    {prose}\n" * 8) == []


def test_a_table_of_what_was_achieved_is_not_named(missed):
    table = """
    ---
    | No | Indikator Kinerja | Target | Realisasi | Capaian |
    | 1 | Indeks Kepuasan Masyarakat | 80 | 81 | 101 |
    | 2 | Nilai SAKIP | 70 | 71 | 101 |
    """

    assert missed(f"{RULED}{table}") == []


def doubts(heading: str) -> list[str]:
    result = read_file(
        loaded(f"""
        PERJANJIAN KINERJA DINAS CONTOH TAHUN 2025
        | No | Sasaran Strategis | Indikator Kinerja | {heading} |
        | 1  | Meningkatnya A    | Indeks A          | 84 |
        | 2  | Meningkatnya B    | Indeks B          | 90 |
        """)
    )
    return [str(problem.message.en) for problem in result.problems if "diragukan" in problem.message.id]


def test_a_heading_whose_meaning_is_a_guess_is_named_with_what_it_was_read_as(monkeypatch):
    monkeypatch.setattr("cascade.reading.tables.table.DOUBTFUL", 0.99)

    (message,) = doubts("")

    assert "the heading of column 4 (blank) is unclear; the column was read as target" in message


def test_a_plain_header_leaves_no_doubt():
    assert doubts("Target") == []
