"""Add values up as a document prints them.

Values of a row or column go in; their total comes out, or why there is none. Blanks are skipped; an ambiguous
print, a value that is not one number, or different units make the total unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.comparison import unit_difference


def total_of(values: Iterable[Quantity | None]) -> Quantity | Unknown | None:
    """Return the total of a list; blanks are skipped, an ambiguous print or different units make it unknown."""
    present = [q for q in values if q is not None and not q.is_missing]
    if not present:
        return None
    for other in present[1:]:
        if different := unit_difference(present[0].unit, other.unit):
            return Unknown(different)
    plain = [q for q in present if q.kind in ("number", "percent") and not q.ambiguous]
    numbers = [q.value for q in plain if q.value is not None]
    if len(numbers) < len(present):
        return Unknown(LocalizedText("ada nilai yang bukan satu angka", "a value is not one number"))
    result = computed_quantity(sum(numbers, Decimal(0)), present[0], max(q.decimals for q in present))
    return replace(result, raw=_grouped(result.raw))


def computed_quantity(value: Decimal, like: Quantity, decimals: int) -> Quantity:
    """Return a computed value, shown as the values that it comes from."""
    shown = f"{value:.{decimals}f}".replace(".", ",")
    if decimals:
        shown = shown.rstrip("0").rstrip(",")
    raw = f"{shown}%" if like.kind == "percent" else shown
    return replace(like, raw=raw, value=value, high=None, decimals=decimals, readings=())


def _grouped(raw: str) -> str:
    """Group the thousands of a long whole number, as pagu are printed."""
    return f"{int(raw):,}".replace(",", ".") if raw.lstrip("-").isdigit() and len(raw) > 6 else raw
