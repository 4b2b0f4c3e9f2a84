"""Rules are listed, explained, written and tested at the command line."""

from __future__ import annotations

import json
import shutil

import pytest
from commandline import ROOT, cascade

from cascade.cli.commands.rules import new
from cascade.rules import loader


def test_a_new_rule_loads_and_its_examples_hold(tmp_path):
    cascade("rules", "new", "TRI-90", "--folder", tmp_path / "lokal", "--title", "Target lebih dari nol", cwd=tmp_path)

    run = cascade("rules", "test", tmp_path / "lokal", cwd=tmp_path)

    assert (run.returncode, "0 gagal" in run.stdout) == (0, True)


def test_a_rule_is_explained_and_an_unknown_code_gets_a_suggestion(tmp_path):
    assert "Yang harus benar:" in cascade("rules", "show", "TRI-01", cwd=tmp_path).stdout

    run = cascade("rules", "show", "TRI-O1", cwd=tmp_path)
    assert (run.returncode, "TRI-01" in run.stderr) == (2, True)


@pytest.mark.slow
def test_the_vocabulary_of_rules_is_shown_in_both_languages(tmp_path):
    assert "triwulan yang terisi" in cascade("rules", "vocabulary", cwd=tmp_path).stdout
    assert "filled quarters" in cascade("rules", "vocabulary", "--lang", "en", cwd=tmp_path).stdout


@pytest.mark.parametrize("code", ["TRI-01", "abc"])
def test_a_new_rule_needs_a_free_and_valid_code(tmp_path, code):
    run = cascade("rules", "new", code, "--folder", tmp_path / "lokal", cwd=tmp_path)

    assert (run.returncode, (tmp_path / "lokal").exists()) == (2, False)


def test_rules_are_listed_with_pack_and_what_a_region_overrides(tmp_path):
    region = ROOT / "rules" / "regions" / "kabupaten-contoh"
    listed = json.loads(cascade("rules", "list", "--region", region, "--format", "json", cwd=tmp_path).stdout)["rules"]
    found = {entry["code"]: entry for entry in listed}

    assert found["PLF-90"]["pack"] == "kabupaten-contoh"
    assert found["NOM-05"]["severity"] == "warning"
    assert "daerah.yaml" in found["NOM-05"]["overrides"][0]
    assert "info → peringatan" in cascade("rules", "show", "nom-05", "--region", region, cwd=tmp_path).stdout


def test_a_new_rule_asks_again_instead_of_giving_up_and_proposes_code_and_title(tmp_path):
    run = cascade("rules", "new", cwd=tmp_path, stdin="target jangan nol\nx\n1\nab\n\n\n")

    assert run.returncode == 0
    assert "ketik satu nomor" in run.stderr
    assert "Kode “ab” tidak sah" in run.stderr
    assert (tmp_path / "rules" / "lokal" / "PLF-90-target-jangan-nol.yaml").is_file()


def test_the_meaning_of_functions_is_told_in_indonesian(tmp_path):
    run = cascade("rules", "vocabulary", cwd=tmp_path)

    assert "memuat salah satu kata" in run.stdout
    assert "the text holds" not in run.stdout


def test_a_new_rule_may_be_written_into_a_shipped_pack_which_is_then_read_once(tmp_path, monkeypatch):
    shipped = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    for module in (loader, new):
        monkeypatch.setattr(module, "shipped_rules", lambda: shipped)

    run = cascade("rules", "new", "EVA-97", "--folder", shipped / "evaluasi", "--title", "Uji", cwd=tmp_path)

    assert (run.returncode, "ditulis" in run.stdout) == (0, True)
    assert (shipped / "evaluasi" / "EVA-97-uji.yaml").is_file()


def test_a_folder_for_a_new_rule_that_is_a_file_is_refused_with_a_sentence(tmp_path):
    (tmp_path / "lokal").write_text("")

    run = cascade("rules", "new", "TRI-97", "--folder", "lokal", cwd=tmp_path)

    assert run.returncode == 2
    assert "lokal: tidak dapat ditulis" in run.stderr


def test_judged_findings_tell_which_severity_each_rule_has_earned(tmp_path):
    label = {"document": "renstra", "code": "SAT-03", "severity": "error", "verdict": "right", "confidence": 0.95}
    lines = [json.dumps({**label, "fingerprint": f"f{n}"}) for n in range(10)]
    lines.append(json.dumps({**label, "code": "ADA-19", "verdict": "wrong", "fingerprint": "x"}))
    (tmp_path / "dinilai.jsonl").write_text("\n".join(lines), "utf-8")

    told = json.loads(cascade("rules", "trust", "dinilai.jsonl", "--format", "json", cwd=tmp_path).stdout)
    earned = {entry["code"]: (entry["standing"], entry["earned"]) for entry in told["rules"]}
    assert (earned["SAT-03"], earned["ADA-19"]) == (("own", "error"), ("refuted", "question"))
    assert told["calibration"][-1] == {"low": 0.9, "high": 1.0, "right": 10, "wrong": 1, "precision": 0.909}

    written = cascade("rules", "trust", "dinilai.jsonl", "--format", "yaml", cwd=tmp_path).stdout
    assert "  SAT-03: {right: 10, wrong: 0}" in written
    assert "sering keliru" in cascade("rules", "trust", "dinilai.jsonl", cwd=tmp_path).stdout


def test_with_a_report_only_findings_that_are_still_made_count(tmp_path):
    (tmp_path / "dinilai.jsonl").write_text(
        '{"document": "dok", "code": "SAT-03", "severity": "error", "verdict": "wrong", "fingerprint": "f"}\n', "utf-8"
    )
    (tmp_path / "laporan.json").write_text(
        json.dumps(
            {
                "generator": "cascade",
                "cascade": "0",
                "language": "id",
                "version": 1,
                "created": "2026-01-01T00:00:00+00:00",
                "dossier": "dok",
                "findings": [],
            }
        ),
        "utf-8",
    )

    run = cascade("rules", "trust", "dinilai.jsonl", "--report", "laporan.json", "--format", "yaml", cwd=tmp_path)

    assert (run.returncode, "judged: {}" in run.stdout) == (0, True), run.stderr


def test_the_explanation_of_a_rule_says_what_it_has_proven(tmp_path):
    assert "Teruji pada dokumen nyata:" in cascade("rules", "show", "SAT-03", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("triwulan", "filled_quarters"),
        ("triwuln", "filled_quarters"),
        ("filled_quarters", "filled_quarters"),
        ("filed quarters", "filled_quarters"),
        ("yang terisi", "filled_quarters"),
        ("mentions", "mentions(text, text)"),
    ],
)
def test_the_vocabulary_is_searched_by_names_and_meanings_of_both_languages_and_near_spellings(tmp_path, asked, found):
    run = cascade("rules", "vocabulary", *asked.split(), cwd=tmp_path)

    assert (run.returncode, found in run.stdout) == (0, True)
    assert "nomenclature" not in run.stdout
    assert len(run.stdout.splitlines()) < 30


def test_a_word_that_leads_nowhere_is_told_with_what_to_do(tmp_path):
    run = cascade("rules", "vocabulary", "zebra", cwd=tmp_path)

    assert (run.returncode, "cascade rules vocabulary" in run.stderr) == (2, True)
