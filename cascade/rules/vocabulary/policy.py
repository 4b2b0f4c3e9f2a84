"""Say what a region decided: the events of its calendar, and the policy in force.

A record of an event or of the policy goes in; names, quarters and choices come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Label
from cascade.rules.language.types import Quarters
from cascade.rules.vocabulary.context import EventRecord, PolicyRecord
from cascade.rules.vocabulary.declarations import attribute, function


@attribute("acara", "event")
def name(event: EventRecord) -> str:
    return event.event.event.replace("_", " ")


@attribute("triwulan menurut kalender", "quarters by the calendar")
def quarters(event: EventRecord) -> Quarters:
    return Quarters(frozenset(event.event.all_quarters), event.where)


@attribute("kalender memberi satu jawaban", "the calendar gives one answer")
def is_settled(event: EventRecord) -> bool:
    return event.event.is_settled


@attribute("kalender daerah sendiri", "the region's own calendar")
def is_local(event: EventRecord) -> bool:
    return event.event.is_local


@attribute("keterangan kalender", "calendar note")
def note(event: EventRecord) -> Label:
    return Label(event.event.note or "–", event.where)


@function("the quarters of an event by the calendar")
def quarters_of(event: EventRecord) -> Quarters:
    """Return the quarters of an event by the calendar."""
    return quarters(event)


@attribute("kebijakan target", "target policy")
def target_policy(policy: PolicyRecord) -> str:
    return policy.policy.target_policy
