"""Why Windows does not open a file is said exactly; long paths are opened by their longer form. Linux shows it with fakes."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import SimpleNamespace

import pytest

from cascade.safe_io.windows import files
from cascade.safe_io.windows.files import extended, is_only_in_cloud, is_open_in_office, reachable, refusal, walkable

IN_USE = PermissionError(13, "Permission denied")
LONG = Path("/data") / ("folder-" * 20) / ("renja-" * 30)


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "ON_WINDOWS", True)


@pytest.mark.parametrize(
    ("whole", "prefixed"),
    [
        (r"C:\SAKIP\renja.xlsx", r"\\?\C:\SAKIP\renja.xlsx"),
        (r"\\server\bagian\renja.xlsx", r"\\?\UNC\server\bagian\renja.xlsx"),
        (r"\\?\C:\SAKIP", r"\\?\C:\SAKIP"),
        (r"\\.\pipe\x", r"\\.\pipe\x"),
    ],
)
def test_a_path_of_windows_gets_its_prefix_once(whole: str, prefixed: str) -> None:
    assert extended(whole) == prefixed


def test_only_what_is_too_long_for_windows_is_opened_by_the_longer_form(on_windows: None) -> None:
    assert str(reachable(LONG)) == f"\\\\?\\{os.path.abspath(LONG)}"
    assert reachable(Path("/data/renja.xlsx")) == Path("/data/renja.xlsx")
    assert str(walkable(Path("/data"))) == f"\\\\?\\{os.path.abspath('/data')}"


@pytest.mark.skipif(os.name == "nt", reason="other systems take paths as they are")
def test_other_systems_open_every_path_as_it_is() -> None:
    assert reachable(LONG) == LONG
    assert walkable(LONG) == LONG


def test_what_is_too_long_all_the_same_is_said(on_windows: None) -> None:
    told = refusal(LONG, FileNotFoundError(2, "No such file"))

    assert told.reason.id == "jalurnya lebih dari 260 huruf"
    assert "C:\\SAKIP" in told.hint.id


@pytest.mark.parametrize(
    ("file", "owner", "program"),
    [
        ("Renja.xlsx", "~$Renja.xlsx", "Excel"),
        ("Renja 2025.docx", "~$nja 2025.docx", "Word"),
        ("Renja.ods", ".~lock.Renja.ods#", "LibreOffice"),
        ("Renja.pdf", "~$Renja.pdf", "program lain"),
    ],
)
def test_a_file_open_in_an_office_program_names_it(tmp_path: Path, file: str, owner: str, program: str) -> None:
    (tmp_path / owner).touch()

    told = refusal(tmp_path / file, IN_USE)

    assert is_open_in_office(tmp_path / file)
    assert told.reason.id == f"sedang dibuka di {program}"
    assert told.hint.id == f"Tutup di {program}, lalu ulangi."


def test_a_sharing_violation_needs_no_owner_file(tmp_path: Path) -> None:
    error = PermissionError(13, "used by another process")
    error.winerror = 32

    assert refusal(tmp_path / "Renja.xlsx", error).reason.id == "sedang dibuka di Excel"


def test_without_a_sign_both_causes_are_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "Renja.xlsx", IN_USE).hint.id.startswith("Bila sedang dibuka di Excel, tutup lalu ulangi")
    assert refusal(tmp_path / "laporan.html", IN_USE).hint.id.startswith("Tutup berkas di aplikasi lain")


@pytest.mark.parametrize("attributes", [stat.FILE_ATTRIBUTE_OFFLINE, 0x40000, 0x400000])
def test_a_file_that_lies_in_onedrive_only_is_told_with_what_to_click(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attributes: int
) -> None:
    path = tmp_path / "Renja.xlsx"
    monkeypatch.setattr(Path, "stat", lambda self: SimpleNamespace(st_file_attributes=attributes))

    told = refusal(path, OSError(22, "The cloud file provider is not running"))

    assert told.reason.id == "isinya hanya ada di OneDrive"
    assert "Selalu simpan di perangkat ini" in told.hint.id


def test_a_file_that_is_here_or_nowhere_is_none_of_the_cloud(tmp_path: Path) -> None:
    (tmp_path / "Renja.xlsx").touch()

    assert not is_only_in_cloud(tmp_path / "Renja.xlsx")
    assert not is_only_in_cloud(tmp_path / "PK.xlsx")
