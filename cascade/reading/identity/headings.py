"""Tell a line that is set off, a title or a letterhead, from a line of a sentence, and find the lines that a file sets off in tables.

Nothing but the words of one line is looked at. A table of contents is no heading: its lines name pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cascade.model import Cell, Grid, Line, LoadedFile
from cascade.text.printable import one_line

LONGEST_HEADING = 160  # characters; a longer line is prose
MOST_CELLS_OF_LINE = 3  # of a row of a grid that is a line of text
LEAST_CAPITALS = 0.75  # share of the words of a heading that begin with a capital letter
_SMALL = {
    "dan",
    "di",
    "ke",
    "dari",
    "untuk",
    "pada",
    "atas",
    "serta",
    "tentang",
    "yang",
    "s.d",
    "sd",
    "dalam",
    "dengan",
    "atau",
    "per",
}
_CONTENTS = re.compile(r"[.…_-]{4,}|(?:\. ){3,}")


def is_set_off(text: str) -> bool:
    """Tell whether a line is set off: short, its words with capitals, without the dots of a table of contents."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text) if word.casefold() not in _SMALL]
    if not words or len(text) >= LONGEST_HEADING or _CONTENTS.search(text):
        return False
    capitals = sum(word[0].isupper() for word in words)
    last = re.findall(r"[^\W\d_][\w'’.-]*|\d+", text)[-1]
    return words[0][0].isupper() and not last[0].islower() and capitals >= LEAST_CAPITALS * len(words)


def printed_lines(loaded: LoadedFile) -> Iterator[Line]:
    """Yield the lines of a file, and those that stand in rows of tables: a title, "Organisasi : …", a signature."""
    for block in loaded.blocks:
        if isinstance(block, Grid):
            for row in block.filled_rows:
                yield from _lines_of_row([cell for cell in block.row(row) if cell.text.strip() and cell.starts_at(row)])
        else:
            yield block


def _lines_of_row(cells: list[Cell]) -> Iterator[Line]:
    if len(cells) == 1:
        yield from (Line(part, cells[0].source) for part in cells[0].text.splitlines() if part.strip())
    elif sum(len(cell.text) for cell in cells) < LONGEST_HEADING and (
        1 < len(cells) <= MOST_CELLS_OF_LINE or any(cell.text.strip() == ":" for cell in cells)
    ):
        yield Line("  ".join(one_line(cell.text) for cell in cells), cells[0].source)
