"""Find the tables that a text draws: with bars, with tabs, or with columns that spaces align.

The lines of a text go in; its lines and tables come out in their order. A table of bars is as long as its lines have bars; one of
tabs or spaces begins with a line of headings and ends where a line does not keep to its columns. Knows no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cascade.model import Grid, Source
from cascade.reading.extraction.plain_text.drawn_lines import (
    DrawnLine,
    at_bars,
    at_tabs,
    bars_in,
    is_heading,
    is_rule,
    segments_of,
)
from cascade.reading.extraction.plain_text.drawn_rows import RowBeginnings, drawn_grid
from cascade.reading.extraction.plain_text.rows import DATED
from cascade.reading.extraction.plain_text.text_cells import TextRow
from cascade.reading.extraction.plain_text.white_gaps import WIDEST, WhiteGaps, aligned_header

LEAST_COLUMNS = 3
MOST_HEADINGS = 6  # lines of a header
MOST_BANDS = 2  # lines of headings over others, above the line that names the columns
_BAND = re.compile(r"(?:target|pagu|anggaran|triwulan|realisasi|kerangka pendanaan)\b(?! kinerja tahun)", re.I)
_CORE = re.compile(r"\b(indikator|program|kegiatan|sasaran|tujuan|uraian|tolok ukur)\b", re.I)


def draws_tables(rows: Sequence[TextRow]) -> bool:
    """Tell whether a text draws a table with bars or tabs."""
    barred = sum(bars_in(row.text) >= LEAST_COLUMNS - 1 for row in rows)
    tabbed = any(_is_headline(row.text.split("\t")) for row in rows)
    return barred > 1 or tabbed


def drawn_parts(rows: Sequence[TextRow], source: Source) -> Iterator[TextRow | Grid]:
    """Yield the lines and the tables of a text in their order."""
    at = 0
    while at < len(rows):
        grid, end = _table_at(rows, at, source)
        if grid is None:
            if not is_rule(rows[at].text):
                yield rows[at]
            at += 1
        else:
            yield grid
            at = end


def _table_at(rows: Sequence[TextRow], at: int, source: Source) -> tuple[Grid | None, int]:
    """Return the table that begins with a line, and the number of the line after it."""
    for find in (_barred, _tabbed, _aligned):
        grid, end = find(rows, at, source)
        if grid is not None:
            return grid, end
    return None, at


def _groups(rows: Sequence[TextRow]) -> Iterator[tuple[TextRow, int]]:
    """Yield the lines that draw no rule, each with how many rules and blank lines stand above it."""
    group = 0
    before: TextRow | None = None
    for row in rows:
        if before is not None:
            group += is_rule(row.text) or row.number > before.number + 1
        before = row
        if not is_rule(row.text):
            yield row, group


def _barred(rows: Sequence[TextRow], at: int, source: Source) -> tuple[Grid | None, int]:
    near = rows[at : at + MOST_HEADINGS]
    if not bars_in(rows[at].text) or max(bars_in(row.text) for row in near) < LEAST_COLUMNS - 1:
        return None, at
    end = at
    while end < len(rows) and (bars_in(rows[end].text) or is_rule(rows[end].text)):
        end += 1
    lines = list(_groups(rows[at:end]))
    if len(lines) < 2 or max(bars_in(row.text) for row, _ in lines) < LEAST_COLUMNS - 1:
        return None, at
    drawn = at_bars([row for row, _ in lines], [group for _, group in lines])
    heads = _headings(drawn)
    if not any(line.filled for line in drawn):
        return None, at
    return drawn_grid(drawn[:heads], drawn[heads:], source), end


def _headings(lines: Sequence[DrawnLine]) -> int:
    """Count the lines of the header: those before a rule, if one parts them from the rows, or those of heading words."""
    if not is_heading(list(lines[0].filled.values())):
        return 0
    count = 1
    while count < min(len(lines), MOST_HEADINGS):
        line = lines[count]
        is_in_block = line.group == lines[0].group and lines[-1].group > line.group
        if not is_heading(list(line.filled.values())) and not is_in_block:
            break
        count += 1
    return count


def _tabbed(rows: Sequence[TextRow], at: int, source: Source) -> tuple[Grid | None, int]:
    fields = rows[at].text.rstrip("\t").split("\t")
    if not _is_headline(fields) or not all(field.strip() for field in fields[1:]):
        return None, at
    heads = 1
    while heads < MOST_HEADINGS and at + heads < len(rows) and is_heading(rows[at + heads].text.split("\t")):
        heads += 1
    columns = sum(len(row.text.rstrip("\t").split("\t")) for row in rows[at : at + heads])
    end = at + heads
    while end < len(rows) and 0 < rows[end].text.rstrip("\t").count("\t") < columns:
        end += 1
    if end == at + heads:
        return None, at
    lines = list(_groups(rows[at:end]))
    drawn = at_tabs([row for row, _ in lines], [group for _, group in lines])
    return drawn_grid(drawn[:heads], drawn[heads:], source), end


def _is_headline(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a line are the headings of a table."""
    return len([text for text in texts if text.strip()]) >= LEAST_COLUMNS and is_heading(texts) and _names_row(texts)


def _is_aligned_headline(row: TextRow) -> bool:
    return len(row.text) <= WIDEST and _is_headline([segment.text for segment in segments_of(row.text)])


def _names_row(texts: Sequence[str]) -> bool:
    return any(_CORE.search(text) for text in texts)


def _aligned(rows: Sequence[TextRow], at: int, source: Source) -> tuple[Grid | None, int]:
    if not _begins_header(rows, at):
        return None, at
    lines = list(_groups(rows[at : _next_headline(rows, at)]))
    heads = _heading_lines([row for row, _ in lines])
    header = aligned_header([row.text for row, _ in lines[:heads]])
    gaps = WhiteGaps(header.leaves)
    kept = heads
    while kept < len(lines) and not DATED.search(lines[kept][0].text) and gaps.accept(lines[kept][0].text):
        kept += 1
    if kept < len(lines) and _looks_like_row(lines[kept][0].text, len(header.leaves)):
        return None, at  # its columns do not stand under the headings: nobody aligned them
    top = [DrawnLine(row, group, texts) for (row, group), texts in zip(lines[:heads], header.lines, strict=True)]
    body = [DrawnLine(row, group, gaps.placed(row.text)) for row, group in lines[heads:kept]]
    body = _without_loose_end(body)
    if not body:
        return None, at
    last = body[-1].row
    grid = drawn_grid(top, body, replace(source, guessed=True))
    return grid, next(n for n in range(at, len(rows)) if rows[n] is last) + 1


def _looks_like_row(line: str, columns: int) -> bool:
    """Tell whether a line prints as many texts apart as there are headings."""
    return DATED.search(line) is None and len(segments_of(line)) == columns > 1


def _begins_header(rows: Sequence[TextRow], at: int) -> bool:
    """Tell whether a line is a headline, or heads values right above one: "TARGET    PAGU" over their years."""
    for number in range(at, min(at + MOST_BANDS + 1, len(rows))):
        if number > at and rows[number].number != rows[number - 1].number + 1:
            return False
        if _is_aligned_headline(rows[number]):
            return True
        if len(rows[number].text) > WIDEST or not all(
            map(_BAND.match, (s.text for s in segments_of(rows[number].text)))
        ):
            return False
    return False


def _heading_lines(rows: Sequence[TextRow]) -> int:
    """Count the lines of headings at the top of some lines."""
    count = 1
    while count < min(len(rows), MOST_HEADINGS) and is_heading([each.text for each in segments_of(rows[count].text)]):
        count += 1
    return count


def _next_headline(rows: Sequence[TextRow], at: int) -> int:
    """Return the line on which the next table begins."""
    for number in range(at + 1, len(rows)):
        is_apart = rows[number].number > rows[number - 1].number + 1 or number > at + MOST_HEADINGS
        if is_apart and _is_aligned_headline(rows[number]):
            return number
    return len(rows)


def _without_loose_end(body: list[DrawnLine]) -> list[DrawnLine]:
    """Leave out the last blocks of lines that hold no value: what stands below a table belongs to none of its rows."""
    beginnings = RowBeginnings(body)
    last = next((line.group for line in reversed(body) if beginnings.has_value(line)), body[0].group if body else 0)
    return [line for line in body if line.group <= last]
