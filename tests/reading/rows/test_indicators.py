from __future__ import annotations

from documents_as_text import loaded
from reading_results import measured, reasons

from cascade.reading.document_builder import read_file


def test_more_values_under_a_merged_indicator_are_reported_and_not_dropped(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | No | Sasaran        | Indikator Kinerja | Rencana Aksi | TW I | TW II | TW III | TW IV |
    | 1  | Meningkatnya A | Indeks A          | Rapat        | 1    | 2     | 3      | 4     |
    | "  | "              | "                 | Survei       | 5    | 6     | 7      | 8     |
    """
    assert measured(result.documents[0])[0][3] == ["1", "2", "3", "4"]
    assert reasons(result) == ["nilai lain pada indikator yang selnya digabung (4 sel)"]


def test_values_beside_no_indicator_are_reported(result):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Kode    | Program dan Kegiatan | Indikator Kinerja | Target 2025 | Rp 2025   | Target 2026 | Rp 2026   |
    | 1.01.02 | Program A            | 0                 | 61 %        | 1.000.000 | 62 %        | 2.000.000 |
    """
    assert result.documents[0].indicators == ()
    assert reasons(result) == ["nilai tanpa nama indikator (2 sel)"]


def test_a_pagu_merged_over_the_indicators_of_one_element_is_on_the_first(document):
    """
    Rencana Program dan Kegiatan Renstra Dinas Contoh Tahun 2025-2026
    | Kode    | Program/Kegiatan/Sub Kegiatan | Indikator    | Target 2025 | Rp 2025   |
    | 1.01.02 | Program Penunjang             | Persentase P | 80 %        | 9.000.000 |
    | "       | "                             | Nilai Q      | 70          | "         |
    """
    assert [(i.name.text, q.value) for i in document.indicators for q in i.pagu.values() if q.value] == [
        ("Persentase P", 9_000_000)
    ]


def test_a_row_that_names_only_the_indicator_of_the_tujuan_prints_its_values(document):
    """
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    Tabel 3.1 Tujuan dan Sasaran
    | No | Tujuan   | Indikator Tujuan | Sasaran   | Indikator Sasaran | Satuan | 2025 | 2026 |
    | 1  | Tujuan A | Indeks A         |           |                   | Indeks | 70   | 71   |
    |    |          |                  | Sasaran B | Persentase B      | %      | 40   | 45   |
    """
    assert [(i.level, i.name.text, i.unit.text, i.targets[2026].raw) for i in document.indicators] == [
        ("tujuan", "Indeks A", "Indeks", "71"),
        ("sasaran", "Persentase B", "%", "45"),
    ]


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


def test_the_outcomes_of_a_program_are_those_of_its_rows(document):
    """
    Teknik Merumuskan Program, Kegiatan dan Sub Kegiatan Renstra Dinas Contoh Tahun 2025-2029
    | NSPK | Tujuan | Sasaran        | Outcome        | Output | Indikator    | Program/Kegiatan/Subkegiatan | Ket |
    | x    | T      |                |                |        | Indeks T     |                              |     |
    |      |        | Meningkatnya S |                |        | Indeks S     |                              |     |
    |      |        |                | Meningkatnya A |        | Persentase A | Program X                    |     |
    |      |        |                | Meningkatnya B |        | Persentase B |                              |     |
    |      |        |                |                | Laporan | Jumlah C    | Kegiatan Y                   |     |
    """
    said = {element.name.text: [each.text for each in element.statements] for element in document.elements}
    assert said == {"T": [], "Meningkatnya S": [], "Program X": ["Meningkatnya A", "Meningkatnya B"], "Kegiatan Y": []}


def test_values_that_a_merged_indicator_prints_again_are_no_further_ones(result):
    """
    RENCANA AKSI DINAS CONTOH TAHUN 2025
    | Sasaran | Indikator | TW I | TW II | TW III | TW IV |
    | S | Indeks A | 0% | 50% | 100% | 0% |
    | " | "        | 0% | 50% | 100% | 0% |
    """
    assert len(result.documents[0].indicators) == 1
    assert result.not_understood == ()


def test_scores_below_the_grades_of_one_indicator_are_one_value_with_them(result):
    """
    Tabel Tujuan dan Sasaran Renstra Dinas Contoh Tahun 2025-2026
    | Sasaran        | Indikator Kinerja | Target 2025 | Target 2026 |
    | Meningkatnya A | Nilai IKM         | B (76,70)   | B           |
    | "              | "                 |             | -77,2       |
    """
    [indicator] = result.documents[0].indicators

    assert [quantity.raw for quantity in indicator.targets.values()] == ["B (76,70)", "B -77,2"]
    assert reasons(result) == []
