"""Settle the levels of the names of a document once all its tables were read.

What the tables claim goes in; elements and indicators get the levels that sums, codes, words and looks agree on, and each table a word on
what its sums prove. A level that a column of its own prints stays, unless sums prove another one. Where two signs disagree and no sum
decides, the level is unknown, and that is said. A table in which no sum comes out keeps the levels that its rows were read with.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from cascade.model import LEVEL_CHAIN, Element, FailedSum, Indicator, NotUnderstood, Quantity, TableProof
from cascade.model.i18n import LocalizedText
from cascade.reading.cell_values import amounts_by_year
from cascade.reading.document_content import DocumentContent, PrintedName
from cascade.reading.name_parser import level_rank, level_word
from cascade.reading.witnesses.records import Amounts, Levelled, PrintedRow, TableWitnesses
from cascade.reading.witnesses.table_witnesses import hear_witnesses
from cascade.text.printable import one_line

TELLING_MARGIN = 1.0  # nats, from which a name that nothing told the level of has one
OVERRULING_MARGIN = 3.0  # nats, from which an assumed level gives way
FEWEST_ADDED = 2  # indicators of one element that print a pagu of their own
SMALLEST_TABLE = 3  # names
MOST_NAMES = 2000  # of one table
_DASHES = re.compile(r"(Rp\.?)?\s*[-–—]+\s*", re.I)


def settle_levels(content: DocumentContent) -> tuple[TableProof, ...]:
    """Give elements and indicators of a document the levels that their witnesses agree on; return what the sums prove."""
    pagu_of_indicators: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in content.indicators:
        if indicator.element is not None:
            pagu_of_indicators[indicator.element].append(indicator)
    elements = {element.id: element for element in content.elements}
    settled: dict[str, Element] = {}
    proofs: list[TableProof] = []
    for names in _tables(content.printed_names, elements):
        rows = [_printed_row(name, elements, pagu_of_indicators) for name in names]
        if len(rows) < SMALLEST_TABLE or len(rows) > MOST_NAMES or not any(any(row.pagu.values()) for row in rows):
            continue
        heard = hear_witnesses(rows)
        added = [_with_pagu_added(row, name, pagu_of_indicators) for row, name in zip(rows, names, strict=True)]
        if added != rows:
            heard = max(heard, hear_witnesses(added), key=_sums_held)
        named = [name for name in names if name.heads != "total"]
        if any(row.summed for row in heard.rows):
            found, disputed = _settled(named, heard.rows, elements)
            settled |= found
            content.not_understood += [_dispute(elements[each]) for each in disputed[:1]]
        proofs.append(_proof(named, heard))
    content.elements[:] = [settled.get(element.id, element) for element in content.elements]
    content.indicators[:] = [_with_level(each, elements, settled) for each in content.indicators]
    return tuple(proofs)


def _tables(printed: Sequence[PrintedName], elements: Mapping[str, Element]) -> Iterator[list[PrintedName]]:
    """Yield the names of each table, those that are still elements and those that head an urusan or a total."""
    tables: dict[int, list[PrintedName]] = defaultdict(list)
    seen: set[str] = set()
    for name in printed:
        if name.element is not None and (name.element in seen or name.element not in elements):
            continue
        if name.element is not None:
            seen.add(name.element)
        tables[name.table].append(name)
    yield from tables.values()


def _printed_row(
    name: PrintedName, elements: Mapping[str, Element], indicators: Mapping[str, Sequence[Indicator]]
) -> PrintedRow:
    element = elements[name.element] if name.element is not None else None
    text = one_line(name.cell.text)
    pagu = _pagu(element, indicators[element.id]) if element is not None else name.pagu
    first = next((quantity.raw for quantity in pagu.values() if quantity.raw), "")
    return PrintedRow(
        name=element.name.text if element is not None else text,
        source=name.cell.source,
        code=name.code.text if name.code else "",
        text=text,
        level=name.level or (element.level if element is not None and element.level in LEVEL_CHAIN[:2] else None),
        word=level_word(text) or (level_word(element.name.text) if element is not None else None),
        looks=element.level if element is not None and name.level is None else None,
        column=name.cell.column,
        bold=name.cell.bold,
        fill=name.cell.fill,
        indent=name.cell.indent,
        with_currency=first.lower().startswith("rp"),
        pagu=_amounts(pagu),
        grain=min((_grain(quantity) for quantity in pagu.values() if quantity.value), default=1),
        heads=name.heads,
    )


def _with_pagu_added(row: PrintedRow, name: PrintedName, indicators: Mapping[str, Sequence[Indicator]]) -> PrintedRow:
    """Return a row with the pagu of its indicators added up, where several print one of their own."""
    printed = [each.pagu for each in indicators.get(name.element or "", ()) if amounts_by_year(each.pagu)]
    amounts = [_amounts(pagu) for pagu in printed]
    if len(amounts) < FEWEST_ADDED or all(each == amounts[0] for each in amounts):
        return row
    years = {year for each in amounts for year in each}
    added = {year: _sum(each.get(year, Decimal(0)) for each in amounts) for year in sorted(years)}
    return replace(row, pagu=added)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    found = list(amounts)
    return None if None in found else sum((amount or Decimal(0) for amount in found), Decimal(0))


def _sums_held(heard: TableWitnesses) -> int:
    return sum(each.holds for each in heard.sums) - sum(each.fails for each in heard.sums)


def _pagu(element: Element, indicators: Sequence[Indicator]) -> Mapping[int, Quantity]:
    """Return the pagu of an element: its own, or that of its indicators where they print it."""
    if any(not quantity.is_missing for quantity in element.pagu.values()):
        return element.pagu
    printed = [each.pagu for each in indicators if any(not quantity.is_missing for quantity in each.pagu.values())]
    return printed[0] if printed else element.pagu


def _amounts(pagu: Mapping[int, Quantity]) -> Amounts:
    """Return the amounts of a pagu; a dash is nothing, a blank cell is left out."""
    amounts: dict[int, Decimal | None] = {}
    for year, quantity in pagu.items():
        if _DASHES.fullmatch(quantity.raw.strip()):
            amounts[year] = Decimal(0)
        elif not quantity.is_missing:
            amounts[year] = None if quantity.readings else quantity.value
    return amounts


def _grain(quantity: Quantity) -> int:
    """Return how many rupiah the last printed digit counts, where the heading counts in thousands or millions."""
    printed = sum(character.isdigit() for character in quantity.raw)
    return int(10 ** max(0, len(str(int(quantity.value or 0))) - printed))


def _settled(
    names: Sequence[PrintedName], rows: Sequence[Levelled], elements: Mapping[str, Element]
) -> tuple[dict[str, Element], list[str]]:
    """Return the elements of a table that change, and those whose signs disagree."""
    levels: dict[str, str] = {}
    disputed: list[str] = []
    for name, row in zip(names, rows, strict=True):
        if name.element is not None:
            element = elements[name.element]
            levels[element.id] = _level(element, name, row)
            if levels[element.id] == "unknown" != element.level:
                disputed.append(element.id)
    changes = any(elements[each].level != level for each, level in levels.items())
    settled: dict[str, Element] = {}
    higher: dict[str, str] = {}
    for name, row in zip(names, rows, strict=True):
        if name.element is None:
            continue
        element, level = elements[name.element], levels[name.element]
        rank = level_rank(level)
        higher = {other: each for other, each in higher.items() if level_rank(other) < rank}
        parent = max(higher, key=level_rank, default=None)
        changed = replace(
            element,
            level=level,
            level_assumed=element.level_assumed or level != element.level,
            level_proved=row.proved and level == row.level,
            parent=_parent(element, level, higher[parent] if parent else None, elements) if changes else element.parent,
        )
        if level != "unknown":
            higher[level] = element.id
        settled[element.id] = changed
    return settled, disputed


def _parent(element: Element, level: str, above: str | None, elements: Mapping[str, Element]) -> str | None:
    """Return the element above one in its table, else what was above it before, if that is higher."""
    if above is not None:
        return above
    before = elements.get(element.parent) if element.parent else None
    return before.id if before is not None and level_rank(before.level) < level_rank(level) else None


def _level(element: Element, name: PrintedName, row: Levelled) -> str:
    """Return the level of an element: what its witnesses say, as far as they are sure enough to change what was read."""
    heard = row.level if row.level in LEVEL_CHAIN else "unknown"
    if heard == element.level or row.proved:
        return heard
    if name.level is not None or element.level in LEVEL_CHAIN[:2] or heard in LEVEL_CHAIN[:2]:
        return element.level
    if row.margin >= OVERRULING_MARGIN or (element.level == "unknown" and row.margin >= TELLING_MARGIN):
        return heard
    return "unknown" if row.margin >= TELLING_MARGIN else element.level


def _with_level(indicator: Indicator, before: Mapping[str, Element], settled: Mapping[str, Element]) -> Indicator:
    """Return an indicator at the level of its element, where it had that level before."""
    element = settled.get(indicator.element or "")
    if element is None or indicator.level != before[element.id].level:
        return indicator
    return replace(indicator, level=element.level)


def _dispute(element: Element) -> NotUnderstood:
    return NotUnderstood(
        element.name.text[:120],
        LocalizedText(
            "jenjangnya tidak jelas: kode, kata dan jumlah pagunya tidak sejalan",
            "its level is unclear: its code, its words and the sums of its pagu disagree",
        ),
        element.name.source,
    )


def _proof(names: Sequence[PrintedName], heard: TableWitnesses) -> TableProof:
    ids = [name.element or "" for name in names]
    failed = [
        FailedSum(
            ids[each.sum.parent],
            each.verdict,
            {year: difference for year, difference in each.sum.differences.items() if difference},
            each.pages,
            ids[each.row] or None if each.row is not None else None,
        )
        for each in heard.failing
        if ids[each.sum.parent]
    ]
    return TableProof(
        elements=tuple(each for each in ids if each),
        completeness=heard.completeness,
        sums_held=sum(each.holds for each in heard.sums),
        failed=tuple(failed),
        orphans=tuple(ids[row] for row in heard.orphans if ids[row]),
        units=tuple(ids[row] for row in heard.units if ids[row]),
    )
