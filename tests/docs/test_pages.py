"""What the documentation says is so: its settings are read, its commands exist, its pages and pictures are there."""

from __future__ import annotations

import re

import build_site
import pytest
from typer._click.core import Context
from typer.core import TyperGroup
from typer.main import get_command

from cascade.cli.app import app
from cascade.decisions.decision_file import DecisionFile
from cascade.safe_io import yaml_reader
from cascade.settings.schema import BerkasFile, OfficeFile, RegionFile

DOCS, ROOT = build_site.DOCS, build_site.ROOT
PAGES = {
    path.relative_to(DOCS).as_posix(): path for each in build_site.LANGUAGES for path in (DOCS / each).rglob("*.md")
}
RECORDS = {"berkas.yaml": BerkasFile, "cascade.yaml": OfficeFile, "daerah.yaml": RegionFile, "keputusan.yaml": DecisionFile}  # fmt: skip
MOST_BYTES_OF_PICTURES = 2 * 1024 * 1024


def test_both_languages_have_the_same_pages():
    indonesian, english = ({name[3:] for name in PAGES if name.startswith(each)} for each in ("id/", "en/"))

    assert indonesian == english


@pytest.mark.parametrize("name", PAGES)
def test_every_settings_file_on_a_page_is_one(name):
    for text in re.findall(r"```yaml\n(.*?)```", PAGES[name].read_text("utf-8"), re.S):
        file = text.partition("\n")[0].removeprefix("# ")
        yaml_reader.parse(text, f"{name}: {file}").validate(RECORDS[file])


def words_of(text):
    """Return what is typed after `cascade` in code; a quoted text is one word."""
    code = [*re.findall(r"```(?:sh|powershell)\n(.*?)```", text, re.S), *re.findall(r"`([^`\n]+)`", text)]
    lines = [line.strip() for block in code for line in block.splitlines()]
    for line in lines:
        if found := re.search(r"(?:^|[\\/ ;&])cascade ((?:[a-z]|--).*)$", line):
            yield re.findall(r'"[^"]*"|\S+', found[1])


def known_options(words):
    """Return the options of the command that words name; what there is not raises what the command line says of it."""
    command, context = get_command(app), Context(get_command(app), info_name="cascade")
    rest = list(words)
    while isinstance(command, TyperGroup) and rest and not rest[0].startswith("-"):
        _, command, rest = command.resolve_command(context, rest)
        context = Context(command, parent=context, info_name=command.name)
    return {name for each in command.params for name in each.opts} | {"--help"}


BROUGHT = {name: ROOT / name for name in ("rules/PANDUAN.md", "docs/armada.md", "docs/ekosistem.md")}


@pytest.mark.parametrize("name", [*PAGES, *BROUGHT])
def test_every_command_on_a_page_exists_with_its_options(name):
    for words in words_of((PAGES | BROUGHT)[name].read_text("utf-8")):
        assert {word for word in words if word.startswith("--")} <= known_options(words), words


def test_the_commands_to_install_are_those_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    for language in build_site.LANGUAGES:
        page = (DOCS / language / "mulai" / "index.md").read_text("utf-8")
        typed = [line.strip() for line in page.splitlines() if re.match(r"\s+(py|python3) -m venv", line)]
        assert len(typed) == 4
        assert [line for line in typed if line not in readme] == []


def test_pictures_are_there_in_both_languages_are_used_and_are_small():
    used = {
        each for path in PAGES.values() for each in re.findall(r"pictures/(\w+/[\w-]+\.webp)", path.read_text("utf-8"))
    }
    taken = {path.relative_to(build_site.DOCS / "pictures").as_posix() for path in (DOCS / "pictures").rglob("*.*")}

    assert used == taken
    assert sum((DOCS / "pictures" / name).stat().st_size for name in taken) <= MOST_BYTES_OF_PICTURES


def test_every_picture_says_what_it_shows():
    assert [name for name, path in PAGES.items() if "![](" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("name", [name for name in PAGES if "/mulai/" in name or name.endswith("/meja-kerja.md")])
def test_what_a_page_tells_to_press_or_to_look_at_bears_that_name(name):
    sources = [path for path in (ROOT / "cascade").rglob("*") if path.suffix in (".py", ".js", ".j2")]
    sources.append(ROOT / "packaging" / "installer.iss")
    shown = " ".join(" ".join(path.read_text("utf-8").split()) for path in sources)
    named = [
        each for bold in re.findall(r"\*\*([^*]+)\*\*", PAGES[name].read_text("utf-8")) for each in bold.split(" → ")
    ]

    assert [each for each in named if each.strip("“”:") not in shown] == []
