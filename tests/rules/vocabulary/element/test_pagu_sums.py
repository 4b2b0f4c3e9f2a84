"""State what the parts of an element say about a pagu that is blank, garbled or of another year."""

from __future__ import annotations

from evaluation_contexts import context_of, document

from cascade.graph.cascade_graph import node_id
from cascade.rules.vocabulary.element.blank_pagu import blank_pagu_sums, parts_total
from cascade.rules.vocabulary.element.garbled_pagu import fitting_end_pagu, fitting_pagu, misgrouped_pagu
from cascade.rules.vocabulary.element.plan_year import pagu_of_other_year

PLACE = {"sources": [{"page": 5, "table": 1, "row": 2}]}


def element(id_, level, pagu, parent=None, **more):
    return {"id": id_, "name": f"Penyediaan {id_}", "level": level, "parent": parent, "pagu": pagu, **PLACE, **more}


def records(*documents):
    """Return the records of the elements of the last document by their id."""
    context = context_of(*documents)
    last = context.graph.documents[-1]
    return {each.id: context.element(node_id(last, each.id)) for each in last.elements}


def renstra(*elements):
    return document("renstra", years=[2025, 2026], elements=list(elements))


def test_parts_tell_the_pagu_of_a_blank_whole_only_where_others_of_its_level_print_one():
    part = element("bagian", "sub_kegiatan", {2025: "58.892.343"}, "kosong")
    blank, paid = element("kosong", "program", {2025: ""}), element("isi", "program", {2025: "79.310.400"})

    assert blank_pagu_sums(records(renstra(blank, part, paid))["kosong"])[2025].value == 58_892_343
    assert blank_pagu_sums(records(renstra(blank, part))["kosong"]) is None
    assert parts_total(records(document("renja", year=2025, elements=[blank, part]))["kosong"]).value == 58_892_343


def test_a_garbled_pagu_is_what_the_sum_above_leaves_for_it_if_one_digit_explains_it():
    whole = element("induk", "kegiatan", {2025: "1.470.000.000"})
    other = element("mebel", "sub_kegiatan", {2025: "270.000.000"}, "induk")
    garbled = element("gedung", "sub_kegiatan", {2025: "1.200.000.00"}, "induk")
    stray = element("gedung", "sub_kegiatan", {2025: "1.300.000.00"}, "induk")
    found, unexplained = records(renstra(whole, other, garbled)), records(renstra(whole, other, stray))

    assert misgrouped_pagu(found["mebel"]) == {}
    assert fitting_pagu(found["gedung"])[2025].value == 1_200_000_000
    assert fitting_pagu(unexplained["gedung"]) == {}


def test_a_garbled_pagu_of_the_period_is_what_its_years_add_up_to():
    row = element("logistik", "kegiatan", {2025: "686.880.814", 2026: "700.000.000"}, end_pagu="1.386.8800.814")

    assert fitting_end_pagu(records(renstra(row))["logistik"]).value == 1_386_880_814


def test_an_annual_pagu_that_the_plan_prints_for_another_year_is_told_unless_it_is_round():
    def actions(amount):
        return document("rencana_aksi", year=2025, elements=[element("barang", "kegiatan", {2025: amount})])

    plan = renstra(element("barang", "kegiatan", {2025: "-", 2026: "2.366.161.282"}))
    round_plan = renstra(element("barang", "kegiatan", {2025: "1.000.000", 2026: "2.000.000"}))

    assert list(pagu_of_other_year(records(plan, actions("2.366.161.282,00"))["barang"])) == [2026]
    assert pagu_of_other_year(records(round_plan, actions("2.000.000"))["barang"]) is None
