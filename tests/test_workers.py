"""Work is shared out, comes back in order, and survives the death of a worker."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from jobs import die_at_three, double, fail_at_three, note, read_one_but
from test_picture import ROWS, paper

from cascade import loaders, pipeline, workers
from cascade.language import Phrase


def test_results_come_in_the_order_of_the_jobs():
    heard = []

    results = workers.run(
        double, [5, 1, 4, 0, 3], lost=lambda job: -1, said=lambda job, what: heard.append((job, what)), most=2
    )

    assert results == [10, 2, 8, 0, 6]
    assert sorted(heard) == [(job, f"at {job}") for job in (0, 1, 3, 4, 5)]


def test_no_jobs_begin_no_worker():
    assert workers.run(double, [], lost=lambda job: -1) == []


def test_a_worker_that_dies_costs_its_own_job_only():
    assert workers.run(die_at_three, [1, 3, 2, 3, 4], lost=lambda job: -1, most=2) == [2, -1, 4, -1, 8]


def test_a_mistake_of_ours_is_not_hidden():
    with pytest.raises(RuntimeError, match="ZeroDivisionError: tiga"):
        workers.run(fail_at_three, [1, 2, 3, 4], lost=lambda job: -1, most=2)


def test_an_interrupt_ends_all_workers(tmp_path: Path):
    jobs = [tmp_path / "satu", tmp_path / "dua"]

    def interrupt(job: Path, what: object) -> None:
        raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        workers.run(note, jobs, lost=lambda job: -1, said=interrupt, most=2)

    assert time.monotonic() - begun < 20
    if os.name == "posix":  # elsewhere signal 0 would end the process
        for pid in (int(job.read_text()) for job in jobs if job.exists() and job.read_text()):
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


def test_where_no_process_can_begin_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "_work", print)  # a worker that ends before it is ready

    assert workers.run(double, [1, 2, 3], lost=lambda job: -1, most=2) == [2, 4, 6]


# Reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.pdf", "rusak.pdf"):
        paper(tmp_path / name, ROWS, title=f"Indikator Kinerja Utama Dinas {name[0].upper()} 2025-2029")
    (tmp_path / "kosong.csv").touch()
    return tmp_path


def test_files_are_read_alike_with_and_without_workers(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "hands", lambda: 2)
    beside = pipeline.read([folder])
    monkeypatch.setattr(workers, "hands", lambda: 1)

    assert beside == pipeline.read([folder])
    assert [document.file for document in beside.documents] == ["a.pdf", "b.pdf", "rusak.pdf"]
    assert ["kosong.csv" in problem.message.id for problem in beside.problems] == [True]


def test_a_file_whose_worker_dies_is_a_problem_of_that_file(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "hands", lambda: 2)
    monkeypatch.setattr(pipeline, "_read_one", read_one_but)

    dossier = pipeline.read([folder])

    assert [document.file for document in dossier.documents] == ["a.pdf", "b.pdf"]
    [problem] = [problem for problem in dossier.problems if problem.source and problem.source.file == "rusak.pdf"]
    assert problem.severity == "error"
    assert "berhenti di tengah jalan" in problem.message.id


@pytest.mark.parametrize("names", [["a.pdf"], ["a.pdf", "kosong.csv"]])
def test_one_long_file_begins_no_worker(folder: Path, names: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "hands", lambda: 8)
    monkeypatch.setattr(workers, "run", None)

    assert pipeline.read([folder / name for name in names]).documents


def test_progress_names_each_file_and_its_number(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workers, "hands", lambda: 2)
    said: list[Phrase] = []

    pipeline.read([folder], progress=said.append)

    assert {phrase.id.split()[1] for phrase in said} == {"a.pdf", "b.pdf", "rusak.pdf", "kosong.csv"}
    assert {phrase.en.split()[2] for phrase in said} == {"(1/4)", "(2/4)", "(3/4)", "(4/4)"}


def test_progress_names_the_page_that_a_loader_is_at(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from cascade.loaders import csv

    def load(path: Path, file: str, sha256: str) -> object:
        loaders.at_page(2, 7)
        return read(path, file, sha256)

    read = csv.load
    monkeypatch.setattr(csv, "load", load)
    (folder / "kosong.csv").write_text("a;b\n1;2\n")
    said: list[Phrase] = []

    pipeline.read([folder / "kosong.csv"], progress=said.append)

    assert [phrase.id for phrase in said][-1] == "Membaca kosong.csv (1/1) halaman 2/7 …"
