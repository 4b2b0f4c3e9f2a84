"""The scorer of reading counts a row only where all of it is right."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCORER = Path(__file__).parents[1] / "benchmarks" / "reading" / "score.py"


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("reading_score", SCORER)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


FACT = {"document": {"file": "a.pdf", "kind": "renja", "year": 2024, "office": "Dinas Sosial", "complete": True}}
ROW = {
    "page": 1,
    "level": "program",
    "element": "PROGRAM REHABILITASI SOSIAL",
    "indicator": "Persentase penyandang masalah sosial yang ditangani",
    "unit": "%",
    "baseline": None,
    "targets": {"2024": "82,5"},
    "pagu": {"2024": "1.250.000.000"},
}


def document(*indicators, **more):
    return {
        "file": "a.pdf",
        "kind": "renja",
        "year": 2024,
        "opd": "Dinas Sosial Kabupaten Belu",
        "indicators": list(indicators),
        **more,
    }


def indicator(**more):
    return {
        "name": ROW["indicator"],
        "level": "program",
        "unit": "persen",
        "targets": {"2024": {"raw": "82.5"}},
        "pagu": {"2024": {"raw": "Rp1.250.000.000,00"}},
        "sources": [{"page": 1}],
        **more,
    }


def test_a_row_read_as_printed_is_right_whatever_its_spelling_of_numbers_and_units(scorer):
    result = scorer.score("a", [FACT, ROW], [document(indicator())])

    assert result.f1 == 1
    assert result.facts == {"kind": True, "year": True, "office": True}


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "kegiatan"},
        {"unit": "Orang"},
        {"targets": {"2024": "83"}},
        {"targets": {"2024": "82,5", "2025": "90"}},
        {"pagu": {}},
        {"quarters": ["1", "2", "3", "4"]},
    ],
)
def test_one_wrong_part_makes_the_row_wrong(scorer, wrong):
    assert scorer.score("a", [FACT, ROW], [document(indicator(**wrong))]).f1 == 0


def test_a_row_that_nobody_printed_costs_precision(scorer):
    invented = indicator(name="Jumlah laporan yang tidak pernah tercetak")

    assert scorer.score("a", [FACT, ROW], [document(indicator(), invented)]).f1 == pytest.approx(2 / 3)


def test_a_row_that_counts_neither_way_costs_nothing(scorer):
    passive = ROW | {"indicator": "Dana yang dibutuhkan", "ignore": True}

    assert (
        scorer.score("a", [FACT, ROW, passive], [document(indicator(), indicator(name="Dana yang dibutuhkan"))]).f1 == 1
    )


def test_the_amount_may_stand_on_the_element(scorer):
    of_element = document(
        indicator(pagu={}, element_id="e1"),
        elements=[{"id": "e1", "name": ROW["element"], "pagu": {"2024": "1250000000"}}],
    )

    assert scorer.score("a", [FACT, ROW], [of_element]).f1 == 1


def test_what_is_no_plan_scores_only_where_no_plan_was_read_from_it(scorer):
    fact = {"document": FACT["document"] | {"kind": "lkjip"}}

    assert scorer.score("a", [fact], [document(kind="lkjip")]).f1 == 1
    assert scorer.score("a", [fact], []).f1 == 1
    assert scorer.score("a", [fact], [document(indicator())]).f1 == 0


def test_quarters_are_four_values_in_order(scorer):
    row = ROW | {"quarters": ["-", "40", "", "82,5"]}

    assert scorer.score("a", [FACT, row], [document(indicator(quarters=[None, "40", "-", "82,5"]))]).f1 == 1
    assert scorer.score("a", [FACT, row], [document(indicator(quarters=["40", None, None, "82,5"]))]).f1 == 0
