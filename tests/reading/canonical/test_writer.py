from __future__ import annotations

import json

import pytest
from documents_as_text import canonical, loaded
from hypothesis import given
from hypothesis import strategies as st

from cascade.reading.canonical import from_document, to_document
from cascade.reading.document_builder import read_file


def test_a_blank_cell_is_null_and_a_column_that_does_not_exist_is_left_out():
    rows = [{"name": "A", "unit": None, "quarters": ["1", None, "-", "4"]}, {"name": "B"}]
    blank, absent = from_document(canonical("renja", rows, year=2025))["indicators"]

    assert blank["unit"] is None
    assert [quarter and quarter["raw"] for quarter in blank["quarters"]] == ["1", None, "-", "4"]
    assert not {"unit", "quarters", "baseline"} & absent.keys()


def test_a_value_that_a_merged_cell_gives_to_a_row_is_marked(document):
    """
    RENSTRA TAHUN 2025-2026
    | Tujuan | Sasaran | Indikator | Satuan | 2025 | 2026 |
    | T      |         | Indeks A  | Indeks | 80   | 81   |
    | "      | S       | Indeks B  | "      | 82   | "    |
    """
    first, second = from_document(document)["indicators"]

    assert "carried" not in first["targets"][2026]["source"]
    assert second["targets"][2026]["source"]["carried"] is True
    assert "carried" not in second["targets"][2025]["source"]


def test_an_indicator_names_the_elements_above_it_from_the_nearest_on(document):
    """
    RENSTRA TAHUN 2025-2026
    | Program | Kegiatan | Sub Kegiatan | Indikator | 2025   | <  | 2026   | <  |
    | "       | "        | "            | "         | Target | Rp | Target | Rp |
    | Prog A  | Keg B    | Sub C        | Jumlah C  | 1      | 10 | 2      | 10 |
    """
    [indicator] = from_document(document)["indicators"]

    assert (indicator["element"], indicator["path"]) == ("Sub C", ["Keg B", "Prog A"])


def test_a_total_says_of_which_elements_it_is():
    text = """
    PERJANJIAN KINERJA TAHUN 2025
    | No     | Program   | Anggaran (Rp) | Keterangan |
    | 1      | Program X | 125.500.000   | APBD       |
    | Jumlah | <         | 125.500.000   |            |
    """
    [document] = read_file(loaded(text)).documents
    written = from_document(document)

    assert [total["elements"] for total in written["totals"]] == [[element["id"] for element in written["elements"]]]


values = st.one_of(
    st.none(), st.sampled_from(["84", "82,50", "100%", "12 bulan", "-", "", "70-80 BB", "WTP", "30.000", "≥ 90"])
)
rows = st.fixed_dictionaries(
    {
        "name": st.text(alphabet="abc de", min_size=1).filter(str.strip),
        "level": st.sampled_from(["tujuan", "sasaran", "kegiatan"]),
    },
    optional={
        "unit": st.sampled_from(["%", "orang"]),
        "targets": st.dictionaries(st.integers(2020, 2030), values),
        "quarters": st.lists(values, min_size=4, max_size=4),
        "element": st.just("E"),
    },
)


@pytest.mark.slow
@given(st.lists(rows, max_size=4))
def test_what_is_written_reads_back_as_the_same_document(indicators):
    document = canonical("renstra", indicators, years=[2024, 2025])

    written = json.loads(json.dumps(from_document(document)))
    again, problems = to_document(written, document.id, document.file)

    assert problems == ()
    assert [(i.name.text, i.level, i.element) for i in again.indicators] == [
        (i.name.text, i.level, i.element) for i in document.indicators
    ]
    for left, right in zip(document.indicators, again.indicators, strict=True):
        assert {y: (q.kind, q.value) for y, q in left.targets.items()} == {
            y: (q.kind, q.value) for y, q in right.targets.items()
        }
        assert [(q.kind, q.value) for q in left.quarters or ()] == [(q.kind, q.value) for q in right.quarters or ()]
