"""Fill KKE format 1 as far as a machine can: whether the indicators of the highest plan are SMART.

Linked documents go in; rows of indicators come out, with yes, no, or None where the print leaves it to a person.
Specific and relevant are never judged.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText, same
from cascade.quantities.comparison import compare
from cascade.rules.vocabulary.context import EvaluationContext, IndicatorRecord
from cascade.rules.vocabulary.indicator.measure import direction, direction_is_assumed, unit_text
from cascade.text.printable import one_line

_PLANS = ("renstra", "iku", "perjanjian_kinerja", "renja")  # the first that the dossier has is judged
_UNCERTAIN = LocalizedText("arah indikator belum pasti", "the direction is not certain")
_BETTER = LocalizedText("target membaik setiap tahun", "the target improves every year")
_WORSE = LocalizedText("target memburuk di salah satu tahun", "the target worsens in some year")
_STILL = LocalizedText("target tetap di salah satu tahun", "the target stays the same in some year")
_BLANK = LocalizedText("semua target kosong", "all targets are blank")


@dataclass(frozen=True, slots=True)
class SmartRow:
    """One row of KKE format 1; None is for a person to judge."""

    level: str
    element: str
    indicator: str
    unit: str
    targets: tuple[tuple[int, Quantity], ...]
    measurable: bool | None
    timed: bool | None
    challenging: bool | None
    why: LocalizedText


def smart_nodes(graph: CascadeGraph) -> tuple[NodeId, ...]:
    """Return the indicators of the highest plan in the dossier."""
    kind = next((kind for kind in _PLANS if graph.of_kind(kind)), "")
    return tuple(node for document in graph.of_kind(kind) for node in graph.distinct_indicators(document))


def smart_row(context: EvaluationContext, node: NodeId) -> SmartRow:
    """Return the row of one indicator."""
    record = context.indicator(node)
    indicator = record.indicator
    targets = tuple(sorted(indicator.targets.items()))
    filled = [quantity for _, quantity in targets if not quantity.is_missing]
    element = context.graph.element_of(node)
    unit = unit_text(record) or ""
    challenging, why = _challenging(record, filled)
    return SmartRow(
        indicator.level,
        one_line(element.name.text) if element else "",
        one_line(indicator.name.text),
        unit,
        targets,
        _measurable(filled, unit) if targets else None,
        bool(filled) if targets else None,
        challenging,
        why if filled or not targets else _BLANK,
    )


def _numbers(filled: Sequence[Quantity]) -> list[Quantity]:
    return [quantity for quantity in filled if quantity.value is not None and not quantity.ambiguous]


def _measurable(filled: Sequence[Quantity], unit: str) -> bool | None:
    """Tell whether all targets are numbers with a unit; words and missing units are for a person to judge."""
    if not filled:
        return False
    return True if unit and len(_numbers(filled)) == len(filled) else None


def _challenging(record: IndicatorRecord, filled: Sequence[Quantity]) -> tuple[bool | None, LocalizedText]:
    """Tell whether the targets get better from year to year; None where the print leaves that open."""
    better_way, assumed, numbers = direction(record), direction_is_assumed(record), _numbers(filled)
    if len(numbers) < 2 or len(numbers) < len(filled):
        return None, same("")
    if assumed or isinstance(better_way, Unknown) or better_way not in ("up", "down"):
        return None, _UNCERTAIN
    steps = [compare(earlier, later) for earlier, later in itertools.pairwise(numbers)]
    if not all(isinstance(step, int) for step in steps):
        return None, same("")
    better = -1 if better_way == "up" else 1
    if all(step == better for step in steps):
        return True, _BETTER
    if any(step == -better for step in steps):
        return False, _WORSE
    return None, _STILL
