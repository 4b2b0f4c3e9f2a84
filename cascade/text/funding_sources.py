"""Find the sources of funds that a text names.

The column "Sumber dana" of a Renja or the remark of a budget goes in; the sources of `words.yaml` come out. Never decides
whether two documents contradict each other: a source may hold others, as the APBD holds all that passes through it.
"""

from __future__ import annotations

import re
from functools import cache

from cascade.text.memo import memoized
from cascade.text.word_lists import word_lists


@memoized
def funding_sources(text: str) -> frozenset[str]:
    """Return the sources that a text names; none where it names no known one."""
    folded = re.sub(r"[^a-z0-9]+", " ", text.casefold())
    return frozenset(source for source, pattern in _patterns().items() if pattern.search(folded))


def is_covered(source: str, others: frozenset[str]) -> bool:
    """Tell whether others name a source, one that holds it, or one that it holds."""
    holds = word_lists()["funds_within"]
    return any(other == source or other in holds.get(source, ()) or source in holds.get(other, ()) for other in others)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    named = word_lists()["funds"]
    return {source: re.compile(rf"\b(?:{'|'.join(names)})\b") for source, names in named.items()}
