"""Several small dossiers at once: one in order, one with a fault, one without a document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from golden_reports import DOSSIERS, NOW, report_of
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.model.i18n import same
from cascade.reports.summary import DossierResult, Summary, dossier_result, summarize

PK = "kind: perjanjian_kinerja\nopd: {opd}\nyear: 2025\nindicators:\n  - {{name: Persentase Linmas terbina, level: sasaran, unit: '%', target: {target}}}\n"


def dossier(folder: Path, target: str = "95%", opd: str = "Kecamatan Contoh") -> Path:
    folder.mkdir(parents=True)
    (folder / "pk.yaml").write_text(PK.format(opd=opd, target=target), "utf-8")
    return folder


def three_dossiers(tmp_path: Path) -> list[Path]:
    bad = tmp_path / "Kecamatan C"
    bad.mkdir()
    return [dossier(tmp_path / "Kecamatan A"), dossier(tmp_path / "Kecamatan B", "140%", "=1+1"), bad]


def check_several(folders: list[Path], output: Path, *more: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check", *map(str, folders), "--output", str(output), *more])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


@cache
def shipped_summary() -> Summary:
    lines = [dossier_result(report_of(name), name, ("laporan.html",)) for name in DOSSIERS]
    return summarize("0", NOW, [*lines, DossierResult("rusak", "rusak", failure=same("<b>rusak</b>"))])
