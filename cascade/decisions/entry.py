"""Define what every entry of `keputusan.yaml` has in common: who, when, why, by which id it is known, and what it is about."""

from __future__ import annotations

import datetime
import hashlib
import json
import secrets
from dataclasses import dataclass, field

from pydantic import AwareDatetime, Field

from cascade.settings.strict_record import StrictRecord

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
_COMMON = ("by", "on", "at", "why", "batch", "id")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: `key` tells it apart among those of its type, `about` is for a reader."""

    type: str
    key: str
    about: str = field(default="", compare=False)


class Entry(StrictRecord):
    """One thing that a person decided.

    `id` is what an undo names; an entry that was written by hand may lack it. `on` is the day, `at` the moment with its offset
    from UTC. Entries that were made by one act share a `batch`.
    """

    id: str | None = Field(default=None, pattern=ID_PATTERN)
    by: str | None = None
    on: datetime.date | None = None
    at: AwareDatetime | None = None
    why: str | None = None
    batch: str | None = Field(default=None, pattern=ID_PATTERN)

    @property
    def verb(self) -> str:
        """What was done, as `VERB_NAMES` lists it."""
        raise NotImplementedError

    @property
    def subject(self) -> Subject:
        """What it was done to."""
        raise NotImplementedError

    @property
    def because(self) -> str:
        """Why, wherever the entry says it."""
        return self.why or ""

    def written(self) -> dict[str, object]:
        """Return the entry as it is written: what it is about first, then who, when and why, its id last."""
        given: dict[str, object] = self.model_dump(exclude_none=True)
        if self.at is not None:
            given["at"] = self.at.isoformat()  # in quotes, for YAML takes no bare moment inside braces
        order = [*(name for name in given if name not in _COMMON), *(name for name in _COMMON if name in given)]
        return {name: given[name] for name in order}

    def stamped(self, moment: datetime.datetime) -> Entry:
        """Return the entry with an id, a moment and a day; what it has of them already stays."""
        moment = moment.replace(microsecond=0)
        when = {"at": self.at or moment, "on": self.on or (self.at or moment).date()}
        return self.model_copy(update={"id": self.id or new_id(), **when})

    def derived_id(self) -> str:
        """Return an id made of what the entry says: the same for the same words."""
        words = json.dumps([type(self).__name__, self.written()], default=str, sort_keys=True, ensure_ascii=False)
        return "h" + hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:11]


def new_id() -> str:
    """Return a short random id; it begins with a letter, so that YAML never takes it for a number."""
    return secrets.choice("abcdef") + secrets.token_hex(6)[1:]
