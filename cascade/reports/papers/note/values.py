"""Say the values of the note in one language.

Phrases, lists and rows of them go in; plain texts come out, without the control characters that a document may hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from cascade.model.i18n import Language, LocalizedText
from cascade.text.printable import printable

NoteValue: TypeAlias = "LocalizedText | str | bool | Sequence[NoteValue] | Mapping[str, NoteValue]"
NoteRow = dict[str, NoteValue]
PlainValue: TypeAlias = "str | bool | list[PlainValue] | dict[str, PlainValue]"


def in_language(value: NoteValue, language: Language) -> PlainValue:
    """Return a value with every phrase in one language."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str | LocalizedText):
        return printable(value if isinstance(value, str) else value.say(language))
    if isinstance(value, Mapping):
        return {key: in_language(item, language) for key, item in value.items()}
    return [in_language(item, language) for item in value]
