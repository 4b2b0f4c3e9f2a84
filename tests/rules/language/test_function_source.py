from __future__ import annotations

from cascade.rules.language.compiler import compile_expression
from cascade.rules.language.function_source import FunctionSource, function_of
from cascade.rules.language.types import Type, TypeEnvironment


def test_the_same_expression_is_computed_once():
    asked = []

    def ask(name):
        asked.append(name)
        return len(asked)

    def write(source):
        first, again = (source.hold(f"{source.bind(ask)}(scope['x'])") for _ in range(2))
        return source.hold(f"({first}, {again})")

    assert function_of(write)({"x": "x"}) == (1, 1)


def test_what_a_block_computes_is_unknown_to_the_next_one():
    source = FunctionSource()
    held = []
    for head in ("if scope:", "if not scope:"):
        with source.block(head):
            held.append(source.hold("len(scope)"))

    assert held[0] != held[1]


def test_deep_and_long_conditions_compile():
    deep = "True"
    for _ in range(12):
        deep = f"(True and (False or {deep}))"
    long = " or ".join(["False"] * 150 + ["x"])
    environment = TypeEnvironment({}, {})

    assert compile_expression(deep, {}, environment).evaluate({}) is True
    assert compile_expression(long, {"x": Type("truth")}, environment).evaluate({"x": True}) is True
