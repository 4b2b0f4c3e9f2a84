"""Infer the level of a name that its table prints without one from tables that print it with one.

Elements and indicators go in; the same come out, with levels where other tables, of the document or of the others of its dossier, tell
whether a name is a program, a kegiatan or a sub kegiatan. A level that is only inferred is marked as assumed, unless this very name is
printed with it. Names that two levels share stay without a level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from cascade.model import LEVEL_CHAIN, Document, Element, Indicator
from cascade.text.element_names import (
    compact_key,
    has_known_level,
    has_printed_level,
    name_similarity,
    without_level_word,
)

SAME_NAME = 92  # similarity (0 to 100) from which a name is one of another table with a slip
MIN_SHARE_KNOWN = 0.5  # share of the names of a table that others must know for their levels to be taken


def infer_levels_within_document(
    elements: Sequence[Element], indicators: Iterable[Indicator]
) -> tuple[tuple[Element, ...], tuple[Indicator, ...]]:
    """Give elements of unknown level the one at which another table prints their name, and the element above it."""
    return _with_levels(elements, indicators, _KnownLevels(elements))


def infer_levels_across_documents(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give elements of unknown level the one at which another document of the dossier prints their name.

    A level that capitals, bold or indent alone tell gives way to the one at which others print this very name.
    """
    known = _KnownLevels(element for document in documents for element in document.elements)
    found = (_with_levels(document.elements, document.indicators, known, outranked=True) for document in documents)
    return tuple(replace(d, elements=e, indicators=i) for d, (e, i) in zip(documents, found, strict=True))


class _KnownLevels:
    """The levels at which tables print each name, and the names that a table prints with their level."""

    def __init__(self, elements: Iterable[Element]):
        self.levels: dict[str, set[str]] = defaultdict(set)
        self.printed: set[str] = set()
        self.sure: dict[str, set[str]] = defaultdict(set)
        for element in elements:
            if element.level in LEVEL_CHAIN[2:]:
                name = _key(element)
                self.levels[name].add(element.level)
                if has_printed_level(element):
                    self.printed.add(name)
                if has_known_level(element):
                    self.sure[name].add(element.level)

    def level(self, element: Element) -> str | None:
        """Return the one level at which a name stands elsewhere, a slip of writing aside."""
        name = _key(element)
        found = (
            self.sure.get(name)
            or self.levels.get(name)
            or {
                level
                for other, levels in self.levels.items()
                if name_similarity(name, other) >= SAME_NAME
                for level in levels
            }
        )
        return next(iter(found)) if len(found) == 1 else None

    def contradicts(self, element: Element) -> bool:
        """Tell whether a level that is only assumed is another one than the only one at which this very name is known."""
        sure = self.sure.get(_key(element), set())
        return (
            element.level in LEVEL_CHAIN[2:]
            and not has_known_level(element)
            and len(sure) == 1
            and element.level not in sure
        )

    def is_printed(self, element: Element) -> bool:
        """Tell whether this very name stands elsewhere at a level that is printed."""
        return _key(element) in self.printed


def _key(element: Element) -> str:
    """Return the name of an element without its level word, spelling variants levelled."""
    return compact_key(without_level_word(element.name.text))


def _with_levels(
    elements: Sequence[Element], indicators: Iterable[Indicator], known: _KnownLevels, *, outranked: bool = False
) -> tuple[tuple[Element, ...], tuple[Indicator, ...]]:
    unknown_by_table: dict[Hashable, list[Element]] = defaultdict(list)
    for element in elements:
        if element.level == "unknown" or (outranked and known.contradicts(element)):
            unknown_by_table[_table(element)].append(element)
    if not unknown_by_table or not known.levels:
        return tuple(elements), tuple(indicators)
    inferred: dict[str, str] = {}
    for unknown in unknown_by_table.values():
        found = {e.id: level for e in unknown if (level := known.level(e))}
        if len(found) >= MIN_SHARE_KNOWN * len(unknown):
            inferred |= found
    placed = tuple(_place_under_parents(elements, inferred, known))
    return placed, tuple(replace(i, level=inferred[i.element]) if i.element in inferred else i for i in indicators)


def _table(element: Element) -> Hashable:
    return element.name.source.sheet, element.name.source.table


def _place_under_parents(
    elements: Sequence[Element], inferred: dict[str, str], known: _KnownLevels
) -> Iterator[Element]:
    """Yield the elements with their levels; a sub kegiatan stands under the kegiatan that its table printed last."""
    higher: dict[str, Element] = {}
    table: Hashable = None
    for element in elements:
        if _table(element) != table:
            higher, table = {}, _table(element)
        if level := inferred.get(element.id):
            holder = higher.get(LEVEL_CHAIN[LEVEL_CHAIN.index(level) - 1])
            parent = holder.id if holder else element.parent
            element = replace(element, level=level, level_assumed=not known.is_printed(element), parent=parent)
        if element.level in LEVEL_CHAIN:
            rank = LEVEL_CHAIN.index(element.level)
            higher = {lv: e for lv, e in higher.items() if LEVEL_CHAIN.index(lv) < rank} | {element.level: element}
        yield element
