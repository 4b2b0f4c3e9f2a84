"""What the shipped rule files say is remembered in the user's cache folder, and no run depends on it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cascade.model.errors import RuleError
from cascade.rules import loader
from cascade.rules.loader import read_rule, read_rules, shipped_rules
from cascade.rules.parsed_rules import ParsedRules, parsed_rules
from cascade.safe_io import user_cache, yaml_reader


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some of the shipped rules."""
    place = tmp_path_factory.mktemp("rules")
    for path in sorted((shipped_rules() / "inti").glob("PLF-0*.yaml"))[:4]:
        shutil.copy(path, place)
    return place


@pytest.fixture
def few_shipped(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if these were all."""
    monkeypatch.setattr(loader, "shipped_rules", lambda: few)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and a process that knows nothing yet."""
    _remember_in(tmp_path, monkeypatch)
    yield tmp_path / "cascade"
    _forget()


@pytest.fixture(scope="module")
def remembered(few: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, str, str]], str, str]:
    """What the rules say to a process that knows nothing, the name of the file in which that is then remembered, and what it holds."""
    place = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        _remember_in(place, patch)
        patch.setattr(loader, "shipped_rules", lambda: few)
        shown = _shown()
        _forget()
    [kept] = (place / "cascade").iterdir()
    return shown, kept.name, kept.read_text("utf-8")


def _remember_in(place: Path, patch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        patch.setenv(name, str(place))
    patch.setattr(user_cache.sys, "platform", "linux")
    _forget()


def _forget() -> None:
    parsed_rules.cache_clear()
    loader._compile_text.cache_clear()


def _shown() -> list[tuple[str, str, str]]:
    return [(rule.code, rule.condition.text, repr(rule.examples)) for rule in read_rules(loader.shipped_rules())]


@pytest.mark.slow
def test_rules_are_the_same_from_what_was_remembered_and_nothing_is_parsed_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []
    parse = yaml_reader.parse
    monkeypatch.setattr(yaml_reader, "parse", lambda text, file, kind: parsed.append(file) or parse(text, file, kind))
    first = _shown()
    at_first = len(parsed)
    _forget()
    assert _shown() == first
    assert len(parsed) - at_first < at_first / 10


@pytest.mark.parametrize("content", ["", "[]", "{", '{"x": 1}', "[" * 100_000, "\udcff"])
def test_whatever_lies_in_the_cache_the_rules_are_read(
    remembered, few_shipped: None, folder: Path, content: str
) -> None:
    first, name, _ = remembered
    folder.mkdir()
    (folder / name).write_text(content, "utf-8", "surrogateescape")
    assert _shown() == first


def test_what_was_remembered_says_no_more_than_a_rule_file_may(remembered, few_shipped: None, folder: Path) -> None:
    first, name, text = remembered
    folder.mkdir()
    (folder / name).write_text(
        json.dumps({digest: {"plain": {"code": "JAHAT-01"}} for digest in json.loads(text)}), "utf-8"
    )
    assert _shown() == first


def test_rules_of_others_are_not_remembered(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(_a_rule(), "utf-8")
    read_rule(own)
    assert parsed_rules().used == {}


def _a_rule() -> str:
    return next(iter(sorted((shipped_rules() / "inti").glob("*.yaml")))).read_text("utf-8")


def test_a_mistake_is_told_with_its_line_though_the_text_was_remembered(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(loader, "shipped_rules", lambda: tmp_path)
    wrong = tmp_path / "X.yaml"
    text = _a_rule().replace("\nassert:", "\nasert:")
    wrong.write_text(text, "utf-8")
    parsed_rules().put(text, yaml_reader.parse(text, "X.yaml").data)
    line = text[: text.index("\nasert:")].count("\n") + 2
    with pytest.raises(RuleError, match=rf"line {line}\b"):
        read_rule(wrong)


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(folder: Path, few_shipped: None) -> None:
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file in its place")
    assert _shown()


@pytest.mark.slow
def test_processes_beside_each_other_leave_one_whole_file(folder: Path, few: Path) -> None:
    code = f"from cascade.rules import loader; loader.shipped_rules = lambda: {str(few)!r}; loader.read_rules(loader.Path({str(few)!r}))"
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [each.wait() for each in running] == [0, 0, 0]
    [kept] = folder.iterdir()
    assert len(json.loads(kept.read_text("utf-8"))) == len(list(few.iterdir()))


def test_other_rules_of_an_earlier_version_do_not_pile_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cascade.rules.parsed_rules.MOST_TEXTS", 2)
    for number in range(3):
        remembered = ParsedRules()
        remembered.put(f"code: {number}", {"code": number})
        remembered.save()
    assert list(ParsedRules().known.values()) == [{"plain": {"code": 2}}]


def test_messages_of_a_rule_that_is_known_are_compiled_when_they_are_asked_for(folder: Path, few_shipped: None) -> None:
    first, *_ = read_rules(loader.shipped_rules())
    _forget()
    known, *_ = read_rules(loader.shipped_rules())

    assert "root" in vars(first.condition)
    assert "root" not in vars(known.condition)
    assert "parts" not in vars(known.message)
    assert [name for name, _ in known.message.parts] == [name for name, _ in first.message.parts]
    assert [part.text for part in known.condition.operands] == [part.text for part in first.condition.operands]


def test_nothing_is_taken_as_proven_once_what_conditions_may_ask_has_changed(
    folder: Path, few_shipped: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_rules(loader.shipped_rules())
    _forget()
    monkeypatch.setattr("cascade.rules.parsed_rules._version", lambda: "another")
    rule, *_ = read_rules(loader.shipped_rules())

    assert "root" in vars(rule.condition)


def test_years_that_are_keys_stay_numbers() -> None:
    known = ParsedRules()
    for text, data in (("a", {"targets": {2025: [{"x": 1}]}}), ("b", {"targets": {"2025": None}})):
        known.put(text, data)
        known.known = known.used
        assert known.get(text) == data
