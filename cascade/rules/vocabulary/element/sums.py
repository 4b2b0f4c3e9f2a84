"""Say whether the pagu of an element is the sum of those of its parts.

A record of an element goes in; the answer, and the years and amounts that differ, come out; unknown where parts may stand on
a page that was not read. Never decides what is right.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from cascade.graph.budget import is_rounded_sum, pagu_of
from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
from cascade.quantities.misgrouped import is_misgrouped, may_stand_for
from cascade.rules.language.types import as_quantity
from cascade.rules.vocabulary.context import ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.printed_row import pagu_in


@attribute("pagunya sama dengan jumlah pagu bagiannya", "its pagu is the sum of those of its parts")
def adds_up(record: ElementRecord) -> bool | Unknown | None:
    """None where no year prints it together with the pagu of every part."""
    years = [year for year in record.element.pagu if _parts(record, year)]
    if not years:
        return None
    answers = [_sum_agrees(record, year) for year in years]
    unknown = [answer for answer in answers if isinstance(answer, Unknown)]
    return unknown[0] if unknown and False not in answers else False not in answers


@attribute("pagu", "pagu")
def odd_pagu(record: ElementRecord) -> dict[int, Quantity]:
    """Its pagu in the years in which its parts add up to something else."""
    return {year: quantity for year in _odd_years(record) if (quantity := pagu_in(record, year))}


@attribute("jumlah pagu bagian", "total of the parts")
def odd_sums(record: ElementRecord) -> dict[int, Quantity]:
    totals = {year: total_of(_parts(record, year)) for year in _odd_years(record)}
    return {year: total for year, total in totals.items() if isinstance(total, Quantity)}


@attribute("pagu bagian pada tahun pertama yang berbeda", "pagu of a part in the first year that differs")
def odd_parts(record: ElementRecord) -> tuple[Quantity, ...]:
    return next((_parts(record, year) for year in _odd_years(record)), ())


@attribute("jumlah pagu bagiannya tahun itu", "total of its parts for the year")
def parts_total(record: ElementRecord) -> Quantity | None:
    """None where a part prints no pagu."""
    total = total_of(_printed_parts(record, record.document.year or 0) or ())
    return total if isinstance(total, Quantity) and total.value else None


@attribute(
    "pagu bagian pada tahun yang pagunya sendiri kosong", "pagu of a part in the first year in which its own is blank"
)
def parts_of_blank(record: ElementRecord) -> tuple[Quantity, ...]:
    return next((_printed_parts(record, year) or () for year in _blank_years(record)), ())


@attribute(
    "jumlah pagu bagian pada tahun yang pagunya sendiri kosong", "total of the parts where its own pagu is blank"
)
def blank_pagu_sums(record: ElementRecord) -> dict[int, Quantity] | None:
    """None where few of its level in its table print a pagu, and where what looks blank may be printed."""
    if not _pagu_is_usual(record):
        return None
    totals = {year: total_of(_printed_parts(record, year) or ()) for year in _blank_years(record)}
    return {year: total for year, total in totals.items() if isinstance(total, Quantity) and total.value}


@computed_once
def _blank_years(record: ElementRecord) -> list[int]:
    """Return the years in which all parts of an element print a pagu, and neither itself nor an indicator of it does."""
    graph = record.context.graph
    rows = [record.element, *(graph.indicators[node] for node in graph.indicators_of(record.node))]
    paid = {year for row in rows for year, quantity in row.pagu.items() if not quantity.is_missing}
    years = {year for child in graph.children(record.node) for year in graph.elements[child].pagu} - paid
    return [year for year in sorted(years) if _printed_parts(record, year)]


def _printed_parts(record: ElementRecord, year: int) -> tuple[Quantity, ...] | None:
    """Return the pagu of every element below; None where one prints none."""
    parts = [pagu_of(record.context.graph, child, year) for child in record.context.graph.children(record.node)]
    printed = tuple(part for part in parts if part is not None and not part.is_missing)
    return printed if len(printed) == len(parts) else None


def _pagu_is_usual(record: ElementRecord) -> bool:
    """Tell whether at least half of the elements of its level in its table print a pagu."""
    graph, table = record.context.graph, record.context.occurrences.table_of(record.node)
    alike = [graph.elements[node] for node in table.elements if graph.elements[node].level == record.element.level]
    paid = [each for each in alike if any(not quantity.is_missing for quantity in each.pagu.values())]
    return not record.element.name.source.blanks_are_unsure and len(paid) > 0 and 2 * len(paid) >= len(alike)


@attribute("pagu yang pemisah ribuannya rusak", "pagu whose separators are broken")
def misgrouped_pagu(record: ElementRecord) -> dict[int, Quantity] | None:
    """None where it prints no pagu."""
    printed = {year: quantity for year, quantity in record.element.pagu.items() if not quantity.is_missing}
    return {year: quantity for year, quantity in printed.items() if is_misgrouped(quantity)} if printed else None


@attribute("pagu akhir periode yang pemisah ribuannya rusak", "pagu of the period whose separators are broken")
def misgrouped_end_pagu(record: ElementRecord) -> tuple[Quantity, ...]:
    printed = record.element.end_pagu
    return (printed,) if printed is not None and is_misgrouped(printed) else ()


@attribute("jumlah pagu tahunan", "total of the yearly pagu")
def fitting_end_pagu(record: ElementRecord) -> Quantity | None:
    """That of its years, where one digit more or less makes a pagu of the period with broken separators that total."""
    total = total_of(quantity for quantity in record.element.pagu.values() if not quantity.is_missing)
    garbled = misgrouped_end_pagu(record)
    is_meant = isinstance(total, Quantity) and bool(total.value) and any(may_stand_for(q, total.value) for q in garbled)
    return total if is_meant and isinstance(total, Quantity) else None


@attribute("pagu yang membuat jumlah induknya cocok", "pagu with which its parent adds up")
def fitting_pagu(record: ElementRecord) -> dict[int, Quantity]:
    """What the element above leaves for a pagu with broken separators, where one digit more or less makes it that."""
    graph, holder = record.context.graph, record.context.graph.parent(record.node)
    found: dict[int, Quantity] = {}
    for year, printed in (misgrouped_pagu(record) or {}).items():
        whole = pagu_of(graph, holder, year) if holder in graph.elements else None
        others = [pagu_of(graph, node, year) for node in graph.children(holder) if node != record.node] if whole else []
        amounts = [Decimal(0) if q is None or q.is_missing else q.value for q in others]
        if whole is None or whole.value is None or None in amounts:
            continue
        rest = whole.value - sum((amount for amount in amounts if amount is not None), Decimal(0))
        if rest > 0 and may_stand_for(printed, rest):
            found[year] = replace(as_quantity(rest), raw=f"{rest:,.0f}".replace(",", "."), source=whole.source)
    return found


def pagu_readings(record: ElementRecord, year: int) -> tuple[Quantity, ...]:
    """Return what its pagu may be: one that its indicators share, or the total of theirs, which happen to be equal."""
    graph, own_pagu = record.context.graph, pagu_in(record, year)
    row_pagu = [q for i in graph.indicators_of(record.node) if (q := graph.indicators[i].pagu.get(year))]
    total = total_of(row_pagu) if len(row_pagu) > 1 else None
    return tuple(quantity for quantity in (own_pagu, total) if isinstance(quantity, Quantity))


@computed_once
def _odd_years(record: ElementRecord) -> list[int]:
    years = sorted(record.element.pagu)
    return [year for year in years if _parts(record, year) and _sum_agrees(record, year) is False]


def _parts(record: ElementRecord, year: int) -> tuple[Quantity, ...]:
    """Return the pagu of every element below; none where one, or its own, is not printed, unless the others exceed it."""
    graph, own_pagu = record.context.graph, pagu_in(record, year)
    if own_pagu is None or own_pagu.is_missing:
        return ()
    parts = [pagu_of(graph, child, year) for child in graph.children(record.node)]
    printed = tuple(part for part in parts if part is not None and not part.is_missing)
    if len(printed) == len(parts):
        return printed
    total = total_of(printed)
    exceeds = isinstance(total, Quantity) and (total.value or 0) - (own_pagu.value or 0) > len(parts)
    return printed if exceeds else ()


def _sum_agrees(record: ElementRecord, year: int) -> bool | Unknown:
    parts, own_pagu = _parts(record, year), pagu_in(record, year)
    total = total_of(parts)
    if isinstance(total, Unknown):
        return total
    if total is None or own_pagu is None:
        return Unknown(LocalizedText("nilai kosong", "a value is missing"))
    if (total.value or 0) < (own_pagu.value or 0) and _may_go_on(record, own_pagu):
        return Unknown(LocalizedText("tabel dari gambar ini mungkin berlanjut", "this table in a picture may go on"))
    answers = [is_rounded_sum(total, reading, parts) for reading in pagu_readings(record, year)]
    unknown = [answer for answer in answers if isinstance(answer, Unknown)]
    return unknown[0] if unknown and True not in answers else True in answers


def _may_go_on(record: ElementRecord, pagu: Quantity) -> bool:
    """Tell whether parts may stand on a page that was not read: it is the last one of a table in a picture."""
    if pagu.source is None or pagu.source.confidence is None:
        return False
    graph = record.context.graph
    below = set(graph.children(record.node))
    elements = record.context.occurrences.table_of(record.node).elements
    later = elements[elements.index(record.node) + 1 :]
    return all(node in below or graph.parent(node) in below for node in later)
