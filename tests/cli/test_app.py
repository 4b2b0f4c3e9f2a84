"""What an inspector meets at the command line, above all when something is wrong."""

from __future__ import annotations

import html
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from commandline import ROOT, begun, cascade
from small_dossier import AKSI, GUMELAR, PK, RENSTRA, write

from cascade.cli import commands
from cascade.pipeline.check import check
from cascade.reports import formats


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "kecamatan-uji"
    folder.mkdir()
    for name, document in (("pk.json", PK), ("aksi.json", AKSI), ("renstra.json", RENSTRA)):
        write(folder, name, document)
    return folder


def test_findings_end_with_1_and_a_report_is_written(dossier, tmp_path):
    run = cascade("check", dossier, cwd=tmp_path)

    assert run.returncode == 1
    assert "TRI-01" in run.stdout
    assert sorted(p.name for p in (tmp_path / "reports" / "kecamatan-uji").iterdir()) == [
        "laporan.html",
        "laporan.json",
    ]


def test_nothing_at_or_above_the_threshold_ends_with_0(dossier, tmp_path):
    assert cascade("check", dossier, "--fail-on", "never", cwd=tmp_path).returncode == 0


def test_json_goes_to_standard_output_and_names_both_values_with_their_places(dossier, tmp_path):
    run = cascade("check", dossier, "--format", "json", cwd=tmp_path)

    report = json.loads(run.stdout)
    [finding] = [f for f in report["findings"] if f["code"] == "TRI-01"]
    assert {(e["value"], e["source"]["file"]) for e in finding["evidence"]} >= {
        ("90%", "aksi.json"),
        ("95%", "pk.json"),
    }
    assert not (tmp_path / "reports").exists()


def test_what_read_writes_can_be_checked_again(tmp_path):
    read = cascade("read", GUMELAR / "rencana-aksi-2022.xlsx", "--format", "json", cwd=tmp_path)
    again = write(tmp_path, "lagi.json", json.loads(read.stdout))

    reread = json.loads(cascade("read", again, "--format", "json", cwd=tmp_path).stdout)["documents"][0]
    original = json.loads(read.stdout)["documents"][0]
    assert [i["name"] for i in reread["indicators"]] == [i["name"] for i in original["indicators"]]
    assert [i.get("quarters") for i in reread["indicators"]] == [i.get("quarters") for i in original["indicators"]]
    assert reread["indicators"][0]["sources"] == original["indicators"][0]["sources"]


@pytest.mark.parametrize(("lang", "message"), [("id", "tidak ada dokumen"), ("en", "there are no documents")])
def test_an_empty_folder_is_said_in_the_users_language(tmp_path, lang, message):
    (tmp_path / "kosong").mkdir()

    run = cascade("check", "kosong", "--lang", lang, cwd=tmp_path)

    assert run.returncode == 2
    assert message in run.stderr


@pytest.mark.parametrize(("lang", "message"), [("id", "tidak ditemukan"), ("en", "not found")])
def test_a_folder_that_does_not_exist_is_said(tmp_path, lang, message):
    run = cascade("check", "tidak-ada", "--lang", lang, cwd=tmp_path)

    assert (run.returncode, message in run.stderr) == (2, True)


@pytest.mark.parametrize(("lang", "message"), [("id", "belum didukung"), ("en", "is not supported")])
def test_a_wrong_file_type_is_a_line_in_the_report_and_the_rest_is_checked(dossier, tmp_path, lang, message):
    (dossier / "catatan.pptx").write_bytes(b"x")

    run = cascade("check", dossier, "--lang", lang, cwd=tmp_path)

    assert run.returncode == 1
    assert message in run.stdout
    assert ".xlsx" in run.stdout
    assert "TRI-01" in run.stdout


@pytest.mark.parametrize(
    ("lang", "message"), [("id", "bukan buku kerja Excel yang utuh"), ("en", "not an intact Excel workbook")]
)
def test_a_broken_workbook_is_a_line_in_the_report_and_the_rest_is_checked(dossier, tmp_path, lang, message):
    (dossier / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan zip")

    run = cascade("check", dossier, "--lang", lang, cwd=tmp_path)

    assert message in run.stdout
    assert "TRI-01" in run.stdout


def test_a_broken_file_alone_makes_the_check_fail(dossier, tmp_path):
    write(
        dossier,
        "aksi.json",
        {**AKSI, "indicators": [{**AKSI["indicators"][0], "quarters": ["25%", "50%", "75%", "95%"]}]},
    )
    assert cascade("check", dossier, cwd=tmp_path).returncode == 0

    (dossier / "rusak.docx").write_bytes(b"bukan docx")

    assert cascade("check", dossier, cwd=tmp_path).returncode == 1


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


def test_a_mistake_in_berkas_yaml_stops_with_line_and_suggestion(dossier, tmp_path):
    (dossier / "berkas.yaml").write_text("opd: Kecamatan Uji\nkalender: []\ntarget_polcy: equal\n", "utf-8")

    run = cascade("check", dossier, cwd=tmp_path)

    assert run.returncode == 2
    assert "berkas.yaml, baris" in run.stderr


def test_what_lies_in_real_folders_is_skipped_by_name_and_said(dossier, tmp_path):
    for name in ("~$pk.xlsx", "Thumbs.db", "README.md", "laporan.json"):
        (dossier / name).write_text("x", "utf-8")

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert {entry["file"] for entry in report["ignored"]} == {"~$pk.xlsx", "Thumbs.db", "README.md", "laporan.json"}
    assert report["problems"] == []


def test_an_earlier_report_is_never_read_as_a_document(dossier, tmp_path):
    cascade("check", dossier, "--report", "json", "--output", dossier / "arsip", cwd=tmp_path)
    (dossier / "arsip" / "laporan.json").rename(dossier / "hasil-lama.json")

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert len(report["documents"]) == 3
    assert any("laporan cascade" in problem["message"] for problem in report["problems"])


def test_documents_of_two_opd_in_one_folder_are_reported(dossier, tmp_path):
    write(dossier, "lain.json", {**PK, "kind": "iku", "opd": "Dinas Lain", "year": None, "years": [2025]})

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert any("Dinas Lain" in problem["message"] for problem in report["problems"])


def test_a_waiver_takes_a_finding_out_and_an_unmatched_one_is_reported(dossier, tmp_path):
    first = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)
    [finding] = [f for f in first["findings"] if f["code"] == "TRI-01"]
    (dossier / "keputusan.yaml").write_text(
        f"waivers:\n  - {{fingerprint: {finding['fingerprint']}, reason: PK akan diubah, by: Sekcam}}\n  - {{fingerprint: abc, reason: lama}}\n",
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


def test_link_of_two_files_returns_their_own_ids(dossier, tmp_path):
    left = write(tmp_path, "kiri.json", {**RENSTRA, "indicators": [{**RENSTRA["indicators"][0], "id": "A-1"}]})
    right = write(tmp_path, "kanan.json", {**PK, "indicators": [{**PK["indicators"][0], "id": "B-9"}]})

    [link] = json.loads(cascade("link", left, right, "--format", "json", cwd=tmp_path).stdout)["links"]

    assert (link["left"], link["right"], link["verdict"]) == ("A-1", "B-9", "exact")


@pytest.mark.parametrize(
    ("format_", "sign"), [("graphml", "<graphml"), ("json", '"nodes"'), ("mermaid", "flowchart LR")]
)
def test_the_graph_is_exported(dossier, tmp_path, format_, sign):
    run = cascade("graph", dossier, "--format", format_, cwd=tmp_path)

    assert (run.returncode, sign in run.stdout) == (0, True)


@pytest.mark.parametrize("what", ["document", "rule", "berkas", "keputusan"])
def test_schemas_are_json_schemas(tmp_path, what):
    assert json.loads(cascade("schema", what, cwd=tmp_path).stdout)["type"] == "object"


def test_a_new_rule_loads_and_its_examples_hold(tmp_path):
    cascade("rules", "new", "TRI-90", "--folder", tmp_path / "lokal", "--title", "Target lebih dari nol", cwd=tmp_path)

    run = cascade("rules", "test", tmp_path / "lokal", cwd=tmp_path)

    assert (run.returncode, "0 gagal" in run.stdout) == (0, True)


def test_a_rule_is_explained_and_an_unknown_code_gets_a_suggestion(tmp_path):
    assert "Yang harus benar:" in cascade("rules", "show", "TRI-01", cwd=tmp_path).stdout

    run = cascade("rules", "show", "TRI-O1", cwd=tmp_path)
    assert (run.returncode, "TRI-01" in run.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", ".", "--fail-on", "fatal"),
        ("check", ".", "--report", "htm"),
        ("read", "x.xlsx", "--format", "xml"),
        ("check", ".", "--now", "kemarin"),
        ("check", ".", "--lang", "jw"),
    ],
)
def test_a_wrong_option_value_ends_with_2_and_names_the_choices(tmp_path, arguments):
    assert cascade(*arguments, cwd=tmp_path).returncode == 2


def test_a_copy_that_cascade_wrote_is_not_read(dossier, tmp_path):
    book = openpyxl.Workbook()
    book.properties.keywords = "cascade-salinan"
    book.save(dossier / "salinan.xlsx")

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert "salinan.xlsx" not in {d["file"] for d in report["documents"]}
    assert all(problem["severity"] == "info" for problem in report["problems"])


def test_the_answer_sheet_of_the_report_answers_the_open_links(dossier, tmp_path):
    doubtful = {**PK["indicators"][0], "name": "Persentase Linmas desa/kelurahan terbina"}
    village = {**RENSTRA["indicators"][0], "name": "Persentase Linmas desa terbina", "targets": {"2025": "80%"}}
    write(dossier, "pk.json", {**PK, "indicators": [doubtful]})
    write(dossier, "renstra.json", {**RENSTRA, "indicators": [village]})
    (dossier / "aksi.json").unlink()
    cascade("check", dossier, "--report", "html", cwd=tmp_path)
    page = (tmp_path / "reports" / "kecamatan-uji" / "laporan.html").read_text("utf-8")
    sheet = html.unescape(re.search(r'<pre class="sheet"[^>]*>(.*?)</pre>', page, re.S)[1])

    (dossier / "keputusan.yaml").write_text(sheet, "utf-8")
    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert [link["verdict"] for link in report["links"]] == ["confirmed"]
    assert "PLF-02" in {finding["code"] for finding in report["findings"]}


def test_a_report_that_cannot_be_written_ends_with_2_and_says_what_to_do(dossier, tmp_path):
    (tmp_path / "berkas").write_text("x", "utf-8")

    run = cascade("check", dossier, "--output", tmp_path / "berkas", cwd=tmp_path)

    assert (run.returncode, "--output" in run.stderr) == (2, True)


def test_the_table_of_links_names_both_indicators(dossier, tmp_path):
    run = cascade("link", dossier / "renstra.json", dossier / "pk.json", cwd=tmp_path)

    assert run.stdout.count("Persentase Linmas terbina") == 2


def with_a_question(dossier: Path) -> None:
    village = {**RENSTRA["indicators"][0], "name": "Persentase Linmas desa terbina"}
    write(dossier, "renstra.json", {**RENSTRA, "indicators": [village]})
    doubtful = {**PK["indicators"][0], "name": "Persentase Linmas desa/kelurahan terbina"}
    write(dossier, "pk.json", {**PK, "indicators": [doubtful]})


def test_the_table_of_links_counts_them_and_shows_the_open_questions_first(dossier, tmp_path):
    with_a_question(dossier)
    run = cascade("link", dossier, cwd=tmp_path)
    first, *rest = run.stdout.splitlines()

    assert "perlu konfirmasi" in first
    assert "sama" in first
    assert rest[1].startswith("Perlu konfirmasi (")
    assert "kata pengubah makna: kelurahan" in run.stdout
    assert "kemiripan" in run.stdout
    assert "--review" in run.stderr


def test_a_review_of_piped_answers_writes_them_and_the_next_run_obeys(dossier, tmp_path):
    with_a_question(dossier)
    answered = cascade("link", dossier, "--review", "--by", "Asep", cwd=tmp_path, stdin="yyyy")
    links = json.loads(cascade("link", dossier, "--format", "json", cwd=tmp_path).stdout)["links"]

    assert answered.returncode == 0
    assert "by: Asep\n" in (dossier / "keputusan.yaml").read_text("utf-8")
    assert "needs_confirmation" not in {link["verdict"] for link in links}
    assert all(set(link) == {"left", "right", "verdict", "score", "margin", "reasons", "runner_up"} for link in links)


def test_a_link_by_hand_is_counted_and_named_as_such(dossier, tmp_path):
    write(dossier, "pk.json", {**PK, "indicators": [{**PK["indicators"][0], "name": "Cakupan pos kamling aktif"}]})
    left, right = "Persentase Linmas terbina", "Cakupan pos kamling aktif"
    (dossier / "keputusan.yaml").write_text(
        f"links:\n  - left: {{document: renstra, name: {left}}}\n    right: {{document: pk, name: {right}}}\n"
        "    verdict: confirmed\n    by: Camat\n",
        "utf-8",
    )
    run = cascade("link", dossier, cwd=tmp_path)

    assert "1 dengan tangan" in run.stdout.splitlines()[0]
    assert "ditautkan dengan tangan oleh Camat" in " ".join(run.stdout.split())


def test_a_review_without_open_questions_says_so(dossier, tmp_path):
    assert "Tidak ada tautan yang perlu dikonfirmasi" in cascade("link", dossier, "--review", cwd=tmp_path).stdout


def test_decided_links_are_exported_as_labelled_pairs(dossier, tmp_path):
    with_a_question(dossier)
    cascade("link", dossier, "--review", "--by", "Asep", cwd=tmp_path, stdin="n")
    run = cascade("link", dossier, "--export", tmp_path / "pasangan.jsonl", cwd=tmp_path)
    [pair] = map(json.loads, (tmp_path / "pasangan.jsonl").read_text("utf-8").splitlines())

    assert "1 pasangan (0 sama, 1 tidak sama)" in run.stderr
    assert pair["left"]["name"] == "Persentase Linmas desa terbina"
    assert (pair["same"], pair["by"], pair["on"]) == (False, "Asep", "2026-01-01")
    assert "Terlalu sedikit pasangan" in cascade("link", "--learn", tmp_path / "pasangan.jsonl", cwd=tmp_path).stderr


@pytest.mark.parametrize("option", [("--review",), ("--export", "p.jsonl")])
def test_review_and_export_need_a_folder(dossier, tmp_path, option):
    run = cascade("link", dossier / "renstra.json", dossier / "pk.json", *option, cwd=tmp_path)

    assert (run.returncode, "satu folder" in run.stderr) == (2, True)


def test_a_broken_decision_file_ends_the_review_before_it_begins(dossier, tmp_path):
    (dossier / "keputusan.yaml").write_text("links: satu", "utf-8")
    run = cascade("link", dossier, "--review", cwd=tmp_path)

    assert (run.returncode, "baris 1" in run.stderr) == (2, True)


def test_a_decision_that_means_nothing_any_more_is_told_with_its_line(dossier, tmp_path):
    side = "{document: pk, name: Persentase Linmas"
    (dossier / "keputusan.yaml").write_text(
        f"links:\n  - left: {side} dibubarkan}}\n    right: {side} terbina}}\n    verdict: rejected\n", "utf-8"
    )
    run = cascade("link", dossier, cwd=tmp_path)

    assert "keputusan.yaml, baris 2" in run.stderr
    assert "Persentase Linmas dibubarkan" in run.stderr


def test_two_pk_of_one_official_are_a_problem_and_two_officials_are_not(dossier, tmp_path):
    write(dossier, "pk.json", {**PK, "owner": {"position": "Camat Uji"}})
    write(dossier, "pk-revisi.json", {**PK, "owner": {"position": "Camat  Uji"}})
    twice = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)
    write(dossier, "pk-revisi.json", {**PK, "owner": {"position": "Sekretaris Kecamatan"}, "indicators": []})
    two = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert any("Dua Perjanjian Kinerja" in problem["message"] for problem in twice["problems"])
    assert two["problems"] == []


def test_a_decision_may_call_a_document_as_people_do_and_an_unknown_one_is_told(dossier, tmp_path):
    side = "name: Persentase Linmas terbina"
    (dossier / "keputusan.yaml").write_text(
        f"links:\n  - {{left: {{document: pk, {side}}}, right: {{document: renaksi, {side}}}, verdict: rejected}}\n"
        f"  - {{left: {{document: renstraa, {side}}}, right: {{document: pk, {side}}}, verdict: rejected}}\n",
        "utf-8",
    )

    report = json.loads(cascade("check", dossier, "--format", "json", cwd=tmp_path).stdout)

    assert "TRI-01" not in {finding["code"] for finding in report["findings"]}
    [problem] = report["problems"]
    assert ("renstraa" in problem["message"], "renstra" in problem["hint"]) == (True, True)


def test_the_vocabulary_of_rules_is_shown_in_both_languages(tmp_path):
    assert "triwulan yang terisi" in cascade("rules", "vocabulary", cwd=tmp_path).stdout
    assert "filled quarters" in cascade("rules", "vocabulary", "--lang", "en", cwd=tmp_path).stdout


@pytest.mark.parametrize("code", ["TRI-01", "abc"])
def test_a_new_rule_needs_a_free_and_valid_code(tmp_path, code):
    run = cascade("rules", "new", code, "--folder", tmp_path / "lokal", cwd=tmp_path)

    assert (run.returncode, (tmp_path / "lokal").exists()) == (2, False)


@pytest.fixture
def checked(dossier, tmp_path) -> tuple[Path, dict]:
    """A dossier that has been checked, its report in out/laporan.json."""
    out = tmp_path / "out"
    formats.write(check([dossier]), ("json",), out, "id")
    return dossier, json.loads((out / "laporan.json").read_text("utf-8"))


def test_a_finding_is_explained_from_the_report_alone(checked, tmp_path):
    folder, report = checked
    [finding] = [each for each in report["findings"] if each["code"] == "PLF-01"]
    for path in folder.iterdir():
        path.unlink()

    said = cascade("explain", tmp_path / "out" / "laporan.json", finding["fingerprint"][:6], cwd=tmp_path)

    assert said.returncode == 0
    assert "Apakah ketentuannya terpenuhi? Tidak" in said.stdout
    assert "target setahun (Rencana Aksi): 90% (Rencana Aksi 2025, aksi.json" in said.stdout
    words, conditions = said.stdout.split("Syarat seperti tertulis di aturan")
    assert "aksi.annual" not in words
    assert "  aksi.annual == renstra.targets[aksi.year]" in conditions.splitlines()
    assert "nama sama, kemiripan" in said.stdout
    assert "kebijakan target: batas atas – bawaan cascade" in said.stdout
    assert "Does what must hold" in cascade(
        "explain", tmp_path / "out" / "laporan.json", finding["fingerprint"], "--lang", "en", cwd=tmp_path
    ).stdout  # fmt: skip


BEGUN = {
    "check": ("kecamatan-uji",),
    "diff": ("out/laporan.json", "out/laporan.json"),
    "explain": ("out/laporan.json", "FINGERPRINT"),
    "graph": ("kecamatan-uji", "--format", "graphml"),
    "link": ("kecamatan-uji",),
    "read": ("kecamatan-uji/pk.json",),
    "rules list": (),
    "rules new": ("TRI-90", "--title", "Target lebih dari nol"),
    "rules show": ("TRI-01",),
    "rules test": (ROOT / "rules" / "inti" / "TRI-01-triwulan-iv-sama-dengan-pk.yaml",),
    "rules vocabulary": (),
    "schema": ("report",),
    "show": ("kecamatan-uji/pk.csv",),
    "template": ("templat",),
}


@pytest.mark.parametrize("command", sorted(BEGUN))
def test_a_command_needs_nothing_that_another_one_brings_into_the_process(checked, tmp_path, command):
    folder, report = checked
    (folder / "pk.csv").write_text("No,Sasaran,Indikator Kinerja,Target\n1,Linmas kuat,Jumlah rapat,4 kali\n", "utf-8")
    arguments = [report["findings"][0]["fingerprint"] if a == "FINGERPRINT" else a for a in BEGUN[command]]

    run = begun(*command.split(), *arguments, cwd=tmp_path)

    assert run.returncode == (1 if command == "check" else 0), run.stderr
    assert run.stdout + run.stderr


def test_every_command_is_begun_in_a_process_of_its_own():
    found = pkgutil.walk_packages(commands.__path__, "cascade.cli.commands.")
    names = {each.name.removeprefix("cascade.cli.commands.").replace(".", " ") for each in found if not each.ispkg}

    assert names == set(BEGUN)


def test_what_is_read_is_shown_under_headings_of_the_language_asked_for(dossier, tmp_path):
    said = cascade("read", dossier / "aksi.json", "--lang", "en", cwd=tmp_path)

    assert all(head in said.stdout for head in ("indicator", "unit", "baseline", "place"))
    assert not any(head in said.stdout for head in ("indikator", "satuan", "tempat"))


@pytest.mark.parametrize("wanted", ["zzzzzzzz", "a", ""])
def test_a_fingerprint_that_is_not_in_the_report_is_said(checked, tmp_path, wanted):
    said = cascade("explain", tmp_path / "out" / "laporan.json", wanted, cwd=tmp_path)

    assert (said.returncode, said.stdout) == (2, "")
    assert "tidak ada temuan" in said.stderr


def test_every_operand_of_a_trace_has_its_place_in_the_evidence_or_with_it(checked, tmp_path):
    _, report = checked
    steps = [(step, finding) for finding in report["findings"] for step in finding["trace"]]

    assert steps
    for step, finding in steps:
        assert {"part", "depth", "text", "value"} <= set(step)
        if "evidence" in step:
            assert finding["evidence"][step["evidence"]]["source"]["file"]


def test_rules_are_listed_with_pack_and_what_a_region_overrides(tmp_path):
    region = ROOT / "rules" / "regions" / "kabupaten-contoh"
    listed = json.loads(cascade("rules", "list", "--region", region, "--format", "json", cwd=tmp_path).stdout)["rules"]
    found = {entry["code"]: entry for entry in listed}

    assert found["PLF-90"]["pack"] == "kabupaten-contoh"
    assert found["NOM-05"]["severity"] == "warning"
    assert "daerah.yaml" in found["NOM-05"]["overrides"][0]
    assert "info → peringatan" in cascade("rules", "show", "nom-05", "--region", region, cwd=tmp_path).stdout


def test_a_baseline_lets_only_new_findings_fail_and_is_never_overwritten_by_a_report(checked, tmp_path):
    folder, report = checked
    old = tmp_path / "out" / "laporan.json"

    over = cascade("check", folder, "--baseline", old, "--output", tmp_path / "out", cwd=tmp_path)
    again = cascade("check", folder, "--baseline", old, "--output", tmp_path / "new", "--timing", cwd=tmp_path)

    assert (over.returncode, again.returncode) == (2, 0)
    assert "menimpa" in over.stderr
    assert "sudah dikenal" in again.stdout
    assert "milidetik" in again.stderr
    write(
        folder,
        "aksi.json",
        {**AKSI, "indicators": [{**AKSI["indicators"][0], "quarters": ["25%", "50%", "75%", "95%"]}]},
    )
    shrunk = cascade("check", folder, "--baseline", old, "--shrink", "--output", tmp_path / "new", cwd=tmp_path)
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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check"], "Belum disebut: folder atau berkas."),
        (["chek", "x"], "Perintah “chek” tidak ada."),
        (["check", "x", "--reprot", "html"], "Pilihan --reprot tidak dikenal."),
        (["check", "x", "--report"], "--report: nilainya tidak ada atau tidak sah."),
        (["explain", "tidak-ada.json", "x"], "tidak dapat dibuka (tidak ditemukan)"),
        (["read", "."], "tidak ada dokumen."),
    ],
)
def test_a_command_typed_wrong_is_answered_in_indonesian_with_what_to_do(tmp_path, typed, said):
    run = cascade(*typed, cwd=tmp_path)

    assert run.returncode == 2
    assert said in run.stderr
    assert "Error" not in run.stderr
    assert "Usage" not in run.stderr


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


def test_who_closes_the_output_early_has_the_reports_all_the_same(dossier, tmp_path):
    call = [sys.executable, "-m", "cascade", "check", str(dossier), "--report", "json"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as run:
        run.stdout.close()
        told = run.stderr.read().decode()

    assert (tmp_path / "reports" / dossier.name / "laporan.json").exists()
    assert "Traceback" not in told


@pytest.mark.parametrize(("language", "headings"), [("id", ("Pemakaian:", "Pilihan:")), ("en", ("Usage:", "Options:"))])
def test_a_help_page_speaks_the_language_that_was_asked_for(tmp_path, language, headings):
    page = cascade("check", "--help", "--lang", language, cwd=tmp_path).stdout

    assert [heading for heading in ("Usage:", "Options:", "Pemakaian:", "Pilihan:") if heading in page] == list(
        headings
    )
