from __future__ import annotations

import contextlib
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.errors import ExpressionError
from cascade.expressions import Attribute, Function, Language, compile_expression
from cascade.language import same
from cascade.model import Quantity, Unknown
from cascade.quantity import parse


def attribute(type_: str, name: str) -> Attribute:
    return Attribute(type_, lambda record: getattr(record, name), same(name))


LANGUAGE = Language(
    {
        "row": {
            "a": attribute("number", "a"),
            "b": attribute("number", "b"),
            "name": attribute("text", "name"),
            "flag": attribute("truth", "flag"),
            "targets": attribute("map:number", "targets"),
            "quarters": attribute("list:number", "quarters"),
        }
    },
    {"double": Function("double", ("number",), "number", lambda q: Quantity("number", "", q.value * 2))},
)


def evaluate(text: str, **values):
    record = SimpleNamespace(
        **{"a": None, "b": None, "name": None, "flag": None, "targets": {}, "quarters": ()} | values
    )
    return compile_expression(text, {"x": "row"}, LANGUAGE).evaluate({"x": record})


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("x.a == x.b", False),
        ("x.a < x.b", True),
        ("x.a + 1 <= x.b", True),
        ("0 <= x.a <= 100", True),
        ("0.1 + 0.2 == 0.3", True),
        ("x.a / 4 == 21", True),
        ("x.name == 'Linmas'", True),
        ("x.name in ('PBB', 'Linmas')", True),
        ("x.name not in ('PBB', 'Linmas')", False),
        ("x.targets[2025] == 84", True),
        ("2026 in x.targets", False),
        ("x.quarters[4] == 9", True),
        ("x.flag and not x.a > x.b", True),
        ("(x.a if x.flag else x.b) == 84", True),
        ("double(x.a) == 168", True),
        ("x.b is not None", True),
    ],
)
def test_conditions_are_exact(text, answer):
    values = {"a": parse("84"), "b": parse("90"), "name": "Linmas", "flag": True, "targets": {2025: parse("84")}}
    assert evaluate(text, **values, quarters=tuple(map(parse, "3579"))) is answer


@pytest.mark.parametrize(
    "text",
    ["x.a == 1", "x.a + 1 == 2", "double(x.a) == 2", "x.targets[2030] == 1", "not x.a == 1", "0 < x.a < 2", "x.flag"],
)
def test_a_missing_value_makes_the_answer_unknown_with_the_reason(text):
    answer = evaluate(text, a=parse("-"))

    assert isinstance(answer, Unknown)
    assert "tidak ada" in answer.reason.id


def test_missing_is_asked_for_with_is_none():
    assert evaluate("x.a is None", a=parse("-")) is True
    assert evaluate("x.a is None", a=parse("0")) is False


three = st.sampled_from([True, False, None])


@given(three, three)
def test_and_or_not_are_kleenes(p, q):
    def known(value):
        return None if isinstance(value, Unknown) else value

    condition = compile_expression("x.flag and y.flag", {"x": "row", "y": "row"}, LANGUAGE)
    either = compile_expression("x.flag or y.flag", {"x": "row", "y": "row"}, LANGUAGE)
    scope = {"x": SimpleNamespace(flag=p), "y": SimpleNamespace(flag=q)}

    both = False if False in (p, q) else None if None in (p, q) else True
    one = True if True in (p, q) else None if None in (p, q) else False
    assert known(condition.evaluate(scope)) is both
    assert known(either.evaluate(scope)) is one


@given(st.integers(-50, 50), st.integers(-50, 50), st.sampled_from(["<", "<=", "==", "!=", ">", ">="]))
def test_comparing_numbers_agrees_with_python(a, b, symbol):
    assert evaluate(f"x.a {symbol} x.b", a=parse(str(a)), b=parse(str(b))) is eval(f"{a} {symbol} {b}")


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("x.targts[2025] == 1", "unknown attribute of row “targts”. Did you mean “targets”?", 2),
        ("y.a == 1", "unknown name “y”", 0),
        ("dubble(x.a) == 1", "Did you mean “double”?", 0),
        ("x.a", "must be a condition", 0),
        ("x.a == x.name", "does not compare", 0),
        ("x.name < 'a'", "does not order", 0),
        ("double(x.name) == 1", "needs a number", 7),
        ("double() == 1", "takes 1 argument", 0),
        ("x.a ==", "not a valid expression", None),
        ("x.a.b == 1", "has no attributes", 0),
        ("x.__class__ == 1", "unknown attribute", 2),
        ("__import__('os')", "unknown function", 0),
        ("(lambda: 1)()", "only the listed functions", 0),
        ("[y for y in x.quarters] == 1", "ListComp is not part", 0),
        ("x.a ** 9 == 1", "Pow is not part", 0),
        ("f'{x.a}' == 'a'", "JoinedStr is not part", 0),
        ("(x := 1) == 1", "NamedExpr is not part", 1),
        ("x.a is 1", "compares with None only", 7),
    ],
)
def test_a_mistake_is_told_at_load_with_its_place(text, message, column):
    with pytest.raises(ExpressionError) as caught:
        evaluate(text)

    assert message in caught.value.message.en
    assert caught.value.message.id != caught.value.message.en
    assert column is None or caught.value.column == column


@pytest.mark.parametrize(
    "text",
    [
        "1 == 1 and " * 400 + "1 == 1",
        "not " * 40 + "x.flag",
        "(" * 200 + "1" + ")" * 200 + " == 1 or " + "-" * 60 + "1 == 1",
    ],
)
def test_size_and_depth_are_bounded(text):
    with pytest.raises(ExpressionError):
        evaluate(text)


@given(st.text(max_size=60))
def test_any_text_compiles_or_is_refused_and_never_crashes(text):
    with contextlib.suppress(ExpressionError):
        compile_expression(text, {"x": "row"}, LANGUAGE)


def test_the_operands_of_a_condition_are_its_longest_paths():
    compiled = compile_expression("x.targets[2025] <= x.a and x.flag", {"x": "row"}, LANGUAGE)

    assert [operand.path for operand in compiled.operands] == ["x.targets[2025]", "x.a", "x.flag"]
