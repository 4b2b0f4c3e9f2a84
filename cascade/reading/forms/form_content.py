"""Put what a budget form prints into the content of its document: elements, their pagu, their indicators.

Names, codes, amounts and indicators go in, in printed order; they are kept in a `DocumentContent`. A form prints its program and
kegiatan anew on each page and for each sub kegiatan: one code below one unit is one element. Its indicators are kept as often as they are printed, like every
line of an indicator. Knows no rows and no labels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from cascade.model import Cell, Element, Indicator, Label, NotUnderstood, Quantity, Source
from cascade.model.i18n import LocalizedText
from cascade.reading.document_content import DocumentContent
from cascade.reading.forms.form_values import measured_items
from cascade.reading.name_parser import level_rank
from cascade.text.numbers import parse_quantity
from cascade.text.printable import one_line
from cascade.text.units import split_unit

THIS_YEAR = 0  # the year of the document, which its title prints


class FormContent:
    """What the forms of one document have said so far."""

    def __init__(self, content: DocumentContent):
        self.content = content
        self.unit = ""
        self.path: dict[str, str] = {}  # level → id of the element named last
        self.allocations: dict[str, set[Decimal | None]] = defaultdict(set)  # element → amounts printed over its blocks
        self.ids = {("", e.level, e.code.text if e.code else e.name.text): e.id for e in content.elements}

    @property
    def deepest(self) -> str | None:
        """The level of the element named last."""
        return max(self.path, key=level_rank, default=None)

    def open_element(self, level: str, name: Label, code: Label | None) -> bool:
        """Go to the element that a form names; tell whether it is named for the first time."""
        self.path = {lv: each for lv, each in self.path.items() if level_rank(lv) < level_rank(level)}
        key = (self.unit, level, code.text if code else name.text)
        is_new = key not in self.ids
        if is_new:
            self.ids[key] = f"e{len(self.content.elements) + 1}"
            parent = self.path[self.deepest] if self.deepest else None
            self.content.elements.append(Element(self.ids[key], level, name, code, parent))
        self.path[level] = self.ids[key]
        return is_new

    def element(self, level: str | None) -> Element | None:
        """Return the element of a level that the rows stand under."""
        at = self._position(level)
        return None if at is None else self.content.elements[at]

    def _position(self, level: str | None) -> int | None:
        element_id = self.path.get(level or "")
        elements = self.content.elements
        return next((at for at in reversed(range(len(elements))) if elements[at].id == element_id), None)

    def extend_name(self, text: str) -> None:
        """Go on with the name of the deepest element, which a line cuts."""
        at = self._position(self.deepest)
        if at is not None:
            element = self.content.elements[at]
            name = replace(element.name, text=f"{element.name.text} {text}")
            self.content.elements[at] = replace(element, name=name)

    def give_pagu(self, level: str | None, pagu: Mapping[int, Quantity], *, is_allocation: bool) -> None:
        """Give an element its pagu, unless a page before did."""
        at = self._position(level)
        if at is None:
            return
        element = self.content.elements[at]
        if is_allocation and (not element.pagu or element.id in self.allocations):
            self.allocations[element.id].update(q.value for year, q in pagu.items() if year == THIS_YEAR)
        self.content.elements[at] = replace(element, pagu={**pagu, **element.pagu})

    def give_funds(self, funds: Label) -> None:
        """Give the deepest element its source of funds."""
        at = self._position(self.deepest)
        if at is not None:
            element = self.content.elements[at]
            self.content.elements[at] = replace(element, funds=element.funds or funds)

    def give_quarters(self, amounts: tuple[Quantity, ...]) -> None:
        """Give the deepest element the four parts of its pagu."""
        at = self._position(self.deepest)
        if at is not None:
            self.content.elements[at] = replace(self.content.elements[at], pagu_quarters=amounts)

    def add_statement(self, level: str, name: Label) -> None:
        """Keep a sentence of output that prints no target of its own."""
        at = self._position(level)
        if at is not None:
            element = self.content.elements[at]
            said = {each.text for each in element.statements}
            statements = element.statements if name.text in said else (*element.statements, name)
            self.content.elements[at] = replace(element, statements=statements)

    def add_indicators(self, level: str, name: Cell, target: Cell | None) -> None:
        """Add the indicators that a cell names, with the targets of the cell beside it."""
        element = self.element(level)
        items = measured_items(name.text, target.text if target else "")
        for item in items:
            text, unit = split_unit(item.name)
            source = target.source if target else None
            quantity = None if item.target is None else parse_quantity(item.target, source)
            self.content.indicators.append(
                Indicator(
                    id=f"i{len(self.content.indicators) + 1}",
                    name=Label(text, name.source),
                    level=level,
                    element=element.id if element else None,
                    unit=Label(unit, name.source) if unit else None,
                    targets={} if quantity is None else {THIS_YEAR: quantity},
                    packed=item.packed,
                    sources=_places(name.source, source),
                )
            )
        if any(item.target is None for item in items):
            reason = LocalizedText(
                "{n} indikator dalam satu sel, targetnya tidak sebanyak itu; tidak dipasangkan",
                "{n} indicators in one cell but not as many targets; not paired",
            )
            self.report(name, reason.format(n=len(items)))

    def extend_indicator(self, text: str) -> None:
        """Go on with the name of the indicator added last, which a line cuts."""
        last = self.content.indicators[-1]
        self.content.indicators[-1] = replace(last, name=replace(last.name, text=f"{last.name.text} {text}"))

    def report(self, cell: Cell, reason: LocalizedText) -> None:
        """Keep what is printed and is no indicator of performance."""
        self.content.not_understood.append(NotUnderstood(one_line(cell.text)[:120], reason, cell.source))

    def settle_allocations(self) -> None:
        """Leave the allocation over a kegiatan to its sub kegiatan where it is theirs.

        A form for each sub kegiatan prints its amount at the head, under the kegiatan, which may have others: the only sub kegiatan
        spends all of it, or each form prints another amount.
        """
        elements = self.content.elements
        for at, element in enumerate(elements):
            below = [each for each in elements if each.parent == element.id]
            is_of_part = len(below) == 1 and _spends_all(below[0], element)
            if element.id in self.allocations and (is_of_part or len(self.allocations[element.id]) > 1):
                elements[at] = replace(element, pagu={})
        self.allocations.clear()


def _spends_all(part: Element, whole: Element) -> bool:
    spent = part.pagu.get(THIS_YEAR)
    return spent is not None and spent.value in [quantity.value for quantity in whole.pagu.values()]


def _places(name: Source, target: Source | None) -> tuple[Source, ...]:
    return (name, target) if target and target.page != name.page else (name,)
