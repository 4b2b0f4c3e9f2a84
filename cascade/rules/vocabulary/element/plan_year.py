"""Say whether an amount of an annual document is that of another year of the Renstra.

A record of an element goes in; amounts of the Renstra come out. Never decides which document is right.
"""

from __future__ import annotations

from cascade.model import Quantity
from cascade.quantities.comparison import agrees
from cascade.rules.vocabulary.context import ElementRecord
from cascade.rules.vocabulary.counterparts import found_in
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.printed_row import pagu, pagu_in

ROUND = 10_000  # rupiah; amounts that are whole in these may be equal by chance


@attribute(
    "pagu Renstra untuk tahun lain yang sama dengan pagunya", "pagu of the Renstra for another year that equals its own"
)
def pagu_of_other_year(record: ElementRecord) -> dict[int, Quantity] | None:
    """None where it has no pagu or a round one, or the Renstra prints its own one for the year, or has it not at all."""
    own, plan = pagu(record), _in_plan(record)
    if own is None or not own.value or own.value % ROUND == 0 or plan is None:
        return None
    printed = {year: pagu_in(plan, year) for year in plan.element.pagu}
    this_year = printed.pop(record.document.year or 0, None)
    if this_year is None or agrees(own, this_year) is True:
        return None
    return {year: q for year, q in printed.items() if q is not None and q.value and agrees(own, q) is True}


@attribute("pagu Renstra untuk tahun itu", "pagu of the Renstra for the year")
def plan_pagu(record: ElementRecord) -> Quantity | None:
    plan = _in_plan(record)
    return pagu_in(plan, record.document.year or 0) if plan is not None else None


@computed_once
def _in_plan(record: ElementRecord) -> ElementRecord | None:
    """Return the one print of an element in the Renstra; None where it has several."""
    found = found_in(record, "renstra")
    return found[0] if len(found) == 1 else None
