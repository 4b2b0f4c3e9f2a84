"""Findings that share a cause stand on one card, with the indicator side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from page_reports import AKSI, RENSTRA, finding, graph, linked, one, page, report, text

from cascade.graph.cascade_graph import CascadeGraph
from cascade.reading.canonical import to_document


def test_findings_that_share_a_cause_stand_on_one_card_and_the_worst_card_comes_first() -> None:
    findings = (
        finding("A-1", "warning", cause="x", subject="X"),
        finding("A-2", "error", cause="y", subject="Y"),
        finding("A-3", "info", cause="y"),
    )
    cards = page(report(None, *findings)).xpath("//article")
    assert [text(card.xpath(".//h3")[0]) for card in cards] == ["Y", "X"]
    assert len(cards[0].xpath(".//div[@class='finding']")) == 2


def test_a_card_lays_the_linked_indicator_side_by_side_and_marks_what_differs_in_words() -> None:
    table = one(page(report(None, finding())), "//article//table")
    assert [text(head) for head in table.xpath("./thead//th")][1:] == [
        "Renstra 2024–2025 renstra.json",
        "Rencana Aksi 2025 aksi.json",
    ]
    rows = {text(row.xpath("./th")[0]): [text(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr")}
    assert rows["Satuan"] == ["%", "persen"]
    assert rows["Target 2025"] == ["95% lembar “T-C.25”, sel I12", "setahun, TR IV: 90% ≠ berbeda dari Renstra"]
    assert rows["Triwulan"][1] == "TR I: 25% TR II: 50% TR III: 75% TR IV: 90% lembar “RA”, sel H63"


def test_a_document_without_the_indicator_says_so_and_an_open_link_joins_nothing() -> None:
    table = one(page(report(linked("needs_confirmation"), finding(indicators=("renstra#linmas",)))), "//article//table")
    assert "tidak tertaut di dokumen ini" in text(table)
    assert "90%" not in text(table)


def test_differing_copies_in_one_document_are_both_shown() -> None:
    copied = {
        **AKSI,
        "indicators": [
            *AKSI["indicators"],
            {**AKSI["indicators"][0], "id": "copy", "quarters": ["25%", "50%", "75%", "91%"]},
        ],
    }
    built = graph(RENSTRA, copied)
    table = one(page(report(built, finding(indicators=("aksi#copy",)))), "//article//table")
    assert "TR IV: 90%" in text(table)
    assert "TR IV: 91%" in text(table)


def test_blank_and_dash_are_told_apart_and_a_missing_column_is_named() -> None:
    table = one(page(report(graph(AKSI), finding(indicators=("aksi#kunjungan",)))), "//article//table")
    assert "TR I: - TR II: (kosong) TR III: 3" in text(table)


def test_findings_without_indicator_have_a_card_without_table() -> None:
    tree = page(
        report(
            None,
            finding(indicators=(), elements=("renstra#p",), subject="Program Ketenteraman"),
            finding(cause="d", indicators=()),
        )
    )
    assert not tree.xpath("//article//table")
    assert "Pelayanan prima › Linmas kuat › Program" in text(tree.xpath("//article")[0])


@pytest.mark.parametrize(
    ("confidence", "word"), [(1.0, "tinggi (1,00)"), (0.9, "tinggi"), (0.89, "sedang (0,89)"), (0.69, "rendah (0,69)")]
)
def test_confidence_is_said_in_words_and_number(confidence: float, word: str) -> None:
    assert word in text(one(page(report(None, finding(confidence=confidence))), "//article"))


def test_confidence_and_values_are_never_recomputed_from_floats() -> None:
    built = linked()
    target = built.indicators["renstra#linmas"].targets[2025]
    assert target.value == Decimal(95)
    assert "95%" in text(one(page(report(built, finding())), "//article//table"))


def test_many_documents_that_lack_an_indicator_are_a_line_and_no_columns() -> None:
    more = [{**RENSTRA, "id": f"iku-{n}", "kind": "iku", "indicators": [], "elements": []} for n in range(4)]
    documents = [
        to_document(d, d.get("id", d["kind"]), f"{d.get('id', d['kind'])}.json", "0" * 64)[0] for d in (RENSTRA, *more)
    ]
    card = one(page(report(CascadeGraph(documents), finding(indicators=("renstra#linmas",)))), "//article")
    assert len(card.xpath(".//thead//th")) == 2
    assert "Tidak tertaut di dokumen ini: IKU 2024–2025 (iku-0.json); IKU" in text(card)
