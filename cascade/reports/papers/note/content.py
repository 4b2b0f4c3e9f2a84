"""Put together the Catatan Hasil Reviu, a letter of two to four pages.

A report goes in; the letter comes out as plain texts, lists and numbers in one language: what the DOCX and PDF templates lay
out, and what a region's own template may use. The keys are Indonesian, as the people who write templates are, and
`templates/isian.md` tells what each is. Every key is there whatever the dossier holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cascade.model import KIND_NAMES, PHASE_NAMES, SEVERITIES, Severity
from cascade.model.i18n import Language, LocalizedText, same, written_date, written_number
from cascade.reports.papers.aspects import CONCLUSION_NAMES, STATUS_NAMES, Aspect
from cascade.reports.papers.note.legal_basis import footnote, instruments, laws_behind
from cascade.reports.papers.note.letter import around, office_of
from cascade.reports.papers.note.problems import rest, told_problems
from cascade.reports.papers.note.statements import closing, conclusion, limits, method, minor_notes, opening
from cascade.reports.papers.note.texts import TEXTS
from cascade.reports.papers.note.values import NoteRow, in_language
from cascade.reports.papers.workpapers import WORKBOOK, Workpapers
from cascade.reports.report import Report
from cascade.text.printable import one_line

MOST_WAIVED, MOST_DOCUMENTS = 5, 10  # exceptions and documents that the letter tells; the working paper has all
COUNT_KEYS: dict[Severity, str] = {
    "error": "kesalahan", "warning": "peringatan", "question": "pertanyaan", "info": "info",
}  # fmt: skip


def review_note(report: Report, language: Language) -> dict[str, Any]:  # what templates ask of it is theirs
    """Return everything that the letter says, by the names that templates use."""
    return {key: in_language(value, language) for key, value in _content(report).items()}


def _content(report: Report) -> NoteRow:
    """Return the letter in both languages."""
    papers = Workpapers(report)
    laws = [*instruments(laws_behind(report.main_problems))]
    waived, documents = [*_waived(report)], [*_documents(papers)]
    return {
        "teks": TEXTS,
        "perangkat_daerah": office_of(papers),
        "tahun": same(papers.years or "–"),
        "tanggal": written_date(report.created),
        "alat": same(f"cascade {report.version}"),
        "surat": around(papers),
        "kertas_kerja": WORKBOOK,
        "pembuka": opening(papers, WORKBOOK),
        "dokumen": documents[:MOST_DOCUMENTS],
        "dokumen_lain": written_number(max(0, len(documents) - MOST_DOCUMENTS)),
        "dokumen_tidak_ada": [same(KIND_NAMES[kind]) for kind in report.missing_kinds],
        "metode": method(report),
        "dasar": laws,
        "catatan_dasar": footnote(laws),
        "simpulan": conclusion(papers),
        "masalah": told_problems(papers),
        "masalah_lain": rest(papers),
        "catatan_ringan": minor_notes(report),
        "dikecualikan": waived[:MOST_WAIVED],
        "dikecualikan_lain": written_number(max(0, len(waived) - MOST_WAIVED)),
        "batas": [*limits(papers)],
        "penutup": closing(papers),
        "jumlah_masalah": written_number(len(report.main_problems)),
        "jumlah": {COUNT_KEYS[severity]: written_number(report.count(severity)) for severity in SEVERITIES},
        "aspek": [_aspect(number, aspect) for number, aspect in enumerate(papers.aspects, 1)],
    }


def _documents(papers: Workpapers) -> Iterator[NoteRow]:
    for number, document in enumerate(papers.documents, 1):
        unstated = LocalizedText("murni (tidak disebut)", "original (not stated)")
        yield {
            "no": written_number(number),
            "nama": document.name,
            "versi": PHASE_NAMES[document.edition] if document.phase else unstated,
            "berkas": document.file,
            "ditandatangani": written_date(document.signed.value) if document.signed else same(""),
            "indikator": written_number(len(document.indicators)),
            "sha256": document.sha256,
        }


def _aspect(number: int, aspect: Aspect) -> NoteRow:
    """Return one aspect with its conclusion and how many findings of each severity it has."""
    return {
        "no": written_number(number),
        "kode": aspect.code,
        "nama": aspect.name,
        "simpulan": CONCLUSION_NAMES[aspect.conclusion],
        "status": STATUS_NAMES[aspect.status],
        "pernyataan": aspect.statement,
        **{COUNT_KEYS[severity]: written_number(aspect.count(severity)) for severity in SEVERITIES},
    }


def _waived(report: Report) -> Iterator[NoteRow]:
    for each in report.set_aside:
        yield {
            "jenis": TEXTS["bukan_temuan" if each.is_false_alarm else "alasan"],
            "pokok": one_line(each.finding.subject),
            "kondisi": each.finding.message,
            "alasan": each.reason,
            "oleh": each.terms,
        }
