"""Keep one process at hand that does short jobs at once, one after the other, under the limits of a worker.

A function of a module goes in; jobs are done by it in a process that is warm already. A process that dies, hangs or wants too much
memory costs the job that it had, and the next job begins another one. The process ends with the one that began it.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from cascade.safe_io.temporary_folder import temporary_folder
from cascade.safe_io.worker_pool import (
    SHUTDOWN_TIMEOUT,
    STARTUP_TIMEOUT,
    Beginning,
    Done,
    FailureReason,
    Message,
    Mistaken,
    OutOfMemory,
    ProgressMade,
    serve_jobs,
    without_signals,
)

Job = TypeVar("Job")
Progress = TypeVar("Progress")
Result = TypeVar("Result")

PATIENCE = 60.0  # seconds by the clock without a sign of life


class WorkerLostError(Exception):
    """The process that did a job was lost; `reason` tells how, `sign` what it told last of how far it was."""

    def __init__(self, reason: FailureReason, sign: object = None):
        super().__init__(reason)
        self.reason: FailureReason = reason
        self.sign = sign


class WorkerClosedError(WorkerLostError):
    """The process was ended on purpose, whatever it was at."""


class StandingWorker(Generic[Job, Progress, Result]):
    """A process that waits for jobs; it begins with the first one, or when it is warmed up.

    `patience` are the seconds that a job may take without a sign of life; a function tells them by the last sign.
    """

    def __init__(
        self,
        function: Callable[[Job, Callable[[Progress], None]], Result],
        warm_up: Job,
        *,
        patience: float | Callable[[Progress | None], float] = PATIENCE,
    ):
        self.function = function
        self.first = warm_up
        self.patience = patience
        self._sign: Progress | None = None
        self._jobs: queue.Queue[tuple[Job, Future[Result]] | None] = queue.Queue()
        self._process: BaseProcess | None = None
        self._connection: Connection[Job | None, Message[Progress, Result]] | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._is_closing = False

    @property
    def process_id(self) -> int | None:
        """The number of the process; None where there is none."""
        return self._process.pid if self._process is not None else None

    def do(self, job: Job) -> Result:
        """Return what comes of a job; those of other threads go first where they came first.

        Raises:
            WorkerLostError: the process was lost.
            WorkerClosedError: so it was, because the worker is closed.
            RuntimeError: the function raised what it should not have raised; the message is its traceback.
        """
        return self.begin(job).result()

    def begin(self, job: Job) -> Future[Result]:
        """Have a job done, and return where its result will be."""
        future: Future[Result] = Future()
        with self._lock:
            if self._thread is None:
                # a process ends with the thread that began it: it needs one that lives as long
                self._thread = threading.Thread(target=self._work, name="standing worker", daemon=True)
                self._thread.start()
        self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """End the process, also one that is at work: what waits for a job is told by `WorkerClosedError`."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._is_closing = True
            self._jobs.put(None)
            if (process := self._process) is not None:
                process.kill()
            thread.join(SHUTDOWN_TIMEOUT)

    def _work(self) -> None:
        with temporary_folder() as scratch:
            try:
                while (asked := self._jobs.get()) is not None:
                    job, future = asked
                    try:
                        if self._is_closing:
                            raise WorkerClosedError("died")
                        future.set_result(self._done(job, str(scratch)))
                    except Exception as error:
                        self._end()
                        future.set_exception(WorkerClosedError("died") if self._is_closing else error)
            finally:
                self._end()

    def _done(self, job: Job, scratch: str) -> Result:
        """Have one job done, by a new process where there is none that lives."""
        if self._process is None or not self._process.is_alive():
            self._end()
            self._start(scratch)
        assert self._connection is not None
        self._sign = None
        try:
            self._connection.send(job)
        except OSError as error:
            raise WorkerLostError("died") from error
        return self._answer()

    def _start(self, scratch: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, worker_end = context.Pipe()
        self._sign = None
        begin: Beginning[Job, Progress, Result] = Beginning(os.getpid(), scratch, [])
        process = context.Process(target=serve_jobs, args=(worker_end, self.function, self.first, begin), daemon=True)
        with without_signals("spawn"):
            process.start()
        self._process = process
        worker_end.close()
        if self._is_closing:
            raise WorkerClosedError("died")
        self._answer(STARTUP_TIMEOUT)

    def _answer(self, to_begin: float = 0) -> Result:
        """Return the next result that the process brings."""
        assert self._connection is not None
        while True:
            patience = self.patience(self._sign) if callable(self.patience) else self.patience
            try:
                if not self._connection.poll(max(patience, to_begin)):
                    raise WorkerLostError("silent", self._sign)
                message = self._connection.recv()
            except (EOFError, OSError) as error:
                raise WorkerLostError("died", self._sign) from error
            match message:
                case Done(result):
                    return result
                case OutOfMemory():
                    raise WorkerLostError("out_of_memory", self._sign)
                case Mistaken(printed):
                    raise RuntimeError(printed)
                case ProgressMade(progress):
                    self._sign = progress

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join(SHUTDOWN_TIMEOUT)
        self._connection = self._process = None
