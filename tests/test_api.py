"""What a script gets from `import cascade`."""

from __future__ import annotations

import doctest
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import cascade

ROOT = Path(__file__).parents[1]
FUNCTIONS = ("check", "read", "link", "compare", "load_rules", "load_settings")
SELARAS = ROOT / "documents" / "kecamatan-contoh-selaras"


def fresh(script: str) -> str:
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    return run.stdout.strip()


def test_importing_cascade_takes_less_than_30_milliseconds_of_processor_time():
    script = "import time; a = time.process_time(); import cascade; print(time.process_time() - a)"

    assert min(float(fresh(script)) for _ in range(3)) < 0.03


def test_importing_cascade_brings_in_none_of_its_packages_and_no_library():
    script = "import sys; a = set(sys.modules); import cascade; print(sorted(set(sys.modules) - a - {'cascade'}))"
    heavy = "import sys, cascade; print([n for n in sys.modules if n.startswith('cascade.') or n in HEAVY])"

    assert fresh(f"HEAVY = {{'networkx', 'pydantic', 'rapidfuzz', 'yaml', 'typer', 'rich', 'lxml'}}; {heavy}") == "[]"
    assert "importlib" in fresh(script) or fresh(script) == "[]"


@pytest.mark.parametrize("name", cascade.__all__)
def test_every_name_of_the_facade_is_there_and_documented(name):
    assert name in dir(cascade)
    assert inspect.getdoc(getattr(cascade, name))


def test_a_name_that_is_not_there_is_refused_as_by_any_module():
    with pytest.raises(AttributeError, match="'cascade' has no attribute 'chek'"):
        cascade.chek  # noqa: B018  # asked for to be refused


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_example_of_each_function_runs_as_it_is_printed(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    function = getattr(cascade, name)
    module = importlib.import_module(function.__module__)
    [example] = doctest.DocTestFinder(recurse=False).find(function, name, globs=vars(module).copy())

    assert example.examples
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example).failed == 0


@pytest.mark.slow
def test_the_example_of_the_package_runs_as_it_is_printed(monkeypatch):
    monkeypatch.chdir(ROOT)

    assert doctest.testmod(cascade).failed == 0


@pytest.mark.slow
def test_a_check_writes_nothing_and_takes_a_string_a_path_or_several(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in SELARAS.rglob("*")}

    one = cascade.check(str(SELARAS))
    several = cascade.check([SELARAS / "renstra-2025-2029-contoh.xlsx", str(SELARAS / "renja-2026-contoh.xlsx")])

    assert {document.kind for document in one.documents} > {document.kind for document in several.documents}
    assert {path: path.stat().st_mtime_ns for path in SELARAS.rglob("*")} == before
    assert list(tmp_path.iterdir()) == []


def test_options_are_frozen_and_refuse_what_they_do_not_know():
    options = cascade.CheckOptions(select=("TRI-01",))

    with pytest.raises(AttributeError):
        options.select = ()
    with pytest.raises(TypeError):
        cascade.CheckOptions(selct=("TRI-01",))


def test_a_mistake_is_a_cascade_error_with_a_sentence_and_a_hint(tmp_path):
    with pytest.raises(cascade.CascadeError) as caught:
        cascade.check(tmp_path / "tidak-ada")

    assert "tidak ditemukan" in caught.value.say("id")
    assert "Check the name" in caught.value.say("en")


def test_the_package_says_that_it_is_typed():
    assert (ROOT / "cascade" / "py.typed").is_file()
