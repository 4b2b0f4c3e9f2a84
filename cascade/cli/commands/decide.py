"""Confirm a main problem of the last report, or call it a false alarm, in the name of a person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.numbered_problem import LastReport, ProblemNumber, numbered_problem, office_moment, user_name
from cascade.cli.options import Lang, Now, Region, language_of
from cascade.cli.output import print_message
from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.entry import new_id
from cascade.decisions.recording import record
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.review.judging import verdicts_for
from cascade.review.last_report import findings_of


def run(  # noqa: PLR0913  # typer reads the options of the command from this signature
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / The folder of the dossier.")],
    number: ProblemNumber,
    confirm: Annotated[bool, typer.Option("--confirm", help="Tetapkan. / Stand behind it.")] = False,
    false_alarm: Annotated[bool, typer.Option("--false-alarm", help="Bukan temuan. / It is none.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Mengapa. / Why.")] = "",
    by: Annotated[str | None, typer.Option("--by", help="Nama yang memutuskan. / Who decides.")] = None,
    report: LastReport = None,
    region: Region = None,
    now: Now = None,
    lang: Lang = "id",
) -> None:
    """Tetapkan satu pokok masalah, atau nyatakan bukan temuan. / Confirm a problem, or call it a false alarm."""
    language = language_of(lang)
    if confirm == false_alarm:
        raise CascadeError(_ONE, None)
    last, problem = numbered_problem(folder, number, report)
    moment, _ = office_moment(folder, region, now)
    name = user_name(by)
    verdicts = verdicts_for(findings_of(last, problem), "confirmed" if confirm else "false_alarm", reason.strip(), name)
    batch = new_id()
    if len(verdicts) > 1:
        verdicts = tuple(each.model_copy(update={"batch": batch}) for each in verdicts)
    [first, *_] = record(folder, verdicts, moment)
    words = {"n": number, "s": problem.subject, "b": name, "f": len(verdicts), "k": DECISIONS_FILE}
    print_message((_CONFIRMED if confirm else _FALSE_ALARM).format(**words, i=first.batch or first.id), language)


_ONE = LocalizedText("Beri --confirm atau --false-alarm.", "Give --confirm or --false-alarm.")
_CONFIRMED = LocalizedText(
    "Nomor {n} “{s}” ditetapkan oleh {b}: {f} temuan dicatat di {k} ({i}).",
    "Number {n} “{s}” is confirmed by {b}: {f} findings written to {k} ({i}).",
)
_FALSE_ALARM = LocalizedText(
    "Nomor {n} “{s}” bukan temuan menurut {b}: {f} temuan dicatat di {k} ({i}).",
    "Number {n} “{s}” is a false alarm, says {b}: {f} findings written to {k} ({i}).",
)
