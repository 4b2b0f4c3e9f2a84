"""Find the names of offices in running lines, also where a name goes on over several of them.

Lines go in; each name comes out as it would be written alone ("Dinas Pekerjaan Umum dan Penataan Ruang"), with its place, the region
behind it and what stands before it. A name begins with a head word ("dinas", "kecamatan", "RSUD") or with who leads the office
("Camat"); it ends before a region, a year or a word that no name contains. To which office a document belongs is decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from cascade.model import Line, Source
from cascade.reading.identity.office_vocabulary import OfficeKind, beginning_of_name, vocabulary
from cascade.text.printable import one_line

LONGEST_NAME = 14  # words
LONGEST_PLACE = 3
LONGEST_UNIT = 7
LINES_OF_A_NAME = 6
_TOKEN = re.compile(r"\n|[^\W\d_](?:[\w'’/-]|\.(?=\w))*\.?|\S")
_TITLES_OF_PERSONS = ("dr.", "drg.", "dr")
_CONNECTORS = ("dan", "&", "serta")
_REGION = re.compile(r"\s*(?:daerah\s+)?(?P<level>kab(?:upaten|\.)?|kota|pro[vp](?:insi|\.)?)\s+(?=\w)", re.I)
_LEADER = re.compile(r"\b(?:kepala|plt|plh|pj|direktur|sekretaris|kabid|kasi)\b", re.I)
_NAMED_FOR_REGION = ("badan", "rumah sakit")  # "Badan Keuangan Daerah", but "Dinas Sosial Daerah Provinsi …"


@dataclass(frozen=True, slots=True)
class OfficeName:
    """One printed name of an office.

    `line` is the number of its line, `before` what that line prints before it, `behind` what the last of its lines prints behind it
    and the region, `region` the region that follows it. A name that is not `closed` may have been cut.
    """

    text: str
    kind: OfficeKind
    source: Source
    line: int
    before: str
    behind: str
    region: tuple[str, str] | None = None
    closed: bool = True
    is_led: bool = False  # it is printed as the post of who leads it

    @property
    def key(self) -> str:
        """The letters by which two prints of one name agree."""
        words = [word for word in re.findall(r"[^\W\d_]+|\d+", self.text.casefold()) if word not in _CONNECTORS]
        while len(words) > 2 and words[-1] == "daerah":
            words.pop()
        letters = "".join(words).replace("dewanperwakilanrakyat", "dewan")
        return {"sekretariatdewan": "sekretariatdprd", "inspektoratdaerah": "inspektorat"}.get(letters, letters)


def find_offices(lines: Sequence[Line]) -> Iterator[OfficeName]:
    """Yield the names of offices in lines, from top to bottom."""
    texts = [one_line(line.text) for line in lines]
    begins = [0, *accumulate(len(text) + 1 for text in texts)]
    printed = "\n".join(texts)
    end = 0
    for match in beginning_of_name().finditer(printed):
        number = bisect_right(begins, match.start()) - 1
        window = printed[begins[number] : begins[min(number + LINES_OF_A_NAME, len(lines))]]
        place = (match.start() - begins[number], match.end() - begins[number])
        if match.start() >= end and (found := _name_at(window, *place)):
            yield _office_name(found, window, place[0], lines[number].source, number)
            end = begins[number] + found.words.end


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a name behind its head, where they end, and whether that end is one."""

    words: tuple[str, ...]
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A name that was found: as it is written, of what, and the words behind its head."""

    text: str
    kind: OfficeKind
    words: _Words
    is_post: bool


def _name_at(printed: str, start: int, end: int) -> _Found | None:
    """Return the name that begins with a head word; None where the word is no head of a name."""
    known = vocabulary()
    head = one_line(printed[start:end])
    plain = head.casefold()
    meant = known.leaders.get(plain) or known.short_forms.get(plain) or head
    kind = known.heads[meant.casefold()]
    before = printed[:start].split()
    if plain in ("dinas", "badan", "bagian") and before and before[-1].casefold().strip(",.()") in known.generic_before:
        return None
    words = _words_behind(list(_TOKEN.finditer(printed, end)), end, head, meant.casefold(), kind)
    if words is None:
        return None
    text = _written(head, meant, words.words)
    return None if text.casefold().startswith(known.foreign) else _Found(text, kind, words, plain in known.leaders)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a name may hold behind its head.

    `belongs` tells which words; `may_begin` are others with which it may begin; `is_list` says whether "dan" and commas join them,
    `may_cross` whether it may begin on the next line with any word.
    """

    belongs: Callable[[str], bool]
    longest: int
    is_list: bool = True
    may_cross: bool = False
    may_begin: tuple[str, ...] = ()


def _words_behind(rest: Sequence[re.Match[str]], end: int, head: str, meant: str, kind: OfficeKind) -> _Words | None:
    """Return what belongs to a name behind its head; None where nothing does and something must."""
    if kind is OfficeKind.ABBREVIATION:
        return _Words((), end, True)
    if meant in vocabulary().whole:
        return _read_words(rest, end, head, _JOINED if meant in vocabulary().joined else _WHOLE)
    if kind is OfficeKind.OFFICE or meant in ("bagian", "biro"):
        words = _read_words(rest, end, head, _OFFICE)
        return words if words.words and (meant in ("dinas", "badan") or any(map(_is_field, words.words))) else None
    grammar = _PLACE if kind is OfficeKind.PLACE else _UNIT
    if head.casefold() in vocabulary().leaders:
        grammar = replace(grammar, may_cross=False)  # "CAMAT", and a person on the next line
    words = _read_words(rest, end, head, grammar)
    return words if words.words or meant.startswith(("rsud", "rumah sakit ")) else None


def _plain(word: str) -> str:
    return word.rstrip(".").casefold().removesuffix("-nya")


def _is_field(word: str) -> bool:
    return _plain(word) in vocabulary().fields


def _begins_capital(word: str) -> bool:
    return word[0].isupper() and _plain(word) not in vocabulary().ends


def _may_name(word: str) -> bool:
    return _is_field(word) or (len(word) > 1 and _begins_capital(word))


_OFFICE = _Grammar(_may_name, LONGEST_NAME)
_WHOLE = _Grammar(lambda word: _plain(word) == "daerah", 1)
_JOINED = _Grammar(_is_field, LONGEST_NAME, may_begin=("dan",))
_PLACE = _Grammar(_begins_capital, LONGEST_PLACE, is_list=False, may_cross=True, may_begin=("kota",))
_UNIT = _Grammar(lambda word: _begins_capital(word) or word in _TITLES_OF_PERSONS, LONGEST_UNIT, may_cross=True)
_REGION_NAME = _Grammar(_begins_capital, LONGEST_PLACE, is_list=False)


def _read_words(rest: Sequence[re.Match[str]], end: int, head: str, grammar: _Grammar) -> _Words:
    """Return the words that belong to a name, down to the first one that does not."""
    taken: list[str] = []
    pending: list[str] = []  # connectors, which belong to it if another word follows
    closed = True
    for at, token in enumerate(rest):
        word = token[0]
        if word == "\n":
            following = [each[0] for each in rest[at + 1 : at + 4] if each[0] != "\n"]
            may_cross = grammar.may_cross and not taken
            if not _goes_on(following, head, waits=may_cross or pending[-1:] not in ([], [","]), taken=bool(taken)):
                closed = not following or not following[0][0].isalpha() or _plain(following[0]) in vocabulary().ends
                break
        elif (
            (taken or "dan" in grammar.may_begin)
            and grammar.is_list
            and (word == "," or word.casefold() in _CONNECTORS)
        ):
            pending.append(word)
        elif len(taken) >= grammar.longest or not _may_follow(word, grammar, begins=not taken):
            break
        else:
            taken += [*pending, word]
            pending = []
            end = token.end()
            if word.endswith(".") and len(word) > 5:
                break
    listed = _without_loose_items(taken)
    return _Words(tuple(listed), end, closed and not pending and listed == taken)


def _may_follow(word: str, grammar: _Grammar, *, begins: bool) -> bool:
    return word[0].isalpha() and (grammar.belongs(word) or (begins and word.casefold() in grammar.may_begin))


def _goes_on(following: Sequence[str], head: str, *, waits: bool, taken: bool) -> bool:
    """Tell whether a name goes on in the next line: something waits for it, or it begins there with a word of a field of work."""
    words = [word for word in following if word != "," and word.casefold() not in _CONNECTORS]
    if not words or not words[0][0].isupper() or words[0].isupper() != head.isupper():
        return False
    if _plain(words[0]) == "daerah" and taken:
        is_of_region = len(words) > 1 and _REGION.match(f"{words[1]} {words[0]}") is not None
        return not is_of_region or head.casefold().startswith(_NAMED_FOR_REGION)
    return _is_field(words[0]) or (waits and _begins_capital(words[0]))


def _without_loose_items(words: list[str]) -> list[str]:
    """Return the words without what stands behind a comma of no list: "Dinas X, Purwokerto" names no two fields."""
    if "," not in words:
        return words
    last = len(words) - words[::-1].index(",")
    if any(word.casefold() in _CONNECTORS for word in words[last - 1 :]):
        return words
    items = [word for word in words[words.index(",") :] if word != ","]
    return words if all(_plain(item) in vocabulary().fields for item in items) else words[: words.index(",")]


def _office_name(found: _Found, printed: str, start: int, source: Source, number: int) -> OfficeName:
    before = printed[:start].strip()
    region, closed, behind = None, found.words.closed, printed[found.words.end :]
    if of_region := _REGION.match(behind):
        name = _read_words(list(_TOKEN.finditer(behind, of_region.end())), of_region.end(), "", _REGION_NAME)
        level = {"ka": "kabupaten", "ko": "kota", "pr": "provinsi"}[of_region["level"][:2].casefold()]
        region, closed, behind = (level, " ".join(name.words).casefold().rstrip(".")), True, behind[name.end :]
    return OfficeName(
        text=found.text,
        kind=found.kind,
        source=source,
        line=number,
        before=before,
        behind=behind.split("\n")[0].strip(),
        region=region,
        closed=closed,
        is_led=found.is_post or bool(_LEADER.search(before[-60:])),
    )


def _written(printed: str, head: str, words: Sequence[str]) -> str:
    """Return a name as it is written in running text; `printed` is its head as the document prints it."""
    acronyms = vocabulary().acronyms
    own = [word for word in words if word.casefold() not in acronyms and word[0].isalpha()]
    in_capitals = all(map(str.isupper, own)) and (any(len(word) > 4 for word in own) or printed.isupper())

    def written(word: str) -> str:
        plain = word.rstrip(".,").casefold()
        if plain in acronyms or (in_capitals and re.search(r"\d", word)):
            return word.upper()
        if plain in _CONNECTORS:
            return "dan" if plain == "&" else plain
        is_title = word in _TITLES_OF_PERSONS
        return word.capitalize() if (word.islower() and not is_title) or in_capitals else word

    is_abbreviation = vocabulary().heads.get(head.casefold()) is OfficeKind.ABBREVIATION
    heads = [_spoken(head)] if is_abbreviation else map(written, head.split())
    return " ".join([*heads, *map(written, words)]).replace(" ,", ",").rstrip(".")


def _spoken(abbreviation: str) -> str:
    """Return an abbreviation that is spoken as a word like a word: "Bappeda", but "DPUPR"."""
    is_word = len(re.findall(r"[aeiou]", abbreviation, re.I)) > 1 and not abbreviation.casefold().startswith("dp")
    return abbreviation.capitalize() if abbreviation.isupper() and is_word else abbreviation
