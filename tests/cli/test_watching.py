"""A watch checks again at each change, says what became of the problems, and ends with Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from commandline import ROOT, SAID, cascade
from corrected_dossier import LINMAS, ROWS, contradicted, spreadsheet
from reading_here import ReadingHere

from cascade.cli import watching
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline import check as pipeline
from cascade.pipeline.options import CheckOptions
from cascade.pipeline.watch import Change
from cascade.reports.report import Report

SAVED = Change(modified=("aksi.xlsx",))


@pytest.fixture
def folder(tmp_path):
    contradicted(tmp_path)
    return tmp_path


def check(folder) -> Report:
    return pipeline.check(folder, CheckOptions(cache=ReadingHere()))


def mended(folder):
    spreadsheet(folder, [[*LINMAS[:6], "95%", LINMAS[7]], ROWS[1]])


@pytest.mark.slow
def test_what_is_solved_still_there_and_new_is_told_by_number_and_name(folder, capsys):
    first = check(folder)
    assert first.main_problems[0].subject == "Persentase Linmas terbina"

    def happens():
        yield Change(waiting=("aksi.xlsx",))
        mended(folder)
        yield SAVED
        contradicted(folder)
        yield SAVED

    watching.watch(first, happens(), lambda: check(folder), "id", "berkas")

    said = capsys.readouterr().err
    order = [
        "Menunggu perubahan berkas di berkas",
        "Menunggu aksi.xlsx: masih dibuka atau sedang disimpan",
        "aksi.xlsx berubah; diperiksa ulang.",
        "Selesai (1): nomor lama 1 “Persentase Linmas terbina”",
        "Masih ada (1): nomor 1",
        "Baru (1): nomor 1 “Persentase Linmas terbina”",
    ]
    places = [said.index(each) for each in order]
    assert places == sorted(places)


@pytest.mark.slow
def test_it_speaks_english(folder, capsys):
    watching.watch(check(folder), iter([SAVED]), lambda: check(folder), "en", "dossier")

    said = capsys.readouterr().err
    assert "Waiting for changes of the files in dossier" in said
    assert "Still there (2): number 1; 2" in said


@pytest.mark.slow
def test_a_problem_whose_document_is_gone_is_not_said_to_be_solved(folder, capsys):
    first = check(folder)
    (folder / "aksi.xlsx").unlink()

    watching.watch(first, iter([Change(removed=("aksi.xlsx",))]), lambda: check(folder), "id", "berkas")

    said = capsys.readouterr().err
    assert "Tidak dapat dinilai lagi (1): nomor lama 1" in said
    assert "Selesai (" not in said


@pytest.mark.slow
def test_a_check_that_cannot_be_made_is_told_and_the_watch_goes_on(folder, capsys):
    results = iter(
        [CascadeError(LocalizedText("keputusan.yaml rusak", "broken"), LocalizedText("Perbaiki", "Mend")), None]
    )

    def again():
        error = next(results)
        if error:
            raise error
        return check(folder)

    watching.watch(check(folder), iter([SAVED, SAVED]), again, "id", "berkas")

    said = capsys.readouterr().err
    assert said.index("keputusan.yaml rusak") < said.index("Perbaiki") < said.index("Masih ada (2)")


@pytest.mark.parametrize("more", [("--format", "json"), ("pk.json",), ("--jawaban", "pk.json")])
def test_what_cannot_be_watched_is_refused(folder, more):
    run = cascade("check", ".", "--watch", *more, cwd=folder)

    assert (run.returncode, "--watch mengamati satu folder" in run.stderr) == (2, True)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a test cannot press Ctrl-C for one process there")
def test_saving_a_file_checks_again_by_itself_and_ctrl_c_ends_with_0(folder):
    script = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored where a shell began us with &
        "from cascade.pipeline import watch; watch.INTERVAL, watch.QUIET = 0.05, 0.2\n"
        "from cascade.cli.app import main; main()"
    )
    call = [sys.executable, "-c", script, "check", ".", "--watch", "-q"]
    known = {**os.environ, "PYTHONPATH": str(ROOT), **SAID}
    run = subprocess.Popen(call, cwd=folder, env=known, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    said: list[str] = []
    reader = threading.Thread(target=lambda: said.extend(iter(run.stderr.readline, "")), daemon=True)
    reader.start()

    def wait_for(words: str) -> None:
        until = time.monotonic() + 60
        while words not in "".join(said):
            assert time.monotonic() < until, said
            time.sleep(0.02)

    try:
        wait_for("Ctrl-C untuk berhenti")
        mended(folder)
        wait_for("Selesai (1): nomor lama 1")
        time.sleep(0.8)  # its own reports lie in the folder and are no change
        run.send_signal(signal.SIGINT)
        assert run.wait(20) == 0
    finally:
        run.kill()
        reader.join(5)
        run.stderr.close()
    assert "Selesai mengamati" in "".join(said)
    assert "".join(said).count("diperiksa ulang") == 1
    assert "Traceback" not in "".join(said)
