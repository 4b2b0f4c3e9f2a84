"""Write other values into a copy of a document: one module of this folder for each family of file formats.

A reviser is a module that fulfils `Reviser`. It gets the bytes of a document and the values to change; the same document comes
back in which these values are the new ones and marked, with those that could not be written, each with the reason. It decides
nothing, and never sees a path.
"""

from __future__ import annotations

import datetime
import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable

from cascade.model import Source
from cascade.model.i18n import LocalizedText
from cascade.text.numbers import parse_quantity

NOT_BLANK = LocalizedText("sel itu tidak kosong", "the cell is not blank")
OTHER_TEXT = LocalizedText("sel itu tidak memuat “{v}” tepat satu kali", "the cell does not hold “{v}” exactly once")


@dataclass(frozen=True, slots=True)
class Revision:
    """One printed value and the one that is to stand there; `old` is empty for a blank, `note` says why it changes."""

    source: Source
    old: str
    new: str
    note: str


@dataclass(frozen=True, slots=True)
class Revised:
    """A document with other values, and why some could not be written."""

    content: bytes
    refused: Mapping[Revision, LocalizedText]


class NotWritableError(Exception):
    """Tell why a value cannot be written where it stands."""

    def __init__(self, reason: LocalizedText):
        super().__init__(reason.en)
        self.reason = reason


@runtime_checkable
class Reviser(Protocol):
    """A module that writes values into documents of one family of formats.

    Shape:
        SUFFIXES: those of its files, lower case and with the dot.
    """

    SUFFIXES: tuple[str, ...]

    def revise(self, content: bytes, revisions: tuple[Revision, ...], created: datetime.datetime) -> Revised:
        """Return the document with its new values, each marked and dated.

        Raises:
            Exception: the file is odd in some way, wherever the library for its format finds that out.
        """


@cache
def by_suffix() -> Mapping[str, Reviser]:
    """Return the reviser of each suffix.

    Raises:
        TypeError: a module of this folder is no reviser.
    """
    revisers: dict[str, Reviser] = {}
    for info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{info.name}")
        if not isinstance(module, Reviser):
            raise TypeError(
                f"{module.__name__} is no reviser: it needs SUFFIXES and revise(content, revisions, created)"
            )
        revisers |= dict.fromkeys(module.SUFFIXES, module)
    return revisers


def revise(suffix: str, content: bytes, revisions: tuple[Revision, ...], created: datetime.datetime) -> Revised:
    """Return a copy with its new values; the suffix must be one of `by_suffix`."""
    return by_suffix()[suffix].revise(content, revisions, created)


def is_blank(text: str) -> bool:
    """Tell whether a cell prints nothing, or a dash that says so."""
    return parse_quantity(text).is_missing


def span_of(text: str, printed: str) -> tuple[int, int]:
    """Return where a value stands in the text of its cell.

    Raises:
        NotWritableError: it is not there, or more than once: “12” in “112”, in “12 of 12”.
    """
    starts = [at for at in range(len(text)) if text.startswith(printed, at) and _is_whole(text, at, at + len(printed))]
    if not printed or len(starts) != 1:
        raise NotWritableError(OTHER_TEXT.format(v=printed))
    return starts[0], starts[0] + len(printed)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a part of a text is no part of a longer word or number."""
    before, after = text[:start][-1:], text[end:][:1]
    continues = after in ".," and text[end + 1 : end + 2].isdigit()
    begins_before = before in ".," and text[: start - 1][-1:].isdigit()
    return not (before.isalnum() or after.isalnum() or (after and continues) or (before and begins_before))
