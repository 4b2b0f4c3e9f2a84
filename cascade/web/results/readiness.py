"""Say whether the document that is to be signed may be, what is left to change, and what has been done since the list was begun.

What was read is judged under the profile of a signature; the first report of it is kept beside the others, in `pra-pk/`, and
everything done since then is counted from there, also by who works in the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cascade.model.errors import CascadeError
from cascade.pipeline.check import check_prepared
from cascade.pipeline.options import CheckOptions, Progress
from cascade.pipeline.preparation import with_profile
from cascade.reports.corrections import Correction
from cascade.reports.followup import FollowUp, compare_reports
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import write_file
from cascade.reports.report import Report, mask_report
from cascade.reports.report_folder import claim_folder
from cascade.reports.schema import ChangeEntry, ReportFile, read_report
from cascade.web.open_dossier import Checked, OpenDossier

PROFILE = "pra-pk"
BEGUN = "laporan-awal.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do; `is_new` where the list did not have it when it was begun."""

    place: int
    correction: Correction
    is_new: bool


@dataclass(frozen=True, slots=True)
class DoneStep:
    """One thing that was on the list and is there no more; not done where nobody could judge it any more, or it was waived."""

    change: ChangeEntry
    is_done: bool
    is_waived: bool


@dataclass(frozen=True, slots=True)
class Readiness:
    """The report under the profile, the steps of the list, and those that are gone from it."""

    report: Report
    steps: tuple[Step, ...]
    gone: tuple[DoneStep, ...]
    begun: ReportFile

    @property
    def required(self) -> tuple[Step, ...]:
        """What must be changed before the document is signed."""
        return tuple(each for each in self.steps if each.correction.required)

    @property
    def advised(self) -> tuple[Step, ...]:
        """What is worth a look."""
        return tuple(each for each in self.steps if not each.correction.required)

    @property
    def done(self) -> int:
        """How many things that had to be changed have been."""
        return sum(each.is_done for each in self.gone if each.change.required)

    @property
    def new(self) -> int:
        """How many things have to be changed that had not to be when the list was begun."""
        return sum(each.is_new for each in self.required)

    @property
    def total(self) -> int:
        """How many things had or have to be changed."""
        return self.done + len(self.required)


def readiness_of(dossier: OpenDossier, checked: Checked, say: Progress) -> Readiness:
    """Judge what was read before a signature, and compare with how the list began.

    Raises:
        CascadeError: the first list cannot be written.
    """
    options = CheckOptions(profile=PROFILE)
    prepared = with_profile(checked.prepared, PROFILE)
    report = mask_report(check_prepared(prepared, options, say, checked.log.decisions))
    written = json_reporter.render(report, "id")
    now = ReportFile.model_validate_json(written)
    folder = _folder(dossier, report)
    begun = _read(folder / BEGUN)
    if begun is None or begun.dossier != now.dossier or begun.profile != now.profile:
        write_file(folder / BEGUN, written)
        begun = now
    write_file(folder / json_reporter.FILE, written)
    follow_up = compare_reports(begun, now)
    pairs, left = _matched(begun.changes, report.changes)
    steps = tuple(Step(place, each, is_new=place - 1 not in pairs) for place, each in enumerate(report.changes, 1))
    return Readiness(report, steps, tuple(_gone(left, follow_up)), begun)


def begin_anew(dossier: OpenDossier, report: Report) -> None:
    """Count what is done from this moment on.

    Raises:
        CascadeError: the list cannot be written.
    """
    write_file(_folder(dossier, report) / BEGUN, json_reporter.render(report, "id"))


def _folder(dossier: OpenDossier, report: Report) -> Path:
    return claim_folder(dossier.folder, report.dossier, dossier.reports) / PROFILE


def _read(path: Path) -> ReportFile | None:
    try:
        return read_report(path) if path.is_file() else None
    except CascadeError:
        return None


def _matched(before: Iterable[ChangeEntry], now: Iterable[Correction]) -> tuple[set[int], list[ChangeEntry]]:
    """Return the positions of the things to do that were there before, and those of before that are gone.

    What the same finding asks for at the same place is the same thing; then what it asks for in the same document, since rows
    move when others are added.
    """
    old, new = dict(enumerate(before)), dict(enumerate(now))
    known: set[int] = set()
    for is_same in (_at_one_place, _in_one_document):
        for position, correction in new.items():
            found = (
                None if position in known else next((n for n, each in old.items() if is_same(each, correction)), None)
            )
            if found is not None:
                known.add(position)
                del old[found]
    return known, list(old.values())


def _at_one_place(old: ChangeEntry, new: Correction) -> bool:
    source = old.source
    if source is None or new.source is None:
        return _in_one_document(old, new)
    there = (source.file, source.sheet, source.page, source.cell, source.table, source.row, source.column)
    here = (new.source.file, new.source.sheet, new.source.page, new.source.cell, new.source.table, new.source.row, new.source.column)  # fmt: skip
    return there == here and _in_one_document(old, new)


def _in_one_document(old: ChangeEntry, new: Correction) -> bool:
    """Tell whether two things to do are asked for by one finding in one document, or are the same words of no finding."""
    if not old.fingerprints and not new.fingerprints:
        return (old.effort, old.subject, old.printed) == (new.effort, new.subject, new.printed.id)
    return old.document == new.document and bool(set(old.fingerprints) & set(new.fingerprints))


def _gone(changes: Iterable[ChangeEntry], follow_up: FollowUp) -> Iterator[DoneStep]:
    statuses = {each.finding.fingerprint: each.status for each in follow_up.gone}
    for change in changes:
        found = {statuses[fingerprint] for fingerprint in change.fingerprints if fingerprint in statuses}
        yield DoneStep(
            change, not found & {"not_judged", "waived", "false_alarm"}, bool(found & {"waived", "false_alarm"})
        )
