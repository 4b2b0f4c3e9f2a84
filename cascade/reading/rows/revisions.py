"""Leave aside what a table prints of before its revision, where it prints what is now beside it.

A table goes in; the same table comes out in which the columns of before the revision mean nothing, and those columns. Of SEBELUM and
SESUDAH the later one counts; nothing of the earlier one is taken for a second value.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace

from cascade.reading.tables.table import Column, Table

_BEFORE = re.compile(r"\b(sebelum|semula|murni)\b", re.I)
_AFTER = re.compile(r"\b(sesudah|setelah|menjadi|perubahan)\b", re.I)


def is_before(column: Column) -> bool:
    """Tell whether a heading says that its column holds what was before a revision."""
    return _BEFORE.search(column.header) is not None


def is_after(column: Column) -> bool:
    """Tell whether a heading says that its column holds what is after a revision."""
    return not is_before(column) and _AFTER.search(column.header) is not None


def without_earlier(table: Table) -> tuple[Table, tuple[Column, ...]]:
    """Return a table whose columns of before the revision are ignored if one after it holds the same, and those columns."""
    later = {_field(column) for column in table.columns if column.name and is_after(column)}
    earlier = tuple(c for c in table.columns if c.name and is_before(c) and _field(c) in later)
    if not earlier:
        return table, ()
    columns = tuple(replace(c, name=None, is_element=False, ignored=True) if c in earlier else c for c in table.columns)
    return replace(table, columns=columns), earlier


def _field(column: Column) -> Hashable:
    return column.name, column.year, column.ordinal, column.quarter
