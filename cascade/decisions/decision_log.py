"""Read `keputusan.yaml` as a log of decisions, to which is added and from which nothing is taken.

The text of the file goes in; every decision comes out as an event, with its id, and whether it is in force: an undo names the entry
that it takes back. An entry without an id gets one made of its words. Two states of the file can be compared, so that what a person
changed by hand is known. Written out and read again, a log gives the same text. A text is read once: it is known by its digest, and so
is one that we wrote ourselves (`KNOWN_LOGS`).
"""

from __future__ import annotations

import datetime
import hashlib
import threading
from bisect import insort
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from cascade.decisions.decision_file import (
    DECISIONS_FILE,
    LIST_OF,
    DecisionFile,
    Decisions,
    FindingVerdict,
    LinkDecision,
    ReviewerNote,
    Undo,
    Waiver,
)
from cascade.decisions.entry import Entry, Subject
from cascade.decisions.reading_correction import ReadingCorrection
from cascade.model import Problem, Source
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_editor, yaml_reader
from cascade.settings.dossier_paths import require_own

Kind = TypeVar("Kind", bound=Entry)
HEADING = "# Kata manusia tentang tautan dan temuan: siapa, kapan, mengapa. Boleh disunting; baris # tetap ada.\n"


@dataclass(frozen=True, slots=True)
class DecisionEvent:
    """One entry of the log; `line` is where it begins in the file (0 where there is none)."""

    id: str
    entry: Entry
    subject: Subject
    in_force: bool = True
    line: int = 0

    @property
    def verb(self) -> str:
        """What was done."""
        return self.entry.verb

    @property
    def actor(self) -> str:
        """Who did it; empty where nobody says."""
        return self.entry.by or ""

    @property
    def at(self) -> datetime.datetime | None:
        """The moment, where it is known."""
        return self.entry.at

    @property
    def on(self) -> datetime.date | None:
        """The day, where it is known."""
        return self.entry.on or (self.entry.at.date() if self.entry.at else None)

    @property
    def reason(self) -> str:
        """Why; empty where nobody says."""
        return self.entry.because

    @property
    def undoes(self) -> str | None:
        """The id of the entry, or of the batch, that it takes back."""
        return self.entry.of if isinstance(self.entry, Undo) else None

    @property
    def batch(self) -> str | None:
        """What it shares with the entries that were made by the same act."""
        return self.entry.batch

    @property
    def place_in_time(self) -> tuple[datetime.date, float]:
        """By what events are put in order: those without a day come first, those without a moment begin their day."""
        return self.on or datetime.date.min, self.at.timestamp() if self.at else 0.0


@dataclass(frozen=True, slots=True)
class LogDifference:
    """What came into a log, what is gone, and what says something else now (before, after)."""

    added: tuple[DecisionEvent, ...] = ()
    removed: tuple[DecisionEvent, ...] = ()
    edited: tuple[tuple[DecisionEvent, DecisionEvent], ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.added or self.removed or self.edited)

    def touching(self, subjects: Iterable[Subject]) -> tuple[DecisionEvent, ...]:
        """Return what of it is about some subjects."""
        asked = set(subjects)
        every = (*self.added, *self.removed, *(event for pair in self.edited for event in pair))
        return tuple(event for event in every if event.subject in asked)


@dataclass(frozen=True, slots=True)
class DecisionLog:
    """All decisions of a dossier, in the order in which they were made; `digest` is that of the text it was read from."""

    content: DecisionFile = field(default_factory=DecisionFile)
    events: tuple[DecisionEvent, ...] = ()
    digest: str = ""
    problems: tuple[Problem, ...] = ()

    @classmethod
    def parse(cls, text: str, file: str = DECISIONS_FILE) -> DecisionLog:
        """Read the text of a file.

        Raises:
            SettingsError: it is wrong; with file, line, key and reason.
        """
        digest = digest_of(text)
        known = KNOWN_LOGS.find(digest)
        if known is None:
            known = cls._of_file(yaml_reader.parse(text, file), digest)
            KNOWN_LOGS.keep(known)
        return known

    @classmethod
    def read(cls, folder: Path | None) -> DecisionLog:
        """Read the log of a folder; none is fine. Raises as `parse` does."""
        path = folder / DECISIONS_FILE if folder else None
        if path is None or not path.is_file():
            return cls(digest=digest_of(""))
        require_own(path)
        return cls.parse(yaml_reader.read_text(path, path.name))

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> DecisionLog:
        """Make a log of entries; those of one kind stay in their order."""
        lists: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            lists[LIST_OF[type(entry)]].append(entry)
        content = DecisionFile().model_copy(update={key: tuple(each) for key, each in lists.items()})
        return cls._of_content(content, {}, digest_of(_dumped(content)))

    @classmethod
    def _of_file(cls, file: yaml_reader.YamlFile, digest: str) -> DecisionLog:
        content = file.validate(DecisionFile)
        lines = {
            (key, number): file.line((key, number))
            for key, entries in content.lists().items()
            for number in range(len(entries))
        }
        return cls._of_content(content, lines, digest)

    @classmethod
    def _of_content(
        cls,
        content: DecisionFile,
        lines: Mapping[tuple[str, int], int],
        digest: str,
        known: Mapping[int, DecisionEvent] = MappingProxyType({}),
    ) -> DecisionLog:
        """Make a log; of entries that are `known`, by their identity, id, subject and place in time are not asked again."""
        named = _Named(content, lines, known)
        events = {id(event.entry): event for event in named.events()}
        ordered = [events[identity] for identity in known]
        added = [event for identity, event in events.items() if identity not in known]
        if known:
            rank = {name: number for number, name in enumerate(content.lists())}
            for event in added:
                insort(ordered, event, key=lambda each: (*each.place_in_time, rank[LIST_OF[type(each.entry)]]))
        else:
            ordered = sorted(added, key=lambda event: event.place_in_time)
        return cls(content, tuple(ordered), digest, tuple(named.problems()))

    def with_added(
        self, key: str, entries: Sequence[Entry], lines: Sequence[int], height: int, digest: str
    ) -> DecisionLog | None:
        """Return the log after entries were written at the end of a list; None where the file has to be read to know.

        Args:
            key: That of the list.
            entries: They have ids of their own.
            lines: Where they begin in the file.
            height: How many lines came into the file with them.
            digest: That of the file as it is now.
        """
        names = [entry.id for entry in entries]
        taken = {event.id for event in self.events}
        if not lines or None in names or len(set(names)) < len(names) or not taken.isdisjoint(names):
            return None
        written = tuple(type(entry).model_validate(entry.written()) for entry in entries)
        known = {id(event.entry): event for event in self.events}
        content = self.content.model_copy(update={key: (*getattr(self.content, key), *written)})
        new = dict(zip(map(id, written), lines, strict=True))
        places: dict[tuple[str, int], int] = {}
        for name, listed in content.lists().items():
            for number, entry in enumerate(listed):
                if id(entry) in new:
                    places[name, number] = new[id(entry)]
                else:
                    line = known[id(entry)].line
                    places[name, number] = line + height if line >= lines[0] else line
        return self._of_content(content, places, digest, known)

    def dump(self) -> str:
        """Return the log as the text of a file; it gives the same log and, written out again, the same text."""
        return _dumped(self.content)

    @property
    def decisions(self) -> Decisions:
        """What is in force."""
        links, lines = self._in_force(LinkDecision)
        waivers, waiver_lines = self._in_force(Waiver)
        findings, finding_lines = self._in_force(FindingVerdict)
        return Decisions(
            links=links,
            waivers=waivers,
            notes=self._in_force(ReviewerNote)[0],
            corrections=self._in_force(ReadingCorrection)[0],
            lines=lines,
            waiver_lines=waiver_lines,
            findings=findings,
            finding_lines=finding_lines,
            problems=self.problems,
        )

    def _in_force(self, kind: type[Kind]) -> tuple[tuple[Kind, ...], tuple[int, ...]]:
        """Return the entries of one kind that are in force, as they stand in the file, and their lines."""
        by_entry = {id(event.entry): event for event in self.events if event.in_force}
        found = [
            (entry, by_entry[id(entry)].line)
            for entry in self.content.lists()[LIST_OF[kind]]
            if isinstance(entry, kind) and id(entry) in by_entry
        ]
        return tuple(entry for entry, _ in found), tuple(line for _, line in found)

    def called(self, name: str) -> tuple[DecisionEvent, ...]:
        """Return the event of an id, or the events of a batch."""
        found = [event for event in self.events if event.id == name]
        return tuple(found or [event for event in self.events if event.batch == name])

    @staticmethod
    def difference(old: DecisionLog, new: DecisionLog) -> LogDifference:
        """Tell what changed from one state of a file to another.

        An entry without an id whose words were changed is known again by its subject.
        """
        before, after = ({event.id: event for event in log.events} for log in (old, new))
        edited = [
            (event, after[name])
            for name, event in before.items()
            if name in after and event.entry is not after[name].entry and event.entry != after[name].entry
        ]
        removed = [event for name, event in before.items() if name not in after]
        added = [event for name, event in after.items() if name not in before]
        for event in [each for each in added if each.entry.id is None]:
            past = next((each for each in removed if _is_earlier_wording(each, event)), None)
            if past is not None:
                edited.append((past, event))
                removed.remove(past)
                added.remove(event)
        return LogDifference(tuple(added), tuple(removed), tuple(edited))

    def changed_since(self, seen: DecisionLog) -> LogDifference:
        """Tell what changed since another state was seen."""
        return LogDifference() if seen.digest == self.digest else self.difference(seen, self)


class KnownLogs:
    """The logs that were met last, by the digests of their texts: nobody parses the same text twice, or one that we wrote ourselves."""

    MOST = 16

    def __init__(self) -> None:
        self._logs: OrderedDict[str, DecisionLog] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, digest: str) -> DecisionLog | None:
        """Return the log of a text."""
        with self._lock:
            if digest in self._logs:
                self._logs.move_to_end(digest)
            return self._logs.get(digest)

    def keep(self, log: DecisionLog) -> None:
        """Keep a log; of those that are known the one that nobody has asked for longest goes."""
        with self._lock:
            self._logs[log.digest] = log
            while len(self._logs) > self.MOST:
                self._logs.popitem(last=False)


KNOWN_LOGS = KnownLogs()


def read_decisions(folder: Path | None) -> Decisions:
    """Read the decisions of a folder that are in force; none is fine.

    Raises:
        SettingsError: `keputusan.yaml` is wrong; with file, line, key and reason.
    """
    return DecisionLog.read(folder).decisions


def digest_of(text: str) -> str:
    """Return by what a state of the file is known."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_earlier_wording(past: DecisionEvent, event: DecisionEvent) -> bool:
    return past.entry.id is None and type(past.entry) is type(event.entry) and past.subject == event.subject


def _dumped(content: DecisionFile) -> str:
    lists = {key: [entry.written() for entry in entries] for key, entries in content.lists().items() if entries}
    return HEADING + yaml_editor.dump(lists) if lists else ""


class _Named:
    """The entries of a file under their ids, and which of them are undone."""

    def __init__(
        self, content: DecisionFile, lines: Mapping[tuple[str, int], int], known: Mapping[int, DecisionEvent]
    ) -> None:
        self.lines = lines
        self.known = known
        self.entries = [
            (key, number, entry) for key, listed in content.lists().items() for number, entry in enumerate(listed)
        ]
        self.ids = list(_ids([entry for _, _, entry in self.entries], known))
        self.subjects: dict[str, Subject] = {}
        for name, (_, _, entry) in zip(self.ids, self.entries, strict=True):
            if not isinstance(entry, Undo):
                subject = self._subject_of(entry)
                self.subjects.setdefault(name, subject)
                if entry.batch is not None:
                    self.subjects.setdefault(entry.batch, subject)
        self.undone, self.idle = self._undone()

    def _subject_of(self, entry: Entry) -> Subject:
        event = self.known.get(id(entry))
        return event.subject if event else entry.subject

    def _undone(self) -> tuple[set[str], set[str]]:
        """Return which ids and batches are taken back, and the undos that take back nothing.

        An undo takes back what stands before it in the file; going from the last one to the first, each is known to be in force.
        """
        undos = [
            (name, entry) for name, (_, _, entry) in zip(self.ids, self.entries, strict=True) if isinstance(entry, Undo)
        ]
        place = {called: number for number, (name, undo) in reversed(list(enumerate(undos))) for called in (name, undo.batch)}  # fmt: skip
        undone: set[str] = set()
        idle: set[str] = set()
        for number, (name, undo) in reversed(list(enumerate(undos))):
            if undo.of not in self.subjects and place.get(undo.of, number) >= number:
                idle.add(name)
            elif not self._is_undone(name, undo, undone):
                undone.add(undo.of)
        for name, undo in undos:  # what an undo is about is what the undone entry is about
            if undo.of in self.subjects:
                self.subjects.setdefault(name, self.subjects[undo.of])
        return undone, idle

    @staticmethod
    def _is_undone(name: str, entry: Entry, undone: set[str]) -> bool:
        return name in undone or (entry.batch is not None and entry.batch in undone)

    def events(self) -> Iterator[DecisionEvent]:
        """Yield an event for every entry."""
        for name, (key, number, entry) in zip(self.ids, self.entries, strict=True):
            subject = self.subjects.get(name) or entry.subject
            in_force = not self._is_undone(name, entry, self.undone) and name not in self.idle
            yield DecisionEvent(name, entry, subject, in_force, self.lines.get((key, number), 0))

    def problems(self) -> Iterator[Problem]:
        """Yield what a person should know of the file: ids that are written twice, undos of nothing."""
        counts = Counter(entry.id for _, _, entry in self.entries if entry.id)
        for name, (key, number, entry) in zip(self.ids, self.entries, strict=True):
            if entry.id and counts[entry.id] > 1:
                yield Problem("warning", _TWICE.format(i=entry.id), _TWICE_HINT, self._place(key, number))
                counts[entry.id] = 0
            if isinstance(entry, Undo) and name in self.idle:
                yield Problem("warning", _NOTHING.format(i=entry.of), _NOTHING_HINT, self._place(key, number))

    def _place(self, key: str, number: int) -> Source:
        return Source(DECISIONS_FILE, row=self.lines.get((key, number)))


def _ids(entries: Sequence[Entry], known: Mapping[int, DecisionEvent]) -> Iterator[str]:
    """Yield an id for every entry: its own, else one made of its words; what would be there twice is numbered."""
    own = {entry.id for entry in entries if entry.id}
    taken: set[str] = set()
    for entry in entries:
        if id(entry) in known:
            yield known[id(entry)].id
            continue
        name = first = entry.id or entry.derived_id()
        number = 1
        while name in taken or (name in own and name != entry.id):
            number += 1
            name = f"{first}-{number}"
        taken.add(name)
        yield name


def require_known(log: DecisionLog, name: str) -> tuple[DecisionEvent, ...]:
    """Return the events that an undo of a name would take back.

    Raises:
        CascadeError: there are none, or none of them is in force.
    """
    events = log.called(name)
    if not events:
        raise CascadeError(_UNKNOWN.format(i=name), _UNKNOWN_HINT)
    standing = tuple(event for event in events if event.in_force)
    if not standing:
        raise CascadeError(_ALREADY.format(i=name), _UNKNOWN_HINT)
    return standing


_TWICE = LocalizedText("Id {i} tertulis dua kali.", "The id {i} is written twice.")
_TWICE_HINT = LocalizedText(
    "Hapus `id` dari keputusan yang disalin; ia mendapat id sendiri.",
    "Remove `id` from the copied decision; it gets one of its own.",
)
_NOTHING = LocalizedText("Tidak ada keputusan {i} yang dapat diurungkan.", "There is no decision {i} to undo.")
_NOTHING_HINT = LocalizedText(
    "Keputusan itu dihapus atau diubah dengan tangan; hapus juga pengurungannya dari `undone`.",
    "It was removed or changed by hand; remove its undo from `undone` too.",
)
_UNKNOWN = LocalizedText("Tidak ada keputusan {i}.", "There is no decision {i}.")
_ALREADY = LocalizedText("Keputusan {i} sudah diurungkan.", "The decision {i} is undone already.")
_UNKNOWN_HINT = LocalizedText(
    "Lihat idnya dengan cascade decisions FOLDER.", "Look up its id by cascade decisions FOLDER."
)
