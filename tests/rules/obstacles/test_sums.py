"""When a sum that does not come out is the fault of the document."""

import pytest
from documents_as_text import canonical
from judged_documents import judged, shipped

PLACE = {"page": 3, "table": 1}


def renja(*failed, held=5, place=PLACE, level_word=True, **more):
    """A kegiatan of 100 with parts of 60 and 30, and what the sums of its table prove."""
    word = "Kegiatan " if level_word else ""
    elements = [
        {"id": "k", "name": f"{word}Administrasi Umum", "level": "kegiatan", "pagu": {2025: "100.000.000"}},
        {
            "id": "a",
            "name": "Pengadaan Alat Tulis",
            "level": "sub_kegiatan",
            "parent": "k",
            "pagu": {2025: "60.000.000"},
        },
        {"id": "b", "name": "Rapat Koordinasi", "level": "sub_kegiatan", "parent": "k", "pagu": {2025: "30.000.000"}},
    ]
    sources = [{**place, "row": row} for row in (2, 3, 4)]
    elements = [{**element, "sources": [source]} for element, source in zip(elements, sources, strict=True)]
    sums = [{"element": "k", "differences": {2025: "10000000"}, **each} for each in failed]
    proof = {"elements": ["k", "a", "b"], "completeness": "unproved", "sums_held": held, "failed": sums}
    return canonical("renja", [], year=2025, elements=elements, proofs=[proof], **more)


def verdict(document):
    """Return the severities of PGU-03, or why it could not judge."""
    findings, [coverage] = judged(document, rules=shipped("PGU-03"))
    return [finding.severity for finding in findings] or [reason.id for reason in coverage.missing]


@pytest.mark.parametrize("found", ["error", "left_out"])
def test_what_the_table_proves_to_be_wrong_is_an_error(found):
    assert verdict(renja({"verdict": found})) == ["error"]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ("rows_lost", "barisnya mungkin tidak terbaca"),
        ("parent_lost", "satu induk mungkin tidak terbaca"),
        ("row_elsewhere", "barisnya tercetak di tempat lain"),
        ("level", "jenjang unsur mungkin salah terbaca"),
    ],
)
def test_what_reading_may_explain_is_not_judged_and_names_the_pages(found, reason):
    assert verdict(renja({"verdict": found, "pages": [3, 4]})) == [
        f"{reason}: 10.000.000 kurang di bawah “Kegiatan Administrasi Umum”, mungkin baris hal. 3–4 tidak terbaca"
    ]


def test_a_sum_that_comes_out_otherwise_in_its_table_is_not_judged():
    assert verdict(renja()) == ["menurut jumlah di tabel itu bagiannya lain daripada yang terbaca di bawahnya"]


def test_a_sum_that_fails_alone_between_printed_levels_is_an_error():
    assert verdict(renja({"verdict": "unjudged"})) == ["error"]
    assert verdict(renja({"verdict": "question"})) == ["error"]


def test_a_sum_over_a_page_end_that_prints_more_than_its_parts_may_lack_some():
    [reason] = verdict(renja({"verdict": "unjudged", "pages": [3, 4]}))

    assert reason.startswith("jumlah tabel ini tidak cukup terbukti: 10.000.000 kurang")


def test_many_sums_that_fail_together_are_one_fault_of_reading():
    others = [{"element": each, "verdict": "unjudged"} for each in ("a", "b")]

    assert verdict(renja({"verdict": "unjudged"}, *others, held=1)) == [
        "jumlah di tabel hal. 3 tidak cocok (3 dari 4): mungkin salah terbaca"
    ]
    assert verdict(renja({"verdict": "unjudged"}, *others, held=9)) == ["error"]


def test_the_fault_of_a_part_is_not_told_of_its_parent():
    [reason] = verdict(renja({"verdict": "unjudged", "other": "a"}))

    assert "tidak cukup terbukti" in reason


def test_a_number_off_by_ten_is_asked_about_on_a_page_and_wrong_in_a_sheet():
    slipped = {"verdict": "unread", "other": "b"}

    assert verdict(renja(slipped)) == ["question"]
    assert verdict(renja(slipped, place={"sheet": "Renja"})) == ["error"]


def test_without_a_proof_a_table_in_which_most_sums_fail_is_misread():
    kegiatan = [
        {"id": f"k{n}", "name": f"Kegiatan {n}", "level": "kegiatan", "pagu": {2025: "9.000.000"}} for n in "abc"
    ]
    parts = [
        {"name": f"Rapat {n}", "level": "sub_kegiatan", "parent": f"k{n}", "pagu": {2025: "8.000.000"}} for n in "abc"
    ]
    document = canonical("renja", [], year=2025, elements=[*kegiatan, *parts])

    assert verdict(document) == ["jumlah di tabel renja.yaml tidak cocok (3 dari 3): mungkin salah terbaca (×3)"]
