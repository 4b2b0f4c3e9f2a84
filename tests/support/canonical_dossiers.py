"""Folders of small canonical documents, and the report on them."""

from __future__ import annotations

import json
from pathlib import Path

from reading_here import ReadingHere

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.report import Report


def checked(folder: Path, *, berkas: str = "", **documents: dict) -> Report:
    """The report on a folder with these canonical documents."""
    for name, document in documents.items():
        data = {"opd": "Kecamatan Uji", **document}
        (folder / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    if berkas:
        (folder / "berkas.yaml").write_text(berkas, "utf-8")
    return check([folder], CheckOptions(cache=ReadingHere()))


def pk(*rows: dict, **more) -> dict:
    return {"kind": "perjanjian_kinerja", "year": 2025, "indicators": [{"level": "sasaran", **r} for r in rows], **more}


def renstra(*rows: dict, **more) -> dict:
    rows = tuple({"level": "sasaran", **row} for row in rows)
    return {"kind": "renstra", "years": [2024, 2025, 2026], "indicators": rows, **more}


LINMAS = {"name": "Persentase Linmas terbina", "unit": "%"}
SAKIP = {"name": "Nilai SAKIP", "target": "70"}
PLAN = renstra({**LINMAS, "targets": {"2025": "85%"}})
ABOVE = pk({**LINMAS, "target": "95%"})


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]
