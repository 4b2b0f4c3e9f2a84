"""The notes that a reviewer would have written beside the values of a document."""

from __future__ import annotations

from dataclasses import replace

from page_reports import EVIDENCE, finding, report

from cascade.model import Evidence, Problem, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reports.annotations import annotations_of

RENSTRA, AKSI = EVIDENCE


def about_aksi(**changes):
    return finding(evidence=(AKSI, RENSTRA), places=(AKSI.source,), **changes)


def notes(*findings, **more):
    return annotations_of(report(None, *findings, **more), "id")


def test_the_note_stands_at_the_value_with_what_it_was_compared_with():
    [note] = notes(about_aksi())["aksi.json"]

    assert note.source.cell == "H63"
    assert note.text == ("PLF-01: target di bawah Renstra. Bandingkan: Renstra 2024–2025 target 2025 95% (T-C.25!I12).")


def test_the_counterpart_says_that_it_is_one():
    [note] = notes(about_aksi())["renstra.json"]

    assert note.text.startswith("PLF-01, pembanding untuk Rencana Aksi 2025 TR IV 90%")


def test_further_values_in_the_file_point_to_the_first():
    more = Evidence(same("TR III"), "75%", Source("aksi.json", sheet="RA", cell="G63"), "Rencana Aksi 2025")
    found = notes(replace(about_aksi(), evidence=(AKSI, more, RENSTRA)))["aksi.json"]

    assert [note.source.cell for note in found] == ["H63", "G63"]
    assert found[1].text == "PLF-01: lihat catatan di RA!H63."


def test_information_is_not_noted_and_a_question_says_that_it_is_one():
    assert notes(about_aksi(severity="info")) == {}
    assert notes(about_aksi(severity="question"))["aksi.json"][0].text.startswith("PLF-01 (pertanyaan): ")


def test_two_findings_at_one_place_are_one_note_of_the_worst_severity():
    [note] = notes(about_aksi(severity="warning"), about_aksi(code="TRI-01", fingerprint="2"))["aksi.json"]

    assert note.severity == "error"
    assert [line.partition(":")[0] for line in note.text.splitlines()] == ["PLF-01", "TRI-01"]


def test_a_problem_of_a_page_is_noted_on_each_of_its_pages():
    problem = Problem("warning", LocalizedText("pk.pdf: gambar", "pk.pdf: a picture"), source=Source("pk.pdf", page=2))
    found = notes(problems=(replace(problem, pages=(2, 3)),))["pk.pdf"]

    assert [(note.source.page, note.text) for note in found] == [(2, "Gambar"), (3, "Gambar")]


def test_a_long_value_is_quoted_in_part():
    long = replace(RENSTRA, value="kata " * 60)
    [note] = notes(replace(about_aksi(), evidence=(AKSI, long)))["aksi.json"]

    assert "kata kata …" in note.text
    assert len(note.text) < 300
