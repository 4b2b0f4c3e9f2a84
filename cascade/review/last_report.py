"""Waive a main problem of the last report, where its documents are still the same.

A folder, a written report and a number go in; the findings of that problem come out, to be accepted. Refused is what nobody can be
sure of: a number that the report does not have, and documents that changed since.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LOADERS
from cascade.reading.loaders.folder import list_files
from cascade.reports.schema import FindingEntry, MainProblemEntry, ReportFile
from cascade.text.printable import readable_name


def problem_numbered(report: ReportFile, number: int) -> MainProblemEntry:
    """Return the main problem that a report calls by a number.

    Raises:
        CascadeError: it has none of that number.
    """
    for problem in report.pokok:
        if problem.number == number:
            return problem
    if not report.pokok:
        raise CascadeError(LocalizedText("Laporan itu tidak memuat pokok masalah.", "The report has no main problem."))
    raise CascadeError(
        LocalizedText("Tidak ada pokok masalah nomor {n}.", "There is no main problem number {n}.").format(n=number),
        LocalizedText("Laporan itu memuat nomor 1–{m}.", "The report has the numbers 1–{m}.").format(
            m=max(problem.number for problem in report.pokok)
        ),
    )


def findings_of(report: ReportFile, problem: MainProblemEntry) -> tuple[FindingEntry, ...]:
    """Return the findings of a main problem."""
    asked = set(problem.findings)
    return tuple({each.fingerprint: each for each in report.findings if each.fingerprint in asked}.values())


def refuse_changed_documents(folder: Path, report: ReportFile) -> None:
    """Refuse to go on where the documents of a folder are not those that a report is about.

    Raises:
        CascadeError: one was changed, removed or added since; with its name.
    """
    changes = list(_changes(folder, report))
    if changes:
        listed = LocalizedText("; ".join(each.id for each in changes), "; ".join(each.en for each in changes))
        raise CascadeError(
            LocalizedText(
                "Dokumen berubah sejak laporan itu: {l}. Nomornya mungkin berarti lain.",
                "The documents have changed since that report: {l}. Its numbers may mean something else.",
            ).format(l=listed),
            LocalizedText(
                "Jalankan cascade check lagi, lalu pakai nomor yang baru.",
                "Run cascade check again, then use the new number.",
            ),
        )


def _changes(folder: Path, report: ReportFile) -> Iterator[LocalizedText]:
    known = {document.file: document.sha256 for document in report.documents if document.file}
    places = {readable_name(path.relative_to(folder).as_posix()): path for path in list_files(folder)[0]}
    for file, sha256 in known.items():
        path = places.get(file, folder / file)
        if not path.is_file():
            yield LocalizedText("{f} tidak ada lagi", "{f} is gone").format(f=file)
        elif _sha256(path) != sha256:
            yield LocalizedText("{f} diubah", "{f} was changed").format(f=file)
    mentioned = {
        *known,
        *(each.file for each in report.account),
        *(each.file for each in report.ignored),
        *(each.source.file for each in report.problems if each.source),
    }
    for name, path in places.items():
        if name not in mentioned and path.suffix.lower() in LOADERS:
            yield LocalizedText("{f} baru", "{f} is new").format(f=name)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise CascadeError(
            LocalizedText("{p}: tidak dapat dibuka ({r}).", "{p}: cannot be opened ({r}).").format(
                p=path, r=os_error_reason(error)
            )
        ) from error
