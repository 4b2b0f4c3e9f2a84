"""A report is read back as it was written; what is none is refused with the place; a baseline only shrinks."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from page_reports import finding, report

from cascade.model import RuleCoverage
from cascade.model.errors import CascadeError
from cascade.model.i18n import same
from cascade.reports.formats import json as json_reporter
from cascade.reports.schema import VERSION, is_report, mark_known, read_report, without_findings


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "laporan.json"
    path.write_text(json_reporter.render(report(None, finding(), finding("B-1", "warning")), "id"), "utf-8")
    return path


def test_what_was_written_is_read_back(path):
    read = read_report(path)

    assert is_report(path)
    assert [(entry.code, entry.severity) for entry in read.findings] == [("PLF-01", "error"), ("B-1", "warning")]
    assert read.findings[0].evidence[1].source.cell == "H63"


def test_keys_that_this_version_does_not_know_are_let_through(path):
    data = json.loads(path.read_text("utf-8")) | {"baru": 1}
    path.write_text(json.dumps(data), "utf-8")

    assert read_report(path).dossier == "contoh"


@pytest.mark.parametrize(
    ("change", "message"),
    [({"version": VERSION + 1}, "Update cascade"), ({"findings": [{"code": 1}]}, "laporan.json of cascade check")],
)
def test_a_later_or_broken_report_is_refused_with_a_hint(path, change, message):
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")

    with pytest.raises(CascadeError) as refused:
        read_report(path)
    assert message in refused.value.hint.en


def test_a_file_that_is_not_there_is_refused_with_its_name(tmp_path):
    with pytest.raises(CascadeError, match=r"tiada\.json: cannot be opened"):
        read_report(tmp_path / "tiada.json")


@pytest.mark.parametrize(("name", "text"), [("a.json", "[]"), ("a.json", "{"), ("a.txt", '{"generator": "cascade"}')])
def test_other_files_are_no_reports(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")

    assert not is_report(tmp_path / name)


def test_a_finding_is_known_only_where_the_baseline_has_it_no_less_grave(path):
    baseline = read_report(path)
    found = (finding(), finding("B-1", "error"), finding("C-1"))
    marked, _ = mark_known(found, baseline, ())

    assert [each.known for each in marked] == [True, False, False]


def test_what_was_judged_again_without_a_finding_is_settled_and_what_was_not_judged_stays(path):
    baseline = read_report(path)
    coverage = (RuleCoverage("PLF-01", same("Judul"), {"pass": 1}),)
    judged = replace(coverage[0], judged=("fPLF-01",))

    assert mark_known((), baseline, coverage)[1] == ()
    assert mark_known((), baseline, (judged,))[1] == ("fPLF-01",)


def test_a_baseline_without_some_findings_keeps_all_else(path):
    before = json.loads(path.read_text("utf-8"))
    after = json.loads(without_findings(path, ("fPLF-01",)))

    assert [entry["code"] for entry in after.pop("findings")] == ["B-1"]
    assert after == {key: value for key, value in before.items() if key != "findings"}
