"""A question is answered from the tables of a run, and from nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fleet_runs import a_region, run_here
from several_dossiers import dossier

from cascade.fleet.query import ask
from cascade.model.errors import CascadeError


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    root = a_region(tmp_path_factory.mktemp("daerah"))
    dossier(root / "Kab Lain" / "Dinas 9", "90%", "Dinas 9")
    return run_here(root, tmp_path_factory.mktemp("hasil")).folder


@pytest.fixture
def spoilt(run):
    """Yields a function that spoils a file of a government; all are whole again afterwards."""
    whole = {}

    def spoil(table, government, change):
        path = run / table / f"{government}.parquet"
        whole.setdefault(path, path.read_bytes())
        path.write_bytes(change(whole[path]))

    yield spoil
    for path, content in whole.items():
        path.write_bytes(content)


def test_tables_are_views_and_numbers_are_exact(run):
    answer = ask(run, "select dossier, target from indicator where government = 'Kab Contoh' order by dossier")

    assert answer.columns == ["dossier", "target"]
    assert list(answer.rows())[2] == ("Dinas 2", Decimal("80.25"))
    assert list(ask(run, "select count(distinct government) from dossier").rows()) == [(2,)]


def test_tables_may_be_joined_and_described(run):
    sql = "select f.code, i.name from finding f join indicator i using (government, dossier, indicator)"

    assert ("Persentase Linmas terbina",) in {row[1:] for row in ask(run, sql).rows()}
    assert "fingerprint" in {row[0] for row in ask(run, "describe finding").rows()}


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('{run}/run.json')",
        "select * from glob('/etc/*')",
        "copy finding to '{run}/finding/jahat.csv'",
        "copy (select 1) to '/tmp/jahat.csv'",
        "attach '/tmp/jahat.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "create table x as select 1",
        "select 1; select 2",
        "select * from read_parquet('https://example.invalid/x.parquet')",
        "select salah",
        "",
    ],
)
def test_nothing_else_is_opened_written_or_set(run, sql):
    before = sorted(run.rglob("*"))
    with pytest.raises(CascadeError):
        list(ask(run, sql.format(run=run)).rows())

    assert sorted(run.rglob("*")) == before


def test_local_variables_are_no_tables(run):
    rows = [1, 2, 3]  # which DuckDB would otherwise find by its name
    with pytest.raises(CascadeError):
        ask(run, "select * from rows")
    assert rows


@pytest.mark.parametrize(
    "change",
    [lambda content: content[:-30], lambda content: b"", lambda content: content[:60] + b"\0" * 60 + content[120:]],
)
def test_a_government_with_a_damaged_file_is_named_and_the_rest_is_answered(run, spoilt, change):
    spoilt("finding", "Kab Contoh", change)
    answer = ask(run, "select distinct government, max(message) from finding group by all")

    assert [row[0] for row in answer.rows()] == ["Kab Lain"]
    assert answer.missing == ("Kab Contoh",)


def test_results_of_another_schema_are_refused_not_mixed(run):
    record = run / "run.json"
    text = record.read_text("utf-8")
    record.write_text(text.replace('"version": 1', '"version": 2', 1), "utf-8")
    try:
        with pytest.raises(CascadeError, match="schema 2"):
            ask(run, "select 1 from finding")
    finally:
        record.write_text(text, "utf-8")
