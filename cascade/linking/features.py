"""What speaks for and against two indicators being the same one?

Two rows of names, units, elements above and codes go in; a list of numbers comes out, and the plain words behind
them: which words only one side has, which meaning-changing words differ, what the weights (`weights.yaml`) make of
it. Targets are never looked at. Chooses nothing: that is linking.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from cascade.text.changing_words import changed_between, changing_groups
from cascade.text.measures import are_related_measures, measure_kind, without_denominator
from cascade.text.normalize import (
    letters_and_digits,
    normalized,
    opposed_role_words,
    ordered_tokens,
    role_words,
    tokens,
    with_sorted_lists,
)
from cascade.text.stemming import is_agent_noun, stem
from cascade.text.units import unit_kind, unit_of
from cascade.text.word_lists import is_known_word, known_words, official_words, rarity, spellings, word_lists

RARE = 9.5  # how rare a word is held to be that official names do not use
STEM_MATCH, TYPO_MATCH, JOINED_MATCH, SYNONYM_MATCH, INITIALS_MATCH, ABBREVIATION_MATCH = (
    0.93,
    0.9,
    0.95,
    0.95,
    0.9,
    0.85,
)
UNSURE_MATCH = 0.8  # two words that nobody knows and that differ in a letter: a slip, or two names
LIGHT = 0.45  # weight of words such as "tersedia" and "disusun", relative to their rarity
REPEATED = 0.3  # what remains of the weight of a word that says again what both sides say
SOME = 2.0  # the same for a word that changes the meaning where another of its kind stands
HEAVY = 3.4  # a word that weighs more, on one side only, may well name something else

ALIKE = 0.5  # share of the words' weight that two wordings of one sasaran have in common
UNLIKE, LITTLE = 65, 0.35  # names with fewer letters and words in common are not looked at closely

_IN_BRACKETS = re.compile(r"((?:[\w/-]+\s+){2,8})\(\s*([A-Za-z][A-Za-z-]{1,9})\s*\)")
_SPELLED_OUT = re.compile(r"\b([A-Z][A-Z-]{1,9})\s*\(\s*((?:[\w/-]+\s+){1,7}[\w/-]+)\s*\)")
_IN_LAST_BRACKETS = re.compile(r"\(([^()]{2,40})\)\W*$")
_PACKED = re.compile(r"^\W*(?:1|a)[.)]\s*(?P<one>.+?)[\s;,]+(?:2|b)[.)]\s+(?P<two>.+)$", re.I | re.S)


class Features(NamedTuple):
    """What a pair is judged by; `weights.yaml` has a number for each. All lie between -1 and 1."""

    one: float = 1.0  # what every pair has: how rare true pairs are
    same: float = 0.0  # the names are the same but for spelling
    cover: float = 0.0  # share of the words' weight that has a partner
    letters: float = 0.0  # likeness of the letters
    kin: float = 0.0  # measures that are taken for each other
    one_measure: float = 0.0  # only one side names its measure
    swapped: float = 0.0  # weight of a word that stands for another one
    swapped_strange: float = 0.0  # the same, where official names do not know one of them
    swaps: float = 0.0  # none of the words that stand for each other is a light one
    form: float = 0.0  # only the form differs in which something was done: dokumen, laporan
    extra: float = 0.0  # weight of the heaviest word that only one side has, where the other lacks nothing
    more: float = 0.0  # share of the weight that has no partner
    broader: float = 0.0  # one side adds its like to a word that both have: "desa", "desa/kelurahan"
    begins: float = 0.0  # one name is how the other begins, which goes on with a heavy word
    basis: float = 0.0  # only one side says what it is counted against
    office: float = 0.0  # one side names an office at its end
    changed: float = 0.0  # a meaning-changing word stands for another one
    changed_one: float = 0.0  # only one side has a meaning-changing word
    reordered: float = 0.0  # the shared words stand in another order
    counted: float = 0.0  # the first noun differs
    inside: float = 0.0  # one side lacks nothing, and the elements above are the same
    unit_differs: float = 0.0  # the units count things of another sort
    unit_same: float = 0.0
    parent: float = 0.0  # likeness of the elements above; 0 where one side prints none
    parent_same: float = 0.0
    parent_differs: float = 0.0
    grandparent: float = 0.0
    grandparent_same: float = 0.0
    grandparent_differs: float = 0.0
    path_changed: float = 0.0  # a meaning-changing word differs in the elements above
    code_same: float = 0.0
    code_differs: float = 0.0
    packed: float = 0.0  # several indicators share a cell


# Between what a weight may lie, whatever the pairs say: what speaks against a pair never speaks for it, units and
# codes weigh little, and no link rests on them alone.
FOR, AGAINST = (0.0, math.inf), (-math.inf, 0.0)
LIMITS = (
    dict.fromkeys(("same", "cover", "letters", "begins", "inside", "parent", "parent_same", "grandparent", "grandparent_same"), FOR)
    | dict.fromkeys(
        ("kin", "one_measure", "swapped", "swapped_strange", "swaps", "form", "extra", "more", "broader", "basis", "changed",
         "changed_one", "reordered", "counted", "parent_differs", "grandparent_differs", "path_changed", "packed"), AGAINST
    )
    | {"unit_same": (0.0, 0.5), "unit_differs": (-1.0, 0.0), "code_same": (0.0, 2.5), "code_differs": (-2.5, 0.0)}
)  # fmt: skip

Acronyms = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name, taken apart once."""

    text: str
    words: tuple[str, ...]
    weight: float
    compact_key: str
    measure: str | None
    ordered: tuple[str, ...]
    turns: frozenset[str] = frozenset()  # function words that may turn a name round: oleh, terhadap
    basis: int = 0  # how many words at the end say what it is counted against: "per 100.000 kelahiran hidup"

    @property
    def first(self) -> str:
        """What is counted."""
        return self.words[0] if self.words else ""


@dataclass(frozen=True, slots=True)
class Row:
    """What one indicator shows of itself: its names (two where one cell has two), and what stands around it."""

    text: str
    names: tuple[Name, ...]
    unit: str | None = None
    parents: tuple[Name, ...] = ()
    code: str | None = None
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a pair shows: the numbers, and the words behind them."""

    features: Features
    only_left: tuple[str, ...] = ()
    only_right: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    spelled_out: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    other_noun: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each feature: a sum of log-odds."""

    numbers: tuple[float, ...]
    automatic: float = 2.2
    propose: float = -1.5
    tie: float = 1.5
    origin: str = ""

    def odds(self, evidence: Evidence) -> float:
        """Return the logarithm of the odds that the pair is one indicator."""
        return sum(number * value for number, value in zip(self.numbers, evidence.features, strict=True) if value)

    def by_code(self, evidence: Evidence) -> float:
        """Return what codes add to the odds."""
        for_, against = (self.numbers[Features._fields.index(name)] for name in ("code_same", "code_differs"))
        return for_ * evidence.features.code_same + against * evidence.features.code_differs


@cache
def built_in() -> Weights:
    """Return the weights that cascade ships."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return weights_of(yaml.load(files("cascade.linking").joinpath("weights.yaml").read_text("utf-8"), loader))


def weights_of(written: Mapping[str, Any]) -> Weights:
    """Return weights from what `weights.yaml` says; a feature that it does not name counts nothing."""
    numbers = tuple(written["weights"].get(feature, 0) for feature in Features._fields)
    return Weights(numbers, origin=str(written.get("origin", "")), **written.get("verdicts", {}))


def acronyms(texts: Iterable[str]) -> Acronyms:
    """Learn what the acronyms of some documents stand for: "Indeks Kepuasan Masyarakat (IKM)", "ODF (Open Defecation Free)".

    One that is explained in two ways is not learned, nor one that is a word and not in capitals.
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for text in texts:
        if "(" not in text:
            continue
        explained = [(match[2], match[1]) for match in _IN_BRACKETS.finditer(text)]
        explained += [(match[1], match[2]) for match in _SPELLED_OUT.finditer(text)]
        for acronym, said in explained:
            short = acronym.casefold().replace("-", "")
            long = _spelled_by(short, tuple(normalized(said).split()))
            if long and (acronym.isupper() or short not in known_words()) and short not in long:
                found.setdefault(short, set()).add(long)
    return tuple(sorted((short, next(iter(longs))) for short, longs in found.items() if len(longs) == 1))


def _spelled_by(short: str, long: tuple[str, ...]) -> tuple[str, ...]:
    """Return the last words whose initials an acronym has, without the words that carry no meaning."""
    small = word_lists()["function_words"]
    for kept in (tuple(word for word in long if word not in small), long):
        if len(short) > 1 and "".join(word[0] for word in kept[-len(short) :]) == short:
            return tuple(word for word in kept[-len(short) :] if word not in small)
    return ()


def row(
    text: str,
    unit: str | None,
    parents: Iterable[str],
    code: str | None,
    packed: bool,
    learned: Acronyms = (),
    units: frozenset[str] = frozenset(),
) -> Row:
    """Take one indicator apart; `units` are those of the documents, squashed, which names may end with in brackets."""
    match = _PACKED.match(text)
    parts = (match["one"], match["two"]) if match else (text,)
    names = tuple(_name(_without_unit(part, units), learned) for part in parts)
    digits = letters_and_digits(code) if code else None
    return Row(text, names, unit, tuple(_name(parent, learned) for parent in parents), digits, packed or bool(match))


def _without_unit(name: str, units: frozenset[str]) -> str:
    match = _IN_LAST_BRACKETS.search(name)
    return name[: match.start()] if match and letters_and_digits(match[1]) in units else name


@lru_cache(maxsize=2**16)
def _name(text: str, learned: Acronyms) -> Name:
    found = tuple(word for word in tokens(text) if word != "%" and not _is_slip_of_function_word(word))
    spoken, sort = dict(learned), measure_kind(text)
    if spoken and not spoken.keys().isdisjoint(found):
        found = tuple(word for token in _expanded(found, spoken) for word in token)
        sort = sort or measure_kind(" ".join(found))  # "IKM" is an index
    body = found[1:] if sort and len(found) > 1 else found
    basis = len(tokens(text)) - len(tokens(without_denominator(text))) if " per " in normalized(text) else 0
    turns = role_words(text)
    return Name(text, body, sum(map(_weight, body)), "".join(body), sort, ordered_tokens(text), turns, basis)


def _expanded(found: tuple[str, ...], spoken: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    for place, token in enumerate(found):
        long = spoken.get(token)
        if long is None:
            yield (token,)
        elif long not in (found[max(0, place - len(long)) : place], found[place + 1 : place + 1 + len(long)]):
            yield long


@cache
def _weight(word: str) -> float:
    """Return how much a word weighs: by its rarity in official names, less if it says little."""
    if word[0].isdigit() or word == "%":
        return 2.0
    rare = rarity().get(word, RARE if len(word) > 3 else 6.0)
    return rare * (LIGHT if word in _light() else 1)


def _alone(word: str, other: Name) -> float:
    """Weigh a word that has no partner; one that repeats what the other side says weighs little."""
    return _weight(word) * (REPEATED if word in other.words else 1)


@cache
def _light() -> frozenset[str]:
    return frozenset([*word_lists()["light_words"], *word_lists()["forms"]])


def compare(a: Row, b: Row) -> Evidence | None:
    """Return what speaks for and against two rows being one; None where their measures exclude it."""
    best: Evidence | None = None
    around: Features | None = None
    for ours in a.names:
        for theirs in b.names:
            if _is_unlike(ours, theirs):
                continue
            around = around or _around(a, b)
            found = _compare(ours, theirs, around)
            if found is not None and (best is None or found.features.cover > best.features.cover):
                best = found
    return best


def is_same_name(a: Row, b: Row) -> bool:
    """Tell whether two rows have one name, but for spelling."""
    return [(name.compact_key, name.measure) for name in a.names] == [
        (name.compact_key, name.measure) for name in b.names
    ]


def are_alike(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    """Tell whether the nearest elements above have half of their words in common: one sasaran in two wordings."""
    return bool(ours and theirs) and _shared(ours[0], theirs[0]) >= ALIKE


def _shared(one: Name, other: Name) -> float:
    """Return the share of weight of the words that both names have, letter by letter."""
    return 2 * sum(map(_weight, set(one.words).intersection(other.words))) / (one.weight + other.weight or 1)


def _around(a: Row, b: Row) -> Features:
    """Compare what stands around two names."""
    units = unit_of(a.unit), unit_of(b.unit)
    sorts = unit_kind(a.unit), unit_kind(b.unit)
    near, far = _above(a.parents, b.parents)
    codes = a.code is not None and b.code is not None
    return Features(
        unit_differs=None not in sorts and sorts[0] != sorts[1],
        unit_same=None not in units and units[0] == units[1],
        parent=near[0],
        parent_same=near[1],
        parent_differs=near[2],
        grandparent=far[0],
        grandparent_same=far[1],
        grandparent_differs=far[2],
        path_changed=near[3] or far[3],
        code_same=codes and a.code == b.code,
        code_differs=codes and a.code != b.code,
        packed=a.packed or b.packed,
    )


_NOTHING_ABOVE = (0.0, 0.0, 0.0, 0.0)


def _above(ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> tuple[tuple[float, float, float, float], ...]:
    """Compare the elements above; where one side prints fewer of them, each with the one that it is like."""
    if len(ours) == len(theirs) or not ours or not theirs:
        found = [_likeness_above(p, q) for p, q in zip(ours, theirs, strict=False)]
        return (*found, *[_NOTHING_ABOVE] * (2 - len(found)))
    [alone], both = sorted((ours, theirs), key=len)
    near, far = (_likeness_above(alone, each) for each in both[:2])
    return (_NOTHING_ABOVE, far) if far[0] > near[0] else (near, _NOTHING_ABOVE)


def _likeness_above(one: Name, other: Name) -> tuple[float, float, float, float]:
    """Return how alike two elements above are (-1 to 1), if they are the same, others, or differ in a changing word."""
    if one.compact_key == other.compact_key:
        return 1.0, 1.0, 0.0, 0.0
    likeness = fuzz.ratio(one.compact_key, other.compact_key) / 100
    ours, theirs = set(one.words), set(other.words)
    changed = likeness > 0.6 and any("↔" in entry for entry in changed_between(ours - theirs, theirs - ours))
    return max(-1.0, (likeness - 0.7) / 0.3), likeness > 0.94 and not changed, likeness < 0.6, changed


def _compare(one: Name, other: Name, around: Features) -> Evidence | None:
    kin = bool(one.measure and other.measure) and one.measure != other.measure
    if kin and not are_related_measures(one.measure, other.measure):
        return None  # Jumlah X is never Persentase X
    found = around._replace(kin=kin, one_measure=(one.measure is None) != (other.measure is None))
    turned = opposed_role_words(one.turns, other.turns) if one.turns != other.turns else ()
    if one.compact_key == other.compact_key:
        same = not kin and not found.one_measure and not turned
        return Evidence(found._replace(same=same, cover=1.0, letters=1.0), changed=turned)
    missing: tuple[str, ...] = ()
    if bool(one.basis) != bool(other.basis):
        long, short = (one, other) if one.basis else (other, one)
        missing = long.words[-long.basis :]
        long = _cut(long, len(long.words) - long.basis)
        one, other = (long, short) if one.basis else (short, long)
        found = found._replace(basis=1.0)
        if one.compact_key == other.compact_key:
            return Evidence(found._replace(cover=1.0, letters=1.0), changed=turned, basis=missing)
    one, left_cut = _without_office(one, other)
    other, right_cut = (other, False) if left_cut else _without_office(other, one)
    if left_cut or right_cut:
        found = found._replace(office=1.0)
        if one.compact_key == other.compact_key:
            return Evidence(found._replace(cover=1.0, letters=1.0), changed=turned)
    cover, only_left, only_right, spelled_out, unsure = _align(one, other)
    if closing := _closing(one, only_left, only_right) or _closing(other, only_right, only_left):
        one, other = (_cut(each, len(each.words) - (each is closing)) for each in (one, other))
        found = found._replace(office=1.0)
        cover, only_left, only_right, spelled_out, unsure = _align(one, other)
    changed = changed_between(only_left, only_right) if only_left or only_right else ()
    left = max((_alone(word, other) for word in only_left), default=0.0)
    right = max((_alone(word, one) for word in only_right), default=0.0)
    swaps = [entry for entry in changed if "↔" in entry]
    form = _is_form(only_left, only_right) or (bool(swaps) and all(_names_forms(entry) for entry in swaps))
    swapped = min(left, right) / RARE
    strange = bool(swapped) and (_is_strange(only_left) or _is_strange(only_right))
    broader = _is_broader(only_left, only_right, one, other)
    letters = fuzz.ratio(*((one.compact_key, other.compact_key) if only_left or only_right else _sorted(one, other)))
    inside = not (only_left and only_right) and (found.parent_same or found.grandparent_same)
    extra = 0.0 if swapped or broader else max(left, right) / RARE
    found = found._replace(
        cover=cover,
        letters=letters / 100,
        swapped=0.0 if strange else swapped,
        swapped_strange=swapped if strange else 0.0,
        swaps=not strange and _says_something(only_left) and _says_something(only_right),
        form=form,
        extra=extra,
        begins=extra * RARE > HEAVY and _begins(one, other),
        more=min(1.0, sum(map(_weight, (*only_left, *only_right))) / (one.weight + other.weight or 1)),
        changed=not form and bool(swaps),
        broader=broader,
        changed_one=not broader and any("↔" not in entry for entry in changed),
        reordered=_reordered(one, other),
        counted=not form and one.first in only_left and other.first in only_right,
        inside=inside,
    )
    return Evidence(
        found,
        tuple(only_left),
        tuple(only_right),
        (*changed, *turned),
        spelled_out,
        unsure,
        missing,
        one.first in only_left or other.first in only_right,
    )


def _begins(one: Name, other: Name) -> bool:
    """Tell whether one name, of two words or more, is how the other begins."""
    short, long = sorted((one.words, other.words), key=len)
    return len(short) > 1 and long[: len(short)] == short


def _is_unlike(one: Name, other: Name) -> bool:
    """Tell whether two names have so little in common that nothing else can make them one."""
    if fuzz.ratio(one.compact_key, other.compact_key, score_cutoff=UNLIKE):
        return False
    return _shared(one, other) < LITTLE


def _is_strange(only: list[str]) -> bool:
    """Tell whether official names know none of these words."""
    return official_words().isdisjoint(only)


def _says_something(only: list[str]) -> bool:
    return any(word not in _light() for word in only)


def _sorted(one: Name, other: Name) -> tuple[str, str]:
    return "".join(sorted(one.words)), "".join(sorted(other.words))


def _is_broader(left: list[str], right: list[str], one: Name, other: Name) -> bool:
    """Tell whether the words of one side only are of the kind of a word that both sides have."""
    if bool(left) == bool(right):
        return False
    shared = {number for word in one.words if word in other.words for number in changing_groups(word)}
    return all(shared.intersection(changing_groups(word)) for word in (*left, *right))


def _is_form(left: list[str], right: list[str]) -> bool:
    """Tell whether the words without a partner only name a form: dokumen, laporan."""
    return bool(left and right) and _forms().issuperset((*left, *right))


def _names_forms(changed: str) -> bool:
    return _forms().issuperset(re.split(r"[ /↔]+", changed))


@cache
def _forms() -> frozenset[str]:
    return frozenset(word_lists()["forms"])


def _cut(name: Name, size: int) -> Name:
    """Return a name of which only the first words are left."""
    left = name.words[:size]
    return replace(name, words=left, weight=sum(map(_weight, left)), compact_key="".join(left), basis=0)


def _closing(name: Name, only: list[str], others: list[str]) -> Name | None:
    """Return the name if all that it has alone is a last word that adds nothing: "… yang dilaksanakan"."""
    last = not others and len(only) == 1 and len(name.words) > 1 and only[0] == name.words[-1]
    return name if last and _is_closing(only[0]) else None


def core(name: Name) -> str:
    """Return the letters of a name without a last word that adds nothing."""
    last = len(name.words) > 1 and name.words[-1]
    return name.compact_key[: -len(last)] if last and _is_closing(last) else name.compact_key


@cache
def _is_closing(word: str) -> bool:
    near = (OSA.distance(word, each, score_cutoff=2) <= 2 for each in word_lists()["closing"] if len(each) > 6)
    return word in word_lists()["closing"] or (len(word) > 6 and not is_known_word(word) and any(near))


def _without_office(one: Name, other: Name) -> tuple[Name, bool]:
    """Leave out of a name the office or place that only it names at its end: "… di Kecamatan Gumelar"."""
    lists, known = word_lists(), known_words()
    for place in range(len(one.words) - 2, max(0, len(one.words) - 6), -1):
        first, *named = one.words[place:]
        if first not in lists["offices"] and first not in lists["places"]:
            continue
        proper = known.isdisjoint(named)  # a name of its own: Gumelar
        shared = first == other.words[-1]  # "… Pelayanan Kecamatan" and "… Pelayanan Kecamatan Gumelar"
        if not set(named).isdisjoint(other.words) or not (proper or (first in lists["offices"] and not shared)):
            continue
        if any(word in lists["one_sided"] or word in lists["places"] for word in named):
            continue
        # but "… Desa A" and "… Kecamatan A" are two things
        ends = set(other.words[-2:]) - set(one.words[:place])
        if shared or ends.isdisjoint([*lists["places"], *lists["offices"], "kabkota"]):
            return (_cut(one, place + shared), True) if place + shared else (one, False)
    return one, False


def _reordered(one: Name, other: Name) -> bool:
    """Tell whether the words that two names share stand in another order: "dari Papua ke Papua Barat"."""
    if not _differ_in_order(one.ordered, other.ordered):
        return False
    listed = (ordered_tokens(with_sorted_lists(name.text)) for name in (one, other))
    return _differ_in_order(*listed)


def _differ_in_order(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    common = {word for word in ours if ours.count(word) == theirs.count(word)}
    return [word for word in ours if word in common] != [word for word in theirs if word in common]


def _align(one: Name, other: Name) -> tuple[float, list[str], list[str], tuple[str, ...], tuple[str, ...]]:
    """Match words one to one.

    Returns:
        The matched share of weight, the words left over on each side, acronyms that were matched by initials, and
        words that may be slips of each other or two names.
    """
    rest, only, matched = list(other.words), [], 0.0
    spelled: list[str] = []
    unsure: list[str] = []
    for word in one.words:
        if word in rest:
            rest.remove(word)
            matched += 2 * _weight(word)
        else:
            only.append(word)
    if only and rest:
        unmatched = []
        for word in only:
            said, root = _forms_of(word)
            known = bool(root)
            likeness, best = 0.0, ""
            for each in rest:
                other_said, other_root = _forms_of(each)
                if known and other_root and root != other_root and said != other_said:
                    continue  # two words of the field
                found = _likeness(word, each)
                if found and (found, each) > (likeness, best):
                    likeness, best = found, each
            if likeness:
                rest.remove(best)
                matched += likeness * (_weight(word) + _weight(best))
                if likeness == UNSURE_MATCH:
                    unsure.append(f"{word} ↔ {best}")
            else:
                unmatched.append(word)
        only = unmatched
        for ours, theirs in ((only, rest), (rest, only)):
            matched += _rejoin(ours, theirs)
            matched += _by_initials(ours, theirs, spelled)
    missing = sum(_alone(word, other) for word in only) + sum(_alone(word, one) for word in rest)
    return matched / (matched + missing or 1), only, rest, tuple(spelled), tuple(unsure)


def _rejoin(broken: list[str], whole: list[str]) -> float:
    """Match words that a narrow column broke ("penyelenggaraa n"), which may have a slip as well."""
    joined, place, known = 0.0, 0, known_words()
    while place < len(broken) - 1:
        parts = broken[place] + broken[place + 1]
        found = None
        if parts in whole:
            found = parts
        elif broken[place] not in known or broken[place + 1] not in known:
            size = len(parts)
            found = next((word for word in whole if -4 < len(word) - size < 4 and _likeness(word, parts)), None)
        if found:
            joined += JOINED_MATCH * (_weight(broken[place]) + _weight(broken[place + 1]) + _weight(found))
            whole.remove(found)
            del broken[place : place + 2]
        else:
            place += 1
    return joined


def _by_initials(short: list[str], long: list[str], spelled: list[str]) -> float:
    """Match an acronym with the words whose initials it has: "pug", "pengarusutamaan gender …"."""
    matched = 0.0
    for token in list(short):
        size = len(token)
        if not 2 < size <= 6 or token in known_words():
            continue
        for place in range(len(long) - size + 1):
            run = long[place : place + size]
            if "".join(word[0] for word in run) == token:
                matched += INITIALS_MATCH * (_weight(token) + sum(map(_weight, run)))
                short.remove(token)
                del long[place : place + size]
                spelled.append(f"{token.upper()} = {' '.join(run)}")
                break
    return matched


@cache
def _is_slip_of_function_word(word: str) -> bool:
    """Tell whether a word says nothing: "dengin" is a slip of "dengan"."""
    if len(word) < 4 or word in known_words() or word[0].isdigit():
        return False
    longer = (small for small in word_lists()["function_words"] if len(small) > 3 and len(word) + len(small) > 8)
    return any(OSA.distance(word, small, score_cutoff=1) <= 1 for small in longer)


@cache
def _synonym(word: str) -> str:
    return _synonyms().get(word, word)


@cache
def _synonyms() -> dict[str, str]:
    return {variant: form for form, variants in word_lists()["synonyms"].items() for variant in variants}


@cache
def _forms_of(word: str) -> tuple[str, str]:
    """Return what a word says and its root, empty where nobody knows the word."""
    return _synonym(word), stem(word) if is_known_word(word) else ""


@lru_cache(maxsize=2**18)
def _likeness(word: str, other: str) -> float:
    """Return how surely two different words are one: same root, or one is a typing slip of the other.

    Of two forms of a root, the one that names a person is another thing (pelajar, pengajar, pelajaran).
    A word of the field is no slip of another one (pengaduan, pengadaan), and of two names nobody knows.
    """
    if _synonym(word) == _synonym(other):
        return SYNONYM_MATCH
    known = known_words()
    ours, theirs = is_known_word(word), is_known_word(other)
    both = ours and theirs
    if len(word) > 3 and len(other) > 3 and stem(word) == stem(other):
        people = both and (is_agent_noun(word) or is_agent_noun(other))
        return 0.0 if people or set(changing_groups(word)).intersection(changing_groups(other)) else STEM_MATCH
    if both:
        return 0.0
    short, long = (word, other) if len(word) <= len(other) else (other, word)
    longer = len(long) - len(short)
    if longer > 2 and 3 <= len(short) <= 5 and short not in known and long.startswith(short):
        return ABBREVIATION_MATCH
    if not ours and not theirs:
        return UNSURE_MATCH if len(short) > 4 and longer < 2 and OSA.distance(word, other, score_cutoff=1) < 2 else 0.0
    if len(short) < 5 and (len(short) < 4 or short in known or longer != 1):
        return 0.0  # of four letters one may be lost ("etak"), not changed
    slips = 1 if len(short) < 10 else 2 if len(short) < 13 else 3
    typed, meant = (other, word) if ours else (word, other)
    distance = OSA.distance(word, other, score_cutoff=slips)
    if longer <= slips and distance <= slips:
        return UNSURE_MATCH if _means_another(typed, meant, distance) else TYPO_MATCH
    return TYPO_MATCH if any(OSA.distance(typed, each, score_cutoff=1) < 2 for each in spellings(meant)) else 0.0


def _means_another(typed: str, meant: str, distance: int) -> bool:
    """Tell whether a slip is as near to another word of the field: "pengadan" to pengadaan and pengaduan."""
    lengths = range(len(typed) - distance, len(typed) + distance + 1)
    choices = [word for length in lengths for word in _by_length().get(length, ())]
    near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=distance, limit=None)
    return any(word != meant and stem(word) != stem(meant) for word, _, _ in near)


@cache
def _by_length() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in sorted(known_words()):
        found.setdefault(len(word), []).append(word)
    return found


def heavy(found: Evidence) -> tuple[str, ...]:
    """Return the words of one side only that may well name something else."""
    named = {word for entry in found.changed for word in re.split(r"[ /↔]+", entry)}
    return tuple(word for word in (*found.only_left, *found.only_right) if word not in named and _is_heavy(word))


def _is_heavy(word: str) -> bool:
    weight = _weight(word)
    return weight > HEAVY or (weight > SOME and bool(changing_groups(word))) or word in word_lists()["reach"]


def probability(odds: float) -> float:
    """Return the probability that goes with a logarithm of odds."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, odds))))
