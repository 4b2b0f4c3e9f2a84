"""Where a check finds its dossier and its settings, and where it puts the reports."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from commandline import cascade, freshly_begun

pytestmark = pytest.mark.slow


def zipped(folder: Path, path: Path) -> Path:
    with ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"Berkas/{file.name}")
    return path


def read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def test_without_a_path_the_current_folder_is_checked(dossier):
    run = cascade("check", cwd=dossier)

    assert (run.returncode, "cascade · kecamatan-uji" in run.stdout) == (1, True)
    assert (dossier / "reports/kecamatan-uji/laporan.html").is_file()
    assert "3 dokumen" in cascade("check", cwd=dossier).stdout  # the reports are no documents


@pytest.mark.parametrize(("lang", "message"), [("id", "tidak ada dokumen"), ("en", "there are no documents")])
def test_a_current_folder_without_documents_is_said(tmp_path, lang, message):
    run = cascade("check", "--lang", lang, cwd=tmp_path)

    assert (run.returncode, message in run.stderr) == (2, True)
    assert not (tmp_path / "reports").exists()


def test_two_dossiers_of_one_name_never_share_their_reports(dossier, tmp_path):
    shutil.copytree(dossier, other := tmp_path / "b" / dossier.name)
    for folder in (dossier, other, dossier):
        cascade("check", folder, "--report", "json", cwd=tmp_path)

    assert "follow_up" in read(tmp_path / "reports/kecamatan-uji/laporan.json")
    assert "follow_up" not in read(tmp_path / "reports/b-kecamatan-uji/laporan.json")
    run = cascade("check", dossier, other, "--report", "json", cwd=tmp_path)
    assert run.returncode == 1
    assert "follow_up" in read(tmp_path / "reports/b-kecamatan-uji/laporan.json")
    assert {path.name for path in (tmp_path / "reports").iterdir() if path.is_dir()} == {
        ".asal", "kecamatan-uji", "b-kecamatan-uji",
    }  # fmt: skip


def test_no_report_names_a_place_of_this_computer(dossier, tmp_path):
    (tmp_path / "cascade.yaml").write_text("target_policy: floor\n", "utf-8")
    cascade("check", zipped(dossier, tmp_path / "uji.zip"), "--report", "html,json,md,xlsx", cwd=tmp_path)
    cascade("check", zipped(dossier, tmp_path / "uji.zip"), "--report", "html,json,md,xlsx", cwd=tmp_path)

    for path in (tmp_path / "reports/uji").rglob("*.*"):
        for place in (tmp_path, tempfile.gettempdir()):
            assert str(place).encode() not in path.read_bytes(), path.name


def test_a_second_check_says_what_became_of_the_last_one_in_one_line(dossier, tmp_path):
    first = cascade("check", dossier, cwd=tmp_path)
    aksi = dossier / "aksi.json"
    aksi.write_text(aksi.read_text("utf-8").replace("90%", "95%"), "utf-8")
    second = cascade("check", dossier, cwd=tmp_path)
    again = cascade("check", dossier, cwd=tmp_path)

    assert "sejak" not in first.stdout
    assert "Pokok masalah sejak 1 Januari 2026: " in second.stdout
    assert again.stdout == second.stdout
    assert (tmp_path / "reports/kecamatan-uji/laporan-sebelumnya.json").is_file()


def test_nobody_need_have_a_follow_up(dossier, tmp_path):
    for _ in range(2):
        run = cascade("check", dossier, "--no-follow-up", cwd=tmp_path)

    assert "sejak" not in run.stdout
    assert "follow_up" not in read(tmp_path / "reports/kecamatan-uji/laporan.json")
    assert not (tmp_path / "reports/kecamatan-uji/laporan-sebelumnya.json").exists()


def test_a_zip_is_checked_as_the_folder_that_it_was(dossier, tmp_path):
    cascade("check", dossier, "--report", "json", "--output", "folder", cwd=tmp_path)
    run = cascade("check", zipped(dossier, tmp_path / "Kiriman OPD.zip"), "--report", "json,annotated", cwd=tmp_path)
    of_folder, of_zip = read(tmp_path / "folder/laporan.json"), read(tmp_path / "reports/Kiriman OPD/laporan.json")

    assert run.returncode == 1
    assert of_zip["dossier"] == "Kiriman OPD"
    assert of_zip["findings"] == of_folder["findings"]
    assert {each["file"] for each in of_zip["documents"]} == {"aksi.json", "pk.json", "renstra.json"}


def test_a_zip_in_a_zip_is_a_line_in_the_report(dossier, tmp_path):
    zipped(dossier, dossier / "lama.zip")
    cascade("check", zipped(dossier, tmp_path / "baru.zip"), "--report", "json", cwd=tmp_path)

    problems = read(tmp_path / "reports/baru/laporan.json")["problems"]
    assert [each["message"] for each in problems] == ["lama.zip: jenis berkas “.zip” belum didukung."]


def test_several_zips_are_several_dossiers_and_a_damaged_one_stops_no_other(dossier, tmp_path):
    good = zipped(dossier, tmp_path / "satu.zip")
    (tmp_path / "rusak.zip").write_bytes(b"bukan zip")
    run = cascade("check", good, tmp_path / "rusak.zip", "--report", "html", cwd=tmp_path)

    assert run.returncode == 2
    assert "rusak.zip: bukan ZIP yang utuh." in run.stdout
    assert (tmp_path / "reports/satu/laporan.html").is_file()
    assert str(tempfile.gettempdir()) not in run.stdout


def test_an_office_says_once_how_its_dossiers_are_checked(dossier, tmp_path):
    (tmp_path / "cascade.yaml").write_text("report: [md]\nlang: en\nfail_on: never\nprofile: inti\n", "utf-8")
    run = cascade("check", dossier, cwd=tmp_path)

    assert (run.returncode, "Report: laporan.md" in run.stdout) == (0, True)
    assert read_profile(tmp_path, dossier) == ("inti", ["../cascade.yaml"])
    typed = cascade("check", dossier, "--lang", "id", "--fail-on", "error", "--report", "html", cwd=tmp_path)
    assert (typed.returncode, "Laporan: laporan.html" in typed.stdout) == (1, True)


def read_profile(tmp_path: Path, dossier: Path) -> tuple[str, list[str]]:
    data = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)
    return data["profile"], data["settings_files"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("report: [html, exel]\n", "cascade.yaml, baris 1, report.1: “exel” tidak dikenal."),
        ("lang: id\nprofile: pra-kp\n", "cascade.yaml, baris 2, profile: profil “pra-kp” tidak dikenal. Maksud Anda “pra-pk”?"),
        ("reports: [html]\n", "cascade.yaml, baris 1, reports: kunci tidak dikenal. Maksud Anda “report”?"),
    ],
)  # fmt: skip
def test_a_mistake_of_the_office_stops_with_file_line_and_a_suggestion(dossier, tmp_path, text, message):
    (tmp_path / "cascade.yaml").write_text(text, "utf-8")
    run = cascade("check", dossier, cwd=tmp_path)

    assert (run.returncode, message in run.stderr) == (2, True), run.stderr


def test_a_narrow_window_has_no_longer_lines_and_a_pipe_no_escape_codes(dossier, tmp_path):
    run = freshly_begun("check", dossier, cwd=tmp_path, COLUMNS="50")

    assert max(map(len, run.stdout.splitlines())) <= 50
    assert "\x1b" not in run.stdout + run.stderr
    assert "KESALAHAN" in run.stdout
