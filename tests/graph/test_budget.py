"""Pagu are found where they are printed, and totals are told from parts that may be missing."""

from __future__ import annotations

import pytest
from printed_tables import at, graph_of

from cascade.graph.budget import (
    has_own_pagu,
    is_rounded_sum,
    is_total_of_elements,
    is_total_of_quarters,
    pagu_by_year,
    pagu_of,
    siblings,
    summed_elements,
)
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Quantity, Source, Unknown
from cascade.text.numbers import parse_quantity


def rupiah(text: str) -> Quantity:
    return parse_quantity(text, Source("r.pdf"), whole=True)


def element(name: str, pagu: str | None = None, **more) -> dict:
    own = {"pagu": {2025: pagu}} if pagu else {}
    return {"id": name, "level": "kegiatan", "name": f"Kegiatan {name}", "sources": at(1), **own, **more}


def indicator(name: str, pagu: str | None = None, **more) -> dict:
    own = {"pagu": {2025: pagu}} if pagu else {}
    return {
        "id": name,
        "name": f"Jumlah {name}",
        "level": "kegiatan",
        "element_id": "a",
        "sources": at(1),
        **own,
        **more,
    }


def test_the_pagu_of_an_element_is_that_of_its_indicators():
    graph = graph_of([element("a", "5.000.000")], [indicator("x"), indicator("y")])

    assert pagu_by_year(graph, "r#x")[2025].value == 5_000_000
    assert [row.id for row in siblings(graph, "r#x")] == ["x", "y"]
    assert not has_own_pagu(graph, "r#x")


def test_an_indicator_with_a_pagu_of_its_own_keeps_it_and_the_element_has_their_sum():
    """The element takes the pagu of its first row."""
    graph = graph_of([element("a", "2.000.000")], [indicator("x", "2.000.000"), indicator("y", "3.000.000")])

    assert has_own_pagu(graph, "r#x")
    assert pagu_by_year(graph, "r#y")[2025].value == 3_000_000
    assert pagu_of(graph, "r#a", 2025).value == 5_000_000


def test_a_pagu_of_nothing_is_left_out():
    assert pagu_by_year(graph_of([element("a", "0")], [indicator("x")]), "r#x") == {}


def test_a_total_counts_a_program_or_its_parts_never_both():
    rows = [
        element("p", "9.000.000", level="program"),
        element("a", "4.000.000", parent="p"),
        element("b", "5.000.000", parent="p"),
    ]
    graph = graph_of(rows, [], totals=[{"pagu": {2025: "9.000.000"}}])
    document = graph.documents[0]

    assert summed_elements(graph, document, document.totals[0], 2025) == ("r#p",)


@pytest.fixture
def programs() -> CascadeGraph:
    rows = [element("a", "4.000.000"), element("b", "5.000.000"), element("c", "1.500.000")]
    return graph_of(rows, [])


def test_a_total_is_that_of_the_elements_above_it(programs):
    every = ["r#a", "r#b", "r#c"]

    assert is_total_of_elements(programs, every, rupiah("10.500.000"), 2025) is True
    assert is_total_of_elements(programs, every, rupiah("10.400.000"), 2025) is False


def test_a_total_that_is_larger_may_hold_rows_that_the_document_prints_elsewhere(programs):
    answer = is_total_of_elements(programs, ["r#a", "r#b"], rupiah("10.500.000"), 2025)

    assert isinstance(answer, Unknown)
    assert answer.reason.id == "mungkin memuat baris lain"


@pytest.mark.parametrize(
    ("changed", "why"),
    [({"level": "unknown"}, "jenjang unsur tidak diketahui"), ({"name": "Kegiatan a"}, "satu nama tercetak dua kali")],
)
def test_a_total_is_not_judged_where_a_part_may_be_counted_twice(changed, why):
    graph = graph_of([element("a", "4.000.000"), {**element("b", "5.000.000"), **changed}], [])
    answer = is_total_of_elements(graph, ["r#a", "r#b"], rupiah("8.000.000"), 2025)

    assert isinstance(answer, Unknown)
    assert answer.reason.id == why


@pytest.mark.parametrize(
    ("quarters", "expected"),
    [
        (["1.000.000", "2.000.000", "3.000.000", "4.000.000"], True),  # portions
        (["2.000.000", "5.000.000", "8.000.000", "10.000.000"], True),  # a running total
        (["1.000.000", "2.000.000", "3.000.000", "3.000.000"], False),
        (["1.000", "2.000", "3.000", "4.000"], "ditulis dalam ribuan atau jutaan"),
        (["10%", "20%", "30%", "40%"], "ditulis dalam persen"),
        (["1.000.000", "2.000.000", "3.000.000", ""], "ada triwulan yang kosong"),
        (["", "", "", ""], "triwulan kosong"),
    ],
)
def test_four_quarters_come_to_a_pagu_as_portions_or_as_a_running_total(quarters, expected):
    answer = is_total_of_quarters(rupiah("10.000.000"), [rupiah(text) for text in quarters])

    assert (answer.reason.id if isinstance(answer, Unknown) else answer) == expected


@pytest.mark.parametrize(
    ("total", "printed", "parts", "expected"),
    [
        ("10.000.002", "10.000.000", ["4.000.000", "3.000.001", "3.000.001"], True),
        ("10.000.003", "10.000.001", ["4.000.001", "3.000.001", "3.000.001"], True),
        ("10.000.003", "10.000.006", ["4.000.001", "3.000.001", "3.000.001"], False),
        ("38.669.151,85", "38.669.151,83", ["30.000.000,85", "8.669.151"], True),
        ("102", "100", ["50", "26", "26"], False),
        ("10.000.480", "10.000.000", ["6.000.210", "4.000.270"], True),  # a total in thousands
        ("10.001.000", "10.000.480", ["6.000.000", "4.001.000"], True),  # parts in thousands
        ("10.001.000", "10.000.000", ["6.000.000", "4.001.000"], False),  # all are, so that each counts
    ],
)
def test_each_print_of_a_large_sum_may_have_been_rounded_to_rupiah_or_to_thousands(total, printed, parts, expected):
    assert is_rounded_sum(rupiah(total), rupiah(printed), [rupiah(part) for part in parts]) is expected
