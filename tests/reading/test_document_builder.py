from __future__ import annotations

import datetime

import pytest
from documents_as_text import loaded
from hypothesis import given
from hypothesis import strategies as st
from planning_documents import PERJANJIAN_KINERJA

from cascade.reading.document_builder import read_file


def test_a_pk_has_its_parties_date_and_both_tables():
    [document] = read_file(loaded(PERJANJIAN_KINERJA)).documents

    assert (document.owner.name.text, document.owner.position.text) == ("Contoh Satu, S.Sos.", "Camat Gumelar")
    assert document.superior.position.text == "Bupati Banyumas"
    assert document.signed.value == datetime.date(2022, 1, 10)
    assert [(i.name.text, i.targets[2022].raw) for i in document.indicators] == [
        ("Indeks A", "84"),
        ("Persentase B", "90%"),
    ]
    assert [e.pagu[2022].value for e in document.elements if e.level == "program"] == [125_500_000]


def test_one_file_may_hold_a_pk_and_its_rencana_aksi():
    text = (
        PERJANJIAN_KINERJA
        + """
    RENCANA AKSI ATAS PERJANJIAN KINERJA TAHUN 2022
    | Sasaran | Indikator Kinerja | Satuan | Target Triwulan | <  | <   | <  |
    | "       | "                 | "      | I               | II | III | IV |
    | Meningkatnya A | Indeks A   | indeks | -               | -  | -   | 84 |
    """.replace("    ", "")
    )
    documents = read_file(loaded(text)).documents

    assert [(d.kind, len(d.indicators)) for d in documents] == [("perjanjian_kinerja", 2), ("rencana_aksi", 1)]


def test_a_file_of_several_pk_gives_one_document_for_each_official():
    documents = read_file(
        loaded(PERJANJIAN_KINERJA + PERJANJIAN_KINERJA.replace("Camat Gumelar", "Sekretaris Kecamatan").lstrip())
    ).documents

    assert [d.owner.position.text for d in documents] == ["Camat Gumelar", "Sekretaris Kecamatan"]


def test_a_table_that_is_not_recognised_is_listed(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     |
    Lampiran lain
    | a | b | c |
    | d | e | f |
    | g | h | i |
    """
    assert any("tabel tidak dikenali" in missed.reason.id for missed in result.not_understood)


def test_a_file_without_any_known_table_is_a_problem():
    read = read_file(loaded("Daftar hadir\n| Nama | Paraf |\n| A | x |"))

    assert read.documents == ()
    assert read.problems[0].severity == "error"


@pytest.mark.slow
@given(
    st.lists(
        st.lists(st.text(alphabet="abIndikatorTargetSasaran 0123456789%.,-()\n", max_size=12), min_size=1, max_size=6),
        max_size=8,
    )
)
def test_any_grid_is_read_without_an_error(rows):
    text = "PERJANJIAN KINERJA TAHUN 2025\n" + "\n".join(
        "|" + "|".join(c.replace("\n", " ").replace("|", "") for c in row) + "|" for row in rows
    )

    read_file(loaded(text))


def test_what_a_table_that_was_not_recognised_prints_is_no_reviewers_note(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Nilai SAKIP       | 80     |
    Lampiran lain
    | Uraian pekerjaan | Volume pekerjaan | Keterangan lain |
    | d                | e                | f               |
    | g                | h                | i               |
    """
    [document] = result.documents

    assert document.notes == ()
    assert "Uraian pekerjaan" in result.not_understood[0].text
    assert "Volume pekerjaan" in result.not_understood[0].text


def test_a_plan_with_another_table_in_its_midst_is_one_document():
    text = """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | No | Tujuan       | Sasaran | Indikator | 2025 | 2026 |
    | 1  | Mewujudkan X |         | Indeks X  | 70   | 71   |
    Tabel 4.4 Indikator Kinerja Utama
    | No | Indikator | Satuan | 2025 | 2026 |
    | 1  | Indeks X  | Indeks | 70   | 71   |
    Tabel 4.5 Indikator Kinerja Kunci
    | No | Indikator    | Satuan | 2025 | 2026 |
    | 1  | Persentase K | %      | 10   | 20   |
    """
    renstra, iku = read_file(loaded(text)).documents

    assert [(i.name.text, i.level) for i in renstra.indicators] == [("Indeks X", "tujuan"), ("Persentase K", "ikk")]
    assert (iku.kind, iku.title.text, iku.years) == ("iku", "Tabel 4.4 Indikator Kinerja Utama", (2025, 2026))


def test_targets_and_pagu_of_programs_may_stand_in_two_tables(result):
    """
    RENCANA STRATEGIS (RENSTRA)
    BAPPEDA
    KOTA CONTOH
    TAHUN 2025-2026
    Penyusunan Renstra berpedoman pada Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah.
    Tabel 4.1 Program dan Kegiatan Beserta Target Kinerja
    | Kode         | Program/Kegiatan | Indikator | Satuan | Target Kinerja Tahun | <    |
    | "            | "                | "         | "      | 2025                 | 2026 |
    | 5.01.01      | Program A        | I         | %      | 80                   | 85   |
    | 5.01.01.2.01 | Kegiatan B       | J         | Dok    | 1                    | 2    |
    Tabel 4.2 Rencana Pendanaan Program dan Kegiatan
    | Kode         | Program/Kegiatan | Pagu Indikatif Tahun (Rp) | <    |
    | "            | "                | 2025                      | 2026 |
    | 5.01.01      | Program A        | 1000                      | 1100 |
    | 5.01.01.2.01 | Kegiatan B       | 900                       | 950  |
    """
    [document] = result.documents

    assert (document.title.text, document.opd.text) == (
        "RENCANA STRATEGIS (RENSTRA) BAPPEDA KOTA CONTOH TAHUN 2025-2026",
        "Bappeda",
    )
    assert [{year: q.raw for year, q in i.targets.items()} for i in document.indicators] == [
        {2025: "80", 2026: "85"},
        {2025: "1", 2026: "2"},
    ]
    assert [(e.level, {y: q.raw for y, q in e.pagu.items()}) for e in document.elements if e.pagu] == [
        ("program", {2025: "1000", 2026: "1100"}),
        ("kegiatan", {2025: "900", 2026: "950"}),
    ]
    assert result.not_understood == ()


def test_two_agreements_under_each_other_on_one_sheet_are_two_documents():
    def agreement(name: str) -> str:
        return f"""
    | PERJANJIAN KINERJA TAHUN 2025 |
    | Dalam rangka mewujudkan manajemen pemerintahan yang efektif |
    | Nama | : | {name} |
    | Jabatan | : | Kepala Bidang {name} |
    | No | Sasaran           | Indikator Kinerja | Target |
    | 1  | Meningkatnya {name} | Indeks {name}   | 84     |
    | No | Program      | Anggaran (Rp) | Keterangan |
    | 1  | Program {name} | 1.000.000   | APBD       |"""

    documents = read_file(loaded(agreement("Budi") + agreement("Siti"))).documents

    assert [(d.owner.name.text, [i.name.text for i in d.indicators]) for d in documents] == [
        ("Budi", ["Indeks Budi"]),
        ("Siti", ["Indeks Siti"]),
    ]


def test_a_table_that_goes_on_after_a_page_inherits_its_sasaran(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |

    | No | Sasaran Strategis | Indikator Kinerja | Target |
    |    |                   | Indeks B          | 85     |
    """
    elements = {element.id: element.name.text for element in document.elements}

    assert [elements.get(i.element) for i in document.indicators] == ["Meningkatnya A", "Meningkatnya A"]


def test_the_rows_of_a_table_that_goes_on_without_its_header_are_read():
    text = """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |

    | 2  | Meningkatnya B    | Indeks B          | 85     |
    """
    [document] = read_file(loaded(text)).documents

    assert [indicator.name.text for indicator in document.indicators] == ["Indeks A", "Indeks B"]


@pytest.mark.parametrize("indicator", ["Indikator", "Indikator Layanan", "Nama Indikator Keberhasilan"])
def test_an_unknown_table_of_indicators_is_listed_however_short(indicator):
    text = f"""
    LAPORAN DINAS CONTOH TAHUN 2026
    | Ukuran Keberhasilan | {indicator} | Besaran |
    | Meningkatnya A      | Indeks A    | 80      |
    """
    result = read_file(loaded(text))

    assert result.documents == ()
    assert "tabel tidak dikenali" in result.not_understood[0].reason.id
    assert indicator in result.not_understood[0].text


def test_a_sign_of_life_is_given_from_table_to_table():
    text = PERJANJIAN_KINERJA + "\n" + PERJANJIAN_KINERJA
    signs: list[None] = []

    read_file(loaded(text), still_working=lambda: signs.append(None))

    assert len(signs) > 2
