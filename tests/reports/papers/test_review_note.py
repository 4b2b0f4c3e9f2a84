"""The Catatan Hasil Reviu, as DOCX and as PDF, says what the JSON says, in the region's own template if it has one."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from golden_reports import DOSSIERS, NOW, report_of
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.errors import CascadeError
from cascade.model.i18n import LANGUAGES, same
from cascade.reading import loaders
from cascade.reports.formats import docx as docx_reporter
from cascade.reports.formats import json as json_reporter
from cascade.reports.formats import pdf as pdf_reporter
from cascade.reports.formats import reporter
from cascade.reports.papers import note_templates
from cascade.reports.papers.note.content import review_note

ROOT = Path(__file__).parents[3]
GUMELAR, SELARAS = DOSSIERS
report_of = cache(report_of)


@cache
def written(name, dossier=GUMELAR, language="id"):
    reporter = {"docx": docx_reporter, "pdf": pdf_reporter}[name]
    return reporter.render(report_of(dossier), language)


def words(text):
    """A text without the spaces and marks that a line break adds or takes."""
    return re.sub(r"[\s\u200b\xad￾-]+", "", text)


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


BOTH = pytest.mark.parametrize("name", ["docx", "pdf"])


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
def test_the_note_is_of_limited_assurance_and_leaves_cause_and_effect_open(name):
    said = text(name)

    assert words("keyakinan terbatas") in said
    assert words("tidak terdapat hal-hal yang membuat kami yakin bahwa") in said
    assert words("Sebab dan akibat tidak dapat diketahui dari dokumen saja") in said


@BOTH
def test_a_basis_that_nobody_has_read_is_marked(name):
    assert words("PermenPAN-RB 88/2021 [belum diverifikasi]") in text(name)


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
def test_a_dossier_in_order_says_so_and_has_no_empty_tables(name):
    said = text(name, SELARAS)

    assert "TIDAKSESUAI," in said  # 0 of them
    assert words("Terdapat ketidaksesuaian") not in said


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


# Templates of a region


def test_the_shipped_docx_templates_are_what_their_script_writes(tmp_path):
    script = "import make_templates as m, pathlib, sys; m.HOME = pathlib.Path(sys.argv[1]); m.main()"
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=ROOT / "reports")

    for path in tmp_path.iterdir():
        assert path.read_bytes() == (ROOT / "cascade" / "reports" / "papers" / "templates" / path.name).read_bytes()


def own_template(folder, *lines):
    paper = docx.Document()
    for line in lines:
        paper.add_paragraph(line)
    paper.save(folder / "catatan-hasil-reviu.docx")


def test_a_region_has_its_own_letterhead_and_words(tmp_path):
    own_template(
        tmp_path, "PEMERINTAH KABUPATEN CONTOH", "{% for a in aspek %}{{ a.nama }}: {{ a.simpulan }}. {% endfor %}"
    )
    said = docx_text(docx_reporter.render(replace(report_of(GUMELAR), templates=tmp_path), "id"))

    assert said.startswith(words("PEMERINTAH KABUPATEN CONTOH"))
    assert words("Keberadaan indikator antardokumen: TIDAK SESUAI.") in said


def test_a_region_may_change_the_pdf_and_keep_the_shipped_docx(tmp_path):
    (tmp_path / "catatan-hasil-reviu.typ").write_text("#let n = json(bytes(sys.inputs.note))\nKop: #n.tahun", "utf-8")
    made = replace(report_of(GUMELAR), templates=tmp_path)

    assert pdf_text(pdf_reporter.render(made, "id")) == "Kop:2022"
    assert docx_reporter.render(made, "id") == written("docx")


@pytest.mark.parametrize("line", ["{{ tidak_ada_isian_ini }}", "{% for a in aspek %}", "{{ ''.__class__.__mro__ }}"])
def test_a_wrong_template_is_refused_with_its_name(tmp_path, line):
    own_template(tmp_path, line)

    with pytest.raises(CascadeError, match=r"catatan-hasil-reviu\.docx: the template cannot be used"):
        docx_reporter.render(replace(report_of(GUMELAR), templates=tmp_path), "id")


def test_a_wrong_typst_template_is_refused_with_its_name(tmp_path):
    (tmp_path / "catatan-hasil-reviu.typ").write_text("#let n = ", "utf-8")

    with pytest.raises(CascadeError, match=r"catatan-hasil-reviu\.typ: the template cannot be used"):
        pdf_reporter.render(replace(report_of(GUMELAR), templates=tmp_path), "id")


def test_every_field_is_there_in_both_languages_whatever_the_dossier_holds():
    notes = [review_note(report_of(dossier), language) for dossier in DOSSIERS for language in LANGUAGES]

    assert len({tuple(note) for note in notes}) == 1
    assert all(isinstance(json.dumps(note), str) for note in notes)


def test_the_command_copies_templates_and_uses_the_folder_that_berkas_yaml_names(tmp_path):
    run = CliRunner()
    folder = tmp_path / "berkas"
    folder.mkdir()
    (folder / "pk.csv").write_text(
        "PERJANJIAN KINERJA TAHUN 2025\nKecamatan Contoh\nNo,Sasaran,Indikator Kinerja,Target\n1,Linmas kuat,Indeks rasa aman,4\n",
        "utf-8",
    )
    assert run.invoke(app, ["template", str(folder / "templat")]).exit_code == 0
    assert {path.name for path in (folder / "templat").iterdir()} == {
        "catatan-hasil-reviu.id.docx", "catatan-hasil-reviu.en.docx", "catatan-hasil-reviu.typ",
    }  # fmt: skip
    for name in ("id", "en"):
        (folder / "templat" / f"catatan-hasil-reviu.{name}.docx").unlink()
    own_template(folder / "templat", "KOP {{ perangkat_daerah }}")
    (folder / "berkas.yaml").write_text("templates: templat\n", "utf-8")
    run.invoke(app, ["check", str(folder), "--report", "docx", "--output", str(tmp_path / "out"), "--fail-on", "never"])

    assert docx.Document(tmp_path / "out" / "catatan-hasil-reviu.docx").paragraphs[0].text == "KOP Kecamatan Contoh"


def test_a_folder_without_templates_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(CascadeError, match="there is no template"):
        note_templates.check_folder(tmp_path)
