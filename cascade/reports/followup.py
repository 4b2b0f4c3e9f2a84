"""Tell what became of the findings of an earlier report.

Two reports of one dossier go in; each finding of the later one is new, still open, or changed in its values, and each
of the earlier one that is gone is solved, waived, or no longer judged. Findings are the same by their fingerprint. One
that is gone is solved only where its rule judged the same subject again, where the subject was the fault itself (an
open link, a copy that differs), or where nothing prints it any more; else nobody asked, and that is said.
"""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cascade.model import KIND_NAMES, SEVERITIES
from cascade.model.i18n import LocalizedText, written_date
from cascade.text.normalize import letters_and_digits

if TYPE_CHECKING:
    from cascade.reading.canonical import CanonicalDocument
    from cascade.reports.schema import EvidenceEntry, FindingEntry, MainProblemEntry, ReportFile, Status

STATUSES: tuple[Status, ...] = ("new", "changed", "open", "not_judged", "waived", "false_alarm", "solved")
STATUS_NAMES: dict[Status, LocalizedText] = {
    "new": LocalizedText("baru", "new"),
    "changed": LocalizedText("nilai berubah", "value changed"),
    "open": LocalizedText("masih terbuka", "still open"),
    "not_judged": LocalizedText("tidak dapat dinilai lagi", "no longer judged"),
    "waived": LocalizedText("dikecualikan", "waived"),
    "false_alarm": LocalizedText("bukan temuan", "false alarm"),
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

_SAME_FILES = LocalizedText(
    "Tidak ada yang berubah: dokumennya sama dengan yang diperiksa pada {d}; {n} pokok masalah masih terbuka.",
    "Nothing has changed: the documents are those checked on {d}; {n} main problems are still open.",
)
_SAME_FINDINGS = LocalizedText(
    "Tidak ada yang berubah sejak laporan {d}: {n} pokok masalah masih terbuka.",
    "Nothing has changed since the report of {d}: {n} main problems are still open.",
)
_SAME_PRINTS = LocalizedText(
    "Tidak ada yang berubah: versi baru {f} memuat isi yang sama dengan yang diperiksa pada {d}; {n} pokok masalah masih terbuka.",
    "Nothing has changed: the new version of {f} says the same as the one checked on {d}; {n} main problems are still open.",
)
_OTHER_PRINTS = LocalizedText(
    "Tidak ada temuan yang berubah: isi {f} lain dari yang diperiksa pada {d}, tetapi {n} pokok masalah masih terbuka.",
    "No finding has changed: {f} differs from what was checked on {d}, yet {n} main problems are still open.",
)

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
    `problem_counts` tells how many main problems of both reports have which status; `renewed` are the files that are new or
    no longer the same bytes, `prints_same` tells that all documents say what they said. `problem_statuses` has each main problem
    of the later report by its number, `gone_problems` those of the earlier one that are gone.
    """

    previous: datetime.datetime
    statuses: Mapping[str, Status] = field(default_factory=dict)
    before: Mapping[str, tuple[EvidenceEntry, ...]] = field(default_factory=dict)
    gone: tuple[VanishedFinding, ...] = ()
    problem_counts: Mapping[Status, int] = field(default_factory=dict)
    renewed: tuple[str, ...] = ()
    prints_same: bool = False
    problem_statuses: Mapping[int, Status] = field(default_factory=dict)
    gone_problems: tuple[tuple[MainProblemEntry, Status], ...] = ()

    @property
    def unchanged(self) -> LocalizedText | None:
        """What to say where the documents, or at least the findings, are those of the earlier report; None where not."""
        if set(self.counts) - {"open"}:
            return None
        words = {
            "d": written_date(self.previous),
            "n": self.problem_counts.get("open", 0),
            "f": ", ".join(self.renewed),
        }
        if not self.renewed:
            return (_SAME_FILES if self.prints_same else _SAME_FINDINGS).format(**words)
        return (_SAME_PRINTS if self.prints_same else _OTHER_PRINTS).format(**words)

    @property
    def counts(self) -> dict[Status, int]:
        """How many findings have which status."""
        return _in_order(Counter([*self.statuses.values(), *(each.status for each in self.gone)]))


def compare_reports(old: ReportFile, new: ReportFile) -> FollowUp:
    """Compare two reports of one dossier."""
    old_findings = _by_fingerprint((*old.findings, *old.waived, *old.false_alarms))
    new_findings, waived = _by_fingerprint(new.findings), _by_fingerprint(new.waived)
    false_alarms = _by_fingerprint(new.false_alarms)
    statuses: dict[str, Status] = {}
    before: dict[str, tuple[EvidenceEntry, ...]] = {}
    for finding in new.findings:
        past = next((old_findings[each] for each in _fingerprints(finding) if each in old_findings), None)
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
        elif past.fingerprint in false_alarms:
            vanished.append(VanishedFinding(past, "false_alarm"))
        elif not any(each in new_findings for each in _fingerprints(past)):
            vanished.append(_vanished(past, old, new))
    of_problems = {problem.number: _status_of_problem(problem, statuses) for problem in new.pokok}
    gone_problems = tuple(_gone_problems(old, vanished))
    counted = Counter([*of_problems.values(), *(status for _, status in gone_problems)])
    known = {(document.file, document.sha256) for document in old.documents}
    renewed = dict.fromkeys(each.file or "" for each in new.documents if (each.file, each.sha256) not in known)
    return FollowUp(
        old.created, statuses, before, tuple(vanished), _in_order(counted), tuple(renewed),
        _prints_same(old, new), of_problems, gone_problems,
    )  # fmt: skip


def _by_fingerprint(findings: Iterable[FindingEntry]) -> dict[str, FindingEntry]:
    """Return findings by their own fingerprints and, where nothing has it itself, by those that were joined into them."""
    entries = tuple(findings)
    joined = {fingerprint: entry for entry in reversed(entries) for fingerprint in entry.joined}
    return joined | {entry.fingerprint: entry for entry in entries}


def _fingerprints(finding: FindingEntry) -> tuple[str, ...]:
    return (finding.fingerprint, *finding.joined)


def _prints_same(old: ReportFile, new: ReportFile) -> bool:
    """Tell whether the documents of two reports say the same, wherever they print it."""
    before = [each for each in old.documents if each not in new.documents]
    now = [each for each in new.documents if each not in old.documents]
    return _prints(before) == _prints(now)


def _prints(documents: Iterable[CanonicalDocument]) -> Counter[str]:
    own = {"id", "file", "sha256"}
    return Counter(
        json.dumps(_without_places(document.model_dump(mode="json", exclude=own)), sort_keys=True)
        for document in documents
    )


def _without_places(data: object) -> object:
    if isinstance(data, dict):
        return {key: _without_places(value) for key, value in data.items() if key not in ("source", "sources")}
    return [_without_places(each) for each in data] if isinstance(data, list) else data


def _in_order(counted: Counter[Status]) -> dict[Status, int]:
    return {status: counted[status] for status in STATUSES if counted[status]}


def _status_of_problem(problem: MainProblemEntry, statuses: Mapping[str, Status]) -> Status:
    """Return what became of a main problem of the later report: it is new only where all of its findings are."""
    found = {statuses[fingerprint] for fingerprint in problem.findings}
    return found.pop() if len(found) == 1 else "changed"


def _gone_problems(old: ReportFile, vanished: Iterable[VanishedFinding]) -> Iterator[tuple[MainProblemEntry, Status]]:
    """Yield the main problems of the earlier report of which no finding is left, and what became of each."""
    gone = {each.finding.fingerprint: each.status for each in vanished}
    for problem in old.pokok:
        if all(fingerprint in gone for fingerprint in problem.findings):
            yield problem, min((gone[fingerprint] for fingerprint in problem.findings), key=STATUSES.index)


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
