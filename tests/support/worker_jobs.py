"""What workers do in tests; a function is sent to another process by the name of its module, which loads little there."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cascade.safe_io import worker_pool


def double(job: int, say: Callable[[Any], None]) -> int:
    """Return twice the number, the large ones first."""
    time.sleep(0.02 / (1 + job))
    say(f"at {job}")
    return 2 * job


def lead(job: list[int], say: Callable[[Any], None]) -> tuple[list[int], int]:
    """Double numbers by workers of its own; return the processors that it may use too."""
    return worker_pool.run_jobs(double, job, on_failure=lambda *_: -1), worker_pool.available_cpus()


def die_at_three(job: int, say: Callable[[Any], None]) -> int:
    """End the process without a word at 3."""
    if job == 3:
        os._exit(9)
    return double(job, say)


def fail_at_three(job: int, say: Callable[[Any], None]) -> int:
    """Have a mistake at 3."""
    if job == 3:
        raise ZeroDivisionError("tiga")
    return double(job, say)


def hang_at_three(job: int, say: Callable[[Any], None]) -> int:
    """Do nothing for long at 3."""
    if job == 3:
        time.sleep(60)
    return double(job, say)


def speak_for_long(job: int, say: Callable[[Any], None]) -> int:
    """Take a second and a half, saying so ten times a second."""
    for _ in range(15):
        time.sleep(0.1)
        say("still here")
    return 2 * job


def swell_at_three(job: int, say: Callable[[Any], None]) -> int:
    """Want more memory than a worker may have at 3."""
    if job == 3:
        return len(bytearray(3 * 1024**3))
    return double(job, say)


def take_some(job: int, say: Callable[[Any], None]) -> int:
    """Take so many MB of memory, as any job does."""
    return len(bytearray(job * 1024**2)) // 1024**2


def note(job: Path, say: Callable[[Any], None]) -> int:
    """Leave the number of the process in a file, then take long."""
    job.write_text(str(os.getpid()))
    say("begun")
    time.sleep(60)
    return 0


def leave_a_copy(job: Path, say: Callable[[Any], None]) -> int:
    """Put a copy of a document into the temporary folder, note where, then take long."""
    with tempfile.NamedTemporaryFile(delete=False) as copy:
        copy.write(b"isi dokumen")
    job.write_text(f"{os.getpid()} {copy.name}")
    say("begun")
    time.sleep(60)
    return 0


def stop_for_a_while(job: int, say: Callable[[Any], None]) -> int:
    """Have no processor for seven tenths of a second, as on a machine that others keep busy."""
    wake = f"sleep 0.7; kill -CONT {os.getpid()}"
    subprocess.Popen(["sh", "-c", wake])
    os.kill(os.getpid(), signal.SIGSTOP)
    return 2 * job


def spin(job: int, say: Callable[[Any], None]) -> int:
    """Work for long without a word."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        pass
    return 0


def be_silent_at_first(job: Path, say: Callable[[Any], None]) -> str:
    """Hang when the job is done for the first time."""
    if job.exists():
        return "done"
    job.touch()
    time.sleep(60)
    return "hung"


def swell(*_: Any) -> bytes:
    """Want more memory than a worker may have, whatever is given."""
    return bytes(3 * 1024**3)


def reach(port: int, say: Callable[[Any], None]) -> tuple[str, str]:
    """Try to reach a port of this computer, here and in another program; return the names of both errors."""
    script = (
        "import socket, errno, sys\n"
        "try: socket.create_connection(('127.0.0.1', int(sys.argv[1]))); print('reached')\n"
        "except OSError as error: print(errno.errorcode[error.errno])"
    )
    other = subprocess.run([sys.executable, "-c", script, str(port)], capture_output=True, text=True).stdout.strip()
    try:
        socket.create_connection(("127.0.0.1", port))
    except OSError as error:
        return errno.errorcode[error.errno or 0], other
    return "reached", other


def stand_ready(job: str, say: Callable[[Any], None]) -> Any:
    """Do what the word says, as a process that waits for jobs; return the word where it says nothing."""
    match job:
        case "pid":
            return os.getpid()
        case "die":
            os._exit(3)
        case "hang":
            time.sleep(60)
        case "hang at page 7":
            say("page 7")
            time.sleep(60)
        case "swell":
            return len(bytearray(8 * 1024**3))
        case "mistake":
            raise ValueError("salah")
    return job
