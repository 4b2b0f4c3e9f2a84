"""Write a printed text as the Markdown of the site, whose dialect knows fewer escapes than others."""

from __future__ import annotations

from cascade.text.printable import escape_markdown

_NO_ESCAPE = {r"\<": "&lt;", r"\|": "&#124;", r"\~": "~"}


def shown(text: str) -> str:
    """Return a text as Markdown that shows it and does nothing."""
    escaped = escape_markdown(text)
    for escape, written in _NO_ESCAPE.items():
        escaped = escaped.replace(escape, written)
    return escaped
