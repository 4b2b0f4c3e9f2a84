"""Tell what became of the findings of an earlier report.

Two reports of one dossier go in; each finding of the later one is new, still open, or changed in its values, and each
of the earlier one that is gone is solved, waived, or no longer judged. Findings are the same by their fingerprint. One
that is gone is solved only where its rule judged the same subject again, where the subject was the fault itself (an
open link, a copy that differs), or where nothing prints it any more; else nobody asked, and that is said.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cascade.model import KIND_NAMES, SEVERITIES
from cascade.model.i18n import LocalizedText
from cascade.reports.schema import EvidenceEntry, FindingEntry, ReportFile, Status
from cascade.text.normalize import letters_and_digits

STATUSES: tuple[Status, ...] = ("new", "changed", "open", "not_judged", "waived", "solved")
STATUS_NAMES: dict[Status, LocalizedText] = {
    "new": LocalizedText("baru", "new"),
    "changed": LocalizedText("nilai berubah", "value changed"),
    "open": LocalizedText("masih terbuka", "still open"),
    "not_judged": LocalizedText("tidak dapat dinilai lagi", "no longer judged"),
    "waived": LocalizedText("dikecualikan", "waived"),
    "solved": LocalizedText("selesai", "solved"),
}

_NOT_RUN = LocalizedText("aturannya tidak dijalankan", "its rule was not run")
_OFF = LocalizedText("aturannya dimatikan", "its rule is switched off")
_NO_DOCUMENT = LocalizedText("tidak ada lagi {k} di folder ini", "this folder no longer has a {k}")
_NOT_PRINTED = LocalizedText("tidak tercetak lagi di dokumen", "no document prints it any more")
_NOT_ASKED = LocalizedText(
    "masih tercetak, tetapi tidak lagi dapat dibandingkan (tautannya atau nilainya hilang)",
    "still printed, but nothing to compare it with (its link or its value is gone)",
)
_UNJUDGED = LocalizedText("aturannya tidak dapat dinilai", "its rule could not be judged")

# forms whose subject is the fault: it goes when that is mended
_VANISHING = ("pairs", "open_links", "copies", "blocks")


@dataclass(frozen=True, slots=True)
class VanishedFinding:
    """A finding of the earlier report that the later one does not have."""

    finding: FindingEntry
    status: Status
    reason: LocalizedText | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The later report seen from the earlier one.

    `statuses` has each finding of the later report by its fingerprint; `before` its evidence then, where that differs;
    `problem_counts` tells how many main problems of both reports have which status.
    """

    previous: datetime.datetime
    statuses: Mapping[str, Status] = field(default_factory=dict)
    before: Mapping[str, tuple[EvidenceEntry, ...]] = field(default_factory=dict)
    gone: tuple[VanishedFinding, ...] = ()
    problem_counts: Mapping[Status, int] = field(default_factory=dict)

    @property
    def counts(self) -> dict[Status, int]:
        """How many findings have which status."""
        return _in_order(Counter([*self.statuses.values(), *(each.status for each in self.gone)]))


def compare_reports(old: ReportFile, new: ReportFile) -> FollowUp:
    """Compare two reports of one dossier."""
    old_findings = {finding.fingerprint: finding for finding in (*old.findings, *old.waived)}
    new_fingerprints = {finding.fingerprint for finding in new.findings}
    waived = {finding.fingerprint for finding in new.waived}
    statuses: dict[str, Status] = {}
    before: dict[str, tuple[EvidenceEntry, ...]] = {}
    for finding in new.findings:
        past = old_findings.get(finding.fingerprint)
        if past is None:
            statuses[finding.fingerprint] = "new"
        elif _values(past) != _values(finding) or past.severity != finding.severity:
            statuses[finding.fingerprint] = "changed"
            before[finding.fingerprint] = tuple(past.evidence)
        else:
            statuses[finding.fingerprint] = "open"
    vanished = []
    for past in old.findings:
        if past.fingerprint in waived:
            vanished.append(VanishedFinding(past, "waived"))
        elif past.fingerprint not in new_fingerprints:
            vanished.append(_vanished(past, old, new))
    of_problems = _statuses_of_problems(old, new, statuses, vanished)
    return FollowUp(old.created, statuses, before, tuple(vanished), _in_order(Counter(of_problems)))


def _in_order(counted: Counter[Status]) -> dict[Status, int]:
    return {status: counted[status] for status in STATUSES if counted[status]}


def _statuses_of_problems(
    old: ReportFile, new: ReportFile, statuses: Mapping[str, Status], vanished: Iterable[VanishedFinding]
) -> Iterator[Status]:
    """Yield what became of each main problem: it is new, or gone, only where all of its findings are."""
    gone = {each.finding.fingerprint: each.status for each in vanished}
    for problem in new.pokok:
        found = {statuses[fingerprint] for fingerprint in problem.findings}
        yield found.pop() if len(found) == 1 else "changed"
    for problem in old.pokok:
        if all(fingerprint in gone for fingerprint in problem.findings):
            yield min((gone[fingerprint] for fingerprint in problem.findings), key=STATUSES.index)


def new_or_graver(old: ReportFile, new: ReportFile, follow_up: FollowUp) -> list[FindingEntry]:
    """Return the findings that are new, or graver than before."""
    severities = {finding.fingerprint: finding.severity for finding in old.findings}
    return [
        finding
        for finding in new.findings
        if follow_up.statuses[finding.fingerprint] == "new"
        or SEVERITIES.index(finding.severity) < SEVERITIES.index(severities.get(finding.fingerprint, finding.severity))
    ]


def reaches_threshold(finding: FindingEntry, threshold: str) -> bool:
    """Tell whether a finding is at or above a threshold, which may be "never"."""
    return threshold != "never" and finding.severity in SEVERITIES[: SEVERITIES.index(threshold) + 1]


def _values(finding: FindingEntry) -> Counter[str]:
    return Counter(evidence.value for evidence in finding.evidence)


def _vanished(past: FindingEntry, old: ReportFile, new: ReportFile) -> VanishedFinding:
    """Say whether a finding that is gone has been solved, or whether nobody asked this time."""
    now = next((each for each in new.coverage if each.code == past.code), None)
    if now is not None and past.fingerprint in now.judged.split():
        return VanishedFinding(past, "solved")
    if now is None:
        return VanishedFinding(past, "not_judged", _NOT_RUN)
    if now.waived:
        return VanishedFinding(past, "not_judged", _OFF)
    kinds = {document.file: document.kind for document in old.documents}
    needed = {kinds[each.source.file] for each in past.evidence if each.source and each.source.file in kinds}
    if missing := needed - {document.kind for document in new.documents}:
        return VanishedFinding(
            past, "not_judged", _NO_DOCUMENT.format(k=", ".join(KIND_NAMES.get(k, k) for k in sorted(missing)))
        )
    if not (now.fail + now.passed + now.not_applicable) and (now.insufficient_data or now.error):
        return VanishedFinding(past, "not_judged", _with_reasons(_UNJUDGED, now.reasons))
    if now.form in _VANISHING:
        return VanishedFinding(past, "solved")
    if letters_and_digits(past.subject) not in _names(new):
        return VanishedFinding(past, "solved", _NOT_PRINTED)
    return VanishedFinding(past, "not_judged", _NOT_ASKED)


def _names(report: ReportFile) -> set[str]:
    """Return the names of all that the documents print."""
    names = {letters_and_digits(each.name) for document in report.documents for each in document.indicators}
    return names | {letters_and_digits(each.name) for document in report.documents for each in document.elements}


def _with_reasons(sentence: LocalizedText, reasons: Iterable[str]) -> LocalizedText:
    listed = "; ".join(reasons)
    return LocalizedText(f"{sentence.id}: {listed}", f"{sentence.en}: {listed}") if listed else sentence
