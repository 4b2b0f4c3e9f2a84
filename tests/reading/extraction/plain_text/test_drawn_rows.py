"""The lines of a drawn table are put together into rows, its headings into a header."""

from __future__ import annotations

from cascade.model import Source
from cascade.reading.extraction.plain_text.drawn_lines import DrawnLine, PlacedText
from cascade.reading.extraction.plain_text.drawn_rows import drawn_grid
from cascade.reading.extraction.plain_text.text_cells import TextRow


def line(number: int, *texts: str, group: int = 0) -> DrawnLine:
    placed = tuple(PlacedText(text, column) for column, text in enumerate(texts, 1))
    return DrawnLine(TextRow(" ".join(texts), number, 3, False), group, placed)


def table(header: list[DrawnLine], body: list[DrawnLine]) -> list[list[str]]:
    grid = drawn_grid(header, body, Source("a.txt"))
    return [
        [cell.text if (cell := grid.at(row, column)) else "" for column in range(1, grid.columns + 1)]
        for row in range(1, grid.rows + 1)
    ]


def test_headings_below_each_other_are_one() -> None:
    assert table(
        [line(1, "No", "Indikator", "Target"), line(2, "", "Kinerja", "2024")], [line(3, "1", "Jumlah", "4")]
    ) == [
        ["No", "Indikator Kinerja", "Target 2024"],
        ["1", "Jumlah", "4"],
    ]


def test_a_row_without_values_and_a_further_indicator_are_rows_of_their_own() -> None:
    body = [
        line(1, "1.", "Program A", "", ""),
        line(2, "", "", "Jumlah A", "4"),
        line(3, "", "", "Jumlah B", "5"),
        line(4, "", "", "yang dibina", ""),
    ]
    assert table([], body) == [
        ["1.", "Program A", "", ""],
        ["", "", "Jumlah A", "4"],
        ["", "", "Jumlah B yang dibina", "5"],
    ]


def test_a_word_or_code_that_a_line_end_cuts_is_one() -> None:
    body = [
        line(1, "7.01.", "Penyeleng-", "4", group=1),
        line(2, "02", "garaan Kabupaten/", "", group=1),
        line(3, "", "Kota", "", group=1),
    ]
    others = [line(4, "7.02", "Nama", "5", group=2), line(5, "7.03", "Nama", "6", group=3)]
    assert table([], [*body, *others])[0] == ["7.01.02", "Penyelenggaraan Kabupaten/Kota", "4"]


def test_a_cell_has_the_line_on_which_it_begins() -> None:
    grid = drawn_grid([], [line(7, "1", "Jumlah", ""), line(8, "", "rapat", "4")], Source("a.txt"))
    assert {cell.text: (cell.source.page, cell.source.row) for cell in grid.cells} == {
        "1": (3, 7),
        "Jumlah rapat": (3, 7),
        "4": (3, 8),
    }


def test_blocks_between_rules_are_rows_only_where_each_has_one_line_of_values() -> None:
    one_each = [
        line(1, "Meningkatnya", "Angka", "4", group=1),
        line(2, "keamanan", "", "", group=1),
        line(3, "Naiknya mutu", "Nilai", "5", group=2),
        line(4, "Turunnya", "Nilai", "6", group=3),
    ]
    assert [row[0] for row in table([], one_each)] == ["Meningkatnya keamanan", "Naiknya mutu", "Turunnya"]
    several = [line(n, f"Nama {n}", "Nilai", str(n), group=n // 2) for n in range(1, 7)]
    assert len(table([], several)) == 6
