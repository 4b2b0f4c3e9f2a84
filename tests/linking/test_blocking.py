from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

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
