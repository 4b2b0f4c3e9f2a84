"""Bring names into comparable forms, in which spelling, abbreviation and punctuation no longer matter.

Names as printed go in; one normal form, the words that carry meaning, and answers to "the same text?" come out. Never
decides whether two indicators are the same one: that is linking.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache

from cascade.text.memo import memoized
from cascade.text.printable import one_line
from cascade.text.spelling import (
    TOKEN,
    begins_with_head,
    head_spelling,
    join_broken_words,
    part_acronyms,
    part_glued_words,
    phrase_word,
    without_typed_year,
)
from cascade.text.units import split_unit
from cascade.text.word_lists import canonical_spellings, function_words, word_lists

_BULLET = re.compile(r"^\s*(?:\(?\d{1,2}[.)](?:\s+|(?=[^\W\d]))|[-–•*]\s+|\(?[a-z][.)]\s+)", re.I)
_LABEL = re.compile(
    r"(?:(?P<bracketed>\(\s*[A-Z]{1,4}[-. ]?\d{1,2}(?:\.\d{1,2})*\s*\))|(?:[A-Z]{1,4}[-. ]?)?\d{1,2}(?:\.\d{1,2})*[.:)]?)\s*(?=[^\W\d])"
)
_YEAR_TAIL = re.compile(r"[\s\"”]+(?:pada\s+)?(?:tahun|thn\.?|th\.?)\s+20\d\d[\s\W]*$", re.I)
_LIST = re.compile(r"(?:[\w/-]+,\s+)+[\w/-]+,?\s+(?:dan|atau|serta|&)\s+[\w/-]+", re.I)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    forms = {variant: form for form, variants in word_lists()["phrases"].items() for variant in variants}
    longest_first = sorted(forms, key=lambda variant: (-len(variant), variant))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), forms


def letters_and_digits(text: str) -> str:
    """Return letters and digits alone, in lower case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def without_bullet(text: str) -> str:
    """Return a name without its leading number, label or dash: "1 Indeks …", "(T1) Persentase …", "IK-1 Nilai …"."""
    bare = _BULLET.sub("", one_line(text))
    label = _LABEL.match(bare)
    if label and (label["bracketed"] or begins_with_head(bare[label.end() :])):
        bare = bare[label.end() :]
    return bare


@memoized
def normalized(text: str) -> str:
    """Return the form of a name in which spelling, abbreviation and punctuation no longer matter."""
    name, _ = split_unit(without_bullet(unicodedata.normalize("NFKC", text).replace("\xad", "")))
    name = part_acronyms(name)
    folded = without_typed_year(_YEAR_TAIL.sub("", name).casefold()).replace("&", " dan ").replace("/", " ")
    spelling = canonical_spellings()
    found = [
        spelling.get(token, token)
        for token in join_broken_words(part_glued_words(TOKEN.findall(folded.replace("-", " "))))
    ]
    if "pd" in found and (name.isupper() or not re.search(r"\bPD\b", name)):
        found = _pd_as_pada(found)
    found = [*map(phrase_word, found)]
    if found:
        found[0] = head_spelling(found[0])
    pattern, forms = _phrases()
    return pattern.sub(lambda match: forms[match[0]], " ".join(found))


def _pd_as_pada(words: list[str]) -> list[str]:
    """Read "pd" before a word that carries meaning as "pada"; elsewhere it is a perangkat daerah."""
    small = function_words()
    pairs = zip(words, [*words[1:], ""], strict=True)
    return ["pada" if word == "pd" and after and after not in small else word for word, after in pairs]


@memoized
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a name that carry meaning, in order, normalised."""
    return tuple(t for t in normalized(text).split() if t not in function_words())


def same_text(left: str, right: str) -> bool:
    """Tell whether two names are the same but for spelling, abbreviation and function words.

    Words that a narrow column broke ("Penyelenggaraa n") are joined before comparing.
    """
    return "".join(tokens(left)) == "".join(tokens(right)) and not opposed_role_words(*map(role_words, (left, right)))


@memoized
def role_words(text: str) -> frozenset[str]:
    """Return the function words of a name that say who does what to whom: oleh, terhadap."""
    return frozenset(word for pair in word_lists()["opposed"] for word in pair).intersection(normalized(text).split())


def opposed_role_words(left: Collection[str], right: Collection[str]) -> tuple[str, ...]:
    """Return the role words in which two names say opposite things: "oleh ↔ terhadap"."""
    only_left, only_right = set(left) - set(right), set(right) - set(left)
    pairs = [pair for a, b in word_lists()["opposed"] for pair in ((a, b), (b, a))]
    return tuple(f"{a} ↔ {b}" for a, b in pairs if a in only_left and b in only_right)


def with_sorted_lists(text: str) -> str:
    """Return a name with "X, Y dan Z" and "Y, X dan Z" in one order."""
    return _LIST.sub(lambda match: " ".join(sorted(re.findall(r"[\w/-]+", match[0].casefold()))), text)


@memoized
def ordered_tokens(text: str) -> tuple[str, ...]:
    """Return the words of a name that carry meaning, with "X dan Y" and "Y dan X" in one order."""
    found = normalized(text).split()
    for i in range(1, len(found) - 1):
        if found[i] in ("dan", "atau") and found[i - 1] > found[i + 1]:
            found[i - 1], found[i + 1] = found[i + 1], found[i - 1]
    return tuple(t for t in found if t not in function_words())


def same_letters(left: str, right: str) -> bool:
    """Tell whether two names are printed with the same letters, case and punctuation aside."""
    letters = {letters_and_digits(split_unit(without_bullet(name))[0]) for name in (left, right)}
    return len(letters) == 1


def mentions(text: str, wanted: str) -> bool:
    """Tell whether a name holds the wanted words, in any spelling."""
    return f" {normalized(wanted)} " in f" {normalized(text)} "
