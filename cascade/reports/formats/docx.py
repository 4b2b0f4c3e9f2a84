"""Write the Catatan Hasil Reviu as a Word document, laid out by a template that a region may replace.

The content is that of `cascade.reports.papers.note.content`, the same as in the PDF. A template is not trusted: it is
filled in a sandbox, and one that asks for what the note does not have stops the run with its name.
"""

from __future__ import annotations

import datetime
import io

import jinja2
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from cascade.model.i18n import Language
from cascade.reports.papers.note.content import review_note
from cascade.reports.papers.note_templates import open_template, template_error
from cascade.reports.report import Report
from cascade.safe_io.office_package import COPY_MARK, with_part_dates

FILE = "catatan-hasil-reviu.docx"


def render(report: Report, language: Language) -> bytes:
    """Return the document.

    Raises:
        CascadeError: the region's template cannot be used.
    """
    note = review_note(report, language)
    with open_template(report.templates, ".docx", language) as path:
        try:
            paper = DocxTemplate(path)
            environment = SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
            paper.render(note, environment)
        except (jinja2.TemplateError, PackageNotFoundError, KeyError, ValueError) as error:
            raise template_error(path, str(error)) from error
    made = report.created.astimezone(datetime.UTC).replace(tzinfo=None)
    properties = paper.docx.core_properties
    properties.title = f"{note['teks']['judul'].title()} – {note['perangkat_daerah']} {note['tahun']}"
    properties.keywords = COPY_MARK
    properties.author = properties.last_modified_by = note["alat"]
    properties.created = properties.modified = made
    stream = io.BytesIO()
    paper.save(stream)
    return with_part_dates(stream.getvalue(), made)
