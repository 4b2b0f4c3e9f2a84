"""Write a printed text as Markdown that shows it and does nothing.

What documents and rules print goes in; the same on one line comes out, without markup, links, mentions or ends of a table's cell.
"""

from __future__ import annotations

import re

from cascade.text.printable import one_line, printable

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
_CALLS = re.compile(
    r"[@＠﹫]|\b(?:https?|ftp|mailto)(?=:)|\bwww(?=\.)", re.IGNORECASE
)  # a mention, or a link that needs no brackets


def escape_markdown(text: str) -> str:
    """Return a printed text as Markdown that shows it and does nothing: no markup, links, or mentions."""
    return _CALLS.sub("\\g<0>\u200b", _MARKUP.sub(r"\\\1", printable(one_line(text))))
