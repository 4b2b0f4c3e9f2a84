"""Bring printed units into one form and tell what they count.

A printed unit, or a name that ends with one, goes in; its canonical form ("Dok." → "dokumen"), the name without it,
and the kind of thing that it counts come out. An unlisted unit stays as it is printed, in lower case.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from cascade.text.printable import one_line
from cascade.text.word_lists import word_lists

_UNIT_TAIL = re.compile(r"\s*\(([^()]{1,40})\)\s*$")
_TARGET_TAIL = re.compile(r"\s*[:=]\s*([<>≤≥]?\s*\d[\d.,]*\s*(?:%|[^\W\d][\w/ ]{0,30})?)$")
_UNIT_TWICE = re.compile(r"^([^()]+?)\s*\(([^()]+)\)$")  # "Persentase (%)"


@cache
def canonical_units() -> dict[str, str]:
    """Return the canonical unit of each way to print one."""
    return {variant: form for form, variants in word_lists()["units"].items() for variant in [*variants, form]}


def split_unit(name: str, *, any_tail: bool = False) -> tuple[str, str | None]:
    """Split a trailing bracket that only names the unit: "Cakupan X (%)" → "Cakupan X", "%".

    `any_tail` takes an unlisted text for a unit, where the other names of a table end with one.
    """
    match = _UNIT_TAIL.search(name)
    if match and ((any_tail and not match[1].isupper()) or match[1].strip().casefold() in canonical_units()):
        return name[: match.start()].strip(), match[1].strip()
    return name, None


def split_target(name: str) -> tuple[str, str | None]:
    """Split the target that a name ends with behind a colon: "Jumlah rapat: 4 kali" → "Jumlah rapat", "4 kali"."""
    match = _TARGET_TAIL.search(name)
    return (name[: match.start()].strip(), match[1]) if match else (name, None)


@lru_cache(maxsize=4096)
def unit_of(printed: str | None) -> str | None:
    """Return the canonical unit of a printed one ("Dok." → "dokumen"), None where nothing is printed."""
    whole = one_line(printed or "").casefold()
    folded = whole.strip(" .()")
    if not folded or folded in "-–—":
        return None
    for form in (whole, folded, folded.replace(" ", ""), *_UNIT_TWICE.sub(r"\1\n\2", whole).split("\n")):
        if form in canonical_units():
            return canonical_units()[form]
    first = canonical_units().get(folded.split()[0], "")
    return first if first in ("dokumen", "laporan") else folded  # "dokumen Renja" counts dokumen; "Rp miliar" is not Rp


def is_known_unit(printed: str) -> bool:
    """Tell whether a text is one of the listed units."""
    return unit_of(printed) in word_lists()["units"]


def is_composite_unit(printed: str) -> bool:
    """Tell whether a unit is made of two: orang/bulan, kali per tahun."""
    parts = re.split(r"\s*/\s*|\s+per\s+|-", one_line(printed).casefold().strip(" .()"))
    return len(parts) == 2 and all(is_known_unit(part) for part in parts) and unit_of(printed) != "desa/kelurahan"


@lru_cache(maxsize=2**12)
def unit_kind(unit: str | None) -> str | None:
    """Return what kind of thing a unit counts (time, people, paper …), None if unknown."""
    canonical = unit_of(unit)
    return next((kind for kind, units in word_lists()["unit_kinds"].items() if canonical in units), None)
