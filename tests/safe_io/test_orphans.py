"""Whatever ends a run, no worker, no other program and no copy of a document stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from worker_jobs import leave_a_copy

from cascade.safe_io import external_program, worker_pool
from cascade.safe_io.temporary_folder import remove_left_behind, temporary_folder

SUPPORT = Path(__file__).parents[1] / "support"
pytestmark = [pytest.mark.kill, pytest.mark.skipif(os.name != "posix", reason="the signals are those of POSIX")]

RUN = """
import multiprocessing, sys
from pathlib import Path
from types import SimpleNamespace
from worker_jobs import leave_a_copy
from cascade.safe_io import worker_pool
way = sys.argv[1]
if way == "elsewhere":  # as on macOS and Windows
    worker_pool.sys = SimpleNamespace(platform="darwin")
if __name__ == "__main__":
    worker_pool._context = lambda: multiprocessing.get_context("spawn" if way == "elsewhere" else way)
    jobs = [Path(sys.argv[2]) / str(n) for n in range(3)]
    worker_pool.run_jobs(leave_a_copy, jobs, on_failure=lambda job, reason: -1, max_workers=3)
"""
COMMAND = """
import sys, cascade.cli.app as app
from pathlib import Path
from worker_jobs import leave_a_copy
from cascade.safe_io import worker_pool
from cascade.safe_io.archives import zipped_folder
zipped_folder._unpack_under_limits = lambda job, say: leave_a_copy(job[0].with_suffix(".txt"), say)
app.main()
"""


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; one that nobody has fetched yet does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def wait_for(condition, seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def begin(script: str, *arguments: str, temporary: Path) -> subprocess.Popen[bytes]:
    temporary.mkdir(exist_ok=True)
    path = temporary.parent / "jalan.py"
    path.write_text(script)
    environment = {**os.environ, "TMPDIR": str(temporary), "PYTHONPATH": os.pathsep.join([str(SUPPORT), *sys.path])}
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, str(path), *arguments], env=environment, stdout=quiet, stderr=quiet)


def noted(folder: Path, pattern: str, count: int) -> list[tuple[int, Path]]:
    assert wait_for(lambda: sum(bool(path.read_text()) for path in folder.glob(pattern)) == count, 30)
    fields = [path.read_text().split(maxsplit=1) for path in folder.glob(pattern)]
    return [(int(pid), Path(copy)) for pid, copy in fields]


@pytest.mark.parametrize("way", ["fork", "spawn", "elsewhere"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_parent_that_is_killed_leaves_no_worker_behind(tmp_path: Path, number: signal.Signals, way: str) -> None:
    if way == "fork" and sys.platform != "linux":
        pytest.skip("a fork is safe on Linux only")
    notes = tmp_path / "notes"
    notes.mkdir()
    parent = begin(RUN, way, str(notes), temporary=tmp_path / "tmp")
    workers = noted(notes, "*", 3)

    parent.send_signal(number)
    parent.wait()

    assert wait_for(lambda: not any(is_alive(pid) for pid, _ in workers))


def test_what_a_killed_run_left_in_the_temporary_folder_is_gone_after_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    parent = begin(RUN, "spawn", str(tmp_path / "notes"), temporary=tmp_path / "tmp")
    workers = noted(tmp_path / "notes", "*", 3)
    parent.kill()
    parent.wait()
    assert wait_for(lambda: not any(is_alive(pid) for pid, _ in workers))
    assert all(copy.is_file() for _, copy in workers)

    begin("from cascade.cli.app import main; main()", "--version", temporary=tmp_path / "tmp").wait()

    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_stopped_leaves_no_copy_and_no_worker(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "berkas.zip").write_bytes(b"PK")
    parent = begin(COMMAND, "check", str(tmp_path / "berkas.zip"), temporary=tmp_path / "tmp")
    [(worker, copy)] = noted(tmp_path, "berkas.txt", 1)
    assert tmp_path / "tmp" in copy.parents

    parent.send_signal(number)

    assert parent.wait(20) == 130
    assert not is_alive(worker)
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="signals cannot be held back on this system")
def test_also_the_first_worker_of_all_hears_of_no_signal_before_it_is_ready() -> None:
    script = """
import signal
from multiprocessing import resource_tracker
from cascade.safe_io.worker_pool import without_signals
with without_signals("spawn"):
    resource_tracker.getfd()
    print({signal.SIGINT, signal.SIGTERM} <= signal.pthread_sigmask(signal.SIG_BLOCK, []))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)

    assert run.stdout == "True\n"


def test_what_a_worker_that_was_ended_left_goes_with_the_others(tmp_path: Path) -> None:
    job = tmp_path / "catatan"

    worker_pool.run_jobs(leave_a_copy, [job], on_failure=lambda job, reason: -1, heartbeat_timeout=0.5)

    [(_, copy)] = noted(tmp_path, "catatan", 1)
    assert not copy.exists()


def test_the_folder_of_a_run_that_goes_on_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "cascade-orang").mkdir()  # a person's own
    with temporary_folder() as folder:
        (folder / "salinan.doc").touch()
        remove_left_behind()
        assert (folder / "salinan.doc").exists()

    assert [path.name for path in tmp_path.iterdir()] == ["cascade-orang"]


def test_another_program_ends_with_the_process_that_waits_for_it(tmp_path: Path) -> None:
    script = f"""
from cascade.safe_io import external_program
external_program.run(["sh", "-c", "echo $$ > {tmp_path}/pid; sleep 60 & sleep 60"], timeout=60)
"""
    parent = begin(script, temporary=tmp_path / "tmp")
    assert wait_for(lambda: (tmp_path / "pid").exists() and (tmp_path / "pid").read_text())
    program = int((tmp_path / "pid").read_text())
    group = subprocess.run(["pgrep", "-g", str(program)], capture_output=True, text=True).stdout.split()
    assert len(group) >= 2

    parent.kill()
    parent.wait()

    assert wait_for(lambda: not any(is_alive(int(pid)) for pid in group))


def test_another_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    heard = []
    begun = time.monotonic()

    external_program.run(["sleep", "60"], timeout=2, patience=1, still_working=lambda: heard.append(1))

    assert time.monotonic() - begun < 20
    assert len(heard) == 2
