from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from cascade.rules.vocabulary import declarations, type_environment
from cascade.rules.vocabulary.declarations import RecordAttribute, RuleFunction

FOLDER = Path(declarations.__file__).parent
NAMES = sorted(
    ".".join(("cascade.rules.vocabulary", *path.relative_to(FOLDER).with_suffix("").parts))
    for path in FOLDER.rglob("*.py")
    if path.name != "__init__.py"
)


def declared_in(module):
    return [
        each
        for each in vars(module).values()
        if isinstance(each, RecordAttribute | RuleFunction) and each.__module__ == module.__name__
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_module_declares_can_be_asked_by_rules(name):
    module = importlib.import_module(name)
    environment = type_environment.type_environment()

    for each in declared_in(module):
        if isinstance(each, RecordAttribute):
            assert each.name in environment.records[each.declaration()[0]]
        else:
            assert each.name in environment.functions


def test_no_attribute_is_declared_twice_for_one_record():
    declared = [each for module in type_environment.MODULES for each in declared_in(module)]
    asked = [(each.declaration()[0], each.name) for each in declared if isinstance(each, RecordAttribute)]

    assert len(asked) == len(set(asked))
    assert len(asked) == sum(map(len, type_environment.type_environment().records.values()))


@pytest.mark.parametrize("name", NAMES)
def test_an_attribute_has_its_words_in_both_languages(name):
    tree = ast.parse(FOLDER.joinpath(*name.split(".")[3:]).with_suffix(".py").read_text("utf-8"))
    markers = [
        decorator
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "attribute"
    ]

    assert all(len(marker.args) == 2 and all(ast.literal_eval(text) for text in marker.args) for marker in markers)


def test_the_first_thing_that_is_listed_of_an_indicator_is_its_name():
    assert next(iter(type_environment.type_environment().records["indicator"])) == "name"
