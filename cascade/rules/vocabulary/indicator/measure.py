"""Say what an indicator measures: its unit, the sort of measure that its name tells, and which way is better.

A record of an indicator goes in; units, sorts and the direction come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Direction, Indicator, Label, Unknown
from cascade.model.i18n import LocalizedText
from cascade.quantities.direction import direction_of
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.text.directions import better_by_words
from cascade.text.measures import counted_kind, measure_kind
from cascade.text.units import is_known_unit, unit_kind, unit_of

OPEN_DIRECTION = LocalizedText(
    "arah tidak pasti: kata-kata dan deretnya tidak sepakat, atau tidak mengatakannya",
    "the direction is open: its words and its series disagree, or do not tell",
)


@attribute("isi kolom satuan", "what the unit column prints")
def unit(record: IndicatorRecord) -> Label | None:
    return record.indicator.unit


@attribute("satuan", "unit")
def printed_unit(record: IndicatorRecord) -> Label | None:
    """The unit in its column, or else the one inside the first value that has one ("12 kali")."""
    column = record.indicator.unit
    if column is not None and unit_of(column.text):
        return column
    first = next((q for q in record.printed_values if q.unit and q.source), None)
    if first and first.unit and first.source:
        return Label(first.unit, first.source)
    return Label("", column.source) if column is not None else None


@attribute("satuan di dalam nilai, bila bukan satuan kolomnya", "unit inside a value, if not its column's")
def other_unit(record: IndicatorRecord) -> Label | None:
    column = unit_of(record.indicator.unit.text) if record.indicator.unit else None
    for value in record.printed_values if column else ():
        own = unit_of(value.unit) if value.unit and is_known_unit(value.unit) else None
        if own is not None and value.source and own != column:
            return Label(value.raw, value.source)
    return None


@attribute("tabel mempunyai kolom satuan", "the table has a unit column")
def has_unit_column(record: IndicatorRecord) -> bool:
    return record.indicator.unit is not None


@attribute("golongan satuan", "sort of unit")
def unit_sort(record: IndicatorRecord) -> str | None:
    return unit_kind(unit_text(record))


@attribute("jenis ukuran", "sort of measure")
def measure(record: IndicatorRecord) -> str | None:
    return measure_kind(record.indicator.name.text)


@attribute("golongan yang dihitung", "sort of thing counted")
def counts(record: IndicatorRecord) -> str | None:
    return counted_kind(record.indicator.name.text)


@attribute("bersatuan persen", "is in percent")
def is_percent(record: IndicatorRecord) -> bool:
    """An index is none, even where its unit is printed as %: SAT-02 says that."""
    if measure(record) == "index":
        return False
    own = unit_of(unit_text(record))
    return own == "%" or (own is None and measure(record) == "share")


@attribute("arah", "direction")
def direction(record: IndicatorRecord) -> str | Unknown:
    return _direction(record)[0] or Unknown(OPEN_DIRECTION)


@attribute("arah tidak pasti", "the direction is open")
def direction_is_open(record: IndicatorRecord) -> bool:
    return _direction(record)[0] is None


@attribute("arah menurut namanya", "direction by its name")
def named_direction(record: IndicatorRecord) -> str | None:
    """The direction that is stated, printed or told by a word of the name, whatever the series does."""
    stated = record.context.policy.direction_of(record.indicator.name.text) or record.indicator.direction
    words = better_by_words(record.indicator.name.text)
    return stated or (words if words != "open" else None)


@attribute("arah diandaikan", "direction is assumed")
def direction_is_assumed(record: IndicatorRecord) -> bool:
    return _direction(record)[1]


@computed_once
def _direction(record: IndicatorRecord) -> tuple[Direction | None, bool]:
    """Return which way is better, None where that is open, and whether no word of the name tells.

    Where the words of a row do not tell, or where the series of the Renstra speaks against them, the row of the Renstra
    that is the same indicator decides.
    """
    stated = record.context.policy.direction_of(record.indicator.name.text)
    if stated:
        return stated, False
    own = direction_of(record.indicator)
    planned = next((direction_of(row) for row in _planned_rows(record)), own)
    return (planned[0], own[1]) if own[1] or (planned[0] is None and record.indicator.direction is None) else own


def _planned_rows(record: IndicatorRecord) -> list[Indicator]:
    """Return the rows of a Renstra that are this indicator by settled links; none for a row of the Renstra itself."""
    graph = record.context.graph
    if record.document.kind == "renstra":
        return []
    nodes = sorted(graph.same_as(record.node) - {record.node})
    return [graph.indicators[node] for node in nodes if graph.document_of(node).kind == "renstra"]


def unit_text(record: IndicatorRecord) -> str | None:
    """Return the printed unit as plain text."""
    printed = printed_unit(record)
    return printed.text or None if printed else None
