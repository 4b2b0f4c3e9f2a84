"""Tell what is decided on each main problem at this moment, by `keputusan.yaml` itself: nobody has to judge anew for that.

A log and what a waiver has to meet go in; for each problem its state comes out, the decisions that make it, and the findings that wait
for one. Of decisions on one finding those count that count in the report.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cascade.decisions.decision_file import FindingVerdict, ReviewerNote, Waiver
from cascade.decisions.decision_log import DecisionEvent, DecisionLog
from cascade.decisions.waivers import WaiverTerms
from cascade.model import Finding
from cascade.model.i18n import LocalizedText
from cascade.web.problems.listing import ListedProblem

State = Literal["open", "confirmed", "waived", "false_alarm"]
STATES: tuple[State, ...] = ("open", "confirmed", "waived", "false_alarm")
STATE_NAMES: dict[State, LocalizedText] = {
    "open": LocalizedText("belum diputuskan", "undecided"),
    "confirmed": LocalizedText("ditetapkan", "confirmed"),
    "waived": LocalizedText("dikecualikan", "waived"),
    "false_alarm": LocalizedText("bukan temuan", "false alarm"),
}
UNDOABLE = datetime.timedelta(hours=12)  # how far back the key for undo reaches


@dataclass(frozen=True, slots=True)
class ProblemStanding:
    """What is decided on one problem; `events` are the decisions in force, `waiting` the findings without one."""

    state: State
    events: tuple[DecisionEvent, ...] = ()
    waiting: tuple[Finding, ...] = ()

    @property
    def seen(self) -> str:
        """What a form brings back, so that a decision that was made meanwhile is noticed."""
        return ",".join(sorted(event.id for event in self.events))

    @property
    def is_part(self) -> bool:
        """Whether some of its findings are decided and others wait."""
        return bool(self.events and self.waiting)


@dataclass(frozen=True, slots=True)
class LastAct:
    """What a person did last: one decision or a batch, by the name that undoes it."""

    name: str
    event: DecisionEvent
    count: int


class Standings:
    """What is decided, by the log of one moment."""

    def __init__(self, log: DecisionLog, terms: WaiverTerms) -> None:
        self.log = log
        self.terms = terms
        self._on: dict[str, list[DecisionEvent]] = {}
        self._notes: dict[str, list[DecisionEvent]] = {}
        for event in sorted(log.events, key=lambda each: each.line):
            entry = event.entry
            if event.in_force and isinstance(entry, Waiver | FindingVerdict):
                self._on.setdefault(entry.fingerprint, []).append(event)
            elif event.in_force and isinstance(entry, ReviewerNote):
                self._notes.setdefault(entry.fingerprint, []).append(event)

    def of(self, listed: ListedProblem) -> ProblemStanding:
        """Return what is decided on a problem: it is open while one of its findings waits."""
        if not self._on:
            return ProblemStanding("open", (), listed.findings)
        events: dict[str, DecisionEvent] = {}
        states: set[State] = set()
        waiting = []
        for finding in listed.findings:
            found = self._decision_on(finding)
            if found is None:
                waiting.append(finding)
            else:
                states.add(found[0])
                events |= {each.id: each for each in self._all_on(finding)}
        state = "open" if waiting or not states else next(each for each in STATES if each in states)
        return ProblemStanding(state, tuple(events.values()), tuple(waiting))

    def notes_on(self, findings: Iterable[Finding]) -> tuple[DecisionEvent, ...]:
        """Return the notes on a problem that are in force, in the order of the file."""
        found = [event for f in findings for name in f.fingerprints for event in self._notes.get(name, ())]
        return tuple(sorted(found, key=lambda event: event.line))

    def history_of(self, fingerprints: Iterable[str]) -> tuple[DecisionEvent, ...]:
        """Return everything that was ever decided on some findings, undone decisions and undos too, the latest first."""
        asked = set(fingerprints)
        about = [e for e in self.log.events if e.subject.type in ("finding", "note") and e.subject.key in asked]
        names = {event.id for event in about} | {event.batch for event in about if event.batch}
        undos = [event for event in self.log.events if event.undoes in names and event not in about]
        return tuple(sorted([*undos, *reversed(about)], key=lambda event: event.place_in_time, reverse=True))

    def last_act(self, actor: str, now: datetime.datetime) -> LastAct | None:
        """Return what a person did last on findings, unless that is long ago."""
        mine = [
            event
            for event in self.log.events
            if event.in_force
            and isinstance(event.entry, Waiver | FindingVerdict | ReviewerNote)
            and event.actor == actor
            and event.at is not None
            and now - event.at < UNDOABLE
        ]
        if not actor or not mine:
            return None
        last = mine[-1]
        name = last.batch or last.id
        return LastAct(name, last, sum((each.batch or each.id) == name for each in mine))

    def batch_size(self, name: str | None) -> int:
        """Return how many decisions of a batch are in force."""
        return sum(event.in_force and event.batch == name for event in self.log.events) if name else 0

    def reasons(self) -> tuple[str, ...]:
        """Return the reasons that were given last, to be given again."""
        said = (event.reason for events in self._on.values() for event in reversed(events) if event.reason)
        return tuple(dict.fromkeys(said))[:8]

    def _all_on(self, finding: Finding) -> list[DecisionEvent]:
        return [event for name in finding.fingerprints for event in self._on.get(name, ())]

    def _decision_on(self, finding: Finding) -> tuple[State, DecisionEvent] | None:
        """Return the decision that counts for a finding: a false alarm, else a waiver, else that it stands."""
        events = sorted(self._all_on(finding), key=lambda event: event.line)
        verdicts = [event for event in events if isinstance(event.entry, FindingVerdict)]
        last = verdicts[-1] if verdicts else None
        if last is not None and last.verb == "false_alarm":
            return "false_alarm", last
        for event in reversed(events):
            if isinstance(event.entry, Waiver) and self._counts(event.entry, finding):
                return "waived", event
        return ("confirmed", last) if last is not None else None

    def _counts(self, waiver: Waiver, finding: Finding) -> bool:
        end = self.terms.end_of(waiver)
        return not self.terms.lacks_second(waiver, finding) and (end is None or end >= self.terms.today)
