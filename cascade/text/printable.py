"""Make a text of a document safe to show on one line, on a terminal, in JSON or in Markdown.

What documents print goes in; the same without line breaks, control characters or turns of the direction of writing
comes out. Never changes a letter.
"""

from __future__ import annotations

import re

_BYTES = 0xDC00
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_CALLS = re.compile(
    r"[@＠﹫]|\b(?:https?|ftp|mailto)(?=:)|\bwww(?=\.)", re.IGNORECASE
)  # a mention, or a link that needs no brackets
_HALVES = re.compile("[\\ud800-\\udfff]")  # Python reads a byte that is no UTF-8 as half a character, U+DC80 to U+DCFF


def printable(text: str) -> str:
    """Return a text without control characters, which a document could use to steer who shows it.

    Control characters, turns of the direction of writing and halves of characters become blanks.
    """
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def escape_unprintable(json_text: str) -> str:
    """Return JSON text in which such characters are written as \\uXXXX, so that nothing of a value is lost."""
    return "\n".join(
        line if line.isprintable() else "".join(c if c.isprintable() else _escape(c) for c in line)
        for line in json_text.split("\n")
    )


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def one_line(text: str) -> str:
    """Return a printed text on one line, without the breaks of its cell."""
    return " ".join(text.split())


def escape_markdown(text: str) -> str:
    """Return a printed text as Markdown that shows it and does nothing: no markup, links, or mentions."""
    return _CALLS.sub("\\g<0>\u200b", _MARKUP.sub(r"\\\1", printable(one_line(text))))


def readable_name(name: str) -> str:
    """Return the name of a file as UTF-8 can write it: a byte that is none becomes `%FF`, half a character `%D800`."""
    return _HALVES.sub(_in_percent, name)


def _in_percent(half: re.Match[str]) -> str:
    code = ord(half[0])
    return f"%{code - _BYTES if _BYTES + 0x80 <= code <= _BYTES + 0xFF else code:02X}"
