"""What may a rule ask of what a region decided?

Calendar events, scales of known indices and the policy in force, as conditions see them.
"""

from __future__ import annotations

from cascade.model import Label, Source
from cascade.rules.language.types import Quarters
from cascade.rules.vocabulary.context import attribute
from cascade.settings.layers import ScheduledEvent
from cascade.settings.policy import Policy
from cascade.settings.schema import Scale


class EventRecord:
    """A calendar event."""

    record = "event"

    def __init__(self, event: ScheduledEvent):
        self.event = event
        self.where = event.origin.source if event.is_local else Source("kalender bawaan cascade")

    @attribute("text", "acara", "event")
    def name(self) -> str:
        return self.event.event.replace("_", " ")

    @attribute("set", "triwulan menurut kalender", "quarters by the calendar")
    def quarters(self) -> Quarters:
        return Quarters(frozenset(self.event.all_quarters), self.where)

    @attribute("truth", "kalender memberi satu jawaban", "the calendar gives one answer")
    def is_settled(self) -> bool:
        return self.event.is_settled

    @attribute("truth", "kalender daerah sendiri", "the region's own calendar")
    def is_local(self) -> bool:
        return self.event.is_local

    @attribute("text", "keterangan kalender", "calendar note")
    def note(self) -> Label:
        return Label(self.event.note or "–", self.where)


class ScaleRecord:
    """The range of a known index."""

    record = "scale"

    def __init__(self, scale: Scale):
        self.scale = scale

    @attribute("text", "indeks", "index")
    def name(self) -> str:
        return self.scale.name

    @attribute("number", "batas bawah", "lower limit")
    def low(self) -> int:
        return self.scale.low

    @attribute("number", "batas atas", "upper limit")
    def high(self) -> int:
        return self.scale.high


class PolicyRecord:
    """The policy in force."""

    record = "policy"

    def __init__(self, policy: Policy):
        self.policy = policy

    @attribute("text", "kebijakan target", "target policy")
    def target_policy(self) -> str:
        return self.policy.target_policy
