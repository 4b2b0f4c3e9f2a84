"""The recap counts what the tables say, the worst first."""

from __future__ import annotations

from fleet_runs import table

from cascade.fleet.query import Tables
from cascade.fleet.recap.results import Coverage, government_recap, nation_recap


def test_the_numbers_are_those_of_the_tables(run):
    tables = Tables.of(run.folder)
    recap = government_recap(tables, "Kab Contoh")
    findings = [row for row in table(run, "finding") if row["government"] == "Kab Contoh" and row["state"] == "open"]

    assert recap.dossiers == 4
    for severity in ("error", "warning", "question"):
        assert sum(each.count(severity) for each in recap.summary.dossiers) == sum(
            row["severity"] == severity for row in findings
        )
    numbers = {(row["dossier"], row["main_problem"]) for row in findings if row["main_problem"] is not None}
    assert sum(sum(each.problems.values()) for each in recap.summary.dossiers) == len(numbers)
    assert {each.code for each in recap.frequent} == {row["code"] for row in findings if row["severity"] != "info"}


def test_governments_are_told_beside_each_other_the_worst_first(run):
    nation = nation_recap(Tables.of(run.folder), "semua")

    assert {line.government: (line.dossiers, line.failed) for line in nation.lines} == {
        "Kab Contoh": (4, 0),
        "Kab Lain": (2, 1),
    }
    assert nation.lines[0].errors_per_1000 >= nation.lines[1].errors_per_1000
    assert all(0 <= line.percent <= 100 for line in nation.lines)


def test_what_could_be_judged_is_never_rounded_up_to_all():
    assert Coverage("TRI", 999, 1).percent == 99
    assert Coverage("TRI", 0, 0).percent == 0


def test_chains_are_told_with_their_office_the_worst_first(run):
    chains = government_recap(Tables.of(run.folder), "Kab Contoh").chains

    assert list(chains) == sorted(
        chains, key=lambda each: (-each.errors, -each.warnings, -each.problems, each.dossier, each.program)
    )
