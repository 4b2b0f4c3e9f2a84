"""Mask what of a person does not belong into a report.

Records go in; the same come out, with the number of an official (NIP, NRP), a citizen (NIK), a taxpayer (NPWP) or a
telephone masked wherever a document printed it: only its last three digits stay. Names of files and ids stay as they
are; what holds no such number is the same object as before. `text/personal_numbers.py` says what such a number is.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING, TypeVar

from cascade.model.i18n import LocalizedText
from cascade.text.memo import memoized
from cascade.text.personal_numbers import Span, find_personal_numbers

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Value = TypeVar("Value")
Record = TypeVar("Record", bound="DataclassInstance")
DOT = "•"
SHORTEST = 9  # letters: NRP and five digits
MOST_REMEMBERED = 4_000  # texts
SHOWN_DIGITS = 3  # they tell two officials of one office apart
_ADDRESSES = {"file", "sha256", "id", "element", "parent", "left", "right", "runner_up", "indicators", "elements"}
_NEVER_MASKED = {"fingerprint", "judged", "cause", "policy", "version", "dossier", "created", "rules", "files"}
_NUMERIC = {"int", "float", "bool", "Decimal", "None", "tuple"}  # words of the annotations of fields without texts
_WITHOUT_TEXT = frozenset((type(None), bool, int, float, Decimal))
_WHOLE = _ADDRESSES | _NEVER_MASKED


def mask(text: str) -> str:
    """Return a text in which the numbers of persons show only their last three digits."""
    if len(text) < SHORTEST:
        return text
    parts, last = [], 0
    for start, end in _personal_numbers(text):
        parts += [text[last:start], _masked(text[start:end])]
        last = end
    return "".join([*parts, text[last:]]) if parts else text


@partial(memoized, most=MOST_REMEMBERED)  # a report prints most texts several times, each format all of them again
def _personal_numbers(text: str) -> tuple[Span, ...]:
    return tuple(find_personal_numbers(text))


def _masked(number: str) -> str:
    hidden = sum(map(str.isdecimal, number)) - SHOWN_DIGITS
    shown = []
    for character in number:
        shown.append(DOT if character.isdecimal() and hidden > 0 else character)
        hidden -= character.isdecimal()
    return "".join(shown)


def mask_records(value: Value) -> Value:
    """Return records in which every printed text is masked."""
    masked = _mask_value(value)
    assert isinstance(masked, type(value))
    return masked


def mask_fields(record: Record, skip: frozenset[str] = frozenset()) -> Record:
    """Return a record with every printed text masked, but in the fields to skip."""
    changed = {}
    for name in _maskable_fields(type(record)):
        old = getattr(record, name)
        if old is None or name in skip or (name in _ADDRESSES and not _holds_records(old)):
            continue
        new = _mask_value(old)
        if new is not old:
            changed[name] = new
    return replace(record, **changed) if changed else record


def _mask_value(value: object) -> object:
    """Return a value masked, the very same one where nothing in it is."""
    if type(value) in _WITHOUT_TEXT:
        return value
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, LocalizedText):
        indonesian, english = mask(value.id), mask(value.en)
        return value if indonesian is value.id and english is value.en else LocalizedText(indonesian, english)
    if isinstance(value, tuple | list):
        masked = [_mask_value(item) for item in value]
        is_same = all(map(operator.is_, masked, value))
        return value if is_same else tuple(masked) if isinstance(value, tuple) else masked
    if isinstance(value, Mapping):
        entries = {key: item if _is_whole(key, item) else _mask_value(item) for key, item in value.items()}
        return value if all(map(operator.is_, entries.values(), value.values())) else entries
    if is_dataclass(value) and not isinstance(value, type):
        return mask_fields(value)
    return value


def _is_whole(key: object, item: object) -> bool:
    """Tell whether an entry of a file is an address or id."""
    return key in _WHOLE and isinstance(item, str)


@cache
def _maskable_fields(kind: type[DataclassInstance]) -> list[str]:
    """Return the fields of a kind of record that may hold printed text."""
    return [field.name for field in fields(kind) if field.init and _may_hold_text(field)]


def _may_hold_text(field: Field[object]) -> bool:
    """Tell by the words of its annotation whether a field may hold printed text, itself or in records."""
    words = set(re.findall(r"\w+", str(field.type)))
    if words <= _NUMERIC or (field.name in _ADDRESSES and words <= _NUMERIC | {"str"}):
        return False
    return field.name not in _NEVER_MASKED and not field.name.startswith("_")


def _holds_records(value: object) -> bool:
    """Tell records from ids: a document's `indicators` are records, those of a finding are ids."""
    return isinstance(value, tuple) and any(is_dataclass(item) for item in value)
