"""Prints of one indicator are compared with the highest document that prints the same year or quarter."""

from __future__ import annotations

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Link
from cascade.reading.canonical import to_document
from cascade.reports.papers.comparison import SideBySide
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings.policy import built_in

NAME = "Indeks Kepuasan Masyarakat"


def compared(*documents):
    made = [to_document(d, d["kind"], f"{d['kind']}.json", "0" * 64)[0] for d in documents]
    graph = CascadeGraph(made)
    graph.add_links(Link(f"{made[0].id}#a", f"{other.id}#a", "exact", 100, 100) for other in made[1:])
    side_by_side = SideBySide(EvaluationContext(graph, built_in()))
    rows = side_by_side.compare(side_by_side.columns([f"{made[0].id}#a"])).rows
    return side_by_side, {row.about: row.cells for row in rows}


def plan(kind, **targets):
    one = {
        "id": "a",
        "name": NAME,
        "level": "sasaran",
        "targets": {year.lstrip("y"): value for year, value in targets.items()},
    }
    return {"kind": kind, "years": [2025, 2026, 2027], "indicators": [one]}


def test_without_an_annual_document_each_year_is_compared_with_the_same_year():
    side_by_side, rows = compared(
        plan("renstra", y2025="85", y2026="86", y2027="87"), plan("iku", y2025="85", y2026="85", y2027="87")
    )

    assert [entry.differs_from for entry in rows["target"][1]] == [None, "Renstra", None]
    assert side_by_side.years == "2025–2027"


def test_quarters_are_compared_quarter_by_quarter():
    def annual(kind, quarters):
        return {
            "kind": kind,
            "year": 2025,
            "indicators": [{"id": "a", "name": NAME, "level": "sasaran", "quarters": quarters}],
        }

    side_by_side, rows = compared(
        annual("perjanjian_kinerja", ["1", "2", "3", "4"]), annual("rencana_aksi", ["1", "2", "2", "4"])
    )

    assert [entry.differs_from for entry in rows["quarters"][1]] == [None, None, "Perjanjian Kinerja", None]
    assert side_by_side.years == "2025"


def test_a_document_that_does_not_print_the_indicator_has_no_cell():
    _, rows = compared(
        plan("renstra", y2025="85"),
        {"kind": "renja", "year": 2025, "indicators": [{"id": "a", "name": NAME, "level": "sasaran"}]},
    )

    assert [len(cell or ()) for cell in rows["target"]] == [1, 0]
