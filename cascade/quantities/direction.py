"""Tell whether a higher or a lower value of an indicator is the better one.

One indicator goes in; the direction that it or a bound (≤, ≥) prints, else the one that its words and its series tell, comes
out, and whether that was assumed. A series of four or more values that goes one way decides where no word does; against a
word it leaves the direction open, as words do that speak against each other.
"""

from __future__ import annotations

from itertools import pairwise

from cascade.model import Direction, Indicator
from cascade.quantities.series import value_run
from cascade.text.directions import better_by_words
from cascade.text.measures import measure_kind

ENOUGH_VALUES = 4  # values from which the way of a series is no chance


def direction_of(indicator: Indicator) -> tuple[Direction | None, bool]:
    """Return whether higher is better, None where that is open, and whether it was assumed for want of a word.

    A target that is printed as a bound says it: at most 15 minutes (≤), at least 90 % (≥).
    """
    if indicator.direction:
        return indicator.direction, False
    printed = (*indicator.targets.values(), *(indicator.quarters or ()), indicator.end_target)
    signs = {q.operator[0] for q in printed if q is not None and q.operator}
    if len(signs) == 1:
        return ("down" if signs == {"<"} else "up"), False
    words, way = better_by_words(indicator.name.text), way_of(indicator)
    if words in ("up", "down"):
        return (words, False) if way in (words, None) else (None, False)
    if way is None:
        return (None, True) if words == "open" else ("up", True)
    fewer_works = way == "down" and measure_kind(indicator.name.text) == "count"
    return (None if fewer_works else way), True


def way_of(indicator: Indicator) -> Direction | None:
    """Return the one way that a long series goes from the baseline to its end, if it goes one way."""
    run = value_run(indicator)
    steps = [later - earlier for earlier, later in pairwise(run)]
    moves = [step for step in steps if step]
    if len(run) < ENOUGH_VALUES or 2 * len(moves) < len(steps) or len(moves) < 2:
        return None
    if all(step > 0 for step in moves):
        return "up"
    return "down" if all(step < 0 for step in moves) else None
