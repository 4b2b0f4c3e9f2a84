"""Judge all dossiers below a folder and write the results of the run.

The use case: paths and options go in, the folder of the run comes out. Whatever ends it early leaves what was judged; `resumes` goes on from
there, under the moment that the run was begun with.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from cascade import __version__
from cascade.fleet.cluster import Workers, workers
from cascade.fleet.discovery import Found, FoundDossier, find_dossiers
from cascade.fleet.dossier_task import (
    Outcome,
    Refused,
    Task,
    begin_sandboxes,
    end_sandboxes,
    judge_dossier,
    keep_failure,
    result_path,
)
from cascade.fleet.government_files import Gathering, ResultLostError, file_names, gather
from cascade.fleet.identity import Identity, digest_of_states, identity, key_of, states_of
from cascade.fleet.output_folder import OutputFolder, Plan
from cascade.fleet.progress import Pace
from cascade.fleet.schema import VERSION, GovernmentEntry, RunFile
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.options import CheckOptions, Progress, no_progress
from cascade.safe_io.worker_pool import available_cpus
from cascade.settings.time_zones import time_zone

NOON = 12  # hours: a run of a day bears this one, in WIB, so that what was judged on a day is found again on it


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetOptions:
    """What a run is asked for: where results go, how the dossiers are checked, by which workers, and whether it goes on."""

    output: Path
    check: CheckOptions = field(default_factory=CheckOptions)
    scheduler: str | None = None
    workers: int | None = None
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class FleetRun:
    """A run that is finished: its folder, its record, how many files were read for it, documents that lie in no dossier."""

    folder: Path
    record: RunFile
    reads: int
    strays: tuple[Path, ...]


def run_fleet(root: Path, options: FleetOptions, progress: Progress = no_progress) -> FleetRun:
    """Judge all dossiers below a folder.

    Raises:
        CascadeError: there is none, another run holds the output folder, the disk is full, or the scheduler is lost.
    """
    if not root.is_dir():
        raise CascadeError(_NO_FOLDER.format(p=root))
    output = OutputFolder(options.output.resolve())
    with output.held():
        progress(LocalizedText("Mencari berkas di {p} …", "Looking for dossiers in {p} …").format(p=root))
        found = find_dossiers(root, output.folder)
        if not found.dossiers:
            raise CascadeError(_NOTHING.format(p=root), _NOTHING_HINT)
        plan = _plan(root, options, output)
        check_options = replace(options.check, now=datetime.datetime.fromisoformat(plan.moment))
        run = _Run(output, plan, check_options, identity(check_options), progress)
        begin_sandboxes()
        with workers(
            options.scheduler, min(options.workers or available_cpus(), len(found.dossiers)), progress, end_sandboxes
        ) as given:
            given.refuse_others(run.identity, check_options)
            record = run.judge_and_gather(found, given)
        return FleetRun(output.finish(plan, record), record, run.reads, found.strays)


def _plan(root: Path, options: FleetOptions, output: OutputFolder) -> Plan:
    """Return the plan of the run that was broken off, where that is wanted, else a new one."""
    given = options.check
    asked = key_of(str(root.resolve()), *(str(getattr(given, name)) for name in _ASKED))
    broken_off = output.plan()
    if options.resumes:
        if broken_off is None:
            raise CascadeError(_NOTHING_BROKEN_OFF.format(p=output.folder), _NOTHING_BROKEN_OFF_HINT)
        if broken_off.asked != asked:
            raise CascadeError(_ASKED_OTHERWISE.format(r=broken_off.run), _ASKED_OTHERWISE_HINT)
        return broken_off
    zone = time_zone("WIB")
    now = given.now or datetime.datetime.now(zone).replace(hour=NOON, minute=0, second=0, microsecond=0)
    plan = Plan(
        output.new_name(now.date().isoformat()), (now if now.tzinfo else now.replace(tzinfo=zone)).isoformat(), asked
    )
    output.begin(plan)
    return plan


_ASKED = ("rules", "select", "ignore", "profile", "region", "nomenclature", "weights", "thorough", "ocr_seconds")


@dataclass(slots=True)
class _Run:
    """A run that is on."""

    output: OutputFolder
    plan: Plan
    options: CheckOptions
    identity: Identity
    progress: Progress
    outcomes: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    reads: int = 0

    def judge_and_gather(self, found: Found, given: Workers) -> RunFile:
        """Judge what is not judged yet, then write the files of each government."""
        known = self.output.outcomes()
        self.outcomes = {
            (each.government, each.name): known[each.government, each.name]
            for each in found.dossiers
            if (each.government, each.name) in known and self._is_done(each, known[each.government, each.name])
        }
        self._judge(
            found, [each for each in found.dossiers if (each.government, each.name) not in self.outcomes], given
        )
        try:
            entries = self._gather(found, given)
        except ResultLostError:  # somebody deleted what was kept: judge anew what is gone
            gone = [each for each in found.dossiers if not self._has_result(self.outcomes[each.government, each.name])]
            self._judge(found, gone, given)
            entries = self._gather(found, given)
        return RunFile(
            version=VERSION, run=self.plan.run, created=self.plan.moment, cascade=__version__,
            engine=self.identity.engine, rules=self.identity.rules,
            dossiers=len(found.dossiers), failed=sum(each.failed for each in entries), governments=entries,
        )  # fmt: skip

    def _has_result(self, outcome: Outcome) -> bool:
        return result_path(self.output.store, outcome.key).is_file()

    def _is_done(self, dossier: FoundDossier, outcome: Outcome) -> bool:
        return digest_of_states(states_of(dossier.place)) == outcome.state and self._has_result(outcome)

    def _judge(self, found: Found, dossiers: list[FoundDossier], given: Workers) -> None:
        pace = Pace(len(found.dossiers), len(found.dossiers) - len(dossiers))
        for task, outcome in self._judged(dossiers, given, pace):
            name = task.dossier.government, task.dossier.name
            self.outcomes[name] = outcome
            self.reads += outcome.reads
            self.output.note([(*name, outcome)])
            self.progress(pace.done(outcome))

    def _judged(self, dossiers: list[FoundDossier], given: Workers, pace: Pace) -> Iterator[tuple[Task, Outcome]]:
        """Yield each task when it is done; those that came to a refused worker are given out again."""
        tasks = [Task(each, self.options, self.output.store, self.identity) for each in dossiers]
        while tasks:
            again: list[Task] = []
            for done in given.results(judge_dossier, tasks):
                if done is None:
                    self.progress(pace.sentence())
                elif isinstance(done.result, Refused):
                    given.refuse(done.worker, done.result.identity, self.identity)
                    again.append(done.job)
                else:
                    yield done.job, done.result or keep_failure(done.job)
            tasks = again

    def _gather(self, found: Found, given: Workers) -> list[GovernmentEntry]:
        names = file_names({each.government for each in found.dossiers})
        folder = self.output.unfinished / self.plan.run
        jobs = []
        for government, dossiers in groupby(found.dossiers, attrgetter("government")):
            judged = tuple((each, self.outcomes[each.government, each.name]) for each in dossiers)
            jobs.append(Gathering(government, names[government], judged, self.output.store, folder))
        entries: list[GovernmentEntry] = []
        for done in given.results(gather, jobs):
            said = LocalizedText("Menulis hasil {n}/{m} pemerintah …", "Writing results {n}/{m} governments …")
            self.progress(said.format(n=len(entries), m=len(jobs)))
            if done is not None:
                entries.append(done.result if done.result is not None else gather(done.job))
        return sorted(entries, key=attrgetter("government"))


_NO_FOLDER = LocalizedText("{p}: bukan folder.", "{p}: this is no folder.")
_NOTHING = LocalizedText("{p}: tidak ada berkas perencanaan.", "{p}: there is no dossier.")
_NOTHING_HINT = LocalizedText(
    "Taruh satu folder atau ZIP untuk setiap perangkat daerah, di folder pemerintahnya.",
    "Put a folder or a ZIP for each office there, in the folder of its government.",
)
_NOTHING_BROKEN_OFF = LocalizedText("{p}: tidak ada yang dapat dilanjutkan.", "{p}: there is nothing to go on with.")
_NOTHING_BROKEN_OFF_HINT = LocalizedText("Jalankan tanpa --resume.", "Run it without --resume.")
_ASKED_OTHERWISE = LocalizedText(
    "Pemeriksaan {r} dimulai dengan folder atau pilihan lain.",
    "The run {r} was begun with another folder or other options.",
)
_ASKED_OTHERWISE_HINT = LocalizedText(
    "Ulangi persis seperti semula, atau jalankan tanpa --resume: yang sudah dinilai tetap dipakai.",
    "Repeat them exactly, or run it without --resume: what was judged is used all the same.",
)
