from __future__ import annotations

from evaluation_contexts import context_of, document

from cascade.graph.cascade_graph import node_id
from cascade.rules.vocabulary.indicator.duplicates import promised_before


def rows(*given):
    """Return the records of the indicators of a PK."""
    printed = [{"name": "Indeks Kepuasan Masyarakat", "level": "sasaran", "target": "84", **each} for each in given]
    context = context_of(document("perjanjian_kinerja", year=2025, indicators=printed))
    [pk] = context.graph.documents
    return [context.indicator(node_id(pk, each.id)) for each in pk.indicators]


def test_an_indicator_under_two_sasaran_is_promised_before_in_the_first_of_them():
    first, second = rows({"element": "Sasaran satu"}, {"element": "Sasaran dua"})

    assert promised_before(first) is None
    assert promised_before(second) is first


def test_another_unit_is_another_promise_and_programs_may_share_a_name():
    _, other_unit = rows({"element": "Sasaran satu", "unit": "orang"}, {"element": "Sasaran dua", "unit": "%"})
    _, program = rows({"element": "Program A", "level": "program"}, {"element": "Program B", "level": "program"})

    assert promised_before(other_unit) is None
    assert promised_before(program) is None
