"""Say what the own row of an element prints: name, level, code, pagu by year and quarter, sources of funds.

A record of an element goes in; labels and amounts come out. Never decides what is right.
"""

from __future__ import annotations

from dataclasses import replace

from cascade.graph import budget, locations
from cascade.graph.budget import is_total_of_quarters
from cascade.model import LEVEL_NAMES, Label, Quantity, Source, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.aggregation import total_of
from cascade.rules.language.types import as_quantity
from cascade.rules.vocabulary.context import DocumentRecord, ElementRecord
from cascade.rules.vocabulary.declarations import attribute, function
from cascade.text.element_names import has_known_level
from cascade.text.funding_sources import funding_sources, is_covered

NEARLY_ALL = 0.8  # share of rows from which a blank one is an oversight


@attribute("nama", "name")
def name(record: ElementRecord) -> Label:
    return record.element.name


@attribute("jenjang", "level")
def level(record: ElementRecord) -> Label:
    return level_label(record.element.level, record.element.name.source)


@attribute("jenjang diketahui", "the level is known")
def level_is_known(record: ElementRecord) -> bool | Unknown:
    if record.element.level == "unknown":
        return False
    assumed = LocalizedText("jenjangnya diperkirakan dari cetakannya", "its level is assumed from how it is printed")
    return has_known_level(record.element) or Unknown(assumed)


@attribute("kode", "code")
def code(record: ElementRecord) -> Label | None:
    return record.element.code


@attribute("dokumen", "document")
def document(record: ElementRecord) -> DocumentRecord:
    return record.context.document(record.document)


@attribute("tahun", "year")
def year(record: ElementRecord) -> int | None:
    return record.document.year


@attribute("pagu", "pagu")
def pagu(record: ElementRecord) -> Quantity | None:
    return pagu_in(record, record.document.year or 0)


@attribute("anggaran triwulan", "budget of the quarters")
def pagu_quarters(record: ElementRecord) -> tuple[Quantity, ...] | None:
    """None where it has no such columns, or none of them prints anything."""
    printed = record.element.pagu_quarters or ()
    return tuple(replace(q, raw=q.raw or "–") for q in printed) if any(not q.is_missing for q in printed) else None


@attribute("jumlah anggaran triwulan", "total of the quarters")
def pagu_of_quarters(record: ElementRecord) -> Quantity | Unknown | None:
    printed = record.element.pagu_quarters or ()
    total = total_of(printed)
    places = [quarter.source for quarter in printed if quarter.source is not None]
    return replace(total, source=places[0].range_to(places[-1])) if isinstance(total, Quantity) and places else total


@attribute("sumber dana", "source of funds")
def funds(record: ElementRecord) -> Label | None:
    return record.element.funds if record.element.funds and record.element.funds.text else None


@attribute("sumber dana", "source of funds")
def funds_cell(record: ElementRecord) -> Label | None:
    """What its column prints, blank or not; None where the table has no such column."""
    return record.element.funds


@attribute("sumber dana unsur ini dan bagiannya", "sources of funds of it and its parts")
def all_funds(record: ElementRecord) -> tuple[Label, ...]:
    """Its own, or else those of all parts; none where a part prints no known one."""
    if (own := funds(record)) is not None:
        return (own,)
    context = record.context
    parts = [all_funds(context.element(child)) for child in context.graph.children(record.node)]
    every = {label.text: label for part in parts for label in part}
    return tuple(every.values()) if all(parts) else ()


@attribute("sub kegiatan lain mencetak sumber dana", "others print a source of funds")
def funds_are_usual(record: ElementRecord) -> bool:
    """Whether the table has the column, and nearly all funded sub kegiatan of the document fill it."""
    if record.element.funds is None or record.element.name.source.blanks_are_unsure:
        return False
    funded = [e for e in record.document.elements if e.level == record.element.level and any(e.pagu.values())]
    filled = [e for e in funded if e.funds is not None and e.funds.text]
    return len(filled) >= NEARLY_ALL * len(funded)


@attribute("tempat", "place")
def place(record: ElementRecord) -> LocalizedText:
    return locations.short_place(record.element.name.source)


@function("the budgets of its quarters come to this pagu, as portions or as a running total")
def made_by_quarters(record: ElementRecord, amount: Quantity) -> bool | Unknown:
    """Tell whether the budgets of the quarters come to a pagu."""
    return is_total_of_quarters(as_quantity(amount), record.element.pagu_quarters or ())


@function("both name the same sources of funds, themselves or through their parts")
def same_funds(left: ElementRecord, right: ElementRecord) -> bool | Unknown:
    """Tell whether two elements name the same sources of funds, themselves or through their parts.

    Unknown where one of them names none that is known.
    """
    sides = [[funding_sources(label.text) for label in all_funds(side)] for side in (left, right)]
    if not all(side and all(side) for side in sides):
        return Unknown(LocalizedText("sumber dana tidak dikenal", "a source of funds is not known"))
    first, second = (frozenset[str]().union(*side) for side in sides)
    return all(is_covered(each, second) for each in first) and all(is_covered(each, first) for each in second)


def pagu_in(record: ElementRecord, year: int) -> Quantity | None:
    """Return its pagu of a year."""
    return budget.pagu_of(record.context.graph, record.node, year)


def level_label(level: str, source: Source) -> Label:
    """Return the name of a level, as its place says it."""
    return Label(LEVEL_NAMES.get(level, level), source)
