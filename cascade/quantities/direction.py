"""Tell whether a higher or a lower value of an indicator is the better one.

One indicator goes in; the direction that it or a bound (≤, ≥) prints, else the one that its words tell, comes out, and
whether that was assumed.
"""

from __future__ import annotations

from cascade.model import Direction, Indicator
from cascade.text.measures import higher_is_better, lower_is_better


def direction_of(indicator: Indicator) -> tuple[Direction, bool]:
    """Return whether higher is better, and whether that was assumed for want of any sign.

    A target that is printed as a bound says it: at most 15 minutes (≤), at least 90 % (≥).
    """
    if indicator.direction:
        return indicator.direction, False
    printed = (*indicator.targets.values(), *(indicator.quarters or ()), indicator.end_target)
    signs = {q.operator[0] for q in printed if q is not None and q.operator}
    if len(signs) == 1:
        return ("down" if signs == {"<"} else "up"), False
    if lower_is_better(indicator.name.text):
        return "down", False
    return "up", not higher_is_better(indicator.name.text)
