"""A rule is explained in prose: what it asks, what the region says of it, what its examples give."""

from __future__ import annotations

from dataclasses import replace

import pytest
from golden_reports import ROOT

from cascade.model import Basis
from cascade.reports.rule_explanation import explain_rule, rule_overrides
from cascade.rules import examples
from cascade.rules.rule_set import read_rule_set
from cascade.settings import policy

REGION = ROOT / "rules" / "regions" / "kabupaten-contoh"


def rule_of(code):
    return next(rule for rule in read_rule_set().rules if rule.code == code)


def lines(rule, results=(), choices=None):
    return [line.id for line in explain_rule(rule, results, choices or policy.built_in())]


def test_an_explanation_goes_from_what_is_checked_to_basis_and_examples():
    told = lines(rule_of("PLF-02"))
    heads = [line for line in told if line.startswith("**")]

    assert told[0].startswith("**PLF-02 · ")
    assert heads[1:] == ["**Dasar**", "**Contoh**"]
    assert any(line.startswith("Yang diperiksa: ") for line in told)
    assert told.index("Yang harus benar:") < told.index("**Dasar**")


def test_an_example_is_told_with_what_its_rule_finds_in_it():
    rule = rule_of("PLF-02")
    told = lines(rule, examples.run_examples((rule,)))

    assert sum(line.startswith("  • ") for line in told) == len(rule.examples)
    assert any(line.startswith("      → kesalahan: ") for line in told)
    assert "      → sesuai, tidak ada temuan" in told


def test_an_example_without_indicators_shows_its_elements_and_their_pagu():
    told = lines(rule_of("PGU-03"))

    assert not any(line.endswith(": …") for line in told)
    assert any("pagu " in line and line.startswith("      R") for line in told)
    assert any("– 2025: 0; 2026: 1; 2027: 1; pagu 2025: 114.281.400" in line for line in lines(rule_of("PGU-07")))


def test_a_basis_that_nobody_has_read_is_marked():
    rule = rule_of("PLF-02")
    basis = (
        Basis("PP 8/2006", article="Pasal 3"),
        Basis("PP 8/2008", article="Pasal 4", verified=True, quote="…"),
        Basis("Catatan reviu"),
    )
    told = lines(replace(rule, basis=basis))

    assert told[told.index("**Dasar**") + 1 :][:3] == [
        "  – PP 8/2006 · Pasal 3 (belum diverifikasi)", "  – PP 8/2008 · Pasal 4 · “…”", "  – Catatan reviu",
    ]  # fmt: skip


def test_what_must_have_been_read_whole_is_told():
    assert "Dinilai hanya bila terbaca seluruhnya: Perjanjian Kinerja." in lines(rule_of("ADA-02"))
    assert not any("terbaca seluruhnya" in line for line in lines(rule_of("PLF-02")))


def test_a_rule_on_trial_says_so():
    rule = rule_of("PLF-02")

    assert rule_overrides(rule, policy.built_in()) == []
    assert rule_overrides(replace(rule, trial=True), policy.built_in())[0].id.startswith("Masih dicoba")


@pytest.mark.parametrize("code", ["PLF-02", "KAL-04", "TRI-01"])
def test_every_line_is_said_in_both_languages(code):
    rule = rule_of(code)
    told = explain_rule(rule, examples.run_examples((rule,)), policy.read(None, REGION)[0])

    assert all(line.id and line.en for line in told)
