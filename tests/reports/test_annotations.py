"""The notes that a reviewer would have written beside the values of a document."""

from __future__ import annotations

from dataclasses import replace

from page_reports import EVIDENCE, finding, report

from cascade.advice.main_problem import CellChange, MainProblem
from cascade.model import Evidence, Problem, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reports.annotations import annotations_of

RENSTRA, AKSI = EVIDENCE
ADVICE = LocalizedText("Rencana Aksi H63: 90% → 95%.", "Rencana Aksi H63: 90% → 95%.")


def about_aksi(**changes):
    return finding(evidence=(AKSI, RENSTRA), places=(AKSI.source,), **changes)


def problem(*findings, number=3, changes=(), settled=()):
    return MainProblem(number, findings, changes, ADVICE, frozenset(settled))


def settled_by_a_change(*findings, **how):
    fingerprints = tuple(each.fingerprint for each in findings)
    change = CellChange(AKSI, "95%", RENSTRA, findings=fingerprints, **how)
    return problem(*findings, changes=(change,), settled=fingerprints)


def notes(*problems, **more):
    return annotations_of(replace(report(None, **more), main_problems=problems), "id")


def test_a_cell_to_change_has_the_number_the_old_and_new_value_and_what_it_follows():
    [note] = notes(settled_by_a_change(about_aksi()))["aksi.json"]

    assert (note.source.cell, note.severity) == ("H63", "error")
    assert note.text == (
        "Masalah 3 (kesalahan): ubah 90% → 95%, menurut Renstra I12. Target di bawah Renstra. [PLF-01]"
    )


def test_the_print_that_is_followed_says_that_it_stays_and_is_not_coloured_as_a_fault():
    [note] = notes(settled_by_a_change(about_aksi()))["renstra.json"]

    assert note.severity == "info"
    assert note.text.startswith("Masalah 3 (kesalahan): acuan, tetap. Yang diubah: Rencana Aksi RA!H63: 90% → 95%.")


def test_a_cell_that_only_follows_says_so():
    made = settled_by_a_change(about_aksi())
    total = Evidence(same("pagu"), "10", Source("aksi.json", sheet="RA", cell="F7"), "Rencana Aksi 2025")
    made = replace(made, changes=(*made.changes, CellChange(total, "12", None, is_consequence=True)))

    assert (
        notes(made)["aksi.json"][1].text
        == "Masalah 3 (kesalahan): ikut berubah 10 → 12, mengikuti Rencana Aksi RA!H63."
    )


def test_where_somebody_has_to_choose_every_note_says_both_ways():
    found = notes(settled_by_a_change(about_aksi(), is_asked=True))

    assert ADVICE.id in found["aksi.json"][0].text
    assert ADVICE.id in found["renstra.json"][0].text
    assert "tetap" not in found["renstra.json"][0].text


def test_where_no_value_follows_the_note_says_what_is_expected_and_what_to_do_with_what_it_was_compared_with():
    [note] = notes(problem(about_aksi()))["aksi.json"]

    assert note.text == (
        "Masalah 3 (kesalahan): target di bawah Renstra. Samakan dengan Renstra."
        " Bandingkan: Renstra 2024–2025 target 2025 95% (T-C.25!I12). [PLF-01]"
    )


def test_what_a_document_lacks_is_told_with_the_one_advice_of_the_problem():
    [note] = notes(problem(about_aksi(lacking="renja")))["aksi.json"]

    assert ADVICE.id in note.text
    assert "Samakan dengan Renstra" not in note.text


def test_the_counterpart_says_that_it_is_one():
    [note] = notes(problem(about_aksi()))["renstra.json"]

    assert note.text.startswith("Masalah 3 (kesalahan): pembanding untuk Rencana Aksi 2025 TR IV 90%")


def test_further_values_in_the_file_point_to_the_first():
    more = Evidence(same("TR III"), "75%", Source("aksi.json", sheet="RA", cell="G63"), "Rencana Aksi 2025")
    found = notes(problem(replace(about_aksi(), evidence=(AKSI, more, RENSTRA))))["aksi.json"]

    assert [note.source.cell for note in found] == ["H63", "G63"]
    assert found[1].text == "Masalah 3 (kesalahan): lihat catatan di RA!H63. [PLF-01]"


def test_minor_notes_are_not_noted_and_a_question_says_that_it_is_one():
    assert annotations_of(report(None, about_aksi(severity="info")), "id") == {}
    assert notes(problem(about_aksi(severity="question")))["aksi.json"][0].text.startswith("Masalah 3 (pertanyaan): ")


def test_a_cell_has_one_note_however_many_rules_ask_about_it():
    both = (about_aksi(), about_aksi(code="TRI-01", fingerprint="2", note=same("tidak sama")))
    [note] = notes(problem(*both))["aksi.json"]

    assert note.text.startswith("Masalah 3 (kesalahan): target di bawah Renstra; tidak sama. Samakan dengan Renstra.")
    assert note.text.endswith("[PLF-01, TRI-01]")
    assert note.text.count("Samakan dengan Renstra.") == 1


def test_two_problems_at_one_place_are_two_lines_of_one_note_of_the_worst_severity():
    other = problem(about_aksi(code="TRI-01"), number=2)
    [note] = notes(problem(about_aksi(severity="warning")), other)["aksi.json"]

    assert note.severity == "error"
    assert [line.partition(" (")[0] for line in note.text.splitlines()] == ["Masalah 3", "Masalah 2"]


def test_a_problem_of_a_page_is_noted_on_each_of_its_pages():
    trouble = Problem("warning", LocalizedText("pk.pdf: gambar", "pk.pdf: a picture"), source=Source("pk.pdf", page=2))
    found = notes(problems=(replace(trouble, pages=(2, 3)),))["pk.pdf"]

    assert [(note.source.page, note.text) for note in found] == [(2, "Gambar"), (3, "Gambar")]


def test_a_long_value_is_quoted_in_part():
    long = replace(RENSTRA, value="kata " * 60)
    [note] = notes(problem(replace(about_aksi(), evidence=(AKSI, long))))["aksi.json"]

    assert "kata kata …" in note.text
    assert len(note.text) < 400
