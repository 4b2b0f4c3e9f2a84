"""Propose the corrections that follow from the cascade, as copies of the documents.

A dossier is checked; copies with the values that need no choice come out, with all that is left to a person. Writes nothing.
"""

from __future__ import annotations

from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, no_progress
from cascade.reports.revised_copies import RevisedCopies, revised_copies


def propose(
    paths: PathOrPaths,
    options: CheckOptions | None = None,
    progress: Progress = no_progress,
    language: Language = "id",
) -> RevisedCopies:
    """Check a dossier and return copies of its documents with the values that follow from the cascade.

    Raises:
        CascadeError: as for a check.
    """
    report = check(paths, options, progress)
    progress(LocalizedText("Menyusun usulan …", "Writing the proposal …"))
    return revised_copies(report, language)
