from cascade.graph.disjoint_sets import DisjointSets


def test_what_is_joined_over_others_is_one_set():
    sets = DisjointSets("abcde")
    sets.join("a", "b")
    sets.join("d", "b", "c")

    assert sets.root("a") == sets.root("c") != sets.root("e")
    assert sets.sets() == [frozenset("abcd"), frozenset("e")]


def test_a_member_is_known_once_it_was_joined():
    sets: DisjointSets[str] = DisjointSets()
    sets.join("a", "b")

    assert "b" in sets
    assert "c" not in sets


def test_joining_twice_or_with_itself_changes_nothing():
    sets = DisjointSets("ab")
    sets.join("a", "a")
    sets.join("a", "b")
    sets.join("b", "a")

    assert sets.sets() == [frozenset("ab")]
