"""Headings over several columns are told by where they and the headings below them stand."""

from __future__ import annotations

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.extraction.stream.headings import headings
from cascade.reading.extraction.text_lines import TextLine

EDGES = (40, 60, 160, 200, 240, 280, 320)  # No, Indikator, four columns of values


def text(words: str, middle: float, y: float) -> TextLine:
    wide = 4.0 * len(words)
    return TextLine(words, (middle - wide / 2, y - 4, middle + wide / 2, y + 4), 8, True)


SIDES = [text("No", 50, 108), text("Indikator", 110, 108)]


def told(texts, rules=()) -> dict[str, tuple[int, int, int, int]]:
    """Heading → first and last column, row, rows."""
    return {
        " ".join(line.text for line in h.lines): (h.first, h.last, h.row, h.rows) for h in headings(texts, EDGES, rules)
    }


def test_a_short_heading_amid_the_years_lies_over_all_of_them():
    years = [text(str(2025 + n), 180 + 40 * n, 116) for n in range(4)]

    found = told([*SIDES, text("Target", 240, 100), *years])

    assert found["Target"] == (2, 5, 0, 1)
    assert found["2025"] == (2, 2, 1, 1)
    assert found["Indikator"] == (1, 1, 0, 2)


def test_two_headings_share_the_columns_below_them():
    below = [text(("Target", "Pagu")[n % 2], 180 + 40 * n, 116) for n in range(4)]

    found = headings([*SIDES, text("Tahun 2026", 200, 100), text("Tahun 2027", 280, 100), *below], EDGES, [])

    assert [(h.lines[0].text, h.first, h.last) for h in found if h.last > h.first] == [
        ("Tahun 2026", 2, 3),
        ("Tahun 2027", 4, 5),
    ]


def test_headings_in_the_middle_of_their_columns_share_them_unequally():
    below = [text(year, 180 + 40 * n, 116) for n, year in enumerate(("2021", "2022", "2023", "2024"))]

    found = told([*SIDES, text("Awal", 180, 100), text("Target", 260, 100), *below])

    assert (found["Awal 2021"][:2], found["Target"][:2]) == ((2, 2), (3, 5))


def test_a_heading_that_begins_with_its_first_column_lies_over_those_that_have_none_of_their_own():
    years = [text(str(2025 + n), 172 + 40 * n, 110) for n in range(4)]
    band = TextLine("Target", (164, 96, 188, 104), 8, True)

    found = told([text("No", 50, 100), text("Indikator", 110, 100), band, *years])

    assert found["Target"] == (2, 5, 0, 1)


def test_a_rule_below_a_heading_tells_its_columns():
    below = [text("Target", 180, 116), text("Pagu", 220, 116), text("Sumber", 260, 108), text("Lokasi", 300, 108)]

    found = told([*SIDES, text("Tahun 2026", 200, 100), *below], [RuledLine(False, 108, 160, 240)])

    assert found["Tahun 2026"] == (2, 3, 0, 1)
    assert found["Sumber"] == (4, 4, 0, 2)


def test_the_lines_of_one_heading_are_no_band():
    lines = [text("Indikator", 110, 104), text("Kinerja", 110, 112)]

    found = told([text("No", 50, 108), *lines, text("Satuan", 180, 108), text("2025", 220, 108)])

    assert found["Indikator Kinerja"] == (1, 1, 0, 1)
