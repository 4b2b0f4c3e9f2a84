"""Run another program, which ends with whoever runs it.

A command goes in; it is run by a guard, a small process that waits for it and for the end of the one who began it, whatever
that end is, and then ends the program with all that it has started. This file is also what the guard runs, so it knows
nothing of cascade; a program without Python beside it is begun once more and asks `guarded_command` whether it is the guard.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

_GUARD = ["-I", "-S", __file__]  # what the interpreter is begun with


def run(
    command: Sequence[str],
    *,
    timeout: int,
    environment: Mapping[str, str] | None = None,
    still_working: Callable[[], None] = lambda: None,
    patience: int = 5,
) -> None:
    """Run a program until it ends or its time is over.

    Args:
        command: The program and its arguments.
        timeout: Seconds that it may take.
        environment: Its variables; without them those of this process.
        still_working: Called while it is waited for.
        patience: Seconds between two such calls.
    """
    quiet = subprocess.DEVNULL
    guard = subprocess.Popen(
        [sys.executable, *_GUARD, *command],
        stdin=subprocess.PIPE,
        stdout=quiet,
        stderr=quiet,
        env=environment,
    )
    try:
        for _ in range(timeout // patience):
            still_working()
            with suppress(subprocess.TimeoutExpired):
                guard.wait(patience)
                return
    finally:
        if guard.stdin is not None:
            guard.stdin.close()  # the guard takes this as our end
        guard.wait()


def guarded_command(arguments: Sequence[str]) -> list[str] | None:
    """Return what this process is to guard; None where it was begun for anything else."""
    beginning, command = list(arguments[: len(_GUARD)]), list(arguments[len(_GUARD) :])
    return command if beginning == _GUARD and command else None


def guard(command: list[str]) -> int:
    """Run a command until it ends or our input does."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name == "posix")

    def watch() -> None:
        os.read(sys.stdin.fileno(), 1)
        _end(process)

    threading.Thread(target=watch, daemon=True).start()
    code = process.wait()
    _end(process)  # a launcher may leave the program itself behind
    return code


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it has started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, 9)
        else:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)


if __name__ == "__main__":
    os._exit(guard(sys.argv[1:]))
