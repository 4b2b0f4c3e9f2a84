"""Say what a decree on IKU tells of how an indicator is measured: formula, definition, source of data, official.

A record of an indicator goes in; the printed formula and the columns left blank come out. Never decides what is right.
"""

from __future__ import annotations

from cascade.model import Label
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.numbers import parse_quantity

DETAIL_NAMES = {"definition": "definisi", "data_source": "sumber data", "responsible": "penanggung jawab"}


@attribute("rumus", "formula")
def formula(record: IndicatorRecord) -> Label | None:
    printed = record.indicator.details.get("formula")
    return printed if printed is not None and not _is_blank(printed) else None


@attribute("kolom rumus kosong", "the column of the formula is blank")
def lacks_formula(record: IndicatorRecord) -> bool | None:
    """None where the table has no such column, or one that may be filled all the same."""
    is_told = "formula" in record.indicator.details and not record.indicator.name.source.blanks_are_unsure
    return formula(record) is None if is_told else None


@attribute("kolom pengukuran yang kosong", "blank columns on the measuring")
def blank_details(record: IndicatorRecord) -> tuple[Label, ...] | None:
    """The other columns on how it is measured that are blank; None where the table has none of them.

    Source and official of a row above hold for those below.
    """
    indicator = record.indicator
    names = [name for name in DETAIL_NAMES if name in indicator.details]
    blank = [name for name in names if _is_blank(indicator.details[name])]
    lacking = [name for name in blank if name == "definition" or not _is_told_above(record, name)]
    if not names or indicator.name.source.blanks_are_unsure:
        return None
    return tuple(Label(DETAIL_NAMES[name], indicator.details[name].source) for name in lacking)


def _is_told_above(record: IndicatorRecord, name: str) -> bool:
    index = record.document.indicators.index(record.indicator)
    table = record.indicator.name.source.table
    rows_above = [other for other in record.document.indicators[:index] if other.name.source.table == table]
    return any(name in other.details and not _is_blank(other.details[name]) for other in rows_above)


def _is_blank(label: Label) -> bool:
    return parse_quantity(label.text).is_missing
