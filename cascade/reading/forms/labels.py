"""Recognise the labels of budget forms, mended within one slip.

A printed text goes in; the label with which it begins comes out, and what stands behind it. The words are those of `labels.yaml`;
"&", brackets, signs and the year of an allocation are no part of a label. Looks at no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import TypedDict

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cascade.safe_io import yaml_reader
from cascade.text.printable import one_line

SLIP_LENGTH, LONG_LABEL = 5, 16  # letters of a label from which one letter, and two, may be wrong
LONGEST_LABEL, LONGEST_TEXT = 14, 140  # words, characters
_BULLET = re.compile(r"^(?:[-–•*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+", re.I)
_REVISION = re.compile(r"\s+(sebelum|semula|setelah|sesudah|menjadi)(?: (?:perubahan|pergeseran))?$")
_BEFORE = ("sebelum", "semula")
_SHIFT = re.compile(r"(?:\s+\(?n\)?)?\s*([-–+])\s*1\)?$")  # tahun n-1, tahun + 1
_YEAR = re.compile(r"\s+(?:\(?n\)?|(20\d\d))$")
_IN_BRACKETS = re.compile(r"\((?!n\W).*?\)")  # Keluaran (Output)
_NO_LETTERS = re.compile(r"[^a-z ]+")
CODE = re.compile(r"[\dx]{1,2}\s?\.\s?[\dx]{1,4}|[\dx]\s[-–.]", re.I)


class _Vocabulary(TypedDict):
    """The lists of `labels.yaml`."""

    elements: dict[str, list[str]]
    fields: dict[str, list[str]]
    measures: dict[str, list[str]]
    headings: dict[str, list[str]]
    totals: list[str]
    totals_of: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its group in the vocabulary and its name there; an allocation is `shift` years from the form's, or of a printed `year`."""

    group: str
    name: str
    shift: int = 0
    year: int = 0


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text that begins with a label, and what follows; `is_marked` where a colon or a code tells where the label ends."""

    label: Label
    value: str
    is_marked: bool


@cache
def _wordings() -> dict[str, Label]:
    """Return the label that each wording of `labels.yaml` means."""
    text = files("cascade.reading.forms").joinpath("labels.yaml").read_text("utf-8")
    words: _Vocabulary = yaml_reader.parse(text, "labels.yaml").data
    groups = {
        "element": words["elements"],
        "field": words["fields"],
        "measure": words["measures"],
        "heading": words["headings"],
        "total": {"any": words["totals"], **words["totals_of"]},
    }
    return {
        wording: Label(group, name)
        for group, names in groups.items()
        for name, wordings in names.items()
        for wording in wordings
    }


@cache
def _labels() -> dict[str, Label]:
    """Return the label that each wording means, its blanks left out."""
    return {wording.replace(" ", ""): label for wording, label in _wordings().items()}


@cache
def _label_words() -> frozenset[str]:
    return frozenset(" ".join(_wordings()).split())


def label_of(text: str) -> Label | None:
    """Return the label that a text consists of; None where it is none, or could be two."""
    return _label_of(one_line(text).casefold()) if len(text) <= LONGEST_TEXT else None


@lru_cache(maxsize=4096)
def _label_of(text: str) -> Label | None:
    shift, year, text = 0, 0, _BULLET.sub("", text).rstrip(" :;.").replace("&", " dan ")
    text = _IN_BRACKETS.sub("", text).strip() or text
    if match := _REVISION.search(text):
        text, is_before = text[: match.start()], match[1] in _BEFORE
        return Label("field", "about") if is_before and _label_of(text) else _label_of(text)
    if match := _SHIFT.search(text):
        shift, text = (1 if match[1] == "+" else -1), text[: match.start()]
    elif match := _YEAR.search(text):
        year, text = int(match[1] or 0), text[: match.start()]
    squeezed = _NO_LETTERS.sub("", text).replace(" ", "")
    if not squeezed or len(text.split()) > LONGEST_LABEL or re.search(r"\d", text):
        return None
    found = _labels().get(squeezed) or _mended(squeezed)
    return replace(found, shift=shift, year=year) if found and found.name == "pagu" else found


def _mended(squeezed: str) -> Label | None:
    """Return the one label from which a text differs by a slip."""
    allowed = (len(squeezed) >= SLIP_LENGTH) + (len(squeezed) >= LONG_LABEL)
    if not allowed:
        return None
    near: dict[Label, float] = {}
    for wording, distance, _ in process.extract(
        squeezed, _labels().keys(), scorer=OSA.distance, score_cutoff=allowed, limit=None
    ):
        if len(wording) >= SLIP_LENGTH:
            near[_labels()[wording]] = min(distance, near.get(_labels()[wording], distance))
    least = min(near.values(), default=0)
    nearest = [label for label, distance in near.items() if distance == least]
    return nearest[0] if len(nearest) == 1 else None


@lru_cache(maxsize=16384)
def _may_be_of_label(word: str) -> bool:
    """Tell whether a word is one of a label, within a slip, or two of them glued together."""
    squeezed = _NO_LETTERS.sub("", word.casefold())
    if squeezed in _label_words():
        return True
    return len(squeezed) >= SLIP_LENGTH and any(
        OSA.distance(squeezed[: len(known) + 1], known, score_cutoff=1) <= 1 or squeezed.startswith(known)
        for known in _label_words()
        if len(known) >= SLIP_LENGTH - 2
    )


@lru_cache(maxsize=16384)
def split_label(text: str) -> LabelledText | None:
    """Return the label with which a text begins, and its value: "Program : 7.01 …", "Keluaran Jumlah dokumen 2".

    Without a colon the longest label counts; it is marked as one where a code follows it.
    """
    line = _BULLET.sub("", one_line(text))
    first = line.split(maxsplit=1)[:1]
    if not first or not _may_be_of_label(first[0]):
        return None
    before, colon, after = line.partition(":")
    if colon and (label := label_of(before)):
        return LabelledText(label, after.strip(" :"), True)
    words = line.split()
    of_label = takewhile(lambda word: not any(map(str.isalpha, word)) or _may_be_of_label(word), words)
    for count in range(min(LONGEST_LABEL, len(list(of_label))), 0, -1):
        label = label_of(" ".join(words[:count]))
        if label is not None:
            value = " ".join(words[count:])
            return LabelledText(label, value.strip(" :"), not value or CODE.match(value) is not None)
    return None


def headings_in(text: str) -> list[Label]:
    """Return the headings of a line that prints nothing else: "Indikator Tolok Ukur Kinerja Target Kinerja"."""
    labels, rest = _leading_headings(text)
    is_whole = not rest or any(label.name in ("details", "closing") for label in labels)
    return labels if is_whole else []


def without_headings(text: str) -> str:
    """Return what stands behind the headings with which a text begins: "(Indikator) (Target) Jumlah dokumen 2".

    A single one counts where it is set in brackets: ": (Indikator) Nilai LKIP".
    """
    bare = text.lstrip(": ")
    labels, rest = _leading_headings(bare)
    return rest if len(labels) > 1 or (labels and bare.startswith("(")) else text


def _leading_headings(text: str) -> tuple[list[Label], str]:
    labels: list[Label] = []
    while text and (found := split_label(text)) is not None and found.label.group == "heading":
        labels.append(found.label)
        text = found.value
    return labels, text
