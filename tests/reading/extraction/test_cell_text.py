"""Each glyph falls into its cell; where no rule stands between cells, the print shows the columns and rows."""

from __future__ import annotations

import pytest
from pdf_pages import glyphs, turned_glyphs
from ruled_lines import borders, drawn, level, upright

from cascade.reading.extraction.cell_text import fill
from cascade.reading.extraction.lattice import RuledLine, find_lattices
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.text_lines import Glyph


def filled(rules: list[RuledLine], *letters: list[Glyph]) -> tuple[list[PrintedTable], str]:
    """Return the tables of a page and the text outside."""
    tables, loose = fill(find_lattices(rules), [glyph for word in letters for glyph in word], 7, DocumentWords())
    return tables, "".join(glyph.text for glyph in loose)


def shown(table: PrintedTable) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells if c.text]


TABLE = """
    | Tujuan | Target | <    |
    | "      | 2025   | 2026 |
    | A      | 1      | 2    |
    """  # edges: x 40, 100, 160, 220; y 50, 70, 90, 110


def test_text_falls_into_the_cell_around_its_middle_and_the_rest_stays_outside():
    [table], loose = filled(
        drawn(TABLE),
        glyphs("Tujuan", 42, 75),
        glyphs("Target", 140, 65),
        glyphs("2", 180, 105),
        glyphs("catatan", 40, 140),
    )

    assert shown(table) == [(0, 0, 2, 1, "Tujuan"), (0, 1, 1, 2, "Target"), (2, 2, 1, 1, "2")]
    assert loose == "catatan"
    assert {cell.page for cell in table.cells} == {7}


def test_a_cell_is_bold_if_all_its_letters_are_and_knows_its_indent():
    [table], _ = filled(
        drawn(TABLE), glyphs("Tujuan", 48, 75, bold=True), glyphs("A", 44, 105), glyphs("1", 110, 105, bold=True)
    )

    assert {cell.text: (cell.bold, cell.indent) for cell in table.cells if cell.text} == {
        "Tujuan": (True, 8),
        "A": (False, 4),
        "1": (False, 10),
    }


def test_text_in_a_nested_table_is_in_the_inner_one():
    inner = [*borders((0, 0, 1, 1), 300, 160), *borders((0, 1, 1, 1), 300, 160)]
    outer = [level(y, 280, 600) for y in (150, 200, 240)] + [upright(x, 150, 240) for x in (280, 600)]

    tables, _ = filled([*inner, *outer], glyphs("a", 310, 175), glyphs("b", 370, 175), glyphs("luar", 300, 195), glyphs("bawah", 300, 230))  # fmt: skip

    assert [[cell.text for cell in table.cells] for table in tables] == [["luar", "bawah"], ["a", "b"]]


def test_a_frame_around_a_page_is_no_table():
    frame = [*borders((0, 0, 30, 9), 10, 10), level(600, 10, 550)]

    tables, loose = filled(frame, glyphs("Renstra", 100, 300))

    assert (tables, loose) == ([], "Renstra")


def test_one_row_with_one_text_is_the_rest_of_a_row_that_a_page_cuts():
    [table], loose = filled(drawn("| a | b | c |"), glyphs("desa", 105, 65))

    assert (shown(table), loose) == ([(0, 1, 1, 1, "desa")], "")


def test_a_watermark_across_the_table_is_outside():
    [table], loose = filled(
        drawn(TABLE), glyphs("Tujuan", 42, 75), glyphs("Target", 140, 65), glyphs("DR", 60, 100, size=60)
    )

    assert shown(table) == [(0, 0, 2, 1, "Tujuan"), (0, 1, 1, 2, "Target")]
    assert loose == "DR"


def test_a_line_that_runs_over_blank_cells_is_in_the_cell_where_it_begins():
    [table], _ = filled(
        drawn("| a | b | c |\n| d | e | f |"), glyphs("URUSAN PEMERINTAHAN WAJIB", 43, 65, size=9), glyphs("1", 110, 85)
    )

    assert shown(table) == [(0, 0, 1, 1, "URUSAN PEMERINTAHAN WAJIB"), (1, 1, 1, 1, "1")]


def test_a_text_clipped_at_its_border_leaves_the_next_cell_its_text():
    [table], _ = filled(drawn("| a | b | c |\n| d | e | f |"), glyphs("Jumlah kelu", 45, 65), glyphs("Nilai", 101, 65), glyphs("Persentase", 105, 85), glyphs("%", 165, 65))  # fmt: skip

    assert [cell[4] for cell in shown(table)][:2] == ["Jumlah kelu", "Nilai"]


def test_words_that_only_stand_close_to_their_border_stay_in_their_cells():
    [table], _ = filled(drawn("| a | b | c |\n| d | e | f |"), glyphs("kata-kata12", 43, 65), glyphs("%", 102, 65))

    assert [cell[4] for cell in shown(table)] == ["kata-kata12", "%"]


def test_a_turned_header_is_read():
    [table], _ = filled(drawn(TABLE), turned_glyphs("Satuan", 60, 88, size=9), glyphs("Target", 140, 65))

    assert shown(table)[0] == (0, 0, 2, 1, "Satuan")


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


# Several printed rows in one ruled row


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
