from __future__ import annotations

import pytest

from cascade.model import Line, Source
from cascade.reading.identity.citations import find_headings, find_regulations


def lines(text):
    return [Line(part, Source("renja.pdf", page=number)) for number, part in enumerate(text.splitlines(), 1)]


def headings(text):
    return [heading.text for heading in find_headings(lines(text))]


def regulations(text):
    return [regulation.text for regulation in find_regulations(lines(text))]


def test_chapters_and_sections_are_headings_whether_the_title_stands_beside_or_below_the_number():
    text = "BAB II\nHASIL EVALUASI RENJA\nTAHUN LALU\n2.1. Evaluasi Pelaksanaan Renja Tahun Lalu\nSampai dengan tahun ini capaian baik."

    assert headings(text) == ["BAB II HASIL EVALUASI RENJA", "2.1 Evaluasi Pelaksanaan Renja Tahun Lalu"]


def test_the_table_of_contents_names_a_chapter_without_its_leaders_and_page():
    assert headings("BAB I : PENDAHULUAN ............... 3\nBAB I PENDAHULUAN") == ["BAB I PENDAHULUAN"]


@pytest.mark.parametrize("text", ["7.01.02 Program Pemerintahan", "2.5", "4.25 %", "Pada Bab II dijelaskan bahwa"])
def test_a_code_a_figure_and_a_sentence_are_no_heading(text):
    assert headings(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Keputusan Menteri Dalam Negeri Nomor 050-3708 Tahun 2020 tentang Hasil Verifikasi",
            "Kepmendagri 050-3708/2020",
        ),
        ("Kepmendagri No. 050- 5889 Tahun 2021", "Kepmendagri 050-5889/2021"),
        ("Keputusan Menteri Dalam Negeri Nomor 900.1.15.5-3406 Tahun 2024", "Kepmendagri 900.1.15.5-3406/2024"),
        ("Undang-Undang Republik Indonesia Nomor 23 Tahun 2014", "UU 23/2014"),
        ("PP 12/2019", "PP 12/2019"),
        ("Peraturan Menteri PANRB Nomor 53 Tahun 2014", "PermenPAN-RB 53/2014"),
        ("Peraturan Mendagri No 86 Tahun 2017", "Permendagri 86/2017"),
        (
            "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88\nTahun 2021",
            "PermenPAN-RB 88/2021",
        ),
        ("Peraturan Menteri Dalam Negeri\nNomor 86 Tahun 2017", "Permendagri 86/2017"),
    ],
)
def test_a_regulation_is_known_by_sort_number_and_year_over_line_breaks(text, name):
    assert regulations(text) == [name]


@pytest.mark.parametrize(
    "text", ["Peraturan Bupati Nomor 12 Tahun 2020", "Peraturan Menteri Keuangan Nomor 90 Tahun 2019"]
)
def test_regulations_of_others_have_a_number_only(text):
    assert regulations(text) == [
        text.replace("Peraturan Bupati ", "").replace("Peraturan Menteri Keuangan ", "").replace(" Tahun ", "/")
    ]


def test_a_regulation_has_the_place_where_it_is_first_cited():
    [cited] = find_regulations(lines("Dasar hukum\na. UU 23/2014\nb. UU 23/2014"))

    assert cited.source.page == 2
