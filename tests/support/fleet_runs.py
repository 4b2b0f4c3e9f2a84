"""Runs over some small dossiers, by workers of Dask or, where those are not what is asked about, one after the other in this process."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow.parquet as parquet
from several_dossiers import dossier

from cascade.cli.options import report_time
from cascade.fleet import run as fleet_run
from cascade.fleet.cluster import Done
from cascade.fleet.run import FleetOptions, FleetRun, run_fleet
from cascade.pipeline.options import CheckOptions

NOW = report_time("2026-01-31T08:00+07:00")
TARGETS = ("95%", "140%", "'80,25%'")


class OneAfterTheOther:
    """Does jobs in this process, in any order."""

    count = 1

    def __init__(self, order: Callable[[list[Any]], Iterable[Any]] = list):
        self.order, self.done = order, []

    def refuse_others(self, *_: object) -> None:
        pass

    def results(self, function: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[Done[Any, Any] | None]:
        for job in self.order(list(jobs)):
            self.done.append(job)
            yield None
            yield Done(job, function(job), "here")


def a_region(root: Path, offices: int = 3) -> Path:
    """A government with some offices as folders and one as a zip."""
    for number in range(offices):
        dossier(root / "Kab Contoh" / f"Dinas {number}", TARGETS[number % len(TARGETS)], f"Dinas {number}")
    with zipfile.ZipFile(root / "Kab Contoh" / "Dinas Zip.zip", "w") as archive:
        archive.write(root / "Kab Contoh" / "Dinas 0" / "pk.yaml", "Dinas Zip/pk.yaml")
    return root


def run_here(root: Path, output: Path, given: OneAfterTheOther | None = None, **options: Any) -> FleetRun:
    """Run in this process."""

    @contextmanager
    def workers(*_: object) -> Iterator[OneAfterTheOther]:
        yield given or OneAfterTheOther()

    with patch.object(fleet_run, "workers", workers):
        return run_by_dask(root, output, **options)


def run_by_dask(root: Path, output: Path, **options: Any) -> FleetRun:
    return run_fleet(root, FleetOptions(output=output, check=CheckOptions(now=NOW), **options))


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file of a run."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def table(run: FleetRun, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table of all governments."""
    return [
        row for path in sorted((run.folder / name).glob("*.parquet")) for row in parquet.read_table(path).to_pylist()
    ]
