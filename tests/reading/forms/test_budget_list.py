"""A PK prints its programs and their budgets below its table, mostly without rules."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents_as_text import loaded

from cascade.model import Document
from cascade.reading.document_builder import read_file

TABLE = """
    PERJANJIAN KINERJA TAHUN 2025
    DINAS CONTOH
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 80     |
"""


def read(text: str) -> Document:
    """Return the PK that prints a text below its table."""
    [document] = read_file(loaded(TABLE + text)).documents
    return document


def budgets(document: Document) -> list[tuple[str, str, int]]:
    """Return level, name and pagu of each element that has one."""
    return [(e.level, e.name.text, int(e.pagu[2025].value)) for e in document.elements if e.pagu]


def totals(document: Document) -> list[tuple[str, int]]:
    return [(str(total.name), int(total.pagu[2025].value)) for total in document.totals]


def test_lines_of_a_program_and_an_amount_are_elements_and_the_last_one_is_their_total():
    document = read("""
    1. Program Penunjang Urusan Pemerintahan Daerah Rp. 9.755.805.302,00
    2. Program Penyelenggaraan Pemerintahan Rp. 236.943.738,00
    Total Anggaran ............................... Rp. 9.992.749.040,00
    Contoh, 2 Januari 2025
    """)
    assert budgets(document) == [
        ("program", "Program Penunjang Urusan Pemerintahan Daerah", 9_755_805_302),
        ("program", "Program Penyelenggaraan Pemerintahan", 236_943_738),
    ]
    assert totals(document) == [("Total Anggaran", 9_992_749_040)]
    assert document.totals[0].elements == tuple(e.id for e in document.elements if e.pagu)
    assert str(document.signed) == "Contoh, 2 Januari 2025"
    assert document.notes == ()


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Rp. 23,665,554,229.00", "23665554229.00"),
        ("Rp. 7.838.434.333,-", "7838434333"),
        ("Rp 9.985.639. 757,-", "9985639757"),
        ("205.000.000", "205000000"),
        ("2 985 000 000", "2985000000"),
        ("Rp. 1.939.057,601,00", "1939057601.00"),
        ("Rp100.000.000,10", "100000000.10"),
    ],
)
def test_amounts_are_read_however_they_print_thousands_and_decimals(printed, value):
    document = read(f"""
    1. Program A {printed} APBD
    2. Program B Rp. 1.000.000,- DAU
    """)
    [first, _] = [element for element in document.elements if element.pagu]
    assert (str(first.pagu[2025]), str(first.pagu[2025].value), str(first.funds)) == (printed, value, "APBD")


def test_a_line_break_cuts_names_before_or_after_the_amount():
    document = read("""
    Program Anggaran Keterangan
    1. Penunjang Urusan Pemerintahan
    Daerah Rp. 205.000.000 APBD
    2. Pengelolaan Informasi dan Rp. 50.000.000 APBD/
    APBN
    Komunikasi Publik
    Rp. 255.000.000
    """)
    assert budgets(document) == [
        ("program", "Penunjang Urusan Pemerintahan Daerah", 205_000_000),
        ("program", "Pengelolaan Informasi dan Komunikasi Publik", 50_000_000),
    ]
    assert [str(e.funds) for e in document.elements if e.pagu] == ["APBD", "APBD/ APBN"]
    assert [(e.name.source.row, e.pagu[2025].source.row) for e in document.elements if e.pagu] == [(7, 8), (9, 9)]
    assert totals(document) == [("Rp. 255.000.000", 255_000_000)]


def test_numbers_of_a_list_may_be_bare_or_glued_to_names():
    document = read("""
    1 Program A 205.000.000 APBD
    2Program B yang 50.000.000 APBD
    4
    panjang
    3 Program 5 Pilar 5.000.000 APBD
    Jumlah 260.000.000
    """)
    assert [name for _, name, _ in budgets(document)] == ["Program A", "Program B yang panjang", "Program 5 Pilar"]
    assert totals(document) == [("Jumlah", 260_000_000)]


def test_codes_and_words_tell_levels_and_what_stands_below_what():
    document = read("""
    Program / Kegiatan Anggaran
    7.01.01 PROGRAM PENUNJANG URUSAN Rp 1.500.000.000,00
    7.01.01.2.01 Perencanaan dan Evaluasi Rp 500.000.000,00
    7.01.01.2.02 Administrasi Keuangan Rp 1.000.000.000,00
    JUMLAH Rp 1.500.000.000,00
    """)
    _, program, *kegiatan = document.elements
    assert [level for level, *_ in budgets(document)] == ["program", "kegiatan", "kegiatan"]
    assert [(str(element.code), element.parent) for element in kegiatan] == [
        ("7.01.01.2.01", program.id),
        ("7.01.01.2.02", program.id),
    ]


def test_names_without_a_word_are_a_list_where_their_sum_is_the_total():
    text = """
    1. Penunjang Urusan Pemerintahan Rp. 10.000.000,-
    2. Pemberdayaan Masyarakat Desa Rp. 20.000.000,-
    Rp. {total},-
    """
    assert [level for level, *_ in budgets(read(text.format(total="30.000.000")))] == ["unknown", "unknown"]
    assert budgets(read(text.format(total="31.000.000"))) == []


def test_program_and_anggaran_may_stand_behind_labels():
    document = read("""
    Program : Penyelenggaraan Pemerintahan
    Anggaran : Rp 10.000.000,00
    Program : Pemberdayaan Masyarakat
    Anggaran : Rp 20.000.000,00
    """)
    assert budgets(document) == [
        ("program", "Penyelenggaraan Pemerintahan", 10_000_000),
        ("program", "Pemberdayaan Masyarakat", 20_000_000),
    ]


def test_a_grid_without_headings_is_a_list_too_and_each_amount_has_its_cell():
    document = read("""
    | 1. | Program A | Rp. | 10.000.000,00 | APBD |
    | 2. | Program B | Rp. | 20.000.000,00 | APBD |
    |    | *Jumlah*  | Rp. | 30.000.000,00 |      |
    """)
    assert budgets(document) == [("program", "Program A", 10_000_000), ("program", "Program B", 20_000_000)]
    assert totals(document) == [("Jumlah", 30_000_000)]
    assert [(e.name.source.column, e.pagu[2025].source.column) for e in document.elements if e.pagu] == [(2, 4), (2, 4)]


def test_sentences_with_amounts_are_no_list():
    document = read("""
    Program ini dilaksanakan dengan anggaran sebesar Rp. 20.000.000,-
    Pihak kedua akan memberikan supervisi atas dana Rp. 10.000.000,-
    """)
    assert budgets(document) == []
    assert len(document.notes) == 2


def test_a_numbered_sentence_of_a_program_and_its_budget_is_an_item():
    document = read("""
    1. Program A dengan anggaran sebesar Rp. 20.000.000,-
    2. Program B dengan anggaran sebesar Rp. 10.000.000,-
    """)
    assert budgets(document) == [("program", "Program A", 20_000_000), ("program", "Program B", 10_000_000)]


def test_other_lines_keep_the_blanks_that_part_what_stands_side_by_side():
    document = read("""
    | BUPATI CONTOH | Gumelar, 10 Januari 2025 |
    """)
    assert str(document.signed) == "Gumelar, 10 Januari 2025"


def test_a_list_that_was_read_is_no_table_that_was_not():
    file = loaded(
        TABLE
        + """
    No Program Anggaran Keterangan
    1 Program A 205.000.000 APBD
    2 Program B 50.000.000 APBD
    Jumlah 255.000.000
    """
    )
    on_page = [replace(block, source=replace(block.source, page=1)) for block in file.blocks]

    assert read_file(replace(file, blocks=tuple(on_page))).problems == ()


def test_a_line_below_a_table_of_budgets_is_their_total_where_it_is_their_sum():
    text = """
    | No | Program   | Anggaran   | Keterangan |
    | 1  | Program A | 10.000.000 | APBD       |
    | 2  | Program B | 20.000.000 | APBD       |
    Jumlah {total}
    """
    assert totals(read(text.format(total="30.000.000"))) == [("Jumlah", 30_000_000)]
    assert totals(read(text.format(total="31.000.000"))) == []
