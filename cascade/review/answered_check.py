"""Check a dossier after the answers of a filled-in workbook have been taken down.

Paths and a workbook go in; `keputusan.yaml` gets what is new in it, and the report under those decisions comes out. The dossier is
read once and judged twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cascade.decisions.decision_log import read_decisions
from cascade.decisions.waivers import WaiverTerms
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText, joined
from cascade.pipeline.check import check_prepared
from cascade.pipeline.options import CheckOptions, PathOrPaths, Progress, as_paths, dossier_folder, no_progress
from cascade.pipeline.preparation import Prepared, prepare
from cascade.reports.report import Report, mask_report
from cascade.review.answers import AnswerTaker, TakenAnswers
from cascade.review.workbook import FilledWorkbook, read_workbook
from cascade.safe_io.limited_call import read_limited


@dataclass(frozen=True, slots=True)
class AnsweredCheck:
    """The report under the answers, and what of them was taken down."""

    report: Report
    taken: TakenAnswers

    @property
    def sentence(self) -> LocalizedText:
        """What was written down, in one sentence."""
        return sentence_on(self.taken)


def sentence_on(taken: TakenAnswers) -> LocalizedText:
    """Say what was written down of a workbook, and how much was refused."""
    counts = (
        (len(taken.links), _LINKS),
        (len(taken.waivers), _WAIVERS),
        (len(taken.verdicts), _FALSE_ALARMS),
        (len(taken.notes), _NOTES),
    )
    written = joined([words.format(n=number) for number, words in counts if number], ", ")
    sentence = _WRITTEN.format(w=written) if written.id else _NOTHING_NEW
    return sentence + _REFUSED.format(n=len(taken.refused)) if taken.refused else sentence


def check_with_answers(
    paths: PathOrPaths, workbook: Path, options: CheckOptions, by: str = "", progress: Progress = no_progress
) -> AnsweredCheck:
    """Take the answers of a workbook down, then check.

    Args:
        paths: The folder of the dossier; its `keputusan.yaml` is written.
        workbook: The workbook that a person filled in.
        options: What the check is asked for.
        by: Whose answers they are where the workbook does not say.
        progress: Called with a sentence at each step.

    Raises:
        CascadeError: the workbook cannot be read or is of another dossier, or the dossier is no folder.
    """
    folder = dossier_folder(as_paths(paths))
    if folder is None or (options.given is not None and not options.given.is_dir()):
        raise CascadeError(_NO_FOLDER, _NO_FOLDER_HINT)
    filled = read_limited(read_workbook, workbook)
    prepared = prepare(paths, options, progress)
    taken, report = take_down(filled, prepared, folder, options, by, progress)
    if not taken.is_empty:
        report = check_prepared(prepared, options, progress)
    report = replace(report, problems=(*report.problems, *taken.refused))
    return AnsweredCheck(report if options.personal else mask_report(report), taken)


def take_down(
    filled: FilledWorkbook,
    prepared: Prepared,
    folder: Path,
    options: CheckOptions,
    by: str = "",
    progress: Progress = no_progress,
) -> tuple[TakenAnswers, Report]:
    """Write the answers of a workbook into the decisions of a folder; return them, and the report that they answer.

    Raises:
        CascadeError: the workbook is of another dossier, or `keputusan.yaml` cannot be written.
    """
    report, decisions = check_prepared(prepared, options, progress), read_decisions(folder)
    terms = WaiverTerms(report.created.date(), prepared.planning_year, prepared.settings.waivers)
    taken = AnswerTaker(report, decisions, terms, by).take(filled)
    if not taken.is_empty:
        taken.write(folder, report.created)
    return taken, report


_NO_FOLDER = LocalizedText(
    "--jawaban membutuhkan folder berkas: jawabannya dicatat di keputusan.yaml di sana.",
    "--jawaban needs the folder of a dossier: the answers are written to keputusan.yaml there.",
)
_NO_FOLDER_HINT = LocalizedText("Beri satu folder, bukan ZIP atau berkas.", "Give one folder, no ZIP and no file.")
_NOTHING_NEW = LocalizedText("Kertas kerja itu tidak memuat jawaban baru.", "The workbook has no answer that is new.")
_WRITTEN = LocalizedText("Dicatat di keputusan.yaml: {w}.", "Written to keputusan.yaml: {w}.")
_LINKS = LocalizedText("{n} jawaban tautan", "{n} answers to links")
_WAIVERS = LocalizedText("{n} temuan dikecualikan", "{n} waived findings")
_FALSE_ALARMS = LocalizedText("{n} bukan temuan", "{n} false alarms")
_NOTES = LocalizedText("{n} catatan pereviu", "{n} notes of the reviewer")
_REFUSED = LocalizedText("{n} ditolak; sebabnya ada di bawah.", "{n} refused; see below.")
