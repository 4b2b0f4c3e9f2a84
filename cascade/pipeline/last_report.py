"""Follow a dossier up from its last report, which lies where the new one will be written.

The last report about other documents is kept as `laporan-sebelumnya.json`: a run that is repeated over the same
documents is compared with that one again, and says the same. Reports of another profile or of other rules are passed
over, and where there is no report yet there is no follow-up. What became of each finding is kept for every round of documents, so that a
problem has a history; a dossier that is renamed keeps all of it.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from cascade.model import Problem
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.compare import with_follow_up
from cascade.reading.canonical import json_text
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report
from cascade.reports.schema import ReportFile, Status, read_report
from cascade.safe_io.atomic_file import replace_file, unwritable_error

KEPT = "laporan-sebelumnya.json"
ROUNDS = "tindak-lanjut.json"
MOST_ROUNDS = 40
_UNREADABLE = LocalizedText(
    "Laporan yang lama tidak dapat dibaca; tindak lanjutnya tidak dapat dikatakan.",
    "The last report cannot be read; there is no follow-up.",
)


def followed_up(report: Report, folder: Path, *, personal: bool = False) -> Report:
    """Return a report that says what became of the last one in a folder; the report itself where there is none."""
    last = _read(folder / json_reporter.FILE)
    if last is None and (folder / json_reporter.FILE).is_file():
        return replace(report, problems=(*report.problems, Problem("info", _UNREADABLE)))
    if last and not _has_same_documents(last, report) and _is_comparable(last, report):
        return with_follow_up(report, last, personal=personal)
    for earlier in (_read(folder / KEPT), last):
        if earlier is not None and _is_comparable(earlier, report):
            return with_follow_up(report, earlier, personal=personal)
    return report


def keep_last(report: Report, folder: Path) -> None:
    """Keep the last report of a folder before a new one takes its place, unless that is about the same documents, and what became of it.

    Raises:
        CascadeError: it cannot be written.
    """
    _keep_round(report, folder)
    path = folder / json_reporter.FILE
    last = _read(path)
    if last is None or (_has_same_documents(last, report) and (folder / KEPT).is_file()):
        return
    try:
        replace_file(folder / KEPT, path.read_bytes())
    except OSError as error:
        raise unwritable_error(folder / KEPT, error) from error


@dataclass(frozen=True, slots=True)
class Round:
    """What became of the findings of a report, by their fingerprints, when the documents were other ones."""

    documents: str
    previous: datetime.datetime
    checked: datetime.datetime
    statuses: Mapping[str, Status]

    def status_of(self, fingerprints: Iterable[str]) -> Status | None:
        """Return what became of some findings together; one that became several things has changed."""
        found = {self.statuses[name] for name in fingerprints if name in self.statuses}
        return None if not found else found.pop() if len(found) == 1 else "changed"


def rounds_in(folder: Path) -> tuple[Round, ...]:
    """Return the rounds that are kept in a folder, the first one first; none where they cannot be read."""
    try:
        kept = json.loads((folder / ROUNDS).read_text("utf-8"))["rounds"]
        return tuple(
            Round(
                str(each["documents"]),
                datetime.datetime.fromisoformat(each["previous"]),
                datetime.datetime.fromisoformat(each["checked"]),
                {name: status for status in get_args(Status) for name in each["findings"].get(status, ())},
            )
            for each in kept
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return ()


def _keep_round(report: Report, folder: Path) -> None:
    """Keep what became of the last report; over the same documents in the place of what was said before."""
    follow_up = report.follow_up
    if follow_up is None:
        return
    documents = hashlib.sha256(" ".join(sorted(each.sha256 for each in report.documents)).encode()).hexdigest()
    gone = {each.finding.fingerprint: each.status for each in follow_up.gone}
    new = Round(documents, follow_up.previous, report.created, {**gone, **follow_up.statuses})
    rounds = rounds_in(folder)
    if rounds and rounds[-1].documents == documents:
        rounds = rounds[:-1]
    _write(folder / ROUNDS, {"rounds": [_written(each) for each in (*rounds, new)[-MOST_ROUNDS:]]})


def _written(each: Round) -> dict[str, object]:
    findings: dict[Status, list[str]] = defaultdict(list)
    for name, status in each.statuses.items():
        findings[status].append(name)
    moments = {"previous": each.previous.isoformat(), "checked": each.checked.isoformat()}
    return {"documents": each.documents, **moments, "findings": findings}


def rename(folder: Path, name: str) -> None:
    """Have the reports of a folder, the last and the one before, be those of a dossier of another name, so that it is followed up.

    Raises:
        CascadeError: they cannot be written.
    """
    for path in (folder / json_reporter.FILE, folder / KEPT):
        if _read(path) is not None:
            _write(path, {**json.loads(path.read_text("utf-8")), "dossier": name})


def _write(path: Path, content: Mapping[str, object]) -> None:
    try:
        replace_file(path, json_text(content).encode("utf-8"))
    except OSError as error:
        raise unwritable_error(path, error) from error


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
