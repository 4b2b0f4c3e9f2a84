"""Tell the findings of a review as its note lists them: by aspect, by rule, and as questions to the OPD.

Working papers go in; rows come out under the Indonesian keys that templates use. Waived findings and those of rules on
trial are not among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cascade.model import LINK_STATUS_NAMES, SEVERITIES, SEVERITY_NAMES, Finding, Link, Severity
from cascade.model.i18n import LocalizedText, written_number
from cascade.reports.papers.aspects import CONCLUSION_NAMES, STATUS_NAMES, Aspect, Conclusion
from cascade.reports.papers.note.values import NoteRow
from cascade.reports.papers.wording import criterion, each_once, evidence_texts
from cascade.reports.papers.workpapers import Workpapers
from cascade.text.printable import one_line

MOST_EVIDENCE = 10  # lines of values beside one finding
FILLS: dict[Conclusion, str] = {
    "in_order": "E2F0D9", "with_notes": "FFF2CC", "not_in_order": "F8D7DA", "insufficient_data": "E7E6E6",
}  # fmt: skip
COUNT_KEYS: dict[Severity, str] = {
    "error": "kesalahan", "warning": "peringatan", "question": "pertanyaan", "info": "info",
}  # fmt: skip


def aspect_row(number: int, aspect: Aspect) -> NoteRow:
    """Return one aspect with its conclusion and findings."""
    return {
        "no": written_number(number),
        "kode": aspect.code,
        "nama": aspect.name,
        "simpulan": CONCLUSION_NAMES[aspect.conclusion],
        "putusan": aspect.conclusion,
        "status": STATUS_NAMES[aspect.status],
        "warna": FILLS[aspect.conclusion],
        "pernyataan": aspect.statement,
        **{COUNT_KEYS[severity]: written_number(aspect.count(severity)) for severity in SEVERITIES},
        "dinilai": written_number(len(aspect.judged)),
        "sebagian": written_number(len(aspect.partial)),
        "tidak_dinilai": written_number(len(aspect.unjudged)),
        "kelompok": [*_groups(aspect)],
        "catatan_ringan": [*_minor(aspect)],
    }


def questions(papers: Workpapers) -> Iterator[NoteRow]:
    """Yield what the OPD is asked: the findings that are questions, then the links that await an answer."""
    asked = [finding for finding in papers.report.findings if finding.severity == "question"]
    for number, finding in enumerate(asked, 1):
        yield {"no": written_number(number), "pertanyaan": finding.message, "bukti": _evidence(finding), "aturan": finding.code,
               "pokok": one_line(finding.subject)}  # fmt: skip
    subjects = [set(finding.indicators) for finding in asked]
    unasked = [
        link
        for link in papers.report.links
        if not link.is_settled and not any({link.left, link.right} <= nodes for nodes in subjects)
    ]
    for number, link in enumerate(unasked, len(asked) + 1):
        yield _link_question(number, link, papers)


def doubtful_links(papers: Workpapers) -> Iterator[NoteRow]:
    """Yield the links that rest on more than the same name: the open ones first."""
    links = [link for link in papers.report.links if link.verdict != "exact"]
    for number, link in enumerate(sorted(links, key=lambda link: link.is_settled), 1):
        names = _link_names(link, papers)
        yield {
            "no": written_number(number),
            **names,
            "putusan": LINK_STATUS_NAMES[link.verdict],
            "kemiripan": written_number(f"{link.score:.1f}"),
            "alasan": each_once(link.reasons),
        }


def _groups(aspect: Aspect) -> Iterator[NoteRow]:
    """Yield the findings of an aspect, by severity and rule; questions have a part of their own."""
    grave = [finding for finding in aspect.findings if finding.severity in ("error", "warning")]
    number = 0
    for (_, code), members in groupby(sorted(grave, key=_by_rule), key=_by_rule):
        findings = list(members)
        first = findings[0]
        rows = [
            {"no": written_number(position), **_finding(finding)}
            for position, finding in enumerate(findings, number + 1)
        ]
        number += len(findings)
        yield {
            "tingkat": SEVERITY_NAMES[first.severity],
            "keparahan": first.severity,
            "aturan": code,
            "kriteria": criterion(first.title, first.basis),
            "judul": first.title,
            "temuan": rows,
        }


def _finding(finding: Finding) -> NoteRow:
    return {
        "pokok": one_line(finding.subject),
        "kondisi": finding.message,
        "kriteria": criterion(finding.title, finding.basis),
        "rekomendasi": finding.fix,
        "bukti": _evidence(finding),
        "keraguan": each_once(finding.doubts),
        "aturan": finding.code,
        "sidik": finding.fingerprint,
    }


def _minor(aspect: Aspect) -> Iterator[NoteRow]:
    """Yield the minor notes of an aspect, one row a rule, with two subjects as examples."""
    infos = [finding for finding in aspect.findings if finding.severity == "info"]
    for code, found in groupby(sorted(infos, key=lambda f: f.code), key=lambda f: f.code):
        findings = list(found)
        yield {
            "aturan": code,
            "judul": findings[0].title,
            "jumlah": written_number(len(findings)),
            "contoh": "; ".join(dict.fromkeys(f"“{one_line(f.subject)}”" for f in findings[:2])),
            "rekomendasi": findings[0].fix,
        }


def _link_question(number: int, link: Link, papers: Workpapers) -> NoteRow:
    names = _link_names(link, papers)
    question = LocalizedText(
        "Apakah “{a}” ({da}) indikator yang sama dengan “{b}” ({db})?",
        "Is “{a}” ({da}) the same indicator as “{b}” ({db})?",
    ).format(a=names["kiri"], da=names["dokumen_kiri"], b=names["kanan"], db=names["dokumen_kanan"])
    return {
        "no": written_number(number),
        "pertanyaan": question,
        "bukti": each_once(link.reasons),
        "aturan": "–",
        "pokok": names["kiri"],
    }


def _link_names(link: Link, papers: Workpapers) -> dict[str, str]:
    graph = papers.graph
    return {
        "kiri": one_line(graph.indicators[link.left].name.text),
        "dokumen_kiri": graph.document_of(link.left).name,
        "kanan": one_line(graph.indicators[link.right].name.text),
        "dokumen_kanan": graph.document_of(link.right).name,
    }


def _evidence(finding: Finding) -> LocalizedText:
    """Return the values of a finding on lines; a long list ends with how many more the working papers hold."""
    lines = evidence_texts(finding)
    more = LocalizedText("… dan {n} lagi; lihat kertas kerja.", "… and {n} more; see the working papers.")
    rest = len(lines) - MOST_EVIDENCE
    shown = (*lines[:MOST_EVIDENCE], more.format(n=rest)) if rest > 0 else lines
    return each_once(shown, "\n")


def _by_rule(finding: Finding) -> tuple[int, str]:
    return SEVERITIES.index(finding.severity), finding.code
