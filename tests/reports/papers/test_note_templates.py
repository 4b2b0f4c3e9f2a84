"""A region may lay out the note in its own template; a wrong one is refused with its name."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from golden_reports import ROOT
from review_notes import GUMELAR, docx_text, pdf_text, report_of, words, written
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.errors import CascadeError
from cascade.reports.formats import docx as docx_reporter
from cascade.reports.formats import pdf as pdf_reporter
from cascade.reports.papers import note_templates
from cascade.reports.papers.note.content import review_note


@pytest.mark.slow
def test_the_shipped_docx_templates_are_what_their_script_writes(tmp_path):
    script = "import make_templates as m, pathlib, sys; m.HOME = pathlib.Path(sys.argv[1]); m.main()"
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=ROOT / "reports")

    for path in tmp_path.iterdir():
        assert path.read_bytes() == (ROOT / "cascade" / "reports" / "papers" / "templates" / path.name).read_bytes()


def test_every_field_that_a_template_may_ask_for_is_told_in_the_list_that_is_copied_with_it(tmp_path):
    note_templates.copy_shipped(tmp_path)
    told = (tmp_path / note_templates.FIELDS).read_text("utf-8")

    for key, value in review_note(report_of(GUMELAR), "id").items():
        rows = value if isinstance(value, list) else [value]
        inner = [name for row in rows if isinstance(row, dict) and key != "teks" for name in row]
        for name in (key, *inner):
            assert f"`{name}`" in told or f"`{key}.{name}`" in told, (key, name)


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


def test_what_a_library_says_of_a_template_is_one_line_of_bounded_length():
    said = note_templates.template_error(
        Path("kop.docx"), "line 1\n  {{ a }}\r\n\x1b[31m  ^\u2028" + "word " * 500
    ).message

    assert "kop.docx: templat tidak dapat dipakai: line 1 {{ a }}" in said.id
    assert len(said.id.splitlines()) == len(said.en.splitlines()) == 1
    assert "\x1b" not in said.en
    assert len(said.en) < 400
    assert said.en.endswith(" …")


@pytest.mark.slow
def test_the_command_copies_templates_and_uses_those_in_a_dossier_only_after_a_yes(tmp_path):
    run = CliRunner()
    folder = tmp_path / "berkas"
    folder.mkdir()
    (folder / "pk.csv").write_text(
        "PERJANJIAN KINERJA TAHUN 2025\nKecamatan Contoh\nNo,Sasaran,Indikator Kinerja,Target\n1,Linmas kuat,Indeks rasa aman,4\n",
        "utf-8",
    )
    assert run.invoke(app, ["template", str(folder / "templat")]).exit_code == 0
    assert {path.name for path in (folder / "templat").iterdir()} == {
        "catatan-hasil-reviu.id.docx", "catatan-hasil-reviu.en.docx", "catatan-hasil-reviu.typ", "isian.md",
    }  # fmt: skip
    for name in ("id", "en"):
        (folder / "templat" / f"catatan-hasil-reviu.{name}.docx").unlink()
    own_template(folder / "templat", "KOP {{ perangkat_daerah }}")
    (folder / "berkas.yaml").write_text("templates: templat\n", "utf-8")
    command = ["check", str(folder), "--report", "docx,json", "--output", str(tmp_path / "out"), "--fail-on", "never"]
    run.invoke(app, command)
    report = json.loads((tmp_path / "out" / "laporan.json").read_text("utf-8"))

    assert docx.Document(tmp_path / "out" / "catatan-hasil-reviu.docx").paragraphs[0].text != "KOP Kecamatan Contoh"
    assert any("templat” dari dalam berkas tidak dipakai" in each["message"] for each in report["problems"])

    run.invoke(app, [*command, "--template", str(folder / "templat")])

    assert docx.Document(tmp_path / "out" / "catatan-hasil-reviu.docx").paragraphs[0].text == "KOP Kecamatan Contoh"


def test_a_folder_without_templates_is_refused_before_anything_is_read(tmp_path):
    with pytest.raises(CascadeError, match="there is no template"):
        note_templates.check_folder(tmp_path)
