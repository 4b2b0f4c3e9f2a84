"""Say who asks, and what they may see.

Every query of the store takes a `Scope`. One person works with one workspace today, who sees all of it; where there are
users, their offices are said here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Who asks; `actor` is the name under which decisions are written down, empty where nobody has given one."""

    actor: str = ""

    def sees(self, folder: str) -> bool:
        """Tell whether a dossier may be seen, by its folder below the workspace."""
        return bool(folder)
