from __future__ import annotations

import random

import networkx as nx

from cascade.graph.joined_sets import JoinedSets


def test_groups_are_the_connected_components_of_what_was_joined():
    chance = random.Random(4)
    for _ in range(50):
        pairs = [(chance.randrange(30), chance.randrange(30)) for _ in range(chance.randrange(40))]
        sets = JoinedSets(range(25))
        for pair in pairs:
            sets.join(*pair)
        graph = nx.Graph(pairs)
        graph.add_nodes_from(range(25))

        assert set(sets.groups()) == {frozenset(group) for group in nx.connected_components(graph)}
        assert all(
            (sets.root(a) == sets.root(b)) == nx.has_path(graph, a, b) for a in range(25) for b in graph.nodes if a != b
        )


def test_a_thing_that_was_not_named_is_taken_in_by_joining():
    sets: JoinedSets[str] = JoinedSets()
    sets.join("a", "b", "c")

    assert "c" in sets
    assert "d" not in sets
    assert sets.groups() == [frozenset("abc")]
