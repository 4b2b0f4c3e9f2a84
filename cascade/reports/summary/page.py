"""Lay out the summary of several dossiers as one HTML page.

A summary goes in; a page comes out that needs no script, picture or network: one row a dossier, one box an aspect.
Whatever a document prints is escaped; decides nothing.
"""

from __future__ import annotations

import datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from cascade.model import Severity
from cascade.model.i18n import Language, LocalizedText, written_date
from cascade.reports.summary.results import SEVERITY_NAMES, SHOWN, WORDS, AspectResult, Summary
from cascade.rules.aspects import aspect_name
from cascade.text.printable import printable

FILE = "rekap.html"
SIGNS: dict[Severity, str] = {"error": "×", "warning": "!", "question": "?"}


def render(summary: Summary, language: Language) -> str:
    """Return the summary as one page that needs nothing else."""
    page = environment(language).from_string(_template("page.j2"))
    return page.render(
        summary=summary, language=language, w=WORDS, created=made(summary.created, summary.version), style=style(),
        matrix=matrix(summary, language),
    )  # fmt: skip


def matrix(summary: Summary, language: Language) -> Markup:
    """Return the table of dossiers and aspects, to stand in a page that has the `style`."""
    table = environment(language).from_string(_template("matrix.j2"))
    return Markup(
        table.render(
            summary=summary, w=WORDS, shown=SHOWN, severities=SEVERITY_NAMES, signs=SIGNS, empty=AspectResult(),
            names={code: aspect_name(code) for code in summary.aspects},
        )
    )  # fmt: skip


def style() -> Markup:
    """Return the style sheet of a page of results."""
    return Markup(_template("page.css"))


def environment(language: Language) -> Environment:
    """Return what fills templates: whatever a document prints is escaped, texts are said in one language."""

    def shown(value: object) -> object:
        return printable(value.say(language)) if isinstance(value, LocalizedText) else value

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["say"] = shown
    return environment


@cache
def _template(name: str) -> str:
    return files("cascade.reports.summary").joinpath(name).read_text("utf-8")


def made(created: datetime.datetime, version: str) -> LocalizedText:
    """Say when a page was made, and with which cascade."""
    return WORDS["made"].format(d=written_date(created.date()), v=version)
