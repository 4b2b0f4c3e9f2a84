"""Edges keep the order in which nodes and edges were added."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from cascade.graph.typed_edges import Edge, TypedEdges

_NODES = st.sampled_from("abcde")


@given(st.lists(_NODES), st.lists(st.tuples(_NODES, _NODES, st.sampled_from(["parent", "link"]))))
def test_edges_come_in_the_order_of_a_graph_library(nodes: list[str], edges: list[tuple[str, str, str]]) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept = TypedEdges()
    for node in nodes:
        graph.add_node(node)
        kept.add_node(node)
    for start, end, kind in edges:
        graph.add_nodes_from((start, end))
        kept.add_node(start)
        kept.add_node(end)
        graph.add_edge(start, end, key=kind)
        kept.add(Edge(start, end, kind))
    assert [(edge.start, edge.end, edge.kind) for edge in kept] == list(graph.edges(keys=True))
    for node in graph:
        for kind in ("parent", "link"):
            assert set(kept.targets(node, kind)) == {b for _, b, k in graph.out_edges(node, keys=True) if k == kind}
            assert set(kept.sources(node, kind)) == {a for a, _, k in graph.in_edges(node, keys=True) if k == kind}
