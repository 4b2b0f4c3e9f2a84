"""Each system has its own folder for what may be deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from cascade.safe_io import user_cache


@pytest.mark.parametrize(
    ("platform", "variable", "folder"),
    [
        ("linux", "XDG_CACHE_HOME", "{stated}/cascade"),
        ("linux", None, "{home}/.cache/cascade"),
        ("darwin", None, "{home}/Library/Caches/cascade"),
        ("win32", "LOCALAPPDATA", "{stated}/cascade"),
        ("win32", None, "{home}/AppData/Local/cascade"),
    ],
)
def test_the_folder_is_the_one_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, variable: str | None, folder: str
) -> None:
    monkeypatch.setattr(user_cache.sys, "platform", platform)
    monkeypatch.setattr(user_cache.Path, "home", lambda: tmp_path / "home")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path / "stated"))
    assert user_cache.cache_folder() == Path(folder.format(stated=tmp_path / "stated", home=tmp_path / "home"))


def test_a_folder_relative_to_where_one_stands_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_cache.sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "berkas")
    assert user_cache.cache_folder() is None
    user_cache.keep("x.json", [1])
    assert user_cache.read_kept("x.json") is None
