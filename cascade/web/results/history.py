"""Say what became of a dossier since an earlier check, and what changed in a document since its last version.

A check goes in; rows for the page come out: main problems by what became of them, and the differences of two versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cascade.graph.version_diff import VersionDiff
from cascade.model import Document, Evidence, Severity
from cascade.model.i18n import LocalizedText, same
from cascade.pipeline.compare import compare_documents
from cascade.pipeline.dossier import nothing_read, read
from cascade.pipeline.options import Progress
from cascade.reports.followup import FollowUp
from cascade.reports.masking import mask_records
from cascade.reports.report import Report
from cascade.reports.schema import EvidenceEntry, Status
from cascade.store.earlier_versions import EarlierVersion
from cascade.web.open_dossier import Checked

ORDER: tuple[Status, ...] = ("solved", "open", "changed", "new", "waived", "false_alarm", "not_judged")


@dataclass(frozen=True, slots=True)
class FollowedProblem:
    """One main problem and what became of it; `number` and `fingerprint` are those of today, None where it is gone."""

    status: Status
    severity: Severity
    subject: str
    message: LocalizedText
    number: int | None = None
    values: LocalizedText | None = None
    reason: LocalizedText | None = None
    fingerprint: str = ""


def followed_problems(report: Report, follow_up: FollowUp) -> dict[Status, list[FollowedProblem]]:
    """Return the main problems of both reports by what became of them."""
    found: dict[Status, list[FollowedProblem]] = {status: [] for status in ORDER}
    for each in _all(report, follow_up):
        found[each.status].append(each)
    return {status: rows for status, rows in found.items() if rows or status in ORDER[:4]}


def _all(report: Report, follow_up: FollowUp) -> Iterator[FollowedProblem]:
    for problem in report.main_problems:
        found = {follow_up.statuses.get(finding.fingerprint, "changed") for finding in problem.findings}
        status = found.pop() if len(found) == 1 else "changed"
        values = next(
            (
                _values(finding.evidence, follow_up.before[finding.fingerprint])
                for finding in problem.findings
                if finding.fingerprint in follow_up.before
            ),
            None,
        )
        own = problem.findings[0].fingerprint
        yield FollowedProblem(
            status, problem.severity, problem.subject, problem.message, problem.number, values, fingerprint=own
        )
    reasons = {each.finding.fingerprint: each.reason for each in follow_up.gone}
    for past, status in follow_up.gone_problems:
        reason = next((said for each in past.findings if (said := reasons.get(each))), None)
        yield FollowedProblem(status, past.severity, past.subject, same(past.message), reason=reason)


def _values(now: tuple[Evidence, ...], before: tuple[EvidenceEntry, ...]) -> LocalizedText | None:
    """Return the first value that is another one now."""
    old, new = [each.value for each in before], [each.value for each in now]
    first, second = (next((v for v in one if v not in other), None) for one, other in ((old, new), (new, old)))
    if first is None and second is None:
        return None
    return same(f"{first or '–'} → {second or '–'}")


def only_read_before(checked: Checked, kept: Iterable[EarlierVersion]) -> Iterator[str]:
    """Yield the files whose last version was read and lies nowhere any more: those that another program saved anew."""
    lying = {hashlib.sha256(each.path.read_bytes()).hexdigest() for each in kept}
    for file, documents in checked.earlier.items():
        if file in checked.prepared.dossier.files and documents[0].sha256 not in lying:
            yield file


def difference(file: str, checked: Checked, kept: EarlierVersion | None, say: Progress) -> VersionDiff:
    """Return what differs between a file and its earlier version: one that was kept, else the one that was read before it.

    Raises:
        CascadeError: the earlier version cannot be read, or is another kind of document.
    """
    now = tuple(each for each in checked.prepared.dossier.documents if each.file == _present(file, checked))
    before = _read(kept.path, say) if kept is not None else checked.earlier[file]
    return mask_records(compare_documents(before, now))


def _present(file: str, checked: Checked) -> str:
    """Return the name under which a file is there today; a new version may have another suffix."""
    files = checked.prepared.dossier.files
    if file in files:
        return file
    stem = Path(file).with_suffix("").as_posix()
    return next((name for name in files if Path(name).with_suffix("").as_posix() == stem), file)


def _read(path: Path, say: Progress) -> tuple[Document, ...]:
    dossier = read(path, progress=say)
    if not dossier.documents:
        raise nothing_read(dossier)
    return dossier.documents
