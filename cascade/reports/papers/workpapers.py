"""What do the working papers of a review say?

Each aspect with its conclusion, the rows of the KKR (kertas kerja reviu), the three KKE forms as far as a machine can
fill them, the matrix of indicators and documents. Sebab, akibat and whatever needs a person's judgement stay open.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import shorten
from typing import Literal

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import (
    KIND_NAMES,
    OUTCOME_LEVELS,
    SEVERITIES,
    Basis,
    Document,
    Finding,
    Quantity,
    RuleCoverage,
    Severity,
    Source,
)
from cascade.model.i18n import LocalizedText, joined, same, written_number
from cascade.quantities.comparison import compare
from cascade.reports.evidence import Proof, proofs
from cascade.reports.followup import STATUS_NAMES as FOLLOW_UP_NAMES
from cascade.reports.papers.comparison import NAME, TARGET, UNIT, Column, Comparison, SideBySide
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of, in_order
from cascade.rules.vocabulary.context import EvaluationContext, IndicatorRecord
from cascade.rules.vocabulary.indicator import values
from cascade.rules.vocabulary.indicator.measure import direction, direction_is_assumed, unit_text
from cascade.text.printable import one_line

Conclusion = Literal["in_order", "not_in_order", "insufficient_data"]
Status = Literal["met", "met_with_notes", "not_met", "not_judged", "waived"]
CONCLUSION_NAMES: dict[Conclusion, LocalizedText] = {
    "in_order": LocalizedText("SESUAI", "IN ORDER"),
    "not_in_order": LocalizedText("TIDAK SESUAI", "NOT IN ORDER"),
    "insufficient_data": LocalizedText("TIDAK CUKUP DATA", "NOT ENOUGH DATA"),
}
STATUS_NAMES: dict[Status, LocalizedText] = {
    "met": LocalizedText("Terpenuhi", "Met"),
    "met_with_notes": LocalizedText("Terpenuhi dengan catatan", "Met with notes"),
    "not_met": LocalizedText("Tidak terpenuhi", "Not met"),
    "not_judged": LocalizedText("Tidak cukup data", "Not enough data"),
    "waived": LocalizedText("Dikecualikan", "Waived"),
}
COMPLETENESS = "LKP"  # the aspect that a missing document concerns
CORE = ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")  # an aspect is not concluded without one it needs
STATED = ("renstra", "renja", "perjanjian_kinerja")  # columns of KKE 2


@dataclass(frozen=True)
class Aspect:
    """Everything that was found out about one aspect.

    `beyond` are the rules that lack a document other than Renstra, Renja, PK and Rencana Aksi; `lacking` says what of
    the dossier itself is missing, which is no business of a rule.
    """

    code: str
    rules: tuple[RuleCoverage, ...]
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    beyond: frozenset[str] = frozenset()
    lacking: tuple[LocalizedText, ...] = ()

    @property
    def name(self) -> LocalizedText:
        """Its formal name."""
        return aspect_name(self.code)

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @cached_property
    def judged(self) -> tuple[RuleCoverage, ...]:
        """The rules that came to a verdict on something."""
        return tuple(rule for rule in self.rules if rule.counts.get("pass") or rule.counts.get("fail"))

    @cached_property
    def unjudged(self) -> tuple[RuleCoverage, ...]:
        """The rules that apply and came to no verdict, or broke off."""
        return tuple(r for r in self.rules if r not in self.judged and r.state in ("unjudged", "broken"))

    @cached_property
    def partial(self) -> tuple[RuleCoverage, ...]:
        """The rules that were judged, but not on everything."""
        return tuple(r for r in self.judged if r.counts.get("insufficient_data") or r.counts.get("error"))

    @property
    def conclusion(self) -> Conclusion:
        """What the rules say of the aspect as a whole; nothing that was not judged makes it in order."""
        if self.count("error"):
            return "not_in_order"
        if not self.judged or self.lacking or {rule.code for rule in self.unjudged} - self.beyond:
            return "insufficient_data"
        return "in_order"

    @property
    def status(self) -> Status:
        """The conclusion in the words of the KKR."""
        if self.conclusion == "not_in_order":
            return "not_met"
        if self.conclusion == "insufficient_data":
            return "not_judged"
        noted = any(finding.severity != "info" for finding in self.findings)
        return "met_with_notes" if noted or self.waived or self.partial or self.unjudged else "met"

    @property
    def statement(self) -> LocalizedText:
        """The conclusion as a sentence of limited assurance."""
        said = _STATEMENTS[self.conclusion]
        if self.conclusion == "insufficient_data" and not self.judged:
            said = _NOTHING_JUDGED
        notes = self.count("warning") + self.count("question")
        if self.conclusion == "in_order" and notes:
            said += LocalizedText(
                "Terdapat {w} yang perlu diperiksa atau dijelaskan.", "{w} to be looked at or explained."
            )
        if self.unjudged:
            said += LocalizedText("Tidak dapat dinilai: {u}.", "Not judged: {u}.")
        if self.partial:
            said += LocalizedText("Hanya dinilai sebagian: {p}.", "Judged only in part: {p}.")
        if self.lacking:
            said += LocalizedText("Kurang: {l}.", "Missing: {l}.")
        return said.format(
            l=each_once(self.lacking),
            a=LocalizedText(self.name.id[:1].lower() + self.name.id[1:], self.name.en[:1].lower() + self.name.en[1:]),
            n=_rules(len(self.judged)),
            e=counted(self.count("error"), "ketidaksesuaian", "discrepancy", "discrepancies"),
            w=counted(notes, "hal", "matter", "matters"),
            u=_rules(len(self.unjudged)),
            p=_rules(len(self.partial)),
        )


@dataclass(frozen=True, slots=True)
class KkrRow:
    """One row of the KKR; cause and effect are for the reviewer. `follow_up` says what became of an earlier finding."""

    aspect: Aspect
    code: str
    severity: Severity | None
    condition: LocalizedText
    criterion: LocalizedText
    fix: LocalizedText
    status: Status
    proof: tuple[LocalizedText, ...]
    fingerprint: str = ""
    follow_up: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """One indicator with its prints in all documents."""

    node: NodeId
    level: str
    name: str
    above: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class SmartRow:
    """One row of KKE format 1; None is for a person to judge."""

    level: str
    element: str
    indicator: str
    unit: str
    targets: tuple[tuple[int, Quantity], ...]
    measurable: bool | None
    timed: bool | None
    challenging: bool | None
    why: LocalizedText


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """One row of KKE format 2: the same indicator as Renstra, Renja and PK state it; `fit` is 1 or for a person."""

    subject: Subject
    stated: tuple[LocalizedText, ...]
    positions: tuple[str, ...]
    fit: int | None
    why: LocalizedText


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One row of KKE format 3; `fits` answers for Renstra and Renja: 1, 0, or None for a person."""

    code: str
    level: str
    element: str
    indicator: str
    target: Quantity | None
    pagu: Quantity | None
    others: tuple[Quantity | None, ...]
    fits: tuple[int | None, ...]
    why: LocalizedText


class Workpapers:
    """The working papers of one report."""

    def __init__(self, report: Report):
        self.report = report
        self.graph: CascadeGraph = report.graph
        self.world = EvaluationContext(report.graph, report.policy)
        self.side_by_side = SideBySide(self.world)

    @property
    def year(self) -> int | None:
        """The year under review."""
        return self.side_by_side.year

    @property
    def years(self) -> str:
        """The same, or the period of the plans where there is no annual document."""
        return self.side_by_side.years

    @cached_property
    def opd(self) -> str:
        """The OPD, as its documents print it."""
        return "; ".join(dict.fromkeys(one_line(d.opd.text) for d in self.report.documents if d.opd))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents, those of the cascade first."""
        first = self.side_by_side.documents
        return (*first, *(document for document in self.report.documents if document not in first))

    @cached_property
    def aspects(self) -> tuple[Aspect, ...]:
        """Every aspect that has rules."""
        codes = in_order({aspect_of(rule.code) for rule in self.report.coverage})
        return tuple(
            Aspect(
                code,
                tuple(rule for rule in self.report.coverage if aspect_of(rule.code) == code),
                tuple(sorted((f for f in self.report.findings if aspect_of(f.code) == code), key=_gravity)),
                tuple(each.finding for each in self.report.waived if aspect_of(each.finding.code) == code),
                self._beyond,
                self._lacking if code == COMPLETENESS else (),
            )
            for code in codes
        )

    @cached_property
    def _lacking(self) -> tuple[LocalizedText, ...]:
        """The documents of the cascade that are not there, and the files that could not be read."""
        absent = [same(KIND_NAMES[kind]) for kind in self.report.missing_kinds]
        unread = [p.source.file for p in self.report.problems if p.severity == "error" and p.source]
        files = [
            LocalizedText("{f} tidak terbaca", "{f} was not read").format(f=file) for file in dict.fromkeys(unread)
        ]
        return (*absent, *files)

    @cached_property
    def _beyond(self) -> frozenset[str]:
        present = {document.kind for document in self.report.documents}
        absent = {r.code: {k for need in r.needs if not present & set(need) for k in need} for r in self.report.rules}
        return frozenset(code for code, kinds in absent.items() if kinds and not kinds & set(CORE))

    @cached_property
    def basis(self) -> dict[str, tuple[Basis, ...]]:
        """Where each rule comes from."""
        return {rule.code: rule.basis for rule in self.report.rules}

    # KKR

    @cached_property
    def kkr(self) -> tuple[KkrRow, ...]:
        """The rows of the KKR, aspect by aspect, the gravest first."""
        return tuple(row for aspect in self.aspects for row in self._kkr(aspect))

    def _kkr(self, aspect: Aspect) -> Iterator[KkrRow]:
        yield self._concluding(aspect)
        reasons = {each.finding.fingerprint: each for each in self.report.waived}
        for each in aspect.findings:
            if each.severity != "info":
                status: Status = "not_met" if each.severity == "error" else "met_with_notes"
                yield replace(_finding_row(aspect, each, status), follow_up=self._followed(each))
        for code, number in Counter(f.code for f in aspect.findings if f.severity == "info").items():
            first = next(f for f in aspect.findings if f.code == code and f.severity == "info")
            said = LocalizedText("{n} catatan ringan, misalnya: {m}", "{n} minor notes, such as: {m}")
            yield KkrRow(
                aspect, code, "info", said.format(n=written_number(number), m=_short(_said(first))), criterion(first.title, first.basis),
                first.fix, "met_with_notes", (LocalizedText("lihat lembar Temuan", "see the sheet Findings"),),
            )  # fmt: skip
        for each in aspect.waived:
            waiver = reasons[each.fingerprint]
            why = LocalizedText("Dikecualikan: {r}", "Waived: {r}").format(r=waiver.reason)
            by = LocalizedText("oleh {b}", "by {b}").format(b=waiver.by) if waiver.by else same("")
            row = _finding_row(aspect, each, "waived")
            yield KkrRow(
                aspect, row.code, row.severity, row.condition + why + by, row.criterion, row.fix, "waived", row.proof,
                row.fingerprint,
            )  # fmt: skip
        yield from self._gone(aspect)
        yield from self._unjudged(aspect)
        for rule in aspect.partial:
            said = LocalizedText(
                "Pada {n} dari {m} hal tidak dapat dinilai: {w}.", "Could not be judged on {n} of {m} subjects: {w}."
            )
            unknown = rule.counts.get("insufficient_data", 0) + rule.counts.get("error", 0)
            seen = unknown + rule.counts.get("pass", 0) + rule.counts.get("fail", 0) + rule.counts.get("waived", 0)
            yield KkrRow(
                aspect, rule.code, None, said.format(w=each_once(rule.missing), n=written_number(unknown), m=written_number(seen)),
                criterion(rule.title, self.basis.get(rule.code, ())), _SUPPLY, "not_judged", (),
            )  # fmt: skip

    def _unjudged(self, aspect: Aspect) -> Iterator[KkrRow]:
        """The rules without any verdict, one row for each reason."""
        reasons: dict[LocalizedText, list[RuleCoverage]] = {}
        for rule in aspect.unjudged:
            reasons.setdefault(each_once(rule.missing), []).append(rule)
        for reason, rules in reasons.items():
            said = LocalizedText("{n} tidak dapat dinilai: {w}.", "{n} could not be judged: {w}.")
            titles = each_once(
                LocalizedText(f"{rule.title.id} ({rule.code})", f"{rule.title.en} ({rule.code})") for rule in rules
            )
            yield KkrRow(
                aspect, ", ".join(rule.code for rule in rules), None, said.format(n=_rules(len(rules)), w=reason),
                titles, _SUPPLY, "not_judged", (),
            )  # fmt: skip

    def _followed(self, finding: Finding) -> LocalizedText | None:
        if self.report.follow_up is None:
            return None
        return FOLLOW_UP_NAMES[self.report.follow_up.statuses.get(finding.fingerprint, "new")]

    def _gone(self, aspect: Aspect) -> Iterator[KkrRow]:
        """The findings of the earlier report that are no longer there."""
        for gone in self.report.follow_up.gone if self.report.follow_up else ():
            past = gone.finding
            if aspect_of(past.code) != aspect.code or past.severity == "info" or gone.status == "waived":
                continue
            said = LocalizedText("Temuan laporan sebelumnya. “{s}”: {m}", "Finding of the earlier report. “{s}”: {m}")
            name = FOLLOW_UP_NAMES[gone.status]
            yield KkrRow(
                aspect, past.code, past.severity, said.format(s=one_line(past.subject), m=past.message),
                same(past.title), same(""), "met" if gone.status == "solved" else "not_judged", (), past.fingerprint,
                LocalizedText("{n}: {r}", "{n}: {r}").format(n=name, r=gone.reason) if gone.reason else name,
            )  # fmt: skip

    def _concluding(self, aspect: Aspect) -> KkrRow:
        said = LocalizedText("{n} dinilai: {c}", "{n} judged: {c}")
        codes = ", ".join(rule.code for rule in aspect.judged) or "–"
        rules = said.format(n=_rules(len(aspect.judged)), c=codes)
        return KkrRow(aspect, "", None, aspect.statement, rules, same(""), aspect.status, ())

    # Matrix

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """Every indicator once, with its prints in all documents; in the order of the highest document that has it."""
        found: dict[NodeId, Subject] = {}
        for document in self.side_by_side.documents:
            for node in self.graph.groups(document):
                cause = self.graph.cause_of(node)
                if cause not in found:
                    found[cause] = self._subject(node)
        return tuple(found.values())

    def _subject(self, node: NodeId) -> Subject:
        indicator = self.graph.indicators[node]
        element = self.graph.element_of(node)
        return Subject(
            node,
            indicator.level,
            one_line(indicator.name.text),
            one_line(element.name.text) if element else "",
            self.side_by_side.columns([node]),
        )

    def comparison(self, subject: Subject) -> Comparison:
        """Compare the prints of one indicator."""
        return self.side_by_side.compare(subject.columns)

    # KKE 1

    @cached_property
    def smart(self) -> tuple[SmartRow, ...]:
        """The rows of KKE format 1, of the highest plan in the dossier."""
        return tuple(self._smart(node) for node in self._smart_nodes)

    @property
    def smart_source(self) -> str:
        """The documents that KKE format 1 lists."""
        return "; ".join(dict.fromkeys(self.graph.document_of(node).name for node in self._smart_nodes))

    @cached_property
    def _smart_nodes(self) -> tuple[NodeId, ...]:
        kind = next((k for k in ("renstra", "iku", "perjanjian_kinerja", "renja") if self.graph.of_kind(k)), None)
        return tuple(node for document in self.graph.of_kind(kind or "") for node in self.graph.groups(document))

    def _smart(self, node: NodeId) -> SmartRow:
        record = self.world.indicator(node)
        printed = record.printed
        targets = tuple(sorted(printed.targets.items()))
        filled = [quantity for _, quantity in targets if not quantity.is_missing]
        element = self.graph.element_of(node)
        unit = unit_text(record) or ""
        numeric = [q for q in filled if q.value is not None and not q.ambiguous]
        measurable = True if filled and len(numeric) == len(filled) and unit else None if filled else False
        timed = bool(filled) if targets else None
        challenging, why = self._challenging(record, numeric, len(filled))
        return SmartRow(
            printed.level,
            one_line(element.name.text) if element else "",
            one_line(printed.name.text),
            unit,
            targets,
            measurable if targets else None,
            timed,
            challenging,
            why if filled or not targets else LocalizedText("semua target kosong", "all targets are blank"),
        )

    def _challenging(
        self, record: IndicatorRecord, numeric: list[Quantity], filled: int
    ) -> tuple[bool | None, LocalizedText]:
        """Tell whether the targets get better from year to year; None where the print leaves that open."""
        better_way, assumed = direction(record), direction_is_assumed(record)
        if len(numeric) < 2 or len(numeric) < filled:
            return None, same("")
        if assumed or better_way not in ("up", "down"):
            return None, LocalizedText("arah indikator belum pasti", "the direction is not certain")
        steps = [compare(a, b) for a, b in itertools.pairwise(numeric)]
        if not all(isinstance(step, int) for step in steps):
            return None, same("")
        better = -1 if better_way == "up" else 1
        if all(step == better for step in steps):
            return True, LocalizedText("target membaik setiap tahun", "the target improves every year")
        if any(step == -better for step in steps):
            return False, LocalizedText("target memburuk di salah satu tahun", "the target worsens in some year")
        return None, LocalizedText("target tetap di salah satu tahun", "the target stays the same in some year")

    # KKE 2

    @cached_property
    def cascade(self) -> tuple[CascadeRow, ...]:
        """The rows of KKE format 2: indicators of outcomes and programs."""
        wanted = {*OUTCOME_LEVELS, "program"}
        return tuple(
            self._cascade(subject)
            for subject in self.subjects
            if any(node and self.graph.indicators[node].level in wanted for _, node in subject.columns)
        )

    def _cascade(self, subject: Subject) -> CascadeRow:
        stated, absent, unlike = [], [], []
        comparison = self.comparison(subject)
        names = next(row for row in comparison.rows if row.about == NAME).cells
        for kind in STATED:
            cells = [cell for (d, _), cell in zip(subject.columns, names, strict=True) if d.kind == kind and cell]
            entries = [entry for cell in cells for entry in cell]
            stated.append(same("\n".join(dict.fromkeys(entry.value.id for entry in entries))))
            if not self.graph.of_kind(kind):
                absent.append(
                    LocalizedText("{k} tidak ada di berkas", "no {k} in the dossier").format(k=KIND_NAMES[kind])
                )
            elif not entries:
                absent.append(LocalizedText("tidak tertaut di {k}", "not linked in {k}").format(k=KIND_NAMES[kind]))
            if any(entry.differs_from for entry in entries):
                unlike.append(KIND_NAMES[kind])
        different = [
            row.label
            for row in comparison.rows
            for (document, _), cell in zip(subject.columns, row.cells, strict=True)
            for entry in cell or ()
            if entry.differs_from and document.kind in STATED and row.about in (UNIT, TARGET)
        ]
        why = [*absent]
        if unlike:
            said = LocalizedText("bunyi berbeda di {k}", "worded differently in {k}")
            why.append(said.format(k=", ".join(unlike)))
        why += [LocalizedText("{l} berbeda", "{l} differs").format(l=label) for label in dict.fromkeys(different)]
        owners = [d.owner for d, node in subject.columns if node and d.kind == "perjanjian_kinerja" and d.owner]
        return CascadeRow(
            subject,
            tuple(stated),
            tuple(dict.fromkeys(one_line(o.position.text) for o in owners if o.position)),
            1 if not why else None,
            each_once(why) or LocalizedText("bunyi sama di ketiga dokumen", "worded alike in all three documents"),
        )

    # KKE 3

    @property
    def budget_kind(self) -> str | None:
        """The kind of document that KKE format 3 lists: the DPA, or what comes nearest to it."""
        for kind in ("dpa", "renja", "perjanjian_kinerja"):
            if any(document.elements for document in self.graph.of_kind(kind)):
                return kind
        return None

    @cached_property
    def budget(self) -> tuple[BudgetRow, ...]:
        """The rows of KKE format 3: programs, kegiatan and sub kegiatan with target and pagu."""
        rows = []
        for document in self.graph.of_kind(self.budget_kind or ""):
            for element in document.elements:
                if element.level not in ("program", "kegiatan", "sub_kegiatan"):
                    continue
                node = node_id(document, element.id)
                measured = [n for n in self.graph.indicators_of(node) if self.graph.first_copy(n) == n]
                for number, indicator in enumerate(measured or [None]):
                    rows.append(self._budget(document, node, indicator, first=number == 0))
        return tuple(rows)

    def _budget(self, document: Document, node: NodeId, indicator: NodeId | None, *, first: bool) -> BudgetRow:
        element = self.graph.elements[node]
        year = document.year or self.year or 0
        target = values.target(self.world.indicator(indicator)) if indicator else None
        others: list[Quantity | None] = []
        fits: list[int | None] = []
        why: list[LocalizedText] = []
        for kind in ("renstra", "renja"):
            other = self._target_in(kind, indicator, year) if indicator and kind != document.kind else None
            others.append(other)
            fit, reason = self._fit(kind, document, indicator, target, other)
            fits.append(fit)
            why += [reason] if reason else []
        return BudgetRow(
            element.code.text if element.code and first else "",
            element.level if first else "",
            one_line(element.name.text) if first else "",
            one_line(self.graph.indicators[indicator].name.text) if indicator else "",
            target,
            element.pagu.get(year) if first else None,
            tuple(others),
            tuple(fits),
            each_once(why),
        )

    def _fit(
        self, kind: str, home: Document, indicator: NodeId | None, target: Quantity | None, other: Quantity | None
    ) -> tuple[int | None, LocalizedText | None]:
        if kind == home.kind or indicator is None:
            return None, None
        if not self.graph.of_kind(kind):
            return None, LocalizedText("{k} tidak ada di berkas", "no {k} in the dossier").format(k=KIND_NAMES[kind])
        if other is None or target is None or target.is_missing or other.is_missing:
            return None, LocalizedText("target {k} tidak ditemukan", "no target in the {k}").format(k=KIND_NAMES[kind])
        order = compare(target, other)
        return (int(order == 0), None) if isinstance(order, int) else (None, order.reason)

    def _target_in(self, kind: str, indicator: NodeId, year: int) -> Quantity | None:
        for document, node in self.side_by_side.columns([indicator]):
            if document.kind == kind and node:
                found: Quantity | None = values.targets(self.world.indicator(node)).get(year)
                if found is not None:
                    return found
        return None


def counted(number: int, indonesian: str, singular: str, plural: str) -> LocalizedText:
    """Return a number with its noun."""
    return written_number(number) + LocalizedText(indonesian, singular if number == 1 else plural)


def _rules(number: int) -> LocalizedText:
    return counted(number, "aturan", "rule", "rules")


def each_once(phrases: Iterable[LocalizedText], mark: str = "; ") -> LocalizedText:
    """Return some phrases as one, none of them twice."""
    return joined(dict.fromkeys(phrases), mark)


def criterion(title: LocalizedText, basis: Iterable[Basis]) -> LocalizedText:
    """Return what should be: the rule and where it comes from; a basis that nobody has read says so."""
    sources = each_once(basis_name(each) for each in basis)
    return title if not sources.id else LocalizedText("{t}. Dasar: {b}", "{t}. Basis: {b}").format(t=title, b=sources)


def basis_name(basis: Basis) -> LocalizedText:
    """Return the name of a basis as it is cited."""
    article = LocalizedText("pasal {a}", "article {a}").format(a=basis.article) if basis.article else None
    parts = [same(basis.instrument), *([article] if article else []), *([same(basis.part)] if basis.part else [])]
    said = each_once(parts, ", ")
    return said if basis.verified else said + UNVERIFIED


def proof_line(told: Proof) -> LocalizedText:
    """Return the values of one printed row with their place."""
    document = f"{told.document} –" if told.document else ""
    values = [LocalizedText("{l}: {v}", "{l}: {v}").format(l=label, v=one_line(value)) for label, value in told.values]
    said = same(document) + each_once(values, "; ")
    return said + place_of(told.source) if told.source else said


def place_of(source: Source) -> LocalizedText:
    """Return an address in brackets."""
    return LocalizedText(f"({source.say('id')})", f"({source.say('en')})")


def proof(finding: Finding) -> tuple[LocalizedText, ...]:
    """Return the values of a finding with their places; where it has none, the places."""
    lines = [proof_line(told) for told in proofs(finding.evidence)]
    if not lines:
        lines = [LocalizedText(place.say("id"), place.say("en")) for place in finding.places[:MOST_PLACES]]
    return tuple(dict.fromkeys(lines))


def _finding_row(aspect: Aspect, finding: Finding, status: Status) -> KkrRow:
    return KkrRow(
        aspect, finding.code, finding.severity, _said(finding), criterion(finding.title, finding.basis), finding.fix,
        status, proof(finding), finding.fingerprint,
    )  # fmt: skip


def _said(finding: Finding) -> LocalizedText:
    return LocalizedText("“{s}”: {m}", "“{s}”: {m}").format(s=one_line(finding.subject), m=finding.message)


def _short(text: LocalizedText) -> LocalizedText:
    return LocalizedText(shorten(text.id, EXAMPLE, placeholder=" …"), shorten(text.en, EXAMPLE, placeholder=" …"))


def _gravity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


MOST_PLACES = 4
EXAMPLE = 300  # characters of the message that stands for minor notes
UNVERIFIED = LocalizedText("[belum diverifikasi]", "[not verified]")
_STATEMENTS: dict[Conclusion, LocalizedText] = {
    "in_order": LocalizedText(
        "Berdasarkan {n} yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa {a} tidak sesuai dengan kriteria.",
        "Under the {n} that could be judged, nothing came to our attention that causes us to believe that {a} is not in order.",
    ),
    "not_in_order": LocalizedText(
        "Terdapat {e} pada {a}.",
        "{e} found in {a}.",
    ),
    "insufficient_data": LocalizedText(
        "Data tidak cukup untuk menyimpulkan {a}; {n} yang dapat dinilai tidak menemukan ketidaksesuaian.",
        "There is not enough data to conclude on {a}; the {n} that could be judged found no discrepancy.",
    ),
}
_NOTHING_JUDGED = LocalizedText(
    "Data tidak cukup untuk menyimpulkan {a}; tidak ada aturan yang dapat dinilai.",
    "There is not enough data to conclude on {a}; no rule could be judged.",
)
_SUPPLY = LocalizedText(
    "Lengkapi dokumen atau data yang disebut, lalu periksa ulang; atau nilai dengan tangan.",
    "Supply the documents or data named and check again; or judge by hand.",
)
