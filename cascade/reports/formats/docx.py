"""Write the Catatan Hasil Reviu as a Word document, laid out by a template that a region may replace.

The content is that of `cascade.reports.papers.note.content`, the same as in the PDF. A template is not trusted: it is
filled in a sandbox, in a process under limits, and one that asks for what the note does not have stops the run with its name.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from cascade.model.i18n import Language
from cascade.reports.papers.note.content import review_note
from cascade.reports.papers.note_templates import open_template, template_error
from cascade.reports.report import Report
from cascade.safe_io.limited_call import call_limited
from cascade.safe_io.office_package import COPY_MARK, with_part_dates

FILE = "catatan-hasil-reviu.docx"


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the letter says, the template that lays it out, and when it was made."""

    note: Mapping[str, Any]  # what templates ask of it is theirs
    template: Path
    created: datetime.datetime


def render(report: Report, language: Language) -> bytes:
    """Return the document.

    Raises:
        CascadeError: the region's template cannot be used.
    """
    note = review_note(report, language)
    with open_template(report.templates, ".docx", language) as path:
        paper = _Paper(note, path, report.created.astimezone(datetime.UTC).replace(tzinfo=None))
        return call_limited(_filled, paper, lambda reason: template_error(path, reason))


def _filled(filled: _Paper) -> bytes:
    """Return a template filled in, by a process under limits."""
    note = filled.note
    try:
        paper = DocxTemplate(filled.template)
        environment = SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
        paper.render(note, environment)
    except MemoryError:
        raise
    except Exception as error:  # a template may do anything that Jinja, lxml or zipfile trips over
        raise template_error(filled.template, str(error) or type(error).__name__) from error
    properties = paper.docx.core_properties
    properties.title = f"{note['teks']['judul'].title()} – {note['perangkat_daerah']} {note['tahun']}"
    properties.keywords = COPY_MARK
    properties.author = properties.last_modified_by = note["alat"]
    properties.created = properties.modified = filled.created
    stream = io.BytesIO()
    paper.save(stream)
    return with_part_dates(stream.getvalue(), filled.created)
