"""Make a networkx graph of a dossier: for export, and for questions of one's own.

Documents, the edges between what they print, and links go in; a `MultiDiGraph` comes out whose nodes have a `type`, a `name` and a
`level` or `kind`, and whose edges have a `type`, those of links also their `link`.
"""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx

from cascade.graph.cascade_graph import CascadeGraph, NodeId, node_id
from cascade.model import Document, Link


def networkx_graph(
    documents: Iterable[Document], edges: Iterable[tuple[NodeId, NodeId, str]], links: Iterable[Link]
) -> nx.MultiDiGraph[NodeId]:
    """Return the graph; an edge is where it begins, where it ends and its type."""
    graph: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    for document in documents:
        graph.add_node(document.id, type="document", name=document.name, kind=document.kind)
        for type_, printed in (("element", document.elements), ("indicator", document.indicators)):
            for each in printed:
                graph.add_node(node_id(document, each.id), type=type_, name=each.name.text, level=each.level)
    for start, end, kind in edges:
        graph.add_edge(start, end, key=kind, type=kind)
    for link in links:
        graph.add_edge(link.left, link.right, key="link", type="link", link=link)
    return graph


def plain_graph(graph: CascadeGraph) -> nx.MultiDiGraph[NodeId]:
    """Return the graph with plain attributes only, for export."""
    plain: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    plain.add_nodes_from(graph.graph.nodes(data=True))
    for a, b, data in graph.graph.edges(data=True):
        link: Link | None = data.get("link")
        extra = {"verdict": link.verdict, "score": link.score} if link else {}
        plain.add_edge(a, b, type=data["type"], **extra)
    return plain
