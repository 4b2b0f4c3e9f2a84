"""The Catatan Hasil Reviu, as DOCX and as PDF, says what the JSON says."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import docx
import pypdfium2
import pytest
from golden_reports import DOSSIERS, NOW
from review_notes import BOTH, GUMELAR, docx_text, pdf_text, report_of, text, words, written

from cascade.model import SEVERITIES
from cascade.model.i18n import LANGUAGES, same
from cascade.reading import loaders
from cascade.reports.formats import docx as docx_reporter
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import pdf as pdf_reporter
from cascade.reports.formats import reporter
from cascade.reports.papers.note.content import review_note


@BOTH
def test_every_main_problem_of_the_json_is_said_with_its_number_and_advice(name):
    said, data = text(name), json.loads(json_reporter.render(report_of(GUMELAR), "id"))

    for problem in data["pokok"]:
        assert words(problem["advice"]) in said, problem["number"]
        assert f"{problem['number']}." in said
    assert words(data["conclusion"]["sentence"] if isinstance(data["conclusion"], dict) else data["conclusion"]) in said


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_has_two_to_four_pages_however_many_problems_there_are(name, language):
    made = report_of(GUMELAR)
    many = sorted(made.main_problems * 3, key=lambda problem: SEVERITIES.index(problem.severity))[:60]
    many = tuple(replace(problem, number=number) for number, problem in enumerate(many, 1))

    for problems in (made.main_problems, many):
        content = {"docx": docx_reporter, "pdf": pdf_reporter}[name].render(
            replace(made, main_problems=problems), language
        )
        assert 2 <= pages_of(name, content) <= 4


def pages_of(name, content):
    """The pages of a PDF; those of a Word document by its lines, since nothing here sets it."""
    if name == "pdf":
        return len(pypdfium2.PdfDocument(content))
    lines = sum(1 + len(paragraph.text) // 88 for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    return 1 + lines // 54


@BOTH
def test_documents_are_named_with_file_and_date_of_signature(name):
    said = text(name)

    for document in report_of(GUMELAR).documents:
        assert words(document.file) in said
    assert "10Januari2022" in said
    assert words("kertas-kerja.xlsx") in said


@BOTH
def test_nothing_internal_and_no_mark_of_doubt_stands_in_the_letter(name):
    said = text(name)

    for internal in ("belum diverifikasi", "Catatan reviu", "Praktik pemeriksaan", "keputusan.yaml", "masih dicoba"):
        assert words(internal) not in said
    assert said.count("*)") == 1


@BOTH
def test_in_english_the_words_and_dates_are_english(name):
    said = text(name, GUMELAR, "en")

    assert words("Review note on the consistency") in said
    assert words("31 January 2026") in said
    assert words("nothing came to our attention") in said
    assert not re.findall("Simpulan|Dasar|ditandatangani|harusdiperbaiki", said)


def test_the_date_inside_the_files_is_that_of_the_report():
    package = zipfile.ZipFile(io.BytesIO(written("docx")))

    assert {info.date_time for info in package.infolist()} == {NOW.timetuple()[:6]}
    assert docx.Document(io.BytesIO(written("docx"))).core_properties.created.replace(tzinfo=NOW.tzinfo) == NOW
    assert pypdfium2.PdfDocument(written("pdf")).get_metadata_value("CreationDate").startswith("D:20260131080000")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["docx", "pdf", "xlsx"])
def test_what_cascade_wrote_is_not_read_as_a_document_of_the_dossier(tmp_path, name):
    made = reporter(name)
    (tmp_path / made.FILE).write_bytes(made.render(report_of(GUMELAR), "id"))
    result = loaders.load(tmp_path / made.FILE, made.FILE)

    assert result.blocks == ()
    assert "cascade" in result.problems[0].message.id


def test_pages_are_numbered_and_the_pdf_tells_its_title():
    paper = docx.Document(io.BytesIO(written("docx")))
    pages = pypdfium2.PdfDocument(written("pdf"))

    assert "NUMPAGES" in paper.sections[0].footer.paragraphs[0]._p.xml
    assert f"dari {len(pages)}" in pages[1].get_textpage().get_text_bounded()
    assert pages.get_metadata_value("Title") == "CATATAN HASIL REVIU – Kecamatan Gumelar 2022"


HOSTILE = ("<w:p/>&amp;", "{{ 7*7 }}", "{% raw %}", "#eval(\"1\") $x$ *y* _z_", "a\x00\x0b\ud800b", "\\u{41} //", "]]>")  # fmt: skip


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_nothing_that_a_document_prints_acts_as_a_template(name, hostile):
    made = report_of(GUMELAR)
    finding = replace(made.findings[0], subject=hostile, message=same(hostile))
    first = replace(made.main_problems[0], findings=(finding,), advice=same(hostile))
    reporter = {"docx": docx_reporter, "pdf": pdf_reporter}[name]
    content = reporter.render(replace(made, main_problems=(first,)), "id")

    said = {"docx": docx_text, "pdf": pdf_text}[name](content)
    assert words("".join(c if c.isprintable() else " " for c in hostile)) in said


def test_every_field_is_there_in_both_languages_whatever_the_dossier_holds():
    notes = [review_note(report_of(dossier), language) for dossier in DOSSIERS for language in LANGUAGES]

    assert len({tuple(note) for note in notes}) == 1
    assert all(isinstance(json.dumps(note), str) for note in notes)
