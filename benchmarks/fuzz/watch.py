"""Watch what a run leaves behind and takes: temporary files, processes, memory, time."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from cascade.safe_io import worker_pool

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


class TooLong(BaseException):
    """What is not limited itself took longer than it may; nothing in between may catch it."""


@contextmanager
def own_temporary_folder(place: Path) -> Iterator[Path]:
    """Let everything temporary go into a folder that is empty at first."""
    place.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(place)
    names = {name: os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")}
    os.environ.update(dict.fromkeys(names, str(place)))
    try:
        yield place
    finally:
        tempfile.tempdir = before
        for name, value in names.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def leftovers(place: Path) -> list[str]:
    """Return the files and processes that are still there, and take them away so that they are told once."""
    found = [f"file {path.name}" for path in place.iterdir()]
    for path in place.iterdir():
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() and not path.is_symlink() else path.unlink()
    found += [f"process {child.pid}" for child in multiprocessing.active_children()]
    for listed in Path("/proc/self/task").glob("*/children"):
        found += [f"process {pid}" for pid in listed.read_text("ascii").split()]
    return found


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooLong` after so many seconds that this process had the processor; Windows has no such alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds:.0f} s")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def processor_time(*, of_workers: bool = False) -> float:
    """Return the seconds that this process and its workers had the processor, or the workers alone: others may keep the machine busy."""
    spent = os.times()
    workers = spent.children_user + spent.children_system
    return workers if of_workers else workers + spent.user + spent.system


def peak_memory() -> tuple[int, int]:
    """Return the most megabytes that this process had, and any that it began."""
    if resource is None:
        return 0, 0
    return tuple(resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # type: ignore[return-value]


def use_one_worker() -> None:
    """Leave the other processors to others: workers come one after the other."""
    worker_pool.available_cpus = lambda: 1
