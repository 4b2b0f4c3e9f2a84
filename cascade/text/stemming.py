"""Strip Indonesian prefixes and suffixes from a word.

A word goes in, a rough root comes out, good enough to hold dilaksanakan, pelaksanaan and terlaksana together; two words go in,
whether they are forms of one root comes out: penyaluran, disalurkan. Knows no dictionary, so a root need not be a word.
"""

from __future__ import annotations

import re

from cascade.text.memo import memoized

SHORT_ROOT = 4  # letters; a shorter root only joins a passive and the noun of what is done: diadakan, pengadaan
_VERB_PREFIXES = ("memper", "diper", "di", "ter", "ber")
# What me- and pe- put before a root, and the first letters that it then has: pen-agihan is tagih, peny-aluran is salur.
_NASALS = (
    (re.compile(r"(?=[lrmnwy])"), ("",)),
    (re.compile(r"m(?=[bfvp])"), ("",)),
    (re.compile(r"m(?=[aeiou])"), ("p",)),
    (re.compile(r"n(?=[cdjtzs])"), ("",)),
    (re.compile(r"n(?=[aeiou])"), ("t",)),
    (re.compile(r"ng(?=[ghkq])"), ("",)),
    (re.compile(r"ng(?=[aeiou])"), ("", "k")),
    (re.compile(r"ny(?=[aeiou])"), ("s",)),
)


@memoized
def stem(token: str) -> str:
    """Return a rough root, good enough to hold dilaksanakan, pelaksanaan and terlaksana together."""
    root = re.sub(r"(nya|kan|an|i)$", "", token) if len(token) > 6 else token
    if root in ("pelajar", "belajar"):
        return "ajar"  # the one root before which per- and ber- change
    for prefix in ("memper", "diper", "keber", "meng", "peng", "meny", "peny", "mem", "pem", "men", "pen",
                   "ber", "ter", "per", "di", "ke", "se", "me", "pe"):  # fmt: skip
        if root.startswith(prefix) and len(root) - len(prefix) >= 4:
            return root[len(prefix) :]
    return root


@memoized
def is_agent_noun(token: str) -> bool:
    """Tell whether a word names who does something: pelajar, pengelola, pembina."""
    root = stem(token)
    return root != token and token.startswith("pe") and not token.startswith("per") and token.endswith(root)


def are_forms_of_one_root(word: str, other: str) -> bool:
    """Tell whether two words say of one root that it is done, was done, or is so: penagihan, ditagih; kelayakan, layak.

    A root by itself is no form of it otherwise: tingkat is not meningkat, rumah is not perumahan.
    """
    of_word, of_other = _roots_of_verb(word), _roots_of_verb(other)
    if of_word and _is_noun_or_passive_of(other, word, of_word):
        return True
    if of_other and _is_noun_or_passive_of(word, other, of_other):
        return True
    if word.startswith("ke") == other.startswith("ke"):
        return False
    noun, quality = (word, other) if word.startswith("ke") else (other, word)
    return len(quality) >= SHORT_ROOT and noun == f"ke{quality}an"


@memoized
def possible_roots(word: str) -> frozenset[str]:
    """Return what may be the root of a form, by the rules of its affixes; nothing for a word without any."""
    found = _roots_of_verb(word) | _roots_of_noun(word)
    return frozenset(root for root in found if len(root) >= SHORT_ROOT)


def _is_noun_or_passive_of(form: str, verb: str, roots: frozenset[str]) -> bool:
    shared = roots & _roots_of_noun(form)
    is_passive = verb.startswith("di")
    if is_passive and not shared:
        shared = roots & _roots_of_verb(form)
    return any(len(root) >= SHORT_ROOT or (is_passive and form[:2] in ("pe", "te")) for root in shared)


@memoized
def _roots_of_verb(word: str) -> frozenset[str]:
    """Return what may be the root of disalurkan, tersalurkan, menyalurkan."""
    roots = set()
    for form in _without_endings(word.removesuffix("nya"), "kan", "i"):
        roots |= {form[len(prefix) :] for prefix in _VERB_PREFIXES if form.startswith(prefix)}
        roots |= _roots_behind_nasal(form, "me")
    return frozenset(root for root in roots if len(root) >= SHORT_ROOT - 1)


@memoized
def _roots_of_noun(word: str) -> frozenset[str]:
    """Return what may be the root of penyaluran, ketepatan, perbaikan, vaksinasi."""
    word = word.removesuffix("nya")
    roots = {word, word.removesuffix("asi")} if word.endswith("asi") else set()
    if word.endswith("an"):
        form = word.removesuffix("an")
        roots |= {form[len(prefix) :] for prefix in ("per", "ke") if form.startswith(prefix)}
        roots |= _roots_behind_nasal(form, "pe")
    return frozenset(root for root in roots if len(root) >= SHORT_ROOT - 1)


def _roots_behind_nasal(form: str, prefix: str) -> set[str]:
    """Return what may stand behind me- or pe- and the letters that these put before a root."""
    if not form.startswith(prefix):
        return set()
    found = ((nasal.match(form, len(prefix)), firsts) for nasal, firsts in _NASALS)
    return {first + form[match.end() :] for match, firsts in found if match for first in firsts}


def _without_endings(word: str, *endings: str) -> list[str]:
    """Return a word, and the word without each of these endings that it has."""
    return [word, *(word.removesuffix(ending) for ending in endings if word.endswith(ending))]
