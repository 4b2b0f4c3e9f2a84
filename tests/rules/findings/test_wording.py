from __future__ import annotations

import pytest
from judged_documents import LINMAS, RISING, RULE, aksi, judged, pk, renstra, rule, shipped

from cascade.model.i18n import LocalizedText
from cascade.rules.findings.wording import format_value, sentence
from cascade.text.numbers import parse_quantity


def test_nothing_of_a_document_is_read_as_a_placeholder():
    name = "Persentase {aksi.annual} {0} {x!r} terbina"
    [finding], _ = judged(pk({**LINMAS, "name": name, "target": "95%"}), aksi({**RISING, "name": name}))

    assert finding.subject == name


def test_a_fail_is_told_under_the_reading_that_the_pk_backs():
    row = {"name": "Persentase desa terbina", "unit": "%"}
    documents = (
        renstra({**row, "targets": {2025: "90%"}}),
        pk({**row, "target": "100%"}),
        aksi({**row, "quarters": ["25%"] * 4}),
    )

    [finding], _ = judged(*documents, rules=shipped("PLF-01"))

    assert finding.severity == "error"
    assert "100% melebihi target Renstra 90%" in finding.message.id


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "(kosong)"),
        (parse_quantity("-"), "(kosong)"),
        (parse_quantity("84,5 %"), "84,5 %"),
        ((parse_quantity("1"), parse_quantity("2"), parse_quantity("1")), "1, 2"),
        ({2025: parse_quantity("1"), 2026: parse_quantity("-")}, "2025: 1; 2026: (kosong)"),
        (LocalizedText("naik", "up"), "naik"),
        ("dua\n  baris", "dua baris"),
    ],
)
def test_a_value_is_shown_in_one_line_each_entry_once_and_a_blank_as_blank(value, text):
    assert format_value(value).id == text


def test_a_sentence_begins_with_a_capital_in_both_languages():
    assert sentence(LocalizedText("program A", "the program A")) == LocalizedText("Program A", "The program A")


def test_the_words_of_the_case_that_a_fail_is_go_before_those_of_the_rule():
    case = 'cases: [{when: pk.target > 1, fix: {id: "Turunkan.", en: "Lower it."}}]\nexamples:'
    [finding], _ = judged(pk({**LINMAS, "target": "95%"}), aksi(RISING), rules=(rule(RULE.replace("examples:", case)),))

    assert (finding.fix.id, finding.message.id) == ("Turunkan.", "Aksi 90%, PK 95%.")
