"""Give each thing on the page an id that no other thing has.

Kinds and names of things go in; ids come out that are the same in every run over the same report.
"""

from __future__ import annotations

import re


class PageIds:
    """The ids of one page, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()

    def of(self, prefix: str, key: str) -> str:
        """Return the id of a thing, always the same one."""
        if (prefix, key) not in self._of:
            self._of[prefix, key] = self.new(prefix, key)
        return self._of[prefix, key]

    def new(self, prefix: str, key: str) -> str:
        """Return an id that was never given before."""
        stem = f"{prefix}-" + (re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-")[:40] or "x")
        number, new_id = 1, stem
        while new_id in self._taken:
            number += 1
            new_id = f"{stem}-{number}"
        self._taken.add(new_id)
        return new_id
