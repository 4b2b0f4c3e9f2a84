"""Define the frozen record of which files of choices consist, and the years of which they may speak."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

PlanningYear = Annotated[int, Field(ge=1900, le=2200)]


class StrictRecord(BaseModel):
    """A frozen part of a file of choices; an unknown key in it is an error."""

    model_config = ConfigDict(extra="forbid", defer_build=True, frozen=True)
