from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from cascade.model import KIND_NAMES, LEVELS
from cascade.reading.tables.profile import Profile, profiles


def patterns(profile: Profile) -> list[str]:
    own = [
        profile.title,
        profile.unless_header,
        profile.unless_title,
        profile.unless_cover,
        profile.skip,
        profile.ignore,
    ]
    blocks = [pattern for block in profile.blocks for pattern in (*block.elements.values(), *block.fields.values())]
    return [*own, *profile.sections.values(), *blocks]


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_a_profile_names_a_kind_of_document_and_valid_patterns(profile):
    assert profile.kind in KIND_NAMES
    assert all(block.level in (None, *LEVELS) for block in profile.blocks)
    for pattern in patterns(profile):
        re.compile(pattern)


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_each_column_that_a_profile_needs_is_one_that_it_can_name(profile):
    names = {name for block in profile.blocks for name in (*block.elements, *block.fields)}
    needed = {name.split(".")[-1] for need in profile.needs for name in need.split("|")}

    assert needed <= names


def test_the_names_of_profiles_are_unique():
    names = [profile.name for profile in profiles()]

    assert len(set(names)) == len(names)


def test_a_shared_wording_stands_in_the_place_of_its_name():
    assert not [
        pattern for profile in profiles() for pattern in patterns(profile) if re.search(r"\{[a-z_]+\}", pattern)
    ]


def test_a_key_that_no_profile_has_is_refused():
    with pytest.raises(ValidationError):
        Profile.model_validate({"name": "a", "kind": "renja", "needs": [], "blocks": [], "warna": "biru"})
