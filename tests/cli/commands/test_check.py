"""A check at the command line: what it writes, prints and ends with."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import webbrowser

import pytest
from commandline import ROOT, cascade
from small_dossier import AKSI, PK, RENSTRA, write

pytestmark = pytest.mark.slow


def test_findings_end_with_1_and_a_report_is_written(dossier, tmp_path):
    run = cascade("check", dossier, "-v", cwd=tmp_path)

    assert run.returncode == 1
    assert "TRI-01" in run.stdout
    assert sorted(p.name for p in (tmp_path / "reports" / "kecamatan-uji").iterdir()) == [
        "laporan.html",
        "laporan.json",
    ]


def test_nothing_at_or_above_the_threshold_ends_with_0(dossier, tmp_path):
    assert cascade("check", dossier, "--fail-on", "never", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("several", "page"), [(False, "kecamatan-uji/laporan.html"), (True, "rekap.html")], ids=["one dossier", "several"]
)
def test_the_page_is_opened_in_the_browser_only_when_asked_for(dossier, tmp_path, monkeypatch, several, page):
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    other = tmp_path / "lain"
    shutil.copytree(dossier, other)
    folders = [dossier, other] if several else [dossier]

    for asked in ([], ["--open"]):
        cascade("check", *folders, "--report", "json", *asked, cwd=tmp_path)
    assert opened == [(tmp_path / "reports" / page).as_uri()]


def test_where_no_browser_can_be_opened_the_page_is_named(dossier, tmp_path, monkeypatch):
    monkeypatch.setattr(webbrowser, "open", lambda _: False)

    assert "laporan.html" in cascade("check", dossier, "--open", cwd=tmp_path).stderr


def test_json_goes_to_standard_output_and_names_both_values_with_their_places(dossier, tmp_path):
    run = cascade("check", dossier, "--format", "json", cwd=tmp_path)

    report = json.loads(run.stdout)
    [finding] = [f for f in report["findings"] if f["code"] == "TRI-01"]
    assert {(e["value"], e["source"]["file"]) for e in finding["evidence"]} >= {
        ("90%", "aksi.json"),
        ("95%", "pk.json"),
    }
    assert not (tmp_path / "reports").exists()


def test_a_broken_file_alone_makes_the_check_fail(dossier, tmp_path):
    write(
        dossier,
        "aksi.json",
        {**AKSI, "indicators": [{**AKSI["indicators"][0], "quarters": ["25%", "50%", "75%", "95%"]}]},
    )
    assert cascade("check", dossier, "--report", "json", cwd=tmp_path).returncode == 0

    (dossier / "rusak.docx").write_bytes(b"bukan docx")

    assert cascade("check", dossier, "--report", "json", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("lang", "message"), [("id", "Dua Renstra untuk periode yang sama"), ("en", "Two Renstra for the same period")]
)
def test_two_renstra_of_one_period_are_a_problem_and_nothing_is_judged_by_either(dossier, tmp_path, lang, message):
    write(dossier, "renstra-lama.json", RENSTRA)

    run = cascade("check", dossier, "--format", "json", "--lang", lang, cwd=tmp_path)
    report = json.loads(run.stdout)

    assert any(message in problem["message"] for problem in report["problems"])
    [plf] = [c for c in report["coverage"] if c["code"] == "PLF-01"]
    assert (plf.get("insufficient_data"), plf.get("pass")) == (1, None)


def test_without_renstra_its_rules_are_not_judged_and_say_so_once(dossier, tmp_path):
    (dossier / "renstra.json").unlink()

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    [plf] = [c for c in report["coverage"] if c["code"] == "PLF-01"]
    assert plf["insufficient_data"] == 1
    assert "Renstra" in plf["reasons"][0]
    assert any(f["code"] == "TRI-01" for f in report["findings"])


def test_a_rule_file_with_a_typo_stops_with_file_line_key_and_a_suggestion(dossier, tmp_path):
    rule = (ROOT / "rules" / "inti" / "TRI-01-triwulan-iv-sama-dengan-pk.yaml").read_text("utf-8")
    own = tmp_path / "aturan"
    own.mkdir()
    (own / "XYZ-01.yaml").write_text(
        rule.replace("code: TRI-01", "code: XYZ-01").replace("fits(aksi, pk.target)", "fits(aksi, pk.targt)"), "utf-8"
    )

    run = cascade("check", dossier, "--rules", own, cwd=tmp_path)

    assert run.returncode == 2
    line = rule.splitlines().index("assert: fits(aksi, pk.target)") + 1
    flat = " ".join(run.stderr.split())
    assert f"baris {line}, assert" in flat
    assert "Maksud Anda “target”?" in flat


def test_a_waiver_takes_a_finding_out_and_an_unmatched_one_is_reported(dossier, tmp_path):
    first = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)
    [finding] = [f for f in first["findings"] if f["code"] == "TRI-01"]
    (dossier / "keputusan.yaml").write_text(
        f"waivers:\n  - {{fingerprint: {finding['fingerprint']}, reason: PK akan diubah, by: Sekcam, until: 2026-12-31}}\n  - {{fingerprint: abc, reason: lama}}\n",
        "utf-8",
    )

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert [w["reason"] for w in report["waived"]] == ["PK akan diubah"]
    assert "TRI-01" not in {f["code"] for f in report["findings"]}
    assert any("abc" in problem["message"] for problem in report["problems"])


def test_names_and_values_can_never_steer_the_terminal(dossier, tmp_path):
    hostile = "Persentase \x1b[31mLinmas\x07 [bold]terbina[/bold]"
    write(dossier, "pk.json", {**PK, "indicators": [{**PK["indicators"][0], "name": hostile}]})

    run = cascade("check", dossier, cwd=tmp_path)

    assert "\x1b" not in run.stdout
    assert "[bold]terbina[/bold]" in " ".join(run.stdout.split())


def test_a_report_that_cannot_be_written_ends_with_2_and_says_what_to_do(dossier, tmp_path):
    (tmp_path / "berkas").write_text("x", "utf-8")

    run = cascade("check", dossier, "--output", tmp_path / "berkas", cwd=tmp_path)

    assert (run.returncode, "--output" in run.stderr) == (2, True)


def test_two_pk_of_one_official_are_a_problem_and_two_officials_are_not(dossier, tmp_path):
    write(dossier, "pk.json", {**PK, "owner": {"position": "Camat Uji"}})
    write(dossier, "pk-revisi.json", {**PK, "owner": {"position": "Camat  Uji"}})
    twice = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)
    write(dossier, "pk-revisi.json", {**PK, "owner": {"position": "Sekretaris Kecamatan"}, "indicators": []})
    two = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert any("Dua Perjanjian Kinerja" in problem["message"] for problem in twice["problems"])
    assert two["problems"] == []


def test_a_baseline_lets_only_new_findings_fail_and_is_never_overwritten_by_a_report(checked, tmp_path):
    folder, report = checked
    old = tmp_path / "out" / "laporan.json"

    over = cascade("check", folder, "--report", "json", "--baseline", old, "--output", tmp_path / "out", cwd=tmp_path)
    again = cascade(
        "check", folder, "--report", "json", "--baseline", old, "--output", tmp_path / "new", "--timing", cwd=tmp_path
    )

    assert (over.returncode, again.returncode) == (2, 0)
    assert "menimpa" in over.stderr
    assert "sudah dikenal" in again.stdout
    assert "milidetik" in again.stderr
    write(
        folder,
        "aksi.json",
        {**AKSI, "indicators": [{**AKSI["indicators"][0], "quarters": ["25%", "50%", "75%", "95%"]}]},
    )
    shrunk = cascade(
        "check", folder, "--report", "json", "--baseline", old, "--shrink", "--output", tmp_path / "new", cwd=tmp_path
    )
    assert "dihapus dari" in shrunk.stderr
    assert shrunk.returncode == 0
    assert len(json.loads(old.read_text("utf-8"))["findings"]) < len(report["findings"])


def test_only_the_rules_that_are_asked_for_are_run_and_the_others_are_counted(checked, tmp_path):
    folder, _ = checked
    run = cascade("check", folder, "--select", "TRI,KAL", "--ignore", "KAL-02", "--format", "json", cwd=tmp_path)
    report = json.loads(run.stdout)

    assert {entry["code"][:3] for entry in report["coverage"]} == {"TRI", "KAL"}
    assert "KAL-02" in report["not_run"]
    assert "seconds" not in report["coverage"][0]
    wrong = cascade("check", folder, "--select", "TRX", cwd=tmp_path)
    assert (wrong.returncode, "Maksud Anda “TR" in wrong.stderr) == (2, True)


def test_who_closes_the_output_early_has_the_reports_all_the_same(dossier, tmp_path):
    call = [sys.executable, "-m", "cascade", "check", str(dossier), "--report", "json"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as run:
        run.stdout.close()
        told = run.stderr.read().decode()

    assert (tmp_path / "reports" / dossier.name / "laporan.json").exists()
    assert "Traceback" not in told
