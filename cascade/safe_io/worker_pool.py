"""Do jobs in processes of their own, beside each other and under limits.

The libraries that read documents crash, hang and fill the memory. Jobs go in; their results come out in the same
order, whatever happens: a worker that dies, gives no sign of life for too long or takes too much memory costs its own
job and no other, and the caller says what stands in place of its result. Limited are the memory of each worker (not
on Windows), the seconds between two signs of life, counted while the worker has the processor, and, as a last resort,
the processor time of one job. Workers end with
the process that began them, whatever ends it, and what they put into the temporary folder goes with them; they have no
network. A mistake of
ours, an exception that is none of these, is raised here as `RuntimeError` with its traceback. Knows nothing of
documents.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

from cascade.safe_io.no_network import refuse_network
from cascade.safe_io.temporary_folder import temporary_folder

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Job = TypeVar("Job")
Result = TypeVar("Result")
Progress = TypeVar("Progress")
FailureReason = Literal["died", "silent", "out_of_memory"]  # why a worker brings no result

SHUTDOWN_TIMEOUT = 3  # seconds that a worker has to end by itself
STARTUP_TIMEOUT = 60  # seconds that a process has to begin
HEARTBEAT_TIMEOUT = 25  # seconds of its processor time without a sign of life after which a worker is held to hang
IDLE = 3  # times as long by the clock, for a worker that has no processor time at all, as one that waits for nothing
BUSY_MACHINE = 20  # times as long by the clock, for one that has a little, as where others keep the machine busy
MEMORY_LIMIT = 2 * 1024**3  # bytes of one worker
CPU_TIME_LIMIT = 600  # seconds of one job; ends a worker that hangs after the one who waits for it was killed
COLLECTION_THRESHOLD = 50_000  # new objects after which Python looks for those that only hold each other


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has begun."""


@dataclass(frozen=True, slots=True)
class ProgressMade(Generic[Progress]):
    """A worker tells how far it is."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """A worker has done its job and waits for another one."""

    result: Result


@dataclass(frozen=True, slots=True)
class Mistaken:
    """A job raised what it should not have raised; the worker ends."""

    traceback: str


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """A job wanted more memory than there is; the worker ends, since what it holds is not given back while it lives."""


Message: TypeAlias = Ready | ProgressMade[Progress] | Done[Result] | Mistaken | OutOfMemory


_siblings = 1  # processes that lead workers beside this one, itself included


def available_cpus() -> int:
    """Return how many processes may work beside each other; those that lead workers share them."""
    allowed = getattr(os, "sched_getaffinity", None)  # what a container may use; Windows and macOS do not tell
    return max(1, (len(allowed(0)) if allowed else os.cpu_count() or 1) // _siblings)


def collect_garbage_rarely() -> None:
    """Look seldom for objects that only hold each other.

    What is read and judged lives to the end, and looking takes a tenth of the time.
    """
    gc.enable()
    gc.freeze()
    gc.set_threshold(COLLECTION_THRESHOLD, 10, 10)


def limits_memory() -> bool:
    """Tell whether the memory of a worker can be limited; Windows has no such call."""
    return resource is not None


def run_jobs(
    function: Callable[[Job, Callable[[Progress], None]], Result],
    jobs: Sequence[Job],
    *,
    on_failure: Callable[[Job, FailureReason], Result],
    on_progress: Callable[[Job, Progress], None] = lambda job, progress: None,
    max_workers: int | None = None,
    heartbeat_timeout: float | None = None,
    are_leads: bool = False,
) -> list[Result]:
    """Do jobs in processes of their own and return the results in the order of the jobs.

    Jobs, progress and results are sent between processes, so all of them must be picklable.

    Args:
        function: What to do: a function of a module, called with a job and with what tells how far it is; telling it
            is the sign of life.
        jobs: The first ones are begun first.
        on_failure: Returns what stands in place of the result of a job whose worker was lost, and is told why.
        on_progress: Called here with a job and what its worker tells of it.
        max_workers: So many processes at once; without it, one for each processor.
        heartbeat_timeout: Seconds of processor time without a sign of life after which a worker is ended, if not
            `HEARTBEAT_TIMEOUT`; where nobody can tell them, seconds by the clock, and the job is tried twice.
        are_leads: The workers read no strangers' files themselves: they have workers of their own for that, and no
            limits but this time; the processors are shared between them.

    Raises:
        RuntimeError: `function` raised something else than `MemoryError`; the message is its traceback.
    """
    pool = _WorkerPool(function, jobs, on_failure, on_progress, heartbeat_timeout or HEARTBEAT_TIMEOUT)
    workers = min(max_workers or available_cpus(), len(jobs))
    pool.leads = workers if are_leads else 0
    with temporary_folder() as pool.scratch:
        try:
            pool.work(workers)
        finally:
            pool.shut_down()
    return [pool.results[number] for number in range(len(jobs))]


@dataclass(slots=True)
class _Worker(Generic[Job, Progress, Result]):
    """A process, the connection to it, the number of its job, its last sign of life and until when the next is due."""

    process: BaseProcess
    connection: Connection[Job | None, Message[Progress, Result]]
    job: int
    last_sign: float = field(default_factory=time.monotonic)
    used: float = 0.0  # seconds of processor time at its last sign of life
    moved: tuple[float, float] = (
        0.0,
        0.0,
    )  # seconds of processor time when it was last seen to have more, and that moment
    patience: float = STARTUP_TIMEOUT
    deadline: float = field(default_factory=lambda: time.monotonic() + STARTUP_TIMEOUT)
    is_ready: bool = False

    def gave_sign(self, patience: float) -> None:
        """Begin to wait anew."""
        self.last_sign, self.patience = time.monotonic(), patience
        self.used = _processor_time(self.process.pid) or 0.0
        self.moved = self.used, self.last_sign
        self.deadline = self.last_sign + patience

    def is_kept_waiting(self) -> bool:
        """Give more time to a worker that has not had the processor for long enough."""
        used = _processor_time(self.process.pid)
        now = time.monotonic()
        if used is None:
            return False
        if used > self.moved[0]:
            self.moved = used, now
        left = self.patience - (used - self.used)
        idle_since = max(self.moved[1], self.last_sign)
        end = min(idle_since + IDLE * self.patience, self.last_sign + BUSY_MACHINE * self.patience)
        if left <= 0 or now >= end:
            return False
        self.deadline = min(now + max(left, 0.1), end)
        return True


class _WorkerPool(Generic[Job, Progress, Result]):
    """The workers that are at work, the jobs that wait for one, and the results so far by the number of the job."""

    def __init__(
        self,
        function: Callable[[Job, Callable[[Progress], None]], Result],
        jobs: Sequence[Job],
        on_failure: Callable[[Job, FailureReason], Result],
        on_progress: Callable[[Job, Progress], None],
        heartbeat_timeout: float,
    ):
        self.function = function
        self.jobs = jobs
        self.on_failure = on_failure
        self.on_progress = on_progress
        self.heartbeat_timeout = heartbeat_timeout
        self.scratch = Path(tempfile.gettempdir())
        self.leads = 0
        self.waiting = deque(range(len(jobs)))
        self.tried_again: set[int] = set()
        self.workers: list[_Worker[Job, Progress, Result]] = []
        self.retired: list[_Worker[Job, Progress, Result]] = []
        self.results: dict[int, Result] = {}

    def work(self, max_workers: int) -> None:
        """Do all jobs."""
        while self.waiting or self.workers:
            while self.waiting and len(self.workers) < max_workers:
                self._start(self.waiting.popleft())
            seconds = min(worker.deadline for worker in self.workers) - time.monotonic()
            readable = wait([worker.connection for worker in self.workers], max(0.0, seconds))
            for worker in [each for each in self.workers if each.connection in readable]:
                self._receive(worker)
            for worker in [each for each in self.workers if each.deadline < time.monotonic()]:
                if not worker.is_kept_waiting():
                    worker.process.kill()
                    self._give_up(worker)

    def shut_down(self) -> None:
        """End every process, also one that is at work."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in (*self.workers, *self.retired):
            self._stop(worker)

    def _start(self, job: int) -> None:
        context = _context()
        our_end, worker_end = context.Pipe()
        inherited = [our_end, *(worker.connection for worker in (*self.workers, *self.retired))]
        is_copy = context.get_start_method() == "fork"  # of all that is open here
        begin = Beginning(os.getpid(), str(self.scratch), inherited if is_copy else [], self.leads)
        process = context.Process(
            target=serve_jobs,
            args=(worker_end, self.function, self.jobs[job], begin),
            daemon=not self.leads,  # a daemon may have no children
        )
        with without_signals(context.get_start_method()):
            process.start()
        worker_end.close()
        self.workers.append(_Worker(process, our_end, job))

    def _receive(self, worker: _Worker[Job, Progress, Result]) -> None:
        """Take what a worker sends, or notice that it has died."""
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._fail(worker, "died")
            return
        worker.gave_sign(self.heartbeat_timeout)
        match message:
            case Ready():
                worker.is_ready = True
            case ProgressMade(progress):
                self.on_progress(self.jobs[worker.job], progress)
            case Done(result):
                self.results[worker.job] = result
                self._give_next(worker)
            case OutOfMemory():
                self._fail(worker, "out_of_memory")
            case Mistaken(printed):
                raise RuntimeError(printed)

    def _give_next(self, worker: _Worker[Job, Progress, Result]) -> None:
        """Give a worker the next job; one that gets none ends by itself."""
        try:
            worker.connection.send(self.jobs[self.waiting[0]] if self.waiting else None)
            if self.waiting:
                worker.job = self.waiting.popleft()
                return
        except OSError:
            pass  # it ended by itself after its work was done; another one begins
        self.workers.remove(worker)
        self.retired.append(worker)

    def _give_up(self, worker: _Worker[Job, Progress, Result]) -> None:
        """Do the job of a silent worker once more where nobody can tell whether it had the processor."""
        if _processor_time(os.getpid()) is None and worker.job not in self.tried_again:
            self.tried_again.add(worker.job)
            self.workers.remove(worker)
            self._stop(worker)
            self.waiting.appendleft(worker.job)
        else:
            self._fail(worker, "silent")

    def _fail(self, worker: _Worker[Job, Progress, Result], reason: FailureReason) -> None:
        """Put something in place of the result of a worker that is lost."""
        self.workers.remove(worker)
        self._stop(worker)
        job = self.jobs[worker.job]
        if worker.is_ready or reason == "silent":
            self.results[worker.job] = self.on_failure(job, reason)
        else:  # no process can begin here, as in a script that does not guard its main part: do it ourselves
            self.results[worker.job] = self.function(job, lambda progress: self.on_progress(job, progress))

    def _stop(self, worker: _Worker[Job, Progress, Result]) -> None:
        worker.connection.close()
        worker.process.join(SHUTDOWN_TIMEOUT)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()


def are_copies() -> bool:
    """Tell whether a worker begins as a copy of this process, with all that is imported and computed here."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> ForkContext | SpawnContext:
    """Return how to begin a process: by a fork where that is safe, since it costs a tenth.

    A fork copies locks that other threads hold, and macOS forbids it to many libraries.
    """
    if are_copies():
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Beginning(Generic[Job, Progress, Result]):
    """What a worker is told at its beginning: who its parent is, where it may leave files, what it must close, how many lead workers."""

    parent: int
    scratch: str
    inherited: list[Connection[Job | None, Message[Progress, Result]]]
    leads: int = 0


def serve_jobs(
    connection: Connection[Message[Progress, Result], Job | None],
    function: Callable[[Job, Callable[[Progress], None]], Result],
    first: Job,
    begin: Beginning[Job, Progress, Result],
) -> None:
    """Do jobs, as a worker does, until there is none or nobody who gives them."""
    for end in begin.inherited:  # else we would hold open what tells us and others that the parent is gone
        end.close()
    _take_signals()
    _end_with(begin.parent)
    _keep_files_in(begin.scratch)
    if begin.leads:
        _share_processors(begin.leads)
    else:
        refuse_network()
        _limit_memory()
    collect_garbage_rarely()
    connection.send(Ready())
    job: Job | None = first
    while job is not None:
        if not begin.leads:
            _limit_cpu_time()
        try:
            result = function(job, lambda progress: connection.send(ProgressMade(progress)))
        except MemoryError:
            connection.send(OutOfMemory())
            return
        except Exception:
            connection.send(Mistaken(traceback.format_exc()))
            return
        connection.send(Done(result))
        try:
            job = connection.recv()
        except EOFError:
            return


def _share_processors(leads: int) -> None:
    """Take a share of the processors for the workers of this process."""
    global _siblings  # of this process
    _siblings = leads


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


def _processor_time(pid: int | None) -> float | None:
    """Return the seconds that a process and those it waited for had the processor; None where nobody can tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):  # no Linux
        return None


def _limit_cpu_time() -> None:
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        end = int(used.ru_utime + used.ru_stime) + CPU_TIME_LIMIT
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (end, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _keep_files_in(folder: str) -> None:
    """Let everything that is put into the temporary folder, also by other programs, go away with the pool."""
    tempfile.tempdir = folder
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder))


def _end_with(parent: int) -> None:
    """End this process when its parent ends, even if it is killed."""
    own_parent = multiprocessing.parent_process()
    if own_parent is None:
        return
    if sys.platform == "linux":  # the kernel does it, also where a library never lets another thread run
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL))
            if os.getppid() != parent:
                os._exit(1)
            return
    threading.Thread(target=_exit_after, args=(own_parent.sentinel,), daemon=True).start()


def _exit_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


_PR_SET_PDEATHSIG = 1
_STOPPING = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}


def _take_signals() -> None:
    """Let the one who gave the jobs end us; Ctrl-C reaches all, and is for that one."""
    for each in _STOPPING:
        signal.signal(each, signal.SIG_IGN if each == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)


@contextmanager
def without_signals(way: str) -> Iterator[None]:
    """Let a process that begins (by fork or spawn) hear of no signal before it knows what to do with it."""
    if hasattr(signal, "pthread_sigmask"):
        if way != "fork":
            resource_tracker.ensure_running()  # Python begins it with the first process, and then lets signals through
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    elif (
        threading.current_thread() is threading.main_thread()
    ):  # Windows, where a process inherits that Ctrl-C is ignored
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, handler)
    else:
        yield
