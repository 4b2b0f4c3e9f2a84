"""Set the Catatan Hasil Reviu as PDF by Typst: the content of the Word document, tagged for screen readers.

The fonts come with Typst, so that every computer sets the same pages; the template sees the note and files beside it,
nothing else.
"""

from __future__ import annotations

import json

import typst

from cascade.model.i18n import Language
from cascade.reports.papers.note.content import review_note
from cascade.reports.papers.note_templates import open_template, template_error
from cascade.reports.report import Report
from cascade.safe_io.office_package import COPY_MARK

FILE = "catatan-hasil-reviu.pdf"


def render(report: Report, language: Language) -> bytes:
    """Return the document; its fonts come with Typst, so that every computer sets the same pages.

    Raises:
        CascadeError: the region's template cannot be used.
    """
    note = json.dumps(review_note(report, language), ensure_ascii=False)
    with open_template(report.templates, ".typ", language) as path:
        compiler = typst.Compiler(root=path.parent, ignore_system_fonts=True)
        inputs = {"note": note, "language": language, "mark": COPY_MARK}
        try:
            pages = compiler.compile(path, format="pdf", sys_inputs=inputs, timestamp=int(report.created.timestamp()))
        except typst.TypstError as error:
            raise template_error(path, error.message) from error
    assert isinstance(pages, bytes)
    return pages
