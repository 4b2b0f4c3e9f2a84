from __future__ import annotations

from tables_with_columns import read

from cascade.reading.document_content import DocumentContent

COLUMNS = "0 kegiatan, 0 indicator, 1 sub_kegiatan, 1 indicator, 1 pagus 2026"


def pagus(content: DocumentContent) -> dict[str, str | None]:
    return {e.name.text: e.pagu[2026].raw if 2026 in e.pagu else None for e in content.elements}


def test_a_pagu_on_the_line_of_each_first_sub_kegiatan_is_that_of_its_kegiatan():
    content = read(
        """
        | Kegiatan | Indikator | Sub Kegiatan | Indikator | Anggaran |
        | Keg A | Indeks A | Sub 1 | Jumlah 1 | 10.000.000 |
        |       |          | Sub 2 | Jumlah 2 |            |
        |       |          | Sub 3 | Jumlah 3 |            |
        | Keg B | Indeks B | Sub 4 | Jumlah 4 | 20.000.000 |
        |       |          | Sub 5 | Jumlah 5 |            |
        | Keg C | Indeks C | Sub 6 | Jumlah 6 | 30.000.000 |
        |       |          | Sub 7 | Jumlah 7 |            |
        """,
        COLUMNS,
    )

    assert {name: raw for name, raw in pagus(content).items() if raw} == {
        "Keg A": "10.000.000",
        "Keg B": "20.000.000",
        "Keg C": "30.000.000",
    }
    assert not any(each.pagu for each in (*content.elements, *content.indicators) if each.level == "sub_kegiatan")


def test_a_pagu_merged_over_the_rows_of_a_kegiatan_is_the_kegiatans():
    content = read(
        """
        | Kegiatan | Indikator | Sub Kegiatan | Indikator | Anggaran |
        | Keg A | Indeks A | Sub 1 | Jumlah 1 | 10.000.000 |
        | "     | "        | Sub 2 | Jumlah 2 | "          |
        """,
        COLUMNS,
    )

    assert pagus(content)["Keg A"] == "10.000.000"
    assert not pagus(content)["Sub 1"]


def test_where_each_sub_kegiatan_has_a_pagu_it_is_its_own():
    content = read(
        """
        | Kegiatan | Indikator | Sub Kegiatan | Indikator | Anggaran |
        | Keg A | Indeks A | Sub 1 | Jumlah 1 | 10.000.000 |
        |       |          | Sub 2 | Jumlah 2 | 20.000.000 |
        | Keg B | Indeks B | Sub 3 | Jumlah 3 | 30.000.000 |
        """,
        COLUMNS,
    )

    assert pagus(content) == {
        "Keg A": None,
        "Sub 1": "10.000.000",
        "Sub 2": "20.000.000",
        "Keg B": None,
        "Sub 3": "30.000.000",
    }


def test_a_pagu_beside_a_kegiatan_without_sub_kegiatan_is_the_kegiatans():
    content = read(
        """
        | Kegiatan | Indikator | Sub Kegiatan | Indikator | Anggaran |
        | Keg A | Indeks A |       |          | 10.000.000 |
        | Keg B | Indeks B | Sub 1 | Jumlah 1 | 20.000.000 |
        """,
        COLUMNS,
    )

    assert pagus(content) == {"Keg A": "10.000.000", "Keg B": None, "Sub 1": "20.000.000"}


def test_a_pagu_of_no_name_is_reported():
    content = read(
        """
        | Kegiatan | Indikator | Sub Kegiatan | Indikator | Anggaran |
        | Keg A | Indeks A | Sub 1 | Jumlah 1 | 10.000.000 |
        |       |          |       |          | 5.000.000  |
        """,
        COLUMNS,
    )

    assert [each.reason.id for each in content.not_understood] == ["pagu tanpa nama unsur dan indikator (1 sel)"]
