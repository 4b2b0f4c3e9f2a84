"""On a terminal findings come by cause, and what was not judged by what is missing."""

from __future__ import annotations

from dataclasses import replace

from gumelar_report import report

from cascade.advice.main_problem import MainProblem
from cascade.model import NotUnderstood, Problem, RuleCoverage, Source
from cascade.model.i18n import same
from cascade.reports.formats import terminal
from cascade.reports.formats.terminal.coverage import timing_table


def lines_of(shown):
    return [line.strip() for line in shown.splitlines()]


def test_on_a_terminal_rules_that_were_not_judged_stand_under_what_is_missing():
    def coverage(code: str, missing: str, **counts: int) -> RuleCoverage:
        return RuleCoverage(code, same(f"Judul {code}"), counts, (same(missing),))

    no_pk, no_renja = "tidak ada PK", "tidak ada Renja"
    rules = (
        coverage("PLF-02", no_pk, insufficient_data=1), coverage("PLF-03", no_renja, insufficient_data=1),
        coverage("ADA-01", no_pk, insufficient_data=1), coverage("SAT-02", no_pk, **{"pass": 4, "insufficient_data": 2}),
    )  # fmt: skip
    lines = lines_of(terminal.render(replace(report(), coverage=rules), "id"))
    partial, whole = lines.index("Aturan yang hanya sebagian dinilai"), lines.index("Aturan yang tidak dinilai")

    assert any(line.startswith("SAT-02 Judul SAT-02") for line in lines[partial:whole])
    assert [line.split("  ")[0] for line in lines[whole:] if line.endswith(("PLF-02, ADA-01", "PLF-03"))] == [
        no_pk,
        no_renja,
    ]


def test_findings_of_one_problem_share_a_row_under_its_number_and_the_verdict_comes_last():
    first = replace(next(each for each in report().findings if each.severity == "error"), subject="Pokok uji")
    other = replace(first, code="ZZZ-01", severity="warning")
    problem = MainProblem(7, (first, other), (), same("Perbaiki juga ini."))
    shown = terminal.render(replace(report(), findings=(first, other), main_problems=(problem,)), "id")

    assert shown.count("Pokok uji") == 1
    assert "ZZZ-01 (peringatan)" in shown
    assert "Perbaiki juga ini." in shown
    assert any(line.startswith("7") for line in lines_of(shown))
    assert lines_of(shown)[-1].startswith("BELUM SELARAS: 1 pokok masalah")


def test_a_long_list_of_what_was_not_understood_is_cut_and_says_so():
    lost = tuple(NotUnderstood(f"teks {number}", same("asing"), Source("a.docx", row=number)) for number in range(20))
    lines = lines_of(terminal.render(replace(report(), not_understood=lost), "id"))

    assert sum("teks " in line for line in lines) == 12
    assert "… dan 8 lagi; semuanya ada di laporan HTML dan JSON." in lines


def test_what_a_document_says_is_no_markup_of_the_terminal():
    problem = Problem("error", same("[bold]x[/] \x1b[31mmerah"), None, Source("a.docx"))
    shown = terminal.render(replace(report(), problems=(problem,)), "id")

    assert "[bold]x[/]" in shown
    assert "\x1b" not in shown


def test_the_time_of_rules_is_told_the_slowest_first_with_the_sum():
    rules = tuple(
        RuleCoverage(code, same(code), {"pass": 2}, seconds=seconds) for code, seconds in (("A-1", 0.5), ("B-1", 2.0))
    )
    table = timing_table(replace(report(), coverage=rules), "id")

    assert [list(column.cells) for column in table.columns] == [
        ["B-1 B-1", "A-1 A-1", "semua"], ["2", "2", ""], ["2000.0", "500.0", "2500.0"],
    ]  # fmt: skip
