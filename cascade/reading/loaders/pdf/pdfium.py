"""Call the functions of pdfium with plain numbers for its objects.

Made for what is called for every character and path of a page: a pointer that ctypes makes for each object costs more than the
call. Whoever holds such a number keeps its document open.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw


class _PlainFunctions:
    """The functions of `pypdfium2.raw` once more, each made when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        typed = getattr(raw, name)
        plain = type(typed)(ctypes.cast(typed, ctypes.c_void_p).value)
        plain.argtypes = [_without_pointer(kind) for kind in typed.argtypes]
        plain.restype = _without_pointer(typed.restype)
        setattr(self, name, plain)
        return plain


def _without_pointer(kind: object) -> object:
    """Return the type of an argument or result: a number instead of a pointer to an object of pdfium."""
    target = getattr(kind, "_type_", int) if hasattr(kind, "contents") else int
    return ctypes.c_void_p if issubclass(target, ctypes.Structure) else kind


pdfium = _PlainFunctions()
