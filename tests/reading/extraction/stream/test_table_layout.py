"""Headings and rows are laid out in their columns as lines, shading and white space tell."""

from __future__ import annotations

from pdf_pages import MARGIN, glyphs

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.stream.ruled_marks import RuledMarks
from cascade.reading.extraction.stream.table_layout import without_lines_above
from cascade.reading.extraction.stream.tables import guess_tables
from cascade.reading.extraction.stream.word_lines import WordLine
from cascade.reading.extraction.text_lines import words_of


def test_shading_parts_spanning_headings_from_those_below_and_a_remark_above_it_heads_nothing():
    widths = (60, 100, 40, 30, 60, 30, 60)
    xs = [MARGIN + sum(widths[:n]) for n in range(len(widths) + 1)]
    top, middle, end, bottom = 100.0, 112.0, 136.0, 200.0
    lines = [
        (96, ((6, "(ribuan)"),)),
        (109, ((3, "TAHUN 2025"), (5, "TAHUN 2026"))),
        (115, ((0, "KODE"), (1, "PROGRAM DAN"), (2, "SATUA"))),
        (121, ((3, "TARG"), (5, "TARG"))),
        (125, ((1, "KEGIATAN"), (2, "N"))),
        (125.5, ((4, "Rp. 000"), (6, "Rp. 000"))),
        (130, ((3, "ET"), (5, "ET"))),
    ]
    for n in range(4):
        row = (f"7.01.0{n + 1}", f"Program {'ABCD'[n]}", "%", "80", "1.250.500", "81", "1.300.700")
        lines.append((148 + 14 * n, tuple(enumerate(row))))
    page = [glyph for base, texts in lines for n, text in texts for glyph in glyphs(text, xs[n] + 2, base, 8)]
    bands = [(xs[0], top, xs[3], end), (xs[3], top, xs[-1], middle), (xs[3], middle, xs[-1], end)]
    uprights = [RuledLine(True, x, middle if n in (4, 6) else top, bottom) for n, x in enumerate(xs)]

    [table], outside = guess_tables(page, 1, DocumentWords(), RuledMarks((), uprights, bands))

    head = [(cell.row, cell.column, " ".join(cell.text.split())) for cell in table.cells if cell.row < 2]
    assert sorted(head) == [
        (0, 0, "KODE"), (0, 1, "PROGRAM DAN KEGIATAN"), (0, 2, "SATUA N"), (0, 3, "TAHUN 2025"), (0, 5, "TAHUN 2026"),
        (1, 3, "TARGET"), (1, 4, "Rp. 000"), (1, 5, "TARGET"), (1, 6, "Rp. 000"),
    ]  # fmt: skip
    assert [cell.text for cell in table.cells if cell.row == 2] == [
        "7.01.01", "Program A", "%", "80", "1.250.500", "81", "1.300.700",
    ]  # fmt: skip
    assert "".join(glyph.text for glyph in outside) == "(ribuan)"


def test_a_lone_text_above_the_frame_stays_where_it_is_a_heading_or_where_no_headings_stand_below_it():
    def lines(*rows: tuple[float, tuple[str, ...]]) -> list[WordLine]:
        page = [
            glyph for base, texts in rows for n, text in enumerate(texts) for glyph in glyphs(text, 40 + 90 * n, base)
        ]
        return [WordLine(tuple(row)) for row in words_of(page)]

    marks = RuledMarks()
    frame = RuledMarks([RuledLine(False, 100, 40, 400)])
    names = (120.0, ("KODE", "PROGRAM", "SATUAN", "TARGET"))

    for lone, drawn, below, kept in (
        ("(ribuan)", frame, names, 1),
        ("(ribuan)", marks, names, 2),
        ("TARGET", frame, names, 2),
        ("(ribuan)", frame, (120.0, ("KODE",)), 2),
    ):
        assert len(without_lines_above(lines((90.0, (lone,)), below), drawn, 40, 400)) == kept
