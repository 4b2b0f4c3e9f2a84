"""Guess the tables that white space shows where no ruled lines enclose their cells.

The glyphs of a page and what is drawn of its tables go in: level lines, lines between columns, bands of shading. Tables come
out whose columns are the strips that no word crosses, as far as no line parts them, and whose rows are what lines, bands or
the values standing in one line tell. This is a guess, and the tables say so. Knows no file format and no meaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.stream.columns import (
    column_edges,
    edges_with_blank_numbers,
    edges_with_headings,
    run_into_each_other,
)
from cascade.reading.extraction.stream.continuation import continued_table
from cascade.reading.extraction.stream.regions import LEAST_COLUMNS, LEAST_LINES, TableRegion, parts_with_headings
from cascade.reading.extraction.stream.rows import VALUE
from cascade.reading.extraction.stream.ruled_marks import NEAR_MARKS, NOTHING_DRAWN, RuledMarks, holds
from cascade.reading.extraction.stream.table_layout import (
    body_begins,
    lay_out_table,
    share_reached,
    without_lines_above,
)
from cascade.reading.extraction.stream.word_lines import FOLIO, LABEL, NUMBER, WordLine, more_than_space, words_outside
from cascade.reading.extraction.text_lines import Glyph, words_of
from cascade.text.table_headings import headings_end, is_heading

LEAST_DRAWN_COLUMNS = 3


def looks_tabular(text: str) -> bool:
    """Tell cheaply whether the text of a page may hold a table: lines with several numbers each, or of headings only."""
    lines = text.splitlines()
    if sum(len(NUMBER.findall(line)) > 2 for line in lines) >= LEAST_LINES:
        return True
    return headings_end(lines) is not None


def guess_tables(
    glyphs: Sequence[Glyph],
    page: int,
    words: DocumentWords,
    marks: RuledMarks = NOTHING_DRAWN,
    above: PrintedTable | None = None,
) -> tuple[list[PrintedTable], list[Glyph]]:
    """Find the tables of a page whose ruled lines do not enclose their cells, and the glyphs outside them.

    Args:
        glyphs: What the page prints.
        page: Its number.
        words: What the document prints.
        marks: What is drawn.
        above: The table that ends the page before; one in its columns goes on with it.
    """
    rows = words_of(glyphs)
    apart = more_than_space(rows)
    lines = [WordLine(tuple(row), apart) for row in rows]
    tables: list[PrintedTable] = []
    if above and (table := continued_table(lines, marks, page, words, above)):
        tables.append(table)
        lines = [rest for line in lines if (rest := words_outside(line, table.box)).words]
    for part in parts_with_headings(lines):
        tables += _tables_in(part, marks, page, words)
    outside = [glyph for glyph in glyphs if not any(holds(table.box, glyph) for table in tables)]
    return tables, outside


def _tables_in(lines: list[WordLine], marks: RuledMarks, page: int, words: DocumentWords) -> Iterator[PrintedTable]:
    """Yield the tables of a part of a page: those with ruled lines or bands, then one without."""
    top, bottom = lines[0].top, lines[-1].bottom
    marks_of_part = marks.between(top - NEAR_MARKS / 2, bottom + NEAR_MARKS / 2)
    is_headed = headings_end([line.text for line in lines]) is not None
    for field, ys in [*marks_of_part.fields(), (None, [])]:
        table_lines = TableRegion(lines, field, ys, is_headed=is_headed).lines
        table = (
            _table(table_lines, marks_of_part, page, words, is_sure=is_headed or field is not None)
            if table_lines
            else None
        )
        if table:
            yield table
            lines = [rest for line in lines if (rest := words_outside(line, table.box)).words]


def is_header_alone(table: PrintedTable) -> bool:
    """Tell whether a table prints headings of targets and no value."""
    texts = [text for cell in table.cells for text in cell.text.splitlines()]
    numbers = [int(match[1]) for text in texts if (match := FOLIO.fullmatch(text))]
    if numbers and numbers != list(range(1, len(numbers) + 1)):
        return False
    others = [text for text in texts if not (LABEL.fullmatch(text) or FOLIO.fullmatch(text) or is_heading(text))]
    is_silent = not any(VALUE.fullmatch(text) for text in others)
    return is_silent and 2 * len(others) < len(texts) and headings_end(texts) is not None


def _table(
    lines: Sequence[WordLine], marks: RuledMarks, page: int, words: DocumentWords, *, is_sure: bool
) -> PrintedTable | None:
    """Return the table that lines make, None where they have no headings, no rows or too few columns."""
    left = min(word.box[0] for line in lines for word in line.words) - 1
    right = max(word.box[2] for line in lines for word in line.words) + 1
    bottom = max(line.bottom for line in lines)
    begin = body_begins(lines, marks, left, right)
    if begin is None:
        return None
    head = without_lines_above([line for line in lines if line.middle < begin], marks, left, right)
    body = [line for line in lines if line.middle >= begin]
    if not head or not body:
        return None
    edges = column_edges(body, left, right, [r for r in marks.uprights if share_reached(r, begin, bottom) > 0.5])
    texts = [text for line in head for text in line.labels]
    edges = edges_with_blank_numbers(edges_with_headings(edges, texts, body), texts, body)
    if run_into_each_other(edges, texts, body):
        return None
    if len(edges) - 1 < (LEAST_DRAWN_COLUMNS if is_sure else LEAST_COLUMNS):
        return None
    return lay_out_table(head, body, begin, edges, marks, page, words)
