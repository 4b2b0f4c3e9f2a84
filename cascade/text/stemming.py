"""Strip Indonesian prefixes and suffixes from a word.

A word goes in, a rough root comes out, good enough to hold dilaksanakan, pelaksanaan and terlaksana together. Knows
no dictionary, so a root need not be a word.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def stem(token: str) -> str:
    """Return a rough root, good enough to hold dilaksanakan, pelaksanaan and terlaksana together."""
    root = re.sub(r"(nya|kan|an|i)$", "", token) if len(token) > 6 else token
    if root in ("pelajar", "belajar"):
        return "ajar"  # the one root before which per- and ber- change
    for prefix in ("memper", "diper", "keber", "meng", "peng", "meny", "peny", "mem", "pem", "men", "pen",
                   "ber", "ter", "per", "di", "ke", "se", "me", "pe"):  # fmt: skip
        if root.startswith(prefix) and len(root) - len(prefix) >= 4:
            return root[len(prefix) :]
    return root


@cache
def is_agent_noun(token: str) -> bool:
    """Tell whether a word names who does something: pelajar, pengelola, pembina."""
    root = stem(token)
    return root != token and token.startswith("pe") and not token.startswith("per") and token.endswith(root)
