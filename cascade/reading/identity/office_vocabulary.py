"""Read the words by which offices are told: `offices.yaml`, which says above each list what it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

from cascade.safe_io import yaml_reader
from cascade.text.word_lists import one_of


class OfficeKind(Enum):
    """What a name is the name of."""

    OFFICE = "office"
    PLACE = "place"  # an office with the name of the place that it governs
    UNIT = "unit"  # a part of an office, with plans of its own
    ABBREVIATION = "abbreviation"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `offices.yaml`."""

    heads: Mapping[str, OfficeKind]
    whole: frozenset[str]
    joined: frozenset[str]
    leaders: Mapping[str, str]
    short_forms: Mapping[str, str]
    fields: frozenset[str]
    ends: frozenset[str]
    foreign: tuple[str, ...]
    generic_before: frozenset[str]
    acronyms: frozenset[str]
    labels: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """Return the words by which offices are told."""
    text = files("cascade.reading.identity").joinpath("offices.yaml").read_text("utf-8")
    data = yaml_reader.parse(text, "offices.yaml").data
    heads = dict.fromkeys((*data["offices"], *data["whole_offices"]), OfficeKind.OFFICE)
    heads |= dict.fromkeys(data["places"], OfficeKind.PLACE) | dict.fromkeys(data["units"], OfficeKind.UNIT)
    heads |= dict.fromkeys(data["abbreviations"], OfficeKind.ABBREVIATION)
    return Vocabulary(
        heads=heads,
        whole=frozenset(data["whole_offices"]),
        joined=frozenset(data["joined_offices"]),
        leaders=data["leaders"],
        short_forms=data["short_forms"],
        fields=frozenset(data["fields"].split()),
        ends=frozenset([*data["ends"].split(), *data["offices"], *data["abbreviations"], *data["short_heads"]]),
        foreign=tuple(data["foreign"]),
        generic_before=frozenset(data["generic_before"]),
        acronyms=frozenset(map(str.casefold, data["acronyms"])),
        labels=tuple(data["labels"]),
    )


@cache
def beginning_of_name() -> re.Pattern[str]:
    """Return the pattern of the words with which a name begins, the longest first, also over a line break."""
    words = vocabulary()
    written = one_of({*words.heads, *words.leaders, *words.short_forms}).replace(r"\ ", r"\s")
    return re.compile(rf"(?<![\w./-])(?:{written})(?![\w@-]|\.\w)", re.I)
