"""Exchange reports with other programs, and read an earlier one back.

`laporan.json` goes in; a validated record comes out. The pydantic models are the published JSON Schema
(`cascade schema report`). `version` rises when a key changes its meaning or disappears; new keys may come at any time.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cascade.model import CorrectedPart, ReadState, Severity, TracePart
from cascade.model.account import CorrectionState
from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import Language, LocalizedText
from cascade.reading.canonical import CanonicalDocument, CanonicalSource, first_mistake
from cascade.reports import JSON_VERSION
from cascade.reports.corrections import Effort

Status = Literal["new", "open", "changed", "solved", "waived", "false_alarm", "not_judged"]


class _Open(BaseModel):
    model_config = ConfigDict(extra="allow", defer_build=True)


class BasisEntry(_Open):
    """Where a rule comes from; `verified` only where someone has read the cited article."""

    instrument: str
    part: str = ""
    article: str | None = None
    quote: str = ""
    verified: bool = False


class EvidenceEntry(_Open):
    """One operand of a finding: what it is, what is printed, in which document, where."""

    label: str
    value: str
    document: str | None = None
    source: CanonicalSource | None = None


class TraceEntry(_Open):
    """One part of a rule's condition and what it came to.

    `depth` tells how far inside the whole it stands; `evidence` is the number (from 0) of the entry that has its
    place, or else `source` is.
    """

    part: TracePart
    depth: int
    text: str
    value: str
    label: str | None = None
    evidence: int | None = None
    source: CanonicalSource | None = None


class LinkEnds(_Open):
    """A link that a finding rests on, by its ends in `links`."""

    left: str
    right: str


class SettingEntry(_Open):
    """A choice of the region that a finding rests on."""

    name: str
    value: str
    origin: str
    source: CanonicalSource | None = None


class PastValues(_Open):
    """What became of a finding since the earlier report, and the values that it had there."""

    status: Status
    before: list[EvidenceEntry] = Field(default_factory=list)
    reason: str | None = None


class ConfirmationEntry(_Open):
    """Who stands behind a finding, since when, and why where he says it."""

    by: str | None = None
    on: datetime.date | None = None
    reason: str | None = None


class FindingEntry(_Open):
    """One fault with the values that prove it; `fingerprint` is stable across re-paging and re-runs.

    `kind` is that of the rule; a question whether two indicators are one has that of the first fault that a yes would
    reveal, and the evidence of all of them. `joined` are the fingerprints of those that it was joined of.
    """

    code: str
    kind: str
    severity: Severity
    confidence: float = Field(ge=0, le=1)
    subject: str
    title: str
    message: str
    note: str
    fix: str
    fingerprint: str
    cause: str
    basis: list[BasisEntry] = Field(default_factory=list)
    doubts: list[str] = Field(default_factory=list)
    evidence: list[EvidenceEntry] = Field(default_factory=list)
    places: list[CanonicalSource] = Field(default_factory=list)
    trace: list[TraceEntry] = Field(default_factory=list)
    links: list[LinkEnds] = Field(default_factory=list)
    settings: list[SettingEntry] = Field(default_factory=list)
    known: bool = False
    joined: list[str] = Field(default_factory=list)
    unproven: Severity | None = None
    follow_up: PastValues | None = None
    confirmed: ConfirmationEntry | None = None


class ChangeEntry(_Open):
    """One thing to do before a document is signed, the easiest first; `source` is the cell, `printed` what it says."""

    effort: Effort
    required: bool
    subject: str
    printed: str
    wanted: str
    document: str | None = None
    source: CanonicalSource | None = None
    codes: list[str] = Field(default_factory=list)
    fingerprints: list[str] = Field(default_factory=list)
    pokok: int | None = None


class CellChangeEntry(_Open):
    """One cell to change: what stands there, `wanted` what should, `model` the print that it follows (null: computed).

    `certain`: it follows from the cascade without a choice; `consequence`: the cell is right today and follows another change.
    """

    cell: EvidenceEntry
    wanted: str
    model: EvidenceEntry | None = None
    certain: bool = True
    consequence: bool = False


class NotesEntry(_Open):
    """What a reviewer wrote on a main problem."""

    cause: str | None = None
    effect: str | None = None
    follow_up: str | None = None


class MainProblemEntry(_Open):
    """What is wrong with one indicator, total or name, however many rules say so; `findings` are fingerprints."""

    number: int
    severity: Severity
    subject: str
    message: str
    advice: str
    codes: list[str]
    findings: list[str]
    changes: list[CellChangeEntry] = Field(default_factory=list)
    places: list[CanonicalSource] = Field(default_factory=list)
    known: bool = False
    notes: NotesEntry | None = None


class WaivedEntry(FindingEntry):
    """A finding that a person has accepted; `until` is the last day on which it counts, `second` who agreed."""

    reason: str
    by: str | None = None
    until: datetime.date | None = None
    second: str | None = None


class FalseAlarmEntry(FindingEntry):
    """What a person says is no finding, and why."""

    reason: str
    by: str | None = None
    on: datetime.date | None = None


class CoverageEntry(_Open):
    """How often one rule came to which verdict; a verdict that never came is left out.

    `form` is what the rule asks of; `judged` holds the fingerprints, parted by blanks, of all that it judged without a
    finding: what is neither among the findings nor here was not judged.
    """

    code: str
    title: str
    fail: int = 0
    passed: int = Field(default=0, alias="pass")
    not_applicable: int = 0
    insufficient_data: int = 0
    waived: int = 0
    error: int = 0
    reasons: list[str] = Field(default_factory=list)
    form: str = ""
    judged: str = ""
    state: str | None = None
    seconds: float | None = None


class LinkEntry(_Open):
    """Two indicators held to be the same one."""

    left: str
    right: str
    verdict: str
    score: float
    margin: float
    reasons: list[str] = Field(default_factory=list)
    runner_up: str | None = None


class ProblemEntry(_Open):
    """Something of the input that a person should know."""

    severity: Severity
    message: str
    hint: str | None = None
    source: CanonicalSource | None = None


class NotUnderstoodEntry(_Open):
    """A printed cell or table that nothing was made of."""

    text: str
    reason: str
    source: CanonicalSource


class TableEntry(_Open):
    """What became of one printed table, over all its pages.

    `document` is the id of the document that it was read into; `complete` is true where `proof` shows that no row is lost, false
    where rows are known to be lost (on `pages_missing`), null where nobody can tell.
    """

    state: ReadState
    title: str = ""
    source: CanonicalSource
    pages: list[int] = Field(default_factory=list)
    document: str | None = None
    rows: int = 0
    rows_read: int = 0
    complete: bool | None = None
    pages_missing: list[int] = Field(default_factory=list)
    reasons: list[str] = Field(default_factory=list)
    proof: list[str] = Field(default_factory=list)


class PageEntry(_Open):
    """The state of one page that holds a table; a page without entry holds none."""

    page: int
    state: ReadState


class CorrectionEntry(_Open):
    """What a person corrected of what was read, and what became of it.

    `state`: applied; moved (applied in a changed file); fulfilled (the file is read so by itself); lost (not found any more);
    refused (no value for that place). `source` is the place, `part` what was corrected in words.
    """

    state: CorrectionState
    what: CorrectedPart
    part: str
    subject: str
    read: str = ""
    value: str = ""
    by: str
    why: str
    source: CanonicalSource
    id: str | None = None
    year: int | None = None
    quarter: int | None = None
    on: datetime.date | None = None
    at: datetime.datetime | None = None


class AccountEntry(_Open):
    """What became of all tables of one file, and what a person corrected of what was read."""

    file: str
    tables: list[TableEntry] = Field(default_factory=list)
    pages: list[PageEntry] = Field(default_factory=list)
    corrections: list[CorrectionEntry] = Field(default_factory=list)


class IgnoredEntry(_Open):
    """A file of the folder that is no document, and why."""

    file: str
    reason: str


class FollowUpEntry(_Open):
    """What became of an earlier report: how many findings and main problems have which status, and what is gone.

    `unchanged` is there where nothing has changed, and says so.
    """

    previous: datetime.datetime
    counts: dict[Status, int] = Field(default_factory=dict)
    pokok: dict[Status, int] = Field(default_factory=dict)
    gone: list[FindingEntry] = Field(default_factory=list)
    unchanged: str | None = None


class ManualEntry(_Open):
    """What only a person can check, and why."""

    code: str
    title: str
    ask: str
    why: str


class ReportFile(_Open):
    """One run over one dossier, as `laporan.json` holds it."""

    generator: Literal["cascade"]
    version: int
    cascade: str
    created: datetime.datetime
    language: Language
    dossier: str
    settings_files: list[str] = Field(default_factory=list)
    documents: list[CanonicalDocument] = Field(default_factory=list)
    profile: str | None = None
    headline: str | None = None
    changes: list[ChangeEntry] = Field(default_factory=list)
    findings: list[FindingEntry] = Field(default_factory=list)
    conclusion: str | None = None
    pokok: list[MainProblemEntry] = Field(default_factory=list)
    trial: list[FindingEntry] = Field(default_factory=list)
    manual: list[ManualEntry] = Field(default_factory=list)
    waived: list[WaivedEntry] = Field(default_factory=list)
    false_alarms: list[FalseAlarmEntry] = Field(default_factory=list)
    coverage: list[CoverageEntry] = Field(default_factory=list)
    not_run: list[str] = Field(default_factory=list)
    links: list[LinkEntry] = Field(default_factory=list)
    problems: list[ProblemEntry] = Field(default_factory=list)
    not_understood: list[NotUnderstoodEntry] = Field(default_factory=list)
    account: list[AccountEntry] = Field(default_factory=list)
    corrections: list[CorrectionEntry] = Field(default_factory=list)
    ignored: list[IgnoredEntry] = Field(default_factory=list)
    follow_up: FollowUpEntry | None = None


def is_report(path: Path) -> bool:
    """Tell whether a file says that it is a report of cascade."""
    if path.suffix.lower() != ".json":
        return False
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("generator") == "cascade"


def read_report(path: Path) -> ReportFile:
    """Read an earlier report.

    Raises:
        CascadeError: the file cannot be read, is no report, or is of a later version.
    """
    try:
        report = ReportFile.model_validate_json(path.read_text("utf-8-sig"))
    except OSError as error:
        raise CascadeError(
            LocalizedText("{p}: tidak dapat dibuka ({r}).", "{p}: cannot be opened ({r}).").format(
                p=path, r=os_error_reason(error)
            )
        ) from error
    except (ValidationError, UnicodeDecodeError) as error:
        where = first_mistake(error) if isinstance(error, ValidationError) else "UTF-8"
        raise CascadeError(
            LocalizedText("{p}: bukan laporan cascade ({w}).", "{p}: no report of cascade ({w}).").format(
                p=path, w=where
            ),
            LocalizedText(
                "Yang dibutuhkan: laporan.json dari cascade check.", "What is needed: laporan.json of cascade check."
            ),
        ) from error
    if report.version > JSON_VERSION:
        raise CascadeError(
            LocalizedText(
                "{p}: laporan versi {v}, cascade ini membaca sampai versi {m}.",
                "{p}: a report of version {v}; this cascade reads up to {m}.",
            ).format(p=path, v=report.version, m=JSON_VERSION),
            LocalizedText("Perbarui cascade.", "Update cascade."),
        )
    return report
