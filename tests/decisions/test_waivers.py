"""Waivers take findings out of the count as long as they last, and those that do nothing are told."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from decided_findings import FOUND, LAST_YEAR, NEXT_YEAR, TERMS, TODAY, TWO_NAMES, finding, waiver
from pydantic import ValidationError

from cascade.decisions.decision_file import Decisions, Waiver
from cascade.decisions.waivers import WaiverTerms, apply_waivers
from cascade.model import Finding
from cascade.settings.schema import WaiverSettings


def applied(*waivers: Waiver, partial: bool = False, terms: WaiverTerms = TERMS, found: tuple[Finding, ...] = FOUND):
    return apply_waivers(found, Decisions(waivers=waivers, waiver_lines=(4, 9)), terms, partial=partial)


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
    assert problem.source.row == 4


def test_a_waiver_without_an_owner_is_obeyed_and_complained_of():
    _, waived, [problem] = applied(waiver(by=None))

    assert len(waived) == 1
    assert problem.severity == "warning"
    assert "tanpa by" in problem.message.id


def test_a_waiver_without_an_end_ends_with_the_year_of_the_dossier_and_says_so():
    _, [waived], [problem] = applied(waiver(until=None))

    assert waived.until == datetime.date(2026, 12, 31)
    assert waived.terms.id == "Camat, sampai 31 Desember 2026"
    assert "berlaku sampai 2026-12-31" in problem.message.id


def test_without_an_end_a_waiver_of_an_earlier_year_counts_no_more():
    standing, waived, [problem] = applied(waiver(until=None), terms=WaiverTerms(TODAY, 2025))

    assert (len(standing), waived) == (2, ())
    assert "kedaluwarsa (2025-12-31)" in problem.message.id


@pytest.mark.parametrize(
    ("end", "year", "given", "until"),
    [
        ("12-31", 2022, None, "2022-12-31"),
        ("12-31", 2022, "2026-11-30", "2026-12-31"),
        ("06-30", 2026, "2026-02-01", "2026-06-30"),
        ("06-30", 2026, "2026-07-01", "2027-06-30"),
    ],
)
def test_a_region_says_on_which_day_waivers_end(end, year, given, until):
    day = datetime.date.fromisoformat(given) if given else None

    assert WaiverSettings(end=end).end_after(year, day) == datetime.date.fromisoformat(until)


def test_a_day_that_no_year_has_is_refused():
    with pytest.raises(ValidationError):
        WaiverSettings(end="31-12")


def test_where_the_region_asks_for_two_names_an_error_with_one_stands_and_that_is_told():
    standing, waived, [problem] = applied(waiver(), terms=TWO_NAMES)

    assert (len(standing), waived) == (2, ())
    assert "orang kedua" in problem.message.id


@pytest.mark.parametrize(("second", "is_waived"), [("Sekretaris", True), ("camat ", False)])
def test_the_second_name_is_that_of_another_person(second, is_waived):
    given = waiver().model_copy(update={"second": second})

    assert bool(applied(given, terms=TWO_NAMES)[1]) is is_waived


def test_a_warning_needs_no_second_name():
    mild = replace(finding(), severity="warning")

    assert len(applied(waiver(), terms=TWO_NAMES, found=(mild,))[1]) == 1


def test_a_waiver_of_a_finding_that_is_now_joined_into_another_holds_for_that_one():
    joined = replace(finding("b" * 16), joined=("a" * 16,))
    standing, [waived], problems = applied(waiver(), found=(joined,))

    assert (standing, problems) == ((), ())
    assert waived.finding is joined


def test_a_waiver_that_was_renewed_is_not_said_to_have_expired():
    _, [waived], [problem] = applied(waiver(until=LAST_YEAR), waiver())

    assert waived.until == NEXT_YEAR
    assert "tertulis dua kali" in problem.message.id
