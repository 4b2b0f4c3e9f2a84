from __future__ import annotations

import pytest
from documents_as_text import canonical
from judged_documents import aksi, judged, pk, shipped


def test_a_fuzzy_link_lowers_confidence_and_never_severity():
    near = "Persentase permohonan administrasi kependudukan dan PATEN yang terlayani secara baik"
    row = {"name": near.replace("permohonan", "permohonann"), "unit": "%", "quarters": ["25%", "50%", "75%", "90%"]}
    [finding], _ = judged(pk({"name": near, "unit": "%", "target": "95%"}), aksi(row))

    assert finding.severity == "error"
    assert finding.confidence < 1
    assert any("Tautan nama otomatis" in doubt.id for doubt in finding.doubts)


@pytest.mark.parametrize(
    ("number", "name", "word", "severities"),
    [
        (None, None, "desa", ["error"]),
        (0.98, 0.97, "desa", ["error"]),
        (0.98, 0.97, "dcsa", ["question"]),
        (0.98, 0.85, "desa", []),
        (0.5, 0.97, "desa", []),
    ],
)
def test_numbers_read_surely_from_a_picture_make_a_finding_where_the_name_is_beyond_doubt(
    number, name, word, severities
):
    row = {"name": f"Persentase {word} tertib", "sources": [{"page": 1, "confidence": name}]}
    renstra = canonical("renstra", [{**row, "targets": {2025: "80"}}], years=[2025])
    target = {"raw": "90", "source": {"page": 1, "confidence": number}}
    pk = canonical("perjanjian_kinerja", [{**row, "target": target}], year=2025)

    findings, _ = judged(renstra, pk, rules=shipped("PLF-02"))

    assert [finding.severity for finding in findings] == severities
    assert [finding.confidence < 1 for finding in findings] == [bool(number)] * len(severities)
    if number:
        assert all(any("gambar" in doubt.id for doubt in finding.doubts) for finding in findings)


def test_the_finding_tells_how_surely_its_numbers_were_read_and_which_page_to_check():
    row = {"name": "Persentase desa tertib", "sources": [{"page": 52, "confidence": 0.97}]}
    target = {"raw": "90", "source": {"page": 52, "confidence": 0.93}}
    documents = (
        canonical("renstra", [{**row, "targets": {2025: "80"}}], years=[2025]),
        canonical("perjanjian_kinerja", [{**row, "target": target}], year=2025),
    )

    [finding], _ = judged(*documents, rules=shipped("PLF-02"))

    assert "keyakinan 93 %" in finding.doubts[0].id
    assert "hal. 52" in finding.doubts[0].id


def test_words_read_from_a_picture_leave_a_question():
    at = {"sources": [{"page": 1, "confidence": 0.99}]}
    rows = [
        {"name": "Jumlah paket mebel", "level": "sub_kegiatan", "element": "Mebel", "unit": "unit", "targets": {2025: "1"}, **at}
    ]  # fmt: skip

    findings, _ = judged(canonical("renstra", rows, years=[2025]), rules=shipped("SAT-11"))

    assert [finding.severity for finding in findings] == ["question"]


def test_a_sum_read_from_a_picture_is_a_question_since_a_part_may_have_been_missed():
    read = {"sources": [{"page": 1, "confidence": 0.99}]}

    def surely(raw):
        return {2025: {"raw": raw, "source": {"page": 1, "confidence": 0.99}}}

    elements = [
        {"id": "k", "name": "Administrasi Umum", "level": "kegiatan", "pagu": surely("100.000.000"), **read},
        {
            "id": "a",
            "name": "Pengadaan ATK",
            "level": "sub_kegiatan",
            "parent": "k",
            "pagu": surely("75.500.000"),
            **read,
        },
        {"id": "b", "name": "Rapat", "level": "sub_kegiatan", "parent": "k", "pagu": surely("25.000.000"), **read},
    ]

    findings, _ = judged(canonical("renja", [], year=2025, elements=elements), rules=shipped("PGU-03"))

    assert [finding.severity for finding in findings] == ["question"]


def test_a_fault_that_rests_on_a_table_without_rules_is_a_question():
    source = {"page": 1, "guessed": True, "box": [10, 10, 90, 20]}
    documents = [
        canonical("perjanjian_kinerja", [{"name": "Indeks Layanan", "level": "sasaran", "target": {"raw": "80", "source": source}}], year=2025),
        canonical("rencana_aksi", [{"name": "Indeks Layanan", "level": "sasaran", "quarters": ["-", "-", "-", "79"]}], year=2025),
    ]  # fmt: skip

    findings, _ = judged(*documents)

    assert [finding.severity for finding in findings] == ["question"]
    assert findings[0].confidence < 1
    assert any("tanpa garis" in doubt.id for doubt in findings[0].doubts)


@pytest.mark.parametrize(("guessed", "severity"), [(True, "question"), (False, "error")])
def test_what_is_missing_in_a_document_without_rules_may_have_been_missed(guessed, severity):
    sources = [{"page": 1, "guessed": guessed, "box": [10, 10, 90, 20]}]
    documents = [
        canonical("renstra", [{"name": "Indeks Layanan", "level": "sasaran", "targets": {"2025": "80"}, "sources": sources}], years=[2025]),
        canonical("perjanjian_kinerja", [{"name": "Nilai SAKIP", "level": "sasaran", "target": "70"}], year=2025),
    ]  # fmt: skip

    findings, _ = judged(*documents, rules=shipped("ADA-01"))

    assert [finding.severity for finding in findings] == [severity]
