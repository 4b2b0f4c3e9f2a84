"""Compare two versions of a document, or a report with an earlier one.

Links decide which row became which. Writes nothing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from cascade.graph import version_diff
from cascade.graph.version_diff import VersionDiff
from cascade.model import KIND_NAMES, Document, Problem
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.link import LinkedDossier, link_files, link_versions
from cascade.pipeline.options import Progress, no_progress
from cascade.reports import followup, masking
from cascade.reports.followup import FollowUp
from cascade.reports.formats import json as json_reporter
from cascade.reports.report import Report
from cascade.reports.schema import ReportFile


def compare(
    old: str | os.PathLike[str],
    new: str | os.PathLike[str],
    progress: Progress = no_progress,
    weights: Path | None = None,
) -> tuple[VersionDiff, tuple[Problem, ...]]:
    """Compare two versions of one document.

    Args:
        old: The earlier version.
        new: The later one.
        progress: Called with a sentence at each step.
        weights: The YAML file of weights for linking, instead of the shipped ones.

    Returns:
        What was added, dropped, renamed or given other values, and what could not be read.

    Raises:
        CascadeError: a file cannot be read, or the two are different kinds of document.

    >>> import cascade
    >>> plan = "documents/kecamatan-gumelar-2022/renstra-2019-2023-contoh.xlsx"
    >>> comparison, problems = cascade.compare(plan, plan)
    >>> comparison.changes, problems
    ((), ())
    """
    old, new = Path(old), Path(new)
    linked = link_files(old, new, progress, weights)
    return _compared(linked, old.name, new.name), linked.problems


def compare_documents(old: Sequence[Document], new: Sequence[Document]) -> VersionDiff:
    """Compare two versions of the documents of one file that were read already.

    Raises:
        CascadeError: the two are different kinds of document.
    """
    names = [side[0].file if side else "–" for side in (old, new)]
    return _compared(link_versions(old, new), *names)


def _compared(linked: LinkedDossier, old: str, new: str) -> VersionDiff:
    old_documents, new_documents = (
        [each for each in linked.graph.documents if each.id.startswith(side)] for side in "LR"
    )
    kinds = [{each.kind for each in side} for side in (old_documents, new_documents)]
    if not kinds[0] & kinds[1]:
        kind_names = [", ".join(KIND_NAMES.get(kind, kind) for kind in sorted(side)) for side in kinds]
        raise CascadeError(
            LocalizedText("{a} adalah {x}, {b} adalah {y}.", "{a} is a {x}, {b} is a {y}.").format(
                a=old, x=kind_names[0], b=new, y=kind_names[1]
            ),
            LocalizedText(
                "diff membandingkan dua versi satu dokumen; untuk dokumen yang berlainan: cascade check.",
                "diff compares two versions of one document; for different documents: cascade check.",
            ),
        )
    return version_diff.compare_versions(linked.graph, old_documents, new_documents, linked.links)


def with_follow_up(report: Report, previous: ReportFile, *, personal: bool = False) -> Report:
    """Say of each finding what became of it since an earlier report of the same dossier."""
    previous = previous if personal else mask_report_file(previous)
    now = ReportFile.model_validate(json_reporter.data_of(report, previous.language))
    return replace(report, follow_up=followup.compare_reports(previous, now))


def follow_up_of(earlier: Report, report: Report) -> FollowUp:
    """Return what became of the findings and problems of an earlier report of this process."""
    before, now = (ReportFile.model_validate(json_reporter.data_of(each, "id")) for each in (earlier, report))
    return followup.compare_reports(before, now)


def mask_report_file(report: ReportFile) -> ReportFile:
    """Return an earlier report without the numbers of persons."""
    plain = report.model_dump(mode="json", by_alias=True, exclude_unset=True)
    masked = masking.mask_records(plain)
    return report if masked is plain else ReportFile.model_validate(masked)
