"""Links agree with decisions on namesakes, and over three documents."""

from __future__ import annotations

from documents_as_text import canonical
from linked_indicators import links_of, village_decision, village_pair

from cascade.decisions.decision_file import Decisions, LinkDecision
from cascade.decisions.name_lookup import IndicatorReference
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.consistency import close_triangles
from cascade.model import Link


def trio():
    return (
        *village_pair(),
        canonical("rencana_aksi", [{"name": "Persentase desa/kelurahan tertib", "level": "sasaran"}], year=2025),
    )


def test_one_confirmation_answers_the_same_question_about_a_third_document():
    found, _ = links_of(*trio(), decisions=village_decision("confirmed"))

    assert sorted(link.verdict for link in found) == ["confirmed", "confirmed", "exact"]


def test_one_rejection_answers_the_same_question_about_a_third_document():
    found, _ = links_of(*trio(), decisions=village_decision("rejected"))

    assert [link.verdict for link in found] == ["exact"]


def test_without_a_decision_both_questions_stay_open():
    found, _ = links_of(*trio())

    assert sorted(link.verdict for link in found) == ["exact", "needs_confirmation", "needs_confirmation"]


def test_contradicting_decisions_on_namesakes_leave_the_question_open():
    names = {"renja": "Persentase desa/kelurahan tertib", "perjanjian_kinerja": "Persentase desa/kelurahan tertib"}
    rows = {kind: [{"name": name, "level": "sasaran"}] for kind, name in names.items()}
    documents = (
        canonical("renstra", [{"name": "Persentase desa tertib", "level": "sasaran"}], years=[2025]),
        *(canonical(kind, rows[kind], year=2025) for kind in names),
        canonical("rencana_aksi", rows["renja"], year=2025),
    )
    verdicts = zip(names, ("confirmed", "rejected"), strict=True)
    decisions = [
        LinkDecision(
            left=IndicatorReference(document="renstra", name="Persentase desa tertib"),
            right=IndicatorReference(document=kind, name=names[kind]),
            verdict=verdict,
        )
        for kind, verdict in verdicts
    ]

    found, _ = links_of(*documents, decisions=Decisions(tuple(decisions)))

    assert [x.verdict for x in found if (x.left, x.right) == ("renstra#i1", "rencana_aksi#i1")] == [
        "needs_confirmation"
    ]


def test_a_triangle_over_three_documents_that_does_not_close_is_a_question():
    def link(left: str, right: str, verdict: str, score: float) -> Link:
        return Link(f"{left}#i1", right if "#" in right else f"{right}#i1", verdict, score, 50)

    rows = [{"id": x, "name": f"Indeks {x}", "level": "sasaran"} for x in ("i1", "i2")]
    documents = [
        canonical("renstra", rows, years=[2025]),
        canonical("renja", rows, year=2025),
        canonical("rencana_aksi", rows, year=2025),
    ]
    pairs = {("renstra", "renja"), ("renja", "rencana_aksi"), ("renstra", "rencana_aksi")}
    graph = CascadeGraph(documents)
    first, second = link("renstra", "renja", "auto", 80), link("renja", "rencana_aksi", "exact", 99)

    closed = close_triangles(graph, (first, second, link("renstra", "rencana_aksi", "auto", 85)), pairs)
    open_ = close_triangles(graph, (first, second, link("renstra", "rencana_aksi#i2", "auto", 85)), pairs)

    assert [each.verdict for each in closed] == ["auto", "exact", "auto"]
    assert [each.verdict for each in open_] == ["needs_confirmation", "exact", "auto"]
    assert "dokumen ketiga" in open_[0].reasons[0].id
