"""Mend words that slips, narrow columns and line breaks have spoilt, and tell which words are misspelt.

The words of one name go in; the same words with broken ones joined ("penyelenggaraa n"), glued ones parted and slips
of head words and phrases mended come out. A word is mended only where the word lists leave one way; one word of the
field is never a slip of another one (pengaduan, pengadaan).
"""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from cascade.text.memo import memoized
from cascade.text.stemming import stem
from cascade.text.word_lists import canonical_spellings, function_words, is_known_word, known_words, word_lists

_GLUED_ACRONYM = re.compile(r"\b([A-Z]{2,})([a-z]{2,})\b")
SHORT_WORD = 4  # letters from which a word behind an acronym is no ending
_TYPED_YEAR = re.compile(r"\s(t[a-z ]{2,6})\s20\d\d\W*$")
_STANDALONE = ("non", "per", "i", "v", "x")  # stand alone before a word
GLUED, LONGEST_GLUED = 8, 60  # letters of an unknown word that may be two; no two words of the field are longer
SLIP_LENGTH = 8  # letters from which a word one letter away from a word of the field is a slip
MISSPELT = 60  # similarity (0 to 100) of a spelling that is a slip, not another word for the same
TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+(?:[.,]\d+)*|%")


def part_acronyms(name: str) -> str:
    """Part acronyms and the words that a line break glued to them: "UMKMyang"; "SKPDnya" and "PNSan" stay whole."""
    return _GLUED_ACRONYM.sub(_part_acronym, name)


def _part_acronym(match: re.Match[str]) -> str:
    word = match[2]
    is_word = word in function_words() or (len(word) >= SHORT_WORD and word in known_words())
    return f"{match[1]} {word}" if is_word and word != "nya" else match[0]


def without_typed_year(name: str) -> str:
    """Leave out "Taun 2026"."""
    match = _TYPED_YEAR.search(name)
    is_year = match is not None and OSA.distance(match[1].replace(" ", ""), "tahun", score_cutoff=1) <= 1
    return name[: match.start()] if match and is_year else name


@memoized
def phrase_word(token: str) -> str:
    """Return the word of a listed phrase that a word is surely a slip of: "sekolh" (menengah atas); else the word."""
    if len(token) < 6 or is_known_word(token):
        return token
    near = [word for word in _words_of_phrases() if OSA.distance(token, word, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else token


@cache
def _words_of_phrases() -> tuple[str, ...]:
    variants = [text.split() for texts in word_lists()["phrases"].values() for text in texts]
    return tuple(sorted({word for variant in variants for word in variant if len(word) > 5}))


def part_glued_words(found: list[str]) -> list[str]:
    """Part words that a line break glued together: "pembangunanyang" → "pembangunan yang"."""
    return [part for token in found for part in _parted(token)]


@memoized
def _parted(token: str) -> tuple[str, ...]:
    """Return the two words of the field that a word unknown to it is made of, one of them small or both long."""
    if not GLUED <= len(token) <= LONGEST_GLUED or is_known_word(token) or token in canonical_spellings():
        return (token,)
    small, long = function_words() - {"nya"}, SLIP_LENGTH - 2
    cuts = [(token[:at], token[at:]) for at in range(long, len(token) - 1)]
    ends = [(a, b) for a, b in cuts if (b in small or (len(b) >= long and b in known_words())) and is_known_word(a)]
    return ends[0] if len(ends) == 1 else (token,)


def join_broken_words(found: list[str]) -> list[str]:
    """Join the words that a narrow column broke ("penyelenggaraa n"), where the whole is a word and the parts are not."""
    whole: list[str] = []
    known, spelling = known_words(), canonical_spellings()
    for token in found:
        joined = whole[-1] + token if whole else ""
        if (joined in known or joined in spelling) and _is_broken(whole[-1], token):
            whole[-1] += token
        else:
            whole.append(token)
    return whole


def _is_broken(before: str, token: str) -> bool:
    """Tell whether two neighbours that are a word together are one word, broken: apart they are not both one."""
    if len(before) + len(token) <= SHORT_WORD - 1:
        return False
    known, spelling = known_words(), canonical_spellings()
    stands_alone = before in function_words() or before in _STANDALONE
    are_words = token in known and (before in known or before in spelling)
    return not stands_alone and not are_words


@memoized
def head_spelling(token: str) -> str:
    """Return the head word that a first word is a slip of: "umlah", "%" → "jumlah", "persentase"."""
    if token == "%":
        return "persentase"
    if is_known_word(token) or len(token) < 4:
        return token
    near = ((OSA.distance(token, head, score_cutoff=2), head) for head in _heads())
    allowed = {head: _slips_of_head(token, head) for head in _heads()}
    _, head = min(((distance, word) for distance, word in near if distance <= allowed[word]), default=(0, token))
    return canonical_spellings().get(head, head)


def _slips_of_head(token: str, head: str) -> int:
    """Return how many letters of a head word may be slips; its first letter makes it surer."""
    begins_alike = head[0] == token[0]
    if len(token) < 5:
        return int(begins_alike)
    return 2 if len(head) > 7 or (len(head) > 5 and begins_alike) else 1


@cache
def _heads() -> tuple[str, ...]:
    """Return the longer head words in all spellings."""
    heads = {head for listed in word_lists()["heads"].values() for head in listed}
    spelled = {variant for head in heads for variant in word_lists()["spelling"].get(head, ())}
    return tuple(sorted(head for head in heads | spelled if len(head) > 4))


def begins_with_head(text: str) -> bool:
    """Tell whether a text begins with a word that says how something is measured, as it is often printed."""
    first = TOKEN.match(text.casefold())
    return first is not None and (first[0] in _heads() or canonical_spellings().get(first[0]) in _heads())


@cache
def _long_words() -> tuple[str, ...]:
    return tuple(word for word in known_words() if len(word) >= SLIP_LENGTH)


@memoized
def misspellings(name: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a name that are one letter away from exactly one long word of the field, with that word.

    A word made from the root of another word of the field is none of them: dievakuasi, pembaruan.
    """
    slips = []
    for token in TOKEN.findall(name.casefold()):
        if len(token) < SLIP_LENGTH or is_known_word(token) or not token.isalpha():
            continue
        if meant := canonical_spellings().get(token):
            if fuzz.ratio(token, meant) >= MISSPELT:
                slips.append((token, meant))
            continue
        if stem(token) != token and stem(token) in _known_stems():
            continue
        near = [
            word for word, *_ in process.extract(token, _long_words(), scorer=OSA.distance, score_cutoff=1, limit=2)
        ]
        if len(near) == 1 and stem(near[0]) not in (token, stem(token)):
            slips.append((token, near[0]))
    return tuple(slips)


@cache
def _known_stems() -> frozenset[str]:
    return frozenset(map(stem, known_words()))
