"""What a card or a rule shows follows from the records alone."""

from __future__ import annotations

import pytest
from page_reports import EVIDENCE, finding, one, page, report, text

from cascade.model import (
    Evidence,
    RuleCoverage,
    Source,
)
from cascade.model.i18n import LocalizedText, same
from cascade.reports.html.views import CoverageView


def test_more_than_four_places_are_collapsed_but_present() -> None:
    def places(count: int) -> tuple[Source, ...]:
        return tuple(Source("aksi.json", sheet="RA", row=n, cell=f"Z{n}") for n in range(count))

    few, many = (page(report(None, finding(places=places(count)))) for count in (4, 5))
    assert not few.xpath("//article//dd/details")
    assert "5 tempat lain" in text(one(many, "//article//dd/details/summary"))
    assert "sel Z4" in text(one(many, "//article//dd/details"))


def test_evidence_that_only_repeats_the_name_of_a_document_or_of_its_subject_is_left_out() -> None:
    named = Evidence(
        LocalizedText("nama dokumen", "name of the document"), "Renstra 2024–2025", None, "Renstra 2024–2025"
    )
    subject = Evidence(
        same("nama indikator"), "Persentase  Linmas terbina", Source("aksi.json", cell="B63"), "Rencana Aksi 2025"
    )
    card = text(one(page(report(None, finding(evidence=(*EVIDENCE, named, subject)))), "//article"))
    assert "nama dokumen" not in card
    assert "nama indikator" not in card


@pytest.mark.parametrize(
    ("counts", "expected"),
    [({"pass": 3, "insufficient_data": 1}, True), ({"pass": 3}, False), ({"insufficient_data": 1}, False)],
)
def test_a_rule_is_partial_only_where_it_judged_some_and_could_not_judge_others(counts, expected):
    rule = RuleCoverage("A-01", same("Judul"), counts)

    assert CoverageView("cakupan-A-01", rule, rule.state, (), None).is_partial is expected
