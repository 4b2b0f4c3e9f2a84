from __future__ import annotations


def test_tables_of_single_quarters_make_one_indicator(document):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025 TRIWULAN I
    | No | Sasaran        | Rencana Aksi | Indikator    | Target | Satuan | Realisasi | Capaian |
    | 1  | Meningkatnya X | Rapat        | Jumlah rapat | 1      | kali   | 1         | 100%    |
    RENCANA AKSI DINAS CONTOH TAHUN 2025 TRIWULAN II
    | No | Sasaran        | Rencana Aksi | Indikator    | Target | Satuan | Realisasi | Capaian |
    | 1  | Meningkatnya X | Rapat        | Jumlah rapat | 2      | kali   | 2         | 100%    |
    """
    [indicator] = document.indicators

    assert [quarter and quarter.raw for quarter in indicator.quarters or ()] == ["1", "2", None, None]
    assert indicator.targets == {}
    assert len(document.elements) == 1


def test_a_sasaran_alone_in_its_row_stays_a_sasaran_and_a_remark_stays_a_remark(document):
    """
    RENSTRA TAHUN 2024-2025
    | Sasaran                       | Indikator | 2024 | 2025 |
    | Meningkatnya pelayanan publik | IKM       | 83   | 84   |
    | Meningkatnya ketertiban umum  |           |      |      |
    | Sumber: hasil olah data       |           |      |      |
    """
    names = [element.name.text for element in document.elements]
    assert names == ["Meningkatnya pelayanan publik", "Meningkatnya ketertiban umum"]
