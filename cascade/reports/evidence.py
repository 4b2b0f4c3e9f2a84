"""Put the values of a finding on lines.

The values of findings go in; lines come out: those that are printed on one row share a line and its place, and years
share their label. Each value is told once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cascade.model import Evidence, Source
from cascade.model.i18n import LocalizedText, same

_YEAR = re.compile(r"(.+) (20\d\d)")


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """Values of one document that are printed at one place, each with its label; after a year the label of the next is the year."""

    document: str | None
    values: tuple[tuple[LocalizedText, LocalizedText], ...]
    source: Source | None


def evidence_lines(evidence: Iterable[Evidence]) -> list[EvidenceLine]:
    """Return the values of findings in order, each once, those of one document and place together."""
    together: dict[tuple[str | None, str], list[Evidence]] = {}
    for item in dict.fromkeys(evidence):
        place = item.source.say() if item.source else ""
        together.setdefault((item.document, place), []).append(item)
    return [
        EvidenceLine(document, tuple(_labelled(items)), items[0].source) for (document, _), items in together.items()
    ]


def telling(evidence: Iterable[Evidence], subject: str) -> Iterator[Evidence]:
    """Yield what says more than the name of a document or of what it is about."""
    for item in evidence:
        if " ".join(item.value.split()) not in (" ".join(subject.split()), item.document):
            yield item


def _labelled(evidence: Sequence[Evidence]) -> Iterator[tuple[LocalizedText, LocalizedText]]:
    before = ""
    for item in evidence:
        dated = _YEAR.fullmatch(item.label.id)
        yield (same(dated[2]) if dated and dated[1] == before else item.label), item.shown
        before = dated[1] if dated else ""
