"""Check several dossiers, one folder or zip each, as many at once as there are processors.

Each is checked by a process that reads its files through limited workers of its own. The answer is that of one processor: results
stand in the order given, and the folders of reports are chosen in it. A dossier that cannot be checked is a line of the recap and
costs none of the others. Writing is left to the caller.
"""

from __future__ import annotations

import datetime
import gc
import multiprocessing
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from cascade import __version__
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions, Progress, no_progress
from cascade.reports import summary
from cascade.reports.report import Report
from cascade.reports.summary import Summary
from cascade.rules.loader import read_rules, shipped_rules
from cascade.safe_io import worker_pool
from cascade.safe_io.archives.zipped_folder import is_zip, opened
from cascade.safe_io.worker_pool import FailureReason
from cascade.settings.policy import built_in
from cascade.settings.time_zones import local_time

LONGEST_STEP = (
    1800  # seconds of processor time that a dossier may take without a word; linking a huge one takes minutes
)
_PAUSE = 0.01  # seconds between two looks whether it is one's turn


class ReportWriter(Protocol):
    """Writes the report of a dossier; what it is made of can be sent to another process."""

    def claim(self, dossier: Path, report: Report) -> Path:
        """Choose the folder of the report; called for one dossier after the other, in their order."""
        ...

    def write(self, report: Report, folder: Path, progress: Progress) -> tuple[Report, tuple[str, ...]]:
        """Write the report into its folder; return it as it was written, and where, for the recap."""
        ...

    def fails(self, report: Report) -> bool:
        """Tell whether the findings make the command fail."""
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of several dossiers, and whether the findings of any of them make the command fail."""

    summary: Summary
    fails: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """One dossier: its number, what was given for it, its name in the recap."""

    number: int
    given: Path
    name: str


@dataclass(frozen=True, slots=True)
class _Checked:
    """The line of one dossier in the recap, when its report was made, and whether it makes the command fail."""

    line: summary.DossierResult
    created: datetime.datetime | None = None
    fails: bool = False


class _Turns:
    """Lets dossiers that are checked beside each other do one thing in their order; who is lost must be told to have had its turn."""

    def __init__(self, dossiers: int):
        self.had = multiprocessing.RawArray("b", dossiers)

    def wait(self, number: int) -> None:
        """Wait until all before have had their turn; a lock would stay closed where its holder is killed."""
        while not all(self.had[:number]):
            time.sleep(_PAUSE)

    def end(self, number: int) -> None:
        """Let the next one have its turn."""
        self.had[number] = 1


def check_each(
    dossiers: list[Path], writer: ReportWriter, options: CheckOptions | None = None, progress: Progress = no_progress
) -> Batch:
    """Check several dossiers.

    Args:
        dossiers: A folder or zip for each.
        writer: Writes each report, where the dossier was checked.
        options: As for one check; all reports bear the same time, each in its zone.
        progress: Called with a sentence at each step, which begins with the number and name of the dossier.
    """
    options = options or CheckOptions()
    options = replace(options, now=options.moment)
    names = summary.folder_names([path.with_suffix("") if is_zip(path) else path for path in dossiers])
    jobs = [_Job(number, given, name) for number, (given, name) in enumerate(zip(dossiers, names, strict=True))]
    turns = _Turns(len(jobs))

    def report_progress(job: _Job, step: LocalizedText) -> None:
        place = LocalizedText("[{i}/{n}] {f}:", "[{i}/{n}] {f}:")
        progress(place.format(i=job.number + 1, n=len(jobs), f=job.name) + step)

    def lost(job: _Job, reason: FailureReason) -> _Checked:
        turns.end(job.number)
        return _failed(job, LOST[reason])

    check_one = partial(_check_one, writer, options, turns)
    if min(worker_pool.available_cpus(), len(jobs)) > 1:
        if worker_pool.are_copies():
            read_rules(shipped_rules())  # once for all of them
        checked = worker_pool.run_jobs(
            check_one,
            jobs,
            on_failure=lost,
            on_progress=report_progress,
            heartbeat_timeout=LONGEST_STEP,
            are_leads=True,
        )
    else:
        checked = [check_one(job, partial(report_progress, job)) for job in jobs]
    times = [each.created for each in checked if each.created is not None]
    created = times[-1] if times else local_time(options.moment, built_in().zone)
    recap = summary.summarize(__version__, created, [each.line for each in checked])
    return Batch(recap, any(each.fails for each in checked))


def _check_one(
    writer: ReportWriter, options: CheckOptions, turns: _Turns, job: _Job, say: Callable[[LocalizedText], None]
) -> _Checked:
    """Check one dossier and write its report."""
    try:
        with opened(job.given, say) as folder:
            report = check(folder, replace(options, given=job.given), say)
            turns.wait(job.number)
            place = writer.claim(job.given, report)
            turns.end(job.number)
            written, pages = writer.write(report, place, say)
            line = summary.dossier_result(report, job.name, pages)
            return _Checked(line, report.created, writer.fails(written))
    except CascadeError as error:
        message = (text.replace(str(job.given), job.name) for text in (error.message.id, error.message.en))
        return _failed(job, LocalizedText(*message))
    except MemoryError:
        return _failed(job, LOST["out_of_memory"])
    except Exception as error:  # a mistake of ours must not cost the other dossiers
        return _failed(job, mistake(error))
    finally:
        turns.end(job.number)
        gc.collect()  # a graph and what was asked of it hold each other


def mistake(error: Exception) -> LocalizedText:
    """Return what to tell of a mistake of ours that cost a dossier."""
    at = traceback.extract_tb(error.__traceback__)[-1]
    return _MISTAKE.format(e=type(error).__name__, m=Path(at.filename).name, n=at.lineno)


def _failed(job: _Job, failure: LocalizedText) -> _Checked:
    return _Checked(summary.DossierResult(job.name, job.name, failure=failure))


_MISTAKE = LocalizedText(
    "Kesalahan di dalam cascade saat memeriksa berkas ini ({e}, {m}:{n}); laporkan kepada pengelola cascade.",
    "A mistake in cascade while checking this dossier ({e}, {m}:{n}); report it to those who maintain cascade.",
)
LOST: dict[FailureReason, LocalizedText] = {
    "died": LocalizedText(
        "Pemeriksaan berhenti di tengah jalan; periksa berkas ini sendiri.",
        "Checking it broke off; check this dossier alone.",
    ),
    "silent": LocalizedText(
        "Pemeriksaan terlalu lama dan dihentikan; periksa berkas ini sendiri.",
        "Checking it takes too long and was stopped; check this dossier alone.",
    ),
    "out_of_memory": LocalizedText(
        "Pemeriksaan membutuhkan terlalu banyak memori; periksa berkas ini sendiri.",
        "Checking it needs too much memory; check this dossier alone.",
    ),
}
