"""Tell what makes a finding doubtful: open readings, automatic links, an assumed direction.

A rule, a row and its evidence go in; sentences and a confidence come out. What was read from pictures or from tables
without ruled lines may be misread: where it decides, a finding is no more than a question. Judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cascade.model import Evidence, Label, Quantity
from cascade.model.i18n import LocalizedText, joined, number_ranges
from cascade.rules.findings.subjects import element_nodes, indicator_nodes
from cascade.rules.rule import Rule
from cascade.rules.selectors import RuleRow
from cascade.rules.vocabulary.context import EvaluationContext, IndicatorRecord
from cascade.rules.vocabulary.indicator.measure import direction, direction_is_assumed
from cascade.text.word_lists import is_known_word

ASSUMED_DIRECTION = 0.8  # confidence of a finding whose direction no word of the name tells
GUESSED_TABLE = 0.6  # confidence of a finding on a table whose columns no ruled lines part
CARRIED_VALUE = 0.95  # confidence of a finding that uses a value printed for several rows
KINDS_OF_NUMBERS = ("value_mismatch", "target_blank", "below_baseline", "not_monotone", "out_of_range", "quarter")

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_ASSUMED_UP = LocalizedText("Arah indikator diandaikan naik.", "The indicator's direction is assumed to be up.")
_FALLING_SERIES = LocalizedText(
    "Arah indikator diandaikan turun, menurut deretnya.", "Its direction is assumed to be down, by its series."
)
_FROM_PICTURE = LocalizedText(
    "Dibaca dari gambar: angka, huruf atau baris dapat salah terbaca; cocokkan dengan cetakannya.",
    "Read from a picture: figures, letters or rows may be misread; check it against the print.",
)
_NUMBERS_FROM_PICTURE = LocalizedText(
    "Angkanya dibaca dari gambar, dua kali dan sama (keyakinan {c} %); cocokkan hal. {p} dengan cetakannya.",
    "Its numbers were read from a picture, twice and the same (confidence {c} %); check p. {p} against the print.",
)
_WITHOUT_RULED_LINES = LocalizedText(
    "Dibaca dari tabel tanpa garis: kolom atau baris dapat salah terbaca; cocokkan dengan cetakannya.",
    "Read from a table without rules: columns or rows may be misread; check it against the print.",
)


def confidence(rule: Rule, row: RuleRow, evidence: tuple[Evidence, ...]) -> float:
    """Return how sure a finding is, 0 to 1: that of its rule, lessened by each doubt."""
    sources = [each.source for each in evidence if each.source]
    result = rule.confidence
    for link in row.links:
        if link.verdict == "auto":
            result *= link.score / 100
    if direction_doubt(rule, row):
        result *= ASSUMED_DIRECTION
    result *= min((source.confidence for source in sources if source.confidence is not None), default=1)
    if any(source.guessed for source in sources):
        result *= GUESSED_TABLE
    if any(source.carried for source in sources):
        result *= CARRIED_VALUE
    return round(result, 2)


def link_doubts(row: RuleRow) -> Iterator[LocalizedText]:
    """Yield a sentence for each link that nobody but the computer has made."""
    for link in row.links:
        if link.verdict == "auto":
            reasons = joined(link.reasons)
            yield LocalizedText(
                "Tautan nama otomatis, kemiripan {s}: {r}.", "Automatic link by name, score {s}: {r}."
            ).format(s=round(link.score), r=reasons)


def direction_doubt(rule: Rule, row: RuleRow) -> LocalizedText | None:
    """Return a sentence where a condition rests on a direction that no word tells."""
    texts = [rule.condition.text, *(case.when.text for case in rule.cases)]
    for alias, record in row.scope.items():
        is_asked = any(f"{alias}.direction" in text for text in texts)
        if is_asked and isinstance(record, IndicatorRecord) and direction_is_assumed(record):
            return _FALLING_SERIES if direction(record) == "down" else _ASSUMED_UP
    return None


def reading_doubt(
    rule: Rule, row: RuleRow, evidence: tuple[Evidence, ...], context: EvaluationContext
) -> tuple[LocalizedText | None, bool]:
    """Return why what a finding rests on may be misread, and whether that leaves no more than a question."""
    sources = [each.source for each in evidence if each.source]
    pictured = [source for source in sources if source.confidence is not None]
    has_ruled_lines = not any(source.is_unruled for source in sources)
    if pictured and has_ruled_lines and _rests_on_numbers(rule, row, context):
        least = min(source.confidence or 0 for source in pictured)
        pages = number_ranges(sorted({source.page for source in pictured if source.page}))
        return _NUMBERS_FROM_PICTURE.format(c=f"{100 * least:.0f}", p=pages), False
    if pictured:
        return _FROM_PICTURE, True
    if not has_ruled_lines:
        return _WITHOUT_RULED_LINES, True
    return None, False


def _rests_on_numbers(rule: Rule, row: RuleRow, context: EvaluationContext) -> bool:
    """Tell whether a fail rests on printed numbers and blanks alone, of rows whose names are read beyond doubt.

    Words that were compared may differ by a misread letter, and a sum or a list by a row that was missed; points and commas
    are hard to tell.
    """
    entries = (entry for operand in rule.condition.operands for entry in _entries(operand.evaluate(row.scope)))
    values = [value for value in entries if not isinstance(value, int)]  # a year, or what the name says of the measure
    if rule.kind not in KINDS_OF_NUMBERS or not values or not all(isinstance(value, Quantity) for value in values):
        return False
    graph, records = context.graph, row.scope.values()
    names = [graph.indicators[node].name for record in records for node in indicator_nodes(record)]
    names += [graph.elements[node].name for record in records for node in element_nodes(record)]
    return bool(names) and not any(map(_is_doubtful, names))


def _entries(value: object) -> tuple[object, ...]:
    if isinstance(value, Mapping):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)


def _is_doubtful(name: Label) -> bool:
    """Tell whether a name was read from a picture with a word that nobody knows, or poorly."""
    if name.source is None or name.source.confidence is None:
        return False
    return name.source.is_unsure or not all(map(is_known_word, _LONG_WORD.findall(name.text.casefold())))
