"""Know which answers to links are in force, by `keputusan.yaml` as it stands.

The folder of a dossier goes in. The file is read anew only where somebody else changed it: what we write ourselves is known already,
and a long file takes as long to read as a person to answer.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cascade.decisions.decision_file import DECISIONS_FILE, LinkAnswer, LinkDecision
from cascade.decisions.decision_log import DecisionLog
from cascade.graph.cascade_graph import NodeId

Pair = frozenset[NodeId]


@dataclass(frozen=True, slots=True)
class Decided:
    """One answer in force; `pairs` are its links where they are known, else `entry` says in words which."""

    id: str
    answer: LinkAnswer
    names: tuple[str, str]
    by: str = ""
    at: datetime.datetime | None = None
    on: datetime.date | None = None
    why: str = ""
    batch: str | None = None
    pairs: frozenset[Pair] | None = None
    entry: LinkDecision | None = None

    @property
    def name(self) -> str:
        """By what it is undone together with what was answered by the same act."""
        return self.batch or self.id


def decided_in(log: DecisionLog) -> dict[str, Decided]:
    """Return the answers of a log that are in force, by their ids."""
    return {
        event.id: Decided(
            event.id,
            event.entry.verdict,
            (event.entry.left.name, event.entry.right.name),
            event.actor,
            event.at,
            event.on,
            event.reason,
            event.batch,
            entry=event.entry,
        )
        for event in log.events
        if event.in_force and isinstance(event.entry, LinkDecision)
    }


class Ledger:
    """The answers of one dossier."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.in_force: dict[str, Decided] = {}
        self.ids: set[str] = set()  # of all answers and undos, also those that are taken back
        self._digest: str | None = None

    def refresh(self) -> None:
        """Read the file where it is not as we left it.

        Raises:
            CascadeError: it is not in order.
        """
        digest = self._digest_now()
        if digest != self._digest:
            log = DecisionLog.read(self.folder)
            self.in_force = decided_in(log)
            self.ids = {event.id for event in log.events} | {event.batch for event in log.events if event.batch}
            self._digest = digest

    def latest_first(self) -> Iterator[Decided]:
        """Yield the answers in force, the last one first; those whose moment nobody knows come last."""
        yield from (each for each in reversed(self.in_force.values()) if each.at is not None)
        yield from (each for each in reversed(self.in_force.values()) if each.at is None)

    def forget(self) -> None:
        """Read the file again next time."""
        self._digest = None

    def enter(self, decided: Decided) -> None:
        """Know an answer that has just been written."""
        self.in_force[decided.id] = decided
        self.ids.add(decided.id)
        self._digest = self._digest_now()

    def strike(self, names: Iterable[str], undo_id: str) -> None:
        """Know an undo that has just been written."""
        gone = set(names)
        self.in_force = {
            name: each for name, each in self.in_force.items() if name not in gone and each.batch not in gone
        }
        self.ids.add(undo_id)
        self._digest = self._digest_now()

    def _digest_now(self) -> str:
        try:
            return hashlib.sha256((self.folder / DECISIONS_FILE).read_bytes()).hexdigest()
        except OSError:
            return ""
