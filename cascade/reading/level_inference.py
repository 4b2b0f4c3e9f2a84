"""At which level stands a name that its table prints without one?

Elements and indicators go in; the same come out, where other tables, of the document or of the others of its dossier, tell
whether a name is a program, a kegiatan or a sub kegiatan. Names that two levels share stay without a level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace

from cascade.model import LEVEL_CHAIN, Document, Element, Indicator
from cascade.text.element_names import compact_key, has_printed_level, name_similarity, without_level_word

SLIPPED = 92  # likeness (0 to 100) from which a name is one of another table with a slip
MOST = 0.5  # share of the names of a table that others must know for their levels to be taken


def told_elsewhere(
    elements: Sequence[Element], indicators: Iterable[Indicator]
) -> tuple[tuple[Element, ...], tuple[Indicator, ...]]:
    """Give elements of unknown level the one at which another table prints their name, and the element above it."""
    return _told(elements, indicators, _Known(elements))


def told_by_others(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Give elements of unknown level the one at which another document of the dossier prints their name."""
    known = _Known(element for document in documents for element in document.elements)
    found = (_told(document.elements, document.indicators, known) for document in documents)
    return tuple(replace(d, elements=e, indicators=i) for d, (e, i) in zip(documents, found, strict=True))


class _Known:
    """The levels at which tables print each name, and the names whose level no table leaves to be assumed."""

    def __init__(self, elements: Iterable[Element]):
        self.levels: dict[str, set[str]] = defaultdict(set)
        self.sure: set[str] = set()
        for element in elements:
            if element.level in LEVEL_CHAIN[2:]:
                name = compact_key(without_level_word(element.name.text))
                self.levels[name].add(element.level)
                if has_printed_level(element):
                    self.sure.add(name)

    def level(self, element: Element) -> str | None:
        """Return the one level at which a name stands elsewhere, a slip of writing aside."""
        name = compact_key(without_level_word(element.name.text))
        found = self.levels.get(name) or {
            level
            for other, theirs in self.levels.items()
            if name_similarity(name, other) >= SLIPPED
            for level in theirs
        }
        return next(iter(found)) if len(found) == 1 else None

    def is_sure(self, element: Element) -> bool:
        """Tell whether this very name stands elsewhere at a level that is printed."""
        return compact_key(without_level_word(element.name.text)) in self.sure


def _told(
    elements: Sequence[Element], indicators: Iterable[Indicator], known: _Known
) -> tuple[tuple[Element, ...], tuple[Indicator, ...]]:
    open_in: dict[Hashable, list[Element]] = defaultdict(list)
    for element in elements:
        if element.level == "unknown":
            open_in[_table(element)].append(element)
    if not open_in or not known.levels:
        return tuple(elements), tuple(indicators)
    told: dict[str, str] = {}
    for nodes in open_in.values():
        found = {e.id: level for e in nodes if (level := known.level(e))}
        if len(found) >= MOST * len(nodes):
            told |= found
    placed = tuple(_placed(elements, told, known))
    return placed, tuple(replace(i, level=told[i.element]) if i.element in told else i for i in indicators)


def _table(element: Element) -> Hashable:
    return element.name.source.sheet, element.name.source.table


def _placed(elements: Sequence[Element], told: dict[str, str], known: _Known) -> Iterator[Element]:
    """Yield the elements with their levels; a sub kegiatan stands under the kegiatan that its table printed last."""
    above: dict[str, Element] = {}
    table: Hashable = None
    for element in elements:
        if _table(element) != table:
            above, table = {}, _table(element)
        if level := told.get(element.id):
            holder = above.get(LEVEL_CHAIN[LEVEL_CHAIN.index(level) - 1])
            parent = holder.id if holder else element.parent
            element = replace(element, level=level, level_assumed=not known.is_sure(element), parent=parent)
        if element.level in LEVEL_CHAIN:
            rank = LEVEL_CHAIN.index(element.level)
            above = {lv: e for lv, e in above.items() if LEVEL_CHAIN.index(lv) < rank} | {element.level: element}
        yield element
