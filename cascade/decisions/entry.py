"""Define what every entry of `keputusan.yaml` has in common: who, when, why, and by which id it is known."""

from __future__ import annotations

import datetime

from pydantic import AwareDatetime, Field

from cascade.settings.strict_record import StrictRecord


class Entry(StrictRecord):
    """One thing that a person decided.

    `id` is what an undo names; an entry that was written by hand may lack it. `on` is the day, `at` the moment with its offset
    from UTC. Entries that were made by one act share a `batch`.
    """

    id: str | None = Field(default=None, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")
    by: str | None = None
    on: datetime.date | None = None
    at: AwareDatetime | None = None
    why: str | None = None
    batch: str | None = Field(default=None, pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")

    def written(self) -> dict[str, object]:
        """Return the entry as it is written: what it is about first, then who, when, why, and its id last."""
        given: dict[str, object] = self.model_dump(exclude_none=True)
        order = [*(name for name in given if name not in _COMMON), *(name for name in _COMMON if name in given)]
        return {name: given[name] for name in order}


_COMMON = ("by", "on", "at", "why", "id", "batch")
