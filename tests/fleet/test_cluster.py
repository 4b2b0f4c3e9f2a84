"""Workers of Dask do jobs, whatever becomes of them, and nobody else can reach them."""

from __future__ import annotations

import threading
import time

import psutil
import pytest

from cascade.fleet import cluster
from cascade.fleet.cluster import Workers, workers
from cascade.fleet.discovery import FoundDossier
from cascade.fleet.dossier_task import Outcome, Refused
from cascade.fleet.identity import Identity, identity
from cascade.fleet.output_folder import OutputFolder, Plan
from cascade.fleet.progress import Pace
from cascade.fleet.run import _Run
from cascade.model.errors import CascadeError
from cascade.pipeline.options import CheckOptions, no_progress

OPTIONS = CheckOptions()
ENDED = threading.Event()


def test_workers_of_this_machine_are_threads_that_end_with_the_run():
    before = threading.enumerate()
    with workers(None, 2, no_progress) as given:
        done = [each for each in given.results(str, range(8)) if each is not None]
        leading = [each for each in threading.enumerate() if "Dask-Default-Threads" in each.name]

    assert {each.job: each.result for each in done} == {number: str(number) for number in range(8)}
    assert len({each.worker for each in done}) == len(leading) == 2
    assert not any(each.is_alive() for each in leading if each not in before)


def wait_until_ended(_):
    assert ENDED.wait(60)


def begin_and_press_ctrl_c():
    with workers(None, 1, no_progress, ENDED.set) as given:
        next(given.results(wait_until_ended, [1]))
        raise KeyboardInterrupt


def test_the_jobs_of_a_run_that_is_broken_off_end_at_once():
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        begin_and_press_ctrl_c()

    assert time.monotonic() - began < 30


def test_what_it_opens_is_for_this_machine_alone():
    with workers(None, 2, no_progress):
        open_ports = [
            each.laddr.ip for each in psutil.Process().net_connections("inet") if each.status == psutil.CONN_LISTEN
        ]

    assert set(open_ports) <= {"127.0.0.1"}


def test_no_scheduler_at_an_address_is_a_sentence_with_how_to_start_one(monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    with (
        pytest.raises(CascadeError, match="no scheduler at this address") as refused,
        workers("tcp://127.0.0.1:9", 1, no_progress),
    ):
        pass

    assert "dask scheduler" in refused.value.say("id")


class _Client:
    """Answers as a client of Dask does whose workers judge with these identities."""

    status = "running"

    def __init__(self, **identities):
        self.identities = identities

    def nthreads(self):
        return dict.fromkeys(self.identities, 1)

    def run(self, *_args, **_options):
        return dict(self.identities)

    def retire_workers(self, addresses, **_):
        for each in addresses:
            del self.identities[each]


def test_workers_that_judge_with_something_else_are_sent_away_by_name():
    own, said = Identity("a" * 64, "b" * 64), []
    client = _Client(
        same=own, engine=Identity("c" * 64, "b" * 64), rules=Identity("a" * 64, "d" * 64), none=ImportError("cascade")
    )
    given = Workers(client, said.append)
    given.refuse_others(own, OPTIONS)

    assert list(client.identities) == ["same"]
    assert [each.en for each in said] == [
        "The worker engine is refused: engine cccccccccccc, not aaaaaaaaaaaa.",
        "The worker rules is refused: rules dddddddddddd, not bbbbbbbbbbbb.",
        "The worker none is refused: not the same cascade.",
    ]


def test_without_any_worker_that_is_alike_the_run_is_refused():
    given = Workers(_Client(other=Identity("c" * 64, "b" * 64)), no_progress)

    with pytest.raises(CascadeError, match="No worker is left"):
        given.refuse_others(Identity("a" * 64, "b" * 64), OPTIONS)


def test_a_worker_that_joins_late_and_refuses_by_itself_costs_no_dossier(tmp_path):
    class Late:
        count, refused = 2, []

        def results(self, _, tasks):
            for task in tasks:
                answer = Outcome("k", "s") if self.refused else Refused(Identity("c", "d"))
                yield cluster.Done(task, answer, "tcp://late")

        def refuse(self, address, other, own):
            self.refused.append((address, other, own))

    own, given = identity(OPTIONS), Late()
    run = _Run(OutputFolder(tmp_path), Plan("r", "m", "a"), OPTIONS, own, no_progress)
    outcomes = list(run._judged([FoundDossier("g", "d", tmp_path)], given, Pace(1)))

    assert [(task.dossier.name, outcome.key) for task, outcome in outcomes] == [("d", "k")]
    assert given.refused == [("tcp://late", Identity("c", "d"), own)]
