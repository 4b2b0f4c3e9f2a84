"""One sentence sums a run up, and never covers what was not judged."""

from __future__ import annotations

from page_reports import finding

from cascade.advice.conclusion import conclusion_of
from cascade.advice.main_problem import MainProblem
from cascade.model import Problem, RuleCoverage, Source
from cascade.model.i18n import same


def problem(severity="error"):
    return MainProblem(1, (finding(severity=severity),), (), same("Perbaiki."))


def rule(code="TRI-01", **counts):
    return RuleCoverage(code, same(code), counts, (same("tidak ada PK"),) if "insufficient_data" in counts else ())


def test_errors_mean_that_the_documents_do_not_agree_and_are_counted_by_severity():
    said = conclusion_of([problem(), problem("warning"), problem("question")], [rule(fail=1)]).sentence.id

    assert said == "BELUM SELARAS: 3 pokok masalah (1 harus diperbaiki, 1 perlu diperiksa, 1 perlu dijawab)."


def test_warnings_alone_are_remarks_and_nothing_at_all_holds_only_for_what_was_judged():
    assert conclusion_of([problem("warning")], [rule(fail=1)]).word.id == "SELARAS DENGAN CATATAN"
    assert conclusion_of([], [rule(**{"pass": 3})]).word.id == "SELARAS pada yang dinilai"
    assert conclusion_of([], [rule(insufficient_data=1)]).word.id == "TIDAK CUKUP DATA"


def test_rules_that_were_not_judged_and_files_that_were_not_read_are_said_beside_the_verdict():
    unread = Problem("error", same("rusak.pdf tidak terbaca"), None, Source("rusak.pdf"))
    rules = [
        rule(**{"pass": 3}),
        rule("PLF-02", insufficient_data=1),
        rule("PLF-03", **{"pass": 1, "insufficient_data": 2}),
    ]
    found = conclusion_of([], rules, [unread])

    assert found.word.id == "BELUM SELARAS"
    assert found.sentence.id.endswith("1 berkas bermasalah, 1 aturan tidak dapat dinilai, 1 hanya sebagian.")
    assert not found.is_in_order


def test_a_profile_has_its_own_word_for_the_outcome():
    assert conclusion_of([], [rule(**{"pass": 1})], word=same("SIAP")).sentence.id == "SIAP: tidak ada masalah."
