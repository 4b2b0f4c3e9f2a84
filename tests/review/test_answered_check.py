"""The answers about a dossier come back: written down, judged under, and shown in the next workbook."""

from __future__ import annotations

import datetime
import tempfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from commandline import cascade
from filled_workbooks import Person, answerable
from fixable_dossier import write_dossier
from reading_here import ReadingHere

from cascade.decisions.decision_log import read_decisions
from cascade.pipeline import check as pipeline
from cascade.pipeline.options import CheckOptions

pytestmark = pytest.mark.slow

NAME = "kecamatan-uji"
COMMENT = "# catatan rapat pleno; jangan dihapus\n"


@pytest.fixture
def folder(tmp_path):
    path = write_dossier(tmp_path / NAME)
    (path / "keputusan.yaml").write_text(f"{COMMENT}waivers: []  # belum ada\n", "utf-8")
    return path


@pytest.fixture
def workbook():
    """What cascade writes for the dossier, before anything is filled in."""
    return unanswered()


@cache
def unanswered():
    options = CheckOptions(cache=ReadingHere(), now=datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC))
    with tempfile.TemporaryDirectory() as parent:
        return answerable(pipeline.check(write_dossier(Path(parent) / NAME), options))


def check(folder, *options):
    options = options if "--report" in options else ("--report", "json", *options)
    return cascade("check", folder, "--now", "2026-02-03", "--fail-on", "never", *options, cwd=folder.parent)


def test_what_was_filled_in_is_written_down_once_and_stands_in_the_next_workbook(folder, workbook, tmp_path):
    person = (
        Person(workbook).fill("KKR", 2, Sebab="Salah salin", Tindak="Akan diperbaiki").fill("Tautan", 1, Jawaban="sama")
    )
    person.fill("KKR", 1, Alasan_bila="PK perubahan disusun", Dikecualikan_oleh="Irban I")
    filled = person.delete("KKR", 3).reverse("KKR").save(tmp_path)
    first = check(folder, "--jawaban", filled, "--report", "xlsx,json", "--output", "out")
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

    again = check(folder, "--jawaban", filled)
    assert "tidak memuat jawaban baru" in again.stderr
    assert (folder / "keputusan.yaml").read_text("utf-8") == kept


def test_what_is_refused_is_told_in_the_report(folder, workbook, tmp_path):
    filled = Person(workbook).fill("KKR", 3, Dikecualikan_oleh="Irban I").save(tmp_path)
    run = check(folder, "--jawaban", filled)

    assert "1 ditolak" in run.stderr
    assert "Pengecualian tanpa alasan tidak dicatat." in run.stdout


def test_some_files_are_no_dossier_to_keep_answers_in(folder, workbook, tmp_path):
    run = check(folder / "rencana-aksi.xlsx", "--jawaban", Person(workbook).save(tmp_path))

    assert run.returncode == 2
    assert "--jawaban membutuhkan folder" in run.stderr


def test_the_workbook_lies_in_the_folder_of_the_dossier_and_is_no_document(folder, workbook):
    (folder / "kertas-kerja.xlsx").write_bytes(workbook)
    openpyxl.load_workbook(folder / "kertas-kerja.xlsx").save(folder / "kertas-kerja.xlsx")

    assert "4 dokumen" in check(folder, "--jawaban", folder / "kertas-kerja.xlsx").stdout
