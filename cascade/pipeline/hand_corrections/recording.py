"""Correct what was read of a dossier: from what a person points at to an entry in `keputusan.yaml`.

A folder and a request go in; the entry is written and comes back. Judges nothing.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from cascade.decisions.reading_correction import ReadingCorrection
from cascade.decisions.recording import record
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.dossier import read, require_existing
from cascade.pipeline.hand_corrections import Request, apply_corrections, correction_for
from cascade.pipeline.options import CheckOptions, Progress, no_progress


def correct(
    folder: Path,
    request: Request,
    at: datetime.datetime,
    options: CheckOptions | None = None,
    progress: Progress = no_progress,
) -> ReadingCorrection:
    """Write down that something of a dossier was read wrongly, and return what was written.

    Raises:
        CascadeError: nothing is printed there, the text is no value of that place, or the entry cannot be written.
    """
    require_existing([folder])
    if not folder.is_dir():
        raise CascadeError(
            LocalizedText("{p}: bukan folder.", "{p}: no folder.").format(p=folder),
            LocalizedText("Koreksi dicatat di folder berkas.", "Corrections are kept in the folder of the dossier."),
        )
    dossier = read([folder], options, progress)
    correction = correction_for(dossier.as_read, request, at)
    assert all(each.is_used for each in apply_corrections(dossier.as_read, [correction]).corrections)
    record(folder, [correction], at)
    return correction
