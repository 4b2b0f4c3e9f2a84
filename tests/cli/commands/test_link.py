"""Links are shown, asked about and exported as a person at the command line meets them."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from commandline import cascade
from small_dossier import PK, RENSTRA, write


def with_a_question(dossier: Path) -> None:
    village = {**RENSTRA["indicators"][0], "name": "Persentase Linmas desa terbina"}
    write(dossier, "renstra.json", {**RENSTRA, "indicators": [village]})
    doubtful = {**PK["indicators"][0], "name": "Persentase Linmas desa/kelurahan terbina"}
    write(dossier, "pk.json", {**PK, "indicators": [doubtful]})


def test_link_of_two_files_returns_their_own_ids(dossier, tmp_path):
    left = write(tmp_path, "kiri.json", {**RENSTRA, "indicators": [{**RENSTRA["indicators"][0], "id": "A-1"}]})
    right = write(tmp_path, "kanan.json", {**PK, "indicators": [{**PK["indicators"][0], "id": "B-9"}]})

    [link] = json.loads(cascade("link", left, right, "--format", "json", cwd=tmp_path).stdout)["links"]

    assert (link["left"], link["right"], link["verdict"]) == ("A-1", "B-9", "exact")


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


def test_the_table_of_links_names_both_indicators(dossier, tmp_path):
    run = cascade("link", dossier / "renstra.json", dossier / "pk.json", cwd=tmp_path)

    assert run.stdout.count("Persentase Linmas terbina") == 2


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
