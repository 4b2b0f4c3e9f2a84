"""What is to be changed before a document is signed: the easiest first, one line a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from page_reports import AKSI, RENSTRA, finding, graph

from cascade.advice.main_problems import main_problems
from cascade.model import Change, Evidence, Link, Problem, Source
from cascade.model.i18n import LocalizedText, same
from cascade.reports.corrections import corrections_of

SIGNED = "rencana_aksi"


def cell(value, file="aksi.json", row=1, document="Rencana Aksi 2025"):
    return Evidence(same("target"), value, Source(file, sheet="RA", row=row, cell=f"H{row}"), document)


def unequal(printed, wanted, **more):
    change = Change(printed, wanted.value, wanted)
    return finding(changes=(change,), evidence=(printed, wanted), places=(printed.source, wanted.source), **more)


def changes(*findings, **more):
    linked = graph(RENSTRA, AKSI)
    return corrections_of(SIGNED, linked, main_problems(findings, linked), **more)


def test_a_value_that_differs_is_retyped_as_the_other_document_has_it():
    [change] = changes(unequal(cell("90%"), cell("95%", "renstra.json", document="Renstra 2024–2025")))

    assert (change.effort, change.required, change.printed.id) == ("retype", True, "target 90%")
    assert change.wanted.id.startswith("95% (seperti Renstra 2024–2025 ")
    assert change.source.file == "aksi.json"


def test_a_value_that_is_itself_wrong_is_followed_to_what_it_will_be():
    renstra, renja, aksi = cell("95%", "renstra.json"), cell("97%", "renja.json"), cell("99%")
    found = changes(unequal(aksi, renja, code="A-1", fingerprint="1"), unequal(renja, renstra, fingerprint="2"))

    assert [change.wanted.id[:3] for change in found] == ["95%", "95%"]


def test_two_values_that_follow_each_other_in_a_circle_come_to_an_end():
    one, other = cell("1"), cell("2", row=2)

    assert len(changes(unequal(one, other, fingerprint="1"), unequal(other, one, fingerprint="2"))) <= 2


def test_what_two_rules_ask_of_one_cell_is_one_line_with_both_rules():
    wrong, right = cell("90%"), cell("95%", "renstra.json")
    found = changes(
        unequal(wrong, right, fingerprint="1"),
        finding("NOM-01", "warning", fingerprint="2", evidence=(wrong,), places=(wrong.source,)),
    )

    assert [(change.effort, change.codes, change.required) for change in found] == [
        ("retype", ("PLF-01", "NOM-01"), True)
    ]


def test_warnings_are_told_only_where_they_touch_what_is_signed_and_known_findings_never():
    elsewhere = cell("5", "renstra.json")
    warning = finding("A-1", "warning", evidence=(elsewhere,), places=(elsewhere.source,))
    known = replace(finding(), known=True)

    assert changes(warning, known) == ()
    assert [change.required for change in changes(finding("B-1", "warning"))] == [False]


def test_an_error_of_a_rule_that_only_asks_for_want_of_trust_is_answered_before_signing():
    elsewhere = cell("5", "renstra.json")
    asked = finding("A-1", "question", unproven="error", evidence=(elsewhere,), places=(elsewhere.source,))

    assert [change.required for change in changes(asked)] == [True]
    assert changes(replace(asked, unproven="warning")) == ()


def test_a_finding_on_an_open_link_asks_for_the_answer_first():
    link = Link("renstra#linmas", "aksi#linmas", "needs_confirmation", 90, 5)
    [change] = changes(finding("A-1", "question", links=(link,)))

    assert (change.effort, change.required) == ("answer", True)
    assert "cascade link" in change.wanted.id


def test_the_easiest_comes_first_and_whole_documents_last():
    row = finding("ADA-01", kind="missing_in", fingerprint="1", cause="x")
    value = unequal(cell("90%", row=7), cell("95%", "renstra.json"), fingerprint="2")
    found = changes(row, value, missing=("renja",))

    assert [change.effort for change in found] == ["retype", "row", "document"]
    assert found[-1].wanted.en == "the Renja in force for the year"


@pytest.mark.parametrize(
    "more",
    [
        {"problems": [Problem("error", same("rusak"), source=Source("pk.pdf"))]},
        {"conflicting_kinds": ("renja",)},
        {"missing": ("renja",)},
    ],
)
def test_what_keeps_documents_from_being_judged_is_required(more):
    [change] = changes(**more)

    assert (change.effort, change.required) == ("document", True)


def test_a_document_in_which_nothing_was_read_cannot_be_signed():
    empty = graph(RENSTRA, {**AKSI, "indicators": []})
    [change] = corrections_of(SIGNED, empty, ())

    assert change.printed == LocalizedText("tidak ada indikator yang terbaca", "no indicator was read")
