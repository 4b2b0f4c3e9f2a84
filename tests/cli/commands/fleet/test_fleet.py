"""The commands on many dossiers say what came of them, in both languages, and cost nobody who does not use them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import pyarrow.parquet as parquet
import pytest
from commandline import ROOT, cascade, freshly_begun
from fleet_runs import NOW, a_region, run_here

from cascade.cli import fleet_options
from cascade.model.errors import CascadeError


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    root, out = a_region(tmp_path_factory.mktemp("daerah")), tmp_path_factory.mktemp("hasil")
    run_here(root, out)
    run_here(root, out)
    return out


@pytest.fixture
def here(monkeypatch):
    """Lets `fleet run` judge in this process."""
    from contextlib import contextmanager

    from fleet_runs import OneAfterTheOther

    from cascade.fleet import run

    @contextmanager
    def workers(*_):
        yield OneAfterTheOther()

    monkeypatch.setattr(run, "workers", workers)


def test_a_run_says_where_results_are_and_what_was_not_checked(here, tmp_path):
    root = a_region(tmp_path / "daerah", 2)
    (root / "surat.pdf").write_bytes(b"%PDF-1.4")
    done = cascade("fleet", "run", root, "--output", tmp_path / "out", "--now", NOW.isoformat(), cwd=tmp_path)

    assert done.returncode == 0
    assert "3 berkas dari 1 pemerintah dinilai (0 tidak dapat dinilai), 2 file dibaca." in done.stderr
    assert "1 dokumen di luar folder OPD tidak diperiksa: surat.pdf." in done.stderr
    assert "cascade fleet report" in done.stderr


def test_an_answer_is_a_table_csv_json_or_parquet(out, tmp_path):
    sql = "select dossier, target, target_printed from indicator order by dossier"
    shown = cascade("fleet", "query", out, sql, cwd=tmp_path)
    as_csv = cascade("fleet", "query", out, sql, "--format", "csv", cwd=tmp_path)
    as_json = cascade("fleet", "query", out, sql, "--format", "json", cwd=tmp_path)
    file = tmp_path / "jawaban.parquet"
    cascade("fleet", "query", out, sql, "--format", "parquet", "--output", file, cwd=tmp_path)

    assert "Dinas Zip" in shown.stdout
    assert list(csv.reader(as_csv.stdout.splitlines()))[3] == ["Dinas 2", "80.25", "80,25%"]
    assert json.loads(as_json.stdout)[2] == {"dossier": "Dinas 2", "target": "80.25", "target_printed": "80,25%"}
    assert parquet.read_table(file).num_rows == 4


def test_a_csv_for_a_spreadsheet_begins_no_formula(out, tmp_path):
    file = tmp_path / "jawaban.csv"
    cascade(
        "fleet",
        "query",
        out,
        "select '=1+1' a, -5 b from dossier limit 1",
        "--format",
        "csv",
        "--output",
        file,
        cwd=tmp_path,
    )

    assert file.read_bytes() == b"\xef\xbb\xbfa,b\n'=1+1,-5\n"


def test_a_question_that_cannot_be_answered_is_one_sentence_with_the_tables(out, tmp_path):
    done = cascade("fleet", "query", out, "select salah from finding", "--lang", "en", cwd=tmp_path)

    assert done.returncode == 2
    assert "The question cannot be answered" in done.stderr
    assert "dossier, document, indicator, finding, verdict, problem" in done.stderr


def test_parquet_wants_a_file_and_a_run_must_be_there(out, tmp_path):
    assert "--output" in cascade("fleet", "query", out, "select 1", "--format", "parquet", cwd=tmp_path).stderr
    told = cascade("fleet", "query", out, "select 1", "--run", "2020-01-01", cwd=tmp_path).stderr
    assert "Yang ada: 2026-01-31, 2026-01-31-2." in told
    assert "belum ada hasil" in cascade("fleet", "report", tmp_path, cwd=tmp_path).stderr


def test_runs_are_compared_by_name_by_folder_or_the_last_two(out, tmp_path):
    by_name = cascade("fleet", "compare", out, "2026-01-31", "2026-01-31-2", cwd=tmp_path)
    last = cascade("fleet", "compare", out, cwd=tmp_path)
    folders = (out / "hasil" / "2026-01-31", out / "hasil" / "2026-01-31-2")
    by_folder = cascade("fleet", "compare", *folders, "--format", "json", cwd=tmp_path)

    assert by_name.stdout == last.stdout
    assert "2026-01-31 → 2026-01-31-2" in by_name.stdout
    assert {change["new"] for change in json.loads(by_folder.stdout)["changes"]} == {0}


def test_a_recap_is_written_beside_the_results(out, tmp_path):
    done = cascade("fleet", "report", out, cwd=tmp_path)

    assert done.returncode == 0
    assert (out / "rekap" / "2026-01-31-2" / "rekap.html").is_file()


@pytest.mark.parametrize("missing", ["dask", "distributed", "duckdb", "pyarrow"])
def test_where_the_extra_is_missing_one_sentence_says_what_to_install(missing):
    with pytest.raises(CascadeError) as refused, fleet_options.fleet_libraries():
        raise ModuleNotFoundError(name=f"{missing}.sub")

    assert "pip install 'cascade-sakip[fleet]'" in refused.value.say("id")
    with pytest.raises(ModuleNotFoundError), fleet_options.fleet_libraries():
        raise ModuleNotFoundError(name="lain")


@pytest.mark.slow
def test_nobody_pays_for_the_libraries_who_does_not_use_them():
    script = (
        "import sys\n"
        "from cascade.cli.start import main\n"
        "for words in ('--version', 'check --help', 'fleet --help', 'fleet run --help'):\n"
        "    sys.argv = ['cascade', *words.split()]\n"
        "    try: main()\n"
        "    except SystemExit: pass\n"
        "    loaded = [n for n in ('dask', 'distributed', 'duckdb', 'pyarrow') if n in sys.modules]\n"
        "    print('LOADED', words, loaded)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=True)

    assert [line for line in done.stdout.splitlines() if line.startswith("LOADED")] == [
        "LOADED --version []",
        "LOADED check --help []",
        "LOADED fleet --help []",
        "LOADED fleet run --help []",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("command", ["query", "compare", "report"])
def test_a_command_needs_nothing_that_another_one_brings_into_the_process(out, tmp_path, command):
    run = freshly_begun(
        "fleet", command, out, *(["select count(*) from dossier"] if command == "query" else []), cwd=tmp_path
    )

    assert run.returncode == 0, run.stderr
    assert run.stdout + run.stderr


def test_the_published_schema_is_the_one_that_is_written(out, tmp_path):
    published = (ROOT / "docs" / "armada-skema.json").read_text("utf-8")
    tables = json.loads(published)["tables"]

    assert cascade("schema", "fleet", cwd=tmp_path).stdout == published
    for name, columns in tables.items():
        file = next((out / "hasil" / "2026-01-31" / name).glob("*.parquet"))
        assert parquet.read_schema(file).names == [column["name"] for column in columns]
        assert parquet.read_schema(file).metadata[b"cascade.fleet"] == b"1"


def test_a_stopped_command_says_so(tmp_path, monkeypatch):
    from cascade.cli.commands import read

    def stopped(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "language_of", stopped)
    done = cascade("read", "x.csv", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (130, "Dihentikan.\n")
