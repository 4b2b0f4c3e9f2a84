"""Check several dossiers one after the other, one folder or zip each.

A dossier that cannot be checked is a line of the recap and costs none of the others. Writing is left to the caller.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from cascade import __version__
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions, Progress, no_progress
from cascade.reports import summary
from cascade.reports.report import Report
from cascade.reports.summary import Summary
from cascade.safe_io.zipped_folder import is_zip, opened
from cascade.settings.policy import built_in
from cascade.settings.time_zones import local_time


def check_each(
    dossiers: list[Path],
    write: Callable[[Path, Report, Progress], Sequence[str]],
    options: CheckOptions | None = None,
    progress: Progress = no_progress,
) -> Summary:
    """Check several dossiers.

    Args:
        dossiers: A folder or zip for each.
        write: Called with each dossier, its report and what tells of progress; writes it and returns where, for the recap.
        options: As for one check; all reports bear the same time, each in its zone.
        progress: Called with a sentence at each step, which begins with the number and name of the dossier.
    """
    options = options or CheckOptions()
    options = replace(options, now=options.moment)
    lines, created = [], local_time(options.moment, built_in().zone)
    names = summary.folder_names([path.with_suffix("") if is_zip(path) else path for path in dossiers])
    for number, (given, name) in enumerate(zip(dossiers, names, strict=True), 1):
        place = LocalizedText("[{i}/{n}] {f}:", "[{i}/{n}] {f}:").format(i=number, n=len(dossiers), f=name)

        def report_progress(step: LocalizedText, place: LocalizedText = place) -> None:
            progress(place + step)

        try:
            with opened(given, report_progress) as folder:
                report = check(folder, replace(options, given=given), report_progress)
                created = report.created
                lines.append(summary.dossier_result(report, name, write(given, report, report_progress)))
        except CascadeError as error:
            message = (text.replace(str(given), name) for text in (error.message.id, error.message.en))
            lines.append(summary.DossierResult(name, name, failure=LocalizedText(*message)))
        gc.collect()  # a graph and what was asked of it hold each other
    return summary.summarize(__version__, created, lines)
