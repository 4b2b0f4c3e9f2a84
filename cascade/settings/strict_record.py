"""Define the frozen record of which files of choices consist."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class StrictRecord(BaseModel):
    """A frozen part of a file of choices; an unknown key in it is an error."""

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)
