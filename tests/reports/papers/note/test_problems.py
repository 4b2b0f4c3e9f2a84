"""The letter tells each main problem in one paragraph, by aspect, under the number that every report gives it."""

from __future__ import annotations

from dataclasses import replace

from page_reports import finding, report
from review_notes import GUMELAR, report_of

from cascade.advice.main_problem import MainProblem
from cascade.model.i18n import LocalizedText, same
from cascade.reports.papers.note.problems import rest, told_problems
from cascade.reports.papers.workpapers import Workpapers


def problem(number, code="PLF-01", severity="error", advice="H63: 90% → 95%.", **changes):
    return MainProblem(number, (finding(code, severity, **changes),), (), same(advice))


def papers(*problems):
    return Workpapers(replace(report(), main_problems=problems))


def test_problems_stand_by_aspect_and_keep_their_numbers_the_aspect_of_the_gravest_first():
    found = told_problems(papers(problem(1, "TRI-01"), problem(2), problem(3, "TRI-02", "warning")))

    assert [aspect["kode"] for aspect in found] == ["TRI", "PLF"]
    assert [[row["no"].id for row in aspect["masalah"]] for aspect in found] == [["1", "3"], ["2"]]
    assert found[0]["jumlah"].id == "1 harus diperbaiki, 1 perlu diperiksa"


def test_a_paragraph_sets_off_the_name_in_the_message_and_puts_it_before_a_message_without_it():
    named = problem(
        1, message=LocalizedText("Indikator “Persentase Linmas terbina” hilang.", "“Persentase Linmas terbina” lacks.")
    )
    [with_name] = told_problems(papers(named))[0]["masalah"]
    [without] = told_problems(papers(problem(1)))[0]["masalah"]

    assert (with_name["sebelum"].id, with_name["pokok"]) == ("Indikator “", "Persentase Linmas terbina")
    assert without["sesudah"].id.startswith(". Target 90% di bawah Renstra 95%")


def test_the_place_is_told_where_the_advice_names_none():
    [row] = told_problems(papers(problem(1, advice="Samakan dengan Renstra.")))[0]["masalah"]
    [known] = told_problems(papers(problem(1, advice=f"{row['tempat'].id}: samakan.")))[0]["masalah"]

    assert row["sesudah"].id.endswith(f"({row['tempat'].id}).")
    assert known["tempat"].id == ""


def test_what_does_not_fit_is_counted_with_its_numbers_and_aspects():
    many = [problem(number, advice="H63: 90% → 95%; " * 8) for number in range(1, 61)] + [
        problem(61, "TRI-01", "warning")
    ]
    told = sum(len(aspect["masalah"]) for aspect in told_problems(papers(*many)))
    [sentence] = rest(papers(*many))

    assert 20 < told < 60
    assert f"masih ada {61 - told} pokok masalah ({60 - told} harus diperbaiki, 1 perlu diperiksa)" in sentence.id
    assert (
        f"nomor {told + 1} sampai dengan 61, pada aspek keselarasan target dengan Renstra dan target triwulan"
        in sentence.id
    )
    assert rest(papers(problem(1))) == []


def test_an_advice_of_many_cells_is_cut_and_says_where_it_is_whole():
    [row] = told_problems(papers(problem(1, advice="H63: 90% → 95%; " * 100)))[0]["masalah"]

    assert row["saran"].id.endswith("(selengkapnya pada kertas kerja)")
    assert len(row["saran"].id) < 600


def test_the_shipped_example_is_told_whole():
    report_papers = Workpapers(report_of(GUMELAR))

    assert rest(report_papers) == []
    assert sum(len(aspect["masalah"]) for aspect in told_problems(report_papers)) == len(
        report_of(GUMELAR).main_problems
    )
