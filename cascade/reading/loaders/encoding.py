"""Decode a text file in the encodings that Office programs write.

The bytes of a file go in, its text comes out, without a byte order mark. Never guesses beyond these encodings: bytes that fit
none raise `UnicodeDecodeError`.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE


def decode(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 (the “Unicode Text” of Excel) or Windows-1252."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
