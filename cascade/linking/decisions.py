"""What did a human say?

`keputusan.yaml` beside the documents confirms, rejects or makes links and waives findings, each with
who, when and why. Which indicators a decision means today is recognition's answer; one that means nothing any
more, several things at once, or the opposite of another one is reported. Decides nothing itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import networkx as nx
from pydantic import BaseModel, ConfigDict, Field

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.linking.name_lookup import KINDS, Found, Side, find, nearest, side_of
from cascade.model import KIND_NAMES, Finding, Link, Problem, Severity, Source, WaivedFinding
from cascade.model.i18n import LocalizedText, joined, same
from cascade.safe_io import yaml_editor, yaml_reader
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.text.printable import one_line

KEPUTUSAN = "keputusan.yaml"
MOST_TOLD = 3  # candidates that a message lists
VERDICTS = {"confirmed": LocalizedText("sama", "the same"), "rejected": LocalizedText("tidak sama", "not the same")}

Pair = tuple[NodeId, NodeId]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)


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
    reason: str = Field(min_length=3)
    by: str | None = None
    until: datetime.date | None = None


class DecisionFile(_Strict):
    """The schema of `keputusan.yaml`."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of one dossier; `lines` and `waiver_lines` are those of its links and waivers in the file."""

    links: tuple[LinkDecision, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    file: str = KEPUTUSAN
    lines: tuple[int, ...] = ()
    waiver_lines: tuple[int, ...] = ()

    def pairs(self, graph: CascadeGraph) -> tuple[dict[Pair, LinkDecision], tuple[Problem, ...]]:
        """Return the decided pairs as nodes (first copies), and a problem for each decision that cannot be obeyed."""
        book = _Book(self)
        for number, decision in enumerate(self.links):
            sides = find(graph, decision.left), find(graph, decision.right)
            book.problems += self._unclear(graph, number, sides)
            book.enter(graph, number, [(a, b) for a in sides[0].nodes for b in sides[1].nodes])
        book.close()
        return book.found, tuple(book.problems)

    def problem(self, number: int, said: LocalizedText, hint: LocalizedText) -> Problem:
        """Return what is wrong with one decision: where it is written, what it was about, what to do."""
        decision = self.links[number]
        who = " ".join(str(part) for part in (decision.by, decision.on) if part)
        about = LocalizedText(
            "Keputusan “{a}” {v} dengan “{b}”{w}: {s}", "Decision “{a}” is {v} as “{b}”{w}: {s}"
        ).format(
            a=decision.left.name,
            v=VERDICTS[decision.verdict],
            b=decision.right.name,
            w=f" ({who})" if who else "",
            s=said,
        )
        row = self.lines[number] if number < len(self.lines) else None
        return Problem("warning", about, hint, Source(self.file, row=row))

    def _unclear(self, graph: CascadeGraph, number: int, sides: tuple[Found, Found]) -> Iterator[Problem]:
        """Report a side that means nothing today, or several things."""
        decision = self.links[number]
        for side, found in zip((decision.left, decision.right), sides, strict=True):
            if found.candidates:
                yield self.problem(number, *_ambiguous(graph, side, found))
            elif not found.documents:
                yield self.problem(number, *_no_document(graph, side))
            elif not found.nodes:
                yield self.problem(number, *_gone(graph, side, found))


@dataclass(slots=True)
class _Book:
    """The pairs decided so far; a later decision that says the opposite of an earlier one counts, and both are told."""

    decisions: Decisions
    found: dict[Pair, LinkDecision] = field(default_factory=dict)
    numbers: dict[Pair, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def enter(self, graph: CascadeGraph, number: int, pairs: list[Pair]) -> None:
        """Enter one decision on the pairs that it means."""
        home = graph.document_of
        apart = [(a, b) for a, b in pairs if home(a) is not home(b)]
        if pairs and not apart:
            self.problems.append(self.decisions.problem(number, *_IN_ONE_DOCUMENT))
        against = set()
        for a, b in apart:
            against |= set(self._against(graph, number, (a, b)))
        for earlier in sorted(against):
            self.problems.append(self._contradicts(number, earlier))
        for a, b in apart:
            self._forget((b, a))
            self.found[a, b], self.numbers[a, b] = self.decisions.links[number], number

    def _against(self, graph: CascadeGraph, number: int, pair: Pair) -> Iterator[int]:
        """Take out, and return, the earlier decisions that cannot be true together with this one."""
        decision, home = self.decisions.links[number], graph.document_of
        for other, earlier in list(self.found.items()):
            shared = set(pair) & set(other)
            rest = [(set(each) - shared).pop() for each in (pair, other) if len(shared) == 1]
            opposite = len(shared) == 2 and earlier.verdict != decision.verdict
            twice = len(rest) == 2 and home(rest[0]) is home(rest[1])
            if opposite or (twice and earlier.verdict == decision.verdict == "confirmed"):
                yield self.numbers[other]
                self._forget(other)

    def _forget(self, pair: Pair) -> None:
        self.found.pop(pair, None)
        self.numbers.pop(pair, None)

    def close(self) -> None:
        """Report a rejected pair whose ends confirmed decisions hold together over a third document."""
        same_one: nx.Graph[NodeId] = nx.Graph(
            p for p, decision in self.found.items() if decision.verdict == "confirmed"
        )
        told = set()
        for (a, b), decision in self.found.items():
            number = self.numbers[a, b]
            held = decision.verdict == "rejected" and a in same_one and b in same_one
            if held and number not in told and nx.has_path(same_one, a, b):
                told.add(number)
                self.problems.append(self.decisions.problem(number, *_TRIANGLE))

    def _contradicts(self, number: int, earlier: int) -> Problem:
        other, lines = self.decisions.links[earlier], self.decisions.lines
        said = LocalizedText(
            "bertentangan dengan keputusan{l} “{a}” {v} dengan “{b}”; yang terakhir dipakai.",
            "it contradicts the decision{l} “{a}” is {v} as “{b}”; the last one counts.",
        ).format(
            l=LocalizedText(" di baris {n}", " on line {n}").format(n=lines[earlier])
            if earlier < len(lines)
            else same(""),
            a=other.left.name,
            v=VERDICTS[other.verdict],
            b=other.right.name,
        )
        return self.decisions.problem(
            number,
            said,
            LocalizedText("Hapus salah satunya dari keputusan.yaml.", "Remove one of them from keputusan.yaml."),
        )


_IN_ONE_DOCUMENT = (
    LocalizedText("keduanya di dokumen yang sama.", "both are in one document."),
    LocalizedText("Tautan hanya antar dokumen; hapus dari keputusan.yaml.", "Links join documents; remove it."),
)
_TRIANGLE = (
    LocalizedText(
        "keputusan lain menyamakan keduanya lewat dokumen ketiga.",
        "other decisions make them the same over a third document.",
    ),
    LocalizedText("Periksa ketiga keputusan itu di keputusan.yaml.", "Look at the three decisions in keputusan.yaml."),
)


def _gone(graph: CascadeGraph, side: Side, found: Found) -> tuple[LocalizedText, LocalizedText]:
    said = LocalizedText("“{n}”{e} tidak ada lagi di {d}.", "“{n}”{e} is no longer in {d}.").format(
        n=side.name, e=_around(side), d=", ".join(document.name for document in found.documents)
    )
    hint = LocalizedText("Perbarui atau hapus dari keputusan.yaml.", "Update it or remove it from keputusan.yaml.")
    if near := nearest(graph, side, found.documents):
        more = LocalizedText("Yang paling mirip: {p}; {why}.", "The most similar one: {p}; {why}.")
        hint = more.format(p=_placed(graph, near[0]), why=near[1]) + hint
    return said, hint


def _no_document(graph: CascadeGraph, side: Side) -> tuple[LocalizedText, LocalizedText]:
    known = sorted({name for document in graph.documents for name in (document.kind, document.file)})
    whose = LocalizedText(" milik {o}", " of {o}").format(o=side.owner) if side.owner else same("")
    said = LocalizedText("tidak ada dokumen “{d}”{o}.", "there is no document “{d}”{o}.").format(
        d=side.document, o=whose
    )
    if KINDS.get(side.document, side.document) in KIND_NAMES:
        return said, LocalizedText(
            "Taruh dokumennya di folder ini, atau hapus keputusannya.",
            "Put it into this folder, or remove the decision.",
        )
    return said, did_you_mean(side.document, known)


def _ambiguous(graph: CascadeGraph, side: Side, found: Found) -> tuple[LocalizedText, LocalizedText]:
    places = [_placed(graph, node) for node in found.candidates[:MOST_TOLD]]
    listed = joined(places)
    if (more := len(found.candidates) - MOST_TOLD) > 0:
        listed += LocalizedText("dan {n} lagi", "and {n} more").format(n=more)
    said = LocalizedText("“{n}”{e} dapat berarti {c} indikator: {l}.", "“{n}”{e} may mean {c} indicators: {l}.")
    return said.format(n=side.name, e=_around(side), c=len(found.candidates), l=listed), LocalizedText(
        "Tambahkan element: (unsur yang diukur), under: (unsur di atasnya), level: atau owner: di keputusan itu.",
        "Add element: (what it measures), under: (an element above), level: or owner: to the decision.",
    )


def _around(side: Side) -> str:
    said = [text for text in (side.element, side.under, side.level, side.owner) if text]
    return f" [{' · '.join(said)}]" if said else ""


def _placed(graph: CascadeGraph, node: NodeId) -> LocalizedText:
    """Name an indicator with its element and place."""
    indicator, element = graph.indicators[node], graph.element_of(node)
    under = f" [{one_line(element.name.text)}]" if element else ""
    where = indicator.sources[0] if indicator.sources else graph.document_of(node).source
    name = f"“{one_line(indicator.name.text)}”{under}"
    return LocalizedText(f"{name} ({where.say('id')})", f"{name} ({where.say('en')})")


def read(folder: Path | None) -> Decisions:
    """Read the decisions of a folder; none is fine.

    Raises:
        SettingsError: `keputusan.yaml` is wrong; with file, line, key and reason.
    """
    path = folder / KEPUTUSAN if folder else None
    if path is None or not path.is_file():
        return Decisions()
    printed = yaml_reader.read(path)
    written = printed.validate(DecisionFile)
    lines = tuple(printed.line(("links", number)) for number in range(len(written.links)))
    waived = tuple(printed.line(("waivers", number)) for number in range(len(written.waivers)))
    return Decisions(written.links, written.waivers, lines=lines, waiver_lines=waived)


def decision_on(
    graph: CascadeGraph,
    link: Link,
    verdict: Literal["confirmed", "rejected"],
    by: str,
    on: datetime.date,
    why: str = "",
) -> LinkDecision | None:
    """Return the decision on a link in lasting words; None where an end cannot be told from its twins by any."""
    left, right = side_of(graph, link.left), side_of(graph, link.right)
    if left is None or right is None:
        return None
    return LinkDecision(left=left, right=right, verdict=verdict, by=by or None, on=on, why=why or None)


def record(folder: Path, decision: LinkDecision) -> yaml_editor.Edit:
    """Write a decision into the `keputusan.yaml` of a folder, at once and without touching what is there.

    Raises:
        CascadeError: the file cannot be written, or is not in order.
    """
    return yaml_editor.append(folder / KEPUTUSAN, "links", decision.model_dump(exclude_none=True), _HEADING)


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
    side = side_of(graph, node) or Side(document=graph.document_of(node).kind, name=name)
    return side.model_dump(exclude_none=True)


def labelled_pairs(graph: CascadeGraph, decided: Mapping[Pair, LinkDecision], group: str) -> Iterator[dict[str, Any]]:
    """Yield each decided pair as `cascade link --learn` reads it: both printed rows, the answer, who, when, why.

    `group` names the dossier.
    """
    for (left, right), decision in decided.items():
        more = decision.model_dump(mode="json", include={"by", "on", "why"}, exclude_none=True)
        same = decision.verdict == "confirmed"
        yield {"left": _row(graph, left), "right": _row(graph, right), "same": same, "group": group, **more}


def _row(graph: CascadeGraph, node: NodeId) -> dict[str, Any]:
    indicator = graph.indicators[node]
    above = [one_line(graph.elements[each].name.text) for each in graph.path(node)]
    return {
        "name": one_line(indicator.name.text),
        "element": above[0] if above else None,
        "path": above[1:],
        "unit": one_line(indicator.unit.text) if indicator.unit else None,
        "code": indicator.code.text if indicator.code else None,
        "level": indicator.level,
        "document": graph.document_of(node).kind,
    }


def apply_waivers(
    findings: tuple[Finding, ...], decisions: Decisions, today: datetime.date, *, partial: bool = False
) -> tuple[tuple[Finding, ...], tuple[WaivedFinding, ...], tuple[Problem, ...]]:
    """Split findings into those that stand and those that are waived; report waivers that do nothing or never end.

    After a `partial` run, in which some rules were not asked for, nobody can tell which waivers match nothing.
    """
    live = {w.fingerprint: w for w in decisions.waivers if w.until is None or w.until >= today}
    known = {finding.fingerprint: finding for finding in findings}
    problems = tuple(
        Problem(severity, said, hint, Source(decisions.file, row=_line(decisions, number)))
        for number, waiver in enumerate(decisions.waivers)
        if (told := _amiss(decisions, number, known, today)) and (waiver.fingerprint in known or not partial)
        for severity, said, hint in [told]
    )
    standing = tuple(finding for finding in findings if finding.fingerprint not in live)
    waived = tuple(
        WaivedFinding(finding, live[finding.fingerprint].reason, live[finding.fingerprint].by)
        for finding in findings
        if finding.fingerprint in live
    )
    return standing, waived, problems


def _line(decisions: Decisions, number: int) -> int | None:
    return decisions.waiver_lines[number] if number < len(decisions.waiver_lines) else None


def _amiss(
    decisions: Decisions, number: int, known: Mapping[str, Finding], today: datetime.date
) -> tuple[Severity, LocalizedText, LocalizedText] | None:
    """Say what is wrong with a waiver: expired, matching nothing, given twice, without an owner or an end."""
    waiver = decisions.waivers[number]
    finding = known.get(waiver.fingerprint)
    about = f"{finding.code} “{one_line(finding.subject)}”" if finding else waiver.fingerprint
    said = LocalizedText("Pengecualian {a}{by}: {why}", "Waiver of {a}{by}: {why}")
    by = f" ({waiver.by})" if waiver.by else ""
    remove = LocalizedText("Hapus dari keputusan.yaml.", "Remove it from keputusan.yaml.")
    if finding is None:
        hint = did_you_mean(waiver.fingerprint, sorted(known)) if len(waiver.fingerprint) < FINGERPRINT else same("")
        return "warning", said.format(a=about, by=by, why=_MATCHES_NOTHING), hint + remove
    if waiver.until and waiver.until < today:
        why = _EXPIRED.format(d=waiver.until)
        return "warning", said.format(a=about, by=by, why=why), _RENEW
    if waiver.fingerprint in [earlier.fingerprint for earlier in decisions.waivers[:number]]:
        return "warning", said.format(a=about, by=by, why=_TWICE), remove
    if not waiver.by or not waiver.until:
        lacking = "/".join(key for key in ("by", "until") if not getattr(waiver, key))
        return "info", said.format(a=about, by=by, why=_NO_OWNER.format(k=lacking)), _ADD.format(k=lacking)
    return None


FINGERPRINT = 16  # characters
_MATCHES_NOTHING = LocalizedText("tidak cocok dengan temuan mana pun.", "it matches no finding.")
_EXPIRED = LocalizedText(
    "sudah kedaluwarsa ({d}); temuannya dihitung lagi.", "it has expired ({d}); the finding counts again."
)
_TWICE = LocalizedText("tertulis dua kali; yang terakhir dipakai.", "it is written twice; the last one counts.")
_NO_OWNER = LocalizedText("tanpa {k}.", "without {k}.")
_ADD = LocalizedText(
    "Tambahkan {k}, supaya jelas siapa yang menerima temuan ini dan sampai kapan.",
    "Add {k}, so that it is clear who accepts this finding and until when.",
)
_RENEW = LocalizedText(
    "Selesaikan temuannya, atau perpanjang `until` dengan alasan baru.", "Solve the finding, or extend `until` anew."
)
