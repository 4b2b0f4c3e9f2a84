"""What a reviewer wrote on a main problem is found by any of the findings that belong to it."""

from __future__ import annotations

from small_workpapers import finding

from cascade.advice.main_problem import MainProblem
from cascade.decisions.decision_file import ReviewerNote
from cascade.model.i18n import same
from cascade.reports.reviewer_notes import ProblemNote, notes_on


def problem(number: int, *findings) -> MainProblem:
    return MainProblem(number, findings, (), same("Samakan."))


def note(fingerprint: str, **said: str) -> ReviewerNote:
    return ReviewerNote(fingerprint=fingerprint, **said)


def test_a_note_stands_on_the_problem_of_its_finding_whatever_its_number_is_now():
    moved = problem(7, finding("PLF-01"), finding("PLF-02"))

    assert notes_on([moved], [note("PLF-02error", cause="Salah salin")]) == {7: ProblemNote(cause="Salah salin")}


def test_of_two_notes_the_later_counts_where_it_says_something():
    notes = [note("PLF-01error", cause="Lama", effect="Ganda"), note("PLF-01error", cause="Baru")]

    assert notes_on([problem(1, finding())], notes) == {1: ProblemNote("Baru", "Ganda")}


def test_a_note_on_what_is_no_longer_found_is_on_nothing():
    assert notes_on([problem(1, finding())], [note("lain", cause="Salah salin")]) == {}
