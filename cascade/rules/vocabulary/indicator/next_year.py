"""Say whether the Perjanjian Kinerja of the year after still has an indicator.

A record of an indicator goes in; the answer comes out, unknown where a name is much like it. Never decides what is right.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process

from cascade.model import Document, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.normalize import same_text, tokens

NEAR_NAME = 70  # likeness of two names from which one may be the other, reworded


@attribute("tidak lagi diperjanjikan tahun berikutnya", "no longer agreed in the year after")
def dropped_next_year(record: IndicatorRecord) -> bool | Unknown | None:
    """None without a PK of the year after for the same official."""
    document, own = record.document, record.indicator.name.text
    later = [d for d in record.context.graph.of_kind("perjanjian_kinerja") if d.year == (document.year or 0) + 1]
    names = [other.name.text for d in later if _may_be_of_one_official(document, d) for other in d.indicators]
    if not names:
        return None
    if any(same_text(own, name) for name in names):
        return False
    if process.extractOne(own, names, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR_NAME):
        return Unknown(LocalizedText("ada nama yang mirip tahun berikutnya", "the year after has a name much like it"))
    return True


def _may_be_of_one_official(one: Document, other: Document) -> bool:
    positions = _position(one), _position(other)
    return "" in positions or positions[0] == positions[1]


def _position(document: Document) -> str:
    position = document.owner.position if document.owner else None
    return "".join(tokens(position.text)) if position else ""
