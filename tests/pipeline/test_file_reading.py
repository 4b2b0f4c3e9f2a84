"""Files are read in processes under limits; one that is damaged, hangs or is our mistake costs its own result only."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from reading_jobs import hang_one_but, read_one_but
from ruled_pdf import ROWS, paper

from cascade.model import LoadedFile, Source
from cascade.model.i18n import LocalizedText
from cascade.pipeline import dossier, file_reading
from cascade.reading.loaders import LoadContext
from cascade.safe_io import worker_pool


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.pdf", "rusak.pdf"):
        paper(tmp_path / name, ROWS, title=f"Indikator Kinerja Utama Dinas {name[0].upper()} 2025-2029")
    (tmp_path / "kosong.csv").touch()
    return tmp_path


def test_where_the_system_cannot_limit_memory_files_are_read_and_the_report_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker_pool, "resource", None)  # as on Windows

    found = dossier.read([folder / "a.pdf"])

    assert len(found.documents) == 1
    assert [problem.message.en for problem in found.problems] == [
        "This system cannot limit the memory of what reads files; their time, size and content are limited."
    ]


def test_files_are_read_alike_with_and_without_workers(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_pool, "available_cpus", lambda: 2)
    beside = dossier.read([folder])
    monkeypatch.setattr(worker_pool, "available_cpus", lambda: 1)

    assert beside == dossier.read([folder])
    assert [document.file for document in beside.documents] == ["a.pdf", "b.pdf", "rusak.pdf"]
    assert ["kosong.csv" in problem.message.id for problem in beside.problems] == [True]


def test_a_file_whose_worker_dies_is_a_problem_of_that_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_pool, "available_cpus", lambda: 2)
    monkeypatch.setattr(file_reading, "_read_one", read_one_but)

    found = dossier.read([folder])

    assert [document.file for document in found.documents] == ["a.pdf", "b.pdf"]
    [problem] = [problem for problem in found.problems if problem.source and problem.source.file == "rusak.pdf"]
    assert problem.severity == "error"
    assert "berhenti di tengah jalan" in problem.message.id


@pytest.mark.slow
def test_a_file_that_hangs_its_reader_is_a_problem_of_that_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_pool, "HEARTBEAT_TIMEOUT", 2)
    monkeypatch.setattr(worker_pool, "IDLE", 0.5)
    monkeypatch.setattr(file_reading, "_read_one", hang_one_but)

    found = dossier.read([folder])

    assert [document.file for document in found.documents] == ["a.pdf", "b.pdf"]
    [problem] = [problem for problem in found.problems if problem.source and problem.source.file == "rusak.pdf"]
    assert "tidak ada kemajuan selama 2 detik" in problem.message.id


@pytest.mark.parametrize("reason", get_args(worker_pool.FailureReason))
def test_every_reason_for_which_a_worker_is_lost_has_its_sentence(reason: worker_pool.FailureReason):
    problem = file_reading.not_read(file_reading.FileToRead(Path("a.pdf"), "a.pdf"), reason)

    assert problem.message.id.startswith("a.pdf: ")


def test_a_file_that_comes_from_the_cloud_for_too_long_is_told_with_what_to_click(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(file_reading, "is_only_in_cloud", lambda path: True)

    problem = file_reading.not_read(file_reading.FileToRead(Path("a.pdf"), "a.pdf"), "silent")

    assert problem.hint is not None
    assert "Selalu simpan di perangkat ini" in problem.hint.id


@pytest.mark.usefixtures("copied_workers")
def test_a_mistake_of_ours_in_one_file_does_not_cost_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from cascade.reading.loaders import csv

    monkeypatch.setattr(csv, "decode", None)
    (folder / "kosong.csv").write_text("a;b")

    found = dossier.read([folder / "kosong.csv", folder / "a.pdf"])

    assert [document.file for document in found.documents] == ["a.pdf"]
    [problem] = found.problems
    assert "kesalahan di dalam cascade" in problem.message.id
    assert "TypeError, csv.py:" in problem.message.id


@pytest.mark.parametrize(("names", "most"), [(["a.pdf"], 1), (["a.pdf", "kosong.csv"], 1), (["a.pdf", "b.pdf"], 2)])
def test_one_process_reads_all_files_where_fewer_than_two_are_long(
    folder: Path, names: list[str], most: int, monkeypatch: pytest.MonkeyPatch
):
    asked = []
    run = worker_pool.run_jobs

    def note(*arguments: object, **options: object) -> object:
        asked.append(options["max_workers"])
        return run(*arguments, **options)

    monkeypatch.setattr(worker_pool, "available_cpus", lambda: 8)
    monkeypatch.setattr(worker_pool, "run_jobs", note)

    assert dossier.read([folder / name for name in names]).documents
    assert asked == [most]


def test_progress_names_each_file_and_its_number(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_pool, "available_cpus", lambda: 2)
    said: list[LocalizedText] = []

    dossier.read([folder], progress=said.append)

    assert {phrase.id.split()[1] for phrase in said} == {"a.pdf", "b.pdf", "rusak.pdf", "kosong.csv"}
    assert {phrase.en.split()[2] for phrase in said} == {"(1/4)", "(2/4)", "(3/4)", "(4/4)"}


@pytest.mark.usefixtures("copied_workers")
def test_progress_names_the_page_that_a_loader_is_at(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from cascade.reading.loaders import csv

    def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
        context.on_page(2, 7)
        return read(path, origin, context)

    read = csv.load
    monkeypatch.setattr(csv, "load", load)
    (folder / "kosong.csv").write_text("a;b\n1;2\n")
    said: list[LocalizedText] = []

    dossier.read([folder / "kosong.csv"], progress=said.append)

    assert "Membaca kosong.csv (1/1) halaman 2/7 …" in [phrase.id for phrase in said]
    assert (said[-1].file, said[-1].files, said[-1].is_done) == ("kosong.csv", ("kosong.csv",), True)
    assert next((each.page, each.pages) for each in said if each.pages) == (2, 7)
