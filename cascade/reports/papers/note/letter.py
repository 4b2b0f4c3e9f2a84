"""Say what stands around the text of the letter: letterhead, number, addressee, signature, copies.

The settings of the region and the dossier go in; rows of texts come out. What nobody has said is an open line, to be filled in.
"""

from __future__ import annotations

from collections.abc import Sequence

from cascade.model.i18n import LocalizedText, same, written_date, written_number
from cascade.reports.papers.note.values import NoteRow
from cascade.reports.papers.workpapers import Workpapers

MANY_OFFICES = 3
OPEN = "……………………"
_SUBJECT = LocalizedText(
    "Catatan Hasil Reviu Keselarasan Dokumen Perencanaan Kinerja {o} Tahun {y}",
    "Review note on the consistency of the performance planning documents of {o}, {y}",
)
_ENCLOSED = LocalizedText("1 (satu) berkas kertas kerja reviu", "1 (one) file with the working papers")
_HEADS = {  # who leads an office, by the word with which its name begins
    "kecamatan": "Camat {place}", "kapanewon": "Panewu {place}", "inspektorat": "Inspektur {place}",
    "dinas": "Kepala {office}", "badan": "Kepala {office}", "kantor": "Kepala {office}", "distrik": "Kepala {office}",
    "satuan": "Kepala {office}", "bagian": "Kepala {office}",
}  # fmt: skip


def around(papers: Workpapers) -> NoteRow:
    """Return what stands before and after the text of the letter."""
    settings = papers.report.policy.letter
    office, year = office_of(papers), papers.years or "–"
    return {
        "kop": [*settings.letterhead],
        "tempat": settings.place or OPEN,
        "tanggal": written_date(papers.report.created),
        "nomor": settings.number or OPEN,
        "sifat": same(settings.nature) if settings.nature else LocalizedText("Biasa", "Ordinary"),
        "lampiran": _ENCLOSED,
        "hal": _SUBJECT.format(o=office, y=year),
        "kepada": same(settings.addressee) if settings.addressee else addressee(papers.opd.split("; ")),
        "penanda_tangan": settings.signatory or OPEN,
        "nama": settings.name or OPEN,
        "pangkat": settings.rank,
        "nip": settings.nip or OPEN,
        "tembusan": [*settings.copies_to],
        "batas_jawaban": written_number(settings.reply_days) if settings.reply_days else same(""),
    }


def office_of(papers: Workpapers) -> LocalizedText:
    """Return whose documents were reviewed; several offices are counted, since a letter cannot name all."""
    offices = papers.opd.split("; ")
    if len(offices) < MANY_OFFICES:
        return same(papers.opd or "–")
    return LocalizedText(f"{len(offices)} perangkat daerah", f"{len(offices)} regional offices")


def addressee(offices: Sequence[str]) -> LocalizedText:
    """Return who leads an office: the Camat of a Kecamatan, the Kepala of a Dinas; of several offices all their heads."""
    if len(offices) > 1:
        return LocalizedText("Para Pimpinan Perangkat Daerah", "The heads of the regional offices")
    office = offices[0]
    first, _, place = office.partition(" ")
    title = _HEADS.get(first.casefold(), "Pimpinan {office}" if office else OPEN).format(office=office, place=place)
    return LocalizedText(title, f"The head of {office}" if office else OPEN)
