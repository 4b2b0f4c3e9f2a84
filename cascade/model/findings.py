"""Hold what rules found, what proves it, and how often each rule came to which verdict.

Evaluation writes these records, reports show them. Severity says how bad a fault is, confidence how sure it is; the one
never changes the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cascade.model.i18n import LocalizedText, joined, same, written_date
from cascade.model.links import Link
from cascade.model.problems import Severity
from cascade.model.values import Source

Verdict = Literal["fail", "pass", "not_applicable", "insufficient_data", "waived", "error"]
VERDICTS: tuple[Verdict, ...] = ("fail", "pass", "not_applicable", "insufficient_data", "waived", "error")
VERDICT_NAMES: dict[Verdict, LocalizedText] = {
    "fail": LocalizedText("gagal", "failed"),
    "pass": LocalizedText("lulus", "passed"),
    "not_applicable": LocalizedText("tidak berlaku", "not applicable"),
    "insufficient_data": LocalizedText("tidak cukup data", "not enough data"),
    "waived": LocalizedText("dikecualikan", "waived"),
    "error": LocalizedText("galat", "error"),
}
CoverageState = Literal["failed", "passed", "unjudged", "broken", "off", "idle"]
STATE_NAMES: dict[CoverageState, LocalizedText] = {
    "failed": LocalizedText("ada temuan", "with findings"),
    "passed": LocalizedText("lulus", "passed"),
    "unjudged": LocalizedText("tidak dapat dinilai", "could not be judged"),
    "broken": LocalizedText("galat: aturan tidak berjalan", "error: the rule did not run"),
    "off": LocalizedText("dimatikan", "switched off"),
    "idle": LocalizedText("tidak ada yang dinilai", "nothing to judge"),
}
_STATES: dict[Verdict, CoverageState] = {
    "fail": "failed", "pass": "passed", "error": "broken", "insufficient_data": "unjudged", "waived": "off"
}  # fmt: skip


PRACTICES = ("Praktik pemeriksaan", "Catatan reviu")  # what a rule may rest on besides regulations


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule comes from: an article of an instrument, or what reviewers do.

    `part` says what the article is about, `quote` what it says; `verified` only when someone has read it in the
    instrument itself.
    """

    instrument: str
    part: str = ""
    article: str | None = None
    verified: bool = False
    quote: str = ""

    @property
    def is_practice(self) -> bool:
        """Whether it is what reviewers do, no regulation: there is no text to compare it with."""
        return self.instrument in PRACTICES


BLANK_CELL = LocalizedText(
    "(kosong)", "(blank)"
)  # what stands for a cell that prints nothing; reports have the Indonesian word


@dataclass(frozen=True, slots=True)
class Evidence:
    """One operand of a finding: what it is, what is printed, where."""

    label: LocalizedText
    value: str
    source: Source | None
    document: str | None = None

    @property
    def shown(self) -> LocalizedText:
        """What is printed, as a person is told; a blank cell is called blank in the language of the reader."""
        return BLANK_CELL if self.value == BLANK_CELL.id else same(self.value)


@dataclass(frozen=True, slots=True)
class Change:
    """One printed value that a rule wants to be another: where it stands, and what should stand there.

    `wanted` is empty where only a person can tell; `model` is the print that it follows, None where it is computed.
    `is_choice` marks a value that is one of several that would do.
    """

    cell: Evidence
    wanted: str = ""
    model: Evidence | None = None
    is_choice: bool = False


TracePart = Literal["when", "assert", "case"]


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One part of a rule's condition and what it came to; `depth` tells how far inside the whole it stands.

    `label` is what an operand is called, None for an operation; `source` is where its value is printed.
    """

    part: TracePart
    depth: int
    text: str
    value: LocalizedText
    label: LocalizedText | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class AppliedSetting:
    """A choice of the region that a finding rests on, and who made it where."""

    name: LocalizedText
    value: str
    origin: LocalizedText
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A reviewer stands behind a finding: who, since when, and why where he says it."""

    by: str | None = None
    on: datetime.date | None = None
    reason: str = ""

    @property
    def sentence(self) -> LocalizedText:
        """Say who stands behind it, as every report prints it."""
        text = LocalizedText("Ditetapkan oleh {b}", "Confirmed by {b}").format(b=_named(self.by))
        if self.on:
            text += LocalizedText("({d})", "({d})").format(d=written_date(self.on))
        end = f": {self.reason}" if self.reason else "."
        return LocalizedText(text.id + end, text.en + end)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with the values that prove it.

    `fingerprint` is stable across re-paging and re-runs (rule and normalised subject); `cause` is shared
    by findings that break on the same indicator; `places` are all the places of its copies;
    `confidence` is 0 to 1 and falls with a fuzzy link or an assumed direction, severity never does. `trace` tells
    how the rule came to it, over which `links`, under which `settings`. `trial` marks a rule that is still tried
    out, `known` a finding of the baseline: neither fails a run. `changes` are the values that the rule wants to be others;
    `lacking` is the kind of document that does not have what the finding is about. `kind` is that of the rule, of a
    link question that of the first fault that a yes would reveal. `unproven` is the severity that the rule states, where it only
    asks because its findings have not yet been judged right often enough. `joined` are the fingerprints of those that it was
    joined of, so that what a person decided on any of them is found again. `confirmed` names the reviewer who stands behind it.
    """

    code: str
    kind: str
    severity: Severity
    confidence: float
    subject: str
    title: LocalizedText
    message: LocalizedText
    note: LocalizedText
    fix: LocalizedText
    basis: tuple[Basis, ...]
    fingerprint: str
    cause: str
    evidence: tuple[Evidence, ...]
    places: tuple[Source, ...]
    doubts: tuple[LocalizedText, ...] = ()
    indicators: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    links: tuple[Link, ...] = ()
    settings: tuple[AppliedSetting, ...] = ()
    trial: bool = False
    known: bool = False
    changes: tuple[Change, ...] = ()
    lacking: str | None = None
    unproven: Severity | None = None
    joined: tuple[str, ...] = ()
    confirmed: Confirmation | None = None

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Its own fingerprint, and those of all that were joined into it."""
        return (self.fingerprint, *self.joined)


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """How often one rule came to which verdict, and why it could not judge.

    `form` is what it asks of (a form of `select`), `judged` the fingerprints of the subjects that had no finding, so
    that a later report can tell what is solved from what was not asked; `seconds` is the time that it took.
    """

    code: str
    title: LocalizedText
    counts: Mapping[Verdict, int]
    missing: tuple[LocalizedText, ...] = ()
    form: str = ""
    judged: tuple[str, ...] = ()
    seconds: float = field(default=0, compare=False)

    @property
    def state(self) -> CoverageState:
        """What came of the rule as a whole: the gravest of its verdicts."""
        return next((state for verdict, state in _STATES.items() if self.counts.get(verdict)), "idle")


@dataclass(frozen=True, slots=True)
class WaivedFinding:
    """A finding that a person has accepted: why, who, until when, and who agreed where a second name is asked for.

    Or one that he calls a false alarm; these are kept apart from the accepted ones and shown as loudly.
    """

    finding: Finding
    reason: str
    by: str | None = None
    until: datetime.date | None = None
    second: str | None = None
    on: datetime.date | None = None
    is_false_alarm: bool = False

    @property
    def terms(self) -> LocalizedText:
        """Who said it and when or until when, as every report prints it."""
        parts = [_named(self.by)]
        if self.second:
            parts.append(LocalizedText("disetujui {s}", "agreed by {s}").format(s=self.second))
        if self.until:
            parts.append(LocalizedText("sampai {u}", "until {u}").format(u=written_date(self.until)))
        if self.is_false_alarm and self.on:
            parts.append(written_date(self.on))
        return joined(parts, ", ")

    @property
    def sentence(self) -> LocalizedText:
        """Say what became of it, by whom, until when and why."""
        text = _FALSE_ALARM if self.is_false_alarm else _WAIVED
        return text.format(t=self.terms, r=self.reason)


def _named(by: str | None) -> LocalizedText:
    return LocalizedText(by, by) if by else LocalizedText("tanpa nama", "no name")


_WAIVED = LocalizedText("Dikecualikan ({t}): {r}", "Waived ({t}): {r}")
_FALSE_ALARM = LocalizedText("Bukan temuan ({t}): {r}", "False alarm ({t}): {r}")
