"""Whatever is killed or stopped, the results are those of a run that nothing disturbed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import psutil
import pytest
from fleet_processes import (
    ENVIRONMENT,
    begin,
    begin_run,
    double_but_die_at_three,
    end,
    judged,
    kill_all,
    of_group,
    wait_for,
)
from fleet_runs import a_region, digests, run_here

from cascade.fleet import cluster
from cascade.pipeline.options import no_progress

pytestmark = [pytest.mark.kill, pytest.mark.skipif(os.name == "nt", reason="kills processes by signals")]


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    return a_region(tmp_path_factory.mktemp("daerah"), 7)


@pytest.fixture(scope="module")
def undisturbed(region, tmp_path_factory):
    return digests(run_here(region, tmp_path_factory.mktemp("hasil")).folder)


def results(output):
    return digests(output / "hasil" / "2026-01-31")


def test_a_process_that_judges_is_killed_and_replaced(region, undisturbed, tmp_path):
    run = begin_run(region, tmp_path)
    wait_for(lambda: judged(tmp_path) >= 1, run)
    psutil.Process(run.pid).children()[0].kill()

    assert end(run)[0] == 0
    assert results(tmp_path) == undisturbed


def test_a_killed_worker_is_replaced(region, undisturbed, tmp_path):
    with a_scheduler(tmp_path, workers=1) as (address, worker):
        run = begin_run(region, tmp_path, "--scheduler", address)
        wait_for(lambda: judged(tmp_path) >= 1, run)
        next(each for each in psutil.Process(worker.pid).children() if each.children()).kill()

        assert end(run)[0] == 0
    assert results(tmp_path) == undisturbed


def test_a_worker_that_is_cut_off_loses_its_job_to_another_and_what_it_brings_late_is_the_same(
    region, undisturbed, tmp_path, monkeypatch
):
    monkeypatch.setitem(ENVIRONMENT, "DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL", "3s")
    with a_scheduler(tmp_path, workers=1) as (address, cut_off):
        run = begin_run(region, tmp_path, "--scheduler", address)
        wait_for(lambda: judged(tmp_path) >= 1, run)
        other = begin("worker", address, "--workers", 1, cwd=tmp_path)
        try:
            os.killpg(cut_off.pid, signal.SIGSTOP)
            wait_for(lambda: judged(tmp_path) >= 5, run)
            os.killpg(cut_off.pid, signal.SIGCONT)

            assert end(run)[0] == 0
        finally:
            kill_all(other)
    assert results(tmp_path) == undisturbed


@pytest.mark.parametrize("jobs", [pytest.param((3, 0), id="one that waits at each worker that is lost"), range(8)])
def test_a_job_that_costs_every_worker_is_given_up_and_the_others_are_done(tmp_path, jobs):
    with (
        a_scheduler(tmp_path, workers=1) as (address, _),
        cluster.workers(address, 1, no_progress) as given,
    ):
        done = {each.job: each.result for each in given.results(double_but_die_at_three, jobs) if each is not None}

    assert done == {number: None if number == 3 else 2 * number for number in jobs}


def test_after_everything_was_killed_the_run_goes_on(region, undisturbed, tmp_path):
    for count in (1, 3):
        run = begin_run(region, tmp_path, *(["--resume"] if count > 1 else []))
        wait_for(lambda count=count: judged(tmp_path) >= count, run)
        kill_all(run)

    assert end(begin_run(region, tmp_path, "--resume"))[0] == 0
    assert results(tmp_path) == undisturbed


def test_ctrl_c_stops_it_and_leaves_no_process(region, undisturbed, tmp_path):
    run = begin_run(region, tmp_path)
    wait_for(lambda: judged(tmp_path) >= 1, run)
    began = time.monotonic()
    os.killpg(run.pid, signal.SIGINT)
    code, told = end(run)

    assert code == 130
    assert "lanjutkan dengan perintah yang sama dan --resume" in told
    assert told.endswith("Dihentikan.\n")
    assert time.monotonic() - began < 10  # 2 on a machine that does nothing else
    assert psutil.wait_procs(of_group(run), timeout=5)[1] == []
    assert end(begin_run(region, tmp_path, "--resume"))[0] == 0
    assert results(tmp_path) == undisturbed


def test_a_scheduler_that_is_killed_is_told_and_the_run_goes_on_with_another(region, undisturbed, tmp_path):
    address = f"tcp://127.0.0.1:{_free_port()}"
    scheduler = _scheduler(address)
    worker = begin("worker", address, "--workers", 1, cwd=tmp_path)
    try:
        run = begin_run(region, tmp_path / "out", "--scheduler", address, "--lang", "en")
        wait_for(lambda: judged(tmp_path / "out") >= 1, run)
        scheduler.kill()
        code, told = end(run)
    finally:
        for each in (scheduler, worker):
            with suppress(ProcessLookupError):
                kill_all(each)

    assert code == 2
    assert "The scheduler is gone" in told
    assert "--resume" in told
    assert end(begin_run(region, tmp_path / "out", "--resume"))[0] == 0
    assert results(tmp_path / "out") == undisturbed


def test_a_worker_with_other_rules_is_refused_by_name(region, undisturbed, tmp_path):
    address = f"tcp://127.0.0.1:{_free_port()}"
    scheduler = _scheduler(address)
    other = _worker_with_another_engine(address)
    try:
        run = begin_run(region, tmp_path, "--scheduler", address, "--lang", "en")
        code, told = end(run)
    finally:
        for each in (scheduler, other):
            with suppress(ProcessLookupError):
                kill_all(each)

    assert code == 2
    assert "The worker tcp://127.0.0.1:" in told
    assert "is refused: engine " in told


@contextmanager
def a_scheduler(folder, workers):
    """Give the address of a scheduler and the program that leads its workers."""
    address = f"tcp://127.0.0.1:{_free_port()}"
    scheduler = _scheduler(address)
    worker = begin("worker", address, "--workers", workers, cwd=folder)
    try:
        yield address, worker
    finally:
        for each in (scheduler, worker):
            with suppress(ProcessLookupError):
                kill_all(each)


def _free_port():
    import socket

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def _scheduler(address):
    host, port = address.removeprefix("tcp://").split(":")
    call = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", host, "--port", port, "--no-dashboard"]
    return subprocess.Popen(
        call, env=ENVIRONMENT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _worker_with_another_engine(address):
    script = (
        "import sys\n"
        "from distributed import Worker\n"
        "from cascade.fleet import identity\n"
        "import asyncio\n"
        "identity.engine = lambda: 'f' * 64\n"
        "async def main():\n"
        "    await (await Worker(sys.argv[1], nthreads=1, host='127.0.0.1', dashboard=False)).finished()\n"
        "asyncio.run(main())\n"
    )
    return subprocess.Popen([sys.executable, "-c", script, address], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
