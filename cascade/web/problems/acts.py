"""Turn what a person said of main problems into entries for `keputusan.yaml`, and write them.

Findings and what was said go in; a decision covers all findings of a problem, and many problems make one batch. The id of the form is
that of the act: sent twice, it is written once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from cascade.decisions.decision_file import FindingVerdict, ReviewerNote, Undo
from cascade.decisions.decision_log import DecisionEvent, DecisionLog
from cascade.decisions.entry import Entry
from cascade.decisions.recording import DecisionConflictError, record
from cascade.decisions.waivers import WaiverTerms
from cascade.model import Finding
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.reports.reviewer_notes import ProblemNote
from cascade.review.waiving import SHORTEST_REASON, Acceptance, waivers_for
from cascade.text.printable import one_line

Verb = Literal["tetapkan", "kecualikan", "bukan-temuan"]
VERBS: tuple[Verb, ...] = ("tetapkan", "kecualikan", "bukan-temuan")
_ACT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._]{0,40}")  # the numbers of its entries follow
Made = TypeVar("Made", bound=Entry)


@dataclass(frozen=True, slots=True)
class Act:
    """What a person said: `id` is that of the form, `by` who he is."""

    id: str
    by: str
    verb: Verb
    reason: str = ""
    until: str = ""
    second: str = ""


def is_act_id(text: str) -> bool:
    """Tell whether a form brought an id that entries may have."""
    return _ACT_ID.fullmatch(text) is not None


def decide(
    folder: Path,
    findings: Sequence[Finding],
    act: Act,
    terms: WaiverTerms,
    seen: DecisionLog,
    moment: datetime.datetime,
) -> tuple[Entry, ...]:
    """Write one decision on some findings.

    Raises:
        DecisionConflictError: somebody decided on one of them since `seen`.
        CascadeError: a reason, a name or a day is lacking or wrong, or the file cannot be written.
    """
    return record(folder, _numbered(act.id, _entries(findings, act, terms)), moment, seen)


def undo_all(
    folder: Path, events: Sequence[DecisionEvent], act_id: str, by: str, moment: datetime.datetime
) -> tuple[Entry, ...]:
    """Take back some decisions at once; raises as `decide` does."""
    return record(folder, _numbered(act_id, [Undo(of=event.id, by=by) for event in events]), moment)


def write_note(
    folder: Path,
    finding: Finding,
    note: ProblemNote,
    former: Sequence[DecisionEvent],
    act_id: str,
    by: str,
    moment: datetime.datetime,
) -> tuple[Entry, ...]:
    """Write what a reviewer says of a problem in place of what he said before; an empty note only takes that back."""
    entries: list[Entry] = [Undo(of=event.id, by=by) for event in former]
    said = {name: text for name in ("cause", "effect", "follow_up") if (text := getattr(note, name))}
    if said:
        about = f"{finding.code} {one_line(finding.subject)}"
        entries.append(ReviewerNote(fingerprint=finding.fingerprint, about=about, by=by, **said))
    return record(folder, _numbered(act_id, entries), moment) if entries else ()


def refuse_if_changed(
    log: DecisionLog, now: Sequence[DecisionEvent], seen: str, latest: Sequence[DecisionEvent]
) -> None:
    """Refuse to decide where other decisions are in force than those that a person saw; `latest` is the history of it.

    Raises:
        DecisionConflictError: with what was done meanwhile.
    """
    before = {name for name in seen.split(",") if name}
    if {event.id for event in now} == before:
        return
    added = [event for event in now if event.id not in before]
    undone = [event for event in latest if event.undoes and event.id not in before]
    if not (added or latest):
        raise CascadeError(_CHANGED)
    raise DecisionConflictError(added or undone[:1] or latest[:1])


def _entries(findings: Iterable[Finding], act: Act, terms: WaiverTerms) -> list[Entry]:
    asked = tuple(findings)
    if act.verb == "kecualikan":
        return list(waivers_for(asked, Acceptance(act.reason, act.by, act.until, act.second), terms))
    if act.verb == "bukan-temuan" and not act.reason:
        raise CascadeError(_NO_REASON, _NO_REASON_HINT)
    if act.reason and len(act.reason) < SHORTEST_REASON:
        raise CascadeError(_SHORT_REASON.format(r=act.reason), _NO_REASON_HINT)
    return [
        FindingVerdict(
            fingerprint=finding.fingerprint,
            about=f"{finding.code} {one_line(finding.subject)}",
            rule=finding.code,
            verdict="confirmed" if act.verb == "tetapkan" else "false_alarm",
            reason=act.reason or None,
            by=act.by,
        )
        for finding in asked
    ]


def _numbered(act_id: str, entries: Sequence[Made]) -> list[Made]:
    """Give entries ids that follow from that of the act, and what they share."""
    if len(entries) == 1:
        return [entries[0].model_copy(update={"id": act_id})]
    return [
        entry.model_copy(update={"id": f"{act_id}-{number}", "batch": act_id})
        for number, entry in enumerate(entries, 1)
    ]


_CHANGED = LocalizedText(
    "keputusan.yaml berubah sementara itu. Lihat lagi, lalu putuskan.",
    "keputusan.yaml has changed meanwhile. Look again, then decide.",
)
_NO_REASON = LocalizedText(
    "“Bukan temuan” tanpa alasan tidak dicatat.", "A false alarm without a reason is not written down."
)
_SHORT_REASON = LocalizedText("Alasan “{r}” terlalu pendek.", "The reason “{r}” is too short.")
_NO_REASON_HINT = LocalizedText("Tulis alasannya dengan beberapa kata.", "Give the reason in a few words.")
