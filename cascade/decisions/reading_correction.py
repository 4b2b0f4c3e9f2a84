"""Hold what a person says should have been read at one place of one file."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cascade.decisions.entry import Entry, Subject
from cascade.model import CorrectedPart, Source
from cascade.settings.strict_record import StrictRecord


class PlaceInFile(StrictRecord):
    """An address inside a file, as reading prints it; what a file has no names for is left out."""

    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    cell: str | None = None

    @classmethod
    def of(cls, source: Source) -> Self:
        """Return the place of an address."""
        return cls(**{name: getattr(source, name) for name in cls.model_fields})

    def source(self, file: str) -> Source:
        """Return the address in a file."""
        return Source(file, **self.model_dump())


class ReadingCorrection(Entry):
    """One print that was read wrongly: the row by its name as read, what of it, the text as read and as it should be.

    `digest` is the sha256 of the file that the person looked at. `not_a_row` takes the row out; its `value` is empty.
    """

    file: str
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    place: PlaceInFile
    row_name: str = Field(alias="subject")
    what: CorrectedPart
    year: int | None = None
    quarter: int | None = Field(default=None, ge=1, le=4)
    read: str = ""
    value: str = ""
    by: str = Field(min_length=1)
    why: str = Field(min_length=3)

    @model_validator(mode="after")
    def _has_its_time(self) -> Self:
        if (self.year is not None) + (self.quarter is not None) != (self.what in ("target", "pagu")):
            raise PydanticCustomError("time", "target and pagu need one of year, quarter; nothing else has any")
        return self

    @property
    def verb(self) -> str:
        """What was done."""
        return "correct"

    @property
    def subject(self) -> Subject:
        """The print in this state of the file: of two corrections of one print the later one counts."""
        place = ",".join(str(part) for part in self.place.model_dump().values())
        parts = (self.file, self.digest, place, self.row_name, self.what, self.year, self.quarter)
        about = f"“{self.row_name}” ({self.file}): {self.what}"
        if self.what != "not_a_row":
            about += f" “{self.read}” → “{self.value}”"
        return Subject("reading", "|".join(map(str, parts)), about)

    def written(self) -> dict[str, object]:
        """Return the entry as it is written."""
        return {"subject" if name == "row_name" else name: value for name, value in super().written().items()}
