"""Leave out what only one of two names has at its end: a basis, an office or place, a word that adds nothing.

Two parsed names go in; they come out shortened so far that the rest can be compared, with what was left out. Two names that
end in different places stay as they are: "… Desa A" and "… Kecamatan A" are two things.
"""

from __future__ import annotations

from collections.abc import Sequence

from cascade.linking.comparison.parsed_names import ParsedName, is_empty_ending, shortened
from cascade.linking.comparison.word_alignment import Alignment
from cascade.text.word_lists import known_words, word_lists


def without_one_sided_basis(
    left: ParsedName, right: ParsedName
) -> tuple[ParsedName, ParsedName, tuple[str, ...] | None]:
    """Leave out what only one name is counted against, and return it: "per 1.000 penduduk"."""
    if bool(left.basis) == bool(right.basis):
        return left, right, None
    if left.basis:
        return shortened(left, len(left.words) - left.basis), right, left.words[-left.basis :]
    return left, shortened(right, len(right.words) - right.basis), right.words[-right.basis :]


def without_one_sided_office(left: ParsedName, right: ParsedName) -> tuple[ParsedName, ParsedName, bool]:
    """Leave out the office or place that only one name has at its end, and tell whether there was one."""
    if start := _start_of_office(left, right):
        return shortened(left, start), right, True
    if start := _start_of_office(right, left):
        return left, shortened(right, start), True
    return left, right, False


def _start_of_office(one: ParsedName, other: ParsedName) -> int:
    """Return at which word the office or place begins that only this name has at its end, "… di Kecamatan Gumelar"; 0 if none."""
    lists = word_lists()
    for start in range(len(one.words) - 2, max(0, len(one.words) - 6), -1):
        first, *named = one.words[start:]
        if first not in lists["offices"] and first not in lists["places"]:
            continue
        # "… Pelayanan Kecamatan" and "… Pelayanan Kecamatan Gumelar"
        other_ends_with_it = first == other.words[-1]
        if not _is_proper_name(first, named, other, is_shared=other_ends_with_it):
            continue
        # but "… Desa A" and "… Kecamatan A" are two things
        ends_of_other = set(other.words[-2:]) - set(one.words[:start])
        other_names_no_place = ends_of_other.isdisjoint([*lists["places"], *lists["offices"], "kabkota"])
        if other_ends_with_it or other_names_no_place:
            return start + other_ends_with_it
    return 0


def _is_proper_name(first: str, named: Sequence[str], other: ParsedName, *, is_shared: bool) -> bool:
    """Tell whether what follows an office or place is its own name, which the other indicator does not have: Gumelar."""
    lists = word_lists()
    if not set(named).isdisjoint(other.words):
        return False
    unknown = known_words().isdisjoint(named)
    if not unknown and (is_shared or first not in lists["offices"]):
        return False
    return not any(word in lists["one_sided"] or word in lists["places"] for word in named)


def without_empty_ending(
    left: ParsedName, right: ParsedName, alignment: Alignment
) -> tuple[ParsedName, ParsedName] | None:
    """Leave out a last word that adds nothing, if it is all that one name has alone: "… yang dilaksanakan"."""
    only_left, only_right = alignment.only_left, alignment.only_right
    if _ends_emptily(left, only_left) and not only_right:
        return shortened(left, len(left.words) - 1), shortened(right, len(right.words))
    if _ends_emptily(right, only_right) and not only_left:
        return shortened(left, len(left.words)), shortened(right, len(right.words) - 1)
    return None


def _ends_emptily(name: ParsedName, only: tuple[str, ...]) -> bool:
    is_last = len(only) == 1 and len(name.words) > 1 and only[0] == name.words[-1]
    return is_last and is_empty_ending(only[0])
