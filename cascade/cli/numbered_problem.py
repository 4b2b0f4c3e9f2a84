"""Find the main problem of the last report that a person names by its number, and who and when it is."""

from __future__ import annotations

import datetime
import getpass
from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.options import report_time
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.dossier import name_of, require_existing
from cascade.reports.formats import json as json_reporter
from cascade.reports.report_folder import find_folder
from cascade.reports.schema import MainProblemEntry, ReportFile, read_report
from cascade.review.last_report import problem_numbered, refuse_changed_documents
from cascade.settings import policy
from cascade.settings.policy import Policy
from cascade.settings.time_zones import local_time

ProblemNumber = Annotated[
    int, typer.Argument(help="Nomor pokok masalah di laporan terakhir. / The number in the last report.")
]
LastReport = Annotated[
    Path | None, typer.Option("--report", help="laporan.json (bawaan: reports/<berkas>/). / The report.")
]


def numbered_problem(folder: Path, number: int, report: Path | None) -> tuple[ReportFile, MainProblemEntry]:
    """Return the last report of a folder, or the one that is named, and its main problem of a number.

    Raises:
        CascadeError: there is no such report or number, or the documents have changed since.
    """
    require_folder(folder)
    last = read_report(report or _last_report(folder))
    problem = problem_numbered(last, number)
    refuse_changed_documents(folder, last)
    return last, problem


def require_folder(folder: Path) -> None:
    """Refuse what is no folder."""
    require_existing([folder])
    if not folder.is_dir():
        raise CascadeError(
            LocalizedText("{p}: bukan folder.", "{p}: no folder.").format(p=folder),
            LocalizedText("Keputusan dicatat di folder berkas.", "Decisions are kept in the folder of the dossier."),
        )


def office_moment(folder: Path, region: Path | None = None, now: str | None = None) -> tuple[datetime.datetime, Policy]:
    """Return the time in the zone of the office, and its settings."""
    settings, _ = policy.read(folder, region, folder)
    return local_time(report_time(now) or datetime.datetime.now(datetime.UTC), settings.zone), settings


def user_name(given: str | None) -> str:
    """Return the name that was given, else that of the user of the system."""
    if given is not None:
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no user name in the environment and none in the system
        return ""


def _last_report(folder: Path) -> Path:
    path = find_folder(folder, name_of([folder])) / json_reporter.FILE
    if not path.is_file():
        raise CascadeError(
            LocalizedText("Belum ada laporan di {p}.", "There is no report at {p} yet.").format(p=path),
            LocalizedText(
                "Jalankan cascade check {f}, atau beri laporannya dengan --report.",
                "Run cascade check {f}, or name the report with --report.",
            ).format(f=folder),
        )
    return path
