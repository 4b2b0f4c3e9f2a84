"""What becomes of the decisions of a person when documents change."""

from __future__ import annotations

import datetime

import pytest
from documents_as_text import canonical
from linked_indicators import BOTH, VILLAGE, decision, pk, renstra, sasaran_rows

from cascade.decisions.decision_file import Decisions, IndicatorReference, LinkDecision
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier


def outcome(documents, *decided):
    """The verdicts on all pairs by printed names, and what is told."""
    graph = CascadeGraph(documents)
    links, problems = link_dossier(graph, Decisions(decided))
    names = graph.indicators
    return {(names[k.left].name.text, names[k.right].name.text): k for k in links}, problems


TODAY = datetime.date(2026, 2, 3)


@pytest.mark.parametrize(
    "printed",
    [
        "Prosentase desa/kelurahan yang tertib administrasi",
        "Persentase desa/kelurahan yang tertib administrasi (%)",
        "Persentase desa/kelurahan\nyang tertib admini strasi",
        "2. Persentase  desa / kelurahan yg tertib adm",
        "Persentase desa/kelurahan yang tertib administrasii",
    ],
)
def test_a_confirmation_survives_another_spelling_a_broken_word_and_a_slip(printed):
    links, problems = outcome([renstra(VILLAGE), pk(printed)], decision(VILLAGE, BOTH))

    assert ([link.verdict for link in links.values()], problems) == (["confirmed"], ())


def test_a_decision_names_no_page_or_row_and_so_survives_both():
    links, problems = outcome([renstra("Nilai SAKIP", VILLAGE), pk("Indeks Reformasi", BOTH)], decision(VILLAGE, BOTH))
    turned, _ = outcome([renstra(VILLAGE, "Nilai SAKIP"), pk(BOTH, "Indeks Reformasi")], decision(VILLAGE, BOTH))

    assert links[VILLAGE, BOTH].verdict == turned[VILLAGE, BOTH].verdict == "confirmed"
    assert problems == ()


def test_a_rejection_is_obeyed_under_another_spelling():
    links, problems = outcome(
        [renstra(VILLAGE), pk("Prosentase desa/kel yang tertib administrasi")],
        decision(VILLAGE, "Persentase desa/kel yang tertib adm", "rejected"),
    )

    assert (links, problems) == ({}, ())


def test_a_decision_never_jumps_to_a_namesake_and_says_what_it_was_about():
    links, [problem] = outcome(
        [renstra(VILLAGE), pk("Persentase kelurahan yang tertib administrasi")],
        decision(VILLAGE, BOTH, by="Kasubbag Perencanaan", on=TODAY),
    )

    assert all(link.verdict != "confirmed" for link in links.values())
    for said in (VILLAGE, BOTH, "Kasubbag Perencanaan 2026-02-03", "tidak ada lagi di Perjanjian Kinerja 2026"):
        assert said in problem.message.id
    assert "Persentase kelurahan" in problem.hint.id
    assert "beda kata: desa" in problem.hint.id


def test_a_decision_on_a_document_that_is_not_there_says_which():
    _, [problem] = outcome([renstra(VILLAGE)], decision(VILLAGE, BOTH))

    assert "tidak ada dokumen “perjanjian_kinerja”" in problem.message.id


def test_a_decision_that_fits_several_indicators_is_told_with_their_elements_and_not_guessed():
    twins = [{"name": BOTH, "element": element} for element in ("Tata kelola desa baik", "Pelayanan publik prima")]
    links, [problem] = outcome([renstra(VILLAGE), pk(*twins)], decision(VILLAGE, BOTH))

    assert all(link.verdict != "confirmed" for link in links.values())
    assert "2 indikator" in problem.message.id
    assert "Tata kelola desa baik" in problem.message.id
    assert "element:" in problem.hint.id


def test_the_element_settles_which_of_several_is_meant():
    twins = [{"name": BOTH, "element": element} for element in ("Tata kelola desa baik", "Pelayanan publik prima")]
    graph = CascadeGraph([renstra(VILLAGE), pk(*twins)])
    meant = decision(VILLAGE, {"name": BOTH, "element": "Pelayanan publik prima"})
    links, problems = link_dossier(graph, Decisions((meant,)))

    assert [link.right for link in links if link.verdict == "confirmed"] == ["perjanjian_kinerja#i2"]
    assert problems == ()


def test_two_decisions_that_contradict_each_other_are_told_with_their_lines():
    both = Decisions((decision(VILLAGE, BOTH), decision(VILLAGE, BOTH, "rejected")), lines=(3, 8))
    links, [problem] = link_dossier(CascadeGraph([renstra(VILLAGE), pk(BOTH)]), both)

    assert links == ()
    assert "baris 3" in problem.message.id
    assert problem.source.row == 8


def test_one_indicator_confirmed_as_two_of_one_document_is_a_contradiction():
    other = "Indeks tertib administrasi wilayah"
    links, [problem] = outcome([renstra(VILLAGE), pk(BOTH, other)], decision(VILLAGE, BOTH), decision(VILLAGE, other))

    assert "bertentangan" in problem.message.id
    assert [pair for pair, link in links.items() if link.verdict == "confirmed"] == [(VILLAGE, other)]


def test_a_rejection_against_two_confirmations_over_a_third_document_is_told():
    documents = [renstra(VILLAGE), canonical("renja", sasaran_rows([VILLAGE]), year=2026), pk(BOTH)]
    renja = IndicatorReference(document="renja", name=VILLAGE)
    left, right = IndicatorReference(document="renstra", name=VILLAGE), IndicatorReference(document="pk", name=BOTH)
    _, [problem] = outcome(
        documents,
        LinkDecision(left=left, right=renja, verdict="confirmed"),
        LinkDecision(left=renja, right=right, verdict="confirmed"),
        LinkDecision(left=left, right=right, verdict="rejected"),
    )

    assert "dokumen ketiga" in problem.message.id


def test_a_link_inside_one_document_is_told_to_be_none():
    both = (
        IndicatorReference(document="renstra", name=VILLAGE),
        IndicatorReference(document="renstra", name="Nilai SAKIP"),
    )
    links, [problem] = outcome(
        [renstra(VILLAGE, "Nilai SAKIP")], LinkDecision(left=both[0], right=both[1], verdict="confirmed")
    )

    assert links == {}
    assert "dokumen yang sama" in problem.message.id


def test_a_link_by_hand_that_cascade_would_not_propose_says_so():
    links, problems = outcome(
        [renstra("Indeks kepuasan"), pk("Nilai SAKIP")], decision("Indeks kepuasan", "Nilai SAKIP", by="Camat")
    )
    link = links["Indeks kepuasan", "Nilai SAKIP"]

    assert (link.verdict, link.by_hand, problems) == ("confirmed", True, ())
    assert "dengan tangan oleh Camat" in link.reasons[0].id


def test_a_confirmed_proposal_is_not_by_hand():
    links, _ = outcome([renstra(VILLAGE), pk(BOTH)], decision(VILLAGE, BOTH))

    assert not links[VILLAGE, BOTH].by_hand


def test_a_link_by_hand_may_join_documents_that_cascade_does_not_compare():
    links, problems = outcome(
        [renstra("Nilai SAKIP"), pk("Nilai LKE", year=2031)], decision("Nilai SAKIP", "Nilai LKE")
    )

    assert links["Nilai SAKIP", "Nilai LKE"].by_hand
    assert problems == ()


def test_a_decision_on_a_kind_makes_no_link_to_a_plan_that_has_been_replaced():
    documents = [
        renstra(VILLAGE, id="murni"),
        renstra(VILLAGE, id="ubah", phase="perubahan"),
        pk(BOTH),
    ]
    links, _ = link_dossier(CascadeGraph(documents), Decisions((decision(VILLAGE, BOTH),)))

    assert [(link.left, link.verdict) for link in links] == [("ubah#i1", "confirmed")]
