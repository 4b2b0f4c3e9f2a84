"""One process stands ready: it keeps warm, and one that dies, hangs or swells costs one job and no other."""

from __future__ import annotations

import os
import signal
import threading
import time

import pytest
from worker_jobs import stand_ready

from cascade.safe_io.standing_worker import StandingWorker, WorkerClosedError, WorkerLostError
from cascade.safe_io.worker_pool import limits_memory

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def worker():
    """Stands ready for all tests, which take it as they find it; what is lost is replaced."""
    standing = StandingWorker(stand_ready, "warm")
    yield standing
    standing.close()


@pytest.fixture
def own_worker():
    """Stands ready for a test that closes it."""
    standing = StandingWorker(stand_ready, "warm")
    yield standing
    standing.close()


def test_all_jobs_are_done_by_the_same_process(worker):
    pid = worker.do("pid")
    assert pid != os.getpid()
    assert [worker.do("pid") for _ in range(3)] == [pid] * 3


def test_jobs_of_many_threads_get_their_own_results(worker):
    results = {}
    threads = [threading.Thread(target=lambda n=n: results.update({n: worker.do(f"j{n}")})) for n in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert results == {n: f"j{n}" for n in range(20)}


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("die", "died"),
        ("hang", "silent"),
        pytest.param(
            "swell", "out_of_memory", marks=pytest.mark.skipif(not limits_memory(), reason="no limit on this system")
        ),
    ],
)
def test_a_lost_process_costs_its_job_and_no_other(worker, job, reason, monkeypatch):
    before = worker.do("pid")

    with monkeypatch.context() as patched:
        patched.setattr(worker, "patience", 0.3 if job == "hang" else worker.patience)
        with pytest.raises(WorkerLostError) as lost:
            worker.do(job)

    assert lost.value.reason == reason
    assert worker.do("pid") != before


def test_what_a_lost_job_told_last_is_known_and_decides_how_long_it_is_waited_for():
    standing = StandingWorker(stand_ready, "warm", patience=lambda sign: 0.3 if sign == "page 7" else 60)
    try:
        with pytest.raises(WorkerLostError) as lost:
            standing.do("hang at page 7")
    finally:
        standing.close()

    assert (lost.value.reason, lost.value.sign) == ("silent", "page 7")


def test_a_process_killed_between_two_jobs_is_replaced(worker):
    before = worker.do("pid")
    os.kill(before, getattr(signal, "SIGKILL", signal.SIGTERM))
    worker._process.join(20)
    assert worker.do("pid") != before


def test_a_mistake_is_told_with_its_traceback(worker):
    with pytest.raises(RuntimeError, match="salah"):
        worker.do("mistake")
    assert worker.do("still") == "still"


def test_the_process_outlives_the_thread_that_asked_first(worker):
    pids = []
    thread = threading.Thread(target=lambda: pids.append(worker.do("pid")))
    thread.start()
    thread.join()
    time.sleep(0.1)
    assert worker.do("pid") == pids[0]


def test_closing_does_not_wait_for_the_job_that_is_done(own_worker):
    own_worker.do("warm")
    hanging, waiting = own_worker.begin("hang"), own_worker.begin("later")
    time.sleep(0.1)
    began = time.monotonic()
    own_worker.close()
    assert time.monotonic() - began < 2
    for each in (hanging, waiting):
        with pytest.raises(WorkerClosedError):
            each.result(2)


def test_closing_ends_the_process(own_worker):
    pid = own_worker.do("pid")
    own_worker.close()
    assert own_worker.process_id is None
    with pytest.raises(OSError, match=r".*"):
        os.kill(pid, 0)


def test_closing_while_the_process_begins_leaves_none(own_worker):
    begun = own_worker.begin("pid")
    own_worker.close()
    with pytest.raises(WorkerClosedError):
        begun.result(20)
    assert own_worker.process_id is None
