"""Draw four quarters beside the target of the year as a picture as small as a word.

Quantities go in; the bars and the level of the picture come out, in pixels, for whoever draws them, with words for who
cannot see it. Values that are no plain number have no picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cascade.model import Quantity
from cascade.model.i18n import Language
from cascade.reports.html.labels import WORDS
from cascade.reports.papers.comparison import QUARTERS, TARGET, Comparison, Entry

WIDTH, HEIGHT = 76, 24
_STEP, _BAR = 19, 13


@dataclass(frozen=True, slots=True)
class Bar:
    """One quarter; `height` is 0 where nothing is promised."""

    x: int
    y: int
    width: int
    height: int
    is_above: bool


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Four bars and the height of the annual target, None where there is none to compare with."""

    bars: tuple[Bar, ...]
    level: int | None


def sparkline(quarters: Sequence[Quantity | None], annual: Quantity | None) -> Sparkline | None:
    """Return the picture of some quarters, None where fewer than two of them are plain numbers."""
    values = [_plain(quantity) for quantity in quarters]
    target = _plain(annual)
    present = [value for value in values if value is not None]
    most = max([*present, *([target] if target is not None else [])], default=Decimal(0))
    if len(present) < 2 or most <= 0 or any(q and not q.is_missing and _plain(q) is None for q in quarters):
        return None
    bars = []
    for number, value in enumerate(values):
        height = max(1, int(value / most * (HEIGHT - 2))) if value is not None else 0
        above = target is not None and value is not None and value > target
        bars.append(Bar(2 + number * _STEP, HEIGHT - height, _BAR, height, above))
    return Sparkline(tuple(bars), None if target is None else HEIGHT - max(1, int(target / most * (HEIGHT - 2))))


def described_sparklines(comparison: Comparison, language: Language) -> tuple[tuple[Sparkline, str] | None, ...]:
    """Return the quarters of each document as a picture beside the highest annual target, with words for it."""
    rows = {row.about: row.cells for row in comparison.rows}
    targets = rows[TARGET]
    annual = next((e for cell in targets for e in cell or () if e.source and e.quantity and e.quantity.value), None)
    quarters = rows.get(QUARTERS, (None,) * len(targets))
    return tuple(_described(entries, annual, language) for entries in quarters)


def _described(
    entries: tuple[Entry, ...] | None, annual: Entry | None, language: Language
) -> tuple[Sparkline, str] | None:
    quarters = {entry.period: entry.quantity for entry in entries or ()}
    if len(quarters) != len(entries or ()):  # several prints that differ
        return None
    drawn = sparkline(list(quarters.values()), annual.quantity if annual else None)
    if drawn is None:
        return None
    values = [f"{name} {quantity.raw if quantity else '–'}" for name, quantity in quarters.items()]
    target = [f"{WORDS['annual'].say(language)} {annual.value.say(language)}"] if annual else []
    return drawn, "; ".join([*values, *target])


def _plain(quantity: Quantity | None) -> Decimal | None:
    if quantity is None or quantity.kind not in ("number", "percent") or quantity.ambiguous:
        return None
    return quantity.value if quantity.value is not None and quantity.value >= 0 else None
