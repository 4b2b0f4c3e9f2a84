"""Runs of `cascade fleet` as a shell begins them, with all their processes in one group, to be stopped and killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
NOW = "2026-01-31T08:00+07:00"
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests/support")))}
PATIENCE = 240  # seconds; the machine may be busy


def double_but_die_at_three(job: int) -> int:
    """Return twice the number; at 3 the process that does it dies."""
    if job == 3:
        os._exit(9)
    return 2 * job


def begin(*arguments: object, cwd: Path) -> subprocess.Popen[str]:
    """Begin a command in a process group of its own."""
    call = [sys.executable, "-c", "from cascade.cli.app import main; main()", "fleet", *map(str, arguments)]
    return subprocess.Popen(
        call, cwd=cwd, env=ENVIRONMENT, start_new_session=True, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def begin_run(root: Path, output: Path, *more: object) -> subprocess.Popen[str]:
    return begin("run", root, "--output", output, "--now", NOW, *more, cwd=root)


def end(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a command; return its exit code and what it told."""
    out, told = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in told + out, told + out
    return process.returncode, told


def wait_for(what: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    limit = time.monotonic() + PATIENCE
    while not what():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < limit, "it takes too long"
        time.sleep(0.02)


def judged(output: Path) -> int:
    """Return how many dossiers the run that is on is done with."""
    journal = output / "berjalan" / "selesai.jsonl"
    return len(journal.read_text("utf-8").splitlines()) if journal.exists() else 0


def of_group(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the processes that a command has begun and that live."""
    return [each for each in psutil.process_iter() if each.pid != process.pid and _group(each.pid) == process.pid]


def kill_all(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except OSError:
        return 0
