"""A cell knows the colour of the smallest box around its middle; white is none."""

from __future__ import annotations

from printed_pages import page
from ruled_lines import drawn

from cascade.reading.extraction.lattice import RuledLine, find_lattices
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.shading import ends_of_shaded_heads, with_fills


def test_a_cell_has_the_colour_of_the_smallest_box_around_its_middle():
    [table] = page(1, "| Program | 1 |\n| Kegiatan | 2 |").blocks  # columns 60 wide from 40, rows 20 high from 40
    assert isinstance(table, PrintedTable)
    shades = {(244, 176, 131): [(0.0, 0.0, 600.0, 800.0)], (0, 128, 0): [(40.0, 40.0, 160.0, 60.0)], (255, 255, 255): [(100.0, 60.0, 160.0, 80.0)]}  # fmt: skip

    assert {cell.text: cell.fill for cell in with_fills(table, shades).cells} == {
        "Program": "008000", "1": "008000", "Kegiatan": "f4b083", "2": "",
    }  # fmt: skip


def test_a_header_that_only_its_colour_parts_from_the_first_row_ends_with_it():
    [lattice] = find_lattices([*drawn("| Sasaran | 2025 |"), *drawn("| A | 1 |\n| B | 2 |", top=70)])
    head = {(186, 212, 235): [(40.0, 70.0, 100.0, 79.0), (100.0, 70.0, 160.0, 79.0)]}
    text = {(186, 212, 235): [(45.0, 70.0, 80.0, 79.0)]}

    assert list(ends_of_shaded_heads(lattice, head)) == [RuledLine(False, 79.0, 40.0, 160.0)]
    assert list(ends_of_shaded_heads(lattice, text)) == []
    line_by_line = {(186, 212, 235): [*head[186, 212, 235], (45.0, 79.0, 80.0, 88.0)]}
    assert list(ends_of_shaded_heads(lattice, line_by_line)) == []
