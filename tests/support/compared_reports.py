"""A dossier of a Renstra and a PK with two values to set, and the report of its check."""

from __future__ import annotations

from pathlib import Path

from golden_reports import NOW
from reading_here import ReadingHere

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import ReportFile

RENSTRA = """
kind: renstra
opd: Kecamatan Contoh
years: [2024, 2025]
indicators:
  - {name: Indeks Kepuasan Masyarakat, level: sasaran, unit: indeks, targets: {2025: "82,50"}}
  - {name: Persentase Linmas terbina, level: sasaran, unit: "%", targets: {2025: "85%"}}
"""
PK = """
kind: perjanjian_kinerja
opd: Kecamatan Contoh
year: 2025
indicators:
  - {name: Indeks Kepuasan Masyarakat, level: sasaran, unit: indeks, target: "IKM"}
  - {name: Persentase Linmas terbina, level: sasaran, unit: "%", target: "LINMAS"}
"""


def dossier(
    folder: Path, ikm: str | None = "84", linmas: str = "95%", renstra: str | None = RENSTRA, more: str = ""
) -> Path:
    """Write the dossier: `ikm` and `linmas` are what the PK prints, `more` stands in its `berkas.yaml`."""
    folder.mkdir(exist_ok=True)
    pk = PK.replace("LINMAS", linmas)
    if ikm is None:
        pk = "\n".join(line for line in pk.splitlines() if "IKM" not in line)
    (folder / "pk.yaml").write_text(pk.replace("IKM", ikm or ""), "utf-8")
    if renstra:
        (folder / "renstra.yaml").write_text(renstra, "utf-8")
    (folder / "berkas.yaml").write_text(f"opd: Kecamatan Contoh\n{more}", "utf-8")
    return folder


def report_file(folder: Path) -> ReportFile:
    """The report of the check of a folder."""
    return ReportFile.model_validate_json(
        json_reporter.render(check([folder], CheckOptions(now=NOW, cache=ReadingHere())), "id")
    )
