"""Compiled templates are remembered in the user's cache folder, and no report depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from cascade.reports.html.compiled_templates import CompiledTemplates
from cascade.safe_io import user_cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the user's own."""
    monkeypatch.setattr(user_cache, "cache_folder", lambda: tmp_path / "cascade")
    return tmp_path / "cascade"


def _rendered(text: str, settings: str = "id") -> str:
    environment = Environment(
        loader=DictLoader({"a": text}), bytecode_cache=CompiledTemplates(settings), autoescape=True
    )
    return environment.get_template("a").render(x="<1>")


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _rendered("Nilai {{ x }}") == "Nilai &lt;1&gt;"
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(Environment, "_parse", None)
    assert _rendered("Nilai {{ x }}") == "Nilai &lt;1&gt;"


def test_another_text_or_setting_is_another_template(folder: Path) -> None:
    assert [_rendered("a {{ x }}"), _rendered("b {{ x }}"), _rendered("b {{ x }}", "en")] == [
        "a &lt;1&gt;",
        "b &lt;1&gt;",
        "b &lt;1&gt;",
    ]
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("content", [b"", b"x", b"j2"])
def test_what_is_damaged_is_compiled_anew(folder: Path, content: bytes) -> None:
    first = _rendered("Nilai {{ x }}")
    [kept] = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:40] + content)
    assert _rendered("Nilai {{ x }}") == first


def test_a_folder_that_others_may_write_is_not_used(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    assert _rendered("Nilai {{ x }}") == "Nilai &lt;1&gt;"
    assert list(folder.iterdir()) == []
