"""Follow a dossier up from its last report, which lies where the new one will be written.

The last report about other documents is kept as `laporan-sebelumnya.json`: a run that is repeated over the same
documents is compared with that one again, and says the same. Reports of another profile or of other rules are passed
over, and where there is no report yet there is no follow-up.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cascade.model import Problem
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.compare import with_follow_up
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report
from cascade.reports.schema import ReportFile, read_report
from cascade.safe_io.atomic_file import replace_file, unwritable_error

KEPT = "laporan-sebelumnya.json"
_UNREADABLE = LocalizedText(
    "Laporan yang lama tidak dapat dibaca; tindak lanjutnya tidak dapat dikatakan.",
    "The last report cannot be read; there is no follow-up.",
)


def followed_up(report: Report, folder: Path, *, personal: bool = False) -> Report:
    """Return a report that says what became of the last one in a folder; the report itself where there is none."""
    last, kept = _read(folder / json_reporter.FILE), _read(folder / KEPT)
    if last is None and (folder / json_reporter.FILE).is_file():
        return replace(report, problems=(*report.problems, Problem("info", _UNREADABLE)))
    candidates = (kept, last) if last and _has_same_documents(last, report) else (last, kept)
    for earlier in candidates:
        if earlier is not None and _is_comparable(earlier, report):
            return with_follow_up(report, earlier, personal=personal)
    return report


def keep_last(report: Report, folder: Path) -> None:
    """Keep the last report of a folder before a new one takes its place, unless that is about the same documents.

    Raises:
        CascadeError: it cannot be written.
    """
    path = folder / json_reporter.FILE
    last = _read(path)
    if last is None or (_has_same_documents(last, report) and (folder / KEPT).is_file()):
        return
    try:
        replace_file(folder / KEPT, path.read_bytes())
    except OSError as error:
        raise unwritable_error(folder / KEPT, error) from error


def _read(path: Path) -> ReportFile | None:
    """Return a report that lies there and can be read."""
    try:
        return read_report(path) if path.is_file() else None
    except CascadeError:
        return None


def _has_same_documents(earlier: ReportFile, report: Report) -> bool:
    return {each.sha256 for each in earlier.documents} == {each.sha256 for each in report.documents}


def _is_comparable(earlier: ReportFile, report: Report) -> bool:
    """Tell whether two reports are of one dossier and asked the same rules."""
    profile = report.profile.name if report.profile else None
    asked = (earlier.dossier, earlier.profile, tuple(earlier.not_run))
    return asked == (report.dossier, profile, report.not_run)
