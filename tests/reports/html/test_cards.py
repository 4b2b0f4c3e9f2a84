"""A main problem is one card: what to do about it first, then the indicator side by side, then the rules that say so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from page_reports import AKSI, EVIDENCE, RENSTRA, finding, graph, linked, one, page, report, text

from cascade.advice.main_problem import CellChange
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Evidence, Source
from cascade.model.i18n import same
from cascade.reading.canonical import to_document

COMPARED = "//article//table[@class='compare']"


def test_one_main_problem_is_one_card_by_its_number_and_the_worst_comes_first() -> None:
    findings = (
        finding("A-1", "warning", cause="x", subject="X"),
        finding("A-2", "error", cause="y", subject="Y"),
        finding("A-3", "info", cause="y"),
    )
    cards = page(report(None, *findings)).xpath("//article")
    assert [text(card.xpath(".//h3")[0]) for card in cards] == ["No. 1: Y", "No. 2: X"]
    assert len(cards[0].xpath(".//div[@class='finding']")) == 1


def test_the_cells_to_change_come_first_with_what_stands_there_and_what_should() -> None:
    made = report(None, finding())
    asked = CellChange(EVIDENCE[0], "96%", None, is_asked=True)
    certain = CellChange(EVIDENCE[1], "95%", EVIDENCE[0])
    [problem] = made.main_problems
    card = one(page(replace(made, main_problems=(replace(problem, changes=(certain, asked)),))), "//article")
    table = one(card, ".//table[@class='changes']")

    assert [[text(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr")] == [
        ["Rencana Aksi RA!H63 TR IV", "90% → menjadi 95%", "pasti menurut Renstra I12"],
        ["Renstra I12 target 2025", "95% → menjadi 96%", "bila disetujui"],
    ]
    shown = text(card)
    assert (
        shown.index("Yang perlu dilakukan")
        < shown.index("Indikator ini di setiap dokumen")
        < shown.index("Dikatakan oleh")
    )


def test_the_rules_that_say_so_are_folded_away_with_their_law() -> None:
    told = one(page(report(None, finding())), "//article//details")

    assert told.get("open") is None
    assert "PLF-01 Judul PLF-01" in text(told)
    assert "Dasar: PermenPAN-RB 88/2021" in text(told)


def test_values_that_the_table_or_the_changes_show_are_not_listed_again() -> None:
    other = Evidence(same("rumus"), "a/b", Source("aksi.json", sheet="RA", cell="D63"), "Rencana Aksi 2025")
    card = one(page(report(None, finding(evidence=(*EVIDENCE, other)))), "//article")

    assert [text(line) for line in card.xpath(".//dl[not(ancestor::details)]//li")] == [
        "Rencana Aksi 2025, rumus: a/b — lembar “RA”, sel D63"
    ]


def test_minor_notes_are_one_line_for_each_rule_and_no_card() -> None:
    noted = [finding("NOM-03", "info", cause=str(number), subject=f"X{number}") for number in range(3)]
    tree = page(report(None, *noted))

    assert not tree.xpath("//article")
    [line] = tree.xpath("//ul[@class='habits']/li")
    assert text(line) == "3 × NOM-03 Judul NOM-03 Samakan dengan Renstra."
    assert len(tree.xpath("//div[@id='aturan-NOM-03']//div[@class='finding']")) == 3


def test_a_card_lays_the_linked_indicator_side_by_side_and_marks_what_differs_in_words() -> None:
    table = one(page(report(None, finding())), COMPARED)
    assert [text(head) for head in table.xpath("./thead//th")][1:] == [
        "Renstra 2024–2025 renstra.json",
        "Rencana Aksi 2025 aksi.json",
    ]
    rows = {text(row.xpath("./th")[0]): [text(cell) for cell in row.xpath("./td")] for row in table.xpath("./tbody/tr")}
    assert rows["Satuan"] == ["%", "persen"]
    assert rows["Target 2025"] == ["95% lembar “T-C.25”, sel I12", "setahun, TR IV: 90% ≠ berbeda dari Renstra"]
    assert rows["Triwulan"][1] == "TR I: 25% TR II: 50% TR III: 75% TR IV: 90% lembar “RA”, sel H63"


def test_a_document_without_the_indicator_says_so_and_an_open_link_joins_nothing() -> None:
    table = one(page(report(linked("needs_confirmation"), finding(indicators=("renstra#linmas",)))), COMPARED)
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
    table = one(page(report(built, finding(indicators=("aksi#copy",)))), COMPARED)
    assert "TR IV: 90%" in text(table)
    assert "TR IV: 91%" in text(table)


def test_blank_and_dash_are_told_apart_and_a_missing_column_is_named() -> None:
    table = one(page(report(graph(AKSI), finding(indicators=("aksi#kunjungan",)))), COMPARED)
    assert "TR I: - TR II: (kosong) TR III: 3" in text(table)


def test_findings_without_indicator_have_a_card_without_table() -> None:
    tree = page(
        report(
            None,
            finding(indicators=(), elements=("renstra#p",), subject="Program Ketenteraman"),
            finding(cause="d", indicators=()),
        )
    )
    assert not tree.xpath(COMPARED)
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
    assert "95%" in text(one(page(report(built, finding())), COMPARED))


def test_many_documents_that_lack_an_indicator_are_a_line_and_no_columns() -> None:
    more = [{**RENSTRA, "id": f"iku-{n}", "kind": "iku", "indicators": [], "elements": []} for n in range(4)]
    documents = [
        to_document(d, d.get("id", d["kind"]), f"{d.get('id', d['kind'])}.json", "0" * 64)[0] for d in (RENSTRA, *more)
    ]
    card = one(page(report(CascadeGraph(documents), finding(indicators=("renstra#linmas",)))), "//article")
    assert len(card.xpath(".//thead//th")) == 2
    assert "Tidak tertaut di dokumen ini: IKU 2024–2025 (iku-0.json); IKU" in text(card)
