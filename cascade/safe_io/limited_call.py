"""Call one function in a process of its own, under the limits of a worker.

What a library does with a file that nobody vouches for costs at most that call: a function of a module and its argument go
in, its result comes out. What it refuses (`CascadeError`) is raised here.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.safe_io import worker_pool
from cascade.safe_io.worker_pool import FailureReason

Argument = TypeVar("Argument")
Result = TypeVar("Result")

WRITING_TIMEOUT = 120  # seconds of processor time that writing into a copy of a document may take without a word

REASONS: dict[FailureReason, LocalizedText] = {
    "died": LocalizedText("prosesnya berhenti di tengah jalan", "its process broke off"),
    "silent": LocalizedText("terlalu lama", "it takes too long"),
    "out_of_memory": LocalizedText("membutuhkan terlalu banyak memori", "it needs too much memory"),
}


@dataclass(frozen=True, slots=True)
class _Call(Generic[Argument, Result]):
    """A function and what it is called with."""

    function: Callable[[Argument], Result]
    argument: Argument


@dataclass(frozen=True, slots=True)
class _Returned(Generic[Result]):
    """What a function gives back."""

    result: Result


def call_limited(
    function: Callable[[Argument], Result], argument: Argument, failure: Callable[[LocalizedText], CascadeError]
) -> Result:
    """Return what a function of a module gives back, having called it in a process under limits.

    Args:
        function: What to call; its argument and result are sent between processes.
        argument: What it is called with.
        failure: Makes an error of the reason for which there is no result.

    Raises:
        CascadeError: the function raised it, or its process was lost.
    """
    call = _Call(function, argument)
    if multiprocessing.current_process().daemon:  # a worker already
        return function(argument)
    [outcome] = worker_pool.run_jobs(
        _called, [call], on_failure=lambda _, reason: failure(REASONS[reason]), max_workers=1
    )
    if isinstance(outcome, CascadeError):
        raise outcome
    return outcome.result


def read_limited(read: Callable[[Path], Result], path: Path) -> Result:
    """Return what is read of a file that a person or a setting names, by a process under limits.

    Raises:
        CascadeError: `read` raised it, or the file is more than the process may take.
    """

    def failure(reason: LocalizedText) -> CascadeError:
        message = LocalizedText("{f}: tidak dapat dibaca, {r}.", "{f}: cannot be read: {r}.")
        hint = LocalizedText("Periksa apakah ini berkas yang dimaksud.", "Check whether it is the file that you mean.")
        return CascadeError(message.format(f=path.name, r=reason), hint)

    return call_limited(read, path, failure)


def _called(call: _Call[Argument, Result], say: Callable[[None], None]) -> _Returned[Result] | CascadeError:
    say(None)
    try:
        return _Returned(call.function(call.argument))
    except CascadeError as error:
        return error
