"""Where no line parts columns or rows, the texts that stand apart and the values below each other do."""

from __future__ import annotations

import pytest
from pdf_pages import glyphs
from ruled_lines import borders, drawn, level, upright

from cascade.reading.extraction.cell_text import fill_cells
from cascade.reading.extraction.lattice import RuledLine, find_lattices
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.text_lines import Glyph


def filled(rules: list[RuledLine], *letters: list[Glyph]) -> tuple[list[PrintedTable], str]:
    """Return the tables of a page and the text outside."""
    tables, loose = fill_cells(find_lattices(rules), [glyph for word in letters for glyph in word], 7, DocumentWords())
    return tables, "".join(glyph.text for glyph in loose)


def shown(table: PrintedTable) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells if c.text]


def test_a_header_whose_inner_borders_are_hidden_is_split_by_the_columns_below():
    rules = [level(50, 40, 280), *drawn("| a | b | c | d |\n| e | f | g | h |", top=70)]
    header = [upright(40, 50, 70), upright(280, 50, 70)]

    [table], _ = filled(
        [*rules, *header], glyphs("Tujuan", 50, 65), glyphs("Sasaran", 102, 65), glyphs("Target", 190, 65), glyphs("x", 50, 85)
    )  # fmt: skip

    assert shown(table)[:3] == [(0, 0, 1, 1, "Tujuan"), (0, 1, 1, 1, "Sasaran"), (0, 2, 1, 2, "Target")]


def test_one_long_text_over_all_columns_is_one_cell():
    rules = [
        level(50, 40, 280),
        *drawn("| a | b | c | d |\n| e | f | g | h |", top=70),
        upright(40, 50, 70),
        upright(280, 50, 70),
    ]

    [table], _ = filled(rules, glyphs("Program Penunjang Urusan Pemerintahan", 50, 65), glyphs("x", 50, 85))

    assert shown(table)[0] == (0, 0, 1, 4, "Program Penunjang Urusan Pemerintahan")


def stacked(*columns: list[str]) -> list[tuple[int, int, int, int, str]]:
    """Set columns of lines into one ruled row below a header; a blank text leaves a line out."""
    rules = [rule for n in range(len(columns)) for rule in [*borders((0, n, 1, 1)), *borders((1, n, 4, 1))]]
    header = [glyphs(f"k{n}", 45 + 60 * n, 65) for n in range(len(columns))]
    lines = [
        glyphs(text, 45 + 60 * n, 84 + 12 * at) for n, column in enumerate(columns) for at, text in enumerate(column)
    ]
    [table], _ = filled(rules, *header, *lines)
    return [cell for cell in shown(table) if cell[0]]


def test_values_below_each_other_beside_their_names_are_rows():
    assert stacked(["Tujuan A"], ["Indeks", "yang naik", "Nilai"], ["80", "", "7"], ["81", "", "8"], ["82", "", "9"]) == [
        (1, 0, 2, 1, "Tujuan A"),
        (1, 1, 1, 1, "Indeks\nyang naik"), (2, 1, 1, 1, "Nilai"),
        (1, 2, 1, 1, "80"), (2, 2, 1, 1, "7"),
        (1, 3, 1, 1, "81"), (2, 3, 1, 1, "8"),
        (1, 4, 1, 1, "82"), (2, 4, 1, 1, "9"),
    ]  # fmt: skip


def test_grades_are_values_and_the_numbers_of_elements_are_none():
    rows = stacked(
        ["1", "", "", "2"],
        ["Sasaran A", "yang", "naik", "Sasaran B"],
        ["Opini", "Level MR", "Nilai", "SPI"],
        ["WTP", "3 Plus", "7", "80"],
        ["WTP", "4", "8", "81"],
        ["WTP", "4", "9", "82"],
    )

    assert [cell[4] for cell in rows if cell[1] == 2] == ["Opini", "Level MR", "Nilai", "SPI"]
    assert [cell[4] for cell in rows if cell[1] == 1 and cell[4]] == ["Sasaran A\nyang\nnaik", "Sasaran B"]


def test_names_may_stand_around_the_middle_of_their_values():
    rows = stacked(
        ["Indeks", "yang naik", "sekali", "Nilai"], ["", "80", "", "7"], ["", "81", "", "8"], ["", "82", "", "9"]
    )

    assert [cell[4] for cell in rows if cell[1] == 0] == ["Indeks\nyang naik\nsekali", "Nilai"]


def test_values_on_lines_of_one_paragraph_do_not_tell_where_longer_names_end():
    rows = stacked(["Persentase", "Layanan", "Jumlah"], ["80", "7"], ["81", "8"], ["82", "9"])

    assert rows[0] == (1, 0, 1, 1, "Persentase\nLayanan\nJumlah")
    assert [cell[4] for cell in rows[1:]] == ["80\n7", "81\n8", "82\n9"]


def test_running_numbers_beside_which_texts_begin_that_stand_apart_are_rows():
    rows = stacked(
        ["1.", "", "", "", "2."],
        ["Sasaran A", "yang naik", "", "", "Sasaran B"],
        ["Indeks", "", "", "", "Nilai", "SAKIP"],
    )

    assert [cell[4] for cell in sorted(rows)] == [
        "1.",
        "Sasaran A\nyang naik",
        "Indeks",
        "2.",
        "Sasaran B",
        "Nilai\nSAKIP",
    ]


@pytest.mark.parametrize(
    "columns",
    [
        (["1.", "2."], ["Sasaran A", "Sasaran B"], ["Indeks", "Nilai"]),
        (
            ["1.", "", "", "", "2."],
            ["Sasaran A", "", "", "", "Sasaran B"],
            ["Indeks", "yang naik", "sekali", "dalam", "setahun"],
        ),
        (
            ["1.", "", "", "", "2."],
            ["Sasaran A", "", "", "", "Sasaran B"],
            ["Indeks", "", "", "Nilai"],
            ["a", "", "", "", "b"],
        ),
    ],
)
def test_running_numbers_within_paragraphs_or_beside_texts_at_other_heights_part_no_rows(columns):
    assert {cell[0] for cell in stacked(*columns)} == {1}


def test_two_columns_of_stacked_values_are_no_proof_of_rows():
    assert stacked(["Indeks", "Nilai"], ["80", "7"], ["81", "8"]) == [
        (1, 0, 1, 1, "Indeks\nNilai"), (1, 1, 1, 1, "80\n7"), (1, 2, 1, 1, "81\n8"),
    ]  # fmt: skip


def test_numbers_broken_by_narrow_columns_are_no_rows():
    amounts = ["1.250.", "000"]
    odd, full = ["1.250.0", "00"], ["123456789", "8"]

    assert [cell[0] for cell in stacked(["Program A"], odd, odd, odd)] == [1, 1, 1, 1]
    assert [cell[0] for cell in stacked(["Program A"], full, full, full)] == [1, 1, 1, 1]
    assert [cell[0] for cell in stacked(["Program A"], amounts, amounts, amounts)] == [1, 1, 1, 1]


@pytest.mark.parametrize("words", [["Indeks", "Nilai", "Angka"], ["Indeks"]])
def test_columns_of_different_length_are_one_row(words: list[str]):
    assert {cell[0] for cell in stacked(words, ["1", "2"], ["3", "4"], ["5", "6", "7"])} == {1}


@pytest.mark.parametrize(("at", "is_cut"), [(160, True), (124, False)])
def test_a_text_far_above_the_values_of_the_first_row_of_a_page_is_the_rest_of_the_row_before(at: int, is_cut: bool):
    lines = [glyphs(text, 45 + 60 * n, at) for n, text in enumerate(["2", "Nilai A", "-", "BB"])]

    [table], _ = filled(
        [rule for n in range(4) for rule in borders((0, n, 7, 1))], glyphs("KECAMATAN", 105, 100), *lines
    )

    rows = [(row, text) for row, _, _, _, text in shown(table)]
    if is_cut:
        assert rows == [(1, "2"), (0, "KECAMATAN"), (1, "Nilai A"), (1, "-"), (1, "BB")]
    else:
        assert rows == [(0, "2"), (0, "KECAMATAN\nNilai A"), (0, "-"), (0, "BB")]
