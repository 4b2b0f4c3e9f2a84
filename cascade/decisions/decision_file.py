"""Define what may stand in `keputusan.yaml`: answers to links, waivers and verdicts on findings, notes, corrections of
what was read, undone decisions.

Indicators are named by what people read, never by page, row or id. Decides nothing itself; which entries are in force is the
answer of `decision_log`, which indicator a decision means today that of `decided_pairs`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cascade.decisions.entry import Entry, Subject
from cascade.decisions.name_lookup import IndicatorReference, reference_to
from cascade.decisions.reading_correction import ReadingCorrection
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link, Problem
from cascade.model.i18n import LocalizedText
from cascade.safe_io import yaml_editor
from cascade.settings.strict_record import StrictRecord
from cascade.text.normalize import normalized
from cascade.text.printable import one_line

DECISIONS_FILE = "keputusan.yaml"

LinkAnswer = Literal["confirmed", "rejected"]
FindingAnswer = Literal["confirmed", "false_alarm"]
SHORTEST_REASON = 3  # letters
LINK_ANSWERS: tuple[LinkAnswer, ...] = ("confirmed", "rejected")


class LinkDecision(Entry):
    """One verdict on one pair."""

    left: IndicatorReference
    right: IndicatorReference
    verdict: LinkAnswer

    @property
    def verb(self) -> str:
        """What was done."""
        return "same" if self.verdict == "confirmed" else "different"

    @property
    def subject(self) -> Subject:
        """The pair, whichever end is named first."""
        ends = sorted(
            "/".join(normalized(part) for part in end.model_dump().values() if part) for end in (self.left, self.right)
        )
        return Subject("link", " = ".join(ends), f"“{one_line(self.left.name)}” – “{one_line(self.right.name)}”")


class OnFinding(Entry):
    """A decision on a finding; `about` tells a reader of the file what the fingerprint is of."""

    fingerprint: str
    about: str | None = None

    @property
    def subject(self) -> Subject:
        """The finding."""
        return Subject("finding", self.fingerprint, self.about or self.fingerprint)


class Waiver(OnFinding):
    """One accepted finding; it counts no more after `until`. `second` is who agreed where the region wants two names."""

    reason: str = Field(min_length=SHORTEST_REASON)
    second: str | None = None
    until: datetime.date | None = None

    @property
    def has_second(self) -> bool:
        """Whether another person than the first agreed."""
        return bool(self.second) and (self.second or "").strip().casefold() != (self.by or "").strip().casefold()

    @property
    def verb(self) -> str:
        """What was done."""
        return "waive"

    @property
    def because(self) -> str:
        """Why."""
        return self.reason


class FindingVerdict(OnFinding):
    """What a reviewer says of a finding: he stands behind it, or it is a false alarm, and why. The later of two counts."""

    rule: str | None = None
    verdict: FindingAnswer
    reason: str | None = Field(default=None, min_length=SHORTEST_REASON)

    @model_validator(mode="after")
    def _says_why(self) -> FindingVerdict:
        if self.verdict == "false_alarm" and not self.reason:
            raise PydanticCustomError("reason_missing", "false_alarm needs a reason")
        return self

    @property
    def verb(self) -> str:
        """What was done."""
        return "confirm" if self.verdict == "confirmed" else "false_alarm"

    @property
    def because(self) -> str:
        """Why."""
        return self.reason or self.why or ""


class ReviewerNote(OnFinding):
    """What a reviewer wrote on a main problem; `fingerprint` is that of its worst finding. Of two the later one counts."""

    cause: str | None = None
    effect: str | None = None
    follow_up: str | None = None

    @property
    def verb(self) -> str:
        """What was done."""
        return "note"

    @property
    def subject(self) -> Subject:
        """The note on the finding: it stands in the way of no verdict on it."""
        return Subject("note", self.fingerprint, self.about or self.fingerprint)


class Undo(Entry):
    """Takes an entry back, or all entries of a batch, by the id; an undo can be undone as well."""

    of: str

    @property
    def verb(self) -> str:
        """What was done."""
        return "undo"

    @property
    def subject(self) -> Subject:
        """The entry; the log says what that one was about."""
        return Subject("decision", self.of, self.of)


class DecisionFile(StrictRecord):
    """The schema of `keputusan.yaml`: lists of entries, each in the order in which they were written."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    findings: tuple[FindingVerdict, ...] = ()
    notes: tuple[ReviewerNote, ...] = ()
    corrections: tuple[ReadingCorrection, ...] = ()
    undone: tuple[Undo, ...] = ()

    def lists(self) -> Mapping[str, tuple[Entry, ...]]:
        """Return the entries under each key."""
        return {name: getattr(self, name) for name in type(self).model_fields}


LIST_OF: Mapping[type[Entry], str] = {
    LinkDecision: "links",
    Waiver: "waivers",
    FindingVerdict: "findings",
    ReviewerNote: "notes",
    ReadingCorrection: "corrections",
    Undo: "undone",
}
VERB_NAMES: Mapping[str, LocalizedText] = {
    "same": LocalizedText("sama", "the same"),
    "different": LocalizedText("tidak sama", "not the same"),
    "waive": LocalizedText("dikecualikan", "waived"),
    "confirm": LocalizedText("ditetapkan", "confirmed"),
    "false_alarm": LocalizedText("bukan temuan", "false alarm"),
    "note": LocalizedText("catatan", "note"),
    "correct": LocalizedText("dikoreksi", "corrected"),
    "undo": LocalizedText("diurungkan", "undone"),
}


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one dossier that are in force; `lines` and the like are those of its entries in the file."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    notes: tuple[ReviewerNote, ...] = ()
    corrections: tuple[ReadingCorrection, ...] = ()
    file: str = DECISIONS_FILE
    lines: tuple[int, ...] = ()
    waiver_lines: tuple[int, ...] = ()
    findings: tuple[FindingVerdict, ...] = ()
    finding_lines: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def decision_on(
    graph: CascadeGraph,
    link: Link,
    answer: LinkAnswer,
    by: str,
    on: datetime.date,
    why: str = "",
) -> LinkDecision | None:
    """Return the decision on a link in lasting words; None where an end cannot be told from its namesakes by any."""
    left, right = reference_to(graph, link.left), reference_to(graph, link.right)
    if left is None or right is None:
        return None
    return LinkDecision(left=left, right=right, verdict=answer, by=by or None, on=on, why=why or None)


def answer_sheet(graph: CascadeGraph, links: Iterable[Link]) -> str:
    """Return the text for `keputusan.yaml` that confirms some links; a person keeps, changes or deletes each entry."""
    entries = [
        {
            **{side: _named(graph, node) for side, node in (("left", link.left), ("right", link.right))},
            "verdict": "confirmed",
            "by": "",
        }
        for link in links
    ]
    return yaml_editor.dump({"links": entries}) if entries else ""


def _named(graph: CascadeGraph, node: NodeId) -> dict[str, str]:
    name = one_line(graph.indicators[node].name.text)
    reference = reference_to(graph, node) or IndicatorReference(document=graph.document_of(node).kind, name=name)
    return reference.model_dump(exclude_none=True)
