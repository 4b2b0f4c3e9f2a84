from __future__ import annotations

import pytest
from evaluation_contexts import context_of, document, element, indicator

from cascade.model import Unknown
from cascade.rules.vocabulary.counterparts import beside, counterparts, found_in, linked, listed, shares, without_tujuan

LINMAS = {"name": "Persentase Linmas terbina", "unit": "%", "level": "sasaran", "target": "95%"}
ROADS = {"name": "Jumlah jalan yang dipelihara", "unit": "km", "level": "sub_kegiatan", "target": "4"}
PROGRAM = {"id": "p", "level": "program", "name": "Program Penataan Desa", "code": "7.01.02"}


def pk(*rows, **more):
    return document("perjanjian_kinerja", **{"year": 2025, "indicators": list(rows), **more})


def renja(*rows, **more):
    return document("renja", **{"year": 2025, "indicators": list(rows), **more})


def reason(answer):
    assert isinstance(answer, Unknown)
    return answer.reason.id


def test_an_indicator_with_a_settled_link_is_linked():
    assert (
        linked(indicator(context_of(pk(LINMAS), renja(LINMAS)), LINMAS["name"], "renja"), "perjanjian_kinerja") is True
    )


def test_an_indicator_is_not_linked_where_the_document_has_its_level_but_not_its_name():
    context = context_of(pk({**LINMAS, "name": "Nilai SAKIP", "unit": "nilai"}), renja(LINMAS))

    assert linked(indicator(context, LINMAS["name"], "renja"), "perjanjian_kinerja") is False


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (pk(ROADS), "tidak memuat jenjang itu"),
        (pk(LINMAS, year=2024), "tidak memuat jenjang itu"),
        (pk({**LINMAS, "level": "kegiatan"}, {**LINMAS, "name": "Nilai SAKIP"}), "pada jenjang lain"),
    ],
)
def test_whether_an_indicator_is_linked_is_unknown_where_no_such_document_could_hold_it(other, said):
    context = context_of(other, renja(LINMAS), linked=False)

    assert said in reason(linked(indicator(context, LINMAS["name"], "renja"), "perjanjian_kinerja"))


def test_a_document_shares_what_at_least_half_of_its_rows_are_linked_to():
    both = context_of(pk(LINMAS), renja(LINMAS, ROADS))
    few = context_of(pk(LINMAS), renja(LINMAS, ROADS, {**ROADS, "name": "Jumlah jembatan yang dibangun"}))

    assert shares(both.document(both.graph.of_kind("renja")[0]), "perjanjian_kinerja") is True
    assert shares(few.document(few.graph.of_kind("renja")[0]), "perjanjian_kinerja") is False


@pytest.mark.parametrize(("level", "begins_below"), [("tujuan", True), ("sasaran", False)])
def test_an_indicator_of_a_tujuan_is_not_asked_of_documents_that_begin_with_the_sasaran(level, begins_below):
    plan = document(
        "renstra", years=[2024, 2025, 2026], indicators=[{**LINMAS, "level": level, "targets": {2025: "95"}}]
    )
    context = context_of(plan, pk({**LINMAS, "name": "Nilai SAKIP", "unit": "nilai"}))

    assert without_tujuan(indicator(context, LINMAS["name"]), "perjanjian_kinerja") is begins_below


@pytest.mark.parametrize(
    ("theirs", "answer"),
    [
        ({"name": "Program lain sekali", "code": "7.01.02"}, True),
        ({"name": "PENATAAN DESA", "code": None}, True),
        ({"name": "Pemberdayaan Masyarakat", "code": "7.01.03"}, False),
        ({"name": "Program Penataan Desa Adat", "code": "7.01.03"}, "nama yang mirip"),
        ({"name": "Penataan Desa", "level": "kegiatan", "code": None}, "tidak memuat jenjang"),
    ],
)
def test_an_element_is_listed_where_its_code_or_else_its_name_is(theirs, answer):
    context = context_of(
        renja(elements=[PROGRAM]), document("renstra", years=[2024, 2025], elements=[{**PROGRAM, **theirs}])
    )
    found = listed(element(context, PROGRAM["name"], "renja"), "renstra")

    assert answer in reason(found) if isinstance(answer, str) else found is answer


def test_an_element_is_found_by_its_code_before_its_name():
    other = [{**PROGRAM, "name": "Program lain sekali"}, {**PROGRAM, "id": "q", "code": "7.01.09"}]
    context = context_of(renja(elements=[PROGRAM]), document("renstra", years=[2024, 2025], elements=other))
    [found] = found_in(element(context, PROGRAM["name"], "renja"), "renstra")

    assert found.element.name.text == "Program lain sekali"


def test_the_other_phase_stands_in_where_its_own_does_not_exist():
    revised = renja(LINMAS, edition="perubahan")
    original = pk(LINMAS, edition="murni")

    assert counterparts(context_of(revised, original).graph, revised, "perjanjian_kinerja") == [original]


def test_a_document_is_beside_another_for_its_years_or_is_not_due():
    context = context_of(renja(LINMAS), not_due=frozenset({"rencana_aksi"}))
    record = context.document(context.graph.documents[0])

    assert beside(record, "rencana_aksi") is True
    assert beside(record, "perjanjian_kinerja") is False
