"""Find the table at the top of a page that goes on with one that ends the page before.

The lines of a page and the columns of the table above go in; a table of the lines that stand in these columns comes out, without the
headings that are printed again; none where the page begins with something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.printed_page import PrintedTable
from cascade.reading.extraction.stream.headings import column_of
from cascade.reading.extraction.stream.regions import FARTHEST_ROW, is_near, line_distance
from cascade.reading.extraction.stream.ruled_marks import RuledMarks
from cascade.reading.extraction.stream.table_layout import body_begins, lay_out_table
from cascade.reading.extraction.stream.word_lines import FOLIO, WordLine, has_value, is_labels
from cascade.text.table_headings import headings_end

OVERHANG = 25.0  # points that a text may stand out of the widest one of the page before
HEAD_LINES = 4  # above a table that goes on from the page before, and rows of its headings


def continued_table(
    lines: Sequence[WordLine], marks: RuledMarks, page: int, words: DocumentWords, table_above: PrintedTable
) -> PrintedTable | None:
    """Return the table at the top of a page that stands in the columns of one that ends the page before."""
    fitting = [_stands_in_columns(line, table_above.xs) for line in lines]
    begins = [n for n in range(len(lines)) if fitting[n] and len(lines[n].labels) > 1]
    if not begins and _is_rest_of_text(lines, fitting, table_above.xs):
        return lay_out_table([], lines, lines[0].top - 1, table_above.xs, marks, page, words)
    if not begins or begins[0] > HEAD_LINES:
        return None
    first, end = _range_around(begins[0], lines, fitting)
    while first and _prints_only_headings(lines[first - 1], table_above):
        first -= 1
    if end - first > 1 and FOLIO.fullmatch(lines[end - 1].text) and _is_apart(lines[end - 2], lines[end - 1]):
        end -= 1
    table_lines = lines[first:end]
    begin = table_lines[0].top - 1
    if any(_is_heading_of(line, table_above) for line in table_lines):
        after_headings = body_begins(table_lines, marks, table_above.xs[0], table_above.xs[-1])
        if after_headings is None:
            return None
        begin = after_headings
    elif headings_end([line.text for line in table_lines]) is not None:
        return None
    head = [line for line in table_lines if line.middle < begin]
    body = [line for line in table_lines if line.middle >= begin]
    if not any(has_value(line, table_above.xs[0]) for line in body):
        return None
    return lay_out_table(head, body, begin, table_above.xs, _with_rest_of_row(marks, body, table_above.xs), page, words)


def _range_around(number: int, lines: Sequence[WordLine], fitting: Sequence[bool]) -> tuple[int, int]:
    """Return begin and end of the lines around one that stand in the columns too and not far from each other."""
    farthest = FARTHEST_ROW * line_distance(lines)
    places = sorted(word.box[0] for line in lines[number:] for word in line.words)

    def is_next(above: int, below: int) -> bool:
        return lines[below].middle - lines[above].middle < farthest

    first = number
    while first and fitting[first - 1] and is_next(first - 1, first):
        if not all(is_near(text.box[0], places) for text in lines[first - 1].labels):
            break
        first -= 1
    end = number + 1
    while end < len(lines) and fitting[end] and is_next(end - 1, end):
        end += 1
    return first, end


def _is_rest_of_text(lines: Sequence[WordLine], fitting: Sequence[bool], edges: Sequence[float]) -> bool:
    """Tell whether a page prints nothing but the last words of one text."""
    columns = {column_of(word, edges) for line in lines for word in line.words}
    return 0 < len(lines) <= HEAD_LINES and all(fitting) and len(columns) == 1 and lines[0].text[:1].islower()


def _stands_in_columns(line: WordLine, edges: Sequence[float]) -> bool:
    """Tell whether the texts of a line stand within columns, each in one; headings over several do not count."""
    texts = line.labels
    crossing = sum(any(text.box[0] + 1 < edge < text.box[2] - 1 for edge in edges) for text in texts)
    inside = edges[0] - OVERHANG < texts[0].box[0] and texts[-1].box[2] < edges[-1] + OVERHANG
    return inside and (not crossing or 2 * crossing < len(texts) or is_labels(line))


def _with_rest_of_row(marks: RuledMarks, body: Sequence[WordLine], edges: Sequence[float]) -> RuledMarks:
    """Return marks with a line above the first values if only the rest of a text that the page end cuts stands above these."""
    first = next((n for n, line in enumerate(body) if has_value(line, edges[0])), 0)
    rest = {column_of(text, edges): text.text for line in reversed(body[:first]) for text in line.labels}
    beside = {column_of(text, edges): text.text for text in body[first].labels} if body else {}
    is_rest = rest and all(text[:1].islower() for text in rest.values())
    if not is_rest or any(beside.get(column, "A")[:1].islower() for column in rest):
        return marks
    line = RuledLine(False, (body[first - 1].bottom + body[first].top) / 2, edges[0], edges[-1])
    return replace(marks, levels=[*marks.levels, line])


def _is_apart(above: WordLine, below: WordLine) -> bool:
    """Tell whether more than a blank line parts two lines."""
    return below.top - above.bottom > below.bottom - below.top


def _prints_only_headings(line: WordLine, table: PrintedTable) -> bool:
    """Tell whether all texts of a line are headings of a table, or lines of these."""
    headings = {part for cell in table.cells if cell.row < HEAD_LINES for part in cell.text.splitlines()}
    return all(text.text in headings for text in line.labels)


def _is_heading_of(line: WordLine, table: PrintedTable) -> bool:
    """Tell whether a line prints two headings of a table again."""
    headings = {part for cell in table.cells if cell.row < HEAD_LINES for part in cell.text.splitlines()}
    texts = [text.text for text in line.labels]
    is_mostly_headings = len(texts) > 1 and sum(text in headings for text in texts) > len(texts) / 2
    return is_mostly_headings and not has_value(line, table.xs[0])
