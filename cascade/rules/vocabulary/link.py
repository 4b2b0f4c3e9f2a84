"""Say what a proposed or settled link joins, how near the two names are, and what would follow from it.

A record of a link goes in; records of its two indicators, score, reasons and consequences come out. Settles nothing.
"""

from __future__ import annotations

from cascade.model import OUTCOME_LEVELS, Label
from cascade.model.i18n import LocalizedText, joined
from cascade.rules.vocabulary.context import Consequence, IndicatorRecord, LinkRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.rules.vocabulary.duplicate_finder import is_asked_as_duplicate
from cascade.rules.vocabulary.indicator.measure import printed_unit
from cascade.rules.vocabulary.indicator.quarters import annual
from cascade.rules.vocabulary.indicator.values import has_value


@attribute("indikator kiri", "left indicator")
def left(record: LinkRecord) -> IndicatorRecord:
    return record.left


@attribute("indikator kanan", "right indicator")
def right(record: LinkRecord) -> IndicatorRecord:
    return record.right


@attribute("satuan", "unit")
def lower_unit(record: LinkRecord) -> Label | None:
    """Where the right indicator has no unit column, the unit stands in its value; else that of the left one."""
    return record.right.indicator.unit or printed_unit(record.right) or record.left.indicator.unit


@attribute("satuan yang cocok dengan nilai keduanya", "unit that goes with the values of both")
def common_unit(record: LinkRecord) -> Label | None:
    """The unit of the higher document, where both print the same number: another unit is then a slip, no other measure."""
    own = annual(record.right)
    above = record.left.indicator.targets.get(record.right.document.year or 0)
    is_same = own is not None and above is not None and own.value is not None and own.value == above.value
    return printed_unit(record.left) if is_same and record.right.indicator.unit is not None else None


@attribute("kemiripan", "score")
def score(record: LinkRecord) -> int:
    return round(record.link.score)


@attribute("kata pengubah makna", "meaning-changing words")
def changed(record: LinkRecord) -> str | None:
    return "; ".join(record.link.changed) or None


@attribute("alasan", "reasons")
def reasons(record: LinkRecord) -> LocalizedText:
    return joined(record.link.reasons)


@attribute("jawabannya mengubah hasil pemeriksaan", "the answer changes what the check finds")
def matters(record: LinkRecord) -> bool:
    """Both rows print values to compare, or one must exist elsewhere (tujuan, sasaran); no rule asks already."""
    if is_asked_as_duplicate(record.context.graph, record.link):
        return False
    sides = record.left, record.right
    return all(map(has_value, sides)) or any(side.indicator.level in OUTCOME_LEVELS for side in sides)


@attribute("akibat bila dikonfirmasi", "what follows if confirmed")
def consequences(record: LinkRecord) -> LocalizedText:
    revealed = consequences_of(record)
    if not revealed:
        return LocalizedText("Bila dikonfirmasi, tidak ada temuan lain.", "If confirmed, no other finding follows.")
    listed = "; ".join(dict.fromkeys(each.text for each in revealed))
    return LocalizedText(f"Bila dikonfirmasi: {listed}.", f"If confirmed: {listed}.")


def consequences_of(record: LinkRecord) -> tuple[Consequence, ...]:
    """Return what the rules would find if a link were confirmed, of it and of those that ask the same."""
    context = record.context
    questions = context.graph.question_of(record.link)
    return tuple(
        each for question in questions for each in context.consequences.get((question.left, question.right), [])
    )
