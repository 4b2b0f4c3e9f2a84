"""No text of a document makes a pattern try more ways than anybody can wait for."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import cascade

pytestmark = pytest.mark.fuzz

UNITS = (
    "a", "A", " ", "1", ".", "a ", "A ", "1 ", "1.", "a.", "-", "\n", "\n ", "_", "(", '"', "a,", "a1", "/", "|", "x: ", "I", "[", "<", "{", "%",
    "é", "dan ", "7.01.", "  a", "a\n", ". ", "- ", "2025 ", "Rp ", ",", ";", "*", "#", "\\", ":", "0 ", "I ", "i ", "TW ", "s.d. ",
)  # fmt: skip
ENDS = ("!", "a")
LENGTHS = (18, 22, 24, 26)  # so many characters in one of two ways each: 4 ms, 60 ms, a quarter of a second, a second
SECONDS = 0.3


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, dict):
        yield from patterns_in([*value.keys(), *value.values()], depth)
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from patterns_in(each, depth + 1)


def written_in(path: Path) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that functions write where they use them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of, pattern = node.func.value, node.args[0]
            is_pattern = isinstance(pattern, ast.Constant) and isinstance(pattern.value, str)
            if isinstance(of, ast.Name) and of.id == "re" and is_pattern:
                yield re.compile(pattern.value, re.IGNORECASE)


def every_pattern() -> Iterable[tuple[str, re.Pattern[str]]]:
    seen: dict[tuple[str | bytes, int], tuple[str, re.Pattern[str]]] = {}
    for info in pkgutil.walk_packages(cascade.__path__, "cascade."):
        if info.name.endswith("__main__") or ".migrations." in info.name:  # Alembic runs these
            continue
        module = importlib.import_module(info.name)
        found = [pattern for value in vars(module).values() for pattern in patterns_in(value)]
        for pattern in (*found, *written_in(Path(str(module.__file__)))):
            if isinstance(pattern.pattern, str):
                seen.setdefault((pattern.pattern, pattern.flags), (info.name, pattern))
    return seen.values()


def seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    pattern.search(text)
    pattern.fullmatch(text)
    return time.process_time() - began


def is_exponential(pattern: re.Pattern[str]) -> bool:
    return any(
        seconds(pattern, unit * (length // len(unit)) + end) > SECONDS
        for unit in UNITS
        for end in ENDS
        for length in LENGTHS
    )


def test_no_pattern_takes_exponential_time():
    assert {name: pattern.pattern for name, pattern in every_pattern() if is_exponential(pattern)} == {}


@pytest.mark.parametrize("pattern", [r"^[\d.]+(?: ?[\d.]+)*\s*(?=[a-z])", r"(a+)+$"])
def test_a_pattern_that_does_is_seen(pattern):
    assert is_exponential(re.compile(pattern))
