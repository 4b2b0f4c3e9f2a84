"""A temporary folder is gone when it is closed, and after a kill at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model.errors import CascadeError
from cascade.safe_io import temporary_folder as module
from cascade.safe_io.temporary_folder import remove_left_behind, temporary_folder


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_it_is_gone_when_it_is_closed_even_by_an_interrupt(place: Path) -> None:
    def interrupted() -> None:
        with temporary_folder() as folder:
            (folder / "salinan.doc").touch()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(place.iterdir()) == []


def test_one_whose_lock_nobody_holds_is_taken_away(place: Path) -> None:
    left = place / "cascade-x"
    left.mkdir()
    (left / ".cascade-kunci").touch()
    (left / "salinan.doc").touch()

    remove_left_behind()

    assert list(place.iterdir()) == []


def test_a_link_and_a_folder_without_a_lock_are_left_alone(place: Path) -> None:
    (place / "cascade-orang").mkdir()
    outside = place / "lain"
    outside.mkdir()
    (outside / ".cascade-kunci").touch()
    (place / "cascade-tautan").symlink_to(outside, target_is_directory=True)

    remove_left_behind()

    assert sorted(path.name for path in place.iterdir()) == ["cascade-orang", "cascade-tautan", "lain"]


def test_without_the_locks_of_posix_it_works_alike(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "fcntl", None)  # as on Windows
    with temporary_folder() as folder:
        assert folder.is_dir()
    left = place / "cascade-x"
    left.mkdir()
    (left / ".cascade-kunci").touch()

    remove_left_behind()

    assert list(place.iterdir()) == []


def test_where_there_is_no_place_for_one_it_is_one_sentence(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(place / "tidak-ada"))

    with pytest.raises(CascadeError, match="cannot be written"), temporary_folder():
        pass
