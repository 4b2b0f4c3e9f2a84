"""Call the functions of pdfium with as little between as ctypes allows.

Made for what is called for every character and path of a page: converting each argument, making a typed pointer of each object and
letting other threads run cost more than the call. Arguments are `Handle`s, whole numbers and `byref` of what is filled, and nothing
else: nobody converts them. Whoever holds a handle keeps its document open.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw


class Handle(ctypes.c_void_p):
    """An object of pdfium, as its functions give and take it; false where there is none."""


def plain_function(typed: Any, result: object) -> Any:
    """Return a function of `pypdfium2.raw` that takes its arguments as they are."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(typed, ctypes.c_void_p).value)  # type: ignore[arg-type]


def handle_of(wrapped: Any) -> Handle:
    """Return the handle of a page or text page of pypdfium2."""
    return Handle(ctypes.cast(wrapped.raw, ctypes.c_void_p).value)


class _PlainFunctions:
    """The functions of `pypdfium2.raw` once more, each made when it is first asked for."""

    def __getattr__(self, name: str) -> Any:
        typed = getattr(raw, name)
        plain = plain_function(typed, Handle if hasattr(typed.restype, "contents") else typed.restype)
        setattr(self, name, plain)
        return plain


pdfium = _PlainFunctions()
