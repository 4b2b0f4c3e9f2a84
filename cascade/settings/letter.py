"""Hold what an office says of its letters: letterhead, number, who is written to, who signs, who gets a copy.

`letter` in `daerah.yaml` says it for a region, in `cascade.yaml` for an office, in `berkas.yaml` for one dossier; each key of the nearer
file wins.
"""

from __future__ import annotations

from pydantic import Field

from cascade.settings.strict_record import StrictRecord


class Letter(StrictRecord):
    """What stands around the text of a letter; whatever is not said is left open on paper.

    `letterhead` are its lines; `reply_days` are the working days for an answer.
    """

    letterhead: tuple[str, ...] = ()
    place: str = ""
    number: str = ""
    nature: str = ""
    addressee: str = ""
    signatory: str = ""
    name: str = ""
    rank: str = ""
    nip: str = ""
    copies_to: tuple[str, ...] = ()
    reply_days: int | None = Field(default=None, ge=1, le=366)

    def over(self, other: Letter) -> Letter:
        """Return this letter, completed by what another one says."""
        return Letter(**{**other.model_dump(exclude_unset=True), **self.model_dump(exclude_unset=True)})
