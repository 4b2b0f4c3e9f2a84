"""A table without rules goes on at the top of the next page; its header and the rest of a cut name are told apart from rows."""

from __future__ import annotations

from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedCell, PrintedTable
from cascade.reading.extraction.stream.continuation import continued_table
from cascade.reading.extraction.stream.ruled_marks import NOTHING_DRAWN, RuledMarks
from cascade.reading.extraction.stream.word_lines import WordLine
from cascade.reading.extraction.text_lines import TextLine

XS = (40.0, 160.0, 200.0, 240.0, 280.0)
HEADER = (("Indikator", 0, 0, 2, 1), ("Target", 0, 1, 1, 3), ("2025", 1, 1, 1, 1), ("2026", 1, 2, 1, 1), ("2027", 1, 3, 1, 1))  # fmt: skip
ABOVE = PrintedTable(
    XS, 3, tuple(PrintedCell(text, row, column, rows, columns, 1, (0, 0, 0, 0)) for text, row, column, rows, columns in HEADER),
    1, (40, 100, 280, 500), guessed=True,
)  # fmt: skip


def word(text: str, left: float, middle: float) -> TextLine:
    return TextLine(text, (left, middle - 5, left + 5 * len(text), middle + 5), 10, False)


def line(middle: float, *texts: tuple[str, float]) -> WordLine:
    return WordLine(tuple(word(part, left + 5 * at, middle) for text, left in texts for at, part in _parts(text)))


def _parts(text: str) -> list[tuple[int, str]]:
    return [(sum(len(p) + 1 for p in text.split()[:n]), part) for n, part in enumerate(text.split())]


def values(middle: float, name: str, *numbers: str) -> WordLine:
    return line(middle, (name, 42), *zip(numbers, (162, 202, 242), strict=True))


def rows(lines: list[WordLine], marks: RuledMarks = NOTHING_DRAWN) -> list[list[str]]:
    table = continued_table(lines, marks, 2, DocumentWords(), ABOVE)
    assert table is not None
    by_row: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        by_row.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
    return list(by_row.values())


def test_the_rest_of_a_name_above_the_first_values_is_a_row_of_its_own():
    lines = [
        line(100, ("dengan baik di desa", 42)),
        values(112, "Nilai SAKIP", "70", "71", "72"),
        values(124, "Indeks Kepuasan", "80", "81", "82"),
        line(136, ("Masyarakat", 42)),
    ]

    assert rows(lines) == [
        ["dengan baik di desa"],
        ["Nilai SAKIP", "70", "71", "72"],
        ["Indeks Kepuasan Masyarakat", "80", "81", "82"],
    ]


def test_the_header_printed_again_is_whole_although_a_heading_lies_over_several_columns():
    lines = [
        line(88, ("Target", 205)),
        line(94, ("Indikator", 70)),
        line(100, ("2025", 165), ("2026", 205), ("2027", 245)),
        values(120, "Nilai SAKIP", "70", "71", "72"),
        values(132, "Nilai IKM", "80", "81", "82"),
    ]

    assert rows(lines) == [["Indikator", "Target"], ["2025", "2026", "2027"], ["Nilai SAKIP", "70", "71", "72"], ["Nilai IKM", "80", "81", "82"]]  # fmt: skip


def test_a_page_number_below_the_last_row_is_no_value_of_it():
    lines = [
        values(100, "Nilai SAKIP", "70", "71", "72"),
        values(112, "Nilai IKM", "B (80)", "B (81)", "A (88)"),
        line(150, ("53", 245)),
    ]

    assert rows(lines) == [["Nilai SAKIP", "70", "71", "72"], ["Nilai IKM", "B (80)", "B (81)", "A (88)"]]
