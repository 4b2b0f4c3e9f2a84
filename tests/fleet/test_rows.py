"""Rows say what a report says, with exact values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from golden_reports import report_of

from cascade.fleet.discovery import FoundDossier
from cascade.fleet.rows import _exact, rows_of, rows_of_failure
from cascade.fleet.schema import TABLES, columns_of
from cascade.graph.cascade_graph import CascadeGraph
from cascade.model import Label, Quantity
from cascade.model.i18n import same

FOUND = FoundDossier("Kab", "gumelar", Path())


@pytest.fixture(scope="module")
def report():
    return report_of("kecamatan-gumelar-2022")


@pytest.fixture(scope="module")
def rows(report):
    return rows_of(report, FOUND)


def listed(rows, table):
    return [dict(zip(rows[table], row, strict=True)) for row in zip(*rows[table].values(), strict=True)]


def test_every_table_has_its_columns_in_their_order(rows):
    assert {table: list(columns) for table, columns in rows.items()} == {
        t: [c.name for c in columns_of(t)] for t in TABLES
    }


def test_nothing_of_the_report_is_lost(report, rows):
    assert len(rows["indicator"]["name"]) == len(report.graph.indicators)
    assert rows["document"]["sha256"] == [document.sha256 for document in report.documents]
    open_ = [row for row in listed(rows, "finding") if row["state"] == "open"]
    assert [row["fingerprint"] for row in open_] == [finding.fingerprint for finding in report.findings]
    assert sum(rows["verdict"]["count"]) == sum(sum(rule.counts.values()) for rule in report.coverage)
    assert [row["message"] for row in listed(rows, "problem")] == [problem.message.id for problem in report.problems]


def test_findings_name_their_main_problem_and_an_indicator_that_is_there(report, rows):
    numbers = {problem.number for problem in report.main_problems}
    found = listed(rows, "finding")

    assert {row["main_problem"] for row in found if row["main_problem"] is not None} <= numbers
    assert {row["indicator"] for row in found if row["indicator"]} <= set(rows["indicator"]["indicator"])
    assert any(row["program"] for row in found)


def test_targets_are_exact_and_as_printed(rows):
    row = next(row for row in listed(rows, "indicator") if row["kind"] == "renstra" and row["targets"])

    assert row["target_year"] == 2022
    assert row["target"] == next(each["value"] for each in row["targets"] if each["year"] == 2022)
    assert [each["year"] for each in row["targets"]] == sorted(each["year"] for each in row["targets"])


def test_no_number_of_a_person_is_in_them(report):
    nip = "19800101 200501 1 001"
    named = replace(report.graph.documents[0], opd=Label(f"Dinas NIP {nip}", report.graph.documents[0].source))
    first = replace(
        named.indicators[0], name=Label(f"Laporan {nip}", named.source), targets={2022: Quantity("text", nip)}
    )
    graph = CascadeGraph([replace(named, indicators=(first,))])
    text = str(rows_of(replace(report, graph=graph, findings=(replace(report.findings[0], subject=nip),)), FOUND))

    assert nip not in text
    assert "• 001" in text


def test_a_dossier_that_was_not_judged_is_one_problem():
    rows = rows_of_failure(FOUND, same("gagal"))

    assert (rows["dossier"]["state"], rows["problem"]["cause"], rows["problem"]["message"]) == (
        ["failed"],
        ["dossier"],
        ["gagal"],
    )
    assert rows["indicator"]["name"] == []


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("83.50", "83.50"),
        ("-0.0000000001", "-0.0000000001"),
        ("1E+3", "1000"),
        ("9999999999999999999999999999", "9999999999999999999999999999"),
        ("99999999999999999999999999990", None),
        ("0.00000000001", None),
        ("NaN", None),
    ],
)
def test_a_number_is_kept_exactly_or_not_at_all(value, kept):
    assert _exact(Quantity("number", value, Decimal(value))) == kept


def test_what_is_no_one_number_has_none():
    for quantity in (
        None,
        Quantity("none", "-"),
        Quantity("text", "sesuai jadwal"),
        Quantity("bound", "≥ 5", Decimal(5)),
        Quantity("number", "30.000", Decimal(30000), readings=(Decimal(30),)),
    ):
        assert _exact(quantity) is None
