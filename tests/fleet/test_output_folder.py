"""An output folder knows its runs, the one that was broken off, and lets one run at a time write."""

from __future__ import annotations

import multiprocessing
import time

import pytest

from cascade.fleet.dossier_task import Outcome
from cascade.fleet.output_folder import OutputFolder, Plan, read_run
from cascade.fleet.schema import VERSION, RunFile
from cascade.model.errors import CascadeError

PLAN = Plan("2026-01-31", "2026-01-31T12:00:00+07:00", "asked")


def record(run):
    return RunFile(
        version=VERSION, run=run, created="c", cascade="0", engine="e", rules="r", dossiers=0, failed=0, governments=[]
    )


def finished(output, name):
    output.begin(Plan(name, "m", "a"))
    return output.finish(Plan(name, "m", "a"), record(name))


def test_runs_are_named_by_day_and_stand_in_their_order(tmp_path):
    output = OutputFolder(tmp_path)
    for _ in range(11):
        finished(output, output.new_name("2026-01-31"))
    finished(output, output.new_name("2026-01-30"))

    assert output.finished()[:3] == ["2026-01-30", "2026-01-31", "2026-01-31-2"]
    assert output.finished()[-1] == "2026-01-31-11"
    assert output.run_folder(None).name == "2026-01-31-11"
    assert output.run_folder("2026-01-30").name == "2026-01-30"


def test_a_run_that_is_not_there_is_refused_with_those_that_are(tmp_path):
    output = OutputFolder(tmp_path)
    with pytest.raises(CascadeError, match="no result yet"):
        output.run_folder(None)
    finished(output, "2026-01-30")
    with pytest.raises(CascadeError, match="2026-02-01") as refused:
        output.run_folder("2026-02-01")
    assert "2026-01-30" in refused.value.say("id")


def test_what_a_run_was_done_with_is_known_after_it_broke_off(tmp_path):
    output = OutputFolder(tmp_path)
    output.begin(PLAN)
    output.note([("Kab", "Dinas 1", Outcome("k1", "s1", 2)), ("Kab", "Dinas 2", Outcome("k2", "s2", is_failed=True))])

    assert output.plan() == PLAN
    assert output.outcomes() == {
        ("Kab", "Dinas 1"): Outcome("k1", "s1", 2),
        ("Kab", "Dinas 2"): Outcome("k2", "s2", is_failed=True),
    }
    output.begin(PLAN)
    assert output.outcomes() == {}


def test_a_run_appears_whole_or_not_at_all(tmp_path):
    output = OutputFolder(tmp_path)
    output.begin(PLAN)
    (output.unfinished / PLAN.run / "finding").mkdir(parents=True)
    assert output.finished() == []
    output.finish(PLAN, record(PLAN.run))

    assert output.finished() == [PLAN.run]
    assert not output.unfinished.exists()


def test_a_record_that_is_broken_or_of_another_schema_is_refused(tmp_path):
    folder = finished(OutputFolder(tmp_path), "2026-01-30")
    (folder / "run.json").write_text("{", "utf-8")
    with pytest.raises(CascadeError, match="cannot be read"):
        read_run(folder)


def hold(folder, begun):
    """Hold an output folder until it is killed."""
    with OutputFolder(folder).held():
        begun.set()
        time.sleep(60)


@pytest.mark.kill
def test_the_folder_is_free_again_when_its_holder_was_killed(tmp_path):
    context = multiprocessing.get_context("spawn")
    begun = context.Event()
    holder = context.Process(target=hold, args=(tmp_path, begun))
    holder.start()
    assert begun.wait(60)
    with pytest.raises(CascadeError, match="another run"), OutputFolder(tmp_path).held():
        pass
    holder.kill()
    holder.join()

    with OutputFolder(tmp_path).held():
        pass
