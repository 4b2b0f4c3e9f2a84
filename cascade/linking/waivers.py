"""Split the findings of a report into those that stand and those that a person has accepted.

Findings and the waivers of `keputusan.yaml` go in; both kinds of findings come out, and a problem for each waiver that
does nothing (any more), or that nobody answers for. Changes no finding.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from cascade.linking.decisions import Decisions
from cascade.model import Finding, Problem, Severity, Source, WaivedFinding
from cascade.model.i18n import LocalizedText, same
from cascade.safe_io.yaml_reader import did_you_mean
from cascade.text.printable import one_line


def apply_waivers(
    findings: tuple[Finding, ...], decisions: Decisions, today: datetime.date, *, partial: bool = False
) -> tuple[tuple[Finding, ...], tuple[WaivedFinding, ...], tuple[Problem, ...]]:
    """Split findings into those that stand and those that are waived; report waivers that do nothing or never end.

    After a `partial` run, in which some rules were not asked for, nobody can tell which waivers match nothing.
    """
    in_force = {w.fingerprint: w for w in decisions.waivers if w.until is None or w.until >= today}
    by_fingerprint = {finding.fingerprint: finding for finding in findings}
    problems = []
    for number, waiver in enumerate(decisions.waivers):
        fault = _fault_of(decisions, number, by_fingerprint, today)
        if fault is not None and (waiver.fingerprint in by_fingerprint or not partial):
            problems.append(Problem(*fault, Source(decisions.file, row=_line_of(decisions, number))))
    standing = tuple(finding for finding in findings if finding.fingerprint not in in_force)
    waived = tuple(
        WaivedFinding(finding, in_force[finding.fingerprint].reason, in_force[finding.fingerprint].by)
        for finding in findings
        if finding.fingerprint in in_force
    )
    return standing, waived, tuple(problems)


def _line_of(decisions: Decisions, number: int) -> int | None:
    return decisions.waiver_lines[number] if number < len(decisions.waiver_lines) else None


def _fault_of(
    decisions: Decisions, number: int, by_fingerprint: Mapping[str, Finding], today: datetime.date
) -> tuple[Severity, LocalizedText, LocalizedText] | None:
    """Say what is wrong with a waiver: expired, matching nothing, given twice, without an owner or an end."""
    waiver = decisions.waivers[number]
    finding = by_fingerprint.get(waiver.fingerprint)
    about = f"{finding.code} “{one_line(finding.subject)}”" if finding else waiver.fingerprint
    message = LocalizedText("Pengecualian {a}{by}: {why}", "Waiver of {a}{by}: {why}")
    by = f" ({waiver.by})" if waiver.by else ""
    remove = LocalizedText("Hapus dari keputusan.yaml.", "Remove it from keputusan.yaml.")
    if finding is None:
        hint = (
            did_you_mean(waiver.fingerprint, sorted(by_fingerprint))
            if len(waiver.fingerprint) < FINGERPRINT_LENGTH
            else same("")
        )
        return "warning", message.format(a=about, by=by, why=_MATCHES_NOTHING), hint + remove
    if waiver.until and waiver.until < today:
        why = _EXPIRED.format(d=waiver.until)
        return "warning", message.format(a=about, by=by, why=why), _RENEW
    if waiver.fingerprint in [earlier.fingerprint for earlier in decisions.waivers[:number]]:
        return "warning", message.format(a=about, by=by, why=_TWICE), remove
    if not waiver.by or not waiver.until:
        lacking = "/".join(key for key in ("by", "until") if not getattr(waiver, key))
        return "info", message.format(a=about, by=by, why=_NO_OWNER.format(k=lacking)), _ADD.format(k=lacking)
    return None


FINGERPRINT_LENGTH = 16  # characters
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
