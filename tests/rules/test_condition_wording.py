"""How rules are told in words: conditions, values, functions."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from judged_documents import RULE, rule

from cascade.reports import rule_explanation
from cascade.rules import condition_wording, examples
from cascade.rules.condition_wording import ConditionWording
from cascade.rules.rule import FORMS
from cascade.rules.rule_set import read_rule_set
from cascade.rules.vocabulary.type_environment import type_environment
from cascade.settings import policy

REGION = Path(__file__).parents[2] / "rules" / "regions" / "kabupaten-contoh"


def test_a_rule_is_explained_in_both_languages_without_its_own_code():
    for each in read_rule_set().rules:
        lines = rule_explanation.explain_rule(each, (), policy.built_in())
        before = lines[: next(n for n, line in enumerate(lines) if line.id == "**Contoh**")]
        for line in before:
            assert not any(re.search(rf"\b{s.alias}\.\w", line.id) for s in each.select), line.id
            assert " is not None" not in line.id
        assert any(a.id != a.en for a in before)


def test_the_explanation_of_a_rule_tells_who_overrides_it():
    choices = policy.read(None, REGION)[0]
    [shipped] = [each for each in read_rule_set().rules if each.code == "PLF-02"]
    said = "\n".join(
        line.id for line in rule_explanation.explain_rule(shipped, examples.run_examples((shipped,)), choices)
    )

    assert "harus sama (daerah.yaml baris 10 (Inspektorat Kabupaten Contoh" in said
    assert "← batas atas (bawaan cascade)" in said


def test_every_form_and_every_function_of_a_rule_has_its_words():
    assert set(rule_explanation.ASKED) == set(FORMS)
    assert set(condition_wording.FUNCTION_PHRASES) == set(type_environment().functions)


def test_conditions_that_a_rule_may_write_are_told_in_words():
    [shipped] = [each for each in read_rule_set().rules if each.code == "KAL-04"]
    words = [line.id for line in rule_explanation.explain_rule(shipped, (), policy.built_in())]

    assert (
        "  – tanggal penandatanganan (Rencana Aksi) tidak sebelum tanggal penandatanganan (Perjanjian Kinerja)."
        in words
    )


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("pk.target is None", "target (Perjanjian Kinerja) tidak ada"),
        ("pk.has_quarters is not None", "dapat ditentukan: tabel mempunyai kolom triwulan (Perjanjian Kinerja)"),
        ("pk.target > 1.5", "target (Perjanjian Kinerja) lebih dari 1,5"),
        ("pk.target == -1", "target (Perjanjian Kinerja) sama dengan negatif 1"),
        ('pk.direction in ("up", "down")', "arah (Perjanjian Kinerja) salah satu dari naik, turun"),
        ("1 in aksi.filled_quarters", "1 termasuk triwulan yang terisi (Rencana Aksi)"),
        ("aksi.filled_quarters <= aksi.active_quarters", "seluruhnya di dalam"),
        ("aksi.quarters[1] is not None", "target triwulan (Rencana Aksi) TR I ada"),
        ('not mentions(pk.name, "dll", "dsb")', "nama indikator (Perjanjian Kinerja) tidak memuat kata “dll”, “dsb”"),
        ("pk.is_percent == (pk.target > 1)", "bersatuan persen (Perjanjian Kinerja) sama dengan (target"),
        ("(pk.target > 1) == pk.is_percent", "tepat bila bersatuan persen"),
        ("pk.target + 1 > 2", "target (Perjanjian Kinerja) + 1 lebih dari 2"),
    ],
)
def test_each_sort_of_condition_has_its_words(condition, words):
    compiled = rule(RULE.replace("aksi.annual == pk.target", condition))
    [said] = ConditionWording(compiled).conditions(compiled.condition)

    assert words in said.id
    assert said.id != said.en


def test_a_document_is_named_only_where_a_rule_asks_of_several():
    one = RULE.replace(
        "{aksi: indicator of rencana_aksi, pk: aksi linked to perjanjian_kinerja}",
        "{pk: indicator of perjanjian_kinerja}",
    )
    compiled = rule(one.replace("aksi.annual", "1").replace("{1}", "1"))

    assert ConditionWording(compiled).say(ast.parse("pk.target", mode="eval").body).id == "target"


def test_the_values_of_a_message_are_called_by_their_names():
    compiled = rule()

    assert (
        ConditionWording(compiled).template(compiled.message).id
        == "Aksi ‹target setahun (Rencana Aksi)›, PK ‹target (Perjanjian Kinerja)›."
    )
