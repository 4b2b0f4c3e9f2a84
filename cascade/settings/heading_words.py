"""Define what a list of heading words may say: the shipped `vocabulary.yaml`, and `vocabulary` in a region's `daerah.yaml`.

Phrases by role, level, moment, qualifier and subject, and patterns of titles, each under a known key; an unknown one is refused. Read
without regard to capitals. Nothing in here knows what a phrase does.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cascade.settings.strict_record import StrictRecord


def _folded(phrase: str) -> str:
    """Return a phrase in small letters with single spaces; "=" before it makes it speak only as a whole heading."""
    folded = " ".join(phrase.casefold().split())
    sign = "=" if folded.startswith("=") else ""
    if not (words := folded.removeprefix("=").strip()):
        raise PydanticCustomError("empty_phrase", "must be a word or phrase.")
    return sign + words


def _valid_pattern(pattern: str) -> str:
    """Return a regular expression that is one, and that does not match everything."""
    try:
        matches_nothing_printed = re.compile(pattern, re.I | re.S).search("")
    except re.error as error:
        raise PydanticCustomError("regex_syntax", "is no regular expression.", {"reason": str(error)}) from error
    if matches_nothing_printed:
        raise PydanticCustomError("regex_matches_all", "matches every text.")
    return pattern


Phrases = tuple[Annotated[str, AfterValidator(_folded)], ...]
Pattern = Annotated[str, AfterValidator(_valid_pattern)]


class RoleWords(StrictRecord):
    """Phrases that name the role of a column."""

    number: Phrases = ()
    code: Phrases = ()
    indicator: Phrases = ()
    unit: Phrases = ()
    target: Phrases = ()
    pagu: Phrases = ()
    baseline: Phrases = ()
    end: Phrases = ()
    realised: Phrases = ()
    funds: Phrases = ()
    location: Phrases = ()
    responsible: Phrases = ()
    remarks: Phrases = ()
    aside: Phrases = ()
    level: Phrases = ()
    formula: Phrases = ()
    definition: Phrases = ()
    data_source: Phrases = ()
    policy: Phrases = ()
    outcome: Phrases = ()
    sasaran: Phrases = ()
    tujuan_sasaran: Phrases = ()
    activity: Phrases = ()


class LevelWords(StrictRecord):
    """Phrases that name the level of what a column holds."""

    urusan: Phrases = ()
    tujuan: Phrases = ()
    sasaran: Phrases = ()
    program: Phrases = ()
    kegiatan: Phrases = ()
    sub_kegiatan: Phrases = ()


class MomentWords(StrictRecord):
    """Phrases that make a value one of the beginning or the end of the period."""

    baseline: Phrases = ()
    end: Phrases = ()


class QualifierWords(StrictRecord):
    """Phrases that add something to a role wherever they stand in a heading."""

    forward: Phrases = ()
    forecast: Phrases = ()
    other_plan: Phrases = ()
    realised: Phrases = ()


class SubjectWords(StrictRecord):
    """Phrases that tell of what level an indicator is."""

    program: Phrases = ()
    sub_kegiatan: Phrases = ()
    kegiatan: Phrases = ()
    sasaran: Phrases = ()
    tujuan: Phrases = ()
    iku: Phrases = ()


class TitlePatterns(StrictRecord):
    """Patterns of the titles of tables, by the kind of document that they name."""

    rpjmd: Pattern | None = None
    perjanjian_kinerja: Pattern | None = None
    rencana_aksi: Pattern | None = None
    renstra: Pattern | None = None
    renja: Pattern | None = None
    iku: Pattern | None = None
    dpa: Pattern | None = None
    rkt: Pattern | None = None


class SectionPatterns(StrictRecord):
    """Patterns of the headings among the rows that name the list which follows."""

    iku: Pattern | None = None
    ikk: Pattern | None = None
    ikd: Pattern | None = None


class OtherTablePatterns(StrictRecord):
    """Patterns of captions and headings that name a table without targets, by what it is."""

    cascade: Pattern | None = None
    spending: Pattern | None = None
    achieved: Pattern | None = None
    compared: Pattern | None = None
    proposed: Pattern | None = None
    risks: Pattern | None = None
    bills: Pattern | None = None
    statistics: Pattern | None = None


class HeadingWords(StrictRecord):
    """Words of column headings, titles and sections, as a file lists them."""

    openers: Phrases = ()
    roles: RoleWords = Field(default_factory=RoleWords)
    levels: LevelWords = Field(default_factory=LevelWords)
    moments: MomentWords = Field(default_factory=MomentWords)
    qualifiers: QualifierWords = Field(default_factory=QualifierWords)
    subjects: SubjectWords = Field(default_factory=SubjectWords)
    fillers: Phrases = ()
    titles: TitlePatterns = Field(default_factory=TitlePatterns)
    looks_back: Pattern | None = None
    of_region: Pattern | None = None
    proposals: Pattern | None = None
    sections: SectionPatterns = Field(default_factory=SectionPatterns)
    other_tables: OtherTablePatterns = Field(default_factory=OtherTablePatterns)
