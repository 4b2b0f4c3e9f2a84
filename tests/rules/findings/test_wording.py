from __future__ import annotations

from judged_documents import LINMAS, RISING, aksi, judged, pk, renstra, shipped


def test_nothing_of_a_document_is_read_as_a_placeholder():
    name = "Persentase {aksi.annual} {0} {x!r} terbina"
    [finding], _ = judged(pk({**LINMAS, "name": name, "target": "95%"}), aksi({**RISING, "name": name}))

    assert finding.subject == name


def test_a_fail_is_told_under_the_reading_that_the_pk_backs():
    row = {"name": "Persentase desa terbina", "unit": "%"}
    documents = (
        renstra({**row, "targets": {2025: "90%"}}),
        pk({**row, "target": "100%"}),
        aksi({**row, "quarters": ["25%"] * 4}),
    )

    [finding], _ = judged(*documents, rules=shipped("PLF-01"))

    assert finding.severity == "error"
    assert "100% melebihi target Renstra 90%" in finding.message.id
