from __future__ import annotations

from judged_documents import LINMAS, RISING, aksi, judged, pk, renstra, shipped


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


def test_a_finding_names_the_later_prints_that_fail_alike_and_no_others():
    row = {"name": "Persentase pengaduan selesai", "unit": "%", "baseline": "100", "level": "program"}
    falling, rising = {2024: "90", 2025: "92", 2026: "94"}, {2024: "101", 2025: "102", 2026: "103"}
    again = [
        {
            **row,
            "element": "Program Ketertiban",
            "targets": targets,
            "sources": [{"page": page, "table": page, "row": 3}],
        }
        for page, targets in ((15, falling), (81, falling), (90, rising))
    ]
    findings, _ = judged(renstra(*again), rules=shipped("PLF-08"))

    assert {15, 81} <= {place.page for place in findings[0].places}
    assert 90 not in {place.page for place in findings[0].places}
