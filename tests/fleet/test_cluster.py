"""Workers of Dask do jobs, whatever becomes of them, and nobody else can reach them."""

from __future__ import annotations

import os

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


def double_but_die_at_three(job):
    """Return twice the number; at 3 the worker dies."""
    if job == 3:
        os._exit(9)
    return 2 * job


@pytest.fixture(scope="module")
def two():
    with workers(None, 2, no_progress) as given:
        yield given


@pytest.mark.slow
def test_a_job_that_costs_every_worker_is_given_up_and_the_others_are_done(two):
    done = [each for each in two.results(double_but_die_at_three, range(8)) if each is not None]

    assert sorted(each.job for each in done) == list(range(8))
    assert {each.job: each.result for each in done} == {n: None if n == 3 else 2 * n for n in range(8)}


@pytest.mark.slow
def test_all_of_it_listens_at_loopback_alone_and_wants_a_key(two):
    here = psutil.Process()
    listening = [
        each.laddr.ip
        for process in [here, *here.children(recursive=True)]
        for each in process.net_connections("inet")
        if each.status == psutil.CONN_LISTEN
    ]

    assert set(listening) == {"127.0.0.1"}
    assert two.client.scheduler_info()["address"].startswith("tls://127.0.0.1:")


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
    given = Workers(client, None, said.append)
    given.refuse_others(own, OPTIONS)

    assert list(client.identities) == ["same"]
    assert [each.en for each in said] == [
        "The worker engine is refused: engine cccccccccccc, not aaaaaaaaaaaa.",
        "The worker rules is refused: rules dddddddddddd, not bbbbbbbbbbbb.",
        "The worker none is refused: not the same cascade.",
    ]


def test_without_any_worker_that_is_alike_the_run_is_refused():
    given = Workers(_Client(other=Identity("c" * 64, "b" * 64)), None, no_progress)

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
