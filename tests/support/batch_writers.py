"""Write the reports of several dossiers, as the command line does, or go wrong at one; sent to other processes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cascade.pipeline.options import Progress
from cascade.reports.formats import json
from cascade.reports.report import Report
from cascade.reports.report_folder import claim_folder


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes `laporan.json` of each dossier into its folder below `output`."""

    output: Path

    def claim(self, dossier: Path, report: Report) -> Path:
        """Return the folder of a report."""
        return claim_folder(dossier, report.dossier, self.output)

    def write(self, report: Report, folder: Path, progress: Progress) -> tuple[Report, tuple[str, ...]]:
        """Write a report."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / json.FILE).write_text(json.render(report, "id"), encoding="utf-8")
        return report, (folder.relative_to(self.output).as_posix(),)

    def fails(self, report: Report) -> bool:
        """Tell whether the report has an error."""
        return report.fails("error")


@dataclass(frozen=True, slots=True)
class DyingWriter(Writer):
    """Ends its process at the dossier `racun`, before others had their turn."""

    def claim(self, dossier: Path, report: Report) -> Path:
        """Return the folder of a report, or die."""
        if dossier.name == "racun":
            os._exit(9)
        return Writer.claim(self, dossier, report)


@dataclass(frozen=True, slots=True)
class MistakenWriter(Writer):
    """Has a mistake at the dossier `racun`."""

    def claim(self, dossier: Path, report: Report) -> Path:
        """Return the folder of a report, or go wrong."""
        if dossier.name == "racun":
            raise ZeroDivisionError("racun")
        return Writer.claim(self, dossier, report)
