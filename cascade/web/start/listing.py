"""List the dossiers of a workspace: what became of each, which ones a person asked to see, and in which order.

What the register, the running checks and the failures say goes in, rows come out. Opens no document.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cascade.model.i18n import LocalizedText
from cascade.store.register import Run
from cascade.text.normalize import letters_and_digits
from cascade.web.open_dossier import document_states
from cascade.web.start.ages import age_of
from cascade.web.workbench import Workbench

RowState = Literal["busy", "waiting", "failed", "never", "checked"]
ORDERS = ("nama", "berat", "lama")
MANY = 8  # dossiers from which on the list can be searched
Filter = Callable[["Row"], bool]


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier; `run` is what its last check came to, `error` why a later one failed, `changed` that its files are newer."""

    name: str
    state: RowState
    run: Run | None = None
    error: LocalizedText | None = None
    changed: bool = False
    age: LocalizedText | None = None

    @property
    def weight(self) -> tuple[int, ...]:
        """What makes it more pressing than another."""
        run = self.run
        if self.state == "failed" or run is None:
            return (2 if self.state == "failed" else 1, 0, 0, 0, 0)
        return (0, run.errors, run.warnings, run.questions + run.open_links, run.unread)


FILTERS: Mapping[str, tuple[LocalizedText, Filter]] = {
    "gagal": (LocalizedText("tidak dapat diperiksa", "could not be checked"), lambda row: row.state == "failed"),
    "belum": (LocalizedText("belum pernah diperiksa", "never checked"), lambda row: row.run is None),
    "berubah": (LocalizedText("berubah sejak diperiksa", "changed since the check"), lambda row: row.changed),
    "masalah": (LocalizedText("harus diperbaiki", "to correct"), lambda row: bool(row.run and row.run.errors)),
    "tautan": (LocalizedText("tautan terbuka", "open links"), lambda row: bool(row.run and row.run.open_links)),
    "terbaca": (LocalizedText("ada yang tidak terbaca", "not all read"), lambda row: bool(row.run and row.run.unread)),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows that are shown, of how many, and how many each filter would show."""

    rows: tuple[Row, ...]
    total: int
    counts: Mapping[str, int]

    @property
    def is_long(self) -> bool:
        """Whether it needs a search."""
        return self.total >= MANY


def listing_of(workbench: Workbench, search: str = "", only: str = "", order: str = "") -> Listing:
    """Return the dossiers whose name holds some words and that a filter shows, in an order."""
    now = datetime.datetime.now(datetime.UTC)
    runs, waiting = workbench.last_runs(), workbench.rounds.waiting
    every = [
        _row(workbench, name, folder, runs.get(name), waiting, now)
        for name, folder in workbench.workspace.dossiers().items()
    ]
    counts = {name: sum(map(shows, every)) for name, (_, shows) in FILTERS.items()}
    words = [letters_and_digits(word) for word in search.split()]
    rows = [row for row in every if all(word in letters_and_digits(row.name) for word in words)]
    if only in FILTERS:
        rows = [row for row in rows if FILTERS[only][1](row)]
    if order == "berat":
        rows.sort(key=lambda row: row.weight, reverse=True)
    elif order == "lama":
        rows.sort(key=lambda row: row.run.finished.timestamp() if row.run else 0)
    return Listing(tuple(rows), len(every), counts)


def _row(
    workbench: Workbench,
    name: str,
    folder: Path,
    run: Run | None,
    waiting: tuple[str, ...],
    now: datetime.datetime,
) -> Row:
    opened, error = workbench.is_open(name), workbench.failures.get(name)
    state: RowState = "checked" if run else "never"
    if opened is not None and opened.state == "busy":
        state = "busy"
    elif name in waiting:
        state = "waiting"
    elif error is not None:
        state = "failed"
    newest = max((changed for _, changed in document_states(folder).values()), default=0)
    changed = run is not None and newest / 1e9 > run.finished.timestamp()
    reason = (
        LocalizedText(*(t.replace(str(folder), name) for t in (error.message.id, error.message.en))) if error else None
    )
    return Row(name, state, run, reason, changed, age_of(run.finished, now) if run else None)
