"""List the words in which two names differ and that change what is measured: "desa ↔ kelurahan", "belum".

Two names, or the words that only one of them has, go in. Never decides what follows: linking asks a person about them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from cascade.text.normalize import tokens
from cascade.text.stemming import are_forms_of_one_root
from cascade.text.word_lists import word_lists


def changed_words(left: str, right: str) -> tuple[str, ...]:
    """Return the words in which two names differ and that change what is measured.

    Each entry reads "desa ↔ kelurahan", or "belum" for a word that only one side has.
    """
    left_words, right_words = set(tokens(left)), set(tokens(right))
    return changed_between(left_words - right_words, right_words - left_words)


def changed_between(left: Collection[str], right: Collection[str]) -> tuple[str, ...]:
    """Return the meaning-changing words among those that only one of two names has."""
    only_left, only_right = set(left), set(right)
    changes = []
    groups = _groups()
    left_groups, right_groups = (
        {n for word in only if word in groups for n in groups[word]} for only in (only_left, only_right)
    )
    for number in sorted(left_groups & right_groups):
        a, b = (sorted(word for word in only if number in changing_groups(word)) for only in (only_left, only_right))
        if not all(are_forms_of_one_root(one, other) for one in a for other in b):
            changes.append(f"{'/'.join(a)} ↔ {'/'.join(b)}")
    one_sided = _one_sided_words()
    changes += sorted(
        t for t in only_left ^ only_right if (t in one_sided or t[0].isdigit()) and not _is_listed(t, changes)
    )
    return tuple(changes)


def changing_groups(word: str) -> tuple[int, ...]:
    """Return the numbers of the groups of meaning-changing words that a word belongs to."""
    return _groups().get(word, ())


@cache
def _groups() -> dict[str, tuple[int, ...]]:
    groups: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(word_lists()["changing"]):
        for word in group:
            groups[word] = (*groups.get(word, ()), number)
    return groups


@cache
def _one_sided_words() -> frozenset[str]:
    return frozenset([*word_lists()["one_sided"], *word_lists()["roman"]])


def _is_listed(token: str, found: list[str]) -> bool:
    return any(token in re.split(r"[ /]", entry) for entry in found)
