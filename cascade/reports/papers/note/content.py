"""Put together the Catatan Hasil Reviu.

A report goes in; the note of a review comes out as plain texts, lists and numbers in one language: what the DOCX and PDF
templates lay out, and what a region's own template may use. The keys are Indonesian, as the people who write templates
are. Every key is there whatever the dossier holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from cascade.model import KIND_NAMES, PHASE_NAMES, SEVERITIES, SEVERITY_NAMES, STATE_NAMES, Verdict
from cascade.model.i18n import Language, LocalizedText, same, written_date, written_number
from cascade.reports.papers.note.findings import COUNT_KEYS, aspect_row, doubtful_links, questions
from cascade.reports.papers.note.statements import by_practice, conclusion, limits, method, read_of
from cascade.reports.papers.note.texts import BY_HAND, TEXTS
from cascade.reports.papers.note.values import NoteRow, in_language
from cascade.reports.papers.wording import READ, UNVERIFIED, each_once
from cascade.reports.papers.workpapers import CitedArticles, Workpapers
from cascade.reports.report import Report
from cascade.rules.manual_checks import ManualCheck
from cascade.text.printable import one_line

SHA_LINE = 32  # characters; half a hash, so that it fits a column
LONGEST_PRINT = 300  # characters of something that was not understood
_VERDICT_KEYS: dict[Verdict, str] = {
    "fail": "gagal", "pass": "lulus", "not_applicable": "tidak_berlaku", "insufficient_data": "tidak_cukup_data",
    "waived": "dikecualikan", "error": "galat",
}  # fmt: skip


def review_note(report: Report, language: Language) -> dict[str, Any]:  # what templates ask of it is theirs
    """Return everything that the note says, by the names that templates use."""
    return {key: in_language(value, language) for key, value in _content(report).items()}


def _content(report: Report) -> NoteRow:
    """Return the note in both languages."""
    papers = Workpapers(report)
    cited = papers.cited_articles
    return {
        "teks": TEXTS,
        "perangkat_daerah": same(papers.opd or "–"),
        "tahun": same(papers.years or "–"),
        "tanggal": written_date(report.created),
        "alat": same(f"cascade {report.version}"),
        "dokumen": [*_documents(papers)],
        "dokumen_tidak_ada": [same(KIND_NAMES[kind]) for kind in report.missing_kinds],
        "dasar": [*_instruments(cited)],
        "dasar_pasal": [*_articles(cited)],
        "bukan_peraturan": by_practice(papers),
        "metode": [*method(report)],
        "batas": [*limits(papers, unverified=any(not basis.verified for basis in cited))],
        "simpulan": conclusion(papers),
        "jumlah": {COUNT_KEYS[severity]: written_number(report.count(severity)) for severity in SEVERITIES},
        "aspek": [aspect_row(number, aspect) for number, aspect in enumerate(papers.aspects, 1)],
        "pertanyaan": [*questions(papers)],
        "dikecualikan": [*_waived(report)],
        "tautan": [*doubtful_links(papers)],
        "cakupan": [*_coverage(report)],
        "tidak_terbaca": [*_problems(report), *_not_understood(report)],
        "periksa_manual": [*BY_HAND, *(_by_hand(check) for check in report.manual)],
    }


def _documents(papers: Workpapers) -> Iterator[NoteRow]:
    for number, document in enumerate(papers.documents, 1):
        unstated = LocalizedText("murni (tidak disebut)", "original (not stated)")
        yield {
            "no": written_number(number),
            "nama": document.name,
            "versi": PHASE_NAMES[document.edition] if document.phase else unstated,
            "berkas": document.file,
            "ditandatangani": written_date(document.signed.value) if document.signed else "–",
            "indikator": written_number(len(document.indicators)),
            "sha256": document.sha256,
            "sha256_baris": f"{document.sha256[:SHA_LINE]}\n{document.sha256[SHA_LINE:]}".strip(),
        }


def _instruments(cited: CitedArticles) -> Iterator[NoteRow]:
    """Yield the regulations behind the rules, each once; one counts as read only where every article that is cited was."""
    for instrument, group in groupby(cited, key=lambda basis: basis.instrument):
        articles = tuple(group)
        unread = sum(not basis.verified for basis in articles)
        yield {"nama": instrument, "terverifikasi": unread == 0, "tanda": read_of(len(articles), unread)}


def _articles(cited: CitedArticles) -> Iterator[NoteRow]:
    """Yield the articles behind the rules; each was read, or not, for itself."""
    for basis, codes in cited.items():
        yield {
            "peraturan": basis.instrument,
            "pasal": basis.article or "–",
            "tentang": basis.part,
            "bunyi": f"“{basis.quote}”" if basis.quote else "",
            "aturan": ", ".join(codes),
            "terverifikasi": basis.verified,
            "naskah": READ if basis.verified else UNVERIFIED,
        }


def _waived(report: Report) -> Iterator[NoteRow]:
    for each in report.waived:
        yield {
            "pokok": one_line(each.finding.subject),
            "kondisi": each.finding.message,
            "alasan": each.reason,
            "oleh": each.terms,
        }


def _coverage(report: Report) -> Iterator[NoteRow]:
    for rule in report.coverage:
        counts = {key: written_number(rule.counts.get(verdict, 0)) for verdict, key in _VERDICT_KEYS.items()}
        yield {
            "aturan": rule.code,
            "judul": rule.title,
            "keadaan": STATE_NAMES[rule.state],
            "alasan": each_once(rule.missing),
            **counts,
        }


def _problems(report: Report) -> Iterator[NoteRow]:
    for problem in sorted(report.problems, key=lambda problem: SEVERITIES.index(problem.severity)):
        yield {
            "jenis": SEVERITY_NAMES[problem.severity],
            "berkas": problem.source.file if problem.source else "–",
            "tempat": problem.source.place if problem.source else "",
            "isi": problem.message,
            "alasan": problem.hint or "",
        }


def _not_understood(report: Report) -> Iterator[NoteRow]:
    for missed in report.not_understood:
        yield {
            "jenis": LocalizedText("tidak dipahami", "not understood"),
            "berkas": missed.source.file,
            "tempat": missed.source.place,
            "isi": one_line(missed.text)[:LONGEST_PRINT],
            "alasan": missed.reason,
        }


def _by_hand(check: ManualCheck) -> LocalizedText:
    return LocalizedText("{c} {t}: {a}", "{c} {t}: {a}").format(c=check.code, t=check.title, a=check.instruction)
