"""Find the pagu behind a row, and what a printed total is the total of.

An element or an indicator goes in; its pagu by year comes out, whether printed for all indicators of an element or in a row of
its own each. A total goes in; whether its parts come to it comes out, unknown where rows may be missing. Corrects nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.graph.remembered import remembered
from cascade.model import Document, Indicator, Quantity, Total, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities import series
from cascade.quantities.aggregation import total_of
from cascade.quantities.comparison import agrees
from cascade.text.normalize import same_text

IN_LARGER_UNIT = LocalizedText("ditulis dalam ribuan atau jutaan", "counted in thousands or millions")
TEN, HUNDRED, THOUSAND, MILLION = 10, 100, 1_000, 1_000_000


@remembered
def pagu_by_year(graph: CascadeGraph, node: NodeId) -> dict[int, Quantity]:
    """Return the pagu above zero by year: of an indicator's own row, or else of the element that it measures."""
    printed, element = graph.indicators[node], graph.element_node(node)
    amounts = dict(printed.pagu)
    if element is not None and not has_own_pagu(graph, node):
        amounts |= graph.elements[element].pagu
        amounts = {year: q for year in amounts if (q := pagu_of(graph, element, year) or amounts[year])}
    return {year: q for year, q in sorted(amounts.items()) if (series.plain_number(q) or 0) > 0}


@remembered
def siblings(graph: CascadeGraph, node: NodeId) -> tuple[Indicator, ...]:
    """Return the indicators of the same element in the same table, itself among them."""
    printed, element = graph.indicators[node], graph.element_node(node)
    rows = [graph.indicators[other] for other in graph.indicators_of(element)] if element else [printed]
    return tuple(row for row in rows if row.name.source.table == printed.name.source.table)


@remembered
def has_own_pagu(graph: CascadeGraph, node: NodeId) -> bool:
    """Tell whether each indicator of the element has a pagu of its own, not one that is printed for all."""
    funded = [row for row in siblings(graph, node) if any(series.plain_number(q) for q in row.pagu.values())]
    amounts = {tuple(sorted((y, q.value) for y, q in row.pagu.items() if q.value is not None)) for row in funded}
    return bool(graph.indicators[node].pagu) and len(funded) > 1 and len(amounts) > 1


def pagu_of(graph: CascadeGraph, element: NodeId, year: int | None) -> Quantity | None:
    """Return an element's pagu, of the whole period without a year; where each of its indicators has a row and a pagu of its own, their sum."""
    if year is None:
        return graph.elements[element].end_pagu
    printed = graph.elements[element].pagu.get(year)
    rows = [q for i in graph.indicators_of(element) if (q := graph.indicators[i].pagu.get(year)) and not q.is_missing]
    if printed not in rows or len({row.value for row in rows}) < 2:
        return printed
    total = total_of(rows)
    return total if isinstance(total, Quantity) else None


def summed_elements(graph: CascadeGraph, document: Document, total: Total, year: int | None) -> tuple[NodeId, ...]:
    """Return the elements above a total row that print a pagu for a year, without the parts of one that does.

    Where headings part a table, its last row may be the total of all programs above: it is where no year comes out with the
    elements of its own part, and one does with those.
    """
    own = [node for element in total.elements if (node := node_id(document, element)) in graph.elements]
    programs = _programs_down_to(graph, document, total)
    if not set(programs) <= set(own) and not _comes_out(graph, own, total) and _comes_out(graph, programs, total):
        return _without_parts(graph, programs, year)
    return _without_parts(graph, own, year)


def _programs_down_to(graph: CascadeGraph, document: Document, total: Total) -> list[NodeId]:
    """Return the programs between the total row before and a total row, as far as the graph holds them."""
    place = {each.id: at for at, each in enumerate(document.elements)}
    ends = [place.get(each.elements[-1], -1) if each.elements else -1 for each in document.totals]
    last = place.get(total.elements[-1], -1) if total.elements else -1
    first = max((end for end in ends if end < last), default=-1) + 1
    nodes = [node_id(document, each.id) for each in document.elements[first : last + 1] if each.level == "program"]
    return [node for node in nodes if node in graph.elements]


def _without_parts(graph: CascadeGraph, nodes: Sequence[NodeId], year: int | None) -> tuple[NodeId, ...]:
    """Return the elements that print a pagu for a year, without the parts of one that does."""
    paid = [node for node in nodes if (q := pagu_of(graph, node, year)) is not None and not q.is_missing]
    return tuple(node for node in paid if not set(paid).intersection(graph.path(node)))


def _comes_out(graph: CascadeGraph, nodes: Sequence[NodeId], total: Total) -> bool:
    """Tell whether the pagu of elements come to a total row in a year in which it prints an amount."""
    for year, printed in total.pagu.items():
        parts = [q for node in _without_parts(graph, nodes, year) if (q := pagu_of(graph, node, year)) is not None]
        made = total_of(parts)
        if printed.value and isinstance(made, Quantity) and is_rounded_sum(made, printed, parts) is True:
            return True
    return False


def _prints_more_elsewhere(graph: CascadeGraph, nodes: Sequence[NodeId], year: int | None) -> bool:
    """Tell whether the document prints the pagu of other programs, kegiatan or sub kegiatan elsewhere."""
    document, given = graph.document_of(nodes[0]), set(nodes)
    levels = {graph.elements[node].level for node in nodes}
    names = [graph.elements[node].name.text for node in nodes]
    others = {
        node_id(document, element.id)
        for element in document.elements
        if element.level in levels and (element.end_pagu is not None if year is None else year in element.pagu)
    } - given
    elsewhere = (node for node in others if not given.intersection(graph.path(node)))
    return any(not any(same_text(graph.elements[node].name.text, name) for name in names) for node in elsewhere)


def is_total_of_elements(
    graph: CascadeGraph, nodes: Sequence[NodeId], printed: Quantity, year: int | None
) -> bool | Unknown:
    """Tell whether a printed total is that of the elements above it.

    Unknown where it is not, but the level of one is not known, so that its pagu may be part of another one's, where a
    name stands there twice, as in a program that is printed below each of its sasaran, and where the total may hold rows
    that stand on earlier pages or were not seen.
    """
    parts = [(graph.elements[node], pagu_of(graph, node, year)) for node in nodes]
    total = total_of(pagu for _, pagu in parts)
    if isinstance(total, Unknown) or total is None:
        return total or Unknown(LocalizedText("nilai kosong", "a value is missing"))
    answer = is_rounded_sum(total, printed, [pagu for _, pagu in parts if pagu is not None])
    if isinstance(answer, Unknown) or answer:
        return answer
    if powers_of_ten_apart(total, printed):
        return False
    if _is_in_larger_unit(total, printed, len(parts)):
        return Unknown(IN_LARGER_UNIT)
    is_short = (total.value or 0) < (printed.value or 0)
    may_lack_rows = printed.source is not None and printed.source.blanks_are_unsure
    if is_short and (may_lack_rows or _prints_more_elsewhere(graph, nodes, year)):
        return Unknown(LocalizedText("mungkin memuat baris lain", "it may hold other rows"))
    if any(element.level == "unknown" for element, _ in parts):
        return Unknown(LocalizedText("jenjang unsur tidak diketahui", "the level of an element is not known"))
    names = [element.name.text for element, _ in parts]
    if any(same_text(name, other) for index, name in enumerate(names) for other in names[:index]):
        return Unknown(LocalizedText("satu nama tercetak dua kali", "a name is printed twice"))
    return False


def _is_in_larger_unit(total: Quantity, printed: Quantity, parts: int) -> bool:
    """Tell whether a printed total is the sum counted in thousands, millions or billions, or the sum so much of it."""
    low, high = sorted((total.value or Decimal(0), printed.value or Decimal(0)))
    scales = (THOUSAND, MILLION, THOUSAND * MILLION)
    return low > 0 and any(abs(high - low * scale) <= scale * (parts + 1) / Decimal(2) for scale in scales)


def powers_of_ten_apart(total: Quantity, printed: Quantity) -> bool:
    """Tell whether a printed total is ten or a hundred times what it should be, or that part of it: a zero lost or added.

    Thousands and millions are no slip but another unit.
    """
    low, high = sorted((total.value or Decimal(0), printed.value or Decimal(0)))
    return low > 0 and high in (low * TEN, low * HUNDRED)


def is_total_of_quarters(printed: Quantity, quarters: Sequence[Quantity]) -> bool | Unknown:
    """Tell whether the budgets of four quarters come to a pagu: as portions, or as a running total.

    Unknown where a blank quarter may still be filled, and where they are counted in thousands or as shares.
    """
    filled = [q for q in quarters if not q.is_missing]
    total = total_of(filled)
    if isinstance(total, Unknown) or total is None:
        return total or Unknown(LocalizedText("triwulan kosong", "the quarters are blank"))
    answer = is_rounded_sum(total, printed, filled)
    if isinstance(answer, Unknown) or answer:
        return answer
    amounts = [q.value or Decimal(0) for q in filled]
    is_running_total = amounts == sorted(amounts) and agrees(filled[-1], printed) is True
    if is_running_total:
        return True
    in_thousands = (max(amounts) * THOUSAND, sum(amounts) * THOUSAND, max(amounts) * MILLION, sum(amounts) * MILLION)
    if printed.value in in_thousands:
        return Unknown(IN_LARGER_UNIT)
    if any(q.kind == "percent" for q in filled) or sum(amounts) <= HUNDRED < (printed.value or 0):
        return Unknown(LocalizedText("ditulis dalam persen", "counted in percent"))
    may_still_be_filled = any(not q.raw for q in quarters) and sum(amounts) < (printed.value or 0)
    if may_still_be_filled:
        return Unknown(LocalizedText("ada triwulan yang kosong", "a quarter is blank"))
    return False


def is_rounded_sum(total: Quantity, printed: Quantity, parts: Sequence[Quantity]) -> bool | Unknown:
    """Tell whether a total agrees with the printed one, but for what each print may have been rounded by.

    Amounts are rounded to rupiah; where only the total, or only the parts, are printed in whole thousands, these are.
    """
    answer = agrees(total, printed)
    if isinstance(answer, Unknown) or answer:
        return answer
    if total.value is None or printed.value is None or printed.value < MILLION:
        return False
    amounts = [part.value for part in parts if part.value]
    in_thousands = [_is_in_thousands(printed.value), all(map(_is_in_thousands, amounts))]
    of_total, of_parts = (1, 1) if all(in_thousands) else (THOUSAND if each else 1 for each in in_thousands)
    return abs(total.value - printed.value) <= (of_total + of_parts * len(amounts)) / Decimal(2)


def _is_in_thousands(amount: Decimal) -> bool:
    return amount % THOUSAND == 0
