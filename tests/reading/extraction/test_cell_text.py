"""Text falls into the cells of ruled tables; frames and watermarks are none."""

from __future__ import annotations

from pdf_pages import glyphs, turned_glyphs
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
