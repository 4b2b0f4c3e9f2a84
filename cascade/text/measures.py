"""Tell what an indicator measures, by the words of its name.

A name goes in; its head word, the kind of measure that this announces (count, share, index …), what is counted, and
whether a lower or a higher value is the better one come out. None or False where the words do not say.
"""

from __future__ import annotations

import re

from cascade.text.memo import memoized
from cascade.text.normalize import normalized, tokens
from cascade.text.units import unit_kind
from cascade.text.word_lists import word_lists

_DENOMINATOR = re.compile(r"(?<=\w) per (?:\d[\d.,]*|seribu|seratus ribu|satu juta)\b.*$")


def head_word(text: str) -> str:
    """Return the first word, normalised: "Prosentase desa …" → "persentase"."""
    first = normalized(text).split()
    return first[0] if first else ""


@memoized
def measure_kind(name: str) -> str | None:
    """Return the kind of measure that the head word announces: count, share, index … or None."""
    head = head_word(name)
    return next((kind for kind, heads in word_lists()["heads"].items() if head in heads), None)


def are_related_measures(left: str | None, right: str | None) -> bool:
    """Tell whether documents take two kinds of measure for each other: Nilai SAKIP, Predikat SAKIP."""
    return any(left in pair and right in pair and left != right for pair in word_lists()["related_measures"])


@memoized
def without_denominator(name: str) -> str:
    """Return a name without what it is counted against: "Angka Kematian Ibu per 100.000 kelahiran hidup"."""
    return _DENOMINATOR.sub("", normalized(name))


def implied_unit(name: str) -> str | None:
    """Return the unit that the head word implies where none is printed: Persentase → %."""
    return word_lists()["implied_units"].get(measure_kind(name) or "")


def counted_kind(name: str) -> str | None:
    """Return what kind of thing "Jumlah …" counts, by its first noun; None if unknown."""
    if measure_kind(name) != "count" or len(tokens(name)) < 2:
        return None
    noun = tokens(name)[1]
    return next((kind for kind, nouns in word_lists()["counted"].items() if noun in nouns), None)


def counts_things(name: str, unit: str | None) -> bool:
    """Tell whether an indicator counts what comes in whole pieces, by its unit, else by its name: 1.157 orang."""
    return (unit_kind(unit) or counted_kind(name)) in word_lists()["whole_kinds"]


@memoized
def counts_maintained_things(name: str) -> bool:
    """Tell whether what is counted may be the same things in every quarter: vehicles that are maintained."""
    return any(word in word_lists()["maintained"] for word in normalized(name).split())
