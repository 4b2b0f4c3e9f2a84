"""Lay JSON out as every command prints it.

Data of mappings, lists and plain values goes in; text comes out, in which an object without others inside takes one line, so that a
person can read it and a comparison of two files shows what changed.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring

from cascade.text.printable import escape_unprintable

_encode = json.JSONEncoder(ensure_ascii=False).encode
_LISTS = (list, tuple)
_NESTED = (dict, *_LISTS)


def json_text(data: object) -> str:
    """Return JSON text as every command prints it; an object without others inside takes one line."""
    return escape_unprintable(_laid_out(data, "\n")) + "\n"


def _laid_out(data: object, begin: str) -> str:
    """Return the JSON text of a value whose lines begin so: with a line break and blanks."""
    if isinstance(data, str):
        return encode_basestring(data)
    inner = begin + " "
    if isinstance(data, dict) and any(isinstance(item, _NESTED) for item in data.values()):
        lines = [f"{encode_basestring(str(key))}: {_laid_out(item, inner)}" for key, item in data.items()]
        return f"{{{inner}{f',{inner}'.join(lines)}{begin}}}"
    if isinstance(data, _LISTS) and data:
        return f"[{inner}{f',{inner}'.join([_laid_out(item, inner) for item in data])}{begin}]"
    return _encode(data)
