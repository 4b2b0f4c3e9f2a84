"""A report is read back as it was written; what is none is refused with the place."""

from __future__ import annotations

import json

import pytest

from cascade.model.errors import CascadeError
from cascade.reports import JSON_VERSION
from cascade.reports.schema import is_report, read_report


def test_what_was_written_is_read_back(written_report):
    read = read_report(written_report)

    assert is_report(written_report)
    assert [(entry.code, entry.severity) for entry in read.findings] == [("PLF-01", "error"), ("B-1", "warning")]
    assert read.findings[0].evidence[1].source.cell == "H63"


def test_keys_that_this_version_does_not_know_are_let_through(written_report):
    data = json.loads(written_report.read_text("utf-8")) | {"baru": 1}
    written_report.write_text(json.dumps(data), "utf-8")

    assert read_report(written_report).dossier == "contoh"


@pytest.mark.parametrize(
    ("change", "message"),
    [({"version": JSON_VERSION + 1}, "Update cascade"), ({"findings": [{"code": 1}]}, "laporan.json of cascade check")],
)
def test_a_later_or_broken_report_is_refused_with_a_hint(written_report, change, message):
    written_report.write_text(json.dumps(json.loads(written_report.read_text("utf-8")) | change), "utf-8")

    with pytest.raises(CascadeError) as refused:
        read_report(written_report)
    assert message in refused.value.hint.en


def test_a_file_that_is_not_there_is_refused_with_its_name(tmp_path):
    with pytest.raises(CascadeError, match=r"tiada\.json: cannot be opened"):
        read_report(tmp_path / "tiada.json")


@pytest.mark.parametrize(("name", "text"), [("a.json", "[]"), ("a.json", "{"), ("a.txt", '{"generator": "cascade"}')])
def test_other_files_are_no_reports(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")

    assert not is_report(tmp_path / name)
