"""Run `cascade fleet run` over a folder and print what it costs: time, processor time, memory over time, efficiency.

    run.py ROOT [--workers 1,2] [--sample 5]

For each number of workers into an output folder of its own, with nothing kept from the one before. Efficiency is the time of one worker
divided by that of N, divided by N. Memory is what all processes hold that no other shares (USS), sampled; flat is it where the second half
of the run needs no more than the first. Not for Windows.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil


@dataclass
class Cost:
    """Seconds by the clock and of all processors, and MB at each sample."""

    wall: float = 0.0
    cpu: float = 0.0
    memory: list[float] = field(default_factory=list)


def used(process: psutil.Process, seen: dict[int, float]) -> float:
    """Note the processor time of all processes of a run that live, and return the MB that they hold."""
    total = 0.0
    for each in [process, *process.children(recursive=True)]:
        try:
            times = each.cpu_times()
            seen[each.pid] = times.user + times.system
            total += each.memory_full_info().uss / 1e6
        except psutil.Error:
            continue
    return total


def cost_of(root: Path, workers: int, sample: float) -> Cost:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "cascade", "fleet", "run", str(root), "--output", out, "--workers", str(workers)]
        cost, seen, began = Cost(), dict[int, float](), time.perf_counter()
        running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        process = psutil.Process(running.pid)
        while running.poll() is None:
            cost.memory.append(used(process, seen))
            time.sleep(min(sample, 0.5 if time.perf_counter() - began < 60 else sample))
        cost.wall, cost.cpu = time.perf_counter() - began, sum(seen.values())
        told = running.stderr.read() if running.stderr else ""
        if running.returncode:
            sys.exit(told)
        print(told.strip().splitlines()[-2], file=sys.stderr)
    return cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("root", type=Path)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--sample", type=float, default=5.0)
    given = parser.parse_args()
    first: Cost | None = None
    print("| workers | wall s | CPU s | efficiency | MB first half | MB second half | MB most |\n|---|---|---|---|---|---|---|")
    for workers in map(int, given.workers.split(",")):
        cost = cost_of(given.root, workers, given.sample)
        first = first or cost
        half = max(1, len(cost.memory) // 2)
        halves = max(cost.memory[:half]), max(cost.memory[half:], default=0)
        print(f"| {workers} | {cost.wall:.1f} | {cost.cpu:.1f} | {first.wall / cost.wall / workers:.2f} | {halves[0]:.0f} | {halves[1]:.0f} | {max(cost.memory):.0f} |")


if __name__ == "__main__":
    main()
