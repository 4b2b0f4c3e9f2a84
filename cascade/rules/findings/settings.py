"""Name the choices of a region that a verdict rests on, with their origin.

A rule and a row go in; settings come out, read from the operands of the conditions. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cascade.model import AppliedSetting
from cascade.model.i18n import LocalizedText
from cascade.rules.rule import Case, Rule
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import EvaluationContext, IndicatorRecord, PolicyRecord
from cascade.rules.vocabulary.indicator.subject import event as event_of
from cascade.rules.vocabulary.policy import name as event_name
from cascade.rules.vocabulary.policy import quarters_of
from cascade.settings.origin import SettingValue
from cascade.settings.policy import Policy

_QUARTERS_READ = LocalizedText("cara membaca triwulan", "how the quarters are read")


def settings_of(rule: Rule, row: RuleRow, case: Case | None, context: EvaluationContext) -> Iterator[AppliedSetting]:
    """Yield the choices that the verdict rests on, with their origin."""
    policy = context.policy
    conditions = [rule.condition, *([rule.when] if rule.when else []), *(each.when for each in rule.cases)]
    operands = {operand.text: operand for condition in conditions for operand in condition.operands}
    for operand in operands.values():
        record = row.scope[operand.alias]
        name = operand.text.removeprefix(f"{operand.alias}.")
        if isinstance(record, PolicyRecord) and (value := policy.setting(name)):
            yield _setting(operand.label, value)
        if isinstance(record, IndicatorRecord):
            yield from _settings_of_indicator(record, name, operand.label, policy)
    if (value := policy.setting("severities", rule.code)) and not (case and case.severity):
        yield _setting(LocalizedText("tingkat temuan", "severity"), value)


def _settings_of_indicator(
    record: IndicatorRecord, attribute: str, label: LocalizedText, policy: Policy
) -> Iterator[AppliedSetting]:
    """Yield what the region states of one indicator: its direction, how its quarters are read, its calendar event."""
    if attribute == "direction":
        yield from _stated("directions", record, label, policy)
    if attribute in ("annual", "quarter_aggregation"):
        yield from _stated("quarter_aggregations", record, _QUARTERS_READ, policy)
    if attribute.startswith("event.quarters") and (event := event_of(record)) is not None:
        name = LocalizedText("kalender", "calendar")
        yield AppliedSetting(
            name, f"{event_name(event)}: {quarters_of(event)}", event.event.origin.description, event.where
        )


def _stated(
    kind: Literal["directions", "quarter_aggregations"], record: IndicatorRecord, label: LocalizedText, policy: Policy
) -> Iterator[AppliedSetting]:
    stated = policy.stated_name(kind, record.indicator.name.text)
    if stated and (value := policy.setting(kind, stated)):
        yield _setting(label, value)


def _setting(name: LocalizedText, value: SettingValue) -> AppliedSetting:
    return AppliedSetting(name, str(value.value), value.origin.description, value.origin.source)
