from __future__ import annotations

import marshal

import pytest

from cascade.rules.language import kept_code
from cascade.rules.language.kept_code import KeptCode
from cascade.safe_io import user_cache

TEXT = "answer = 42"


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr(user_cache, "cache_folder", lambda: tmp_path / "cascade")
    return tmp_path / "cascade"


def run(kept):
    found = {}
    exec(kept.code(TEXT), found)
    return found["answer"]


def test_code_is_compiled_once_and_known_to_the_next_run(folder, monkeypatch):
    first = KeptCode()
    assert run(first) == 42
    first.save()

    again = KeptCode()
    monkeypatch.setattr("builtins.compile", None)
    assert run(again) == 42


@pytest.mark.parametrize("spoil", [lambda file: file[:-9], lambda file: file[:40] + b"x" + file[41:], lambda _: b""])
def test_a_file_that_is_not_whole_counts_as_none(folder, spoil):
    kept = KeptCode()
    run(kept)
    kept.save()
    path = folder / kept_code.FILE
    path.write_bytes(spoil(path.read_bytes()))

    assert KeptCode().known == {}
    assert run(KeptCode()) == 42


def test_a_folder_that_others_may_write_is_not_trusted(folder, monkeypatch):
    folder.mkdir()
    folder.chmod(0o777)
    kept = KeptCode()
    run(kept)
    kept.save()

    assert not list(folder.iterdir())


def test_texts_that_no_run_uses_any_more_are_let_go(folder, monkeypatch):
    monkeypatch.setattr(kept_code, "MOST_TEXTS", 2)
    for number in range(3):
        kept = KeptCode()
        kept.code(f"answer = {number}")
        kept.save()

    assert len(KeptCode().known) == 1
    assert marshal.loads(next(iter(KeptCode().known.values()))).co_names == ("answer",)
