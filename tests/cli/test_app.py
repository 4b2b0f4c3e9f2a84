"""What an inspector meets at the command line, above all when something is wrong."""

from __future__ import annotations

import json
import pkgutil

import pytest
from commandline import ROOT, cascade, freshly_begun
from small_dossier import GUMELAR, write

from cascade.cli import commands

pytestmark = pytest.mark.slow


def test_what_read_writes_can_be_checked_again(tmp_path):
    read = cascade("read", GUMELAR / "rencana-aksi-2022.xlsx", "--format", "json", cwd=tmp_path)
    again = write(tmp_path, "lagi.json", json.loads(read.stdout))

    reread = json.loads(cascade("read", again, "--format", "json", cwd=tmp_path).stdout)["documents"][0]
    original = json.loads(read.stdout)["documents"][0]
    assert [i["name"] for i in reread["indicators"]] == [i["name"] for i in original["indicators"]]
    assert [i.get("quarters") for i in reread["indicators"]] == [i.get("quarters") for i in original["indicators"]]
    assert reread["indicators"][0]["sources"] == original["indicators"][0]["sources"]


@pytest.mark.parametrize(
    ("format_", "sign"), [("graphml", "<graphml"), ("json", '"nodes"'), ("mermaid", "flowchart LR")]
)
def test_the_graph_is_exported(dossier, tmp_path, format_, sign):
    run = cascade("graph", dossier, "--format", format_, cwd=tmp_path)

    assert (run.returncode, sign in run.stdout) == (0, True)


@pytest.mark.parametrize("what", ["document", "rule", "berkas", "cascade", "keputusan"])
def test_schemas_are_json_schemas(tmp_path, what):
    assert json.loads(cascade("schema", what, cwd=tmp_path).stdout)["type"] == "object"


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


BEGUN = {
    "check": ("kecamatan-uji",),
    "correct": (
        "kecamatan-uji",
        "--file",
        "pk.json",
        "--at",
        "pk.json",
        "--what",
        "target",
        "--value",
        "94%",
        "--by",
        "Camat",
        "--why",
        "tercetak 94%",
    ),
    "decide": ("kecamatan-uji", "1", "--confirm", "--by", "Camat", "--report", "out/laporan.json"),
    "decisions": ("kecamatan-uji",),
    "diff": ("out/laporan.json", "out/laporan.json"),
    "explain": ("out/laporan.json", "FINGERPRINT"),
    "fix": ("kecamatan-uji",),
    "graph": ("kecamatan-uji", "--format", "graphml"),
    "link": ("kecamatan-uji",),
    "read": ("kecamatan-uji/pk.json",),
    "rules list": (),
    "contoh": ("contoh",),
    "rules new": ("TRI-90", "--title", "Target lebih dari nol"),
    "rules show": ("TRI-01",),
    "rules test": (ROOT / "rules" / "inti" / "TRI-01-triwulan-iv-sama-dengan-pk.yaml",),
    "rules trust": ("kecamatan-uji/dinilai.jsonl",),
    "rules vocabulary": (),
    "schema": ("report",),
    "show": ("lain/pk.csv",),
    "waive": ("kecamatan-uji", "1", "--reason", "PK perubahan", "--by", "Camat", "--report", "out/laporan.json"),
    "template": ("templat",),
}


@pytest.mark.parametrize("command", sorted(BEGUN))
def test_a_command_needs_nothing_that_another_one_brings_into_the_process(checked, tmp_path, command):
    folder, report = checked
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "pk.csv").write_text(
        "No,Sasaran,Indikator Kinerja,Target\n1,Linmas kuat,Jumlah rapat,4 kali\n", "utf-8"
    )
    (folder / "dinilai.jsonl").write_text(
        '{"document":"a","code":"TRI-01","severity":"error","verdict":"right","fingerprint":"f"}\n', "utf-8"
    )
    arguments = [report["findings"][0]["fingerprint"] if a == "FINGERPRINT" else a for a in BEGUN[command]]

    run = freshly_begun(*command.split(), *arguments, cwd=tmp_path)

    assert run.returncode == (1 if command == "check" else 0), run.stderr
    assert run.stdout + run.stderr


def test_every_command_is_begun_in_a_process_of_its_own():
    found = pkgutil.walk_packages(commands.__path__, "cascade.cli.commands.")
    names = {each.name.removeprefix("cascade.cli.commands.").replace(".", " ") for each in found if not each.ispkg}

    goes_on = {"serve"}  # until it is stopped
    of_runs = {f"fleet {each}" for each in ("run", "worker", "query", "compare", "report")}  # tests/cli/commands/fleet

    assert names == set(BEGUN) | goes_on | of_runs


def test_what_is_read_is_shown_under_headings_of_the_language_asked_for(dossier, tmp_path):
    said = cascade("read", dossier / "aksi.json", "--lang", "en", cwd=tmp_path)

    assert all(head in said.stdout for head in ("indicator", "unit", "baseline", "place"))
    assert not any(head in said.stdout for head in ("indikator", "satuan", "tempat"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["check"], "tidak ada dokumen."),
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


@pytest.mark.parametrize(("language", "headings"), [("id", ("Pemakaian:", "Pilihan:")), ("en", ("Usage:", "Options:"))])
def test_a_help_page_speaks_the_language_that_was_asked_for(tmp_path, language, headings):
    page = cascade("check", "--help", "--lang", language, cwd=tmp_path).stdout

    assert [heading for heading in ("Usage:", "Options:", "Pemakaian:", "Pilihan:") if heading in page] == list(
        headings
    )


def test_the_workbench_is_opened_by_its_indonesian_name_too(tmp_path):
    assert "meja kerja" in cascade("buka", "--help", cwd=tmp_path).stdout
    assert "buka " in cascade("--help", cwd=tmp_path).stdout
