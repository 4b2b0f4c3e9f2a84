"""Set the Catatan Hasil Reviu as PDF by Typst: the content of the Word document, tagged for screen readers.

The fonts come with Typst, so that every computer sets the same pages; the template sees the note and files beside it,
nothing else.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from cascade.model.i18n import Language
from cascade.reports.formats import Extra
from cascade.reports.papers.note.content import review_note
from cascade.reports.papers.note_templates import open_template, template_error
from cascade.reports.report import Report
from cascade.safe_io.limited_call import call_limited
from cascade.safe_io.office_package import COPY_MARK

FILE = "catatan-hasil-reviu.pdf"
NEEDS = Extra("typst", "pdf")  # 81 MB


@dataclass(frozen=True, slots=True)
class _Paper:
    """What the letter says as JSON, the template that lays it out, and when it was made."""

    note: str
    template: Path
    language: Language
    timestamp: int


def render(report: Report, language: Language) -> bytes:
    """Return the document; its fonts come with Typst, so that every computer sets the same pages.

    Raises:
        CascadeError: the region's template cannot be used.
    """
    note = json.dumps(review_note(report, language), ensure_ascii=False)
    with open_template(report.templates, ".typ", language) as path:
        paper = _Paper(note, path, language, int(report.created.timestamp()))
        return call_limited(_compiled, paper, lambda reason: template_error(path, reason))


def _compiled(paper: _Paper) -> bytes:
    """Return a template set as pages, by a process under limits."""
    os.environ.setdefault("RAYON_NUM_THREADS", "2")  # each one claims address space, which is limited
    import typst  # a library with threads of its own, which a fork would lose

    compiler = typst.Compiler(root=paper.template.parent, ignore_system_fonts=True)
    inputs = {"note": paper.note, "language": paper.language, "mark": COPY_MARK}
    try:
        pages = compiler.compile(paper.template, format="pdf", sys_inputs=inputs, timestamp=paper.timestamp)
    except MemoryError:
        raise
    except Exception as error:  # TypstError, and what Python says of a text that is none
        raise template_error(paper.template, str(getattr(error, "message", error))) from error
    assert isinstance(pages, bytes)
    return pages
