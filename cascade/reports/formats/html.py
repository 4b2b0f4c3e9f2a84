"""Write the report as one HTML file for reading, printing and passing on, without network or JavaScript.

`html.j2` and its parts lay out what `cascade.reports.html` says. Whatever a document prints is escaped on its way
out, in one place (`_environment`), and the page's own policy forbids every style and script but its own. Scripts only
hide and show: without them everything can be read.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from cascade.model import KIND_NAMES, LINK_STATUS_NAMES, SEVERITY_NAMES, STATE_NAMES, VERDICT_NAMES, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.corrections import EFFORTS
from cascade.reports.followup import STATUS_NAMES
from cascade.reports.html.compiled_templates import CompiledTemplates
from cascade.reports.html.graph_layout import LINE_HEIGHT
from cascade.reports.html.labels import COLUMN_NAMES, WORDS
from cascade.reports.html.page import ReportPage
from cascade.reports.papers.aspects import CONCLUSION_NAMES
from cascade.reports.report import Report
from cascade.text.printable import printable

FILE = "laporan.html"
SEVERITY_SIGNS = {"error": "×", "warning": "!", "question": "?", "info": "i"}


def render(report: Report, language: Language) -> str:
    """Return the report as one HTML page."""
    style, script = _read("html_style.j2"), _read("html_script.j2")
    return _environment(language).get_template("html.j2").render(
        page=ReportPage(report, language), report=report, language=language, w=WORDS, kinds=KIND_NAMES, signs=SEVERITY_SIGNS,
        severity_names=SEVERITY_NAMES, efforts=EFFORTS, verdict_names=VERDICT_NAMES, columns=COLUMN_NAMES, states=STATE_NAMES,
        link_names=LINK_STATUS_NAMES, conclusions=CONCLUSION_NAMES, statuses=STATUS_NAMES, line_height=LINE_HEIGHT, style=Markup(style),
        script=Markup(script), policy=Markup(page_policy()),
    )  # fmt: skip


@cache
def page_policy() -> str:
    """Return what the page may load and run: its own style and script, known by their hashes, and pictures inside it."""
    style, script = (_digest(_read(name)) for name in ("html_style.j2", "html_script.j2"))
    return f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache  # compiling the template takes most of the time of a small report
def _environment(language: Language) -> Environment:
    """Return what fills in the templates; it escapes every value and says every text in one language."""

    def printed(value: object) -> object:
        """Turn what the template prints into text of this language; the template's own markup stays."""
        if isinstance(value, LocalizedText | Source):
            value = value.say(language)
        return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(f"{language} {_version_of_settings()}"),
    )
    environment.filters["say"] = printed
    return environment


@cache
def _version_of_settings() -> str:
    """Return what changes with this module: filters and what finishes a value are worked into compiled templates."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def _read(name: str) -> str:
    """Return the text of a template, style or script beside this module."""
    return files("cascade.reports.formats").joinpath(name).read_text("utf-8")


def _digest(text: str) -> str:
    """Return the hash by which the page's policy knows its own style and script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
