"""The year of a document between what its title says and what its columns hold."""

from __future__ import annotations

import pytest
from documents_as_text import loaded

from cascade.reading.document_builder import ReadFile, read_file
from cascade.settings.schema import DocumentSetting


def read(title: str, headings: str, setting: DocumentSetting | None = None) -> ReadFile:
    row = " | ".join(str(number) for number, _ in enumerate(headings.split("|")))
    text = f"{title}\nDINAS SOSIAL\n| No | Sasaran | Indikator | {headings} |\n| 1 | S | I | {row} |"
    return read_file(loaded(text), setting)


def contradictions(found: ReadFile) -> list[str]:
    return [problem.message.id for problem in found.problems if "judul menyebut" in problem.message.id]


def test_the_year_of_the_columns_outweighs_the_title_and_that_is_said_in_both_languages():
    found = read("RENCANA AKSI TAHUN 2024", "Target 2025")
    [said] = [problem.message for problem in found.problems if "judul menyebut" in problem.message.id]

    assert found.documents[0].year == 2025
    assert said.id == "uji.xlsx: judul menyebut 2024, kolom memuat 2025; 2025 yang dipakai."
    assert said.en == "uji.xlsx: the title names 2024, the columns hold 2025; 2025 is taken."


@pytest.mark.parametrize("headings", ["Target 2024", "Target", "Target | TW I | TW II | TW III | TW IV"])
def test_columns_of_the_same_year_or_of_none_contradict_no_title(headings):
    found = read("RENCANA AKSI TAHUN 2024", headings)

    assert found.documents[0].year == 2024
    assert contradictions(found) == []


def test_columns_give_a_title_without_year_theirs():
    found = read("RENCANA AKSI", "Target 2025")

    assert found.documents[0].year == 2025
    assert found.problems == ()


def test_a_year_from_berkas_yaml_contradicts_nothing():
    found = read("RENCANA AKSI TAHUN 2024", "Target 2025", DocumentSetting(year=2026))

    assert found.documents[0].year == 2026
    assert contradictions(found) == []


def test_remarks_under_the_table_are_notes():
    text = "RENCANA AKSI TAHUN 2025\n| No | Sasaran | Indikator | Target |\n| 1 | S | I | 4 |\nCatatan: target menunggu data akhir tahun"
    [document] = read_file(loaded(text)).documents

    assert [note.text for note in document.notes] == ["Catatan: target menunggu data akhir tahun"]


@pytest.mark.parametrize("years", [range(2026, 2031), range(2025, 2031)])
def test_columns_that_reach_a_year_further_do_not_lengthen_the_printed_period(years):
    found = read("RENSTRA TAHUN 2025-2029", " | ".join(f"Target {year}" for year in years))

    assert found.documents[0].years == (2025, 2026, 2027, 2028, 2029)
    assert list(found.documents[0].indicators[0].targets) == list(years)
    assert contradictions(found) == []
