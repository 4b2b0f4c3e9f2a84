"""Say how clearly an indicator is stated: values in words, fractions of whole things, several measures in one row.

A record of an indicator goes in; what strikes a reader of its name and values comes out. Never decides what is right.
"""

from __future__ import annotations

import re

from cascade.model import Quantity
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.indicator.measure import measure, unit_sort
from cascade.text.measures import measure_kind
from cascade.text.normalize import normalized
from cascade.text.printable import one_line

_BARE_MEASURES = ("count", "share", "index", "ratio", "rate", "mean")
WHOLE = ("paper", "people", "group", "place", "occasion", "thing")  # sorts of units that do not come in parts


@attribute("target berupa kata", "target in words")
def prose(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """The values that are neither numbers nor grades of a known scale nor name a level ("3 Plus")."""
    grades = {grade.casefold() for scale in record.context.policy.ordinals.values() for grade in scale}
    words = (q for q in record.printed_values if q.kind == "text" and not re.search(r"\d", q.raw))
    return tuple(q for q in words if not {q.raw.strip().casefold(), q.raw.casefold().split()[0]} & grades)


@attribute("angka negatif di belakang predikat", "negative number behind a grade")
def negative_scores(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """Spreadsheets turn "(77,2)", the score that a grade stands for, into -77,2."""
    return tuple(
        q for q in record.printed_values if re.fullmatch(r"[A-Za-z]{1,3}\s*/?\s*[-–−]\s*\d+(?:[.,]\d+)?", q.raw)
    )


@attribute("pecahan dari sesuatu yang utuh", "fraction of a thing that is whole")
def fractions(record: IndicatorRecord) -> tuple[Quantity, ...]:
    """The values that are no whole numbers, but for a value of a row above in a merged cell."""
    if measure(record) == "mean" or unit_sort(record) not in WHOLE:
        return ()
    own = (q for q in record.printed_values if q.source is None or not q.source.carried)
    return tuple(q for q in own if q.value is not None and not q.ambiguous and q.value % 1)


@attribute("tabel mempunyai kolom target tahun itu", "the table has a target column for the year")
def has_target_column(record: IndicatorRecord) -> bool:
    return record.document.year in record.indicator.targets


@attribute("banyaknya ukuran pada namanya", "measures in its name")
def measure_count(record: IndicatorRecord) -> int:
    """How many sorts of measure stand at its head: "Jumlah dan persentase …"."""
    name = one_line(record.indicator.name.text)
    head, *rest = re.split(r"\s+(?:dan|atau)\s+|/", name, maxsplit=1)
    begins_with_measure = len(head.split()) < 3 and measure_kind(head) is not None
    return 2 if rest and begins_with_measure and measure_kind(rest[0]) is not None else 1


@attribute("namanya hanya satuan atau kata ukuran", "its name is but a unit or a word of measure")
def names_nothing(record: IndicatorRecord) -> bool:
    """Whether a name is "%", "Persentase (%)" or "Jumlah": it does not say what is measured."""
    words = normalized(record.indicator.name.text).split()
    return bool(words) and all(measure_kind(word) in _BARE_MEASURES for word in words)


@attribute("cara membaca triwulan yang ditetapkan", "stated way of reading the quarters")
def stated_aggregation(record: IndicatorRecord) -> str | None:
    indicator = record.indicator
    return record.context.policy.aggregation_of(indicator.name.text) or indicator.quarter_aggregation


@attribute("banyaknya indikator dalam satu sel", "indicators in one cell")
def packed(record: IndicatorRecord) -> int:
    return record.indicator.packed
