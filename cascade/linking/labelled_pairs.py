"""Read and write pairs of indicators that a person has said to be one or not.

A file of pairs (JSON, one a line), or the decisions on the links of a dossier, goes in; labelled pairs come out, as
`cascade link --learn` reads them. Judges no pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from cascade.decisions.decided_pairs import NodePair
from cascade.decisions.decision_file import LinkDecision
from cascade.graph.cascade_graph import CascadeGraph, NodeId
from cascade.linking.comparison.parsed_names import Acronyms, ComparableIndicator, parse_indicator
from cascade.model.errors import CascadeError
from cascade.model.i18n import LocalizedText
from cascade.text.normalize import letters_and_digits
from cascade.text.printable import one_line


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)


class LabelledIndicator(_Strict):
    """One side of a pair; the keys are those of the canonical form."""

    name: str
    unit: str | None = None
    element: str | None = None
    path: tuple[str, ...] = ()
    code: str | None = None
    level: str | None = None
    document: str | None = None

    def parsed(self, learned: Acronyms = ()) -> ComparableIndicator:
        """Take it apart as linking does."""
        parents = [text for text in (self.element, *self.path) if text]
        units = frozenset({letters_and_digits(self.unit)} if self.unit else ())
        return parse_indicator(self.name, self.unit, parents[:2], self.code, False, learned, units)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that is printed of it."""
        return tuple(text for text in (self.name, self.element, *self.path) if text)


class LabelledPair(_Strict):
    """One line of a file of pairs: two indicators, whether they are the same one, who said so, when and why.

    Pairs of one `group` (a dossier, a document) are held back together.
    """

    left: LabelledIndicator
    right: LabelledIndicator
    same: bool
    group: str | None = None
    by: str | None = None
    on: str | None = None
    why: str | None = None


def read_pairs(path: Path) -> tuple[LabelledPair, ...]:
    """Read a file of pairs: JSON, one pair a line.

    Raises:
        CascadeError: the file or one of its lines cannot be read.
    """
    pairs = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CascadeError(
            LocalizedText("{f}: tidak dapat dibaca ({r}).", "{f}: cannot be read ({r}).").format(f=path.name, r=error)
        ) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pairs.append(LabelledPair.model_validate_json(line))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise CascadeError(
                LocalizedText(
                    "{f}, baris {n}, {k}: bukan pasangan ({r}).", "{f}, line {n}, {k}: no pair ({r})."
                ).format(f=path.name, n=number, k=where or "-", r=first["msg"]),
                LocalizedText(
                    'Bentuknya: {"left": {"name": "…"}, "right": {"name": "…"}, "same": true}.',
                    'It looks like {"left": {"name": "…"}, "right": {"name": "…"}, "same": true}.',
                ),
            ) from error
    return tuple(pairs)


def pairs_of_decisions(
    graph: CascadeGraph, decided: Mapping[NodePair, LinkDecision], group: str
) -> Iterator[dict[str, object]]:
    """Yield each decided pair as `cascade link --learn` reads it: both printed rows, the answer, who, when, why.

    `group` names the dossier.
    """
    for (left, right), decision in decided.items():
        provenance = decision.model_dump(mode="json", include={"by", "on", "why"}, exclude_none=True)
        same = decision.verdict == "confirmed"
        yield {
            "left": _as_labelled(graph, left),
            "right": _as_labelled(graph, right),
            "same": same,
            "group": group,
            **provenance,
        }


def _as_labelled(graph: CascadeGraph, node: NodeId) -> dict[str, object]:
    indicator = graph.indicators[node]
    above = [one_line(graph.elements[element].name.text) for element in graph.path(node)]
    return {
        "name": one_line(indicator.name.text),
        "element": above[0] if above else None,
        "path": above[1:],
        "unit": one_line(indicator.unit.text) if indicator.unit else None,
        "code": indicator.code.text if indicator.code else None,
        "level": indicator.level,
        "document": graph.document_of(node).kind,
    }
