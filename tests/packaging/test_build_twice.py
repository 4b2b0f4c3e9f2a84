"""What is released is the same whenever it is built, and a difference is told."""

from __future__ import annotations

from pathlib import Path

import build_twice
import pytest


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    contents = [b"x", b"x"]

    def build(folder: Path) -> Path:
        (folder / "cascade.whl").write_bytes(contents.pop())
        return folder

    monkeypatch.setattr(build_twice, "build", build)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return contents


def test_the_same_bytes_are_handed_over(built: list[bytes], tmp_path: Path, capsys) -> None:
    assert build_twice.main(tmp_path / "dist") == 0
    assert (tmp_path / "dist/cascade.whl").read_bytes() == b"x"
    assert capsys.readouterr().out.endswith("  cascade.whl\n")


def test_a_difference_is_told_and_nothing_handed_over(built: list[bytes], tmp_path: Path, capsys) -> None:
    built[0] = b"y"

    assert build_twice.main(tmp_path / "dist") == 1
    assert "cascade.whl" in capsys.readouterr().out
    assert not (tmp_path / "dist").exists()


@pytest.mark.slow
def test_wheel_and_source_are_the_same_bytes_twice(tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="what [build-system] requires is not installed")

    assert build_twice.main(tmp_path) == 0
    assert {path.suffix for path in tmp_path.iterdir()} == {".whl", ".gz"}
