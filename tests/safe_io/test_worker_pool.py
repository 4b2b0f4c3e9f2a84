"""Work is shared out, comes back in order, and survives the death of a worker."""

from __future__ import annotations

import mmap
import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from worker_jobs import (
    be_silent_at_first,
    die_at_three,
    double,
    fail_at_three,
    hang_at_three,
    lead,
    note,
    speak_for_long,
    spin,
    stop_for_a_while,
    swell_at_three,
    take_some,
)

from cascade.safe_io import worker_pool


def test_results_come_in_the_order_of_the_jobs():
    heard = []

    results = worker_pool.run_jobs(
        double,
        [5, 1, 4, 0, 3],
        on_failure=lambda job, fate: -1,
        on_progress=lambda job, what: heard.append((job, what)),
        max_workers=2,
    )

    assert results == [10, 2, 8, 0, 6]
    assert sorted(heard) == [(job, f"at {job}") for job in (0, 1, 3, 4, 5)]


def test_no_jobs_begin_no_worker():
    assert worker_pool.run_jobs(double, [], on_failure=lambda job, fate: -1) == []


def test_a_worker_that_dies_costs_its_own_job_only():
    assert worker_pool.run_jobs(die_at_three, [1, 3, 2, 3, 4], on_failure=lambda job, fate: -1, max_workers=2) == [
        2,
        -1,
        4,
        -1,
        8,
    ]


def test_a_mistake_of_ours_is_not_hidden():
    with pytest.raises(RuntimeError, match="ZeroDivisionError: tiga"):
        worker_pool.run_jobs(fail_at_three, [1, 2, 3, 4], on_failure=lambda job, fate: -1, max_workers=2)


def test_workers_that_lead_have_workers_of_their_own_and_share_the_processors():
    jobs = [[1, 2], [3, 4]]

    led = worker_pool.run_jobs(lead, jobs, on_failure=lambda *_: ([], 0), max_workers=2, are_leads=True)

    assert led == [
        ([2, 4], max(1, worker_pool.available_cpus() // 2)),
        ([6, 8], max(1, worker_pool.available_cpus() // 2)),
    ]


def test_an_interrupt_ends_all_workers(tmp_path: Path):
    jobs = [tmp_path / "satu", tmp_path / "dua"]

    def interrupt(job: Path, what: object) -> None:
        raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        worker_pool.run_jobs(note, jobs, on_failure=lambda job, fate: -1, on_progress=interrupt, max_workers=2)

    assert time.monotonic() - begun < 20
    if os.name == "posix":  # elsewhere signal 0 would end the process
        for pid in (int(job.read_text()) for job in jobs if job.exists() and job.read_text()):
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


def test_where_no_process_can_begin_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(worker_pool, "serve_jobs", print)  # a worker that ends before it is ready

    assert worker_pool.run_jobs(double, [1, 2, 3], on_failure=lambda job, fate: -1, max_workers=2) == [2, 4, 6]


def test_a_worker_that_says_nothing_for_too_long_costs_its_own_job_only():
    begun = time.monotonic()

    results = worker_pool.run_jobs(
        hang_at_three, [1, 3, 2, 3], on_failure=lambda job, fate: fate, max_workers=2, heartbeat_timeout=0.3
    )

    assert results == [2, "silent", 4, "silent"]
    assert time.monotonic() - begun < 20


@pytest.mark.slow
def test_a_worker_that_goes_on_speaking_may_take_long():
    assert worker_pool.run_jobs(speak_for_long, [2], on_failure=lambda job, fate: fate, heartbeat_timeout=0.4) == [4]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the processor time of another process")
def test_a_worker_that_others_keep_from_the_processor_is_not_silent():
    assert worker_pool.run_jobs(
        stop_for_a_while, [2], on_failure=lambda job, fate: fate, max_workers=1, heartbeat_timeout=0.6
    ) == [4]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the processor time of another process")
def test_a_worker_that_has_the_processor_and_says_nothing_is_ended_soon():
    before = os.times().children_user

    assert worker_pool.run_jobs(spin, [1], on_failure=lambda job, fate: fate, heartbeat_timeout=0.3) == ["silent"]
    assert os.times().children_user - before < 2  # by the clock it would have six


@pytest.mark.slow
def test_where_nobody_can_tell_processor_time_a_silent_job_is_tried_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(worker_pool, "_processor_time", lambda pid: None)

    jobs = [tmp_path / "catatan"]
    assert worker_pool.run_jobs(be_silent_at_first, jobs, on_failure=lambda job, fate: fate, heartbeat_timeout=1) == [
        "done"
    ]
    assert worker_pool.run_jobs(hang_at_three, [3], on_failure=lambda job, fate: fate, heartbeat_timeout=0.1) == [
        "silent"
    ]


@pytest.mark.skipif(not worker_pool.limits_memory(), reason="Windows cannot limit the memory of a process")
def test_a_worker_that_takes_too_much_memory_costs_its_own_job_only(monkeypatch: pytest.MonkeyPatch):
    assert worker_pool.run_jobs(swell_at_three, [1, 3, 2], on_failure=lambda job, fate: fate, max_workers=1) == [
        2,
        "out_of_memory",
        4,
    ]


@pytest.mark.slow
@pytest.mark.skipif(not worker_pool.limits_memory(), reason="Windows cannot limit the memory of a process")
def test_what_the_parent_has_mapped_is_not_counted_as_the_memory_of_a_worker():
    with mmap.mmap(-1, worker_pool.MEMORY_LIMIT + 1024**3) as much:
        assert len(much) > worker_pool.MEMORY_LIMIT
        assert worker_pool.run_jobs(take_some, [100, 9_000, 200], on_failure=lambda job, fate: fate, max_workers=1) == [
            100,
            "out_of_memory",
            200,
        ]


@pytest.mark.slow
def test_without_the_module_that_limits_memory_workers_can_be_imported():
    hidden = (
        "import sys; sys.modules['resource'] = None; import cascade.safe_io.worker_pool as w; print(w.limits_memory())"
    )
    assert subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True).stdout == "False\n"


@pytest.mark.slow
@pytest.mark.parametrize("way", ["fork", "spawn"])
def test_workers_do_the_same_however_they_begin(way: str, monkeypatch: pytest.MonkeyPatch):
    if way not in multiprocessing.get_all_start_methods():
        pytest.skip("this system has no fork")
    monkeypatch.setattr(worker_pool, "_context", lambda: multiprocessing.get_context(way))

    assert worker_pool.run_jobs(die_at_three, [1, 3, 2], on_failure=lambda job, fate: fate, max_workers=1) == [
        2,
        "died",
        4,
    ]
