"""Sum up what came of several dossiers.

Reports go in, one a dossier; out come their results, the worst dossier first: main problems, findings and rules that were not judged
for each aspect, missing documents, or why it could not be checked at all. Rules that were not judged are counted
apart, never as passed.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cascade.model import KIND_NAMES, SEVERITIES, Severity
from cascade.model.i18n import Language, LocalizedText, joined, same
from cascade.reports.report import Report
from cascade.rules.aspects import aspect_of, in_order
from cascade.text.printable import one_line, printable

SHOWN: tuple[Severity, ...] = ("error", "warning", "question")
SEVERITY_NAMES: dict[Severity, LocalizedText] = {
    "error": LocalizedText("Kesalahan", "Errors"),
    "warning": LocalizedText("Peringatan", "Warnings"),
    "question": LocalizedText("Pertanyaan", "Questions"),
    "info": LocalizedText("Info", "Information"),
}
LETTERS: dict[Severity, LocalizedText] = {
    "error": LocalizedText("K", "E"),
    "warning": LocalizedText("P", "W"),
    "question": LocalizedText("T", "Q"),
}
WORDS = {
    "title": LocalizedText(
        "Rekapitulasi reviu dokumen perencanaan", "Recapitulation of the review of planning documents"
    ),
    "opd": LocalizedText("Perangkat daerah", "OPD"),
    "folder": LocalizedText("Berkas", "Dossier"),
    "aspect": LocalizedText("Aspek", "Aspect"),
    "unjudged": LocalizedText("Aturan tidak dinilai", "Rules not judged"),
    "judged": LocalizedText("Aturan dinilai", "Rules judged"),
    "missing": LocalizedText("Dokumen yang tidak ada", "Missing documents"),
    "unread": LocalizedText("Tidak terbaca", "Not read"),
    "failed": LocalizedText("Tidak dapat diperiksa", "Could not be checked"),
    "complete": LocalizedText("lengkap", "complete"),
    "not_due": LocalizedText("belum diperlukan: {k}", "not due yet: {k}"),
    "good": LocalizedText("nihil", "none found"),
    "nothing": LocalizedText("tidak dinilai", "not judged"),
    "none": LocalizedText("tidak berlaku", "not applicable"),
    "partly": LocalizedText("{n} aturan tidak dinilai", "{n} rules not judged"),
    "report": LocalizedText("laporan", "report"),
    "total": LocalizedText("Jumlah", "Total"),
    "summary": LocalizedText(
        "{n} berkas diperiksa: {e} dengan kesalahan, {f} tidak dapat diperiksa, {m} tanpa dokumen yang lengkap.",
        "{n} dossiers: {e} with errors, {f} that could not be checked, {m} without all documents.",
    ),
    "legend": LocalizedText(
        "Angka: pokok masalah (× kesalahan, ! peringatan, ? pertanyaan); satu pokok masalah dapat menyangkut beberapa aspek. Aturan yang tidak dapat dinilai bukan aturan yang lulus.",
        "Numbers: main problems (× errors, ! warnings, ? questions); one may concern several aspects. A rule that could not be judged is not one that passed.",
    ),
    "letters": LocalizedText(
        "Pokok masalah: K kesalahan, P peringatan, T pertanyaan; satu dapat menyangkut beberapa aspek. TN: aturan tidak dinilai, bukan aturan yang lulus. Lembar Angka menghitung temuan aturan.",
        "Main problems: E errors, W warnings, Q questions; one may concern several aspects. NJ: rules not judged, which have not passed. The sheet Numbers counts findings of rules.",
    ),
    "not_judged": LocalizedText("TN", "NJ"),
    "made": LocalizedText("Dibuat {d} dengan cascade {v}", "Made {d} with cascade {v}"),
}


@dataclass(frozen=True, slots=True)
class AspectResult:
    """What came of one aspect of one dossier: `counts` of findings, and of the main problems that they belong to."""

    counts: Mapping[Severity, int] = field(default_factory=dict)
    judged: int = 0
    unjudged: int = 0
    problems: Mapping[Severity, int] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """The gravest of what it holds: a severity, "nothing" (not judged), "partly", "good", or "none"."""
        worst = next((severity for severity in SHOWN if self.counts.get(severity)), None)
        if worst:
            return worst
        if self.judged:
            return "partly" if self.unjudged else "good"
        return "nothing" if self.unjudged else "none"


@dataclass(frozen=True, slots=True)
class DossierResult:
    """What came of one dossier; `folder` is that of its report below the summary, `failure` why there is none.

    A main problem that concerns several aspects is counted once in `problems`, and in each of them.
    """

    folder: str
    opd: str
    aspects: Mapping[str, AspectResult] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unread: tuple[LocalizedText, ...] = ()
    failure: LocalizedText | None = None
    reports: tuple[str, ...] = ()
    problems: Mapping[Severity, int] = field(default_factory=dict)
    not_due: tuple[str, ...] = ()

    @property
    def documents(self) -> LocalizedText:
        """Which documents are missing, or need not be there yet; nothing is complete without them."""
        not_due = WORDS["not_due"].format(k=", ".join(KIND_NAMES[kind] for kind in self.not_due))
        absent = [*(same(KIND_NAMES[kind]) for kind in self.missing), *([not_due] if self.not_due else [])]
        return joined(absent, ", ") if absent else WORDS["complete"]

    def count(self, severity: Severity) -> int:
        """Return how many findings have a severity."""
        return sum(aspect.counts.get(severity, 0) for aspect in self.aspects.values())

    @property
    def unjudged(self) -> int:
        """How many rules were not judged."""
        return sum(aspect.unjudged for aspect in self.aspects.values())


def dossier_result(report: Report, folder: str, reports: Sequence[str] = ()) -> DossierResult:
    """Return what came of a dossier that was checked."""
    counts: dict[str, Counter[Severity]] = {}
    problems: dict[str, Counter[Severity]] = {}
    judged, unjudged = Counter[str](), Counter[str]()
    for finding in report.findings:
        counts.setdefault(aspect_of(finding.code), Counter())[finding.severity] += 1
    for problem in report.main_problems:
        worst: dict[str, Severity] = {}
        for finding in problem.findings:
            worst.setdefault(aspect_of(finding.code), finding.severity)
        for aspect, severity in worst.items():
            problems.setdefault(aspect, Counter())[severity] += 1
    for rule in report.coverage:
        aspect = aspect_of(rule.code)
        judged[aspect] += rule.state in ("failed", "passed")
        unjudged[aspect] += rule.state in ("unjudged", "broken", "off")
    codes = {aspect_of(rule.code) for rule in report.coverage} | set(counts)
    aspects = {
        code: AspectResult(dict(counts.get(code, {})), judged[code], unjudged[code], dict(problems.get(code, {})))
        for code in codes
    }
    named = Counter(one_line(document.opd.text) for document in report.documents if document.opd)
    opd = named.most_common(1)[0][0] if named else report.policy.opd or report.dossier
    unread = tuple(problem.message for problem in report.problems if problem.severity == "error")
    counted = Counter(problem.severity for problem in report.main_problems)
    missing = tuple(report.missing_kinds)
    return DossierResult(
        folder, printable(opd), aspects, missing, unread, None, tuple(reports), counted, report.not_due
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """Several dossiers, the worst first."""

    version: str
    created: datetime.datetime
    dossiers: tuple[DossierResult, ...]

    @property
    def aspects(self) -> list[str]:
        """The aspects that some dossier has, in the order of a working paper."""
        return in_order({aspect for dossier in self.dossiers for aspect in dossier.aspects})

    def sentence(self) -> LocalizedText:
        """Say in one sentence what came of all."""
        return WORDS["summary"].format(
            n=len(self.dossiers),
            e=sum(bool(dossier.count("error")) for dossier in self.dossiers),
            f=sum(dossier.failure is not None for dossier in self.dossiers),
            m=sum(bool(dossier.missing) for dossier in self.dossiers),
        )


def summarize(version: str, created: datetime.datetime, dossiers: Iterable[DossierResult]) -> Summary:
    """Put the results of some dossiers in order: those that could not be checked, then the gravest first."""

    def worst_first(dossier: DossierResult) -> tuple[bool, tuple[int, ...], str]:
        counts = tuple(-dossier.count(severity) for severity in SEVERITIES)
        return dossier.failure is None, counts, dossier.folder.casefold()

    return Summary(version, created, tuple(sorted(dossiers, key=worst_first)))


def folder_names(paths: Sequence[Path]) -> list[str]:
    """Name each dossier by its folder; where several folders have one name, by as much of the path as tells them apart.

    Names are compared as Windows does, without regard to case.
    """
    parts = [[part for part in path.resolve().parts if part != path.resolve().anchor] or ["berkas"] for path in paths]
    lengths = [1] * len(paths)

    def names() -> list[str]:
        return ["-".join(each[-length:]) for each, length in zip(parts, lengths, strict=True)]

    for _ in range(max(map(len, parts), default=0)):
        counted = Counter(name.casefold() for name in names())
        for i, name in enumerate(names()):
            if counted[name.casefold()] > 1:
                lengths[i] = min(lengths[i] + 1, len(parts[i]))
    taken: Counter[str] = Counter()
    unique = []
    for name in names():
        taken[name.casefold()] += 1
        unique.append(name if taken[name.casefold()] == 1 else f"{name}-{taken[name.casefold()]}")
    return unique


def as_data(summary: Summary, language: Language) -> dict[str, object]:
    """Return the summary for other programs."""
    return {
        "generator": "cascade",
        "cascade": summary.version,
        "created": summary.created.isoformat(),
        "dossiers": [_dossier_data(dossier, summary.aspects, language) for dossier in summary.dossiers],
    }


def _dossier_data(dossier: DossierResult, aspects: Iterable[str], language: Language) -> dict[str, object]:
    return {
        "dossier": dossier.folder,
        "opd": dossier.opd,
        "failure": dossier.failure.say(language) if dossier.failure else None,
        "pokok": {severity: dossier.problems.get(severity, 0) for severity in SHOWN},
        "findings": {severity: dossier.count(severity) for severity in SEVERITIES},
        "not_judged": dossier.unjudged,
        "missing_documents": list(dossier.missing),
        "not_read": [each.say(language) for each in dossier.unread],
        "aspects": {
            code: {
                **{severity: dossier.aspects[code].counts.get(severity, 0) for severity in SEVERITIES},
                "judged": dossier.aspects[code].judged,
                "not_judged": dossier.aspects[code].unjudged,
            }
            for code in aspects
            if code in dossier.aspects
        },
    }
