"""At which level stands a name that its table prints without one?

The elements and indicators of one document go in; the same come out, where the other tables of the document tell
whether a name is a program, a kegiatan or a sub kegiatan. Names that two levels share stay without a level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from cascade.canonical import CHAIN
from cascade.model import Element, Indicator
from cascade.within import alike, bare_name, squeezed

SLIPPED = 92  # likeness (0 to 100) from which a name is one of another table with a slip
MOST = 0.5  # share of the names of a table that others must know for their levels to be taken


def told_elsewhere(
    elements: Sequence[Element], indicators: Iterable[Indicator]
) -> tuple[tuple[Element, ...], tuple[Indicator, ...]]:
    """Give elements of unknown level the one at which another table prints their name, and the element above it."""
    levels: dict[str, set[str]] = defaultdict(set)
    open_in: dict[Hashable, list[Element]] = defaultdict(list)
    for element in elements:
        if element.level == "unknown":
            open_in[_table(element)].append(element)
        elif element.level in CHAIN[2:]:
            levels[squeezed(bare_name(element.name.text))].add(element.level)
    if not open_in or not levels:
        return tuple(elements), tuple(indicators)
    told: dict[str, str] = {}
    for nodes in open_in.values():
        found = {e.id: level for e in nodes if (level := _level(e, levels))}
        if len(found) >= MOST * len(nodes):
            told |= found
    placed = tuple(_placed(elements, told))
    return placed, tuple(replace(i, level=told[i.element]) if i.element in told else i for i in indicators)


def _table(element: Element) -> Hashable:
    return element.name.source.sheet, element.name.source.table


def _level(element: Element, levels: dict[str, set[str]]) -> str | None:
    name = squeezed(bare_name(element.name.text))
    found = levels.get(name) or {
        level for other, theirs in levels.items() if alike(name, other) >= SLIPPED for level in theirs
    }
    return next(iter(found)) if len(found) == 1 else None


def _placed(elements: Sequence[Element], told: dict[str, str]) -> Iterator[Element]:
    """Yield the elements with their levels; a sub kegiatan stands under the kegiatan that its table printed last."""
    above: dict[str, Element] = {}
    table: Hashable = None
    for element in elements:
        if _table(element) != table:
            above, table = {}, _table(element)
        if level := told.get(element.id):
            holder = above.get(CHAIN[CHAIN.index(level) - 1])
            element = replace(element, level=level, parent=holder.id if holder else element.parent)
        if element.level in CHAIN:
            rank = CHAIN.index(element.level)
            above = {lv: e for lv, e in above.items() if CHAIN.index(lv) < rank} | {element.level: element}
        yield element
