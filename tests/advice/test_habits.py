"""What is noted again and again is one line with a count."""

from __future__ import annotations

from page_reports import finding

from cascade.advice.habits import habits_of


def test_minor_notes_of_one_rule_are_one_habit_and_the_most_frequent_comes_first():
    noted = [finding("SAT-02", "info"), finding("NOM-03", "info"), finding("NOM-03", "info"), finding("PLF-01")]

    assert [(habit.code, habit.count) for habit in habits_of(noted)] == [("NOM-03", 2), ("SAT-02", 1)]


def test_what_is_a_problem_is_no_habit():
    assert habits_of([finding("PLF-01"), finding("B-1", "warning"), finding("C-1", "question")]) == ()
