"""Split the findings of a report into those that stand and those that a person has accepted.

Findings and the waivers of `keputusan.yaml` go in; both kinds of findings come out, and a problem for each waiver that
does nothing (any more), or that nobody answers for. A waiver of one finding holds for the one that it was joined into.
Changes no finding.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cascade.decisions.decision_file import Decisions, Waiver
from cascade.model import Finding, Problem, Severity, Source, WaivedFinding
from cascade.model.i18n import LocalizedText, same
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.settings.schema import WaiverSettings
from cascade.text.printable import one_line


@dataclass(frozen=True, slots=True)
class WaiverTerms:
    """What a waiver has to meet: the day of the report, the year of the dossier, what the region asks for."""

    today: datetime.date
    year: int | None = None
    settings: WaiverSettings = field(default_factory=WaiverSettings)

    def end_of(self, waiver: Waiver) -> datetime.date | None:
        """Return the last day on which a waiver counts: its own, else the one that the region has for all."""
        return waiver.until or self.settings.end_after(self.year, waiver.on)

    def lacks_second(self, waiver: Waiver, finding: Finding) -> bool:
        """Tell whether the region wants another person to agree, and none did."""
        return self.settings.second_for_errors and finding.severity == "error" and not waiver.has_second


def apply_waivers(
    findings: tuple[Finding, ...], decisions: Decisions, terms: WaiverTerms, *, partial: bool = False
) -> tuple[tuple[Finding, ...], tuple[WaivedFinding, ...], tuple[Problem, ...]]:
    """Split findings into those that stand and those that are waived; report waivers that do nothing or never end.

    After a `partial` run, in which some rules were not asked for, nobody can tell which waivers match nothing.
    """
    known = _by_fingerprint(findings)
    problems = []
    for number, waiver in enumerate(decisions.waivers):
        fault = _fault_of(decisions, number, known, terms)
        if fault is not None and (waiver.fingerprint in known or not partial):
            problems.append(Problem(*fault, Source(decisions.file, row=_line_of(decisions, number))))
    standing, waived = [], []
    for finding in findings:
        waiver_in_force = _waiver_of(finding, decisions.waivers, terms)
        if waiver_in_force is None:
            standing.append(finding)
        else:
            end = terms.end_of(waiver_in_force)
            named = waiver_in_force.reason, waiver_in_force.by, end, waiver_in_force.second
            waived.append(WaivedFinding(finding, *named))
    return tuple(standing), tuple(waived), tuple(problems)


def _by_fingerprint(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    known: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for fingerprint in finding.fingerprints:
            known[fingerprint].append(finding)
    return known


def _waiver_of(finding: Finding, waivers: Sequence[Waiver], terms: WaiverTerms) -> Waiver | None:
    """Return the last waiver in force that accepts a finding."""
    for waiver in reversed(waivers):
        if waiver.fingerprint in finding.fingerprints and not terms.lacks_second(waiver, finding):
            end = terms.end_of(waiver)
            if end is None or end >= terms.today:
                return waiver
    return None


def _line_of(decisions: Decisions, number: int) -> int | None:
    return decisions.waiver_lines[number] if number < len(decisions.waiver_lines) else None


def _fault_of(
    decisions: Decisions, number: int, known: Mapping[str, Sequence[Finding]], terms: WaiverTerms
) -> tuple[Severity, LocalizedText, LocalizedText] | None:
    """Say what is wrong with a waiver: expired, matching nothing, given twice, without an owner or an end."""
    waiver = decisions.waivers[number]
    finding = next(iter(known.get(waiver.fingerprint, ())), None)
    about = f"{finding.code} “{one_line(finding.subject)}”" if finding else waiver.about or waiver.fingerprint
    message = LocalizedText("Pengecualian {a}{by}: {why}", "Waiver of {a}{by}: {why}")
    by = f" ({waiver.by})" if waiver.by else ""
    if finding is None:
        hint = (
            did_you_mean(waiver.fingerprint, sorted(known))
            if len(waiver.fingerprint) < FINGERPRINT_LENGTH
            else same("")
        )
        return "warning", message.format(a=about, by=by, why=_MATCHES_NOTHING), hint + _REMOVE
    if any(later.fingerprint == waiver.fingerprint for later in decisions.waivers[number + 1 :]):
        return "warning", message.format(a=about, by=by, why=_TWICE), _REMOVE
    end = terms.end_of(waiver)
    if end and end < terms.today:
        why = _EXPIRED.format(d=end)
        return "warning", message.format(a=about, by=by, why=why), _RENEW
    if terms.lacks_second(waiver, finding):
        return "warning", message.format(a=about, by=by, why=_NO_SECOND), _ADD_SECOND
    if not waiver.by:
        return "warning", message.format(a=about, by=by, why=_NO_OWNER), _ADD_OWNER
    if not waiver.until:
        why = _NO_END if end is None else _DEFAULT_END.format(d=end)
        return "info", message.format(a=about, by=by, why=why), _ADD_END
    return None


FINGERPRINT_LENGTH = 16  # characters
_REMOVE = LocalizedText("Hapus dari keputusan.yaml.", "Remove it from keputusan.yaml.")
_MATCHES_NOTHING = LocalizedText("tidak cocok dengan temuan mana pun.", "it matches no finding.")
_EXPIRED = LocalizedText(
    "sudah kedaluwarsa ({d}); temuannya dihitung lagi.", "it has expired ({d}); the finding counts again."
)
_RENEW = LocalizedText(
    "Selesaikan temuannya, atau perpanjang `until` dengan alasan baru.", "Solve the finding, or extend `until` anew."
)
_TWICE = LocalizedText("tertulis dua kali; yang terakhir dipakai.", "it is written twice; the last one counts.")
_NO_SECOND = LocalizedText(
    "temuan tingkat kesalahan perlu persetujuan orang kedua di daerah ini; belum dikecualikan.",
    "an error needs the agreement of a second person in this region; it is not waived yet.",
)
_ADD_SECOND = LocalizedText("Tambahkan `second`: nama lain dari `by`.", "Add `second`: another name than `by`.")
_NO_OWNER = LocalizedText("tanpa by.", "without by.")
_ADD_OWNER = LocalizedText(
    "Tambahkan by, supaya jelas siapa yang menerima temuan ini.",
    "Add by, so that it is clear who accepts this finding.",
)
_NO_END = LocalizedText("tanpa until.", "without until.")
_DEFAULT_END = LocalizedText("tanpa until; berlaku sampai {d}.", "without until; it counts until {d}.")
_ADD_END = LocalizedText(
    "Tambahkan until, supaya jelas sampai kapan.", "Add until, so that it is clear until when it counts."
)
