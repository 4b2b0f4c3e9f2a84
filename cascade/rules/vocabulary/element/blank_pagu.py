"""Say what the parts of an element add up to where it prints no pagu itself.

A record of an element goes in; amounts come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.graph.budget import pagu_of
from cascade.model import Quantity
from cascade.quantities.aggregation import total_of
from cascade.rules.vocabulary.context import ElementRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once


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


@attribute("pagu", "pagu")
def blank_pagu(record: ElementRecord) -> dict[int, Quantity]:
    """The cells that are blank; none where the table has no column for the year."""
    own = record.element.pagu
    return {year: own[year] for year in blank_pagu_sums(record) or {} if year in own}


@computed_once
def _blank_years(record: ElementRecord) -> list[int]:
    """Return the years in which all parts of an element print a pagu, and neither itself nor an indicator of it does."""
    graph = record.context.graph
    printed = [record.element.pagu, *(graph.indicators[node].pagu for node in graph.indicators_of(record.node))]
    paid = {year for pagu in printed for year, quantity in pagu.items() if not quantity.is_missing}
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
