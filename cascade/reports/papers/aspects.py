"""Conclude on each aspect of a review from what its rules found.

A report goes in; every aspect that has rules comes out with its findings, its conclusion and status, and the conclusion
as a sentence of limited assurance. One error makes an aspect *tidak sesuai*; it is *tidak cukup data* while a rule that
applies could not be judged, unless that needs a document beyond Renstra, Renja, PK and Rencana Aksi; else *sesuai*, and
*sesuai dengan catatan* where a warning or question stands or something was waived.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cascade.model import KIND_NAMES, SEVERITIES, Finding, RuleCoverage, Severity, WaivedFinding
from cascade.model.i18n import LocalizedText, same
from cascade.reports.papers.wording import counted, counted_rules, each_once, lower_initial
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_name, aspect_of, in_order

Conclusion = Literal["in_order", "with_notes", "not_in_order", "insufficient_data"]
Status = Literal["met", "met_with_notes", "not_met", "not_judged", "waived", "false_alarm"]
CONCLUSION_NAMES: dict[Conclusion, LocalizedText] = {
    "in_order": LocalizedText("SESUAI", "IN ORDER"),
    "with_notes": LocalizedText("SESUAI DENGAN CATATAN", "IN ORDER, WITH REMARKS"),
    "not_in_order": LocalizedText("TIDAK SESUAI", "NOT IN ORDER"),
    "insufficient_data": LocalizedText("TIDAK CUKUP DATA", "NOT ENOUGH DATA"),
}
STATUS_NAMES: dict[Status, LocalizedText] = {
    "met": LocalizedText("Terpenuhi", "Met"),
    "met_with_notes": LocalizedText("Terpenuhi dengan catatan", "Met with notes"),
    "not_met": LocalizedText("Tidak terpenuhi", "Not met"),
    "not_judged": LocalizedText("Tidak cukup data", "Not enough data"),
    "waived": LocalizedText("Dikecualikan", "Waived"),
    "false_alarm": LocalizedText("Bukan temuan", "False alarm"),
}
_STATUSES: dict[Conclusion, Status] = {
    "in_order": "met",
    "with_notes": "met_with_notes",
    "not_in_order": "not_met",
    "insufficient_data": "not_judged",
}
COMPLETENESS = "LKP"  # the aspect that a missing document concerns
# What a dossier should hold; an aspect is not concluded without one of these that it needs.
CORE_KINDS = ("renstra", "renja", "perjanjian_kinerja", "rencana_aksi")
_LIMITED_ASSURANCE = LocalizedText(
    "Berdasarkan {n} yang dapat dinilai, tidak terdapat hal-hal yang membuat kami yakin bahwa {a} tidak sesuai dengan kriteria.",
    "Under the {n} that could be judged, nothing came to our attention that causes us to believe that {a} is not in order.",
)
_STATEMENTS: dict[Conclusion, LocalizedText] = {
    "in_order": _LIMITED_ASSURANCE,
    "with_notes": _LIMITED_ASSURANCE,
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
_NOTES = LocalizedText("Terdapat {w} yang perlu diperiksa atau dijelaskan.", "{w} to be looked at or explained.")


@dataclass(frozen=True)
class Aspect:
    """Everything that was found out about one aspect.

    `beyond_core` are the rules that lack a document other than Renstra, Renja, PK and Rencana Aksi; `lacking` says what
    of the dossier itself is missing, which is no business of a rule.
    """

    code: str
    rules: tuple[RuleCoverage, ...]
    findings: tuple[Finding, ...]
    waived: tuple[WaivedFinding, ...]
    false_alarms: tuple[WaivedFinding, ...] = ()
    beyond_core: frozenset[str] = frozenset()
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
        if not self.judged or self.lacking or {rule.code for rule in self.unjudged} - self.beyond_core:
            return "insufficient_data"
        noted = any(finding.severity != "info" for finding in self.findings)
        return "with_notes" if noted or self.waived else "in_order"

    @property
    def status(self) -> Status:
        """The conclusion in the words of the KKR."""
        if self.conclusion == "in_order" and (self.partial or self.unjudged):
            return "met_with_notes"
        return _STATUSES[self.conclusion]

    @property
    def statement(self) -> LocalizedText:
        """The conclusion as a sentence of limited assurance, with what limits it."""
        nothing_judged = self.conclusion == "insufficient_data" and not self.judged
        notes = self.count("warning") + self.count("question")
        statement = _NOTHING_JUDGED if nothing_judged else _STATEMENTS[self.conclusion]
        if self.conclusion == "with_notes" and notes:
            statement += _NOTES
        if self.unjudged:
            statement += LocalizedText("Tidak dapat dinilai: {u}.", "Not judged: {u}.")
        if self.partial:
            statement += LocalizedText("Hanya dinilai sebagian: {p}.", "Judged only in part: {p}.")
        if self.lacking:
            statement += LocalizedText("Kurang: {l}.", "Missing: {l}.")
        return statement.format(
            l=each_once(self.lacking),
            a=lower_initial(self.name),
            n=counted_rules(len(self.judged)),
            e=counted(self.count("error"), "ketidaksesuaian", "discrepancy", "discrepancies"),
            w=counted(notes, "hal", "matter", "matters"),
            u=counted_rules(len(self.unjudged)),
            p=counted_rules(len(self.partial)),
        )


def aspects_of(report: Report) -> tuple[Aspect, ...]:
    """Return every aspect that has rules, in the order of a working paper."""
    beyond_core = _beyond_core(report)
    return tuple(
        Aspect(
            code,
            tuple(rule for rule in report.coverage if aspect_of(rule.code) == code),
            tuple(sorted((f for f in report.findings if aspect_of(f.code) == code), key=_gravity)),
            tuple(each for each in report.waived if aspect_of(each.finding.code) == code),
            tuple(each for each in report.false_alarms if aspect_of(each.finding.code) == code),
            beyond_core,
            _lacking(report) if code == COMPLETENESS else (),
        )
        for code in in_order({aspect_of(rule.code) for rule in report.coverage})
    )


def _lacking(report: Report) -> tuple[LocalizedText, ...]:
    """Return the documents of the cascade that are not there, and the files that could not be read."""
    absent = [same(KIND_NAMES[kind]) for kind in report.missing_kinds]
    unread = [p.source.file for p in report.problems if p.severity == "error" and p.source]
    files = [LocalizedText("{f} tidak terbaca", "{f} was not read").format(f=file) for file in dict.fromkeys(unread)]
    return (*absent, *files)


def _beyond_core(report: Report) -> frozenset[str]:
    """Return the rules that lack documents, none of them one of the core."""
    present = {document.kind for document in report.documents}
    absent = {
        rule.code: {kind for need in rule.needs if not present & set(need) for kind in need} for rule in report.rules
    }
    return frozenset(code for code, kinds in absent.items() if kinds and not kinds & set(CORE_KINDS))


def _gravity(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
