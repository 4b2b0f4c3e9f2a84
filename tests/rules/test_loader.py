from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model.errors import RuleError
from cascade.rules.loader import read_rule, read_rules, shipped_rules

BROKEN = """\
code: XYZ-01
title: {id: Target lebih dari nol, en: The target is above zero}
kind: other
severity: warning
basis: [{instrument: Contoh}]
select:
  x: indicator of perjanjian_kinerja
when: x.target is not None
assert: x.target > 0
message: {id: "Target {x.target}.", en: "The target is {x.target}."}
note: {id: lebih dari nol, en: above zero}
fix: {id: Isi target., en: Enter the target.}
examples:
  - {title: nol, given: {perjanjian_kinerja: [{name: Jumlah dokumen, target: "0"}]}, expect: {fail: 1}}
"""


def broken(tmp_path: Path, old: str, new: str) -> str:
    assert old in BROKEN
    path = tmp_path / "XYZ-01-contoh.yaml"
    path.write_text(BROKEN.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    return caught.value.say("en")


def test_the_unbroken_rule_loads(tmp_path):
    path = tmp_path / "XYZ-01-contoh.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    assert read_rule(path).code == "XYZ-01"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "said"),
    [
        pytest.param("x.target > 0", "x.targett > 0", 9, "assert", "Did you mean “target”?", id="attribute"),
        pytest.param("x.target > 0", "fit(x, x.target)", 9, "assert", "Did you mean “fits”?", id="function"),
        pytest.param("x.target > 0", "y.target > 0", 9, "assert", "unknown name “y”", id="alias"),
        pytest.param("x.target > 0", "x.name > 0", 9, "assert", "does not compare", id="type"),
        pytest.param("x.target > 0", "x.target >", 9, "assert", "not a valid expression", id="syntax"),
        pytest.param("when:", "whenn:", 8, "whenn", "Did you mean “when”?", id="key"),
        pytest.param("severity: warning", "severity: bad", 4, "severity", "'error', 'warning'", id="severity"),
        pytest.param("perjanjian_kinerja\n", "perjanjian_kerja\n", 7, "select.x", "Did you mean “perjanjian_kinerja”?", id="document"),
        pytest.param("indicator of", "indikator of", 7, "select.x", "form “indikator of perjanjian_kinerja”", id="form"),
        pytest.param("when:", "needs: [renstraa]\nwhen:", 8, "needs.0", "Did you mean “renstra”?", id="needs"),
        pytest.param("when:", "rests_on: [tabels]\nwhen:", 8, "rests_on.0", "Did you mean “tables”?", id="rests_on"),
        pytest.param("is {x.target}.", "is blank.", 10, "message", "both languages must use the same values: x.target", id="placeholder"),
        pytest.param("Target {x.target}.", "Target {x.targett}.", 10, "message.id", "Did you mean “target”?", id="in a message"),
        pytest.param("basis: [{instrument: Contoh}]", "basis: []", 5, "basis", "at least 1", id="basis"),
        pytest.param("code: XYZ-01", "code: XYZ1", 1, "code", "does not have the form", id="code"),
        pytest.param("title: {id: Target", "title: {id: [Target", 2, "", "not valid YAML", id="yaml"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_said_with_file_line_key_and_suggestion(tmp_path, old, new, line, key, said):
    message = broken(tmp_path, old, new)
    assert "XYZ-01-contoh.yaml, line " + str(line) in message
    assert f", {key}: " in message or not key
    assert said in message


@pytest.mark.parametrize(
    ("code", "rests_on"),
    [
        ("ADA-02", ("perjanjian_kinerja",)),  # of its `needs` those that are not its own
        ("ADA-08", ("rencana_aksi",)),
        ("ADA-19", ("tables",)),  # missing inside one document
        ("PGU-03", ("sum",)),
        ("PGU-02", ("totals",)),
        ("PGU-01", ()),  # two printed values
        ("PLF-01", ()),
        ("ADA-16", ()),  # says so itself
        ("HIR-11", ("tables",)),
    ],
)
def test_what_a_rule_rests_on_follows_from_its_kind_of_fault_unless_it_says_so(code, rests_on):
    [rule] = [rule for rule in read_rules(shipped_rules()) if rule.code == code]

    assert rule.rests_on == rests_on


def test_a_code_is_used_once(tmp_path):
    for name in ("XYZ-01-satu.yaml", "XYZ-01-dua.yaml"):
        (tmp_path / name).write_text(BROKEN, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rules(tmp_path)
    assert "XYZ-01-satu.yaml" in caught.value.say("en")
    assert "code XYZ-01 is already used by" in caught.value.say("en")
    assert "XYZ-01-dua.yaml" in caught.value.say("en")


def test_a_folder_without_rules_is_said(tmp_path):
    with pytest.raises(RuleError, match="no rule files"):
        read_rules(tmp_path)


def test_names_are_bound_in_the_order_of_the_file_with_their_kinds_and_what_they_start_from(tmp_path):
    path = tmp_path / "XYZ-01.yaml"
    selected = "x: indicator of perjanjian_kinerja\n  y: x linked to renstra, renja"
    path.write_text(BROKEN.replace("x: indicator of perjanjian_kinerja", selected), "utf-8")
    first, second = read_rule(path).select

    assert (first.alias, first.form, first.record, first.kinds) == (
        "x",
        "indicators",
        "indicator",
        ("perjanjian_kinerja",),
    )
    assert (second.form, second.base, second.kinds) == ("joined", "x", ("renstra", "renja"))


def test_a_name_cannot_start_from_one_below_it_or_of_another_sort(tmp_path):
    for base in ("z", "policy"):
        said = broken(tmp_path, "x: indicator of", f"y: {base} linked to renstra\n  x: indicator of")
        assert f"“{base}” is no indicator that is selected above" in said


def test_an_unknown_form_is_answered_with_those_that_exist(tmp_path):
    said = broken(tmp_path, "indicator of perjanjian_kinerja", "all indicators")

    assert "indicator of …" in said
    assert "repeated block in one document" in said


def test_a_mistake_in_a_long_condition_is_shown_with_carets_under_it(tmp_path):
    long = "x.target > 0 and x.target < 1000 and x.target != 5 and x.targett > 0"
    *_, shown, carets = broken(tmp_path, "x.target > 0", long).splitlines()[:3]

    assert shown[carets.index("^") : carets.rindex("^") + 1] == "targett"


def test_a_placeholder_with_a_format_is_refused_since_values_are_printed_as_they_stand(tmp_path):
    assert "is written without" in broken(tmp_path, "Target {x.target}.", "Target {x.target:.2f}.")


def test_profiles_manual_checks_and_regions_are_no_rules():
    folders = {Path(rule.path).parent.name for rule in read_rules(shipped_rules())}

    assert not folders & {"profiles", "manual", "regions", "kabupaten-contoh"}


def test_all_mistakes_of_a_rule_are_told_at_once_each_with_its_line(tmp_path):
    text = BROKEN.replace("when: x.target", "needs: [renstraa]\nwhen: x.targett").replace(
        "assert: x.target", "assert: y.target"
    )
    path = tmp_path / "XYZ-01-contoh.yaml"
    path.write_text(text.replace("Enter the target.", '"Enter {z.name}."'), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rule(path)

    said = caught.value.say("en")
    assert [
        f"line {n}, {key}: " in said for n, key in ((8, "needs.0"), (9, "when"), (10, "assert"), (13, "fix.en"))
    ] == [True] * 4


def test_all_keys_that_are_wrong_are_told_at_once_and_a_typo_only_as_one(tmp_path):
    text = BROKEN.replace("kind: other", "kind: othr").replace("severity:", "severty:").replace("assert:", "asert:")
    path = tmp_path / "XYZ-01-contoh.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rule(path)

    lines = caught.value.say("en").splitlines()
    assert [line.partition(", ")[2].partition(":")[0] for line in lines] == [
        "line 3, kind",
        "line 4, severty",
        "line 9, asert",
    ]
    assert "Did you mean “assert”?" in lines[2]


def test_the_mistakes_of_all_rules_of_a_folder_are_told_at_once(tmp_path):
    for code in ("XYZ-01", "XYZ-02"):
        text = BROKEN.replace("XYZ-01", code).replace("assert: x.target", "assert: x.targett")
        (tmp_path / f"{code}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rules(tmp_path)

    said = caught.value.say()
    assert ("XYZ-01.yaml, baris 9" in said, "XYZ-02.yaml, baris 9" in said) == (True, True)


def test_where_a_local_rule_has_no_english_the_indonesian_is_said(tmp_path):
    path = tmp_path / "XYZ-01-contoh.yaml"
    text = BROKEN.replace(', en: "The target is {x.target}."', "").replace(", en: above zero", "")
    path.write_text(text.replace(", en: The target is above zero", ""), encoding="utf-8")

    rule = read_rule(path)
    assert (rule.title.say("en"), rule.message.phrase.say("en")) == ("Target lebih dari nol", "Target {x.target}.")
