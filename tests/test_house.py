"""The house inspects itself."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from cascade.model import KIND_NAMES, LEVELS
from cascade.reading import loaders
from cascade.reports import formats

ROOT = Path(__file__).parents[1]
CODE = ROOT / "cascade"
MODULES = sorted(CODE.rglob("*.py"))
INDONESIAN = {"tujuan", "sasaran", "program", "kegiatan", "pagu", "murni", "perubahan", "eselon", "satuan", "berkas"}
MOST_LINES_OF_A_FUNCTION, MOST_LINES_OF_A_CLASS, MOST_LINES_WITHOUT_TESTS = 60, 300, 150
MOST_PACKAGES, MOST_MODULES = 18, 16  # packages: decisions, web, store and fleet came to 14
ANY_BUDGET = 60


DOCSTRING = re.compile(r'\A"""([^"]+)')


def statements(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield statements with those inside them, and no expressions, which are most of a tree."""
    for child in ast.iter_child_nodes(tree):
        if not isinstance(child, ast.expr):
            yield child
            yield from statements(child)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(node: ast.FunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_every_module_begins_with_an_imperative_sentence():
    riddles = ("The", "A", "An", "What", "Which", "How", "When", "Where", "Who", "Why", "These", "This")
    wrong = {}
    for path in MODULES:
        found = DOCSTRING.match(path.read_text("utf-8"))
        said = found[1] if found else ""
        first = said.split(maxsplit=1)[0].rstrip(",:") if said else ""
        is_verb = re.fullmatch(r"[A-Z][a-z]+", first) and first not in riddles
        is_other_form = first.endswith(("ing", "ed")) and first not in ("Bring", "Feed", "Need")
        if not is_verb or is_other_form or "?" in said.split("\n")[0]:
            wrong[name_of(path)] = said.split("\n")[0]

    assert wrong == {}


def test_names_of_modules_in_docstrings_exist():
    texts = {path: path.read_text("utf-8") for path in MODULES}
    named = {
        (name_of(path), name)
        for path, text in texts.items()
        for name in re.findall(r"`(cascade(?:\.[a-z_]+)+)`", text) + re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text)
    }

    def exists(name: str) -> bool:
        parts = name.removesuffix(".py").replace("/", ".").removeprefix("cascade.").split(".")
        places = [CODE.joinpath(*parts[:n]) for n in (len(parts), len(parts) - 1)]
        return any(place.with_suffix(".py").exists() or place.is_dir() for place in places) or (ROOT / name).exists()

    assert {each for each in named if not exists(each[1])} == set()


def test_no_module_turns_printed_values_into_floats():
    def calls_float(tree: ast.Module) -> bool:
        calls = (n.func for n in ast.walk(tree) if isinstance(n, ast.Call))
        return any(isinstance(called, ast.Name) and called.id == "float" for called in calls)

    texts = {path: path.read_text("utf-8") for path in MODULES}
    named = [path for path, text in texts.items() if "float(" in text and calls_float(ast.parse(text))]
    assert [name_of(path) for path in named] == []


@pytest.mark.slow
def test_no_function_or_class_is_longer_than_a_reader_can_hold():
    long = []
    for path in MODULES:
        for node in statements(ast.parse(path.read_text("utf-8"))):
            limit = {ast.FunctionDef: MOST_LINES_OF_A_FUNCTION, ast.ClassDef: MOST_LINES_OF_A_CLASS}.get(type(node))
            if limit and lines_of(node) > limit:
                long.append((name_of(path), node.name, lines_of(node)))

    assert long == []


def test_a_folder_holds_few_enough_things_to_be_seen_at_once():
    def entries(folder: Path) -> list[str]:
        return [path.name for path in folder.iterdir() if path.name != "__pycache__"]

    folders = {path.parent for path in MODULES}
    modules = {name_of(folder): len(list(folder.glob("[!_]*.py"))) for folder in folders}

    assert len([folder for folder in folders if folder.parent == CODE]) <= MOST_PACKAGES
    assert {name: count for name, count in modules.items() if count > MOST_MODULES} == {}


def test_any_is_rare_and_rules_do_without_it():
    used = {name_of(path): len(re.findall(r"\bAny\b", path.read_text("utf-8"))) for path in MODULES}

    assert sum(used.values()) < ANY_BUDGET, {name: count for name, count in used.items() if count}
    assert {name: count for name, count in used.items() if count and name.startswith("cascade/rules/")} == {}


def test_the_contract_of_imports_is_short_and_exhaustive():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    stages, *others = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    written = re.search(r"layers = \[\n(.*?)^\]", text, re.S | re.M)[1].strip().splitlines()
    layers = [line for line in written if not line.lstrip().startswith("#")]

    assert stages["exhaustive"]
    assert len(layers) <= 14
    assert all(above.lstrip().startswith("#") for above, line in pairwise(written) if line.lstrip().startswith('"'))
    assert {"typer", "networkx"} <= {module for each in others for module in each.get("forbidden_modules", ())}


def test_every_long_module_has_a_test_file_of_its_own_in_the_same_place():
    def has_tests(path: Path) -> bool:
        place = ROOT / "tests" / path.relative_to(CODE).parent
        names = [path.stem] if path.stem != "__init__" else [path.parent.name]
        beside = place.parent if path.stem == "__init__" else place
        return any(any(folder.glob(f"test_{name}*.py")) for name in names for folder in (place, beside))

    long = [path for path in MODULES if len(path.read_text("utf-8").splitlines()) > MOST_LINES_WITHOUT_TESTS]

    assert [name_of(path) for path in long if not has_tests(path)] == []


def test_the_architecture_is_short_and_names_every_package_and_only_files_that_exist():
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    packages = {path.parent.name for path in CODE.glob("*/__init__.py")}
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.py)?)`", text))

    assert len(text.splitlines()) <= 150
    assert {package for package in packages if f"`{package}/`" not in text} == set()
    assert {name for name in named if not (CODE / name).exists() and not (ROOT / name).exists()} == set()


def test_files_that_the_documents_name_exist():
    pages = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {
        name
        for page in pages
        for name in re.findall(r"\b(?:cascade|tests|rules)/[\w/]+\.(?:py|yaml)\b", page.read_text("utf-8"))
    }
    linked = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
        and not ({"id", "en"} & {*page.parts} and target.endswith(".md"))  # made by the build, which is strict
    ]

    assert {name for name in named if not (ROOT / name).exists()} == set()
    assert linked == []


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")

    assert [path.name for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md") if path.name not in listed] == []


def test_every_indonesian_word_of_the_model_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    model = "\n".join(path.read_text("utf-8") for path in (CODE / "model").glob("*.py"))
    used = {word for word in INDONESIAN if re.search(rf"\b{word}\b", model)}

    assert {word for word in used if word not in glossary} == set()
    assert {"tujuan", "sasaran", "sub_kegiatan"} <= set(LEVELS)
    assert {"renstra", "rencana_aksi"} <= set(KIND_NAMES)


def test_every_lint_exception_carries_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    ignored = re.search(r"^ignore = \[(.*?)^\]", text, re.S | re.M)[1]
    excused = [line for path in MODULES for line in path.read_text("utf-8").splitlines() if "# noqa" in line]

    assert all("#" in line for line in ignored.strip().splitlines())
    assert [line for line in excused if not re.search(r"# noqa: [A-Z0-9, ]+  # \w", line)] == []


def test_the_readme_names_every_format_that_is_read():
    text = (ROOT / "README.md").read_text("utf-8").upper()

    assert [suffix for suffix in loaders.LOADERS if not re.search(rf"\b{suffix[1:].upper()}\b", text)] == []


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


def test_every_loader_is_in_the_table_of_formats_and_every_report_format_is_found():
    modules = {path.stem for path in (CODE / "reading" / "loaders").glob("[a-z]*") if path.suffix != ".yaml"}

    assert {form.module for form in loaders.FORMATS} <= modules
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


@pytest.mark.slow
def test_reading_a_document_loads_no_library_for_graphs_or_reports():
    script = "import cascade.cli.commands.read, cascade.reading.loaders.pdf, sys; print([n for n in HEAVY if n in sys.modules])"
    heavy = "HEAVY = ('networkx', 'jinja2', 'xlsxwriter', 'docx', 'typst', 'openpyxl'); "
    run = subprocess.run([sys.executable, "-c", heavy + script], check=True, capture_output=True, text=True)

    assert run.stdout == "[]\n"


def test_what_takes_seconds_to_load_is_loaded_by_the_tests_that_use_it():
    modules = [path for path in (ROOT / "tests").rglob("*.py") if path.parent.name != "support"]

    assert [p.name for p in modules if re.search(r"^(?:import|from) jsonschema\b", p.read_text("utf-8"), re.M)] == []


def test_what_is_compiled_is_kept_for_the_tests_after_this_one():
    assert not sys.dont_write_bytecode
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


@pytest.mark.slow
def test_a_check_loads_only_the_libraries_of_its_own_files():
    script = (
        "import cascade, sys; "
        "cascade.check('documents/kecamatan-gumelar-2022/rencana-aksi-2022.xlsx'); "
        "print([n for n in ('jinja2', 'xlsxwriter', 'docx', 'typst', 'typer') if n in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)

    assert run.stdout == "[]\n"


@pytest.mark.slow
def test_the_page_of_a_dossier_without_pdf_loads_no_reader_of_pdf():
    script = "import cascade.reports.formats.html, sys; print([n for n in sys.modules if 'pdf' in n])"
    run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)

    assert run.stdout == "[]\n"


def test_what_drives_a_browser_kills_or_is_fed_hostile_input_is_slow(request):
    marked = [item for item in request.session.items if any(map(item.get_closest_marker, ("browser", "kill", "fuzz")))]

    assert all(item.get_closest_marker("slow") for item in marked)
    assert all("browser" in item.fixturenames for item in marked if item.get_closest_marker("browser"))
