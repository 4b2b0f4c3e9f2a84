"""Write decisions into `keputusan.yaml`: at once, whole or not at all, and only at the end of a list.

Entries go in; they get an id and a moment and are added to the file, in which nothing else changes. An entry whose id is there
already is not written twice. Who says which state of the file he has seen is refused where somebody decided on the same meanwhile.
The log of a file that was known before is known after: nobody has to read what we wrote.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from cascade.decisions.decision_file import DECISIONS_FILE, LIST_OF, VERB_NAMES, DecisionFile, Undo
from cascade.decisions.decision_log import (
    HEADING,
    KNOWN_LOGS,
    DecisionEvent,
    DecisionLog,
    digest_of,
    require_known,
)
from cascade.decisions.entry import Entry, Subject
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_editor, yaml_lists, yaml_reader


class DecisionConflictError(CascadeError):
    """Somebody decided on the same meanwhile; `events` are what he did."""

    def __init__(self, events: Sequence[DecisionEvent]):
        last = events[-1]
        who = " ".join(str(part) for part in (last.actor, last.at or last.on) if part) or "–"
        words = {"a": last.subject.about, "v": VERB_NAMES.get(last.verb, last.verb), "w": who}
        super().__init__(_CONFLICT.format(**words), _CONFLICT_HINT)
        self.events = tuple(events)


def record(
    folder: Path, entries: Iterable[Entry], moment: datetime.datetime, seen: DecisionLog | None = None
) -> tuple[Entry, ...]:
    """Add entries to the `keputusan.yaml` of a folder.

    Args:
        folder: That of the dossier.
        entries: Those without id, moment and day get them.
        moment: Now, in the zone of the office.
        seen: The state of the file that the person decided upon.

    Returns:
        For each entry the one that now stands in the file.

    Raises:
        DecisionConflictError: somebody decided on the same since that state.
        CascadeError: the file cannot be written, or is not in order; or an id is there already and says something else.
    """
    stamped = tuple(entry.stamped(_aware(moment)) for entry in entries)
    stands: list[Entry] = []
    logs: list[DecisionLog | None] = []

    def change(text: str) -> str:
        plain = yaml_reader.as_read(text)
        log = KNOWN_LOGS.find(digest_of(plain))
        if log is None and _asks_the_log(text, stamped, seen):
            log = DecisionLog.parse(plain)
        stands[:] = stamped if log is None else _not_twice(log, stamped, seen)
        new = [entry for entry in stamped if any(entry is each for each in stands)]
        text = text or (HEADING if new else "")
        for key, group in groupby(sorted(new, key=_key), key=_key):
            added = list(group)
            made = yaml_lists.appended(text, key, [entry.written() for entry in added], DECISIONS_FILE)
            text, digest = made.text, digest_of(yaml_reader.as_read(made.text))
            log = log.with_added(key, added, made.lines, made.height, digest) if log else None
        logs[:] = [log]
        return text

    yaml_editor.change_text(folder / DECISIONS_FILE, change)
    for log in filter(None, logs):
        KNOWN_LOGS.keep(log)
    return tuple(stands)


def get_ready(folder: Path) -> DecisionLog:
    """Read the log of a folder, and the file so that the first decision is written as quickly as the next; raises as `DecisionLog.read` does."""
    log = DecisionLog.read(folder)
    if log.content != DecisionFile():
        yaml_lists.get_ready(yaml_reader.read_text(folder / DECISIONS_FILE, DECISIONS_FILE), DECISIONS_FILE)
    return log


def undo(
    folder: Path,
    name: str,
    by: str,
    moment: datetime.datetime,
    why: str = "",
    entry_id: str | None = None,
    seen: DecisionLog | None = None,
) -> tuple[Entry, ...]:
    """Take back a decision, or a batch of them, by its id; raises as `record` does, and where it is not in force."""
    return record(folder, [Undo(of=name, by=by or None, why=why or None, id=entry_id)], moment, seen)


def _asks_the_log(text: str, entries: Sequence[Entry], seen: DecisionLog | None) -> bool:
    """Tell whether what stands in the file can have a say in what is added."""
    return seen is not None or any(isinstance(entry, Undo) or (entry.id or "") in text for entry in entries)


def _not_twice(log: DecisionLog, entries: Sequence[Entry], seen: DecisionLog | None) -> list[Entry]:
    """Return for each entry the one that is in the log already, else itself; refuse what cannot be added."""
    written = {event.id: event.entry for event in log.events}
    stands = [written.get(entry.id or "", entry) for entry in entries]
    for old, entry in zip(stands, entries, strict=True):
        if old is not entry and not _says_the_same(old, entry):
            raise CascadeError(_OTHER_ID.format(i=entry.id))
    new = [entry for old, entry in zip(stands, entries, strict=True) if old is entry]
    subjects: list[Subject] = []
    for entry in new:
        subjects += [each.subject for each in log.called(entry.of)] if isinstance(entry, Undo) else [entry.subject]
    if seen is not None and new and (touched := log.changed_since(seen).touching(subjects)):
        raise DecisionConflictError(touched)
    for entry in new:
        if isinstance(entry, Undo):
            require_known(log, entry.of)
    return stands


def _says_the_same(entry: Entry, other: Entry) -> bool:
    when = {"at": None, "on": None}
    return entry.model_copy(update=when) == other.model_copy(update=when)


def _key(entry: Entry) -> str:
    return LIST_OF[type(entry)]


def _aware(moment: datetime.datetime) -> datetime.datetime:
    return moment if moment.tzinfo else moment.astimezone()


_CONFLICT = LocalizedText(
    "Sementara itu sudah ada keputusan lain tentang {a}: {v} ({w}).",
    "Meanwhile there is another decision on {a}: {v} ({w}).",
)
_CONFLICT_HINT = LocalizedText("Lihat lagi, lalu putuskan.", "Look at it again, then decide.")
_OTHER_ID = LocalizedText("Id {i} sudah dipakai keputusan lain.", "Another decision has the id {i} already.")
