"""Tell the levels that the codes of a table stand for.

The codes and names of a table go in; the level of a code comes out. The code of the national nomenclature tells its level by its parts.
Offices also number in ways of their own, and codes of before 2021 have more parts or fewer: there the names that say their level tell
what codes of so many parts stand for. What neither tells stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from cascade.reading.document_content import DocumentContent
from cascade.reading.name_parser import level_of_code, level_word, split_code
from cascade.reading.rows.reports import Reports
from cascade.reading.rows.table_cells import TableCells
from cascade.reading.rows.values import ValueReader
from cascade.text.printable import one_line

CODED_LEVELS = ("program", "kegiatan", "sub_kegiatan")
_MOSTLY = 0.5  # share of the names with codes of one length that say their level


def coded_names(cells: TableCells) -> Iterator[tuple[str, str]]:
    """Yield the codes of a table with their names, from the column of names or those beside it."""
    values = ValueReader(cells, Reports(cells, DocumentContent()))  # what they report, the reading of the rows will
    columns = [c for c in cells.table.columns if c.name == "by_code" and c.block is not None]
    for row in cells.table.data_rows:
        for column in columns:
            cell = cells.name_cell(column, row)
            if cell is None or not cell.starts_at(row):
                continue
            printed, name = split_code(one_line(cell.text))
            beside = values.code(column.block or 0, row)
            if code := printed or (beside.text if beside else None):
                yield code, name


def depth(code: str) -> int:
    """Return of how many parts a code is."""
    return len(_parts(code))


def levels_by_depth(coded: Iterable[tuple[str, str]]) -> dict[int, str]:
    """Return the levels that names say for codes of so many parts, and those one part deeper or higher.

    `coded` are the codes of a table with their names.
    """
    words: dict[int, Counter[str | None]] = defaultdict(Counter)
    for code, name in coded:
        words[depth(code)][level_word(name)] += 1
    said: dict[int, str] = {}
    for parts, counts in words.items():
        levels = [level for level in counts if level]
        if len(levels) == 1 and counts[levels[0]] >= _MOSTLY * counts.total():
            said[parts] = levels[0]
    found = dict(said)
    for parts, level in said.items():
        for step in (1, -1):
            place = CODED_LEVELS.index(level) + step
            is_next = sorted(words).index(parts) + step
            if 0 <= place < len(CODED_LEVELS) and 0 <= is_next < len(words):
                neighbour = sorted(words)[is_next]
                if abs(neighbour - parts) == 1 and CODED_LEVELS[place] not in said.values():
                    found.setdefault(neighbour, CODED_LEVELS[place])
    return found


class CodeLevels:
    """Knows what the codes of one table stand for."""

    def __init__(self, coded: Iterable[tuple[str, str]], before: dict[int, str] | None = None):
        printed = list(coded)
        self.by_depth = (before or {}) | levels_by_depth(printed)
        self.begins = {_parts(code)[0] for code, _ in printed if _is_national(code) and depth(code) > 2}

    def level(self, code: str) -> str | None:
        """Return the level of a code: as names of the table say, or as the national nomenclature counts parts."""
        if level := self.by_depth.get(depth(code)):
            return level
        if not _is_national(code):
            return None
        is_urusan = depth(code) > 2 or not self.begins or _parts(code)[0] in self.begins
        return level_of_code(code) if is_urusan else None


def _parts(code: str) -> list[str]:
    return [part for part in re.split(r"[.,\s]+", code) if part]


def _is_national(code: str) -> bool:
    """Tell whether a code begins like those of the nomenclature: 7, 7.01, X.XX.01; 210.2 and 1.1 do not."""
    parts = _parts(code)
    return bool(parts) and len(parts[0]) <= 2 and all(len(part) == 2 for part in parts[1:2])
