"""The house inspects itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cascade.model import KIND_NAMES, LEVELS
from cascade.reading import loaders
from cascade.reports import formats

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "cascade").rglob("*.py"))
INDONESIAN = {"tujuan", "sasaran", "program", "kegiatan", "pagu", "murni", "perubahan", "eselon", "satuan", "berkas"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_module_says_which_question_it_answers(path):
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_turns_printed_values_into_floats(path):
    names = [
        node.func.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]

    assert "float" not in names


def test_every_indonesian_word_of_the_model_is_in_the_glossary():
    glossary = (ROOT / "ARCHITECTURE.md").read_text("utf-8").split("## Glossary")[1]
    model = "\n".join(path.read_text("utf-8") for path in (ROOT / "cascade" / "model").glob("*.py"))
    used = {word for word in INDONESIAN if re.search(rf"\b{word}\b", model)}

    assert {word for word in used if word not in glossary} == set()
    assert {"tujuan", "sasaran", "sub_kegiatan"} <= set(LEVELS)
    assert {"renstra", "rencana_aksi"} <= set(KIND_NAMES)


def test_every_lint_exception_carries_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    ignored = re.search(r"^ignore = \[(.*?)^\]", text, re.S | re.M)[1]

    assert all("#" in line for line in ignored.strip().splitlines())


@pytest.mark.parametrize("command", ["check", "read", "show", "link", "diff", "graph", "rules", "schema", "explain"])
def test_every_command_is_in_the_readme(command):
    assert f"cascade {command}" in (ROOT / "README.md").read_text("utf-8")


def test_every_example_document_has_a_line_of_provenance():
    text = (ROOT / "documents" / "README.md").read_text("utf-8")
    files = [
        path
        for path in (ROOT / "documents").rglob("*")
        if path.is_file() and path.name not in ("README.md", "make_documents.py")
    ]

    assert {path.name for path in files if path.name not in text} == set()


def test_composed_documents_say_so_in_their_name():
    real = {"rencana-aksi-2022.xlsx", "berkas.yaml", "nomenklatur-7.01-kutipan.csv"}
    files = {path.name for path in (ROOT / "documents").glob("*/*")}

    assert {name for name in files if "-contoh." not in name} <= real


def test_loaders_and_reporters_are_found_by_walking_their_folders():
    assert {".xlsx", ".docx", ".csv", ".json", ".yaml"} <= set(loaders.LOADERS)
    assert {"html", "json", "terminal"} <= set(formats.available())


@pytest.mark.slow
def test_the_examples_are_what_their_script_writes(tmp_path):
    script = tmp_path / "make_documents.py"
    script.write_text((ROOT / "documents" / "make_documents.py").read_text("utf-8"), "utf-8")
    subprocess.run([sys.executable, str(script)], check=True, capture_output=True)

    for made in tmp_path.rglob("*.*"):
        if made != script:
            assert made.read_bytes() == (ROOT / "documents" / made.relative_to(tmp_path)).read_bytes(), made.name


def test_reading_a_document_loads_no_library_for_graphs_or_reports():
    script = "import cascade.cli.commands.read, cascade.reading.loaders.pdf, sys; print([n for n in HEAVY if n in sys.modules])"
    heavy = "HEAVY = ('networkx', 'jinja2', 'xlsxwriter', 'docx', 'typst', 'openpyxl'); "
    run = subprocess.run([sys.executable, "-c", heavy + script], check=True, capture_output=True, text=True)

    assert run.stdout == "[]\n"
