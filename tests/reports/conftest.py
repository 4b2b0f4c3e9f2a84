"""A report as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_reports import finding, report

from cascade.reports.formats import json as json_reporter


@pytest.fixture
def written_report(tmp_path: Path) -> Path:
    """`laporan.json` with an error and a warning."""
    path = tmp_path / "laporan.json"
    path.write_text(json_reporter.render(report(None, finding(), finding("B-1", "warning")), "id"), "utf-8")
    return path
