"""What of a person does not belong into a report?

The number of an official (NIP, NI PPPK: 18 digits that begin with the date of birth) or of a citizen (NIK). Only its
last three digits stay, wherever a document printed it; names of files and ids stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from cascade.model.i18n import LocalizedText

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
R = TypeVar("R", bound="DataclassInstance")
DOT = "•"
SHORTEST = 11  # letters: NIP and eight digits
KEPT = 3  # digits that tell two officials of one office apart
_ADDRESSES = {"file", "sha256", "id", "element", "parent", "left", "right", "runner_up", "indicators", "elements"}
_KEPT_WHOLE = {"fingerprint", "cause", "policy", "version", "dossier", "created", "rules", "files"}
_GAP = r"[\s.\-]{0,2}"
_NUMBER = re.compile(
    rf"""(?i)(?<!\d)(?:
        (?:19[3-9]\d|20[01]\d) {_GAP} (?:0[1-9]|1[0-2]) {_GAP} (?:0[1-9]|[12]\d|3[01])  # born
        {_GAP} (?:19|20)\d\d \s? \d\d {_GAP} [0-9] {_GAP} \d{{3}}                       # appointed, sex, serial
      | (?<=NIP)(?:\s*(?:PPPK)?[\s.:]*) \d(?:[\s.\-]?\d){{7,20}}
      | (?<=NIK)[\s.:]* \d(?:[\s.\-]?\d){{7,20}}
    )(?!\d)""",
    re.VERBOSE,
)


def mask(text: str) -> str:
    """Return a text in which the numbers of persons show only their last three digits."""
    return text if len(text) < SHORTEST else _NUMBER.sub(_masked, text)


def find_personal_numbers(text: str) -> list[tuple[int, int]]:
    """Return where numbers of persons stand in a text: the first letter of each, and the one after its last."""
    return [match.span() for match in _NUMBER.finditer(text)]


def _masked(match: re.Match[str]) -> str:
    number = match[0]
    hidden = sum(c.isdigit() for c in number) - KEPT
    shown = []
    for character in number:
        shown.append(DOT if character.isdigit() and hidden > 0 else character)
        hidden -= character.isdigit()
    return "".join(shown)


def mask_records(value: T) -> T:
    """Return records in which every printed text is masked."""
    return _walked(value)  # type: ignore[no-any-return]


def _walked(value: Any) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, LocalizedText):
        return LocalizedText(mask(value.id), mask(value.en))
    if isinstance(value, tuple):
        new = [_walked(item) for item in value]
        return value if all(a is b for a, b in zip(new, value, strict=True)) else tuple(new)
    if isinstance(value, list):
        return [_walked(item) for item in value]
    if isinstance(value, Mapping):
        whole = _ADDRESSES | _KEPT_WHOLE
        return {k: item if k in whole and isinstance(item, str) else _walked(item) for k, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return mask_fields(value)
    return value


def mask_fields(record: R, skip: frozenset[str] = frozenset()) -> R:
    """Return a record with every printed text masked, but in the fields to skip."""
    changed = {}
    for name in _shown(type(record)):
        old = getattr(record, name)
        if old is None or name in skip or (name in _ADDRESSES and not _holds_records(old)):
            continue
        new = _walked(old)
        if new is not old and new != old:
            changed[name] = new
    return replace(record, **changed) if changed else record


@cache
def _shown(kind: type[DataclassInstance]) -> list[str]:
    """Return the fields of a kind of record that may hold printed text."""
    return [e.name for e in fields(kind) if e.init and e.name not in _KEPT_WHOLE and not e.name.startswith("_")]


def _holds_records(value: Any) -> bool:
    """Tell records from ids: a document's `indicators` are records, those of a finding are ids."""
    return isinstance(value, tuple) and any(is_dataclass(item) for item in value)
