"""Say what the national nomenclature has for an element: official levels, code, name, indicator and unit.

A record of an element goes in; labels with the line of the nomenclature come out, none where it is not given. Never decides
what is right.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from cascade.model import Label, Unknown
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import ElementRecord, IndicatorRecord
from cascade.rules.vocabulary.declarations import attribute, computed_once
from cascade.rules.vocabulary.element.printed_row import level_label
from cascade.rules.vocabulary.indicator.measure import unit_text
from cascade.settings.nomenclature import OfficialEntry
from cascade.text.codes import official_key
from cascade.text.normalize import same_text
from cascade.text.units import unit_of

COMPLETE = 5_000  # a nomenclature with fewer entries is an excerpt: what it lacks may still exist


@attribute("jenjang resmi", "official level")
def official_levels(element: ElementRecord) -> tuple[Label, ...] | None:
    """The levels at which the nomenclature has this name; None where it does not know it."""
    levels = {entry.level: level_label(entry.level, entry.source) for entry in _entries_by_name(element)}
    return tuple(levels.values()) or None


@attribute("kode ada di nomenklatur", "the code is in the nomenclature")
def code_is_official(element: ElementRecord) -> bool | Unknown | None:
    """Unknown where the code is no program code, or where the nomenclature is an excerpt without it."""
    official = element.context.nomenclature
    if official is None or element.printed.code is None:
        return None
    if code_in_nomenclature(element) is None:
        return Unknown(LocalizedText("bentuk kode tidak dikenal", "the form of the code is not known"))
    if _entries_by_code(element):
        return True
    if len(official.entries) >= COMPLETE or official_code(element) is not None:
        return False
    return Unknown(LocalizedText("nomenklatur hanya kutipan", "the nomenclature is an excerpt"))


@attribute("kode resmi", "official code")
def official_code(element: ElementRecord) -> Label | None:
    """The code that the nomenclature has for this name at this level; of several the one like the printed one."""
    printed = element.printed.code.text if element.printed.code else ""
    entries = [entry for entry in _entries_by_name(element) if entry.level == element.printed.level]
    found = max(entries, key=lambda entry: fuzz.ratio(entry.code, printed), default=None)
    return Label(found.code, found.source) if found else None


@attribute("nama resmi", "official name")
def official_name(element: ElementRecord) -> Label | None:
    """The name that the nomenclature has for this code; of several editions the one that is printed."""
    entries, own = _entries_by_code(element), bare_name(element)
    found = next((entry for entry in entries if same_text(_without_level_word(entry.name), own)), None)
    found = found or next(iter(entries), None)
    return Label(" ".join(found.name.split()), found.source) if found else None


@attribute("nama sesuai kode", "the name belongs to the code")
def name_is_official(element: ElementRecord) -> bool | None:
    official = official_name(element)
    return same_text(_without_level_word(official.text), bare_name(element)) if official else None


@attribute("indikator resmi", "official indicator")
def official_indicator(element: ElementRecord) -> Label | None:
    found = _standard(element)
    return Label(" ".join(found.indicator.split()), found.source) if found else None


@attribute("satuan resmi", "official unit")
def official_unit(element: ElementRecord) -> Label | None:
    found = _standard(element)
    return Label(" ".join(found.unit.split()), found.source) if found and found.unit else None


@attribute("indikator yang paling dekat dengan indikator resmi", "indicator nearest to the official one")
def nearest_indicator(element: ElementRecord) -> IndicatorRecord | None:
    official, own = official_indicator(element), _indicators(element)
    if official is None or not own:
        return None
    return max(own, key=lambda each: fuzz.token_sort_ratio(each.printed.name.text, official.text))


def bare_name(element: ElementRecord) -> str:
    """Return the name of an element without the word for its level."""
    return _without_level_word(element.printed.name.text)


def code_in_nomenclature(element: ElementRecord) -> str | None:
    """Return the code of an element in the one form that nomenclatures are looked up by."""
    return official_key(element.printed.code.text) if element.printed.code else None


def _without_level_word(name: str) -> str:
    """Return a name without its level word: documents print "Program X" and "X" alike."""
    return re.sub(r"^\s*(program|kegiatan|sub\s*kegiatan)\s+", "", name, flags=re.I)


def _indicators(element: ElementRecord) -> list[IndicatorRecord]:
    return [element.context.indicator(node) for node in element.context.graph.indicators_of(element.node)]


def _entries_by_name(element: ElementRecord) -> tuple[OfficialEntry, ...]:
    official = element.context.nomenclature
    return official.named(element.printed.name.text) if official else ()


def _entries_by_code(element: ElementRecord) -> tuple[OfficialEntry, ...]:
    code = code_in_nomenclature(element)
    return element.context.official_entries.get(code, ()) if code else ()


@computed_once
def _standard(element: ElementRecord) -> OfficialEntry | None:
    """Return the official entry of this sub kegiatan, by code or else by name; of several editions the nearest one."""
    own = _indicators(element)
    entries = _entries_by_code(element) if name_is_official(element) else _entries_by_name(element)

    def nearness(entry: OfficialEntry) -> tuple[bool, bool]:
        like = [each for each in own if same_text(each.printed.name.text, entry.indicator)]
        units = [text for each in like or own if (text := unit_text(each))]
        return bool(like), any(unit_of(text) == unit_of(entry.unit) for text in units)

    standard = [entry for entry in entries if entry.level == element.printed.level and entry.indicator.strip()]
    return max(standard, key=nearness, default=None)
