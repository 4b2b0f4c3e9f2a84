"""Contexts of rules for tests, from canonical documents."""

from __future__ import annotations

from cascade.decisions.decision_file import Decisions
from cascade.graph.cascade_graph import CascadeGraph
from cascade.linking.matcher import link_dossier
from cascade.model import Document
from cascade.reading.canonical import to_document
from cascade.rules.vocabulary.context import ElementGroupRecord, ElementRecord, EvaluationContext, IndicatorRecord
from cascade.settings import policy


def document(kind: str, **more) -> Document:
    """Return a canonical document; those of one `file` are parts of one file."""
    name = more.pop("id", kind)
    return to_document({"kind": kind, "opd": "Kecamatan Uji", **more}, name, more.get("file", f"{name}.yaml"))[0]


def context_of(
    *documents: Document, linked: bool = True, not_due: frozenset[str] = frozenset(), **choices
) -> EvaluationContext:
    """Return the context of some documents, linked as a check links them unless told otherwise."""
    graph = CascadeGraph(documents)
    if linked:
        graph.add_links(link_dossier(graph, Decisions())[0])
    return EvaluationContext(graph, policy.policy_from(choices), not_due=not_due)


def indicator(context: EvaluationContext, name: str, kind: str | None = None) -> IndicatorRecord:
    """Return the first indicator of this name, in a document of a kind if one is given."""
    graph = context.graph
    nodes = (
        n for n, i in graph.indicators.items() if i.name.text == name and kind in (None, graph.document_of(n).kind)
    )
    return context.indicator(next(nodes))


def element(context: EvaluationContext, name: str, kind: str | None = None) -> ElementRecord:
    """Return the first element of this name, in a document of a kind if one is given."""
    graph = context.graph
    nodes = (n for n, e in graph.elements.items() if e.name.text == name and kind in (None, graph.document_of(n).kind))
    return context.element(next(nodes))


def element_group(context: EvaluationContext, name: str) -> ElementGroupRecord:
    """Return an element with all its prints."""
    return context.element_group(context.occurrences.group_of(element(context, name).node))
