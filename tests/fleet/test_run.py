"""A run gives the same bytes for the same dossiers, whoever judges them, in whatever order, and goes on after anything."""

from __future__ import annotations

import errno
import json
import os
from decimal import Decimal

import pytest
from fleet_runs import OneAfterTheOther, a_region, digests, run_by_dask, run_here, table
from several_dossiers import dossier

from cascade.fleet.dossier_task import result_path
from cascade.fleet.output_folder import OutputFolder
from cascade.model.errors import CascadeError


class BrokenOffError(Exception):
    """The power failed."""


class BreaksOff(OneAfterTheOther):
    """Ends without a word after some jobs."""

    def __init__(self, after):
        super().__init__()
        self.after = after

    def results(self, function, jobs):
        for done in super().results(function, jobs):
            if len(self.done) > self.after:
                raise BrokenOffError
            yield done


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    return a_region(tmp_path_factory.mktemp("daerah"))


@pytest.fixture(scope="module")
def undisturbed(region, tmp_path_factory):
    return run_here(region, tmp_path_factory.mktemp("hasil"))


def test_every_dossier_is_judged_and_exact_values_are_kept(undisturbed):
    assert {(row["dossier"], row["state"], row["indicators"]) for row in table(undisturbed, "dossier")} == {
        ("Dinas 0", "judged", 1), ("Dinas 1", "judged", 1), ("Dinas 2", "judged", 1), ("Dinas Zip", "judged", 1)
    }  # fmt: skip
    targets = {row["dossier"]: (row["target"], row["target_printed"]) for row in table(undisturbed, "indicator")}
    assert targets["Dinas 2"] == (Decimal("80.25"), "80,25%")
    assert any(row["verdict"] == "pass" and row["count"] for row in table(undisturbed, "verdict"))
    assert all(row["office"].startswith("Dinas") and row["year"] == 2025 for row in table(undisturbed, "dossier"))


def test_the_order_of_the_dossiers_changes_no_byte(region, undisturbed, tmp_path):
    backwards = run_here(region, tmp_path, OneAfterTheOther(lambda jobs: reversed(jobs)))

    assert digests(backwards.folder) == digests(undisturbed.folder)


def test_the_record_tells_of_every_file(undisturbed):
    record = json.loads((undisturbed.folder / "run.json").read_text("utf-8"))
    [government] = record["governments"]

    assert (record["version"], record["dossiers"], record["failed"]) == (1, 4, 0)
    assert government["tables"]["dossier"]["rows"] == 4
    assert {name: entry["sha256"] for name, entry in government["tables"].items()} == {
        path.split("/")[0]: digest for path, digest in digests(undisturbed.folder).items() if path != "run.json"
    }


def test_a_run_that_was_broken_off_goes_on_and_judges_nothing_twice(region, undisturbed, tmp_path):
    with pytest.raises(BrokenOffError):
        run_here(region, tmp_path, BreaksOff(2))
    given = OneAfterTheOther()
    resumed = run_here(region, tmp_path, given, resumes=True)

    assert digests(resumed.folder) == digests(undisturbed.folder)
    assert [job.dossier.name for job in given.done if hasattr(job, "dossier")] == ["Dinas 2", "Dinas Zip"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["hasil", "simpanan"]


def test_half_a_line_of_the_journal_costs_nothing(region, undisturbed, tmp_path):
    with pytest.raises(BrokenOffError):
        run_here(region, tmp_path, BreaksOff(2))
    journal = tmp_path / "berjalan" / "selesai.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])

    assert digests(run_here(region, tmp_path, resumes=True).folder) == digests(undisturbed.folder)


def test_what_was_judged_on_a_day_is_found_again_by_a_new_run_of_it(region, undisturbed, tmp_path):
    run_here(region, tmp_path)
    again = run_here(region, tmp_path)

    assert again.folder.name == "2026-01-31-2"
    assert again.reads == 0
    assert OutputFolder(tmp_path).finished() == ["2026-01-31", "2026-01-31-2"]
    assert {k: v for k, v in digests(again.folder).items() if k != "run.json"} == {
        k: v for k, v in digests(undisturbed.folder).items() if k != "run.json"
    }


def test_a_result_that_somebody_deleted_is_judged_again(region, undisturbed, tmp_path):
    class Deletes(OneAfterTheOther):
        def results(self, function, jobs):
            jobs = list(jobs)
            if hasattr(jobs[0], "government") and not any(getattr(self, "deleted", ())):
                self.deleted = [result_path(jobs[0].store, jobs[0].dossiers[0][1].key)]
                self.deleted[0].unlink()
            return super().results(function, jobs)

    assert digests(run_here(region, tmp_path, Deletes()).folder) == digests(undisturbed.folder)


def test_only_what_was_begun_alike_is_resumed(region, tmp_path):
    with pytest.raises(CascadeError, match="nothing to go on with"):
        run_here(region, tmp_path, resumes=True)
    with pytest.raises(BrokenOffError):
        run_here(region, tmp_path, BreaksOff(1))
    other = a_region(tmp_path / "lain", 1)
    with pytest.raises(CascadeError, match="another folder or other options"):
        run_here(other, tmp_path, resumes=True)


def test_two_runs_do_not_share_an_output_folder(region, tmp_path):
    with OutputFolder(tmp_path).held(), pytest.raises(CascadeError, match="another run is writing") as refused:
        run_here(region, tmp_path)
    assert "Tunggu" in refused.value.say("id")


def test_a_file_of_many_dossiers_is_read_once_and_two_dossiers_of_the_same_bytes_are_two(tmp_path):
    for number in range(4):
        dossier(tmp_path / "Kab" / f"Dinas {number}")
    done = run_here(tmp_path, tmp_path / "out")

    assert done.reads == 1
    assert [row["dossier"] for row in table(done, "dossier")] == [f"Dinas {number}" for number in range(4)]


def test_a_dossier_without_documents_is_one_problem_among_the_others(region, tmp_path):
    root = a_region(tmp_path / "daerah", 2)
    (root / "Kab Contoh" / "Dinas Kosong").mkdir()
    (root / "Kab Contoh" / "Dinas Kosong" / "berkas.yaml").write_text("opd: Dinas Kosong\n", "utf-8")
    (root / "Kab Contoh" / "Dinas Rusak.zip").write_bytes(b"PK bukan zip")
    done = run_here(root, tmp_path / "out")

    assert {row["dossier"]: row["cause"] for row in table(done, "problem")} == {
        "Dinas Kosong": "dossier",
        "Dinas Rusak": "dossier",
    }
    assert sum(row["state"] == "judged" for row in table(done, "dossier")) == 3
    assert done.record.failed == 2
    assert all(str(tmp_path) not in str(row) for name in ("problem", "dossier") for row in table(done, name))


def test_a_file_that_changes_while_the_run_is_on_is_told(tmp_path):
    root = a_region(tmp_path / "daerah", 2)
    changed = root / "Kab Contoh" / "Dinas 0" / "pk.yaml"

    class Meanwhile(OneAfterTheOther):
        def results(self, function, jobs):
            yield from super().results(function, jobs)
            os.utime(changed, (0, 0))

    done = run_here(root, tmp_path / "out", Meanwhile())
    [problem] = table(done, "problem")

    assert (problem["dossier"], problem["cause"]) == ("Dinas 0", "changed")
    assert {row["dossier"]: row["changed"] for row in table(done, "dossier")}["Dinas 0"]


@pytest.mark.parametrize(
    ("number", "said", "to_do"),
    [(errno.ENOSPC, "disk is full", "Make room"), (errno.EROFS, "can only be read", "Choose another --output")],
)
def test_a_folder_that_takes_no_more_is_a_sentence_and_the_run_can_be_resumed(
    region, undisturbed, tmp_path, monkeypatch, number, said, to_do
):
    from cascade.fleet import dossier_task

    written = []

    def full(path, content):
        written.append(path)
        if len(written) == 2:
            raise OSError(number, os.strerror(number))
        real(path, content)

    real = dossier_task.replace_file
    monkeypatch.setattr(dossier_task, "replace_file", full)
    with pytest.raises(CascadeError, match=said) as refused:
        run_here(region, tmp_path)

    assert to_do in refused.value.say("en")
    assert "--resume" in refused.value.say("id")
    assert digests(run_here(region, tmp_path, resumes=True).folder) == digests(undisturbed.folder)


def test_a_folder_without_dossiers_is_refused(tmp_path):
    with pytest.raises(CascadeError, match="there is no dossier"):
        run_here(tmp_path, tmp_path / "out")


@pytest.mark.slow
@pytest.mark.parametrize("workers", [1, 2])
def test_workers_of_dask_give_the_same_bytes(region, undisturbed, tmp_path, workers):
    assert digests(run_by_dask(region, tmp_path, workers=workers).folder) == digests(undisturbed.folder)
