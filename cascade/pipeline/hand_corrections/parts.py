"""Say what of a printed row can be corrected, and what was read there.

A row and one part of it go in; the text as read and its address come out. Finds no row and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from cascade.model import LEVEL_CHAIN, LEVELS, QUARTER_NAMES, CorrectedPart, Element, Indicator, Quantity, Source, Total
from cascade.model.i18n import LocalizedText, same

Row = Element | Indicator | Total
MONEY: frozenset[CorrectedPart] = frozenset({"pagu", "end_pagu"})
VALUES: frozenset[CorrectedPart] = MONEY | {"target", "end_target", "baseline"}
WORDS: dict[CorrectedPart, LocalizedText] = {
    "target": LocalizedText("target", "target"),
    "end_target": LocalizedText("target akhir", "target of the last year"),
    "baseline": LocalizedText("kondisi awal", "baseline"),
    "pagu": LocalizedText("pagu", "pagu"),
    "end_pagu": LocalizedText("pagu akhir", "pagu of the whole period"),
    "name": LocalizedText("nama", "name"),
    "unit": LocalizedText("satuan", "unit"),
    "level": LocalizedText("jenjang", "level"),
    "code": LocalizedText("kode", "code"),
    "not_a_row": LocalizedText("bukan baris", "no row"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a row: what it is, of which year or quarter."""

    what: CorrectedPart
    year: int | None = None
    quarter: int | None = None

    @property
    def words(self) -> LocalizedText:
        """How a person calls it: "target 2024", "pagu TR II"."""
        if self.quarter is not None:
            return WORDS[self.what] + same(QUARTER_NAMES[self.quarter - 1])
        return WORDS[self.what] + same(str(self.year)) if self.year is not None else WORDS[self.what]


def printed(row: Row, part: Part) -> tuple[str, Source] | None:
    """Return what was read of a part of a row, and where; None where such a row has no such part.

    A value that was not read at all is a blank at the name of its row.
    """
    at = row.name.source
    if part.what in ("name", "not_a_row"):
        return row.name.text, at
    if isinstance(row, Total):
        return _value(quantity_of(row, part), at) if part.what in MONEY and part.quarter is None else None
    if part.what == "level":
        return row.level, at
    if part.what == "code":
        return (row.code.text, row.code.source) if row.code else ("", at)
    if part.what == "unit":
        if not isinstance(row, Indicator):
            return None
        return (row.unit.text, row.unit.source) if row.unit else ("", at)
    return _value(quantity_of(row, part), at) if _may_have(row, part) else None


def quantity_of(row: Row, part: Part) -> Quantity | None:
    """Return the value that was read of a part; None where it was not read."""
    if part.what == "pagu" and part.quarter is None:
        return row.pagu.get(part.year or 0)
    if part.what == "end_pagu":
        return None if isinstance(row, Indicator) else row.end_pagu
    if isinstance(row, Element):
        quarters = row.pagu_quarters if part.what == "pagu" else None
        return quarters[part.quarter - 1] if quarters and part.quarter else None
    if isinstance(row, Indicator):
        if part.what in ("baseline", "end_target"):
            return row.baseline if part.what == "baseline" else row.end_target
        if part.quarter is not None:
            return row.quarters[part.quarter - 1] if row.quarters else None
        return row.targets.get(part.year or 0)
    return None


def levels_of(row: Row) -> tuple[str, ...]:
    """Return the levels that a row may have."""
    return LEVEL_CHAIN if isinstance(row, Element) else tuple(level for level in LEVELS if level != "unknown")


def _may_have(row: Element | Indicator, part: Part) -> bool:
    if isinstance(row, Element):
        return part.what in MONEY
    return part.what != "end_pagu" and not (part.what == "pagu" and part.quarter is not None)


def _value(quantity: Quantity | None, at: Source) -> tuple[str, Source]:
    return (quantity.raw, quantity.source or at) if quantity is not None else ("", at)


def parts_of(row: Row) -> list[Part]:
    """Return all parts of a row of which something was read, those of a column that it lacks left out."""
    found = [Part("name"), *(Part("pagu", year) for year in row.pagu)]
    if isinstance(row, Indicator):
        found += [Part("target", year) for year in row.targets]
        found += [Part("target", quarter=n) for n, quantity in enumerate(row.quarters or (), 1) if quantity is not None]
        found += [Part("baseline")] if row.baseline else []
        found += [Part("end_target")] if row.end_target else []
        found += [Part("unit")] if row.unit else []
    if isinstance(row, Element):
        found += [Part("pagu", quarter=n) for n in range(1, len(row.pagu_quarters or ()) + 1)]
    if not isinstance(row, Indicator):
        found += [Part("end_pagu")] if row.end_pagu else []
    if not isinstance(row, Total):
        found += [Part("level"), *([Part("code")] if row.code else [])]
    return found
