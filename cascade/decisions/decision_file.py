"""Read and write what a person decided about links and findings.

`keputusan.yaml` beside the documents goes in; its decisions (confirm, reject or make a link, waive a finding; who, when and
why) come out, and new ones are written into its text. Indicators are named by what people read, never by page, row or id.
Decides nothing itself; which indicators a decision means today is the answer of `decided_pairs`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from cascade.decisions.entry import Entry
from cascade.decisions.name_lookup import IndicatorReference, reference_to
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Link
from cascade.safe_io import yaml_editor, yaml_reader
from cascade.settings.dossier_paths import require_own
from cascade.settings.strict_record import StrictRecord
from cascade.text.printable import one_line

DECISIONS_FILE = "keputusan.yaml"

LinkAnswer = Literal["confirmed", "rejected"]
LINK_ANSWERS: tuple[LinkAnswer, ...] = ("confirmed", "rejected")


class LinkDecision(Entry):
    """One verdict on one pair."""

    left: IndicatorReference
    right: IndicatorReference
    verdict: LinkAnswer


class Waiver(Entry):
    """One accepted finding; it counts no more after `until`.

    `second` is who agreed where the region wants two names; `about` tells a reader of the file what the fingerprint is of.
    """

    fingerprint: str
    reason: str = Field(min_length=3)
    second: str | None = None
    until: datetime.date | None = None
    about: str | None = None

    @property
    def has_second(self) -> bool:
        """Whether another person than the first agreed."""
        return bool(self.second) and (self.second or "").strip().casefold() != (self.by or "").strip().casefold()


class ReviewerNote(Entry):
    """What a reviewer wrote on a main problem; `fingerprint` is that of its worst finding. Of two the later one counts."""

    fingerprint: str
    cause: str | None = None
    effect: str | None = None
    follow_up: str | None = None
    about: str | None = None


class DecisionFile(StrictRecord):
    """The schema of `keputusan.yaml`."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    notes: tuple[ReviewerNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one dossier; `lines` and `waiver_lines` are those of its links and waivers in the file."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    notes: tuple[ReviewerNote, ...] = ()
    file: str = DECISIONS_FILE
    lines: tuple[int, ...] = ()
    waiver_lines: tuple[int, ...] = ()


def read_decisions(folder: Path | None) -> Decisions:
    """Read the decisions of a folder; none is fine.

    Raises:
        SettingsError: `keputusan.yaml` is wrong; with file, line, key and reason.
    """
    path = folder / DECISIONS_FILE if folder else None
    if path is None or not path.is_file():
        return Decisions()
    require_own(path)
    file = yaml_reader.read(path)
    written = file.validate(DecisionFile)
    lines = tuple(file.line(("links", number)) for number in range(len(written.links)))
    waiver_lines = tuple(file.line(("waivers", number)) for number in range(len(written.waivers)))
    return Decisions(written.links, written.waivers, written.notes, lines=lines, waiver_lines=waiver_lines)


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


def record_decision(folder: Path, decision: LinkDecision) -> yaml_editor.Edit:
    """Write a decision into the `keputusan.yaml` of a folder, at once and without touching what is there.

    Raises:
        CascadeError: the file cannot be written, or is not in order.
    """
    return _append(folder, "links", decision)


def record_waiver(folder: Path, waiver: Waiver) -> yaml_editor.Edit:
    """Write a waiver into the `keputusan.yaml` of a folder, as `record_decision` does."""
    return _append(folder, "waivers", waiver)


def record_note(folder: Path, note: ReviewerNote) -> yaml_editor.Edit:
    """Write a note of a reviewer into the `keputusan.yaml` of a folder, as `record_decision` does."""
    return _append(folder, "notes", note)


def _append(folder: Path, key: str, entry: Entry) -> yaml_editor.Edit:
    return yaml_editor.append_entry(folder / DECISIONS_FILE, key, entry.written(), _HEADING)


_HEADING = "# Kata manusia tentang tautan dan temuan: siapa, kapan, mengapa. Boleh disunting; baris # tetap ada.\n"


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
