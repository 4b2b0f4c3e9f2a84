"""Hold what became of everything that a file prints as a table: read, read in part, no table of targets, not read.

An account names each table with its pages and why it was not read whole; a page that it does not name prints neither a grid nor
columns of numbers. What is missing from a document may be lost by reading it: `complete` says whether that can be excluded.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cascade.model.i18n import LocalizedText
from cascade.model.values import CorrectedPart, Source

ReadState = Literal["read", "read_in_part", "not_read", "not_a_target_table"]
READ_STATE_NAMES: dict[ReadState, LocalizedText] = {
    "read": LocalizedText("dibaca", "read"),
    "read_in_part": LocalizedText("dibaca sebagian", "read in part"),
    "not_read": LocalizedText("tidak dibaca", "not read"),
    "not_a_target_table": LocalizedText("bukan tabel target", "no table of targets"),
}


CorrectionState = Literal["applied", "moved", "fulfilled", "lost", "refused"]


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """One correction by hand of what was read, and what became of it.

    `state`: applied at its place; moved: applied where row and text are found in a changed file; fulfilled: the file is read as
    it should be, nothing was done; lost: row and text are not found any more; refused: the value is none for that place.
    `source` is where it was applied, else the place of which it speaks; `part` says in words what was corrected.
    """

    state: CorrectionState
    what: CorrectedPart
    part: LocalizedText
    subject: str
    read: str
    value: str
    source: Source
    by: str
    why: str
    id: str | None = None
    on: datetime.date | None = None
    at: datetime.datetime | None = None
    year: int | None = None
    quarter: int | None = None

    @property
    def is_used(self) -> bool:
        """Tell whether what was read was changed by it."""
        return self.state in ("applied", "moved")


@dataclass(frozen=True, slots=True)
class TableAccount:
    """What became of one printed table, over all pages on which it goes on.

    `source` is where it begins, `title` its caption, else its headings; `document` the id of the document that it was read into.
    `rows` are those that print something below its headings, `rows_read` those of them of which something was read; `reasons` say
    why not more was, or why it is no table of targets. `complete` is True where `proof` shows that no row is lost, False where
    rows are known to be lost, on `pages_missing`, and None where nobody can tell. `rows_lost` are the places of the rows that print
    figures and of which nothing was read; `may_hold_targets` tells of an unread table, or page, that it may well be one of targets.
    """

    state: ReadState
    source: Source
    title: str = ""
    pages: tuple[int, ...] = ()
    document: str | None = None
    rows: int = 0
    rows_read: int = 0
    complete: bool | None = None
    pages_missing: tuple[int, ...] = ()
    reasons: tuple[LocalizedText, ...] = ()
    proof: tuple[LocalizedText, ...] = ()
    rows_lost: tuple[Source, ...] = ()
    may_hold_targets: bool = False


@dataclass(frozen=True, slots=True)
class FileAccount:
    """What became of the tables of one file, in the order in which they are printed, and what a person corrected of it."""

    file: str
    tables: tuple[TableAccount, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()

    @property
    def pages(self) -> Mapping[int, ReadState]:
        """The state of each page that holds a table; tables of no targets do not count beside others."""
        states: dict[int, set[ReadState]] = defaultdict(set)
        for table in self.tables:
            for page in table.pages:
                states[page].add("not_read" if page in table.pages_missing else table.state)
        return {page: _state_of(states[page]) for page in sorted(states)}

    def of_state(self, *states: ReadState) -> tuple[TableAccount, ...]:
        """Return the tables of some states."""
        return tuple(table for table in self.tables if table.state in states)


def _state_of(states: set[ReadState]) -> ReadState:
    """Return the one state of a page with tables of these states."""
    of_targets = states - {"not_a_target_table"}
    if not of_targets:
        return "not_a_target_table"
    return of_targets.pop() if len(of_targets) == 1 else "read_in_part"
