"""`cascade fix` writes copies beside a list, never into the dossier."""

from __future__ import annotations

import pytest
from commandline import cascade
from fixable_dossier import write_dossier


@pytest.mark.slow
def test_copies_and_the_list_lie_beside_the_reports_of_the_dossier(tmp_path):
    write_dossier(tmp_path / "uji")
    run = cascade("fix", "uji", cwd=tmp_path)
    written = {path.name for path in (tmp_path / "reports" / "uji" / "usulan").iterdir()}

    assert run.returncode == 0
    assert written == {"pk.docx", "rencana-aksi.xlsx", "renja.xlsx", "renstra.json", "usulan.md"}
    assert "SELARAS" in cascade("check", "reports/uji/usulan", cwd=tmp_path).stdout
    assert "95% → 85%" in run.stdout
    assert "Perlu keputusan Anda" in run.stdout
    assert "Usulan: " in run.stderr


@pytest.mark.slow
def test_the_list_is_in_the_language_that_was_asked_for(tmp_path):
    write_dossier(tmp_path / "uji")
    run = cascade("fix", "uji", "--lang", "en", "--output", "out", cwd=tmp_path)
    assert "Written into the copies (5)" in run.stdout
    assert (tmp_path / "out" / "usulan.md").read_text("utf-8").startswith("# Proposed corrections")


def test_copies_inside_the_dossier_are_refused_as_they_would_be_read(tmp_path):
    write_dossier(tmp_path / "uji")
    run = cascade("fix", "uji", "--output", "uji/usulan", cwd=tmp_path)

    assert run.returncode == 2
    assert "di dalam folder berkas" in run.stderr
    assert not (tmp_path / "uji" / "usulan").exists()


def test_a_dossier_that_is_the_current_folder_wants_another_folder(tmp_path):
    folder = write_dossier(tmp_path / "uji")
    assert cascade("fix", ".", cwd=folder).returncode == 2
    assert not (folder / "reports").exists()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    run = cascade("fix", "tidak-ada", cwd=tmp_path)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr
