"""Lay out the summary of several dossiers as one HTML page.

A summary goes in; a page comes out that needs no script, picture or network: one row a dossier, one box an aspect.
Whatever a document prints is escaped; decides nothing.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from cascade.model import Severity
from cascade.model.i18n import Language, LocalizedText, written_date
from cascade.reports.summary.results import SEVERITY_NAMES, SHOWN, WORDS, AspectResult, Summary
from cascade.rules.aspects import aspect_name
from cascade.text.printable import printable

FILE = "rekap.html"
SIGNS: dict[Severity, str] = {"error": "×", "warning": "!", "question": "?"}


def render(summary: Summary, language: Language) -> str:
    """Return the summary as one page that needs nothing else."""

    def shown(value: object) -> object:
        return printable(value.say(language)) if isinstance(value, LocalizedText) else value

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["say"] = shown
    return environment.from_string(_template()).render(
        summary=summary, language=language, w=WORDS, shown=SHOWN, severities=SEVERITY_NAMES,
        names={code: aspect_name(code) for code in summary.aspects}, empty=AspectResult(), signs=SIGNS, created=_made(summary),
    )  # fmt: skip


@cache
def _template() -> str:
    return files("cascade.reports.summary").joinpath("page.j2").read_text("utf-8")


def _made(summary: Summary) -> LocalizedText:
    return WORDS["made"].format(d=written_date(summary.created.date()), v=summary.version)
