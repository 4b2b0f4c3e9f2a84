"""Say what a region decided: the events of its calendar, and the policy in force.

A record of an event or of the policy goes in; names, quarters and choices come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Label
from cascade.rules.language.types import Quarters
from cascade.rules.vocabulary.context import EventRecord, PolicyRecord
from cascade.rules.vocabulary.declarations import attribute, function


@attribute("acara", "event")
def name(record: EventRecord) -> str:
    return record.event.event.replace("_", " ")


@attribute("triwulan menurut kalender", "quarters by the calendar")
def quarters(record: EventRecord) -> Quarters:
    return Quarters(frozenset(record.event.all_quarters), record.where)


@attribute("kalender memberi satu jawaban", "the calendar gives one answer")
def is_settled(record: EventRecord) -> bool:
    return record.event.is_settled


@attribute("kalender daerah sendiri", "the region's own calendar")
def is_local(record: EventRecord) -> bool:
    return record.event.is_local


@attribute("keterangan kalender", "calendar note")
def note(record: EventRecord) -> Label:
    return Label(record.event.note or "–", record.where)


@function("the quarters of an event by the calendar")
def quarters_of(record: EventRecord) -> Quarters:
    """Return the quarters of an event by the calendar."""
    return quarters(record)


@attribute("kebijakan target", "target policy")
def target_policy(record: PolicyRecord) -> str:
    return record.policy.target_policy


@attribute("kebijakan anggaran Perjanjian Kinerja", "policy for the budget of the Perjanjian Kinerja")
def pk_budget_policy(record: PolicyRecord) -> str:
    return record.policy.pk_budget_policy
