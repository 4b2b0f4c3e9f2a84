"""Weigh words: the rarer a word is in official names, the more it tells two indicators apart.

A word goes in, its weight comes out (about 1 to 12). Words that say little ("tersedia", "disusun", "dokumen") weigh less.
Compares no names.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from cascade.text.changing_words import changing_groups
from cascade.text.memo import memoized
from cascade.text.word_lists import rarity, word_lists

WEIGHT_OF_UNKNOWN_WORD = 9.5  # how rare a word is held to be that official names do not use
WEIGHT_OF_UNKNOWN_SHORT_WORD = 6.0  # the same for one of three letters or less
WEIGHT_OF_NUMBER = 2.0
FACTOR_OF_LIGHT_WORD = 0.45  # weight of words such as "tersedia" and "disusun", relative to their rarity
FACTOR_OF_REPEATED_WORD = 0.3  # what remains of the weight of a word that says again what both sides say
HEAVY_WEIGHT = 3.4  # a word that weighs more, on one side only, may well name something else
HEAVY_WEIGHT_OF_CHANGING_WORD = 2.0  # the same for a word that changes the meaning where another of its kind stands


@memoized
def word_weight(word: str) -> float:
    """Return how much a word weighs: by its rarity in official names, less if it says little."""
    if word[0].isdigit() or word == "%":
        return WEIGHT_OF_NUMBER
    rare = rarity().get(word, WEIGHT_OF_UNKNOWN_WORD if len(word) > 3 else WEIGHT_OF_UNKNOWN_SHORT_WORD)
    return rare * (FACTOR_OF_LIGHT_WORD if word in light_words() else 1)


def weight_without_partner(word: str, other_words: Collection[str]) -> float:
    """Weigh a word that has no partner; one that repeats what the other side says weighs little."""
    return word_weight(word) * (FACTOR_OF_REPEATED_WORD if word in other_words else 1)


@cache
def light_words() -> frozenset[str]:
    """Return the words that say little about what is counted, forms among them."""
    return frozenset([*word_lists()["light_words"], *word_lists()["forms"]])


@cache
def form_words() -> frozenset[str]:
    """Return the words that only name the form in which something was done: dokumen, laporan."""
    return frozenset(word_lists()["forms"])


def is_heavy(word: str) -> bool:
    """Tell whether a word that only one side has may well name something else."""
    weight = word_weight(word)
    return (
        weight > HEAVY_WEIGHT
        or (weight > HEAVY_WEIGHT_OF_CHANGING_WORD and bool(changing_groups(word)))
        or word in word_lists()["reach"]
    )
