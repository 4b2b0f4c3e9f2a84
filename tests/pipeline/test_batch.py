"""Several dossiers are checked beside each other, with the answer of one after the other."""

from __future__ import annotations

import datetime
import multiprocessing
from pathlib import Path

import pytest
import small_dossier
from batch_writers import DyingWriter, MistakenWriter, Writer

from cascade.pipeline.batch import Batch, check_each
from cascade.pipeline.options import CheckOptions, Progress, no_progress
from cascade.rules import loader
from cascade.safe_io import worker_pool

pytestmark = pytest.mark.slow

NOW = datetime.datetime(2025, 3, 4, 5, 6, tzinfo=datetime.UTC)


@pytest.fixture
def dossiers(tmp_path: Path) -> list[Path]:
    """Six folders: two of one name, one that is empty."""
    made = []
    for name in ("a/kecamatan", "racun", "kosong", "b/kecamatan", "satu", "dua"):
        folder = tmp_path / "berkas" / name
        folder.mkdir(parents=True)
        if name != "kosong":
            small_dossier.write(folder, "pk.json", small_dossier.PK)
            small_dossier.write(folder, "aksi.json", small_dossier.AKSI)
        made.append(folder)
    return made


def run(
    writer: Writer, dossiers: list[Path], monkeypatch: pytest.MonkeyPatch, cpus: int, progress: Progress = no_progress
) -> Batch:
    monkeypatch.setattr(worker_pool, "available_cpus", lambda: cpus)
    return check_each(dossiers, writer, CheckOptions(now=NOW), progress)


def written(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_answer_of_several_processors_is_that_of_one_to_the_byte(tmp_path, dossiers, monkeypatch):
    alone = run(Writer(tmp_path / "satu"), dossiers, monkeypatch, 1)
    beside = run(Writer(tmp_path / "tiga"), dossiers, monkeypatch, 3)

    assert beside == alone
    assert written(tmp_path / "tiga") == written(tmp_path / "satu")
    assert next(line.reports for line in beside.summary.dossiers if line.reports) == ("kecamatan",)
    assert (tmp_path / "tiga" / "b-kecamatan" / "laporan.json").is_file()  # the second one of this name


@pytest.mark.parametrize(
    ("writer", "message"), [(DyingWriter, "berhenti di tengah jalan"), (MistakenWriter, "ZeroDivisionError")]
)
def test_a_dossier_at_which_a_process_is_lost_costs_only_itself(tmp_path, dossiers, monkeypatch, writer, message):
    whole = run(Writer(tmp_path / "utuh"), dossiers, monkeypatch, 1).summary.dossiers
    found = run(writer(tmp_path / "rusak"), dossiers, monkeypatch, 3).summary.dossiers

    [lost] = [line for line in found if line.folder == "racun"]
    assert lost.failure is not None
    assert message in lost.failure.id
    assert [line for line in found if line is not lost] == [line for line in whole if line.folder != "racun"]


@pytest.mark.usefixtures("copied_workers")
def test_the_rules_are_read_once_before_processes_begin_as_copies(tmp_path, dossiers, monkeypatch):
    loader._compile_text.cache_clear()
    run(Writer(tmp_path), dossiers[:2], monkeypatch, 2)

    assert loader._compile_text.cache_info().currsize > 100


def test_each_step_names_its_dossier_and_all_are_told(tmp_path, dossiers, monkeypatch):
    steps: list[str] = []

    run(Writer(tmp_path / "laporan"), dossiers, monkeypatch, 3, lambda step: steps.append(step.id))

    told = {step.partition(":")[0] for step in steps}
    assert told >= {"[1/6] a-kecamatan", "[2/6] racun", "[4/6] b-kecamatan", "[5/6] satu", "[6/6] dua"}


def test_an_interrupt_ends_all_that_check(tmp_path, dossiers, monkeypatch):
    def interrupt(step: object) -> None:
        raise KeyboardInterrupt

    before = {*multiprocessing.active_children()}
    with pytest.raises(KeyboardInterrupt):
        run(Writer(tmp_path / "laporan"), dossiers, monkeypatch, 3, interrupt)

    assert {*multiprocessing.active_children()} <= before
