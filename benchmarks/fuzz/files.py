"""Read damaged files: documents among healthy ones, by the reading of a dossier; what a person writes by its own reader."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.file_reading import FileToRead, not_read, read_files
from cascade.reading import loaders
from cascade.reading.document_builder import ReadFile, read_file
from cascade.safe_io import worker_pool
from cascade.safe_io.worker_pool import FailureReason

import seeds
import watch
from kinds import Kind, Mutant
from state import Outcome

TOO_LONG = 60.0  # seconds of processor time for one file that its limits should have ended
_NEIGHBOURS = (".xlsx", ".docx", ".pdf", ".ods", ".csv")
_MISTAKE = "a mistake in cascade"
_READING = re.compile(r"Reading (\S+) \(")


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of several damaged files that were read together, in their order, and of the healthy ones among them."""

    outcomes: list[Outcome]
    seconds: list[float]
    healthy: int = 0
    dead: tuple[str, ...] = ()


def read_batch(mutants: Sequence[Mutant], folder: Path) -> Batch:
    """Read the damaged files of one kind, in a folder that is empty."""
    return _read_documents(mutants, folder) if mutants[0].kind.is_document else _read_settings(mutants, folder)


def _read_documents(mutants: Sequence[Mutant], folder: Path) -> Batch:
    neighbours = _neighbours(folder)
    damaged = [_written(mutant, folder) for mutant in mutants]
    begun: dict[str, float] = {}

    def progress(said: LocalizedText) -> None:
        if found := _READING.match(said.en):
            begun.setdefault(found[1], time.perf_counter())

    before, start = watch.processor_time(of_workers=True), time.perf_counter()
    read = read_files([FileToRead(path, path.name) for path in (*damaged, *neighbours)], progress)
    end = time.perf_counter()
    order = [*sorted(begun, key=begun.__getitem__)]
    ends = {name: begun[order[n + 1]] if n + 1 < len(order) else end for n, name in enumerate(order)}
    share = (watch.processor_time(of_workers=True) - before) / max(end - start, 0.001)  # of the time by the clock
    seconds = [share * (ends[path.name] - begun[path.name]) for path in damaged]
    outcomes = [_outcome(path.name, each, took) for path, each, took in zip(damaged, read, seconds, strict=False)]
    healthy = read[len(damaged) :]
    dead = tuple(path.name for path, now, sound in zip(neighbours, healthy, _healthy(folder.parent), strict=True) if now != sound)
    return Batch(outcomes, seconds, len(neighbours), dead)


def _outcome(name: str, read: ReadFile, seconds: float) -> Outcome:
    """Judge what came of a damaged document."""
    said = next((problem.message.en for problem in read.problems if problem.severity == "error"), "")
    if _MISTAKE in said:
        return Outcome("failed", said)
    if seconds > TOO_LONG:
        return Outcome("failed", f"took {seconds:.0f} s")
    reasons: tuple[FailureReason, ...] = ("died", "silent", "out_of_memory")
    if any(not_read(FileToRead(Path(name), name), reason).message.en == said for reason in reasons):
        return Outcome("ended", said)
    return Outcome("read" if read.documents or not said else "refused", said)


def _neighbours(folder: Path) -> list[Path]:
    """Write the healthy files."""
    paths = []
    for suffix in _NEIGHBOURS:
        paths.append(folder / f"sehat{suffix}")
        paths[-1].write_bytes(seeds.of_suffix(suffix)[0])
    return paths


@cache
def _healthy(scratch: Path) -> list[ReadFile]:
    """Return what is read of the healthy files where no other lies beside them."""
    folder = scratch / "sehat"
    folder.mkdir()
    return read_files([FileToRead(path, path.name) for path in _neighbours(folder)], lambda _: None)


def _written(mutant: Mutant, folder: Path) -> Path:
    path = folder / mutant.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(mutant.content())
    return path


@dataclass(frozen=True, slots=True)
class _Job:
    kind: str
    path: Path


def _read_settings(mutants: Sequence[Mutant], folder: Path) -> Batch:
    """Read what a person writes, many by one worker under limits."""
    jobs = [_Job(mutant.kind.name, _written(mutant, folder / str(mutant.seed))) for mutant in mutants]
    results = _results(mutants[0].kind, jobs)
    return Batch([outcome for outcome, _ in results], [seconds for _, seconds in results])


def _results(kind: Kind, jobs: Sequence[_Job]) -> list[tuple[Outcome, float]]:
    if kind.is_limited:
        return [_read_setting(job, lambda _: None) for job in jobs]
    return worker_pool.run_jobs(_read_setting, jobs, on_failure=_lost, max_workers=1)


def _read_setting(job: _Job, say: Callable[[None], None]) -> tuple[Outcome, float]:
    from kinds import KINDS  # by its name: what reads a kind cannot be sent to a process

    say(None)
    began = time.process_time()
    outcome = attempt(KINDS[job.kind], job.path)
    seconds = time.process_time() - began
    return (Outcome("failed", f"took {seconds:.0f} s") if seconds > TOO_LONG else outcome), seconds


def _lost(job: _Job, reason: FailureReason) -> tuple[Outcome, float]:
    """Tell that a file that is read without limits in a check took more than they allow: there it would have hung."""
    return Outcome("failed", f"its worker was lost: {reason}"), 0.0


def attempt(kind: Kind, path: Path) -> Outcome:
    """Read one file in this process, and return the traceback of what is no refusal."""
    try:
        if kind.read is not None:
            kind.read(path)
        else:
            read_file(loaders.load(path, path.name))
    except CascadeError as error:
        return Outcome("refused", error.message.en)
    except MemoryError:
        raise
    except Exception:
        return Outcome("failed", traceback.format_exc())
    return Outcome("read")


def minimal(mutant: Mutant, folder: Path) -> tuple[Mutant, Outcome]:
    """Leave out the edits without which a file still fails, and return it with its traceback."""
    outcome = read_alone(mutant, folder)
    if outcome.result != "failed":
        return mutant, outcome
    for number in mutant.edits:
        fewer = Mutant(mutant.kind, mutant.seed, tuple(each for each in mutant.edits if each != number))
        smaller = read_alone(fewer, folder) if fewer.edits else Outcome("read")
        if smaller.result == "failed":
            mutant, outcome = fewer, smaller
    return mutant, outcome


def read_alone(mutant: Mutant, folder: Path) -> Outcome:
    """Read one damaged file by one worker under limits."""
    job = _Job(mutant.kind.name, _written(mutant, folder / str(mutant.seed)))
    [(outcome, _)] = _results(mutant.kind, [job])
    return outcome
