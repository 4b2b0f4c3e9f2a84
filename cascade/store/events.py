"""Keep every decision of a dossier as an event that is never changed, in a chain of digests.

The log of `keputusan.yaml`, which is the truth, goes in; what is new in it becomes events, and so does what a person changed or
removed in the file by hand. The log comes out again as it was last seen: where the file was lost it can be written anew, and what
is written out, read in and written out again is the same. Reads no file.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sqlalchemy import Connection, Row, func, insert, select

from cascade.decisions.decision_file import LIST_OF
from cascade.decisions.decision_log import DecisionEvent, DecisionLog
from cascade.decisions.entry import Entry
from cascade.store.database import Database
from cascade.store.register import dossier_id, written_moment
from cascade.store.schema import DOSSIER, EVENT
from cascade.store.scope import Scope

ADDED, EDITED, REMOVED = "added", "edited", "removed"
_ENTRY_OF = {name: kind for kind, name in LIST_OF.items()}


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as it was recorded.

    `change` says whether the entry came into the file, or was edited or removed there by hand; who did that is not known.
    """

    number: int
    entry: str
    change: str
    recorded: datetime.datetime
    actor: str
    verb: str
    about: str
    reason: str
    undoes: str | None


@dataclass(frozen=True, slots=True)
class _New:
    """An event that is to be recorded."""

    event: DecisionEvent
    change: str


@dataclass(frozen=True, slots=True)
class EventStore:
    """The events of all dossiers of a workspace."""

    database: Database
    followed: dict[str, tuple[int, DecisionLog]] = field(default_factory=dict, compare=False)  # with its last event

    def follow(self, scope: Scope, folder: str, log: DecisionLog, now: datetime.datetime) -> int:
        """Record what is new in the log of a dossier since it was last seen; return how many events that made."""
        if not scope.sees(folder):
            return 0
        if not self._is_behind(folder, log):
            return 0
        with self.database.writing() as connection:
            dossier = dossier_id(connection, folder, now)
            last, before = self._last_seen(connection, folder)
            changed = DecisionLog.difference(before, log)
            place = {id(entry): n for n, entry in enumerate(chain.from_iterable(log.content.lists().values()))}
            added = sorted(changed.added, key=lambda event: place[id(event.entry)])
            new = [*(_New(each, ADDED) for each in added), *(_New(each, REMOVED) for each in changed.removed)]
            for past, after in changed.edited:
                if past.id != after.id:  # known by its words, which are others now
                    new.append(_New(past, REMOVED))
                new.append(_New(after, EDITED))
            previous = connection.execute(select(EVENT.c.digest).where(EVENT.c.id == last)).scalar() or ""
            revisions = _revisions(connection, dossier)
            for each in new:
                revision = revisions.get(each.event.id, -1) + 1
                revisions[each.event.id] = revision
                values = _values(each, revision, previous, now)
                previous = str(values["digest"])
                connection.execute(insert(EVENT).values(dossier=dossier, **values))
            last = _last(connection, folder)
        self.followed[folder] = last, log
        return len(new)

    def log(self, scope: Scope, folder: str) -> DecisionLog:
        """Return the log of a dossier as it was last seen."""
        if not scope.sees(folder):
            return DecisionLog()
        with self.database.reading() as connection:
            return _log_of(_rows(connection, folder))

    def events(self, scope: Scope, folder: str) -> tuple[StoredEvent, ...]:
        """Return the events of a dossier, as they were recorded."""
        if not scope.sees(folder):
            return ()
        with self.database.reading() as connection:
            return tuple(_stored(row) for row in _rows(connection, folder))

    def removed(self, scope: Scope, folder: str) -> dict[str, Entry]:
        """Return by their ids the entries that were removed from the file by hand and are not there again."""
        if not scope.sees(folder):
            return {}
        with self.database.reading() as connection:
            last = {row.entry: json.loads(row.content) for row in _rows(connection, folder)}
        return {name: _entry(content) for name, content in last.items() if content["change"] == REMOVED}

    def broken_at(self, scope: Scope, folder: str) -> int | None:
        """Return the number of the first event that does not follow from the one before it; None where the chain is whole."""
        if not scope.sees(folder):
            return None
        with self.database.reading() as connection:
            previous = ""
            for row in _rows(connection, folder):
                if row.previous != previous or row.digest != _digest(previous, row._mapping):
                    return int(row.id)
                previous = row.digest
        return None

    def _is_behind(self, folder: str, log: DecisionLog) -> bool:
        with self.database.reading() as connection:
            last, seen = self._last_seen(connection, folder)
        self.followed[folder] = last, seen
        return bool(DecisionLog.difference(seen, log))

    def _last_seen(self, connection: Connection, folder: str) -> tuple[int, DecisionLog]:
        """Return the number of the last event of a dossier, and the log that its events come to."""
        last = _last(connection, folder)
        known = self.followed.get(folder)
        return known if known and known[0] == last else (last, _log_of(_rows(connection, folder)))


_CHAINED = (
    "entry", "revision", "recorded", "actor", "verb", "subject_type", "subject_key", "about", "reason", "undoes", "content",
)  # fmt: skip


def _rows(connection: Connection, folder: str) -> Sequence[Row[tuple[object, ...]]]:
    statement = (
        select(EVENT)
        .join(DOSSIER, DOSSIER.c.id == EVENT.c.dossier)
        .where(DOSSIER.c.folder == folder)
        .order_by(EVENT.c.id)
    )
    return connection.execute(statement).all()


def _last(connection: Connection, folder: str) -> int:
    statement = select(func.max(EVENT.c.id)).join(DOSSIER, DOSSIER.c.id == EVENT.c.dossier)
    return connection.execute(statement.where(DOSSIER.c.folder == folder)).scalar() or 0


def _revisions(connection: Connection, dossier: int) -> dict[str, int]:
    """Return how often each entry was edited."""
    statement = select(EVENT.c.entry, func.max(EVENT.c.revision)).where(EVENT.c.dossier == dossier)
    return {row[0]: row[1] for row in connection.execute(statement.group_by(EVENT.c.entry))}


def _values(new: _New, revision: int, previous: str, now: datetime.datetime) -> dict[str, object]:
    event = new.event
    content = {"change": new.change, "list": LIST_OF[type(event.entry)], "entry": event.entry.written()}
    values: dict[str, object] = {
        "entry": event.id,
        "revision": revision,
        "recorded": written_moment(now),
        "actor": event.actor if new.change == ADDED else "",
        "verb": event.verb,
        "subject_type": event.subject.type,
        "subject_key": event.subject.key,
        "about": event.subject.about,
        "reason": event.reason if new.change == ADDED else "",
        "undoes": event.undoes,
        "content": json.dumps(content, ensure_ascii=False, sort_keys=True, default=str),
        "previous": previous,
    }
    return values | {"digest": _digest(previous, values)}


def _digest(previous: str, values: object) -> str:
    """Return the digest of an event and of all before it."""
    said = [previous, *(values[name] for name in _CHAINED)]  # type: ignore[index]  # a mapping of either kind
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _log_of(rows: Sequence[Row[tuple[object, ...]]]) -> DecisionLog:
    """Return the log that events come to: the last revision of every entry that is still there."""
    return DecisionLog.of(_entries(rows))


def _entries(rows: Sequence[Row[tuple[object, ...]]]) -> Iterator[Entry]:
    last = {row.entry: row for row in rows}
    for entry in dict.fromkeys(row.entry for row in rows):
        content = json.loads(last[entry].content)
        if content["change"] != REMOVED:
            yield _entry(content)


def _entry(content: Mapping[str, object]) -> Entry:
    return _ENTRY_OF[str(content["list"])].model_validate_json(json.dumps(content["entry"]))


def _stored(row: Row[tuple[object, ...]]) -> StoredEvent:
    return StoredEvent(
        number=int(row.id),
        entry=row.entry,
        change=json.loads(row.content)["change"],
        recorded=datetime.datetime.fromisoformat(row.recorded),
        actor=row.actor,
        verb=row.verb,
        about=row.about,
        reason=row.reason,
        undoes=row.undoes,
    )
