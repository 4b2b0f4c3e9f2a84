"""Print the log of the decisions of a dossier, or take one of them back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from cascade.cli.numbered_problem import office_moment, require_folder, user_name
from cascade.cli.options import Format, Lang, Now, Personal, language_of, require_choice
from cascade.cli.output import console, print_message, print_problems
from cascade.decisions.decision_file import DECISIONS_FILE, VERB_NAMES
from cascade.decisions.decision_log import DecisionEvent, DecisionLog
from cascade.decisions.recording import undo
from cascade.model.i18n import Language, LocalizedText, same
from cascade.reading.canonical import json_text
from cascade.reading.canonical.writer import JsonObject
from cascade.reports.masking import mask
from cascade.text.printable import printable


def run(  # typer reads the options of the command from this signature
    folder: Annotated[Path, typer.Argument(help="Folder berkas. / The folder of the dossier.")],
    format_: Format = "table",
    undone: Annotated[
        str, typer.Option("--undo", help="Urungkan keputusan dengan id (atau kelompok) ini. / Take this one back.")
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="Mengapa diurungkan. / Why it is taken back.")] = "",
    by: Annotated[str | None, typer.Option("--by", help="Nama yang mengurungkan. / Who takes it back.")] = None,
    now: Now = None,
    personal: Personal = False,
    lang: Lang = "id",
) -> None:
    """Tampilkan semua keputusan: siapa, kapan, apa, mengapa; atau urungkan satu. / Print or undo decisions."""
    language = language_of(lang)
    require_choice("--format", format_, ("table", "json"))
    require_folder(folder)
    if undone:
        name = user_name(by)
        [entry] = undo(folder, undone, name, office_moment(folder, now=now)[0], reason.strip())
        print_message(_UNDONE.format(i=undone, b=name or "–", k=DECISIONS_FILE, u=entry.id), language)
        return
    log = DecisionLog.read(folder)
    hide = str if personal else mask
    if format_ == "json":
        sys.stdout.write(
            json_text(
                {"decisions": [_entry(event, hide(event.subject.about), hide(event.reason)) for event in log.events]}
            )
        )
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for heading in _HEADINGS:
        table.add_column(heading.say(language), overflow="fold")
    for event in log.events:
        style = "" if event.in_force else "dim strike"
        cells = _cells(event, language)
        table.add_row(*(Text(printable(hide(cell)), style) for cell in cells))
    console().print(table)
    print_problems(log.problems, language)


def _cells(event: DecisionEvent, language: Language) -> tuple[str, ...]:
    moment = f"{event.at:%Y-%m-%d %H:%M}" if event.at else str(event.on or "–")
    verb = VERB_NAMES.get(event.verb, same(event.verb)).say(language)
    if event.undoes:
        verb += f" {event.undoes}"
    state = "" if event.in_force else _TAKEN_BACK.say(language)
    return event.id, moment, event.actor or "–", verb, event.subject.about, event.reason, event.batch or "", state


def _entry(event: DecisionEvent, about: str, reason: str) -> JsonObject:
    return {
        "id": event.id,
        "at": event.at.isoformat() if event.at else None,
        "on": event.on.isoformat() if event.on else None,
        "by": event.actor or None,
        "verb": event.verb,
        "subject": {"type": event.subject.type, "key": event.subject.key, "about": about},
        "reason": reason or None,
        "undoes": event.undoes,
        "batch": event.batch,
        "in_force": event.in_force,
        "line": event.line or None,
    }


_HEADINGS = (
    LocalizedText("Id", "Id"),
    LocalizedText("Kapan", "When"),
    LocalizedText("Siapa", "Who"),
    LocalizedText("Apa", "What"),
    LocalizedText("Tentang", "About"),
    LocalizedText("Alasan", "Reason"),
    LocalizedText("Kelompok", "Batch"),
    LocalizedText("Keadaan", "State"),
)
_TAKEN_BACK = LocalizedText("diurungkan", "undone")
_UNDONE = LocalizedText(
    "Keputusan {i} diurungkan oleh {b}; dicatat di {k} ({u}).",
    "The decision {i} is undone by {b}; written to {k} ({u}).",
)
