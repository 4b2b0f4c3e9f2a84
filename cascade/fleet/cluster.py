"""Have jobs done by workers of Dask: those of this machine, or those of a scheduler that somebody has started.

A function and jobs go in; each job comes out with its result, in the order in which they are done. A few jobs more than there are workers
are given out at a time. A worker has one thread; one that is lost costs nothing but time, until a job has cost several. Workers of this
machine are threads, since a job leads a process of its own; they take no jobs from the network. The only module that knows Dask.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import time
from asyncio import CancelledError
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

import dask
import distributed
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from cascade.fleet.identity import Identity, identity
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.options import CheckOptions, Progress

Job = TypeVar("Job")
Result = TypeVar("Result")

LOOPBACK = "127.0.0.1"
_NOBODY = f"{LOOPBACK}:0"  # each opens a port for HTTP, which has no routes
AHEAD = 3  # jobs given out for each worker, so that none waits for the next one
FEWEST_AHEAD = 8
LOST_WORKERS = 5  # that a job may cost before it is given up
WORKER_MEMORY = "1GiB"  # of a worker, which holds no document; its process under limits has its own limit
CONNECT = 20  # seconds
RECOUNT = 5.0  # seconds after which workers are counted anew: some may have joined
TICK = 0.5  # seconds between two looks at whether the scheduler is there
_CONFIG = {
    "distributed.worker.daemon": False,  # it has a process under limits of its own
    "distributed.scheduler.allowed-failures": LOST_WORKERS,
    "distributed.worker.profile.enabled": False,
    "distributed.admin.system-monitor.gil.enabled": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.comm.timeouts.connect": CONNECT,
    "distributed.scheduler.http.routes": [],  # nothing is told by HTTP
    "distributed.worker.http.routes": [],
    "distributed.nanny.http.routes": [],
}


@dataclass(frozen=True, slots=True)
class Done(Generic[Job, Result]):
    """A job and its result, by which worker; no result where it cost several workers."""

    job: Job
    result: Result | None
    worker: str

    @property
    def is_given_up(self) -> bool:
        """Whether no worker has brought a result."""
        return not self.worker


@dataclass(slots=True)
class Workers:
    """The workers of a run."""

    client: distributed.Client
    progress: Progress
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.client.nthreads().values())

    def refuse_others(self, own: Identity, options: CheckOptions) -> None:
        """Send away the workers that judge with another engine or other rules.

        Raises:
            CascadeError: no worker is left.
        """
        answers: Mapping[str, Identity | BaseException] = self.client.run(identity, options, on_error="return")
        for address, answer in answers.items():
            if answer != own:
                self.refuse(address, answer if isinstance(answer, Identity) else None, own)

    def refuse(self, address: str, other: Identity | None, own: Identity) -> None:
        """Send away a worker, and say so by its name.

        Raises:
            CascadeError: no worker is left.
        """
        if address in self.refused:
            return
        what = LocalizedText("bukan cascade yang sama", "not the same cascade") if other is None else _words(other, own)
        message = _REFUSED.format(w=address, i=what)
        self.refused[address] = message.en
        self.progress(message)
        with suppress(OSError, TimeoutError):
            self.client.retire_workers([address], close_workers=True)
        if not self.count:
            raise CascadeError(_NONE_LEFT + message, _NONE_LEFT_HINT)

    def results(self, function: Callable[[Job], Result], jobs: Iterable[Job]) -> Iterator[Done[Job, Result] | None]:
        """Yield each job when it is done, and None from time to time where none is.

        Dask suspects every job that a lost worker held, also those that only waited there. Suspects are done again at the end, each alone.

        Raises:
            CascadeError: the scheduler is lost, or a job raised it.
        """
        suspects: list[Job] = []
        for done in self._in_parallel(function, jobs):
            if done is not None and done.is_given_up:
                suspects.append(done.job)
            else:
                yield done
        for suspect in suspects:
            yield from self._in_parallel(function, [suspect])

    def _in_parallel(
        self, function: Callable[[Job], Result], jobs: Iterable[Job]
    ) -> Iterator[Done[Job, Result] | None]:
        waiting = iter(jobs)
        running: dict[Hashable, tuple[Job, distributed.Future[tuple[str, Result]]]] = {}
        done: queue.SimpleQueue[distributed.Future[tuple[str, Result]]] = queue.SimpleQueue()
        ahead, counted = 0, 0.0
        while True:
            if time.monotonic() - counted > RECOUNT:
                ahead, counted = max(FEWEST_AHEAD, AHEAD * self.count), time.monotonic()
            for job in islice(waiting, max(0, ahead - len(running))):
                future = self.client.submit(_by_worker, function, job, pure=False)
                running[future.key] = job, future
                future.add_done_callback(done.put)
            if not running:
                return
            try:
                future = done.get(timeout=TICK)
            except queue.Empty:
                self._require_scheduler()
                yield None
                continue
            job, _ = running.pop(future.key)
            yield self._done(job, future)

    def _require_scheduler(self) -> None:
        if self.client.status not in ("running", "connecting"):
            raise CascadeError(_SCHEDULER_LOST, _RESUME)

    def _done(self, job: Job, future: distributed.Future[tuple[str, Result]]) -> Done[Job, Result]:
        try:
            worker, result = self._awaited(future)
        except KilledWorker:
            return Done(job, None, "")
        except (CancelledError, FutureCancelledError) as error:
            raise CascadeError(_SCHEDULER_LOST, _RESUME) from error
        finally:
            future.release()
        return Done(job, result, worker)

    def _awaited(self, future: distributed.Future[tuple[str, Result]]) -> tuple[str, Result]:
        """Return the result of a job that was done; where its worker died with it, the job is done once more."""
        while True:
            try:
                return future.result(timeout=TICK)
            except TimeoutError:
                self._require_scheduler()


@contextmanager
def workers(
    scheduler: str | None, count: int, progress: Progress, break_off: Callable[[], None] = lambda: None
) -> Iterator[Workers]:
    """Give the workers of a scheduler, or so many of this machine, for as long as they are needed; then the jobs of these are broken off.

    Raises:
        CascadeError: there is no scheduler at the address.
    """
    with dask.config.set(_CONFIG), _quiet():
        cluster = None if scheduler else _local(count)
        try:
            client = distributed.Client(cluster or scheduler, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise CascadeError(_NO_SCHEDULER.format(s=scheduler), _NO_SCHEDULER_HINT) from error
        given = Workers(client, progress)
        try:
            if cluster is None:
                _await_workers(client, progress)
            yield given
        except CommClosedError as error:
            raise CascadeError(_SCHEDULER_LOST, _RESUME) from error
        finally:
            break_off()
            with suppress(Exception):  # it is over; what was done lies on the disk
                client.close(timeout=1)
            if cluster is not None:
                with suppress(Exception):
                    cluster.close(timeout=1)


def _local(count: int) -> distributed.LocalCluster:
    return distributed.LocalCluster(
        n_workers=count, threads_per_worker=1, processes=False, memory_limit=0, silence_logs=logging.CRITICAL,
        scheduler_kwargs={"dashboard": False, "dashboard_address": _NOBODY}, worker_dashboard_address=_NOBODY,
    )  # fmt: skip


def _await_workers(client: distributed.Client, progress: Progress) -> None:
    while not client.nthreads():
        progress(_WAITING)
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=5)


def _by_worker(function: Callable[[Job], Result], job: Job) -> tuple[str, Result]:
    """Do a job and tell who did it."""
    return str(distributed.get_worker().address), function(job)


def serve(scheduler: str, count: int) -> None:
    """Be workers of a scheduler until it ends or they are sent away.

    Raises:
        CascadeError: there is no scheduler at the address.
    """

    async def work() -> None:
        nannies = [
            await distributed.Nanny(
                scheduler, nthreads=1, memory_limit=WORKER_MEMORY, dashboard=False, silence_logs=logging.CRITICAL,
                host=LOOPBACK if f"//{LOOPBACK}:" in scheduler else None,
            )
            for _ in range(count)
        ]  # fmt: skip
        await asyncio.gather(*(nanny.finished() for nanny in nannies))

    with dask.config.set({**_CONFIG, "distributed.comm.timeouts.connect": CONNECT}), _quiet():
        try:
            asyncio.run(work())
        except (OSError, ValueError, TimeoutError) as error:
            raise CascadeError(_NO_SCHEDULER.format(s=scheduler), _NO_SCHEDULER_HINT) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Dask keep what it would write to the terminal to itself: a run says itself what matters."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _words(other: Identity, own: Identity) -> LocalizedText:
    """Say in what a worker differs."""
    differs = []
    if other.engine != own.engine:
        differs.append(
            LocalizedText("mesin {a}, bukan {b}", "engine {a}, not {b}").format(
                a=other.short_engine, b=own.short_engine
            )
        )
    if other.rules != own.rules:
        differs.append(
            LocalizedText("aturan {a}, bukan {b}", "rules {a}, not {b}").format(a=other.short_rules, b=own.short_rules)
        )
    return LocalizedText("; ".join(each.id for each in differs), "; ".join(each.en for each in differs))


_REFUSED = LocalizedText("Pekerja {w} ditolak: {i}.", "The worker {w} is refused: {i}.")
_NONE_LEFT = LocalizedText("Tidak ada pekerja yang dapat dipakai.", "No worker is left.")
_NONE_LEFT_HINT = LocalizedText(
    "Pasang cascade dan aturan yang sama di semua mesin, lalu mulai lagi: cascade fleet worker ALAMAT",
    "Install the same cascade and rules on all machines, then begin again: cascade fleet worker ADDRESS",
)
_SCHEDULER_LOST = LocalizedText("Penjadwal hilang.", "The scheduler is gone.")
_RESUME = LocalizedText(
    "Lanjutkan dengan perintah yang sama dan --resume; yang sudah dinilai tetap ada.",
    "Go on with the same command and --resume; what was judged is kept.",
)
_NO_SCHEDULER = LocalizedText("{s}: tidak ada penjadwal di alamat ini.", "{s}: there is no scheduler at this address.")
_NO_SCHEDULER_HINT = LocalizedText(
    "Mulai dahulu: dask scheduler --host 127.0.0.1 --port 8786 --no-dashboard",
    "Start one first: dask scheduler --host 127.0.0.1 --port 8786 --no-dashboard",
)
_WAITING = LocalizedText(
    "Menunggu pekerja: cascade fleet worker ALAMAT …", "Waiting for workers: cascade fleet worker ADDRESS …"
)
