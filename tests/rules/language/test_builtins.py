from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest

from cascade.model import Label, PrintedDate, Source, Unknown
from cascade.model.i18n import same
from cascade.rules.language.builtins import FUNCTIONS, beyond
from cascade.rules.language.compiler import compile_expression
from cascade.rules.language.types import Attribute, Type, TypeEnvironment, type_named
from cascade.text.numbers import parse_quantity

PLACE = Source("uji.yaml")
TYPES = {
    "a": "number",
    "b": "number",
    "list": "list:number",
    "name": "text",
    "other": "text",
    "day": "date",
    "eve": "date",
}
ENVIRONMENT = TypeEnvironment(
    {
        "row": {
            name: Attribute(type_named(kind), lambda record, name=name: getattr(record, name), same(name))
            for name, kind in TYPES.items()
        }
    },
    {function.name: function for function in FUNCTIONS},
)


def evaluate(text: str, **values):
    record = SimpleNamespace(**dict.fromkeys(TYPES) | values)
    return compile_expression(text, {"x": Type("row")}, ENVIRONMENT, expected=None).evaluate({"x": record})


def printed(*texts):
    return tuple(None if text is None else parse_quantity(text) for text in texts)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("min(x.list)", "3"),
        ("max(x.list)", "9"),
        ("sum(x.list)", "17"),
        ("abs(x.a)", "4"),
    ],
)
def test_blanks_of_a_list_are_skipped(text, raw):
    assert evaluate(text, list=printed("3", None, "-", "9", "5"), a=parse_quantity("-4")).raw == raw


def test_the_smallest_of_nothing_is_missing():
    assert evaluate("min(x.list)", list=printed(None, "-")) is None
    assert evaluate("count(x.list)", list=printed(None, "-")) == 2


def test_a_mean_has_as_many_digits_as_its_values_need():
    assert evaluate("agrees(mean(x.list), x.a)", list=printed("1", "2", "2"), a=parse_quantity("1,67")) is True


@pytest.mark.parametrize(
    ("better", "answer"), [("up", True), ("down", False), ("keep", "unknown"), ("range", "unknown")]
)
def test_what_is_more_ambitious_is_told_by_the_direction_alone(better, answer):
    found = beyond(parse_quantity("90"), parse_quantity("80"), better, {})

    assert ("unknown" if isinstance(found, Unknown) else found) == answer


@pytest.mark.parametrize(
    ("values", "better", "answer"),
    [(("1", "2", "2"), "up", True), (("1", "3", "2"), "up", False), (("3", "-", "2"), "down", True), ((), "up", True)],
)
def test_a_series_never_steps_back_where_each_value_is_at_least_the_one_before(values, better, answer):
    assert evaluate(f'monotone(x.list, "{better}")', list=printed(*values)) is answer


@pytest.mark.parametrize(
    ("left", "right", "rounds"), [("66,7", "66,67", True), ("66,7", "66,7", False), ("66,7", "66,8", False)]
)
def test_rounding_explains_a_difference_that_only_the_shorter_print_hides(left, right, rounds):
    assert evaluate("rounds_to(x.a, x.b)", a=parse_quantity(left), b=parse_quantity(right)) is rounds


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("same_text(x.name, x.other)", True),
        ("same_letters(x.name, x.other)", False),
        ("changes_meaning(x.name, x.other)", False),
        ('mentions(x.name, "renja", "linmas")', True),
        ('mentions(x.name, "renja")', False),
        ("head_word(x.name) == head_word(x.other)", True),
        ("normalized(x.name) == normalized(x.other)", True),
    ],
)
def test_texts_are_compared_as_a_reader_would_with_and_without_their_spelling(text, answer):
    names = {"name": Label("Prosentase LINMAS terbina", PLACE), "other": "Persentase Linmas  terbina"}

    assert evaluate(text, **names) is answer


def test_units_are_the_same_where_they_mean_the_same():
    assert evaluate("same_unit(x.name, x.other)", name="persen", other="%") is True
    assert evaluate("same_unit(x.name, x.other)", name="kali", other="dokumen") is False
    assert evaluate("is_composite(x.name)", name="orang/bulan") is True


def test_days_months_and_years_are_those_of_the_printed_dates():
    dates = {
        "day": PrintedDate(datetime.date(2025, 3, 1), "1-3-2025", PLACE),
        "eve": PrintedDate(datetime.date(2025, 1, 30), "30-1-2025", PLACE),
    }

    assert [evaluate(text, **dates) for text in ("days_after(x.day, x.eve)", "month(x.day)", "year(x.day)")] == [
        30,
        3,
        2025,
    ]


@pytest.mark.parametrize(("printed_value", "answer"), [("84", True), ("BB", False), ("baik", False)])
def test_a_grade_or_prose_is_no_number(printed_value, answer):
    assert evaluate("is_number(x.a)", a=parse_quantity(printed_value)) is answer
