"""Each dossier has a folder of reports of its own, under a name that a person understands."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.errors import CascadeError
from cascade.reports.report_folder import claim_folder, find_folder


def dossier(tmp_path: Path, place: str) -> Path:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    return folder


def claimed(dossier: Path, reports: Path) -> str:
    found = find_folder(dossier, dossier.name, reports)
    assert claim_folder(dossier, dossier.name, reports) == found
    return found.relative_to(reports).as_posix()


def test_a_dossier_has_one_folder_of_its_name(tmp_path):
    folder, reports = dossier(tmp_path, "a/kecamatan-x"), tmp_path / "reports"

    assert [claimed(folder, reports) for _ in range(2)] == ["kecamatan-x", "kecamatan-x"]


def test_another_one_of_the_same_name_is_told_apart_by_the_folder_around_it(tmp_path):
    reports = tmp_path / "reports"
    folders = [dossier(tmp_path, place) for place in ("a/kecamatan-x", "b/kecamatan-x", "c/b/kecamatan-x")]
    names = [claimed(folder, reports) for folder in folders]

    assert names == ["kecamatan-x", "b-kecamatan-x", "c-b-kecamatan-x"]
    assert [claimed(folder, reports) for folder in reversed(folders)] == names[::-1]


def test_nothing_in_the_folders_of_reports_names_a_place_of_this_computer(tmp_path):
    reports = tmp_path / "reports"
    folder = claim_folder(dossier(tmp_path, "a/kecamatan-x"), "kecamatan-x", reports)

    assert list(folder.iterdir()) == []
    assert (reports / ".asal/kecamatan-x").read_text("utf-8") == "../a/kecamatan-x\n"


def test_reports_and_dossiers_may_move_together(tmp_path):
    folder = dossier(tmp_path, "satu/a/kecamatan-x")
    claim_folder(folder, folder.name, tmp_path / "satu/reports")
    moved = (tmp_path / "satu").rename(tmp_path / "dua")

    assert claimed(moved / "a/kecamatan-x", moved / "reports") == "kecamatan-x"


def test_a_folder_that_was_deleted_is_free_and_one_without_a_mark_is_taken_over(tmp_path):
    reports = tmp_path / "reports"
    claim_folder(dossier(tmp_path, "a/kecamatan-x"), "kecamatan-x", reports).rmdir()
    (reports / "kecamatan-y").mkdir()

    assert claimed(dossier(tmp_path, "b/kecamatan-x"), reports) == "kecamatan-x"
    assert claimed(dossier(tmp_path, "b/kecamatan-y"), reports) == "kecamatan-y"


def test_looking_for_the_folder_writes_nothing(tmp_path):
    find_folder(dossier(tmp_path, "a/kecamatan-x"), "kecamatan-x", tmp_path / "reports")

    assert not (tmp_path / "reports").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "reports").write_text("bukan folder", "utf-8")

    with pytest.raises(CascadeError, match="cannot be written"):
        claim_folder(dossier(tmp_path, "a/kecamatan-x"), "kecamatan-x", tmp_path / "reports")


@pytest.fixture
def received(tmp_path, monkeypatch) -> Path:
    """A dossier as somebody sent it, in which cascade is run; the folder beside it is not the sender's business."""
    folder = dossier(tmp_path, "received/kecamatan-x")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "laporan.json").write_text("mine", "utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="links need rights that not every user of Windows has")
@pytest.mark.parametrize(
    ("link", "to"),
    [
        ("reports", "private"),
        ("reports/.asal", "private"),
        ("reports/.asal/kecamatan-x", "private/laporan.json"),
        ("reports/kecamatan-x", "private"),
        ("reports/kecamatan-x/laporan.json", "private/laporan.json"),
        ("reports/kecamatan-x/annotated", "private"),
        ("reports/kecamatan-x/a/b", "nowhere"),
    ],
)
def test_no_report_is_written_through_a_link_that_the_sender_of_a_dossier_put_there(received, tmp_path, link, to):
    (received / link).parent.mkdir(parents=True, exist_ok=True)
    (received / link).symlink_to(tmp_path / to)

    for ask in (find_folder, claim_folder):
        with pytest.raises(CascadeError) as refused:
            ask(received, received.name)
        assert refused.value.message.id.startswith(f"{link}: tautan yang menunjuk ke luar berkas")
        assert "--output" in refused.value.hint.id
    assert [path.name for path in (tmp_path / "private").iterdir()] == ["laporan.json"]
    assert (tmp_path / "private" / "laporan.json").read_text("utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt", reason="links need rights that not every user of Windows has")
def test_links_inside_a_dossier_and_those_of_the_user_are_followed(received, tmp_path, monkeypatch):
    (received / "reports" / "b").mkdir(parents=True)
    (received / "reports" / "kecamatan-x").symlink_to(received / "reports" / "b")
    assert claim_folder(received, received.name) == Path("reports/kecamatan-x")

    monkeypatch.chdir(dossier(tmp_path, "work"))
    Path("reports").symlink_to(tmp_path / "private")
    assert claim_folder(received, received.name) == Path("reports/kecamatan-x")
    assert (tmp_path / "private" / "kecamatan-x").is_dir()


@pytest.mark.skipif(os.name == "nt", reason="links need rights that not every user of Windows has")
def test_the_command_says_so_and_writes_nothing(received, tmp_path):
    (received / "reports").symlink_to(tmp_path / "private")
    (received / "pk.csv").write_text(
        "PERJANJIAN KINERJA TAHUN 2025\nKecamatan Contoh\nNo,Sasaran,Indikator Kinerja,Target\n1,Linmas kuat,Indeks rasa aman,4\n",
        "utf-8",
    )
    run = CliRunner().invoke(app, ["check"])

    assert isinstance(run.exception, CascadeError)
    assert "reports: tautan yang menunjuk ke luar berkas" in run.exception.message.id
    assert [path.name for path in (tmp_path / "private").iterdir()] == ["laporan.json"]
