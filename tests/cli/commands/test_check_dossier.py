"""What lies in a folder and cannot be read is said, and the rest is checked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import openpyxl
import pytest
from commandline import cascade
from small_dossier import PK, write


@pytest.mark.parametrize(("lang", "message"), [("id", "tidak ada dokumen"), ("en", "there are no documents")])
def test_an_empty_folder_is_said_in_the_users_language(tmp_path, lang, message):
    (tmp_path / "kosong").mkdir()

    run = cascade("check", "kosong", "--lang", lang, cwd=tmp_path)

    assert run.returncode == 2
    assert message in run.stderr


@pytest.mark.parametrize(("lang", "message"), [("id", "tidak ditemukan"), ("en", "not found")])
def test_a_folder_that_does_not_exist_is_said(tmp_path, lang, message):
    run = cascade("check", "tidak-ada", "--lang", lang, cwd=tmp_path)

    assert (run.returncode, message in run.stderr) == (2, True)


@pytest.mark.parametrize(("lang", "message"), [("id", "belum didukung"), ("en", "is not supported")])
def test_a_wrong_file_type_is_a_line_in_the_report_and_the_rest_is_checked(dossier, tmp_path, lang, message):
    (dossier / "catatan.pptx").write_bytes(b"x")

    run = cascade("check", dossier, "--lang", lang, "-v", cwd=tmp_path)

    assert run.returncode == 1
    assert message in run.stdout
    assert ".xlsx" in run.stdout
    assert "TRI-01" in run.stdout


@pytest.mark.parametrize(
    ("lang", "message"), [("id", "bukan buku kerja Excel yang utuh"), ("en", "not an intact Excel workbook")]
)
def test_a_broken_workbook_is_a_line_in_the_report_and_the_rest_is_checked(dossier, tmp_path, lang, message):
    (dossier / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan zip")

    run = cascade("check", dossier, "--lang", lang, "-v", cwd=tmp_path)

    assert message in run.stdout
    assert "TRI-01" in run.stdout


def test_a_mistake_in_berkas_yaml_stops_with_line_and_suggestion(dossier, tmp_path):
    (dossier / "berkas.yaml").write_text("opd: Kecamatan Uji\nkalender: []\ntarget_polcy: equal\n", "utf-8")

    run = cascade("check", dossier, cwd=tmp_path)

    assert run.returncode == 2
    assert "berkas.yaml, baris" in run.stderr


def test_what_lies_in_real_folders_is_skipped_by_name_and_said(dossier, tmp_path):
    for name in ("~$pk.xlsx", "Thumbs.db", "README.md", "laporan.json"):
        (dossier / name).write_text("x", "utf-8")

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert {entry["file"] for entry in report["ignored"]} == {"~$pk.xlsx", "Thumbs.db", "README.md", "laporan.json"}
    assert report["problems"] == []


def test_an_earlier_report_is_never_read_as_a_document(dossier, tmp_path):
    cascade("check", dossier, "--report", "json", "--output", dossier / "arsip", cwd=tmp_path)
    (dossier / "arsip" / "laporan.json").rename(dossier / "hasil-lama.json")

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert len(report["documents"]) == 3
    assert any("laporan cascade" in problem["message"] for problem in report["problems"])


def test_documents_of_two_opd_in_one_folder_are_reported(dossier, tmp_path):
    write(dossier, "lain.json", {**PK, "kind": "iku", "opd": "Dinas Lain", "year": None, "years": [2025]})

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert any("Dinas Lain" in problem["message"] for problem in report["problems"])


def test_a_copy_that_cascade_wrote_is_not_read(dossier, tmp_path):
    book = openpyxl.Workbook()
    book.properties.keywords = "cascade-salinan"
    book.save(dossier / "salinan.xlsx")

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert "salinan.xlsx" not in {d["file"] for d in report["documents"]}
    assert all(problem["severity"] == "info" for problem in report["problems"])


@pytest.mark.skipif(sys.platform != "linux", reason="only there workers are copies of this process")
@pytest.mark.usefixtures("copied_workers")
def test_a_workbook_open_in_excel_is_a_sentence_and_the_rest_is_checked(dossier, tmp_path, monkeypatch):
    (dossier / "Renja.xlsx").write_bytes(b"x")
    (dossier / "~$Renja.xlsx").write_bytes(b"pemilik")
    read_bytes = Path.read_bytes

    def refused(path):
        if path.name == "Renja.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refused)  # as Excel has it on Windows

    run = cascade("check", dossier, "-v", cwd=tmp_path)

    assert "Renja.xlsx: tidak dapat dibuka (sedang dibuka di Excel)" in " ".join(run.stdout.split())
    assert "Tutup di Excel, lalu ulangi." in " ".join(run.stdout.split())
    assert "TRI-01" in run.stdout
    assert "~$Renja.xlsx: berkas sementara Office, dilewati" in run.stdout
