"""Accept a main problem of the last report, in the name of a person."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cascade.cli.numbered_problem import LastReport, ProblemNumber, numbered_problem, office_moment, user_name
from cascade.cli.options import Lang, Now, Region, language_of
from cascade.cli.output import print_message
from cascade.decisions.decision_file import DECISIONS_FILE
from cascade.decisions.decision_log import read_decisions
from cascade.decisions.recording import record
from cascade.decisions.waivers import WaiverTerms
from cascade.model.i18n import LocalizedText, written_date
from cascade.pipeline.preparation import planning_year
from cascade.review.last_report import findings_of
from cascade.review.waiving import Acceptance, waivers_for


def run(  # noqa: PLR0913  # typer reads the options of the command from this signature
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / The folder of the dossier.")],
    number: ProblemNumber,
    reason: Annotated[str, typer.Option("--reason", help="Mengapa diterima. / Why it is accepted.")],
    until: Annotated[
        str, typer.Option("--until", help="Sampai kapan, mis. 31-12-2026 (bawaan: akhir tahun berkas). / The last day.")
    ] = "",
    by: Annotated[str | None, typer.Option("--by", help="Nama yang menerima. / Who accepts it.")] = None,
    second: Annotated[
        str, typer.Option("--second", help="Orang kedua, bila daerah memintanya. / Who agrees, where asked for.")
    ] = "",
    report: LastReport = None,
    region: Region = None,
    now: Now = None,
    lang: Lang = "id",
) -> None:
    """Kecualikan satu pokok masalah dari laporan terakhir. / Accept a main problem."""
    language = language_of(lang)
    last, problem = numbered_problem(folder, number, report)
    moment, settings = office_moment(folder, region, now)
    today = moment.date()
    terms = WaiverTerms(today, planning_year(last.documents, settings), settings.waivers)
    said = Acceptance(reason.strip(), user_name(by), until, second.strip())
    accepted = {each.fingerprint for each in read_decisions(folder).waivers if (terms.end_of(each) or today) >= today}
    findings = [each for each in findings_of(last, problem) if each.fingerprint not in accepted]
    waivers = waivers_for(findings, said, terms)
    record(folder, waivers, moment)
    words = {"n": number, "s": problem.subject, "f": len(waivers), "b": said.by, "k": DECISIONS_FILE}
    end = waivers[0].until if waivers else None
    message = (_UNTIL if end else _WAIVED) if waivers else _ALREADY
    print_message(message.format(**words, u=written_date(end) if end else ""), language)


_WAIVED = LocalizedText(
    "Nomor {n} “{s}” dikecualikan oleh {b}: {f} temuan dicatat di {k}.",
    "Number {n} “{s}” is waived by {b}: {f} findings written to {k}.",
)
_UNTIL = LocalizedText(
    "Nomor {n} “{s}” dikecualikan oleh {b} sampai {u}: {f} temuan dicatat di {k}.",
    "Number {n} “{s}” is waived by {b} until {u}: {f} findings written to {k}.",
)
_ALREADY = LocalizedText(
    "Nomor {n} “{s}” sudah dikecualikan di {k}; tidak ada yang ditambahkan.",
    "Number {n} “{s}” is waived in {k} already; nothing was added.",
)
