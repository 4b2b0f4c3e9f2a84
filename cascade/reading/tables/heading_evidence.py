"""Weigh what the words over a column say of its role.

The headings of a column, from top to bottom, go in; weights for each role, the levels that they name, qualifiers and the subject of an
indicator come out. A phrase speaks with which a heading begins; the lowest heading that speaks counts most, those above it less. Looks
at no cell below the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from cascade.reading.tables.vocabulary import mended, remembered, vocabulary

SPEAKS = 4.0  # weight of a role that a heading names with its first words
SPEAKS_BELOW = 0.5  # share of that weight which a heading above the speaking one keeps
NAMES_WITHIN = 1.2  # weight of a role that is named further on in a heading
SHORTEST_PHRASE = 9  # letters of a phrase that is known with one slip
REMARKS = 1.0  # weight of a heading such as "Keterangan" for a column aside
MOST_WORDS = 8  # of a heading that is looked through for misprinted phrases
GLUED = 6  # letters of a phrase that is known although the next word is set right behind it: "Baselinetahun"
ELEMENTS = ("tujuan", "sasaran", "tujuan_sasaran", "program", "kegiatan", "sub_kegiatan", "by_code")
_CHAIN = ("urusan", "program", "kegiatan", "sub_kegiatan")
_SEPARATOR = re.compile(r"\s*(?:/|,|&|\bdan\b|\batau\b|\+|;|\(|\))\s*")
_NEUTRAL = re.compile(
    r"(uraian|nama|rincian|apbd|#|isi|\(?\d{1,2}\)?|%|persen|tahun|kerangka|rencana|usulan|pada tahun|n|th|indikatif)?"
)


_SUM = re.compile(r"(?:total|jumlah)(?:[\s\d–-]|tahun|target|s\.?/?d|sampai|dengan|selama|periode|renstra)*$")
_UNIT_BEFORE = re.compile(
    r"(?:unit (?:kerja|organisasi)|perangkat daerah|opd|skpd|pd|upt|uptd|bidang|bagian|seksi|cabang dinas)\s*[/,&]\s*"
)
_QUALIFIED = {  # what a target or an amount of money is under such a heading
    ("end", "target"): "end",
    ("end", "pagu"): "end_pagu",
    ("baseline", "target"): "baseline",
    ("baseline", "pagu"): "realised",
    ("realised", "target"): "realised",
    ("realised", "pagu"): "realised",
}


@dataclass(frozen=True, slots=True)
class HeadingEvidence:
    """What the words over a column say: weights of roles, levels named, qualifiers, the subject of an indicator.

    `is_blank` tells that nothing is printed, or only what says nothing of a column: "Uraian".
    """

    weights: Mapping[str, float]
    qualifiers: frozenset[str] = frozenset()
    subject: str | None = None
    speaks: bool = False
    is_blank: bool = False


@remembered
def heading_evidence(header: str) -> HeadingEvidence:
    """Weigh the headings of one column, joined by " > "."""
    base = mended(header.partition(" #")[0])
    parts = [part for part in base.split(" > ") if part]
    qualifiers = frozenset(name for name in vocabulary().qualifiers if _qualifier(name).search(base))
    weights: dict[str, float] = {}
    share = 1.0
    spoken: str | None = None
    for number, part in reversed(list(enumerate(parts))):
        roles = _roles_of(part)
        if not roles or (spoken is None and _passes_to_heading_above(part, roles[0], parts[:number])):
            continue
        role = roles[0]
        if role == "remarks":  # may hold anything
            weights["aside"] = max(weights.get("aside", 0.0), REMARKS)
            continue
        is_reached = role == "realised" and not part.startswith("capaian")
        if (
            spoken in ("target", "pagu")
            and (role != "realised" or is_reached)
            and (qualified := _QUALIFIED.get((role, spoken)))
        ):
            weights[qualified] = weights.pop(spoken)
        for rank, each in enumerate(roles):
            weights[each] = max(weights.get(each, 0.0), (SPEAKS - rank) * share)
        spoken = spoken or role
        share *= SPEAKS_BELOW
    _add_moment(weights, parts, spoken)
    if len(parts) > 1 and any(_SUM.match(part) for part in parts[:-1]):
        weights = {"aside": SPEAKS}
    for part in parts:
        for role in _roles_within(part):
            weights.setdefault(role, NAMES_WITHIN * (0.5 if spoken else 1.0))
    is_blank = all(_NEUTRAL.fullmatch(part) or "remarks" in _roles_of(part) for part in parts)
    return HeadingEvidence(weights, qualifiers, _subject_of(parts), spoken is not None, is_blank)


def _add_moment(weights: dict[str, float], parts: list[str], spoken: str | None) -> None:
    """Weigh a value that is named after the beginning or the end of the period: "Tahun 2024 (Awal)"."""
    if spoken not in (None, "target", "realised"):
        return
    for moment in vocabulary().moments:
        if any(_moment(moment).search(part) for part in parts):
            weights[moment] = max(weights.get(moment, 0.0), SPEAKS + 1 if spoken else SPEAKS - 1)


@remembered
def _moment(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary().moments[name]))})\b(?! (?:tahun )?rkpd)")


def _passes_to_heading_above(part: str, role: str, above: list[str]) -> bool:
    """Tell whether a heading only says of what its spanning heading is: "Indikator Kinerja" over "Capaian Program | Keluaran | Hasil"."""
    is_open = role == "outcome" or (role == "realised" and part.startswith("capaian")) or role in ELEMENTS
    spanning = {role for each in above for role in _roles_of(each)[:1]}
    return is_open and "indicator" in spanning


@remembered
def _roles_of(part: str) -> tuple[str, ...]:
    """Return the roles with which a heading begins, the likeliest first; none where it says nothing."""
    text = part.strip(" .:*-–")
    if whole := _exact_phrases().get(text):
        return whole
    if _NEUTRAL.fullmatch(text) and text != "%":
        return ()
    plain = _without_unit(_without_openers(text))
    if elements := _elements_of(plain):
        return elements
    best = _longest(plain)
    if best:
        return (best,)
    pieces = {_exact_phrases().get(piece, ("",))[0] for piece in _SEPARATOR.split(plain) if piece}
    return tuple(pieces) if len(pieces) == 1 and "" not in pieces else ()


def _longest(text: str) -> str | None:
    """Return the role of the longest phrase with which a text begins."""
    if whole := _exact_phrases().get(text):
        return whole[0]
    found = [(len(phrase), role) for phrase, role in _phrases().items() if _begins(text, phrase)]
    return max(found)[1] if found else _misprinted(text)


def _misprinted(text: str) -> str | None:
    """Return the role of the only phrase of several words with which a text begins but for one slip: "tolak ukr"."""
    words = text.split(" ")
    if len(words) > MOST_WORDS:
        return None
    begun = {" ".join(words[:count]) for count in range(2, len(words) + 1)}
    near = {
        role
        for phrase, role in _phrases().items()
        if " " in phrase and len(phrase) >= SHORTEST_PHRASE
        for beginning in begun
        if abs(len(beginning) - len(phrase)) <= 1 and OSA.distance(beginning, phrase, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None


def _begins(text: str, phrase: str) -> bool:
    if not text.startswith(phrase):
        return False
    return len(text) == len(phrase) or not text[len(phrase)].isalpha() or len(phrase) >= GLUED


@remembered
def _phrases() -> dict[str, str]:
    """Return the role of each phrase with which a heading may begin."""
    return {phrase: role for role, phrases in vocabulary().roles.items() for phrase in phrases if phrase[0] != "="}


@remembered
def _exact_phrases() -> dict[str, tuple[str, ...]]:
    """Return the roles of each phrase that speaks only as a whole heading."""
    found: dict[str, tuple[str, ...]] = {}
    for role, phrases in vocabulary().roles.items():
        for phrase in phrases:
            if phrase[0] == "=":
                found[phrase[1:]] = (*found.get(phrase[1:], ()), role)
    return found


@remembered
def _openers() -> re.Pattern[str]:
    words = "|".join(re.escape(opener) for opener in sorted(vocabulary().openers, key=len, reverse=True))
    return re.compile(rf"(?:(?:{words})\s*)+(?=\S)")


def _without_openers(text: str) -> str:
    match = _openers().match(text)
    return text[match.end() :].lstrip(" /&") if match else text


def _without_unit(text: str) -> str:
    """Return a heading that names levels after the unit whose rows head theirs without it: "Unit Kerja/Program/Kegiatan"."""
    match = _UNIT_BEFORE.match(text)
    return text[match.end() :] if match and len(levels_named(text[match.end() :])) > 1 else text


@remembered
def _level_words() -> tuple[tuple[str, str], ...]:
    pairs = [(phrase, level) for level, phrases in vocabulary().levels.items() for phrase in phrases]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def levels_named(text: str) -> tuple[str, ...]:
    """Return the levels that a heading names side by side, with which each of its parts begins."""
    found = []
    for piece in _SEPARATOR.split(text):
        level = next((level for phrase, level in _level_words() if _begins(_without_openers(piece), phrase)), None)
        if level and level not in found:
            found.append(level)
    return tuple(found)


def _elements_of(text: str) -> tuple[str, ...]:
    """Return the elements that a heading may name, the likeliest first: one level, or the levels that share a column."""
    first = next((level for phrase, level in _level_words() if _begins(text, phrase)), None)
    if first is None or (_longest(text) not in (None, "sasaran", "tujuan")):
        return ()
    named = levels_named(text)
    if first in ("tujuan", "sasaran"):
        goal = "tujuan_sasaran" if {"tujuan", "sasaran"} <= set(named) else first
        below = {level for phrase, level in _level_words() if level in _CHAIN and re.search(rf"\b{phrase}\b", text)}
        below -= (
            {"kegiatan"} if "sub_kegiatan" in below and not re.search(r"(?<!sub )(?<!sub-)\bkegiatan", text) else set()
        )
        if goal == "sasaran" and below and not {"urusan", "program"} & set(named[1:]):
            return (goal, "by_code" if len(below) > 1 else next(iter(below)))  # it may hold their names instead
        return ("by_code", goal) if {"urusan", "program"} & set(named[1:]) else (goal,)
    if len([level for level in named if level in _CHAIN]) > 1 or first == "urusan":
        return ("by_code",)
    return (first,)


def _roles_within(part: str) -> Iterable[str]:
    """Yield the roles that a heading names after its first words."""
    for role in ("indicator", "target", "pagu", "unit", "realised", "baseline"):
        if _within(role).search(part):
            yield role


@remembered
def _within(role: str) -> re.Pattern[str]:
    phrases = [phrase for phrase in vocabulary().roles[role] if not phrase.startswith("=")]
    return re.compile(rf"(?<=\W)(?:{'|'.join(map(re.escape, phrases))})\b")


@remembered
def _qualifier(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary().qualifiers[name]))})\b")


def _subject_of(parts: list[str]) -> str | None:
    """Return the level whose result a column is about, named by the lowest heading that names one."""
    for part in reversed(parts):
        for level, phrases in vocabulary().subjects.items():
            if any(re.search(rf"\b{re.escape(phrase)}\b", part) for phrase in phrases):
                return level
    return None
