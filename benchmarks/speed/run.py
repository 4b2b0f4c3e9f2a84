"""Print what starting cascade, checking dossiers and checking them one after the other cost in processor time and memory.

    run.py PATH… [--rounds 5] [--batch FOLDER]

See README.md beside this file for what the columns say.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Processor seconds of all processes, and the largest memory of one of them."""

    seconds: float
    megabytes: float


def cost_of(arguments: list[str]) -> Cost:
    """Run cascade once."""
    command = [sys.executable, "-m", "cascade", *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(began.pid, 0)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def best(arguments: list[str], rounds: int) -> Cost:
    """Return the least that some runs cost; the first one, which fills the caches, does not count."""
    cost_of(arguments)
    costs = [cost_of(arguments) for _ in range(rounds)]
    return Cost(min(each.seconds for each in costs), min(each.megabytes for each in costs))


def main() -> None:
    """Print one line for each thing that is measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path, help="dossiers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--batch", type=Path, help="a folder of dossiers that one run checks one after the other")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lines = [("--version", ["--version"])]
        for number, path in enumerate(options.paths):
            output = ["--no-follow-up", "--output", f"{folder}/{number}"]
            lines.append((f"check {path.name}", ["check", str(path), "--report", "html,json", *output]))
        print(f"{'':40} {'CPU s':>7} {'MB':>6}")
        for name, arguments in lines:
            cost = best(arguments, options.rounds)
            print(f"{name:40} {cost.seconds:7.3f} {cost.megabytes:6.0f}")
        if options.batch:
            dossiers = sorted(str(path) for path in options.batch.iterdir() if path.is_dir())
            cost = cost_of(["check", *dossiers, "--report", "html,json", "--no-follow-up", "--output", f"{folder}/all"])
            print(f"{f'{len(dossiers)} dossiers in one run':40} {cost.seconds:7.1f} {cost.megabytes:6.0f}")
            print(f"{'  each':40} {cost.seconds / len(dossiers):7.3f}")


if __name__ == "__main__":
    main()
