"""Lay JSON out as every command prints it.

Data of mappings, lists and plain values goes in; text comes out, in which an object without others inside takes one line, so that a
person can read it and a comparison of two files shows what changed.
"""

from __future__ import annotations

import json

from cascade.text.printable import escape_unprintable

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_text(data: object) -> str:
    """Return JSON text as every command prints it; an object without others inside takes one line."""
    return escape_unprintable(_laid_out(data, "\n")) + "\n"


def _laid_out(data: object, begin: str) -> str:
    """Return the JSON text of a value whose lines begin so: with a line break and blanks."""
    inner = begin + " "
    if isinstance(data, dict) and any(isinstance(item, dict | list | tuple) for item in data.values()):
        lines = (f"{_encode(str(key))}: {_laid_out(item, inner)}" for key, item in data.items())
        return f"{{{inner}{f',{inner}'.join(lines)}{begin}}}"
    if isinstance(data, list | tuple) and data:
        return f"[{inner}{f',{inner}'.join(_laid_out(item, inner) for item in data)}{begin}]"
    return _encode(data)
