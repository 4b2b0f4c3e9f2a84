"""Damage files and dossiers by seed, read and judge them, and count what came of them; several runs add up.

    .venv/bin/python benchmarks/fuzz/run.py [--files N] [--dossiers N] [--kinds xlsx,pdf-objects] [--minutes M] [--state FILE]
    .venv/bin/python benchmarks/fuzz/run.py --only xlsx/17 [--keep FOLDER]

Each run goes on at the seeds where the last one with the same state file ended. `--only` repeats one file or dossier, keeps it
in the folder, and prints its traceback.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dossiers
import files
import watch
from kinds import KINDS, Kind, Mutant
from state import Outcome, State, table

BATCH = 50  # files of one kind that are read together


def main() -> int:
    """Run and print the table; 1 where something failed."""
    given = _arguments()
    watch.use_one_worker()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch, watch.own_temporary_folder(Path(scratch) / "tmp") as temporary:
        run = Run(given, Path(scratch), temporary)
        if given.only:
            return run.repeat(*given.only.rsplit("/", 1))
        run.files([KINDS[name] for name in given.kinds.split(",") if name] or list(KINDS.values()), given.files)
        run.dossiers(given.dossiers)
    state = run.state
    print(table(state.counts))
    print(f"healthy neighbours {state.neighbours}, of them dead {state.dead_neighbours}; left behind {state.leftovers}; most memory {state.memory[0]} MB, a worker {state.memory[1]} MB")
    for label, said in state.failures.items():
        print(f"failed: {label}: {said.strip().splitlines()[-1][:200]}")
    print(f"this run {time.perf_counter() - began:.0f} s")
    return 1 if state.failures or state.dead_neighbours or state.leftovers else 0


class Run:
    """One run: what was asked for, its folders, and the counts so far."""

    def __init__(self, given: argparse.Namespace, scratch: Path, temporary: Path):
        self.state = State.read(given.state) if given.state else State()
        self.given = given
        self.scratch = scratch
        self.temporary = temporary
        self.end = time.monotonic() + 60 * given.minutes

    def files(self, kinds: list[Kind], count: int) -> None:
        """Read so many damaged files of each kind, the kinds in turn."""
        for size in _sizes(count):
            for kind in kinds:
                if time.monotonic() > self.end:
                    return
                self._read(kind, size)

    def _read(self, kind: Kind, size: int) -> None:
        first = self.state.of(kind.name).next
        mutants = [Mutant.of(kind, seed) for seed in range(first, first + size)]
        with _folder(self.scratch / "berkas") as folder:
            batch = files.read_batch(mutants, folder)
        self.state.neighbours += batch.healthy
        for mutant, outcome, seconds in zip(mutants, batch.outcomes, batch.seconds, strict=True):
            self.state.add(kind.name, mutant.seed, self._kept(mutant, outcome), seconds)
        self._tidy(f"{kind.name}/{first}-{first + size - 1}", batch.dead)

    def _kept(self, mutant: Mutant, outcome: Outcome) -> Outcome:
        """Keep a file that failed, with as few edits as possible, beside its traceback."""
        if outcome.result != "failed":
            return outcome
        with _folder(self.scratch / "sendiri") as folder:
            smaller, alone = files.minimal(mutant, folder)
        said = alone.said if alone.result == "failed" else outcome.said
        name = mutant.label.replace("/", "-")
        self.given.keep.mkdir(parents=True, exist_ok=True)
        (self.given.keep / f"{name}{Path(mutant.kind.file).suffix}").write_bytes(smaller.content())
        (self.given.keep / f"{name}.log").write_text(f"{mutant.label}, edits {smaller.edits} of {mutant.edits}\n{said}", "utf-8")
        return Outcome("failed", said)

    def dossiers(self, count: int) -> None:
        """Judge so many damaged dossiers."""
        for _ in range(count):
            if time.monotonic() > self.end:
                return
            seed, began = self.state.of(dossiers.NAME).next, watch.processor_time()
            result = dossiers.judge(seed, self.scratch / "berkas")
            self.state.add(dossiers.NAME, seed, result.outcome, watch.processor_time() - began)
            self.state.neighbours += result.healthy
            if result.outcome.result == "failed":
                self._keep_dossier(seed, result.outcome)
            self._tidy(f"{dossiers.NAME}/{seed}", result.dead)

    def _keep_dossier(self, seed: int, outcome: Outcome) -> None:
        self.given.keep.mkdir(parents=True, exist_ok=True)
        kept = self.given.keep / f"{dossiers.NAME}-{seed}"
        shutil.rmtree(kept, ignore_errors=True)
        dossiers.write(seed, kept)
        kept.with_suffix(".log").write_text(outcome.said, "utf-8")

    def _tidy(self, label: str, dead: tuple[str, ...]) -> None:
        """Count what a batch left behind and spoilt, and write the counts."""
        left = watch.leftovers(self.temporary)
        self.state.leftovers += len(left)
        self.state.dead_neighbours += len(dead)
        if left or dead:
            self.state.failures[label] = f"left behind: {', '.join(left)}; dead neighbours: {', '.join(dead)}"
        self.state.took(watch.peak_memory())
        if self.given.state:
            self.state.write(self.given.state)

    def repeat(self, name: str, seed: str) -> int:
        """Do one file or dossier again, and print what comes of it."""
        if name == dossiers.NAME:
            result = dossiers.judge(int(seed), self.scratch / "berkas")
            outcome = Outcome("failed", f"dead neighbours: {result.dead}") if result.dead else result.outcome
            self._keep_dossier(int(seed), outcome)
        else:
            mutant = Mutant.of(KINDS[name], int(seed))
            with _folder(self.scratch / "sendiri") as folder:
                outcome = files.read_alone(mutant, folder)
            self.given.keep.mkdir(parents=True, exist_ok=True)
            (self.given.keep / f"{name}-{seed}{Path(mutant.kind.file).suffix}").write_bytes(mutant.content())
            self._kept(mutant, outcome)
        print(outcome.result, outcome.said)
        return 1 if outcome.result == "failed" else 0


@contextmanager
def _folder(place: Path) -> Iterator[Path]:
    """Give a new folder, and take it away afterwards."""
    place.mkdir()
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _sizes(count: int) -> Iterator[int]:
    for begin in range(0, count, BATCH):
        yield min(BATCH, count - begin)


def _arguments() -> argparse.Namespace:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--files", type=int, default=0, help="damaged files of each kind")
    args.add_argument("--dossiers", type=int, default=0, help="damaged dossiers")
    args.add_argument("--kinds", default="", help=f"of {', '.join(KINDS)}; all of them without it")
    args.add_argument("--minutes", type=float, default=1e6, help="after which the run ends by itself")
    args.add_argument("--state", type=Path, help="where the counts and the next seeds are kept")
    args.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="where files that failed are kept")
    args.add_argument("--only", default="", help="KIND/SEED or dossier/SEED")
    return args.parse_args()


if __name__ == "__main__":
    sys.exit(main())
