"""Waivers take findings out of the count as long as they last, and those that do nothing are told."""

from __future__ import annotations

import datetime

from cascade.linking.decisions import Decisions, Waiver
from cascade.linking.waivers import apply_waivers
from cascade.model import Finding
from cascade.model.i18n import LocalizedText

TODAY = datetime.date(2026, 2, 3)
NEXT_YEAR, LAST_YEAR = datetime.date(2027, 1, 1), datetime.date(2025, 1, 1)
SAID = LocalizedText("Target berbeda", "The target differs")


def finding(fingerprint: str = "a" * 16) -> Finding:
    return Finding(
        "TRI-01", "indicator", "error", 1.0, "Indeks A", SAID, SAID, SAID, SAID, (), fingerprint, "c", (), ()
    )


def waiver(fingerprint: str = "a" * 16, by: str | None = "Camat", until: datetime.date | None = NEXT_YEAR) -> Waiver:
    return Waiver(fingerprint=fingerprint, reason="menunggu PK perubahan", by=by, until=until)


def applied(*waivers: Waiver, partial: bool = False, lines: tuple[int, ...] = (4, 9)):
    return apply_waivers(
        (finding(), finding("b" * 16)), Decisions(waivers=waivers, waiver_lines=lines), TODAY, partial=partial
    )


def test_a_waived_finding_is_told_apart_with_its_reason_and_who_gave_it():
    standing, [waived], problems = applied(waiver())

    assert [each.fingerprint for each in standing] == ["b" * 16]
    assert (waived.finding.fingerprint, waived.reason, waived.by) == ("a" * 16, "menunggu PK perubahan", "Camat")
    assert problems == ()


def test_a_waiver_that_has_expired_counts_no_more_and_is_told_with_its_line():
    standing, waived, [problem] = applied(waiver(until=LAST_YEAR))

    assert (len(standing), waived) == (2, ())
    assert "kedaluwarsa (2025-01-01)" in problem.message.id
    assert problem.source.row == 4


def test_a_waiver_of_nothing_is_told_but_after_a_partial_run_nobody_can_know():
    assert "tidak cocok" in applied(waiver("c" * 16))[2][0].message.id
    assert applied(waiver("c" * 16), partial=True)[2] == ()


def test_of_two_waivers_of_one_finding_the_later_one_is_used_and_told():
    _, [waived], [problem] = applied(waiver(by="Camat"), waiver(by="Sekretaris"))

    assert waived.by == "Sekretaris"
    assert "tertulis dua kali" in problem.message.id
    assert problem.source.row == 9


def test_a_waiver_without_an_owner_or_an_end_is_obeyed_and_remarked_on():
    _, waived, [problem] = applied(waiver(by=None, until=None))

    assert len(waived) == 1
    assert problem.severity == "info"
    assert "tanpa by/until" in problem.message.id
