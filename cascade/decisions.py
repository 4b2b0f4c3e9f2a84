"""What did a human say?

`keputusan.yaml` beside the documents confirms, rejects or makes links and waives findings, each with
who, when and why. Links are named by document kind and indicator name, so a decision survives
re-paging and small changes of spelling; one that matches nothing is reported. Decides nothing itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from cascade import yamlfile
from cascade.graph import CascadeGraph, NodeId
from cascade.language import Phrase
from cascade.model import Finding, Link, Problem, Source, Waived
from cascade.text import same_text
from cascade.yamlfile import did_you_mean

KEPUTUSAN = "keputusan.yaml"
KINDS = {"pk": "perjanjian_kinerja", "ra": "rencana_aksi", "renaksi": "rencana_aksi"}  # as people call them


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Side(_Strict):
    """An indicator by document kind (or file) and name; `element` where the name is not unique."""

    document: str
    name: str
    element: str | None = None


class LinkDecision(_Strict):
    """One verdict on one pair."""

    left: Side
    right: Side
    verdict: Literal["confirmed", "rejected"]
    by: str | None = None
    on: datetime.date | None = None
    why: str | None = None


class Waiver(_Strict):
    """One accepted finding; it counts no more after `until`."""

    fingerprint: str
    reason: str
    by: str | None = None
    until: datetime.date | None = None


class DecisionFile(_Strict):
    """The schema of `keputusan.yaml`."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one dossier."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    file: str = KEPUTUSAN
    lines: dict[int, int] = field(default_factory=dict)

    def pairs(self, graph: CascadeGraph) -> tuple[dict[tuple[NodeId, NodeId], LinkDecision], tuple[Problem, ...]]:
        """Return the decided pairs as nodes (first copies), and a problem for each that matches nothing."""
        found: dict[tuple[NodeId, NodeId], LinkDecision] = {}
        problems = []
        for decision in self.links:
            lefts, rights = _find(graph, decision.left), _find(graph, decision.right)
            if not lefts or not rights:
                problems.append(self._unmatched(graph, decision.left if not lefts else decision.right))
            pairs = [(a, b) for a in lefts for b in rights]
            earlier = [e for a, b in pairs if (e := found.get((a, b)) or found.get((b, a)))]
            if any(decision.verdict != other.verdict for other in earlier):
                problems.append(self._contradicted(decision))
            for a, b in pairs:
                found.pop((b, a), None)
                found[a, b] = decision
        return found, tuple(problems)

    def _contradicted(self, decision: LinkDecision) -> Problem:
        return Problem(
            "warning",
            Phrase(
                "Dua keputusan yang bertentangan untuk “{a}” dan “{b}”; yang terakhir dipakai.",
                "Two decisions contradict each other on “{a}” and “{b}”; the last one counts.",
            ).format(a=decision.left.name, b=decision.right.name),
            Phrase("Hapus salah satunya dari keputusan.yaml.", "Remove one of them from keputusan.yaml."),
            Source(self.file),
        )

    def _unmatched(self, graph: CascadeGraph, side: Side) -> Problem:
        known = sorted({name for d in graph.documents for name in (d.kind, d.file)})
        if KINDS.get(side.document, side.document) not in known:
            said = Phrase("Keputusan tautan: tidak ada dokumen “{d}”.", "A link decision names no document: “{d}”.")
            return Problem(
                "warning", said.format(d=side.document), did_you_mean(side.document, known), Source(self.file)
            )
        return Problem(
            "warning",
            Phrase(
                "Keputusan tautan tidak lagi cocok: “{name}” tidak ada di {document}.",
                "A link decision no longer matches: “{name}” is not in {document}.",
            ).format(name=side.name, document=side.document),
            Phrase("Perbarui atau hapus dari keputusan.yaml.", "Update it or remove it from keputusan.yaml."),
            Source(self.file),
        )


def read(folder: Path | None) -> Decisions:
    """Read the decisions of a folder; none is fine.

    Raises:
        SettingsError: `keputusan.yaml` is wrong; with file, line, key and reason.
    """
    path = folder / KEPUTUSAN if folder else None
    if path is None or not path.is_file():
        return Decisions()
    written = yamlfile.read(path).validate(DecisionFile)
    return Decisions(written.links, written.waivers)


def answer_sheet(graph: CascadeGraph, links: Iterable[Link]) -> str:
    """Return the text for `keputusan.yaml` that confirms some links; a person keeps, changes or deletes each entry."""
    entries = []
    for link in links:
        sides = {}
        for side, node in (("left", link.left), ("right", link.right)):
            name = " ".join(graph.indicators[node].name.text.split())
            sides[side] = {"document": graph.document_of(node).kind, "name": name}
        entries.append({**sides, "verdict": "confirmed", "by": ""})
    return yaml.safe_dump({"links": entries}, allow_unicode=True, sort_keys=False, width=200) if entries else ""


def apply_waivers(
    findings: tuple[Finding, ...], decisions: Decisions, today: datetime.date
) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[Problem, ...]]:
    """Split findings into those that stand and those that are waived; report waivers that match nothing."""
    live = {w.fingerprint: w for w in decisions.waivers if w.until is None or w.until >= today}
    known = {finding.fingerprint for finding in findings}
    problems = tuple(
        Problem(
            "warning",
            Phrase("Pengecualian {f} {why}.", "Waiver {f} {why}.").format(f=waiver.fingerprint, why=why),
            Phrase("Hapus dari keputusan.yaml.", "Remove it from keputusan.yaml."),
            Source(decisions.file),
        )
        for waiver in decisions.waivers
        if (why := _useless(waiver, known, today))
    )
    standing = tuple(finding for finding in findings if finding.fingerprint not in live)
    waived = tuple(
        Waived(finding, live[finding.fingerprint].reason, live[finding.fingerprint].by)
        for finding in findings
        if finding.fingerprint in live
    )
    return standing, waived, problems


def _useless(waiver: Waiver, known: set[str], today: datetime.date) -> Phrase | None:
    if waiver.until and waiver.until < today:
        return Phrase("sudah kedaluwarsa", "has expired")
    if waiver.fingerprint not in known:
        return Phrase("tidak cocok dengan temuan mana pun", "matches no finding")
    return None


def _find(graph: CascadeGraph, side: Side) -> list[NodeId]:
    found = []
    for document in graph.documents:
        if KINDS.get(side.document, side.document) not in (document.kind, document.file, document.id):
            continue
        for node in graph.groups(document):
            element = graph.element_of(node)
            if same_text(graph.indicators[node].name.text, side.name) and (
                side.element is None or (element is not None and same_text(element.name.text, side.element))
            ):
                found.append(node)
    return found
