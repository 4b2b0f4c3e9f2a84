"""The answers of the shipped example come back: written down, judged under, and shown in the next workbook."""

from __future__ import annotations

import datetime
import shutil

import openpyxl
import pytest
from commandline import ROOT, cascade
from filled_workbooks import GUMELAR, Person, written

from cascade.decisions.decision_log import read_decisions

pytestmark = pytest.mark.slow

COMMENT = "# catatan rapat pleno; jangan dihapus\n"


@pytest.fixture
def folder(tmp_path):
    path = shutil.copytree(ROOT / "documents" / GUMELAR, tmp_path / GUMELAR)
    (path / "keputusan.yaml").write_text(f"{COMMENT}waivers: []  # belum ada\n", "utf-8")
    return path


def check(folder, *options):
    return cascade("check", folder, "--now", "2026-02-03", "--fail-on", "never", *options, cwd=folder.parent)


def test_what_was_filled_in_is_written_down_once_and_stands_in_the_next_workbook(folder, tmp_path):
    person = Person().fill("KKR", 1, Sebab="Salah salin", Tindak="Akan diperbaiki").fill("Tautan", 1, Jawaban="sama")
    person.fill("KKR", 5, Alasan_bila="PK perubahan disusun", Dikecualikan_oleh="Irban I")
    workbook = person.delete("KKR", 3).reverse("KKR").save(tmp_path)
    first = check(folder, "--jawaban", workbook, "--report", "xlsx,json", "--output", "out")
    kept = (folder / "keputusan.yaml").read_text("utf-8")

    assert "1 jawaban tautan, 1 temuan dikecualikan, 1 catatan pereviu" in first.stderr
    assert kept.startswith(COMMENT)
    assert "# belum ada" in kept
    [waiver] = read_decisions(folder).waivers
    assert (waiver.by, waiver.until) == ("Irban I", datetime.date(2026, 12, 31))

    after = Person((tmp_path / "out" / "kertas-kerja.xlsx").read_bytes())
    sheet = after.book["KKR"]
    said = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"Salah salin", "Akan diperbaiki", "Irban I", "31 Desember 2026"} <= said

    again = check(folder, "--jawaban", workbook)
    assert "tidak memuat jawaban baru" in again.stderr
    assert (folder / "keputusan.yaml").read_text("utf-8") == kept


def test_what_is_refused_is_told_in_the_report(folder, tmp_path):
    workbook = Person().fill("KKR", 5, Dikecualikan_oleh="Irban I").save(tmp_path)
    run = check(folder, "--jawaban", workbook)

    assert "1 ditolak" in run.stderr
    assert "Pengecualian tanpa alasan tidak dicatat." in run.stdout


def test_some_files_are_no_dossier_to_keep_answers_in(folder, tmp_path):
    run = check(folder / "rencana-aksi-2022.xlsx", "--jawaban", Person().save(tmp_path))

    assert run.returncode == 2
    assert "--jawaban membutuhkan folder" in run.stderr


def test_the_workbook_lies_in_the_folder_of_the_dossier_and_is_no_document(folder):
    (folder / "kertas-kerja.xlsx").write_bytes(written())
    openpyxl.load_workbook(folder / "kertas-kerja.xlsx").save(folder / "kertas-kerja.xlsx")

    assert "4 dokumen" in check(folder, "--jawaban", folder / "kertas-kerja.xlsx").stdout
