"""A task does its work once, in a process under limits, and only for the engine and rules that it was meant for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fleet_runs import NOW
from poisonous_dossiers import misbehave
from several_dossiers import dossier

from cascade.fleet import dossier_task
from cascade.fleet.discovery import FoundDossier
from cascade.fleet.dossier_task import Outcome, Refused, Task, judge_dossier, keep_failure, result_path, unpack
from cascade.fleet.identity import Identity, identity
from cascade.pipeline.options import CheckOptions
from cascade.safe_io.standing_worker import StandingWorker
from cascade.safe_io.worker_pool import limits_memory

OPTIONS = CheckOptions(now=NOW)


@pytest.fixture
def task(tmp_path):
    place = dossier(tmp_path / "Dinas")
    return Task(FoundDossier("Kab", "Dinas", place), OPTIONS, tmp_path / "out", identity(OPTIONS))


def rows(task, outcome):
    return unpack(result_path(task.store, outcome.key).read_bytes())


def test_a_repeat_finds_the_result_and_reads_nothing(task):
    first = judge_dossier(task)
    again = judge_dossier(task)

    assert (first.reads, again.reads) == (1, 0)
    assert replace(first, reads=0) == again


def test_another_content_settings_above_or_moment_is_another_result(task, tmp_path):
    keys = [judge_dossier(task).key]
    (tmp_path / "cascade.yaml").write_text("target_policy: {value: equal}\n", "utf-8")
    keys.append(judge_dossier(task).key)
    dossier(tmp_path / "lain", "90%")
    (task.dossier.place / "pk.yaml").write_bytes((tmp_path / "lain" / "pk.yaml").read_bytes())
    keys.append(judge_dossier(task).key)
    keys.append(judge_dossier(replace(task, options=replace(OPTIONS, now=NOW.replace(day=30)))).key)

    assert len(set(keys)) == 4


def test_a_worker_with_another_engine_or_other_rules_does_nothing(task, tmp_path):
    own = identity(OPTIONS)
    other = replace(task, identity=Identity("0" * 64, own.rules))

    assert judge_dossier(other) == Refused(own)
    assert not (tmp_path / "out").exists()


@pytest.mark.kill
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("dies", "broke off"),
        ("hangs", "takes too long"),
        ("mistake", "A mistake in cascade"),
        pytest.param(
            "swells", "too much memory", marks=pytest.mark.skipif(not limits_memory(), reason="no such limit")
        ),
    ],
)
def test_a_poisonous_dossier_is_one_problem(task, monkeypatch, name, says):
    sandbox = StandingWorker(misbehave, dossier_task._Job(), patience=lambda sign: 0.5 if sign == "poison" else 60)
    monkeypatch.setattr(dossier_task, "_sandbox", lambda: sandbox)
    try:
        poison = replace(task, dossier=replace(task.dossier, name=name))
        outcome = judge_dossier(poison)
        after = judge_dossier(task)
    finally:
        sandbox.close()

    assert outcome.is_failed
    assert not after.is_failed
    [message] = rows(poison, outcome)["problem"]["message_en"]
    assert says in message
    assert rows(task, after)["dossier"]["state"] == ["judged"]


@pytest.mark.kill
def test_a_poisonous_file_costs_its_own_result_only(task, monkeypatch):
    (task.dossier.place / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    sandbox = StandingWorker(misbehave, dossier_task._Job(), patience=20)
    monkeypatch.setattr(dossier_task, "_sandbox", lambda: sandbox)
    try:
        poison = replace(task, dossier=replace(task.dossier, name="dies at a file"))
        outcome = judge_dossier(poison)
    finally:
        sandbox.close()

    told = rows(poison, outcome)
    assert told["dossier"]["state"] == ["judged"]
    assert told["dossier"]["indicators"] == [1]
    assert any("rusak.pdf: reading it broke off" in message for message in told["problem"]["message_en"])


@pytest.mark.kill
def test_a_process_killed_by_hand_costs_nothing(task, monkeypatch):
    killed = []

    class Killed(StandingWorker):
        def do(self, job):
            if len(killed) < dossier_task.TRIES - 1:
                killed.append(job)
                raise dossier_task.WorkerLostError("died", None)
            return super().do(job)

    sandbox = Killed(dossier_task._judge_here, dossier_task._Job())
    monkeypatch.setattr(dossier_task, "_sandbox", lambda: sandbox)
    try:
        assert not judge_dossier(task).is_failed
    finally:
        sandbox.close()


def test_a_dossier_that_costs_several_workers_has_a_result_that_says_so(task):
    outcome = keep_failure(task)

    assert isinstance(outcome, Outcome)
    assert outcome.is_failed
    assert rows(task, outcome)["dossier"]["state"] == ["failed"]
    assert not judge_dossier(task).is_failed  # and is tried again by the next run
