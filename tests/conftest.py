"""The docstring of a test is the document that it reads."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import threading
from collections.abc import Generator

import pytest
from browsers import browser
from documents_as_text import loaded

from cascade.model import Document
from cascade.reading.document_builder import ReadFile, read_file
from cascade.safe_io import worker_pool

__all__ = ["browser"]  # one for all tests of a process, which takes no second one

FOR_JOBS = ("standing worker", "IO loop", "Dask-", "server that nobody asks")  # threads that wait for them
FOR_REQUESTS = ("asyncio-portal", "AnyIO worker thread")
OF_WAITING = ("threading.py", "selectors.py")  # modules in which a thread is that waits

sys.dont_write_bytecode = False  # else each process, and tests begin hundreds, compiles all that it loads
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["XDG_CACHE_HOME"] = os.path.join(tempfile.gettempdir(), "cascade-tests-cache")  # not that of whoever tests


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect tests without looking for garbage among them, then or later: nearly half a million objects that all live to the end."""
    gc.disable()
    collected = yield
    worker_pool.collect_garbage_rarely()
    return collected


def pytest_sessionstart() -> None:
    """Let workers begin as copies beside what earlier tests left; else each costs a second, in an order that nobody can tell."""
    worker_pool.are_copies = lambda: sys.platform == "linux" and all(map(holds_nothing, threading.enumerate()))


def holds_nothing(thread: threading.Thread) -> bool:
    """Tell whether a fork may leave a thread behind: the one that forks, and those that wait for jobs or requests."""
    if thread in (threading.main_thread(), threading.current_thread()) or thread.name.startswith(FOR_JOBS):
        return True
    frame = sys._current_frames().get(thread.ident or 0)
    is_waiting = frame is None or os.path.basename(frame.f_code.co_filename) in OF_WAITING
    return is_waiting and thread.name.startswith(FOR_REQUESTS)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """How many processes `-n auto` means; a container often tells of more processors than it may use."""
    return min(worker_pool.available_cpus(), 4) if worker_pool.available_cpus() > 1 else 0


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what a browser opens by its fixture, and as slow what drives a browser, kills or feeds hostile input."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
        if any(item.get_closest_marker(name) for name in ("browser", "kill", "fuzz")):
            item.add_marker("slow")


@pytest.fixture
def copied_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers be copies of this process, so that they see what a test has put in place of something, whatever threads earlier tests left."""
    monkeypatch.setattr(worker_pool, "are_copies", lambda: True)


@pytest.fixture
def nothing_left() -> Generator[None]:
    """Let the documents that a test has made go: those of python-docx hold themselves, ten megabytes each, which workers begun later would copy."""
    yield
    gc.collect(0)


@pytest.fixture
def result(request: pytest.FixtureRequest) -> ReadFile:
    """What is understood of the document in the test's docstring."""
    return read_file(loaded(request.function.__doc__))


@pytest.fixture
def document(result: ReadFile) -> Document:
    """The one document of the test's docstring."""
    [only] = result.documents
    return only
