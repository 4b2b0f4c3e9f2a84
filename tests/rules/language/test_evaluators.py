from __future__ import annotations

import itertools

import pytest

from cascade.model import Unknown
from cascade.model.i18n import same
from cascade.rules.language import evaluators
from cascade.rules.language.types import NUMBER, TRUTH, Function, list_of
from cascade.text.numbers import parse_quantity

DOUBT = Unknown(same("ragu"))
LABELS = (same("kiri"), same("kanan"))


def always(*values):
    return [evaluators.constant(value) for value in values]


def no_scales(_):
    return {}


@pytest.mark.parametrize("by", [True, False])
def test_one_answer_decides_and_else_the_first_doubt_is_told(by):
    for answers in itertools.product([True, False, DOUBT], repeat=3):
        expected = by if by in answers else DOUBT if DOUBT in answers else not by
        assert evaluators.connective(always(*answers), by=by)({}) is expected


def test_what_decides_is_not_asked_further():
    def refuse(_):
        raise AssertionError

    assert evaluators.connective([evaluators.constant(True), refuse], by=True)({}) is True


def test_only_the_branch_that_is_chosen_is_evaluated():
    def refuse(_):
        raise AssertionError

    yes, doubt, one = always(True, DOUBT, "satu")
    assert evaluators.choice(yes, one, refuse)({}) == "satu"
    assert evaluators.choice(doubt, refuse, refuse)({}) is DOUBT


def test_an_attribute_of_a_record_that_is_not_there_is_not_there_and_a_doubt_stays_one():
    def refuse(_):
        raise AssertionError

    nothing, doubt = always(None, DOUBT)
    assert evaluators.attribute_of(nothing, refuse)({}) is None
    assert evaluators.attribute_of(doubt, refuse)({}) is DOUBT


def test_an_entry_is_counted_from_one_and_one_beyond_the_list_is_missing():
    four = tuple(map(parse_quantity, "3579"))
    entries = [
        evaluators.entry_lookup(*always(four), evaluators.entry_by_place, *always(n), same("n"))({}) for n in (1, 4, 5)
    ]

    assert entries == [four[0], four[3], None]


def test_grades_are_compared_by_the_scale_in_force():
    def better(scales):
        left, right = always(parse_quantity("BB"), parse_quantity("B"))
        return evaluators.number_comparison(">", left, right, LABELS, lambda _: scales)({})

    assert better({"sakip": ["A", "BB", "B", "C"]}) is True
    assert isinstance(better({}), Unknown)


def test_one_set_lies_within_another():
    few, many = always(frozenset({3}), frozenset({1, 3}))

    assert evaluators.set_comparison("<=", few, many, LABELS)({}) is True
    assert evaluators.set_comparison("<=", many, few, LABELS)({}) is False


def test_a_function_is_not_called_on_what_is_missing_unless_it_takes_it():
    asks, takes = (
        Function("f", (NUMBER,), TRUTH, lambda value: value is None, takes_missing=takes) for takes in (False, True)
    )

    assert evaluators.function_call(asks, always(None), [same("nilai")], no_scales)({}).reason.id == "nilai tidak ada"
    assert evaluators.function_call(takes, always(None), [same("nilai")], no_scales)({}) is True


def test_an_unknown_entry_of_a_list_of_numbers_decides_even_for_a_function_that_skips_blanks():
    count = Function("f", (list_of(NUMBER),), NUMBER, len)

    assert evaluators.function_call(count, always((DOUBT, None)), [same("daftar")], no_scales)({}) is DOUBT
    assert evaluators.function_call(count, always((None, None)), [same("daftar")], no_scales)({}) == 2
