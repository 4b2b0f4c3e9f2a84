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
def official_levels(record: ElementRecord) -> tuple[Label, ...] | None:
    """The levels at which the nomenclature has this name; None where it does not know it."""
    levels = {entry.level: level_label(entry.level, entry.source) for entry in _entries_by_name(record)}
    return tuple(levels.values()) or None


@attribute("kode ada di nomenklatur", "the code is in the nomenclature")
def code_is_official(record: ElementRecord) -> bool | Unknown | None:
    """Unknown where the code is no program code, or where the nomenclature is an excerpt without it."""
    official = record.context.nomenclature
    if official is None or record.element.code is None:
        return None
    if code_in_nomenclature(record) is None:
        return Unknown(LocalizedText("bentuk kode tidak dikenal", "the form of the code is not known"))
    if _entries_by_code(record):
        return True
    if len(official.entries) >= COMPLETE or official_code(record) is not None:
        return False
    return Unknown(LocalizedText("nomenklatur hanya kutipan", "the nomenclature is an excerpt"))


@attribute("kode resmi", "official code")
def official_code(record: ElementRecord) -> Label | None:
    """The code that the nomenclature has for this name at this level; of several the one like the printed one."""
    printed_code = record.element.code.text if record.element.code else ""
    entries = [entry for entry in _entries_by_name(record) if entry.level == record.element.level]
    nearest = max(entries, key=lambda entry: fuzz.ratio(entry.code, printed_code), default=None)
    return Label(nearest.code, nearest.source) if nearest else None


@attribute("nama resmi", "official name")
def official_name(record: ElementRecord) -> Label | None:
    """The name that the nomenclature has for this code; of several editions the one that is printed."""
    entries, own_name = _entries_by_code(record), bare_name(record)
    entry = next((candidate for candidate in entries if same_text(_without_level_word(candidate.name), own_name)), None)
    entry = entry or next(iter(entries), None)
    return Label(" ".join(entry.name.split()), entry.source) if entry else None


@attribute("nama sesuai kode", "the name belongs to the code")
def name_is_official(record: ElementRecord) -> bool | None:
    official = official_name(record)
    return same_text(_without_level_word(official.text), bare_name(record)) if official else None


@attribute("indikator resmi", "official indicator")
def official_indicator(record: ElementRecord) -> Label | None:
    entry = _standard(record)
    return Label(" ".join(entry.indicator.split()), entry.source) if entry else None


@attribute("satuan resmi", "official unit")
def official_unit(record: ElementRecord) -> Label | None:
    entry = _standard(record)
    return Label(" ".join(entry.unit.split()), entry.source) if entry and entry.unit else None


@attribute("indikator resmi untuk baris itu", "official indicator for that row")
def indicator_to_write(record: ElementRecord) -> Label | None:
    """The official indicator, where the row has its unit, or a column to write it into."""
    nearest, unit = nearest_indicator(record), official_unit(record)
    if nearest is None:
        return None
    is_writable = (
        unit is None or nearest.indicator.unit is not None or unit_of(unit_text(nearest)) == unit_of(unit.text)
    )
    return official_indicator(record) if is_writable else None


@attribute("indikator yang paling dekat dengan indikator resmi", "indicator nearest to the official one")
def nearest_indicator(record: ElementRecord) -> IndicatorRecord | None:
    official, indicators = official_indicator(record), _indicators(record)
    if official is None or not indicators:
        return None
    return max(indicators, key=lambda row: fuzz.token_sort_ratio(row.indicator.name.text, official.text))


def bare_name(record: ElementRecord) -> str:
    """Return the name of an element without the word for its level."""
    return _without_level_word(record.element.name.text)


def code_in_nomenclature(record: ElementRecord) -> str | None:
    """Return the code of an element in the one form that nomenclatures are looked up by."""
    return official_key(record.element.code.text) if record.element.code else None


def _without_level_word(name: str) -> str:
    """Return a name without its level word: documents print "Program X" and "X" alike."""
    return re.sub(r"^\s*(program|kegiatan|sub\s*kegiatan)\s+", "", name, flags=re.I)


def _indicators(record: ElementRecord) -> list[IndicatorRecord]:
    return [record.context.indicator(node) for node in record.context.graph.indicators_of(record.node)]


def _entries_by_name(record: ElementRecord) -> tuple[OfficialEntry, ...]:
    official = record.context.nomenclature
    return official.named(record.element.name.text) if official else ()


def _entries_by_code(record: ElementRecord) -> tuple[OfficialEntry, ...]:
    code = code_in_nomenclature(record)
    return record.context.official_entries.get(code, ()) if code else ()


@computed_once
def _standard(record: ElementRecord) -> OfficialEntry | None:
    """Return the official entry of this sub kegiatan, by code or else by name; of several editions the nearest one."""
    indicators = _indicators(record)
    entries = _entries_by_code(record) if name_is_official(record) else _entries_by_name(record)

    def nearness(entry: OfficialEntry) -> tuple[bool, bool]:
        same_name = [row for row in indicators if same_text(row.indicator.name.text, entry.indicator)]
        units = [text for row in same_name or indicators if (text := unit_text(row))]
        return bool(same_name), any(unit_of(text) == unit_of(entry.unit) for text in units)

    standard = [entry for entry in entries if entry.level == record.element.level and entry.indicator.strip()]
    return max(standard, key=nearness, default=None)
