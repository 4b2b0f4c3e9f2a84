"""What may a rule ask of the prints of one indicator?

Two prints of one indicator and all its prints in one document, as conditions see them. Never decides what is right.
"""

from __future__ import annotations

from cascade.graph.locations import first_of, listed, printed_series
from cascade.graph.occurrences import Group, within
from cascade.model import OUTCOME_LEVELS, QUARTER_NAMES, Indicator, Label, Quantity
from cascade.model.i18n import LocalizedText
from cascade.quantities import series
from cascade.rules.vocabulary.context import EvaluationContext, Once, attribute
from cascade.rules.vocabulary.duplicate_finder import Pair
from cascade.rules.vocabulary.indicator import IndicatorRecord
from cascade.text.element_names import compact_key, without_level_word

BASELINE = LocalizedText("kondisi awal", "baseline")
END = LocalizedText("kondisi akhir", "end condition")
Entries = dict[str | LocalizedText, Quantity]


class CopyRecord(metaclass=Once):
    """Two prints of one indicator in one document, or in a Renstra and its IKU."""

    record = "copy"

    def __init__(self, world: EvaluationContext, pair: Pair):
        self.world = world
        self.pair = pair
        self.node = pair.first
        self.nodes = (pair.first, pair.second)
        self.printed: tuple[Indicator, Indicator] = (
            world.graph.indicators[pair.first],
            world.graph.indicators[pair.second],
        )

    @property
    def field_name(self) -> str:
        """What tells this pair from others of the same indicator, whatever page it stands on."""
        names = [compact_key(indicator.name.text) for indicator in self.printed]
        return "|".join([*map(str, self._differing()), *([names[1]] if names[0] != names[1] else ())])

    @attribute("indicator", "cetakan pertama", "first print")
    def first(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.nodes[0])

    @attribute("indicator", "cetakan kedua", "second print")
    def second(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.nodes[1])

    @attribute("truth", "pasti indikator yang sama", "surely the same indicator")
    def certain(self) -> bool:
        return self.pair.certain

    @attribute("truth", "keduanya memuat nilai", "both print values")
    def both_filled(self) -> bool:
        return all(any(not q.is_missing for q in _values(i).values()) for i in self.printed)

    @attribute("truth", "namanya berbeda lebih dari ejaan", "the names differ in more than spelling")
    def reworded(self) -> bool:
        return compact_key(self.printed[0].name.text) != compact_key(self.printed[1].name.text)

    @attribute("map:number", "nilai pada cetakan pertama", "value in the first print")
    def first_values(self) -> Entries | None:
        """The targets that the other print has otherwise."""
        return self._entries(0) or None

    @attribute("map:number", "nilai pada cetakan kedua", "value in the second print")
    def second_values(self) -> Entries | None:
        return self._entries(1) or None

    @attribute("number", "tahun pergeseran deret", "years by which the series is shifted")
    def shift(self) -> int | None:
        """How many years later (below zero: earlier) the second print says what the first one says."""
        return series.years_shifted(self.printed[0].targets, self.printed[1].targets) or None

    @attribute("text", "deret pada cetakan pertama", "series in the first print")
    def first_series(self) -> Label | None:
        return printed_series(self.printed[0])

    @attribute("text", "deret pada cetakan kedua", "series in the second print")
    def second_series(self) -> Label | None:
        return printed_series(self.printed[1])

    @attribute("indicator", "indikator lain dengan deret itu", "another indicator with that series")
    def copied_from(self) -> IndicatorRecord | None:
        """The other indicator of either table that prints the very series in which the two prints differ.

        Not one that the many rows of programs have in common by chance: 1 1 1 2 2, or equal steps.
        """
        if not series.differing_years(self.printed[0].targets, self.printed[1].targets):
            return None
        known = within(self.world.graph)
        for node in reversed(self.nodes):
            own = self.world.graph.indicators[node]
            if own.level not in OUTCOME_LEVELS and not series.is_distinctive(series.value_run(own)):
                continue
            for other in known.table_of(node).indicators:
                twin = self.world.graph.indicators[other]
                if (
                    other not in self.nodes
                    and twin.level == own.level
                    and series.is_same_series(own.targets, twin.targets)
                ):
                    return IndicatorRecord(self.world, other)
        return None

    @attribute("truth", "kondisi awalnya berbeda", "the baselines differ")
    def baseline_differs(self) -> bool | None:
        left, right = (indicator.baseline for indicator in self.printed)
        if left is None or right is None or left.is_missing or right.is_missing:
            return None
        return series.surely_differ(left, right)

    @attribute("truth", "deret targetnya mulai pada tahun yang sama", "the targets begin in the same year")
    def same_start(self) -> bool:
        first, second = (min(indicator.targets, default=None) for indicator in self.printed)
        return first is not None and first == second

    def _differing(self) -> list[str | LocalizedText]:
        ours, theirs = map(_values, self.printed)
        found = [key for key in ours if key in theirs and series.surely_differ(ours[key], theirs[key])]
        return [BASELINE, *found] if found and self.baseline_differs() else found

    def _entries(self, side: int) -> Entries:
        printed = self.printed[side]
        values = _values(printed) | ({BASELINE: printed.baseline} if printed.baseline else {})
        return {key: values[key] for key in self._differing()}


class NamesRecord(metaclass=Once):
    """One indicator with all its prints in one document."""

    record = "names"

    def __init__(self, world: EvaluationContext, group: Group):
        self.world = world
        self.group = group
        self.node = group.nodes[0]
        self.nodes = group.nodes
        self.home = group.document
        self.printed = world.graph.indicators[self.node]

    @attribute("indicator", "cetakan pertama", "first print")
    def first(self) -> IndicatorRecord:
        return IndicatorRecord(self.world, self.node)

    @attribute("number", "banyaknya cetakan", "number of prints")
    def count(self) -> int:
        return len(self.nodes)

    @attribute("list:text", "redaksi", "wording")
    def wordings(self) -> tuple[Label, ...]:
        """The first print of each wording; spelling variants and capitals aside."""
        names = [self.world.graph.indicators[node].name for node in self.nodes]
        return first_of((compact_key(name.text), name) for name in names)

    @attribute("truth", "yang satu hanya terpotong dari yang lain", "one is merely cut short of another")
    def is_cut(self) -> bool:
        """A name that ends at the foot of a page may go on unseen."""
        return is_cut(self.wordings())

    @attribute("text", "redaksi dan tempatnya", "wordings and their places")
    def wordings_said(self) -> LocalizedText:
        return listed(self.wordings())


def _values(indicator: Indicator) -> Entries:
    """Return what a row promises, by year or quarter."""
    found: Entries = {str(year): quantity for year, quantity in sorted(indicator.targets.items())}
    found |= {n: q for n, q in zip(QUARTER_NAMES, indicator.quarters or (), strict=False) if q is not None}
    if indicator.end_target is not None:
        found[END] = indicator.end_target
    return found


def is_cut(labels: tuple[Label, ...]) -> bool:
    """Tell whether every name is the beginning of the longest one."""
    names = sorted((compact_key(without_level_word(label.text)) for label in labels), key=len)
    return len(names) > 1 and all(names[-1].startswith(name) for name in names)
