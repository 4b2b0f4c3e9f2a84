"""An indicator with four quarters, as a Rencana Aksi prints it."""

from __future__ import annotations

from cascade.model import Indicator, Label, Source
from cascade.text.numbers import parse_quantity

HERE = Source("uji.xlsx")


def indicator(name: str, quarters: list[str], unit: str | None = None, **more) -> Indicator:
    return Indicator(
        "i1",
        Label(name, HERE),
        "sasaran",
        unit=Label(unit, HERE) if unit is not None else None,
        quarters=tuple(parse_quantity(quarter, HERE) for quarter in quarters),
        **more,
    )
