"""Say what the law asks of a document: what it must hold, by when it is due, and whether the regulations that it cites were replaced.

A record of a document goes in; labels, texts and dates come out. Never decides what is right.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from cascade.model import Label, PrintedDate
from cascade.model.i18n import LocalizedText
from cascade.rules.vocabulary.context import DocumentRecord
from cascade.rules.vocabulary.declarations import attribute
from cascade.text.normalize import mentions

YEARS_TO_FOLLOW = 2  # a plan is written the year before it begins, and a regulation of that year may come too late
CHAPTERS_OF_A_WHOLE = 3  # chapters from which a file is held to be the whole document
_CHAPTER = re.compile(r"bab (\w+)", re.I)


class Replacement(NamedTuple):
    """A regulation in the place of another one, since a year."""

    by: str
    since: int


REPLACED = {
    "Kepmendagri 050-3708/2020": Replacement("Kepmendagri 050-5889/2021", 2021),
    "PermenPAN-RB 12/2015": Replacement("PermenPAN-RB 88/2021", 2021),
    "PermenPAN-RB 29/2010": Replacement("PermenPAN-RB 53/2014", 2014),
    "PP 58/2005": Replacement("PP 12/2019", 2019),
    "Permendagri 13/2006": Replacement("Permendagri 77/2020", 2020),
    "Permendagri 54/2010": Replacement("Permendagri 86/2017", 2017),
    "UU 32/2004": Replacement("UU 23/2014", 2014),
}
# What the rows of a Renja must tell besides indicators and money, and the words of columns and headings that show it.
CONTENTS: tuple[tuple[LocalizedText, tuple[str, ...]], ...] = (
    (LocalizedText("lokasi", "location"), ("lokasi", "tempat", "wilayah", "lokus")),
    (LocalizedText("kelompok sasaran", "target group"), ("kelompok sasaran", "penerima manfaat", "sasaran penerima")),
)


@attribute("peraturan yang dirujuk dan sudah diganti", "cited regulations that were replaced")
def replaced_regulations(record: DocumentRecord) -> tuple[Label, ...] | None:
    """The regulations that were replaced before it was written; not where it cites the new one too. None where it cites none."""
    document = record.document
    first_year = min(document.years, default=document.year)
    if not document.regulations or first_year is None:
        return None
    numbers = {_number(regulation.text) for regulation in document.regulations}
    return tuple(
        label
        for label in document.regulations
        if (new := REPLACED.get(label.text))
        and _number(new.by) not in numbers
        and new.since + YEARS_TO_FOLLOW <= first_year
    )


def _number(regulation: str) -> str:
    """Return number and year of a regulation, by which it is the same under whatever name."""
    return regulation.rpartition(" ")[2]


@attribute("peraturan penggantinya", "regulations in their place")
def replacements(record: DocumentRecord) -> tuple[str, ...]:
    return tuple(REPLACED[label.text].by for label in replaced_regulations(record) or ())


@attribute("judul bab", "headings of chapters")
def chapters(record: DocumentRecord) -> tuple[Label, ...]:
    return tuple(heading for heading in record.document.headings if _CHAPTER.match(heading.text))


@attribute("memuat semua babnya", "holds all its chapters")
def is_whole(record: DocumentRecord) -> bool:
    """Whether its file prints chapters enough to be the whole document, not only its tables."""
    numbers = {match[1].casefold() for label in chapters(record) if (match := _CHAPTER.match(label.text))}
    return len(numbers) >= CHAPTERS_OF_A_WHOLE


@attribute("memuat evaluasi tahun lalu", "evaluates the year before")
def evaluates_last_year(record: DocumentRecord) -> bool:
    return any(mentions(heading.text, "evaluasi") for heading in record.document.headings)


@attribute("isi wajib yang tidak ditemukan", "contents that it must have and has not")
def missing_contents(record: DocumentRecord) -> tuple[LocalizedText, ...] | None:
    """What no column and no heading of it names; None where its tables print no headings."""
    document = record.document
    if not document.columns:
        return None
    texts = [label.text for label in (*document.columns, *document.headings)]
    return tuple(name for name, words in CONTENTS if not any(mentions(text, word) for text in texts for word in words))


@attribute("batas waktu laporan", "day on which its report is due")
def report_due(record: DocumentRecord) -> PrintedDate | None:
    """The last day of February of the year after it."""
    year = record.document.year
    if year is None:
        return None
    last = datetime.date(year + 1, 3, 1) - datetime.timedelta(days=1)
    return PrintedDate(last, last.isoformat(), record.document.source)
