"""Make a graph of networkx of the documents of a dossier, with plain attributes only, for export."""

from __future__ import annotations

import networkx as nx

from cascade.graph.cascade_graph import CascadeGraph, NodeId


def networkx_graph(graph: CascadeGraph) -> nx.MultiDiGraph[NodeId]:
    """Return documents, elements and indicators with all edges between them."""
    plain: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    for document in graph.documents:
        plain.add_node(document.id, type="document", name=document.name, kind=document.kind)
        for kind, printed in (("element", document.elements), ("indicator", document.indicators)):
            for each in printed:
                plain.add_node(f"{document.id}#{each.id}", type=kind, name=each.name.text, level=each.level)
    for start, end, edge, link in graph.all_edges():
        extra = {"verdict": link.verdict, "score": link.score} if link else {}
        plain.add_edge(start, end, type=edge, **extra)
    return plain
