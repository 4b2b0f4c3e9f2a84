from __future__ import annotations

from judged_documents import LINMAS, RISING, aksi, judged, pk


def test_a_fail_shows_both_values_with_their_places():
    [finding], [coverage] = judged(
        pk({**LINMAS, "target": "95%", "sources": [{"page": 3, "row": 7}]}),
        aksi({**RISING, "sources": [{"sheet": "RA", "cell": "H63"}]}),
    )

    assert finding.message.id == "Aksi 90%, PK 95%."
    assert {(e.value, e.source.page, e.source.cell) for e in finding.evidence} == {
        ("90%", None, "H63"),
        ("95%", 3, None),
    }
    assert (finding.severity, dict(coverage.counts)) == ("error", {"fail": 1})


def test_when_no_reading_holds_the_evidence_has_the_two_nearest():
    [finding], _ = judged(
        pk({"name": "Jumlah peralatan", "unit": "unit", "target": "12"}),
        aksi({"name": "Jumlah peralatan", "unit": "unit", "quarters": list("3353")}),
    )

    assert {e.value for e in finding.evidence} == {"14", "3", "12"}
