"""Collect what the modules of the vocabulary declare: the names that conditions of rules are typed against.

Modules with `@attribute` and `@function` go in; the type environment comes out, in the order in which `cascade rules vocabulary`
lists it: a record's attributes module by module, as they are written there. Asks no record for anything.
"""

from __future__ import annotations

from functools import cache

from cascade.quantities.comparison import Scales
from cascade.rules.language.builtins import FUNCTIONS
from cascade.rules.language.types import Attribute, Scope, TypeEnvironment
from cascade.rules.vocabulary import (
    counterparts,
    document,
    duplicate,
    indicator_group,
    law,
    link,
    plan_membership,
    policy,
    repeated_block,
    scale,
    table,
)
from cascade.rules.vocabulary.context import (
    DocumentRecord,
    DuplicateRecord,
    ElementGroupRecord,
    ElementRecord,
    EventRecord,
    IndicatorGroupRecord,
    IndicatorRecord,
    LinkRecord,
    PolicyRecord,
    RepeatedBlockRecord,
    ScaleRecord,
    TableRecord,
)
from cascade.rules.vocabulary.declarations import RecordAttribute, RuleFunction
from cascade.rules.vocabulary.element import blank_pagu as element_blank_pagu
from cascade.rules.vocabulary.element import codes as element_codes
from cascade.rules.vocabulary.element import completeness as element_completeness
from cascade.rules.vocabulary.element import garbled_pagu as element_garbled_pagu
from cascade.rules.vocabulary.element import nomenclature as element_nomenclature
from cascade.rules.vocabulary.element import plan_year as element_plan_year
from cascade.rules.vocabulary.element import printed_row as element_printed_row
from cascade.rules.vocabulary.element import repetition as element_repetition
from cascade.rules.vocabulary.element import sums as element_sums
from cascade.rules.vocabulary.element_group import absence as element_group_absence
from cascade.rules.vocabulary.element_group import budget as element_group_budget
from cascade.rules.vocabulary.element_group import indicators as element_group_indicators
from cascade.rules.vocabulary.element_group import placement as element_group_placement
from cascade.rules.vocabulary.element_group import wordings as element_group_wordings
from cascade.rules.vocabulary.indicator import budget as indicator_budget
from cascade.rules.vocabulary.indicator import clarity as indicator_clarity
from cascade.rules.vocabulary.indicator import corrections as indicator_corrections
from cascade.rules.vocabulary.indicator import definition as indicator_definition
from cascade.rules.vocabulary.indicator import duplicates as indicator_duplicates
from cascade.rules.vocabulary.indicator import identity as indicator_identity
from cascade.rules.vocabulary.indicator import measure as indicator_measure
from cascade.rules.vocabulary.indicator import next_year as indicator_next_year
from cascade.rules.vocabulary.indicator import quarters as indicator_quarters
from cascade.rules.vocabulary.indicator import series as indicator_series
from cascade.rules.vocabulary.indicator import spelling as indicator_spelling
from cascade.rules.vocabulary.indicator import subject as indicator_subject
from cascade.rules.vocabulary.indicator import values as indicator_values

RECORDS = (
    IndicatorRecord,
    ElementRecord,
    DocumentRecord,
    LinkRecord,
    DuplicateRecord,
    IndicatorGroupRecord,
    ElementGroupRecord,
    TableRecord,
    RepeatedBlockRecord,
    EventRecord,
    ScaleRecord,
    PolicyRecord,
)
MODULES = (
    indicator_identity,
    indicator_measure,
    indicator_definition,
    indicator_values,
    indicator_quarters,
    indicator_budget,
    indicator_clarity,
    indicator_next_year,
    indicator_series,
    indicator_duplicates,
    indicator_spelling,
    indicator_subject,
    indicator_corrections,
    counterparts,
    element_printed_row,
    element_sums,
    element_blank_pagu,
    element_garbled_pagu,
    element_plan_year,
    element_completeness,
    element_codes,
    element_nomenclature,
    element_repetition,
    document,
    link,
    duplicate,
    indicator_group,
    law,
    element_group_wordings,
    element_group_indicators,
    element_group_absence,
    element_group_budget,
    element_group_placement,
    table,
    repeated_block,
    scale,
    plan_membership,
    policy,
)


@cache
def type_environment() -> TypeEnvironment:
    """Return the names that conditions are made of."""
    records: dict[str, dict[str, Attribute]] = {record.record: {} for record in RECORDS}
    functions = {function.name: function for function in FUNCTIONS}
    for module in MODULES:
        for declared in vars(module).values():
            if getattr(declared, "__module__", None) != module.__name__:
                continue  # imported from the module that declares it
            if isinstance(declared, RecordAttribute):
                record, attribute = declared.declaration()
                records[record][declared.name] = attribute
            elif isinstance(declared, RuleFunction):
                functions[declared.name] = declared.declaration()
    return TypeEnvironment(records, functions, _scales_in_force)


def _scales_in_force(scope: Scope) -> Scales:
    record = scope.get("policy")
    return record.policy.ordinals if isinstance(record, PolicyRecord) else {}
