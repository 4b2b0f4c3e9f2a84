"""The report as one HTML file: for reading, printing and passing on, without network or JavaScript.

`html.j2` lays out what `webpage.py` says. Whatever a document prints is escaped on its way out, in one place
(`_environment`), and the page's own policy forbids every script but its own.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from cascade.model import KIND_NAMES, LINK_NAMES, SEVERITY_NAMES, STATE_NAMES, VERDICT_NAMES, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.corrections import EFFORTS
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.html.graph_layout import LINE
from cascade.reports.html.labels import COLUMN_NAMES, WORDS
from cascade.reports.html.page import Page
from cascade.reports.papers.workpapers import CONCLUSION_NAMES
from cascade.reports.report import Report
from cascade.text.printable import printable

NAME = "html"
FILE = "laporan.html"
SIGNS = {"error": "×", "warning": "!", "question": "?", "info": "i"}


def render(report: Report, language: Language) -> str:
    """Return the report as one HTML page."""
    style, script = _template("html_style.j2"), _template("html_script.j2")
    return _environment(language).get_template("html.j2").render(
        page=Page(report, language), report=report, language=language, w=WORDS, kinds=KIND_NAMES, signs=SIGNS,
        severity_names=SEVERITY_NAMES, efforts=EFFORTS, verdict_names=VERDICT_NAMES, columns=COLUMN_NAMES, states=STATE_NAMES,
        link_names=LINK_NAMES, conclusions=CONCLUSION_NAMES, statuses=STATUS_NAMES, line_height=LINE, style=Markup(style),
        script=Markup(script), style_hash=_digest(style), script_hash=_digest(script),
    )  # fmt: skip


@cache  # compiling the template takes most of the time of a small report
def _environment(language: Language) -> Environment:
    def shown(value: Any) -> Any:
        """Turn what the template prints into text of this language; the template's own markup stays."""
        if isinstance(value, LocalizedText | Source):
            value = value.say(language)
        return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["say"] = shown
    return environment


def _template(name: str) -> str:
    return files("cascade.reports.formats").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    """Return the hash by which the page's policy knows its own style and script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
