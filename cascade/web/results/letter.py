"""Show the letter as it will be printed, and take down what an office says of its letters.

A check goes in; the texts of the letter come out, by the names that its templates use. What stands around the text is written to
`letter` in the `berkas.yaml` of the dossier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pydantic import ValidationError

from cascade.model.errors import CascadeError
from cascade.model.i18n import Language, LocalizedText
from cascade.reports.papers.note.content import review_note
from cascade.reports.report import Report
from cascade.safe_io.yaml_editor import set_values
from cascade.settings import policy
from cascade.settings.letter import Letter
from cascade.settings.policy import BERKAS
from cascade.text.printable import one_line, printable
from cascade.web.open_dossier import OpenDossier

FieldKind = Literal["line", "lines", "days"]
LONGEST = 300


@dataclass(frozen=True, slots=True)
class LetterField:
    """One thing that an office says of its letters, and how it is asked for."""

    name: str
    label: LocalizedText
    kind: FieldKind = "line"


FIELDS = (
    LetterField("letterhead", LocalizedText("Kop surat (satu baris tiap baris)", "Letterhead (a line each)"), "lines"),
    LetterField("place", LocalizedText("Tempat", "Place")),
    LetterField("number", LocalizedText("Nomor", "Number")),
    LetterField("nature", LocalizedText("Sifat", "Nature")),
    LetterField("addressee", LocalizedText("Yth.", "To")),
    LetterField("signatory", LocalizedText("Jabatan penanda tangan", "Position of who signs")),
    LetterField("name", LocalizedText("Nama penanda tangan", "Name of who signs")),
    LetterField("rank", LocalizedText("Pangkat", "Rank")),
    LetterField("nip", LocalizedText("NIP", "NIP")),
    LetterField(
        "copies_to", LocalizedText("Tembusan (satu penerima tiap baris)", "Copies to (one on each line)"), "lines"
    ),
    LetterField("reply_days", LocalizedText("Batas jawaban (hari kerja)", "Working days for an answer"), "days"),
)


def with_settings_of_now(report: Report, dossier: OpenDossier) -> Report:
    """Return a report whose letter is what the settings say at this moment, though nothing was checked anew."""
    settings, _ = policy.read(dossier.folder)
    return replace(report, policy=report.policy.model_copy(update={"letter": settings.letter}))


def letter_of(report: Report, language: Language) -> Mapping[str, object]:
    """Return what the letter says."""
    return review_note(report, language)


def value_of(letter: Letter, field: LetterField) -> str:
    """Return a value as a form shows it."""
    value = getattr(letter, field.name)
    if field.kind == "lines":
        return "\n".join(value)
    return "" if value is None else str(value)


def keep(dossier: OpenDossier, given: Mapping[str, str]) -> bool:
    """Write down what a person changed; no where that is nothing.

    Raises:
        CascadeError: a value is none that a letter may have, or `berkas.yaml` cannot be written.
    """
    now = policy.read(dossier.folder)[0].letter
    changed: dict[str, object] = {}
    for field in FIELDS:
        text = given.get(field.name, "").replace("\r\n", "\n").strip()
        if text != value_of(now, field):
            changed[field.name] = _parsed(field, text)
    try:
        Letter.model_validate(changed)
    except ValidationError as error:
        raise CascadeError(_NO_LETTER, _NO_LETTER_HINT) from error
    if changed:
        set_values(dossier.folder / BERKAS, "letter", changed)
    return bool(changed)


def _parsed(field: LetterField, text: str) -> object:
    if field.kind == "lines":
        return [one_line(printable(line))[:LONGEST] for line in text.split("\n") if line.strip()]
    if field.kind == "days":
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else text or None
    return one_line(printable(text))[:LONGEST]


_NO_LETTER = LocalizedText(
    "Batas jawaban harus 1 sampai 366 hari kerja.", "The working days for an answer are 1 to 366."
)
_NO_LETTER_HINT = LocalizedText("Kosongkan bila tidak ada batasnya.", "Leave it blank where there is no limit.")
