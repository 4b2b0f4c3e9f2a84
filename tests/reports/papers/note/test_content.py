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

from cascade.model.i18n import LANGUAGES, same
from cascade.reading import loaders
from cascade.reports.formats import docx as docx_reporter
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import pdf as pdf_reporter
from cascade.reports.formats import reporter
from cascade.reports.papers.note.content import review_note


@BOTH
def test_every_finding_of_the_json_is_said_with_its_recommendation(name):
    said, data = text(name), json.loads(json_reporter.render(report_of(GUMELAR), "id"))

    for finding in data["findings"]:
        if finding["severity"] != "info":
            assert words(finding["message"]) in said, finding["code"]
        if finding["severity"] in ("error", "warning"):
            assert words(finding["fix"]) in said
            for item in finding["evidence"]:
                assert words(item["value"]) in said


@BOTH
def test_documents_are_named_with_version_and_digest(name):
    said = text(name)

    for document in report_of(GUMELAR).documents:
        assert words(document.file) in said
        assert document.sha256 in said
    assert "10Januari2022" in said


@BOTH
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_is_in_the_annex_with_its_counts(name, language):
    said = text(name, GUMELAR, language)

    for rule in report_of(GUMELAR).coverage:
        assert words(f"{rule.code} {rule.title.say(language)}") in said


@BOTH
def test_in_english_the_words_and_dates_are_english(name):
    said = text(name, GUMELAR, "en")

    assert words("REVIEW NOTE") in said
    assert words("31 January 2026") in said
    assert words("nothing came to our attention") in said
    assert not re.findall("Simpulan|belumdiverifikasi|Ditandatangani|KESALAHAN", said)


@BOTH
def test_the_same_report_gives_the_same_bytes(name):
    reporter = {"docx": docx_reporter, "pdf": pdf_reporter}[name]

    assert reporter.render(report_of(GUMELAR), "id") == written(name)


def test_the_date_inside_the_files_is_that_of_the_report():
    package = zipfile.ZipFile(io.BytesIO(written("docx")))

    assert {info.date_time for info in package.infolist()} == {NOW.timetuple()[:6]}
    assert docx.Document(io.BytesIO(written("docx"))).core_properties.created.replace(tzinfo=NOW.tzinfo) == NOW
    assert pypdfium2.PdfDocument(written("pdf")).get_metadata_value("CreationDate").startswith("D:20260131080000")


@pytest.mark.parametrize("name", ["docx", "pdf", "xlsx"])
def test_what_cascade_wrote_is_not_read_as_a_document_of_the_dossier(tmp_path, name):
    made = reporter(name)
    (tmp_path / made.FILE).write_bytes(made.render(report_of(GUMELAR), "id"))
    result = loaders.load(tmp_path / made.FILE, made.FILE)

    assert result.blocks == ()
    assert "cascade" in result.problems[0].message.id


def test_pages_are_numbered_heads_repeated_and_the_pdf_tells_its_title():
    paper = docx.Document(io.BytesIO(written("docx")))
    pages = pypdfium2.PdfDocument(written("pdf"))

    assert "NUMPAGES" in paper.sections[0].footer.paragraphs[0]._p.xml
    assert all("w:tblHeader" in table._tbl.xml for table in paper.tables if table.rows[0].cells[0].text == "No")
    assert f"dari {len(pages)}" in pages[1].get_textpage().get_text_bounded()
    assert pages.get_metadata_value("Title") == "CATATAN HASIL REVIU – Kecamatan Gumelar 2022"


HOSTILE = ("<w:p/>&amp;", "{{ 7*7 }}", "{% raw %}", "#eval(\"1\") $x$ *y* _z_", "a\x00\x0b\ud800b", "\\u{41} //", "]]>")  # fmt: skip


@BOTH
@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_nothing_that_a_document_prints_acts_as_a_template(name, hostile):
    made = report_of(GUMELAR)
    first = replace(made.findings[0], subject=hostile, message=same(hostile), fix=same(hostile))
    reporter = {"docx": docx_reporter, "pdf": pdf_reporter}[name]
    content = reporter.render(replace(made, findings=(first,)), "id")

    said = {"docx": docx_text, "pdf": pdf_text}[name](content)
    assert words("".join(c if c.isprintable() else " " for c in hostile)) in said


def test_every_field_is_there_in_both_languages_whatever_the_dossier_holds():
    notes = [review_note(report_of(dossier), language) for dossier in DOSSIERS for language in LANGUAGES]

    assert len({tuple(note) for note in notes}) == 1
    assert all(isinstance(json.dumps(note), str) for note in notes)
