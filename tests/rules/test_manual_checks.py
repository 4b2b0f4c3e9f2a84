"""What only a person can check is listed with its reason and stands in every report."""

from __future__ import annotations

import pytest
from golden_reports import DOSSIERS
from gumelar_report import as_json, report

from cascade.model.errors import RuleError
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.manual_checks import checks_due, read_checks
from cascade.rules.rule_set import RuleSelection, read_rule_set


def test_no_check_has_the_code_of_a_rule():
    codes = {rule.code for rule in read_rules(shipped_rules())}
    assert not codes & {check.code for check in read_checks(shipped_rules())}


def test_a_check_is_due_where_all_its_documents_are_there():
    checks = read_checks(shipped_rules())
    quarters = next(check for check in checks if check.code == "TRI-12")
    assert quarters in checks_due(checks, {"rencana_aksi", "iku"})
    assert quarters not in checks_due(checks, {"rencana_aksi"})


def test_a_profile_that_leaves_out_an_aspect_leaves_out_its_checks():
    everything, some = read_rule_set(), read_rule_set(RuleSelection(ignore=("TRI",)))
    assert any(check.code == "TRI-12" for check in everything.manual)
    assert not any(check.code == "TRI-12" for check in some.manual)


def test_a_check_without_its_reason_is_refused_with_file_and_key(tmp_path):
    folder = tmp_path / "manual"
    folder.mkdir()
    (folder / "KAL-99-x.yaml").write_text(
        "code: KAL-99\ntitle: {id: a, en: a}\nneeds: [renja]\nbasis: [{instrument: x}]\nmanual: {id: a, en: a}\n",
        "utf-8",
    )
    with pytest.raises(RuleError, match=r"KAL-99-x\.yaml.*why"):
        read_checks(tmp_path)


def test_the_report_lists_the_checks():
    listed = {check["code"]: check for check in as_json(report(DOSSIERS[1]))["manual"]}
    assert "MUT-06" in listed
    assert listed["MUT-06"]["why"]
