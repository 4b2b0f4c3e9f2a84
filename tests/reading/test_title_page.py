from __future__ import annotations

from cascade.model import Line, Source
from cascade.reading.title_page import TitlePage, split_at_title


def test_title_gives_kind_opd_and_period(document):
    """
    Tujuan dan Sasaran Jangka Menengah Pelayanan Kecamatan Gumelar Tahun 2019-2023
    | Tujuan | Sasaran | Indikator | 2019 | 2020 |
    | T      | S       | I         | 1    | 2    |
    """
    assert (document.kind, str(document.opd)) == ("renstra", "Kecamatan Gumelar")
    assert document.years == (2019, 2020, 2021, 2022, 2023)
    assert document.year is None


def page(*texts: str, kind: str = "renstra") -> TitlePage:
    return TitlePage.of(kind, [Line(text, Source("a.pdf", page=1, row=row)) for row, text in enumerate(texts, 1)])


def test_a_title_that_prints_a_year_goes_before_a_running_header_that_prints_none():
    found = page("Renstra Dinas Contoh", "a", "b", "c", "d", "Rencana Strategis", "Dinas Contoh", "Tahun 2025-2029")

    assert str(found.title) == "Rencana Strategis Dinas Contoh Tahun 2025-2029"
    assert found.title.source.row == 8  # where the year is printed


def test_the_page_number_behind_the_year_is_no_part_of_the_title():
    assert str(page("RENSTRA DINAS CONTOH TAHUN 2025-2029 17").title) == "RENSTRA DINAS CONTOH TAHUN 2025-2029"


def test_the_text_of_an_agreement_is_not_its_title():
    text = "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, perjanjian kinerja ini dibuat tahun 2024"
    found = page(text, "PERJANJIAN KINERJA TAHUN 2025", kind="perjanjian_kinerja")

    assert str(found.title) == "PERJANJIAN KINERJA TAHUN 2025"


def test_only_the_title_tells_a_revision():
    assert page("PERUBAHAN RENSTRA TAHUN 2025-2029").is_revision
    assert not page("RENSTRA TAHUN 2025-2029", "DINAS CONTOH", "Perubahan iklim").is_revision


def test_without_lines_there_is_no_title():
    assert (page().title, page().year) == (None, None)


def test_lines_between_two_documents_are_split_at_the_title_of_the_next():
    lines = [Line(text, Source("a.pdf")) for text in ("Camat Contoh", "RENCANA AKSI TAHUN 2025", "Kecamatan Contoh")]
    before, after = split_at_title(lines, "rencana_aksi")

    assert [line.text for line in before] == ["Camat Contoh"]
    assert [line.text for line in after] == ["RENCANA AKSI TAHUN 2025", "Kecamatan Contoh"]
