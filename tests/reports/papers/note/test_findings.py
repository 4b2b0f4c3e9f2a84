"""The note lists findings by aspect and rule, and asks the OPD what is open."""

from __future__ import annotations

from dataclasses import replace

from page_reports import AKSI, EVIDENCE, RENSTRA, finding, graph, linked, report

from cascade.model import Link, RuleCoverage
from cascade.model.i18n import same
from cascade.reports.papers.note.findings import MOST_EVIDENCE, aspect_row, doubtful_links, questions
from cascade.reports.papers.workpapers import Workpapers


def papers(*findings, built=None):
    coverage = tuple(RuleCoverage(code, same("Judul"), {"fail": 1}) for code in {f.code for f in findings})
    return Workpapers(report(built, *findings, coverage=coverage))


def test_findings_of_one_rule_are_one_group_and_are_numbered_through_the_aspect():
    made = papers(finding(), finding(fingerprint="2"), finding("PLF-02", "warning"))
    row = aspect_row(1, made.aspects[0])

    assert [group["aturan"] for group in row["kelompok"]] == ["PLF-01", "PLF-02"]
    assert [each["no"].id for group in row["kelompok"] for each in group["temuan"]] == ["1", "2", "3"]


def test_minor_notes_are_counted_with_two_examples():
    infos = [finding("PLF-01", "info", fingerprint=str(n), subject=f"Indikator {n}") for n in range(3)]
    [note] = aspect_row(1, papers(*infos).aspects[0])["catatan_ringan"]

    assert (note["jumlah"].id, note["contoh"]) == ("3", "“Indikator 0”; “Indikator 1”")


def test_a_long_list_of_values_ends_with_how_many_more_there_are():
    many = tuple(replace(EVIDENCE[0], source=replace(EVIDENCE[0].source, cell=f"I{n}")) for n in range(13))
    [group] = aspect_row(1, papers(finding(evidence=many)).aspects[0])["kelompok"]
    lines = group["temuan"][0]["bukti"].id.splitlines()

    assert len(lines) == MOST_EVIDENCE + 1
    assert lines[-1] == "… dan 3 lagi; lihat kertas kerja."


def test_questions_come_first_and_a_link_that_one_of_them_asks_about_is_not_asked_again():
    waiting = linked("needs_confirmation")
    asked = finding("ADA-09", "question")

    assert [row["aturan"] for row in questions(papers(asked, built=waiting))] == ["ADA-09"]
    [row] = questions(papers(built=waiting))
    assert row["pertanyaan"].id.startswith("Apakah “Persentase Linmas terbina” (Renstra 2024–2025)")


def test_links_by_the_same_name_are_not_listed_and_open_ones_come_first():
    built = graph(RENSTRA, AKSI)
    built.add_links(
        [
            Link("renstra#linmas", "aksi#linmas", "auto", 96, 20),
            Link("renstra#rapat", "aksi#kunjungan", "needs_confirmation", 80, 5),
        ]
    )

    assert [row["kiri"] for row in doubtful_links(papers(built=built))] == ["Jumlah rapat", "Persentase Linmas terbina"]
    assert list(doubtful_links(papers(built=linked("exact")))) == []
