"""Choose the office of a document among all names that its file prints.

Names go in with the place where each stands; one office comes out, or the two between which nobody can choose. A label, a letterhead, a
title and the post of who signs say more than a sentence, and what is repeated says more than what stands once. Prints of one name (cut
by a line, with a slip, short) speak for one another, offices of another region do not count, and a unit gives way to its office.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from functools import cache
from math import log2

from cascade.model import Label, Line, Problem
from cascade.model.i18n import LocalizedText
from cascade.reading.identity.headings import is_set_off
from cascade.reading.identity.office_names import OfficeName, find_offices
from cascade.reading.identity.office_vocabulary import OfficeKind, vocabulary
from cascade.reading.title_page import names_document
from cascade.text.printable import one_line


class Place(Enum):
    """Where a name stands."""

    LABEL = "label"
    LETTERHEAD = "letterhead"
    TITLE = "title"
    OWNER = "owner"
    UNIT_LABEL = "unit label"
    ALONE = "alone"
    SIGNATURE = "signature"
    SUPERIOR = "superior"
    SENTENCE = "sentence"


WEIGHTS = {
    Place.LABEL: 5.0,
    Place.LETTERHEAD: 4.5,
    Place.TITLE: 4.0,
    Place.OWNER: 4.0,
    Place.UNIT_LABEL: 3.0,
    Place.ALONE: 2.5,
    Place.SIGNATURE: 2.0,
    Place.SUPERIOR: 1.5,
    Place.SENTENCE: 0.3,
}
SHARE_OF_FILE = 0.5  # what a name counts that another document of the file may print
LEAST_WEIGHT = 1.3  # a few sentences name many offices
LEAST_LEAD = 1.2  # over the next office; less is a tie
MOST_DOUBLINGS = 3.0  # of what stands on every page
TITLE_DISTANCE = 4  # lines between a title and the office of which it is
LIKENESS = 0.92  # of two prints of one name
LABELS_OF_ANY_OFFICE = ("opd", "skpd", "perangkat daerah", "nama opd", "nama perangkat daerah")
SHORTEST_ALIKE = 12  # letters from which a slip is told from another name
_POST = re.compile(r"(?:^|\s)j\s?a\s?b\s?a\s?t\s?a\s?n\s*:", re.I)
_ONLY_A_YEAR = re.compile(r"(?:tahun|periode|anggaran|[\d\W])*$", re.I)
_GOVERNMENT = re.compile(r"^pemerintah(?:an)?\s+(?:daerah\s+)?(?:kab|kota|pro[vp])", re.I)


@dataclass(frozen=True, slots=True)
class OfficeWitness:
    """One printed name of an office, and where it stands."""

    name: OfficeName
    place: Place


@dataclass(frozen=True, slots=True)
class OfficeChoice:
    """The office of a document, or, where two have as much for them, both."""

    office: Label | None = None
    tied: tuple[Label, ...] = ()

    def problem(self, file: str) -> Problem | None:
        """Return the warning that two offices are printed and neither is taken."""
        if not self.tied:
            return None
        first, second = self.tied
        return Problem(
            "warning",
            LocalizedText(
                "{f}: perangkat daerah tidak pasti, “{a}” atau “{b}”; tidak ada yang dipakai.",
                "{f}: the office is uncertain, “{a}” or “{b}”; neither is taken.",
            ).format(f=file, a=first, b=second),
            LocalizedText(
                "Isi di berkas.yaml: documents: {{{f}: {{opd: {a}}}}}",
                "Set it in berkas.yaml: documents: {{{f}: {{opd: {a}}}}}",
            ).format(f=file, a=first),
            second.source,
        )


def find_witnesses(lines: Sequence[Line]) -> tuple[OfficeWitness, ...]:
    """Return all names of offices in lines, each with the place where it stands."""
    texts = [one_line(line.text) for line in lines]
    titles = {number for number, text in enumerate(texts) if names_document(text) and is_set_off(text)}
    posts = [number for number, text in enumerate(texts) if _POST.search(text)]
    names = list(find_offices(lines))
    known = {name.line for name in names}
    labelled = (OfficeWitness(name, Place.LABEL) for name in _labelled(lines, texts) if name.line not in known)
    return (*(OfficeWitness(name, _place(name, texts, titles, posts)) for name in names), *labelled)


def _labelled(lines: Sequence[Line], texts: Sequence[str]) -> Iterator[OfficeName]:
    """Yield what stands behind "OPD :" without a word that begins the name of an office, such as "Balai Latihan Kerja"."""
    for number, text in enumerate(texts):
        label, _, value = text.partition(":")
        if label.strip().casefold() not in LABELS_OF_ANY_OFFICE:
            continue
        name = re.sub(r"^[\s\dXx.]+[-–]?\s*", "", value)
        if is_set_off(name) and len(name) > 2:
            yield OfficeName(name, OfficeKind.OFFICE, lines[number].source, number, label, "")


def _place(name: OfficeName, texts: Sequence[str], titles: set[int], posts: Sequence[int]) -> Place:
    """Return where a name stands; of two posts of an agreement the second one is the superior's."""
    if name.before.casefold() in vocabulary().labels or _label().search(name.before):
        return Place.UNIT_LABEL if "unit" in name.before.casefold() else Place.LABEL
    if _POST.search(name.before):
        return Place.OWNER if posts.index(name.line) % 2 == 0 else Place.SUPERIOR
    if not is_set_off(texts[name.line]):
        return Place.SENTENCE
    if name.is_led:
        return Place.SIGNATURE
    above = texts[name.line - 1] if name.line else ""
    if _GOVERNMENT.match(name.before) or (not name.before and _GOVERNMENT.match(above)):
        return Place.LETTERHEAD
    if titles.intersection(range(name.line - TITLE_DISTANCE, name.line + TITLE_DISTANCE + 1)):
        return Place.TITLE
    return Place.ALONE if not name.before and _ONLY_A_YEAR.match(name.behind) else Place.SENTENCE


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of a label before an office, with the code that may stand between them."""
    labels = "|".join(sorted(map(re.escape, vocabulary().labels), key=len, reverse=True))
    return re.compile(rf"(?:^|\s)({labels})\s*(?::|\s-)\s*(?::\s*)?(?:[\dXx.]+\s*[-–:]?\s*)?$", re.I)


def choose_office(own: Iterable[OfficeWitness], of_file: Iterable[OfficeWitness]) -> OfficeChoice:
    """Return the office that the lines of a document and those of its whole file name together."""
    witnesses = [*((each, 1.0) for each in own), *((each, SHARE_OF_FILE) for each in of_file)]
    home = _home_region(each for each, _ in witnesses)
    prints = _Prints([(_without_region(each, home), share) for each, share in witnesses if not _is_foreign(each, home)])
    ranked = sorted(prints.offices(), key=lambda office: -office.weight)
    if not ranked or ranked[0].weight < LEAST_WEIGHT:
        return OfficeChoice()
    if ranked[0].kind is OfficeKind.UNIT:
        parents = [office for office in ranked if office.kind is not OfficeKind.UNIT and office.is_set_off]
        ranked = parents or ranked[:1]
    rival = next((office for office in ranked[1:] if office.kind is not OfficeKind.UNIT), None)
    if rival and rival.weight * LEAST_LEAD > ranked[0].weight:
        return OfficeChoice(tied=(ranked[0].label, rival.label))
    return OfficeChoice(ranked[0].label)


def _home_region(witnesses: Iterable[OfficeWitness]) -> tuple[str, str] | None:
    """Return the region that most names carry."""
    regions: Counter[tuple[str, str]] = Counter()
    for witness in witnesses:
        if witness.name.region and witness.name.region[1]:
            regions[witness.name.region] += round(10 * WEIGHTS[witness.place])
    return regions.most_common(1)[0][0] if regions else None


def _is_foreign(witness: OfficeWitness, home: tuple[str, str] | None) -> bool:
    """Tell whether a name carries another region than the document's: a Renstra speaks of the ministry's and the province's."""
    if home is None or witness.name.region is None:
        return False
    level, name = witness.name.region
    return level != home[0] or (bool(name) and SequenceMatcher(None, name[: len(home[1])], home[1]).ratio() < 0.6)


def _without_region(witness: OfficeWitness, home: tuple[str, str] | None) -> OfficeWitness:
    """Return a name without its region: "Dinas Kesehatan Contoh" of the Kabupaten Contoh; a kecamatan may be called like it."""
    name = witness.name
    if home is None or name.kind is OfficeKind.PLACE or not name.text.casefold().endswith(f" {home[1]}"):
        return witness
    return replace(witness, name=replace(name, text=name.text[: -len(home[1]) - 1]))


@dataclass(frozen=True, slots=True)
class _Office:
    label: Label
    kind: OfficeKind
    weight: float
    is_set_off: bool


class _Prints:
    """The prints of each name: which are one office, and how much speaks for it."""

    def __init__(self, witnesses: Sequence[tuple[OfficeWitness, float]]):
        self.by_key: dict[str, list[tuple[OfficeWitness, float]]] = defaultdict(list)
        for witness, share in witnesses:
            self.by_key[witness.name.key].append((witness, share))
        self.weights = {key: _weight(prints) for key, prints in self.by_key.items()}

    def offices(self) -> Iterator[_Office]:
        """Yield each office with the weight of all its prints."""
        meant = self._meant()
        members: Mapping[str, list[str]] = defaultdict(list)
        for key in self.by_key:
            members[_last(meant, key)].append(key)
        for key, keys in members.items():
            prints = [each for member in keys for each in self.by_key[member]]
            label, kind = self._label(key)
            is_set_off = any(witness.place is not Place.SENTENCE for witness, _ in prints)
            yield _Office(label, kind, _weight(prints), is_set_off)

    def _label(self, key: str) -> tuple[Label, OfficeKind]:
        """Return a name in the wording that most of its prints have, at the place that says most."""
        wordings: dict[str, float] = defaultdict(float)
        for witness, share in self.by_key[key]:
            wordings[witness.name.text] += share * WEIGHTS[witness.place]
        text = max(wordings, key=lambda wording: wordings[wording])
        best = max(
            (witness for witness, _ in self.by_key[key] if witness.name.text == text),
            key=lambda witness: WEIGHTS[witness.place],
        )
        return Label(text, best.name.source), best.name.kind

    def _meant(self) -> dict[str, str]:
        """Return for each name that is cut, misspelt or short the whole name that it means."""
        meant: dict[str, str] = {}
        heaviest_first = sorted(self.by_key, key=lambda key: -self.weights[key])
        for key in heaviest_first:
            others = [other for other in heaviest_first if other != key and _last(meant, other) != key]
            if whole := next((other for other in others if self._means(key, other)), None):
                meant[key] = whole
        return meant

    def _means(self, key: str, other: str) -> bool:
        """Tell whether a name is another one, cut at the end of a line, with a slip of the pen, or short."""
        name, whole = self.by_key[key][0][0].name, self.by_key[other][0][0].name
        if whole.kind is OfficeKind.ABBREVIATION:
            return False
        if _is_short(name.text):
            return not _is_short(whole.text) and _abbreviates(key, other)
        if name.kind is not whole.kind or name.kind is OfficeKind.PLACE:
            return False
        if not any(witness.name.closed for witness, _ in self.by_key[key]):
            return other.startswith(key) and key != other
        is_heavier = self.weights[other] > self.weights[key]
        alike = min(len(key), len(other)) >= SHORTEST_ALIKE and abs(len(key) - len(other)) < 4
        return is_heavier and alike and SequenceMatcher(None, key, other).ratio() >= LIKENESS


def _weight(prints: Sequence[tuple[OfficeWitness, float]]) -> float:
    """Return how much the prints of a name say: each place counts, and its repetitions with every doubling."""
    counts = Counter((witness.place, share) for witness, share in prints)
    return sum(
        share * WEIGHTS[place] * (1 + min(log2(count), MOST_DOUBLINGS)) for (place, share), count in counts.items()
    )


def _last(meant: Mapping[str, str], key: str) -> str:
    """Follow a name to the whole one that it means in the end."""
    while key in meant:
        key = meant[key]
    return key


def _is_short(text: str) -> bool:
    """Tell whether a name holds an abbreviation of its own: "DPUPR", "Dinas PMD"."""
    words = text.split()
    kinds = (vocabulary().heads.get(word.casefold()) for word in words[:3])
    return OfficeKind.ABBREVIATION in kinds or any(word.isupper() and len(word) > 1 for word in words[1:])


def _abbreviates(short: str, whole: str) -> bool:
    """Tell whether the letters of a short name stand in this order in a whole one, beginning with the same letter."""
    letters = iter(whole)
    return len(short) < len(whole) and short[0] == whole[0] and all(letter in letters for letter in short)
