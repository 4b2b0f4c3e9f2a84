"""Find the names of offices in running lines, also where a name goes on over several of them.

Lines go in; each name comes out as it would be written alone ("Dinas Pekerjaan Umum dan Penataan Ruang"), with its place, the region
behind it and what stands before it. A name begins with a head word ("dinas", "kecamatan", "RSUD") or with who leads the office
("Camat"); it ends before a region, a year or a word that no name contains. To which office a document belongs is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

import yaml

from cascade.model import Line, Source
from cascade.text.printable import one_line

LONGEST_NAME = 14  # words
LONGEST_PLACE = 3
LONGEST_UNIT = 7
LINES_OF_A_NAME = 4
_TOKEN = re.compile(r"\n|[^\W\d_](?:[\w'’/-]|\.(?=\w))*\.?|\S")
_CONNECTORS = ("dan", "&", "serta")
_REGION = re.compile(r"\s*(?:daerah\s+)?(?P<level>kab(?:upaten|\.)?|kota|pro[vp](?:insi|\.)?)\s+(?=\w)", re.I)
_LEADER = re.compile(r"\b(?:kepala|plt|plh|pj|direktur|sekretaris|kabid|kasi)\b", re.I)


class OfficeKind(Enum):
    """What a name is the name of."""

    OFFICE = "office"
    PLACE = "place"  # an office with the name of the place that it governs
    UNIT = "unit"  # a part of an office, with plans of its own
    ABBREVIATION = "abbreviation"


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
        return "".join(words)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `offices.yaml`, which says above each list what it is for."""

    heads: Mapping[str, OfficeKind]
    whole: frozenset[str]
    leaders: Mapping[str, str]
    short_forms: Mapping[str, str]
    fields: frozenset[str]
    ends: frozenset[str]
    foreign: tuple[str, ...]
    generic_before: frozenset[str]
    acronyms: Mapping[str, str]
    labels: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the words by which offices are told."""
    data = yaml.safe_load(files("cascade.reading.identity").joinpath("offices.yaml").read_text("utf-8"))
    heads = dict.fromkeys((*data["offices"], *data["whole_offices"]), OfficeKind.OFFICE)
    heads |= dict.fromkeys(data["places"], OfficeKind.PLACE) | dict.fromkeys(data["units"], OfficeKind.UNIT)
    heads |= dict.fromkeys(data["abbreviations"], OfficeKind.ABBREVIATION)
    return Vocabulary(
        heads=heads,
        whole=frozenset(data["whole_offices"]),
        leaders=data["leaders"],
        short_forms=data["short_forms"],
        fields=frozenset(data["fields"].split()),
        ends=frozenset([*data["ends"].split(), *data["offices"], *data["abbreviations"], *data["short_heads"]]),
        foreign=tuple(data["foreign"]),
        generic_before=frozenset(data["generic_before"]),
        acronyms={form.casefold(): form for form in data["acronyms"]},
        labels=tuple(data["labels"]),
    )


@cache
def _beginning() -> re.Pattern[str]:
    """Return the pattern of the words with which a name begins, the longest first."""
    forms = sorted({*vocabulary().heads, *vocabulary().leaders, *vocabulary().short_forms}, key=len, reverse=True)
    written = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms)
    return re.compile(rf"(?<![\w./-])(?:{written})(?![\w-])", re.I)


def find_offices(lines: Sequence[Line]) -> Iterator[OfficeName]:
    """Yield the names of offices in lines, from top to bottom."""
    texts = [one_line(line.text) for line in lines]
    taken = (0, 0)  # line and place up to which the name before goes
    for number, text in enumerate(texts):
        for match in _beginning().finditer(text):
            if (number, match.start()) < taken:
                continue
            printed = "\n".join(texts[number : number + LINES_OF_A_NAME])
            if name := _name_at(printed, match.start(), match.end()):
                yield _office_name(name, printed, match, lines[number].source, number)
                end = name[2].end
                taken = (number + printed.count("\n", 0, end), end - printed.rfind("\n", 0, end) - 1)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a name behind its head, where they end, and whether that end is one."""

    words: tuple[str, ...]
    end: int
    closed: bool


def _name_at(printed: str, start: int, end: int) -> tuple[str, OfficeKind, _Words] | None:
    """Return the name that begins with a head word; None where the word is no head of a name."""
    words = vocabulary()
    head = printed[start:end]
    plain = head.casefold()
    meant = words.leaders.get(plain) or words.short_forms.get(plain) or head
    kind = words.heads[meant.casefold()]
    before = printed[:start].split()
    if plain in ("dinas", "badan") and before and before[-1].casefold().strip(",.()") in words.generic_before:
        return None
    rest = [token for token in _TOKEN.finditer(printed, end)]
    named = _words_behind(rest, end, meant, kind)
    if named is None:
        return None
    text = _written(head, meant, named.words)
    return None if text.casefold().startswith(words.foreign) else (text, kind, named)


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a name may hold behind its head: which words, how many, and whether "dan" and commas join them."""

    belongs: Callable[[str], bool]
    longest: int
    is_list: bool = True


def _words_behind(rest: Sequence[re.Match[str]], end: int, head: str, kind: OfficeKind) -> _Words | None:
    """Return what belongs to a name behind its head; None where nothing does and something must."""
    plain = head.casefold()
    if kind is OfficeKind.ABBREVIATION:
        return _Words((), end, True)
    if plain in vocabulary().whole:
        return _read_words(rest, end, head, _Grammar(_is_field, LONGEST_NAME))
    if kind is OfficeKind.OFFICE or plain in ("bagian", "biro"):
        named = _read_words(rest, end, head, _Grammar(_may_name, LONGEST_NAME))
        return named if named.words and (plain in ("dinas", "badan") or any(map(_is_field, named.words))) else None
    is_place = kind is OfficeKind.PLACE
    grammar = _PLACE_GRAMMAR if is_place else _Grammar(_begins_capital, LONGEST_UNIT)
    named = _read_words(rest, end, head, grammar)
    return named if named.words or plain.startswith(("rsud", "rumah sakit")) else None


def _plain(word: str) -> str:
    return word.rstrip(".").casefold().removesuffix("-nya")


def _is_field(word: str) -> bool:
    return _plain(word) in vocabulary().fields


def _begins_capital(word: str) -> bool:
    return word[0].isupper() and _plain(word) not in vocabulary().ends


def _may_name(word: str) -> bool:
    return _is_field(word) or (len(word) > 1 and _begins_capital(word))


_PLACE_GRAMMAR = _Grammar(_begins_capital, LONGEST_PLACE, is_list=False)


def _read_words(rest: Sequence[re.Match[str]], end: int, head: str, grammar: _Grammar) -> _Words:
    """Return the words that belong to a name, down to the first one that does not."""
    taken: list[str] = []
    pending: list[str] = []  # connectors, which belong to it if another word follows
    closed = True
    for at, token in enumerate(rest):
        word = token[0]
        if word == "\n":
            following = [each[0] for each in rest[at + 1 : at + 4] if each[0] != "\n"]
            if not _goes_on(following, taken, pending, capitals=head.isupper()):
                closed = not following or not following[0][0].isalpha() or _plain(following[0]) in vocabulary().ends
                break
        elif taken and grammar.is_list and (word == "," or word.casefold() in _CONNECTORS):
            pending.append(word)
        elif not word[0].isalpha() or not grammar.belongs(word) or len(taken) >= grammar.longest:
            break
        else:
            taken += [*pending, word]
            pending = []
            end = token.end()
            if word.endswith(".") and len(word) > 4:
                break
    listed = _without_loose_items(taken)
    return _Words(tuple(listed), end, closed and not pending and listed == taken)


def _goes_on(following: Sequence[str], taken: Sequence[str], pending: Sequence[str], *, capitals: bool) -> bool:
    """Tell whether a name goes on in the next line: a connector waits there or here, or a word of a field of work."""
    words = [word for word in following if word != "," and word.casefold() not in _CONNECTORS]
    if not words or not words[0][0].isupper() or words[0].isupper() != capitals:
        return False
    waits = (pending and pending[-1] != ",") or (capitals and not taken)
    return _is_field(words[0]) or bool(waits and _begins_capital(words[0]))


def _without_loose_items(words: list[str]) -> list[str]:
    """Return the words without what stands behind a comma of no list: "Dinas X, Wonosobo" names no two fields."""
    if "," not in words:
        return words
    last = len(words) - words[::-1].index(",")
    if any(word.casefold() in _CONNECTORS for word in words[last - 1 :]):
        return words
    items = [word for word in words[words.index(",") :] if word != ","]
    return words if all(_plain(item) in vocabulary().fields for item in items) else words[: words.index(",")]


def _office_name(
    named: tuple[str, OfficeKind, _Words], printed: str, match: re.Match[str], source: Source, number: int
) -> OfficeName:
    text, kind, words = named
    before = printed[: match.start()].strip()
    region, closed, behind = None, words.closed, printed[words.end :]
    if found := _REGION.match(behind):
        name = _read_words(list(_TOKEN.finditer(behind, found.end())), found.end(), "", _PLACE_GRAMMAR)
        level = {"ka": "kabupaten", "ko": "kota", "pr": "provinsi"}[found["level"][:2].casefold()]
        region, closed, behind = (level, " ".join(name.words).casefold().rstrip(".")), True, behind[name.end :]
    is_led = match[0].casefold() in vocabulary().leaders or bool(_LEADER.search(before[-60:]))
    return OfficeName(text, kind, source, number, before, behind.split("\n")[0].strip(), region, closed, is_led)


def _written(printed: str, head: str, words: Sequence[str]) -> str:
    """Return a name as it is written in running text; `printed` is its head as the document prints it."""
    acronyms = vocabulary().acronyms
    own = [word for word in words if word.casefold() not in acronyms and word[0].isalpha()]
    in_capitals = all(map(str.isupper, own)) and (any(len(word) > 4 for word in own) or printed.isupper())

    def written(word: str) -> str:
        plain = word.rstrip(".,").casefold()
        if plain in acronyms:
            return word.upper()
        if plain in _CONNECTORS:
            return plain
        return word.capitalize() if word.islower() or in_capitals else word

    is_abbreviation = vocabulary().heads.get(head.casefold()) is OfficeKind.ABBREVIATION
    heads = [_spoken(head)] if is_abbreviation else map(written, head.split())
    return " ".join([*heads, *map(written, words)]).replace(" ,", ",").rstrip(".")


def _spoken(abbreviation: str) -> str:
    """Return an abbreviation that is spoken as a word like a word: "Bappeda", but "DPUPR"."""
    is_word = len(re.findall(r"[aeiou]", abbreviation, re.I)) > 1 and not abbreviation.casefold().startswith("dp")
    return abbreviation.capitalize() if abbreviation.isupper() and is_word else abbreviation
