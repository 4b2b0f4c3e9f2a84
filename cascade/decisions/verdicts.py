"""Split the findings of a report by what persons said of them: those that stand, the waived ones, the false alarms.

Findings and the decisions in force go in; the findings that stand come out, with the name of who stands behind one, and apart from
them the waived ones and the false alarms; and a problem for each decision that does nothing or is not in order. A verdict knows its
finding by the fingerprint, as a waiver does. Of two verdicts on one finding the later counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cascade.decisions.decision_file import Decisions, FindingVerdict
from cascade.decisions.waivers import WaiverTerms, apply_waivers
from cascade.model import Confirmation, Finding, Problem, Source, WaivedFinding
from cascade.model.i18n import LocalizedText
from cascade.text.printable import one_line


@dataclass(frozen=True, slots=True)
class DecidedFindings:
    """The findings of a run under the decisions on them."""

    standing: tuple[Finding, ...]
    waived: tuple[WaivedFinding, ...] = ()
    false_alarms: tuple[WaivedFinding, ...] = ()
    problems: tuple[Problem, ...] = ()


def decide_findings(
    findings: tuple[Finding, ...], decisions: Decisions, terms: WaiverTerms, *, partial: bool = False
) -> DecidedFindings:
    """Split findings by the decisions on them.

    After a `partial` run, in which some rules were not asked for, nobody can tell which decisions match nothing.
    """
    standing, waived, problems = apply_waivers(findings, decisions, terms, partial=partial)
    verdicts = {id(finding): _verdict_on(finding, decisions.findings) for finding in findings}
    false_alarms = [
        WaivedFinding(finding, verdict.because, verdict.by, on=verdict.on, is_false_alarm=True)
        for finding in findings
        if (verdict := verdicts[id(finding)]) is not None and verdict.verdict == "false_alarm"
    ]
    alarms = {id(each.finding) for each in false_alarms}
    return DecidedFindings(
        tuple(_confirmed(finding, verdicts[id(finding)]) for finding in standing if id(finding) not in alarms),
        tuple(each for each in waived if id(each.finding) not in alarms),
        tuple(false_alarms),
        (*decisions.problems, *problems, *_faults(findings, decisions, partial=partial)),
    )


def _verdict_on(finding: Finding, verdicts: Sequence[FindingVerdict]) -> FindingVerdict | None:
    return next((each for each in reversed(verdicts) if each.fingerprint in finding.fingerprints), None)


def _confirmed(finding: Finding, verdict: FindingVerdict | None) -> Finding:
    if verdict is None:
        return finding
    return replace(finding, confirmed=Confirmation(verdict.by, verdict.on, verdict.because))


def _faults(findings: Sequence[Finding], decisions: Decisions, *, partial: bool) -> Iterator[Problem]:
    """Yield a problem for each verdict that matches nothing, or that nobody answers for."""
    known = {fingerprint for finding in findings for fingerprint in finding.fingerprints}
    for number, verdict in enumerate(decisions.findings):
        line = decisions.finding_lines[number] if number < len(decisions.finding_lines) else None
        about = one_line(verdict.about or verdict.fingerprint)
        if verdict.fingerprint not in known and not partial:
            yield Problem("info", _GONE.format(a=about), _GONE_HINT, Source(decisions.file, row=line))
        elif verdict.fingerprint in known and not verdict.by:
            yield Problem("warning", _NO_NAME.format(a=about), _NO_NAME_HINT, Source(decisions.file, row=line))


_GONE = LocalizedText(
    "Keputusan tentang {a}: tidak cocok lagi dengan temuan mana pun.",
    "Decision on {a}: it matches no finding any more.",
)
_GONE_HINT = LocalizedText(
    "Nilainya berubah atau sudah diperbaiki; tidak ada yang perlu dilakukan.",
    "The values changed or were mended; there is nothing to do.",
)
_NO_NAME = LocalizedText("Keputusan tentang {a}: tanpa by.", "Decision on {a}: without by.")
_NO_NAME_HINT = LocalizedText(
    "Tambahkan by, supaya jelas siapa yang memutuskan.", "Add by, so that it is clear who decided."
)
