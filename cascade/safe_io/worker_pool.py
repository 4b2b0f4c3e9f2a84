"""Who does which job?

Jobs go in; their results come out in the same order, done by processes beside each other, since the libraries that read
documents crash, hang and fill the memory. A worker that dies, says nothing for too long or takes too much costs its own job
and no other. Knows nothing of documents.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Job = TypeVar("Job")
Result = TypeVar("Result")
ReportProgress = Callable[[Any], None]  # how a worker tells how far it is
FailureReason = Literal["died", "silent", "out_of_memory"]  # what became of a worker that brings no result
SHUTDOWN_TIMEOUT = 3  # seconds that a worker has to end by itself
STARTUP_TIMEOUT = 60  # seconds that a process has to begin
HEARTBEAT_TIMEOUT = 25  # seconds without a word after which a worker is held to hang
MEMORY_LIMIT = 2 * 1024**3  # bytes of one worker
COLLECTION_THRESHOLD = 50_000  # after which it is looked for dead ones
CPU_TIME_LIMIT = 600  # seconds of one job; ends a worker that hangs after the one who waits for it was killed


def available_cpus() -> int:
    """Return how many processes may work beside each other."""
    allowed = getattr(os, "sched_getaffinity", None)  # what a container may use; Windows and macOS do not tell
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def collect_garbage_rarely() -> None:
    """Look seldom for objects that only hold each other: what is read and judged lives to the end, and looking takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(COLLECTION_THRESHOLD, 10, 10)


def limits_memory() -> bool:
    """Tell whether the memory of a worker can be limited; Windows has no such call."""
    return resource is not None


def run_jobs(
    function: Callable[[Job, ReportProgress], Result],
    jobs: Sequence[Job],
    *,
    on_failure: Callable[[Job, FailureReason], Result],
    on_progress: Callable[[Job, Any], None] = lambda job, what: None,
    max_workers: int | None = None,
    heartbeat_timeout: float | None = None,
) -> list[Result]:
    """Do jobs in processes of their own and return the results in the order of the jobs.

    Args:
        function: What to do; a function of a module, since it is sent to other processes.
        jobs: The first ones are begun first.
        on_failure: The result of a job whose worker died, was silent for too long or took too much memory.
        on_progress: Called with what a worker says of its job.
        max_workers: So many processes at once; without it, one for each processor.
        heartbeat_timeout: Seconds without a word after which a worker is ended, if not `HEARTBEAT_TIMEOUT`.
    """
    pool = _WorkerPool(function, jobs, on_failure, on_progress, heartbeat_timeout or HEARTBEAT_TIMEOUT)
    try:
        pool.work(min(max_workers or available_cpus(), len(jobs)))
    finally:
        pool.shut_down()
    return [pool.results[number] for number in range(len(jobs))]


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, the number of the job that it is at, and until when it must say something."""

    process: BaseProcess
    connection: Connection
    job: int
    deadline: float = field(default_factory=lambda: time.monotonic() + STARTUP_TIMEOUT)
    is_ready: bool = False


class _WorkerPool(Generic[Job, Result]):
    def __init__(
        self,
        function: Callable[[Job, ReportProgress], Result],
        jobs: Sequence[Job],
        on_failure: Callable[[Job, FailureReason], Result],
        on_progress: Callable[[Job, Any], None],
        heartbeat_timeout: float,
    ):
        self.function, self.jobs, self.on_failure, self.on_progress, self.heartbeat_timeout = (
            function,
            jobs,
            on_failure,
            on_progress,
            heartbeat_timeout,
        )
        self.waiting = deque(range(len(jobs)))
        self.workers: list[_Worker] = []
        self.retired: list[_Worker] = []
        self.results: dict[int, Result] = {}

    def work(self, max_workers: int) -> None:
        """Do all jobs."""
        while self.waiting or self.workers:
            while self.waiting and len(self.workers) < max_workers:
                self._start(self.waiting.popleft())
            connections = {worker.connection: worker for worker in self.workers}
            left = min(worker.deadline for worker in self.workers) - time.monotonic()
            for connection in wait(list(connections), max(0.0, left)):
                self._receive(connections[connection])  # type: ignore[index]  # wait() returns what it was given
            for worker in [each for each in self.workers if each.deadline < time.monotonic()]:
                worker.process.kill()
                self._fail(worker, "silent")

    def shut_down(self) -> None:
        """End every process, also one that is at work."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in (*self.workers, *self.retired):
            self._stop(worker)

    def _start(self, job: int) -> None:
        context = _context()
        our_end, worker_end = context.Pipe()
        process = context.Process(target=_work, args=(worker_end, self.function, self.jobs[job]), daemon=True)
        with _no_interrupt():
            process.start()
        worker_end.close()
        self.workers.append(_Worker(process, our_end, job))

    def _receive(self, worker: _Worker) -> None:
        """Take what a worker sends: that it has begun, how far it is, its result; or its end."""
        try:
            kind, what = worker.connection.recv()
        except (EOFError, OSError):
            self._fail(worker, "died")
            return
        worker.deadline = time.monotonic() + self.heartbeat_timeout
        if kind == "ready":
            worker.is_ready = True
        elif kind == "progress":
            self.on_progress(self.jobs[worker.job], what)
        elif kind == "failed":
            raise RuntimeError(what)
        elif kind == "out_of_memory":  # what it holds is not given back while it lives
            self._fail(worker, "out_of_memory")
        else:
            self.results[worker.job] = what
            self._next(worker)

    def _next(self, worker: _Worker) -> None:
        try:
            worker.connection.send(self.jobs[self.waiting[0]] if self.waiting else None)
            if self.waiting:
                worker.job = self.waiting.popleft()
                return
        except OSError:
            pass  # it ended by itself after its work was done; another one begins
        self.workers.remove(worker)
        self.retired.append(worker)

    def _fail(self, worker: _Worker, reason: FailureReason) -> None:
        self.workers.remove(worker)
        self._stop(worker)
        job = self.jobs[worker.job]
        if worker.is_ready:
            self.results[worker.job] = self.on_failure(job, reason)
        else:  # no process can begin here, as in a script that does not guard its main part: do it ourselves
            self.results[worker.job] = self.function(job, lambda what: self.on_progress(job, what))

    def _stop(self, worker: _Worker) -> None:
        worker.connection.close()
        worker.process.join(SHUTDOWN_TIMEOUT)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def _context() -> Any:
    """Return how to begin a process: by a fork where that is safe, since it costs a tenth.

    A fork copies locks that other threads hold, and macOS forbids it to many libraries.
    """
    forks = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forks else "spawn")


def _work(connection: Connection, function: Callable[[Any, ReportProgress], Any], job: Any) -> None:
    """What a worker does: jobs, until there is none or nobody who gives them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the one who gave the jobs ends us
    _limit_memory()
    collect_garbage_rarely()
    connection.send(("ready", None))
    while job is not None:
        _limit_processor()
        try:
            result = function(job, lambda what: connection.send(("progress", what)))
        except MemoryError:
            connection.send(("out_of_memory", None))
            return
        except Exception:
            connection.send(("failed", traceback.format_exc()))
            return
        connection.send(("done", result))
        try:
            job = connection.recv()
        except EOFError:
            return


def _limit_memory() -> None:
    if resource is not None:
        with suppress(ValueError, OSError):  # a stricter limit holds already
            limit = _address_space() + MEMORY_LIMIT
            resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _address_space() -> int:
    """Return the bytes that the limit counts before any work is done: a fork has those of its parent."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:  # no Linux, and so no fork
        return 0
    return pages * resource.getpagesize()


def _limit_processor() -> None:
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime) + CPU_TIME_LIMIT
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Let a process that begins inherit that Ctrl-C is not for it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
