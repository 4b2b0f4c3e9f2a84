"""Total rows, budgets by quarter, sources of funds and what a decree says of an IKU are kept where they are printed."""

from __future__ import annotations

from cascade.reading import read_file
from tests.papers import loaded


def reasons(result) -> list[str]:
    return [each.reason.id for each in result.not_understood]


def test_a_total_row_is_kept_with_the_elements_above_it(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) | Keterangan |
    | 1  | Program X | 125.500.000   | APBD       |
    | 2  | Program Y | 30.000.000    | APBD       |
    | Jumlah | <     | 155.500.000   |            |
    """
    [total] = document.totals
    names = {element.id: element.name.text for element in document.elements}

    assert {year: q.value for year, q in total.pagu.items()} == {2025: 155_500_000}
    assert [names[each] for each in total.elements] == ["Program X", "Program Y"]
    assert (total.pagu[2025].source.row, total.name.source.row) == (6, 6)


def test_of_two_total_rows_one_after_the_other_the_second_is_of_all(document):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) |
    | 1  | Program X | 10.000.000    |
    | Sub Jumlah | < | 10.000.000    |
    | 2  | Program Y | 30.000.000    |
    | Sub Jumlah | < | 30.000.000    |
    | Total | <      | 40.000.000    |
    """
    assert [len(total.elements) for total in document.totals] == [1, 1, 2]


def test_a_total_over_a_pagu_that_is_no_elements_is_not_kept(result):
    """
    PERJANJIAN KINERJA TAHUN 2025
    | No | Sasaran Strategis | Indikator Kinerja | Target |
    | 1  | Meningkatnya A    | Indeks A          | 84     |
    | No | Program   | Anggaran (Rp) |
    | 1  | Program X | 10.000.000    |
    |    |           | 5.000.000     |
    | Jumlah | <     | 15.000.000    |
    """
    [document] = result.documents
    assert document.totals == ()
    assert "baris jumlah; tidak dibaca sebagai unsur" in reasons(result)


def test_the_pagu_of_an_urusan_belongs_to_no_total(document):
    """
    RENCANA KERJA DINAS CONTOH TAHUN 2025
    | Kode | Urusan/Bidang Urusan/Program/Kegiatan | Indikator Kinerja | Rencana Tahun 2025 | <           | Sumber Dana |
    | "    | "                                     | "                 | Target             | Pagu (Rp)   | "           |
    | 7    | UNSUR KEWILAYAHAN                     |                   |                    | 90.000.000  |             |
    | 7.01.02 | Program Pelayanan                  | Persentase A      | 90 %               | 90.000.000  |             |
    | 7.01.02.2.01 | Kegiatan B                    | Jumlah B          | 2 jenis            | 90.000.000  | DAU         |
    | Jumlah | <                                   |                   |                    | 90.000.000  |             |
    """
    [total] = document.totals
    assert total.pagu[2025].raw == "90.000.000"
    assert [e.funds and e.funds.text for e in document.elements] == ["", "DAU"]


def test_a_budget_by_quarter_is_the_elements_and_no_target(result):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Target Triwulan | < | <   | <  | Anggaran (Rp) | Anggaran Triwulan (Rp) | < | < | < |
    | "            | "            | "      | I | II | III | IV         | "             | I          | II        | III | IV  |
    | Sub A        | Jumlah rapat | kali   | 3 | 3  | 3   | 3          | 10.000.000    | 2.500.000  | 2.500.000 | 5.000.000 | - |
    """
    [document] = result.documents
    [element], [indicator] = document.elements, document.indicators

    assert [q.raw for q in indicator.quarters] == ["3", "3", "3", "3"]
    assert [q.raw for q in element.pagu_quarters] == ["2.500.000", "2.500.000", "5.000.000", "-"]
    assert element.pagu[2025].value == 10_000_000
    assert not [reason for reason in reasons(result) if "kolom" in reason]


def test_target_and_budget_may_stand_side_by_side_under_each_quarter(document):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Pagu       | Triwulan I | <         | Triwulan II | <         | Triwulan III | <         | Triwulan IV | <         |
    | "            | "            | "      | "          | Target     | Anggaran  | Target      | Anggaran  | Target       | Anggaran  | Target      | Anggaran  |
    | Sub A        | Jumlah rapat | kali   | 10.000.000 | 1          | 1.000.000 | 2           | 2.000.000 | 3            | 3.000.000 | 4           | 4.000.000 |
    """
    assert [q.raw for q in document.indicators[0].quarters] == ["1", "2", "3", "4"]
    assert [q.value for q in document.elements[0].pagu_quarters] == [1_000_000, 2_000_000, 3_000_000, 4_000_000]


def test_a_realised_budget_by_quarter_is_no_planned_one(document):
    """
    RENCANA AKSI TAHUN 2025
    | Sub Kegiatan | Indikator    | Satuan | Target Triwulan | < | <   | <  | Realisasi Anggaran Triwulan | < | < | < |
    | "            | "            | "      | I | II | III | IV         | I          | II        | III | IV  |
    | Sub A        | Jumlah rapat | kali   | 3 | 3  | 3   | 3          | 2.500.000  | 2.500.000 | 5.000.000 | - |
    """
    assert document.elements[0].pagu_quarters is None


def test_what_a_decree_says_of_an_iku_is_kept_and_blank_is_not_absent():
    text = """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Sasaran Strategis | Indikator Kinerja Utama | Alasan Pemilihan | Definisi Operasional | Formulasi Pengukuran | Sumber Data |
    | 1  | Meningkatnya A    | Indeks A                | karena           | nilai survei         | jumlah skor dibagi n | Dinas       |
    | 2  | Meningkatnya B    | Persentase B            | karena           | bagian yang baik     |                      | -           |
    """
    [document] = read_file(loaded(text)).documents
    first, second = document.indicators

    assert {name: label.text for name, label in first.details.items()} == {
        "definition": "nilai survei",
        "formula": "jumlah skor dibagi n",
        "data_source": "Dinas",
    }
    assert (second.details["formula"].text, second.details["formula"].source.row) == ("", 3)


def test_one_heading_for_definition_and_formula_is_the_formula(document):
    """
    INDIKATOR KINERJA UTAMA DINAS CONTOH
    | No | Indikator Kinerja Utama | Satuan | Penjelasan          | <           | <                | Target | <    |
    | "  | "                       | "      | Formulasi           | Sumber Data | Penanggung Jawab | 2025   | 2026 |
    | 1  | Persentase B            | %      | B dibagi seluruh C  | Dinas       | Bidang B         | 80     | 85   |
    """
    [indicator] = document.indicators
    assert {name: label.text for name, label in indicator.details.items()} == {
        "formula": "B dibagi seluruh C",
        "data_source": "Dinas",
        "responsible": "Bidang B",
    }
    assert indicator.targets[2026].value == 85
