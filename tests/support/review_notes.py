"""The Catatan Hasil Reviu of the shipped dossiers, as DOCX and as PDF, and its text."""

from __future__ import annotations

import io
import re
from functools import cache

import docx
import pypdfium2
import pytest
from golden_reports import DOSSIERS
from golden_reports import report_of as made_report

from cascade.reports.formats import docx as docx_reporter
from cascade.reports.formats import pdf as pdf_reporter

GUMELAR, SELARAS = DOSSIERS
BOTH = pytest.mark.parametrize("name", ["docx", "pdf"])
report_of = cache(made_report)


@cache
def written(name, dossier=GUMELAR, language="id"):
    reporter = {"docx": docx_reporter, "pdf": pdf_reporter}[name]
    return reporter.render(report_of(dossier), language)


def words(text):
    """A text without the spaces and marks that a line break adds or takes."""
    return re.sub(r"[\s\u200b\x02\xad￾-]+", "", text)


def docx_text(content):
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return words(" ".join([*(p.text for p in paper.paragraphs), *cells]))


def pdf_text(content):
    pages = pypdfium2.PdfDocument(content)
    return words(" ".join(page.get_textpage().get_text_bounded() for page in pages))


@cache
def text(name, dossier=GUMELAR, language="id"):
    return {"docx": docx_text, "pdf": pdf_text}[name](written(name, dossier, language))
