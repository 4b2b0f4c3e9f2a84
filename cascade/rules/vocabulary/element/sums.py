"""Say whether the pagu of an element is the sum of those of its parts.

A record of an element goes in; the answer, and the years and amounts that differ, come out; unknown where parts may stand on
a page that was not read. Never decides what is right.
"""

from __future__ import annotations

from cascade.graph.budget import is_rounded_sum, pagu_of
from cascade.model import Quantity, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
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
