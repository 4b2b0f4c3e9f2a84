"""A cell knows the colour of the smallest box around its middle; white is none."""

from __future__ import annotations

from printed_pages import page

from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.shading import with_fills


def test_a_cell_has_the_colour_of_the_smallest_box_around_its_middle():
    [table] = page(1, "| Program | 1 |\n| Kegiatan | 2 |").blocks  # columns 60 wide from 40, rows 20 high from 40
    assert isinstance(table, PrintedTable)
    shades = {(244, 176, 131): [(0.0, 0.0, 600.0, 800.0)], (0, 128, 0): [(40.0, 40.0, 160.0, 60.0)], (255, 255, 255): [(100.0, 60.0, 160.0, 80.0)]}  # fmt: skip

    assert {cell.text: cell.fill for cell in with_fills(table, shades).cells} == {
        "Program": "008000", "1": "008000", "Kegiatan": "f4b083", "2": "",
    }  # fmt: skip
