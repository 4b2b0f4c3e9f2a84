from __future__ import annotations

import pytest
from evaluation_contexts import context_of, document, element, indicator

from cascade.graph.cascade_graph import node_id
from cascade.rules.vocabulary.context import EvaluationContext, Memo
from cascade.rules.vocabulary.duplicate_finder import Duplicate
from cascade.rules.vocabulary.indicator.quarters import annual
from cascade.settings import policy

ROWS = [
    {"name": "Jumlah rapat", "unit": "kali", "level": "sasaran", "element": "Meningkatnya layanan", "target": "12"},
    {"name": "Nilai SAKIP", "level": "sasaran", "target": "80", "baseline": "75"},
]


@pytest.fixture
def context():
    return context_of(document("renja", year=2025, indicators=ROWS))


def test_a_thing_is_made_when_it_is_first_asked_for_and_never_again():
    made: list[int] = []
    memo = Memo(lambda key: made.append(key) or str(key))

    assert [memo[2], memo[1], memo[2]] == ["2", "1", "2"]
    assert made == [2, 1]


def test_the_context_makes_one_record_of_each_thing(context):
    [renja] = context.graph.documents
    row = indicator(context, "Jumlah rapat")
    group = context.occurrences.group_of(row.node)
    [table, *_] = context.occurrences.tables[renja.id]

    assert context.indicator(row.node) is row
    assert context.element(context.graph.element_node(row.node)) is element(context, "Meningkatnya layanan")
    assert context.document(renja) is context.document(renja)
    assert context.indicator_group(group) is context.indicator_group(group)
    assert context.table(table) is context.table(table)
    pair = (row.node, node_id(renja, renja.indicators[1].id))
    assert context.duplicate(Duplicate(*pair)) is context.duplicate(Duplicate(*pair))


def test_records_of_one_context_are_not_those_of_another(context):
    other = EvaluationContext(context.graph, policy.built_in())

    assert other.indicator(indicator(context, "Nilai SAKIP").node) is not indicator(context, "Nilai SAKIP")


def test_an_indicator_under_another_reading_of_its_quarters_is_a_record_of_its_own():
    row = {"name": "Jumlah peralatan", "unit": "unit", "level": "sasaran", "quarters": ["3", "3", "5", "3"]}
    record = indicator(context_of(document("rencana_aksi", year=2025, indicators=[row])), "Jumlah peralatan")
    other = record.read_as(1)

    assert other is not record
    assert other is record.read_as(1)
    assert other.read_as(0) is record
    assert (annual(record).raw, annual(other).raw) == ("14", "3")


def test_the_printed_values_of_a_row_are_quarters_targets_end_and_baseline(context):
    assert [q.raw for q in indicator(context, "Nilai SAKIP").printed_values] == ["80", "75"]


def test_without_a_nomenclature_no_code_is_official(context):
    assert context.official_entries == {}
