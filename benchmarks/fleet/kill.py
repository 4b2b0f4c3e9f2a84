"""Kill processes of a run at random, go on, and compare every byte with a run that nothing disturbed.

    kill.py ROOT [--rounds 20] [--seed 1]

Each round kills one of: a process that judges, the run with its scheduler and workers, everything; after a random time. What is
left is resumed until it is done. Exit code 1 where a byte differs. Not for Windows.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

NOW = "2026-01-31T08:00+07:00"
KINDS = ("sandbox", "run", "everything")


def begin(root: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cascade", "fleet", "run", str(root), "--output", str(out), "--now", NOW]
    if (out / "berjalan" / "rencana.json").exists():
        command.append("--resume")
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)


def digests(out: Path) -> dict[str, str]:
    files = (path for path in (out / "hasil").rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def kill(running: subprocess.Popen[bytes], kind: str, chance: random.Random) -> bool:
    """Kill what a round asks for; False where there is nothing of it."""
    try:
        process = psutil.Process(running.pid)
        match kind:
            case "sandbox":
                chance.choice(process.children()).kill()
            case "run":
                process.kill()
            case "everything":
                os.killpg(running.pid, signal.SIGKILL)
            case _:
                return False
    except (psutil.Error, ProcessLookupError, IndexError):
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance, killed = random.Random(given.seed), dict.fromkeys(KINDS, 0)
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "undisturbed"
        began = time.monotonic()
        if begin(given.root, whole).wait():
            sys.exit("the undisturbed run failed")
        length, expected = time.monotonic() - began, digests(whole)
        for number in range(given.rounds):
            out, kind = Path(place) / f"round-{number}", KINDS[number % len(KINDS)]
            while not (out / "hasil").exists():
                running = begin(given.root, out)
                if not killed[kind] > number // len(KINDS):
                    time.sleep(chance.uniform(0.1, 0.9) * length)
                    killed[kind] += kill(running, kind, chance)
                running.wait()
                time.sleep(0.5)  # those that notice by themselves that the run is gone need a moment
            differs = digests(out) != expected
            print(f"{number + 1:2} {kind:10} {'DIFFERS' if differs else 'same bytes'}", flush=True)
            if differs:
                sys.exit(1)
    print(f"{given.rounds} rounds, killed: {killed}, every byte the same")


if __name__ == "__main__":
    main()
