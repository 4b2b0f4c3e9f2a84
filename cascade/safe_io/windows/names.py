"""Turn what a stranger calls a file into a name that every system takes, and that means no device.

Windows refuses some letters, takes blanks and dots off the end of a name, and writes to a device where a file is called CON or NUL,
whatever its suffix. Part of a path goes in, never a whole one.
"""

from __future__ import annotations

import re

_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')  # a colon begins a hidden stream
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(\..*)?")


def without_refused(part: str, instead: str) -> str:
    """Return a name with something else for each letter that Windows refuses."""
    return _REFUSED.sub(instead, part)


def no_device(part: str) -> str:
    """Return a name that is no device: the same, or with a line before it."""
    return f"_{part}" if _DEVICE.fullmatch(part) else part


def name_for_every_system(part: str) -> str:
    """Return a name as every system keeps it, as near to the one that was given as can be."""
    return no_device(without_refused(part, "_").rstrip(". ") or "_")
