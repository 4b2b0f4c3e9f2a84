from __future__ import annotations

import pytest
from documents_as_text import loaded

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Document
from cascade.reading.canonical import from_document, to_document
from cascade.reading.document_builder import read_file
from cascade.reading.rows.work_units import unit_name
from cascade.rules.vocabulary.duplicate_finder import duplicates

BLOCKS = """
Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan Renstra Kecamatan Contoh Tahun 2026-2027
| BIDANG URUSAN/PROGRAM/OUTCOME/KEGIATAN/SUBKEGIATAN/OUTPUT | INDIKATOR OUTCOME/OUTPUT | BASELINE TAHUN 2024 | TARGET DAN PAGU INDIKATIF TAHUN | < | < | < | PERANGKAT DAERAH |
| " | " | " | 2026 | < | 2027 | < | " |
| " | " | " | TARGET | PAGU | TARGET | PAGU | " |
| 7.01.02 - PROGRAM PEMBERDAYAAN          |          |   |   | 30.000.000 |   | 30.000.000 | |
| Meningkatnya pelayanan                  | Indeks A | 1 | 2 | 30.000.000 | 3 | 30.000.000 | 7.01.0.00.0.00.01.0000 - Kecamatan Contoh |
| 7.01.02.2.01 - Koordinasi Kegiatan      |          |   |   | 20.000.000 |   | 20.000.000 | {below} |
| Terlaksananya koordinasi                | Jumlah B | 1 | 2 | 20.000.000 | 3 | 20.000.000 | {below} |
| Meningkatnya pelayanan                  |          |   |   | 30.000.000 |   | 30.000.000 | 7.01.0.00.0.00.01.0001 - Kelurahan Satu |
| 7.01.02.2.01 - Koordinasi Kegiatan      |          |   |   | 10.000.000 |   | 10.000.000 | {below} |
| Terlaksananya koordinasi                | Jumlah B | 1 | 4 | 10.000.000 | 5 | 10.000.000 | {below} |
| 7.01.03 - PROGRAM LAIN                  | Indeks C | 1 | 2 | 5.000.000  | 3 | 5.000.000  | |
"""


def units(document: Document) -> list[tuple[str, str | None]]:
    return [(e.name.text, e.work_unit.text if e.work_unit else None) for e in document.elements]


def test_blocks_that_repeat_the_same_codes_belong_to_the_unit_of_their_column():
    [document] = read_file(loaded(BLOCKS.format(below=""))).documents

    assert units(document) == [
        ("PROGRAM PEMBERDAYAAN", None),
        ("Koordinasi Kegiatan", "Kecamatan Contoh"),
        ("Koordinasi Kegiatan", "Kelurahan Satu"),
        ("PROGRAM LAIN", None),
    ]
    program, first, second, _ = document.elements
    assert (first.parent, second.parent) == (program.id, program.id)
    assert [e.pagu[2026].raw for e in (first, second)] == ["20.000.000", "10.000.000"]


def test_a_unit_in_a_merged_cell_holds_for_the_rows_that_it_covers():
    merged, blank = (read_file(loaded(BLOCKS.format(below=below))).documents[0] for below in ('"', ""))

    assert units(merged) == units(blank)


def test_the_sentence_of_a_program_that_begins_the_block_of_a_unit_is_the_programs():
    [document] = read_file(loaded(BLOCKS.format(below=""))).documents

    statements = {e.name.text: [s.text for s in e.statements] for e in document.elements[:3]}
    assert statements == {
        "PROGRAM PEMBERDAYAAN": ["Meningkatnya pelayanan"],
        "Koordinasi Kegiatan": ["Terlaksananya koordinasi"],
    }


def test_rows_of_two_units_are_no_copies_of_each_other():
    [document] = read_file(loaded(BLOCKS.format(below=""))).documents

    assert list(duplicates(CascadeGraph([document]))) == []


def test_a_unit_is_written_and_read_again():
    [document] = read_file(loaded(BLOCKS.format(below=""))).documents
    again, _ = to_document(from_document(document), "d", "uji.xlsx", "0" * 64)

    assert units(again) == units(document)


def test_a_row_that_names_a_unit_heads_its_block(document):
    """
    RENJA KECAMATAN CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 |
    |  | Kelurahan Satu | | | 10.000.000 |
    | 7.01.02 | Program Pemberdayaan | Indeks A | 2 | 10.000.000 |
    |  | Kelurahan Dua | | | 20.000.000 |
    | 7.01.02 | Program Pemberdayaan | Indeks A | 3 | 20.000.000 |
    """
    assert units(document) == [("Program Pemberdayaan", "Kelurahan Satu"), ("Program Pemberdayaan", "Kelurahan Dua")]


def test_a_line_above_a_table_names_its_unit(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    UPTD Wilayah Satu
    | Tujuan     | Sasaran | Indikator | 2025 | 2026 |
    | Terwujud A | S       | Indeks A  | 1    | 2    |
    UPTD Wilayah Dua
    | Tujuan     | Sasaran | Indikator | 2025 | 2026 |
    | Terwujud A | S       | Indeks A  | 3    | 4    |
    """
    assert [unit for _, unit in units(document)] == ["UPTD Wilayah Satu"] * 2 + ["UPTD Wilayah Dua"] * 2


def test_a_unit_that_all_rows_share_is_the_office_itself(document):
    """
    RENSTRA KELURAHAN CONTOH TAHUN 2025-2026
    Kelurahan Contoh
    | Tujuan     | Sasaran | Indikator | 2025 | 2026 |
    | Terwujud A | S       | Indeks A  | 1    | 2    |
    """
    assert {unit for _, unit in units(document)} == {None}


def test_officials_beside_different_elements_are_no_units(document):
    """
    RENJA KECAMATAN CONTOH TAHUN 2026
    | Kode | Program/Kegiatan/Sub Kegiatan | Indikator | Target 2026 | Pagu 2026 | Penanggung Jawab |
    | 7.01.02 | Program A | Indeks A | 2 | 10.000.000 | Kasi Satu |
    | 7.01.03 | Program B | Indeks B | 3 | 20.000.000 | Kasi Dua  |
    """
    assert {unit for _, unit in units(document)} == {None}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("7.01.0.00.0.00.01.0001 - Kelurahan Satu", "Kelurahan Satu"),
        ("UPTD Puskesmas Contoh", "UPTD Puskesmas Contoh"),
        ("RSUD Contoh", "RSUD Contoh"),
        ("Evaluasi Kelurahan", None),
        ("Kelurahan yang tertib: persentase", None),
    ],
)
def test_a_unit_is_named_by_its_kind(text, unit):
    assert unit_name(text) == unit


def test_a_line_of_figures_alone_is_no_unit_and_is_read_at_once():
    assert unit_name("1" * 60) is None
    assert unit_name("1 1 1.1 " * 200) is None
    assert unit_name("7.01.0.00.0.00.01.0001 - Kelurahan Sukamaju") == "Kelurahan Sukamaju"
