"""What is joined by any chain of pairs is one set."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from cascade.graph.disjoint_sets import DisjointSets

_NODES = st.sampled_from("abcdefghij")


@given(st.lists(_NODES), st.lists(st.tuples(_NODES, _NODES)))
def test_sets_are_the_connected_components_in_the_order_of_their_first_nodes(
    nodes: list[str], pairs: list[tuple[str, str]]
) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs)
    sets = DisjointSets(nodes)
    for pair in pairs:
        sets.union(*pair)
    assert set(sets.sets()) == set(map(frozenset, nx.connected_components(graph)))
    assert all(node in sets for node in graph)
    assert all((sets.find(a) == sets.find(b)) == nx.has_path(graph, a, b) for a in graph for b in graph)


def test_the_order_of_sets_is_that_of_their_first_nodes() -> None:
    sets = DisjointSets("abcd")
    sets.union("c", "a")
    assert sets.sets() == [frozenset("ac"), frozenset("b"), frozenset("d")]


def test_a_long_chain_is_followed() -> None:
    sets = DisjointSets()
    names = [str(number) for number in range(20_000)]
    for pair in zip(names[1:], names, strict=False):
        sets.union(*pair)
    assert len({sets.find(name) for name in names}) == 1
