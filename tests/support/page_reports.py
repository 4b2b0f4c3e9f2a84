"""Reports for tests of the page, and how to look into the page that is made of them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

from lxml import html as lxml_html

from cascade.advice.main_problems import main_problems
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import (
    Basis,
    Evidence,
    Finding,
    Link,
    RuleCoverage,
    Severity,
    Source,
)
from cascade.model.i18n import Language, LocalizedText, same
from cascade.reading.canonical import to_document
from cascade.reports.formats import html
from cascade.reports.report import Report

RENSTRA: dict[str, Any] = {
    "kind": "renstra",
    "opd": "Kecamatan Contoh",
    "years": [2024, 2025],
    "elements": [
        {"id": "t", "level": "tujuan", "name": "Pelayanan prima"},
        {"id": "s", "level": "sasaran", "name": "Linmas kuat", "parent": "t"},
        {"id": "p", "level": "program", "name": "Program Ketenteraman", "parent": "s"},
    ],
    "indicators": [
        {"id": "ikm", "name": "Indeks Kepuasan Masyarakat", "level": "tujuan", "element_id": "t", "targets": {"2025": "82,50"},
         "sources": [{"sheet": "T-C.25", "cell": "H8", "row": 8}]},
        {"id": "linmas", "name": "Persentase Linmas terbina", "level": "sasaran", "element_id": "s", "unit": "%",
         "targets": {"2025": {"raw": "95%", "source": {"sheet": "T-C.25", "cell": "I12"}}}},
        {"id": "rapat", "name": "Jumlah rapat", "level": "program", "element_id": "p", "targets": {"2025": "4 kali"}},
    ],
}  # fmt: skip


AKSI: dict[str, Any] = {
    "kind": "rencana_aksi",
    "opd": "Kecamatan Contoh",
    "year": 2025,
    "signed": "2025-01-06",
    "elements": [{"id": "s", "level": "sasaran", "name": "Linmas kuat"}],
    "indicators": [
        {"id": "linmas", "name": "Persentase Linmas terbina", "level": "sasaran", "element_id": "s", "unit": "persen",
         "quarters": ["25%", "50%", "75%", {"raw": "90%", "source": {"sheet": "RA", "cell": "H63"}}]},
        {"id": "kunjungan", "name": "Jumlah kunjungan", "level": "sasaran", "element_id": "s", "unit": "kali",
         "quarters": ["-", "", "3", "3"]},
    ],
    "notes": [{"text": "untuk target jangan melebihi Renstra", "source": {"cell": "T8"}, "author": "Penelaah"}],
}  # fmt: skip


EVIDENCE = (
    Evidence(
        LocalizedText("target 2025", "target 2025"),
        "95%",
        Source("renstra.json", sheet="T-C.25", cell="I12"),
        "Renstra 2024–2025",
    ),
    Evidence(same("TR IV"), "90%", Source("aksi.json", sheet="RA", cell="H63"), "Rencana Aksi 2025"),
)


def graph(*documents: dict[str, Any]) -> CascadeGraph:
    names = {"renstra": "renstra", "rencana_aksi": "aksi", "perjanjian_kinerja": "pk"}
    return CascadeGraph(to_document(d, names[d["kind"]], f"{names[d['kind']]}.json", "ab12" * 16)[0] for d in documents)


def linked(verdict: Any = "exact", **changes: Any) -> CascadeGraph:
    built = graph(RENSTRA, AKSI)
    link = Link("renstra#linmas", "aksi#linmas", verdict, 96.4, 20, (LocalizedText("nama mirip", "similar name"),))
    built.add_links([replace(link, **changes)])
    return built


def finding(code: str = "PLF-01", severity: Severity = "error", **changes: Any) -> Finding:
    made = Finding(
        code=code,
        kind="value_mismatch",
        severity=severity,
        confidence=0.95,
        subject="Persentase Linmas terbina",
        title=LocalizedText(f"Judul {code}", f"Title {code}"),
        message=LocalizedText("Target 90% di bawah Renstra 95%.", "The target 90% falls short of the Renstra 95%."),
        note=LocalizedText("target di bawah Renstra", "target below the Renstra"),
        fix=LocalizedText("Samakan dengan Renstra.", "Make it equal the Renstra."),
        basis=(
            Basis("PermenPAN-RB 88/2021", "dokumen selaras", "Lampiran I", quote="… selaras"),
            Basis("Catatan reviu"),
        ),
        fingerprint=f"f{code}",
        cause="linmas",
        evidence=EVIDENCE,
        places=tuple(e.source for e in EVIDENCE if e.source),
        indicators=("aksi#linmas", "renstra#linmas"),
    )
    return replace(made, **changes)


def report(built: CascadeGraph | None = None, *findings: Finding, **changes: Any) -> Report:
    joined = built or linked()
    made = Report(
        version="1.2.3",
        dossier="contoh",
        created=datetime.datetime(2025, 8, 17, 9, 5, tzinfo=datetime.UTC),
        graph=joined,
        findings=findings,
        main_problems=main_problems(findings, joined),
        coverage=(RuleCoverage("PLF-01", LocalizedText("Judul PLF-01", "Title PLF-01"), {"fail": 1, "pass": 2}),),
    )
    return replace(made, **changes)


def parse(written: str) -> Any:
    return lxml_html.fromstring(written)


def page(made: Report, language: Language = "id") -> Any:
    return parse(html.render(made, language))


def text(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def one(tree: Any, css: str) -> Any:
    (found,) = tree.xpath(css)
    return found
