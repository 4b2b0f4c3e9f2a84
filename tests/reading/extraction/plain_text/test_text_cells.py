"""The lines of a text without layout are put together into the cells that they were written from."""

from __future__ import annotations

from cascade.reading.extraction.plain_text.text_cells import TextRow, text_cells, values_on_line, with_headings_marked


def rows(*lines: str, page: int = 1) -> list[TextRow]:
    return [TextRow(line, number, page, line.endswith(" ")) for number, line in enumerate(lines, 1)]


def test_a_line_that_ends_with_a_space_goes_on():
    cells = text_cells(rows("Meningkatnya kualitas ", "pelayanan publik", "Indeks kepuasan masyarakat"))

    assert [cell.text for cell in cells] == ["Meningkatnya kualitas pelayanan publik", "Indeks kepuasan masyarakat"]


def test_a_row_of_values_ends_a_cell_and_keeps_what_stands_before_them():
    [cell] = values_on_line(rows("1 84 85 86 87")[0], has_units=False, follows=False) or []

    assert (cell.kind, cell.number, cell.values) == ("values", "1", ("84", "85", "86", "87"))


def test_a_known_unit_before_the_values_is_their_unit():
    [cell] = values_on_line(rows("dokumen 1 1 1 1")[0], has_units=True, follows=True) or []

    assert (cell.unit, cell.values) == ("dokumen", ("1", "1", "1", "1"))


def test_a_year_alone_is_no_row_of_values():
    assert values_on_line(rows("Tahun 2025")[0], has_units=False, follows=False) is None


def test_cells_of_header_words_and_the_numbers_below_them_are_headings():
    cells = with_headings_marked(text_cells(rows("Indikator Kinerja", "1 2 3 4", "Indeks kepuasan masyarakat")))

    assert cells[0].kind == "header"
    assert cells[-1].kind == "name"


def test_a_cell_stays_on_its_page():
    cells = text_cells([*rows("Meningkatnya kualitas "), *rows("pelayanan publik", page=2)])

    assert [(cell.page, cell.text) for cell in cells] == [(1, "Meningkatnya kualitas"), (2, "pelayanan publik")]
