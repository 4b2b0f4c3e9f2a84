from __future__ import annotations

from evaluation_contexts import context_of, document

from cascade.graph.cascade_graph import node_id
from cascade.rules.vocabulary.element.repetition import coded_otherwise, named_otherwise, printed_before


def element(id_, name, code=None, *, row=2, level="sub_kegiatan", table=1):
    given = {
        "id": id_,
        "name": name,
        "level": level,
        "pagu": {2025: "20.000.000"},
        "sources": [{"table": table, "row": row}],
    }
    return {**given, "code": code} if code else given


def records(*documents):
    """Return the records of the elements of the last document."""
    context = context_of(*documents)
    last = context.graph.documents[-1]
    return [context.element(node_id(last, each.id)) for each in last.elements]


def renstra(*elements):
    return document("renstra", years=[2025, 2026], elements=list(elements))


def renja(*elements):
    return document("renja", year=2025, elements=list(elements))


def test_a_code_that_an_earlier_document_gives_to_another_name_is_told_and_a_reworded_name_is_not():
    plan = renstra(element("a", "Pengadaan Mebel", "7.01.01.2.07.0005"))
    [other] = records(plan, renja(element("b", "Pengadaan Kendaraan Dinas", "7.01.01.2.07.05")))
    [same] = records(plan, renja(element("b", "Sub Kegiatan Pengadaan Mebel", "7.01.01.2.07.05")))

    assert named_otherwise(other).element.id == "a"
    assert named_otherwise(same) is None


def test_a_name_with_another_code_is_told_but_for_the_number_of_the_urusan():
    plan = renstra(element("a", "Penyediaan Peralatan Kantor", "7.01.02.2.06.0002"))
    [other] = records(plan, renja(element("b", "Penyediaan Peralatan Kantor", "7.01.02.2.06.0004")))
    [urusan] = records(plan, renja(element("b", "Penyediaan Peralatan Kantor", "2.16.02.2.06.0002")))
    [broken] = records(plan, renja(element("b", "Penyediaan Peralatan Kantor", "7.01.02")))

    assert coded_otherwise(other).element.id == "a"
    assert coded_otherwise(urusan) is None
    assert coded_otherwise(broken) is None  # no whole code of its level says nothing


def test_a_name_that_stands_twice_in_one_table_is_told_of_the_second_row():
    program = {"level": "program"}
    first, second = records(
        renja(element("a", "Program A", row=2, **program), element("b", "PROGRAM A", row=5, **program))
    )
    _, other_table = records(
        renja(element("a", "Program A", row=2, **program), element("b", "Program A", row=5, table=2, **program))
    )

    assert printed_before(first) is None
    assert printed_before(second).element.id == "a"
    assert printed_before(other_table) is None
