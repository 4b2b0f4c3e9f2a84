"""The JSON is what its published schema says, whole, and is read back."""

from __future__ import annotations

import json

import pytest
from golden_reports import DOSSIERS
from gumelar_report import as_json, report, with_waiver
from json_schemas import check_by

from cascade.model.i18n import LANGUAGES
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import ReportFile, read_report

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("dossier", DOSSIERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_json_is_what_its_published_schema_says(dossier, language):
    data = json.loads(json_reporter.render(report(dossier), language))

    check_by(ReportFile.model_json_schema(), data)


def test_no_key_of_the_json_is_missing_from_its_schema():
    read = ReportFile.model_validate(as_json(with_waiver()))

    for entry in (read, *read.findings, *read.waived, *read.coverage, *read.links, *read.problems, *read.ignored):
        assert entry.model_extra == {}, type(entry).__name__


def test_a_report_that_was_written_is_read_back(tmp_path):
    path = tmp_path / "laporan.json"
    path.write_text(json_reporter.render(report(), "id"), "utf-8")

    assert [f.fingerprint for f in read_report(path).findings] == [f.fingerprint for f in report().findings]
