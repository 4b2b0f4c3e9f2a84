from __future__ import annotations

import pytest
from documents_as_text import canonical
from judged_documents import RULE, aksi, pk, renstra, rule

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.rules.rule import FORMS
from cascade.rules.selectors import _SUBJECTS, RuleRow, SharedRows, rows
from cascade.rules.vocabulary.context import EvaluationContext
from cascade.settings import policy

SELECT = "select: {aksi: indicator of rencana_aksi, pk: aksi linked to perjanjian_kinerja}"
LINMAS = {"name": "Persentase Linmas terbina", "unit": "%"}
SAKIP = {"name": "Nilai SAKIP", "unit": "poin"}


def selected(select: str, *documents) -> list[RuleRow]:
    """Return the rows of a rule that selects this and asserts nothing of it."""
    graph = CascadeGraph(documents)
    graph.add_links(link_dossier(graph, Decisions())[0])
    text = RULE.replace(SELECT, f"select: {{{select}}}").replace("when: pk.target is not None\n", "")
    text = text.replace("aksi.annual == pk.target", "1 == 1").replace("{aksi.annual}", "").replace("{pk.target}", "")
    return list(rows(rule(text).select, EvaluationContext(graph, policy.built_in())))


def kinds(found: list[RuleRow], alias: str) -> list[str]:
    return [row.scope[alias].document.kind for row in found]


def test_every_form_that_begins_a_rule_has_its_subjects():
    joins = {name for name, form in FORMS.items() if "(?P<base>" in form.pattern}

    assert set(_SUBJECTS) | joins == set(FORMS)
    assert not set(_SUBJECTS) & joins


def test_a_row_is_about_its_first_record_and_always_has_the_policy():
    [row] = selected("x: indicator of perjanjian_kinerja", pk({**LINMAS, "target": "95%"}), aksi(LINMAS))

    assert row.subject is row.scope["x"]
    assert set(row.scope) == {"x", "policy"}
    assert (row.links, row.open_link) == ((), None)


def test_without_kinds_all_documents_are_looked_at():
    documents = pk({**LINMAS, "target": "95%"}), aksi(LINMAS)

    assert kinds(selected("x: indicator", *documents), "x") == ["perjanjian_kinerja", "rencana_aksi"]
    assert kinds(selected("x: document", *documents), "x") == ["perjanjian_kinerja", "rencana_aksi"]


def test_a_linked_indicator_is_that_of_the_first_kind_that_has_it_by_a_settled_link():
    plan, agreement, action = (
        renstra({**LINMAS, "targets": {2025: "90%"}}),
        pk({**LINMAS, "target": "95%"}),
        aksi(LINMAS),
    )
    both = "x: indicator of rencana_aksi, y: x linked to perjanjian_kinerja or renstra"

    assert kinds(selected(both, plan, agreement, action), "y") == ["perjanjian_kinerja"]
    assert kinds(selected(both, plan, action), "y") == ["renstra"]


def test_a_row_over_a_link_in_doubt_knows_that_it_is_open():
    unsure = {**LINMAS, "name": "Persentase desa/kelurahan yang tertib"}
    [row] = selected(
        "x: indicator of rencana_aksi, y: x linked to perjanjian_kinerja",
        pk({**LINMAS, "name": "Persentase desa yang tertib", "target": "95%"}),
        aksi({**unsure, "quarters": ["25%", "50%", "75%", "90%"]}),
    )

    assert row.open_link is row.links[0]


def test_an_indicator_without_a_partner_gives_no_row():
    assert selected("x: indicator of rencana_aksi, y: x linked to perjanjian_kinerja", pk(SAKIP), aksi(LINMAS)) == []


def test_the_same_name_elsewhere_counts_without_a_link_at_the_same_level_only():
    documents = pk(LINMAS), renstra(LINMAS), canonical("renja", [{**LINMAS, "level": "program"}], year=2025)
    found = selected("x: indicator of perjanjian_kinerja, y: x also in renja or renstra", *documents)

    assert kinds(found, "y") == ["renstra"]


@pytest.mark.parametrize(("form", "count"), [("linked pair", 1), ("open link", 0)])
def test_a_settled_pair_rests_on_its_link(form, count):
    found = selected(f"x: {form}", pk({**LINMAS, "target": "95%"}), aksi(LINMAS))

    assert len(found) == count
    assert [row.links for row in found] == [(row.subject.link,) for row in found]


def test_only_elements_with_children_and_a_pagu_are_parents():
    def element(name, level, parent=None, pagu="100"):
        return {"id": name, "name": name, "level": level, "parent": parent, "pagu": {2025: pagu} if pagu else {}}

    elements = [
        element("A", "program"),
        element("B", "kegiatan", "A"),
        element("C", "program", pagu=None),
        element("D", "kegiatan", "C"),
    ]
    found = selected("x: parent with children", canonical("renja", [], year=2025, elements=elements))

    assert [row.subject.element.name.text for row in found] == ["A"]


def test_a_record_may_be_replaced_by_another_reading_and_the_row_stays_about_it():
    row = selected(
        "x: indicator of rencana_aksi, y: x linked to perjanjian_kinerja", pk({**LINMAS, "target": "95%"}), aksi(LINMAS)
    )[0]
    other = row.with_record("x", row.scope["x"].read_as(1))
    partner = row.with_record("y", row.scope["y"].read_as(1))

    assert (other.subject, other.scope["y"]) == (other.scope["x"], row.scope["y"])
    assert other.subject is not row.subject
    assert partner.subject is row.subject


def of_units(kind, *units, **more):
    """A document in which each unit prints one sub kegiatan with one indicator."""
    elements = [
        {"id": f"s{n}", "level": "sub_kegiatan", "name": "Pemeliharaan Jalan", "work_unit": unit, "pagu": {2025: f"{n}.000.000"}}
        for n, unit in enumerate(units, 1)
    ]  # fmt: skip
    indicators = [
        {"name": "Jumlah jalan terpelihara", "unit": "km", "level": "sub_kegiatan", "element_id": f"s{n}", **more, "target": f"{n}0"}
        for n, unit in enumerate(units, 1)
    ]  # fmt: skip
    return canonical(kind, indicators, year=2025, elements=elements)


def targets(found: list[RuleRow], *aliases: str) -> list[tuple[str, ...]]:
    return [
        tuple(next(iter(row.scope[alias].indicator.targets.values())).raw for alias in aliases)
        for row in found
        if "aksi" in row.scope
    ]


def test_a_row_of_one_unit_is_held_against_that_of_the_same_unit_in_another_document():
    select = "x: indicator of renja, aksi: x linked to rencana_aksi"
    found = selected(
        select,
        of_units("renja", "UPTD Satu", "UPTD Dua"),
        of_units("rencana_aksi", "UPTD Satu", "UPTD Tiga", "UPTD Dua"),
    )

    assert targets(found, "x", "aksi") == [("10", "10"), ("20", "30")]


def test_a_row_of_the_office_is_held_against_that_of_a_unit_only_where_there_is_one_unit():
    select = "x: indicator of renja, aksi: x linked to rencana_aksi"

    assert targets(selected(select, of_units("renja", None), of_units("rencana_aksi", "UPTD Satu")), "x", "aksi") == [
        ("10", "10")
    ]
    assert selected(select, of_units("renja", None), of_units("rencana_aksi", "UPTD Satu", "UPTD Dua")) == []


def test_the_element_found_elsewhere_is_that_of_the_same_unit():
    select = "x: element of renja, aksi: x found in rencana_aksi"
    found = selected(
        select, of_units("renja", "UPTD Satu", "UPTD Dua"), of_units("rencana_aksi", "UPTD Dua", "UPTD Satu")
    )

    assert [(row.scope["x"].element.id, row.scope["aksi"].element.id) for row in found] == [("s1", "s2"), ("s2", "s1")]
    assert selected(select, of_units("renja", None), of_units("rencana_aksi", "UPTD Satu", "UPTD Dua")) == []


def test_rules_that_select_the_same_share_rows_that_are_let_go_after_the_last_of_them():
    graph = CascadeGraph([renstra(LINMAS), aksi(LINMAS)])
    text = RULE.replace(SELECT, "select: {aksi: indicator, pk: aksi also in renstra}")
    first, again, last = (rule(text.replace("ZZZ-01", f"ZZZ-0{number}")) for number in range(3))
    shared = SharedRows([first, again, last], EvaluationContext(graph, policy.built_in()))

    known = list(shared.of(first))
    assert [row is other for row, other in zip(known, shared.of(again), strict=True)] == [True]
    assert list(shared.of(last)) == known
    assert shared.known == {}


def test_the_copies_of_a_name_in_a_document_are_looked_through_once_for_all_rows(monkeypatch):
    asked = []
    first_copy = CascadeGraph.representative
    plans = renstra(*({**LINMAS, "targets": {2025: "90%"}} for _ in range(40)))
    promises = pk(*({**LINMAS, "target": "95%"} for _ in range(40)))
    graph = CascadeGraph((plans, promises))
    monkeypatch.setattr(CascadeGraph, "representative", lambda *args: asked.append(args) or first_copy(*args))
    text = RULE.replace(SELECT, "select: {aksi: indicator of perjanjian_kinerja, pk: aksi also in renstra}")

    assert list(rows(rule(text).select, EvaluationContext(graph, policy.built_in())))
    assert len(asked) < 1000
