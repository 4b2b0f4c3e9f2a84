from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.linking import blocking
from cascade.linking.blocking import Index

NAMES = [f"laporan{thing}yang{verb}" for thing in ("koordinasi", "pembinaan", "pengawasan") for verb in ("disusun", "diterbitkan", "dihimpun")]  # fmt: skip


def test_a_name_is_found_in_spite_of_a_slip():
    index = Index(NAMES)

    assert index.near("lapooranpembinaanyangdisusun")[0] == NAMES.index("laporanpembinaanyangdisusun")


def test_the_same_name_comes_with_all_its_owners():
    assert Index([*NAMES, NAMES[0]]).near(NAMES[0])[:2] == [0, len(NAMES)]


def test_a_name_that_shares_no_run_of_letters_finds_nothing():
    assert Index(NAMES).near("xyzzy") == []


def test_an_owner_may_have_several_names():
    index = Index(NAMES)
    index.add(0, "indekskepuasanmasyarakat")

    assert index.near("indekskepuasanmasyarakat") == [0]


@given(st.lists(st.text("abcde", min_size=1, max_size=12), min_size=1, max_size=30), st.data())
def test_every_name_finds_itself(names, data):
    name = data.draw(st.sampled_from(names))
    found = Index(names).near(name)

    assert name in {names[number] for number in found}


def test_a_short_name_is_found_inside_a_longer_one():
    assert Index([*NAMES, "gini"]).near("giniyangada")[0] == len(NAMES)


@given(st.lists(st.text("abc", min_size=1, max_size=14), min_size=1, max_size=60), st.text("abc", max_size=14))
def test_runs_that_many_names_have_are_not_walked_and_the_answer_is_the_same(names, name):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(blocking, "SHORTLIST", 5)
        patched.setattr(blocking, "COMMON", 10**9)
        walked = Index(names).near(name)
        patched.setattr(blocking, "COMMON", 2)

        assert Index(names).near(name) == walked


def test_a_name_is_found_by_a_common_run_where_it_has_no_rare_one():
    groups = [f"kelompok{a}{b}" for a, b in product("abcdefghij", repeat=2)]

    assert Index(groups).near("kelompok") == [0, 1, 2, 3, 4, 5, 6]


def test_a_name_that_was_looked_up_is_looked_up_again_when_names_were_added():
    index = Index(NAMES)
    index.near(NAMES[0])
    index.add(len(NAMES), NAMES[0])

    assert index.near(NAMES[0])[:2] == [0, len(NAMES)]


def test_sets_of_names_grow_with_what_was_added():
    index = Index(f"kelompok{number}" for number in range(blocking.COMMON + 1))
    index.near("kelompok")
    index.add(1000, "kelompok")

    assert index.near("kelompok")[0] == 1000
