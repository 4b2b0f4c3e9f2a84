"""Say how often one document prints an indicator, and in which words.

A record of an indicator with all its occurrences in one document goes in; wordings with their places come out. Never decides which
wording is right.
"""

from __future__ import annotations

from collections.abc import Sequence

from cascade.graph.locations import first_label_by_key, listed_with_places
from cascade.model import Label
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import IndicatorGroupRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.element_names import compact_key, without_level_word


@attribute("cetakan pertama", "first print")
def first(record: IndicatorGroupRecord) -> IndicatorRecord:
    return record.context.indicator(record.node)


@attribute("banyaknya cetakan", "number of prints")
def count(record: IndicatorGroupRecord) -> int:
    return len(record.nodes)


@attribute("redaksi", "wording")
def wordings(record: IndicatorGroupRecord) -> tuple[Label, ...]:
    """The first print of each wording; spelling variants and capitals aside."""
    names = [record.context.graph.indicators[node].name for node in record.nodes]
    return first_label_by_key((compact_key(name.text), name) for name in names)


@attribute("yang satu hanya terpotong dari yang lain", "one is merely cut short of another")
def is_cut(record: IndicatorGroupRecord) -> bool:
    """A name that ends at the foot of a page may go on unseen."""
    return are_cut_short(wordings(record))


@attribute("redaksi dan tempatnya", "wordings and their places")
def wordings_said(record: IndicatorGroupRecord) -> LocalizedText:
    return listed_with_places(wordings(record))


def are_cut_short(wordings: Sequence[Label]) -> bool:
    """Tell whether every wording is the beginning of the longest one."""
    names = sorted((compact_key(without_level_word(label.text)) for label in wordings), key=len)
    return len(names) > 1 and all(names[-1].startswith(name) for name in names)
