"""Documents, elements and indicators hang together as they are printed."""

from __future__ import annotations

import pytest
from documents_as_text import canonical

from cascade.graph.cascade_graph import CascadeGraph, node_id, printed_id
from cascade.model import Link

MEETING = {"name": "Jumlah rapat", "level": "sub_kegiatan", "element": "Penyediaan Rapat"}


def graph(*rows: dict, kind: str = "renja", **more) -> CascadeGraph:
    return CascadeGraph([canonical(kind, list(rows), **{"year": 2025, **more})])


def test_a_node_names_its_document_and_what_the_document_calls_it():
    document = canonical("renja", [MEETING], year=2025)

    assert node_id(document, "i1") == "renja#i1"
    assert printed_id("renja#i1") == "i1"
    assert printed_id("renja.pdf#2#i1") == "2#i1"


def test_the_path_leads_from_what_is_measured_to_the_top():
    found = graph({**MEETING, "path": ["Administrasi Umum", "Penunjang Urusan"]})

    path = [found.elements[node].name.text for node in found.path("renja#i1")]

    assert path == ["Penyediaan Rapat", "Administrasi Umum", "Penunjang Urusan"]
    assert found.element_of("renja#i1").name.text == "Penyediaan Rapat"
    assert found.indicators_of(found.element_node("renja#i1")) == ("renja#i1",)
    assert found.children(found.path("renja#i1")[1]) == found.path("renja#i1")[:1]


def test_elements_that_stand_under_each_other_in_a_ring_end_the_path():
    """A document of another program may say anything."""
    elements = [{"id": "a", "name": "A", "parent": "b"}, {"id": "b", "name": "B", "parent": "a"}]
    found = CascadeGraph([canonical("renja", [{**MEETING, "element": None, "element_id": "a"}], elements=elements)])

    assert found.path("renja#i1") == ("renja#a", "renja#b")


def test_what_is_printed_again_under_another_sasaran_is_a_copy():
    above = ["Administrasi Umum", "Penunjang Urusan"]
    rows = [{**MEETING, "path": [*above, sasaran]} for sasaran in ("Layanan prima", "Tata kelola baik")]
    found = graph(*rows)
    document = found.documents[0]

    assert found.copies("renja#i2") == ("renja#i1", "renja#i2")
    assert found.distinct_indicators(document) == ("renja#i1",)


def test_the_level_word_before_the_elements_above_makes_no_other_indicator():
    again = {**MEETING, "element": "Sub Kegiatan Penyediaan Rapat", "path": ["Kegiatan Administrasi Umum"]}
    found = graph({**MEETING, "path": ["Administrasi Umum"]}, again)

    assert found.distinct_indicators(found.documents[0]) == ("renja#i1",)
    assert found.identity("renja#i1") == found.identity("renja#i2")


def test_the_same_name_under_another_kegiatan_is_another_indicator():
    found = graph({**MEETING, "path": ["Administrasi Umum"]}, {**MEETING, "path": ["Administrasi Keuangan"]})

    assert found.distinct_indicators(found.documents[0]) == ("renja#i1", "renja#i2")


def test_a_bare_name_without_an_element_is_a_copy_of_nothing_below_the_sasaran():
    bare = {"name": "Jumlah laporan", "level": "kegiatan"}
    found, results = graph(bare, bare), graph(*[{"name": "Indeks kepuasan", "level": "sasaran"}] * 2)

    assert len(found.distinct_indicators(found.documents[0])) == 2
    assert len(results.distinct_indicators(results.documents[0])) == 1


def test_the_first_copy_with_values_represents_all():
    """A Renstra lists programs without targets before the table that has them."""
    found = graph(MEETING, {**MEETING, "target": "12"})

    assert found.representative("renja#i1") == "renja#i2"
    assert found.copies("renja#i1") == ("renja#i2", "renja#i1")


def two_documents(*links: Link) -> CascadeGraph:
    found = CascadeGraph([canonical("renja", [MEETING, MEETING], year=2025), canonical("rencana_aksi", [MEETING])])
    found.add_links(links)
    return found


def test_a_link_holds_for_every_copy():
    found = two_documents(Link("renja#i1", "rencana_aksi#i1", "exact", 99, 50))

    assert [node for node, _ in found.links_of("renja#i2")] == ["rencana_aksi#i1"]
    assert found.same_as("renja#i2") == {"renja#i1", "rencana_aksi#i1"}
    assert found.cause_of("renja#i2") == found.cause_of("rencana_aksi#i1")


def test_an_open_link_makes_two_things_one_only_for_those_who_ask_what_may_be():
    found = two_documents(Link("renja#i1", "rencana_aksi#i1", "needs_confirmation", 60, 5))

    assert found.same_as("renja#i1") == {"renja#i1"}
    assert found.same_as("renja#i1", open_too=True) == {"renja#i1", "rencana_aksi#i1"}
    assert found.cause_of("renja#i1") != found.cause_of("rencana_aksi#i1")


def test_links_that_are_added_later_change_what_is_the_same():
    found = two_documents()
    assert found.same_as("renja#i1") == {"renja#i1"}

    found.add_links([Link("renja#i1", "rencana_aksi#i1", "auto", 90, 50)])

    assert found.same_as("renja#i1") == {"renja#i1", "rencana_aksi#i1"}


def test_open_links_between_the_same_two_things_are_one_question():
    """The PK and its Rencana Aksi name one indicator; the Renstra may mean it or not."""
    rows = [{"name": "Indeks desa", "level": "sasaran"}]
    documents = [canonical(kind, rows, year=2025) for kind in ("renstra", "perjanjian_kinerja", "rencana_aksi")]
    found = CascadeGraph(documents)
    to_pk = Link("renstra#i1", "perjanjian_kinerja#i1", "needs_confirmation", 60, 5)
    to_plan = Link("renstra#i1", "rencana_aksi#i1", "needs_confirmation", 60, 5)
    found.add_links([to_pk, to_plan, Link("perjanjian_kinerja#i1", "rencana_aksi#i1", "exact", 99, 50)])

    assert set(found.question_of(to_pk)) == {to_pk, to_plan}


def test_an_identity_survives_another_page_and_a_change_of_spelling():
    before = graph({**MEETING, "sources": [{"file": "a.pdf", "page": 3}]})
    after = graph({"name": "Indeks", "level": "sasaran"}, {**MEETING, "name": "Jumlah  RAPAT.", "id": "x9"})

    assert before.identity("renja#i1") == after.identity("renja#x9")


def test_things_of_one_name_are_told_apart_by_what_stands_above_and_copies_are_not():
    above = [{**MEETING, "path": [kegiatan]} for kegiatan in ("Administrasi Umum", "Administrasi Keuangan")]
    found = graph(*above, above[0])

    identities = [found.identity(f"renja#i{number}") for number in (1, 2, 3)]

    assert len(set(identities)) == 2
    assert identities[0] == identities[2]


def test_what_is_one_indicator_is_named_by_its_print_in_the_highest_plan():
    rows = [{"name": "Indeks desa", "level": "sasaran"}]
    found = CascadeGraph([canonical("rencana_aksi", rows, year=2025), canonical("renstra", rows, years=[2025])])
    found.add_links([Link("renstra#i1", "rencana_aksi#i1", "exact", 99, 50)])

    assert found.shared_identity("rencana_aksi#i1") == found.identity("renstra#i1")


@pytest.mark.parametrize("spelling", ["jumlah rapat", "Jumlah  Rapat", "Jml rapat"])
def test_namesakes_are_found_in_all_documents_whatever_the_spelling(spelling):
    assert two_documents().namesakes(spelling) == ("renja#i1", "renja#i2", "rencana_aksi#i1")


def test_the_exported_graph_has_plain_attributes_only():
    plain = two_documents(Link("renja#i1", "rencana_aksi#i1", "exact", 99.5, 50)).plain()
    kinds = {data["type"] for _, _, data in plain.edges(data=True)}

    assert kinds == {"holds", "measures", "copy", "link"}
    assert {type(value) for _, _, data in plain.edges(data=True) for value in data.values()} <= {str, float}
