"""Accept findings in the name of a person: check that somebody answers for it, and until when.

Findings and what a person said of them go in; the waivers for `keputusan.yaml` come out, or one sentence on what is lacking.
Writes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from cascade.decisions.decision_file import Waiver
from cascade.decisions.waivers import WaiverTerms
from cascade.model import Severity
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.review.days import parse_day
from cascade.text.printable import one_line

SHORTEST_REASON = 3  # letters


class AcceptedFinding(Protocol):
    """What a waiver has to know of a finding, of this run or of a written report."""

    @property
    def fingerprint(self) -> str:
        """By what it is known again."""

    @property
    def severity(self) -> Severity:
        """How grave it is."""

    @property
    def code(self) -> str:
        """The rule that found it."""

    @property
    def subject(self) -> str:
        """What it is about, as it is printed."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a person said who accepts findings, as it was typed."""

    reason: str
    by: str
    until: str = ""
    second: str = ""


def waivers_for(findings: Iterable[AcceptedFinding], said: Acceptance, terms: WaiverTerms) -> tuple[Waiver, ...]:
    """Return a waiver for each finding.

    Args:
        findings: Those that are accepted together.
        said: Who accepts them, why, and until when.
        terms: What the region asks for; without an end of its own a waiver gets the one of the region.

    Raises:
        CascadeError: a reason, a name or a second name is lacking, or the end is no day or has passed.
    """
    if len(said.reason) < SHORTEST_REASON:
        raise CascadeError(_SHORT_REASON.format(r=said.reason) if said.reason else _NO_REASON, _NO_REASON_HINT)
    if not said.by:
        raise CascadeError(_NO_NAME, _NO_NAME_HINT)
    until = _end(said, terms)
    waivers = []
    for finding in findings:
        waiver = Waiver(
            fingerprint=finding.fingerprint,
            reason=said.reason,
            by=said.by,
            second=said.second or None,
            on=terms.today,
            until=until,
            about=f"{finding.code} {one_line(finding.subject)}",
        )
        if said.second and not waiver.has_second:
            raise CascadeError(_SAME_NAME.format(n=said.by), _SECOND_HINT)
        if terms.settings.second_for_errors and finding.severity == "error" and not waiver.has_second:
            raise CascadeError(_NO_SECOND.format(c=finding.code), _SECOND_HINT)
        waivers.append(waiver)
    return tuple(waivers)


def _end(said: Acceptance, terms: WaiverTerms) -> datetime.date | None:
    if not said.until:
        return terms.settings.end_after(terms.year, terms.today)
    until = parse_day(said.until)
    if until < terms.today:
        raise CascadeError(_PAST.format(d=until), _PAST_HINT)
    return until


_NO_REASON = LocalizedText("Pengecualian tanpa alasan tidak dicatat.", "A waiver without a reason is not written down.")
_SHORT_REASON = LocalizedText("Alasan “{r}” terlalu pendek.", "The reason “{r}” is too short.")
_NO_REASON_HINT = LocalizedText("Tulis mengapa masalah ini diterima.", "Say why the problem is accepted.")
_NO_NAME = LocalizedText("Pengecualian tanpa nama tidak dicatat.", "A waiver without a name is not written down.")
_NO_NAME_HINT = LocalizedText(
    "Tulis siapa yang menerimanya: kolom “Dikecualikan oleh”, atau --by NAMA.",
    "Say who accepts it: the column “Waived by”, or --by NAME.",
)
_SAME_NAME = LocalizedText(
    "Orang kedua haruslah orang lain dari {n}.", "The second person must be another one than {n}."
)
_NO_SECOND = LocalizedText(
    "Kesalahan ({c}) hanya dikecualikan dengan persetujuan orang kedua di daerah ini.",
    "In this region an error ({c}) is waived only with the agreement of a second person.",
)
_SECOND_HINT = LocalizedText(
    "Tulis namanya: kolom “Disetujui oleh (orang kedua)”, atau --second NAMA.",
    "Give the name: the column “Agreed by (second person)”, or --second NAME.",
)
_PAST = LocalizedText("Pengecualian sampai {d} sudah berakhir.", "A waiver until {d} has ended already.")
_PAST_HINT = LocalizedText("Beri tanggal yang akan datang.", "Give a day to come.")
