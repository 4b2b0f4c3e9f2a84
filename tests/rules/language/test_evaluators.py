from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from cascade.model import Source, Unknown
from cascade.model.i18n import same
from cascade.quantities.comparison import compare
from cascade.rules.language import evaluators
from cascade.rules.language.function_source import function_of
from cascade.rules.language.types import NUMBER, TRUTH, Function, list_of
from cascade.text.numbers import parse_quantity

DOUBT = Unknown(same("ragu"))
LABELS = (same("kiri"), same("kanan"))


def always(*values):
    return [evaluators.constant(value) for value in values]


def evaluated(code):
    return function_of(code)({})


def refused(source):
    def refuse():
        raise AssertionError

    return source.hold(f"{source.bind(refuse)}()")


def no_scales(_):
    return {}


@pytest.mark.parametrize("by", [True, False])
def test_one_answer_decides_and_else_the_first_doubt_is_told(by):
    for answers in itertools.product([True, False, DOUBT], repeat=3):
        expected = by if by in answers else DOUBT if DOUBT in answers else not by
        assert evaluated(evaluators.connective(always(*answers), by=by)) is expected


def test_what_decides_is_not_asked_further():
    assert evaluated(evaluators.connective([evaluators.constant(True), refused], by=True)) is True


def test_only_the_branch_that_is_chosen_is_evaluated():
    yes, doubt, one = always(True, DOUBT, "satu")
    assert evaluated(evaluators.choice(yes, one, refused)) == "satu"
    assert evaluated(evaluators.choice(doubt, refused, refused)) is DOUBT


def test_an_attribute_of_a_record_that_is_not_there_is_not_there_and_a_doubt_stays_one():
    nothing, doubt = always(None, DOUBT)
    assert evaluated(evaluators.attribute_of(nothing, refused)) is None
    assert evaluated(evaluators.attribute_of(doubt, refused)) is DOUBT


def test_an_entry_is_counted_from_one_and_one_beyond_the_list_is_missing():
    four = tuple(map(parse_quantity, "3579"))
    entries = [
        evaluated(evaluators.entry_lookup(*always(four), evaluators.entry_by_place, *always(n), same("n")))
        for n in (1, 4, 5)
    ]

    assert entries == [four[0], four[3], None]


def test_grades_are_compared_by_the_scale_in_force():
    def better(scales):
        left, right = always(parse_quantity("BB"), parse_quantity("B"))
        return evaluated(evaluators.number_comparison(">", left, right, LABELS, lambda _: scales))

    assert better({"sakip": ["A", "BB", "B", "C"]}) is True
    assert isinstance(better({}), Unknown)


def test_one_set_lies_within_another():
    few, many = always(frozenset({3}), frozenset({1, 3}))

    assert evaluated(evaluators.set_comparison("<=", few, many, LABELS)) is True
    assert evaluated(evaluators.set_comparison("<=", many, few, LABELS)) is False


def test_a_function_is_not_called_on_what_is_missing_unless_it_takes_it():
    asks, takes = (
        Function("f", (NUMBER,), TRUTH, lambda value: value is None, takes_missing=takes) for takes in (False, True)
    )

    assert (
        evaluated(evaluators.function_call(asks, always(None), [same("nilai")], no_scales)).reason.id
        == "nilai tidak ada"
    )
    assert evaluated(evaluators.function_call(takes, always(None), [same("nilai")], no_scales)) is True


def test_an_unknown_entry_of_a_list_of_numbers_decides_even_for_a_function_that_skips_blanks():
    count = Function("f", (list_of(NUMBER),), NUMBER, len)

    assert evaluated(evaluators.function_call(count, always((DOUBT, None)), [same("daftar")], no_scales)) is DOUBT
    assert evaluated(evaluators.function_call(count, always((None, None)), [same("daftar")], no_scales)) == 2


PRINTS = (
    "",
    "-",
    "0,85",
    "85",
    "85,0",
    "85 %",
    "0,5 %",
    "1.000",
    "1.000,50",
    "12 kali",
    "12 dokumen",
    "≥ 80",
    "70-80",
    "BB",
    "baik",
)


@pytest.mark.slow
@pytest.mark.parametrize("confidence", [None, 0.5, 0.95])
def test_two_numbers_are_compared_in_line_as_behind_a_call(confidence):
    """Every two of these prints, with and without a unit of the row, as text and as read from a picture."""
    source = Source("x.pdf", page=1, confidence=confidence)
    printed = [replace(parse_quantity(text), source=source) for text in PRINTS]
    printed += [replace(quantity, unit="persen") for quantity in printed]
    answers = {"==": {0}, "!=": {-1, 1}, "<": {-1}, "<=": {-1, 0}, ">": {1}, ">=": {0, 1}}
    for (left, right), (symbol, orders) in itertools.product(itertools.product(printed, repeat=2), answers.items()):
        found = evaluated(evaluators.number_comparison(symbol, *always(left, right), LABELS, no_scales))
        order = compare(left, right, {})
        if left.is_missing or right.is_missing:
            assert isinstance(found, Unknown)
        else:
            assert found == (order if isinstance(order, Unknown) else order in orders), (left, symbol, right)
