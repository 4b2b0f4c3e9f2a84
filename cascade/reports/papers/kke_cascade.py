"""Fill KKE format 2: whether an indicator is worded alike in Renstra, Renja and Perjanjian Kinerja.

Indicators with their comparison side by side go in; rows come out: the wording of each of the three documents, who
promised it, and 1 where name, unit and target agree in all of them. Anything else is left for a person, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import KIND_NAMES, OUTCOME_LEVELS
from cascade.model.i18n import LocalizedText, same
from cascade.reports.papers.comparison import NAME, TARGET, UNIT, Comparison, ComparisonEntry, Subject
from cascade.reports.papers.wording import each_once
from cascade.text.printable import one_line

STATED = ("renstra", "renja", "perjanjian_kinerja")  # columns of KKE 2
_LEVELS = {*OUTCOME_LEVELS, "program"}
_ALIKE = LocalizedText("bunyi sama di ketiga dokumen", "worded alike in all three documents")


@dataclass(frozen=True, slots=True)
class CascadeRow:
    """One row of KKE format 2: the same indicator as Renstra, Renja and PK state it; `fit` is 1 or for a person."""

    subject: Subject
    stated: tuple[LocalizedText, ...]
    positions: tuple[str, ...]
    fit: int | None
    why: LocalizedText


def is_listed(graph: CascadeGraph, subject: Subject) -> bool:
    """Tell whether KKE format 2 lists an indicator: those of outcomes and programs."""
    return any(node and graph.indicators[node].level in _LEVELS for _, node in subject.columns)


def cascade_row(graph: CascadeGraph, subject: Subject, comparison: Comparison) -> CascadeRow:
    """Return the row of one indicator."""
    names = {kind: _printed_names(subject, comparison, kind) for kind in STATED}
    reasons = [*_absent(graph, names), *_worded_differently(names), *_differing_values(subject, comparison)]
    return CascadeRow(
        subject,
        tuple(same("\n".join(dict.fromkeys(entry.value.id for entry in entries))) for entries in names.values()),
        _positions(subject),
        1 if not reasons else None,
        each_once(reasons) or _ALIKE,
    )


def _printed_names(subject: Subject, comparison: Comparison, kind: str) -> list[ComparisonEntry]:
    """Return the names by which the documents of one kind print an indicator."""
    row = next(row for row in comparison.rows if row.about == NAME)
    cells = zip(subject.columns, row.cells, strict=True)
    return [entry for (document, _), cell in cells if document.kind == kind for entry in cell or ()]


def _absent(graph: CascadeGraph, names: dict[str, list[ComparisonEntry]]) -> Iterator[LocalizedText]:
    """Yield which documents are not there, or do not print the indicator."""
    for kind, entries in names.items():
        if not graph.of_kind(kind):
            yield LocalizedText("{k} tidak ada di berkas", "no {k} in the dossier").format(k=KIND_NAMES[kind])
        elif not entries:
            yield LocalizedText("tidak tertaut di {k}", "not linked in {k}").format(k=KIND_NAMES[kind])


def _worded_differently(names: dict[str, list[ComparisonEntry]]) -> Iterator[LocalizedText]:
    """Yield the documents, in one phrase, whose name of the indicator differs from that of a higher one."""
    kinds = [KIND_NAMES[kind] for kind, entries in names.items() if any(entry.differs_from for entry in entries)]
    if kinds:
        yield LocalizedText("bunyi berbeda di {k}", "worded differently in {k}").format(k=", ".join(kinds))


def _differing_values(subject: Subject, comparison: Comparison) -> Iterator[LocalizedText]:
    """Yield what else than the name differs in one of the three documents: the unit, the target."""
    for row in comparison.rows:
        cells = zip(subject.columns, row.cells, strict=True)
        stated = [cell or () for (document, _), cell in cells if document.kind in STATED]
        if row.about in (UNIT, TARGET) and any(entry.differs_from for cell in stated for entry in cell):
            yield LocalizedText("{l} berbeda", "{l} differs").format(l=row.label)


def _positions(subject: Subject) -> tuple[str, ...]:
    """Return the positions of those whose Perjanjian Kinerja promises the indicator."""
    promised = [document for document, node in subject.columns if node and document.kind == "perjanjian_kinerja"]
    owners = [document.owner for document in promised if document.owner]
    return tuple(dict.fromkeys(one_line(owner.position.text) for owner in owners if owner.position))
