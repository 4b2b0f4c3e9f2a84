from __future__ import annotations

from documents_as_text import loaded
from reading_results import levels, reasons

from cascade.reading.document_builder import read_file

UNCODED = """
    RENJA DINAS SOSIAL TAHUN 2025
    | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja    | Target 2025 | Pagu 2025   |
    | PROGRAM REHABILITASI SOSIAL   | Persentase PPKS      | 90 %        | 1.509.112   |
    | Rehabilitasi Dasar            | Jumlah layanan dasar | 12 layanan  | 401.001     |
    | Penyediaan Permakanan         | Jumlah orang makan   | 50 orang    | 302.001     |
    | Penyediaan Sandang            | Jumlah orang sandang | 50 orang    | 99.000      |
    | Rehabilitasi Lanjut           | Jumlah lanjut usia   | 7 orang     | 1.108.111   |
    | Pemberian Bimbingan           | Jumlah bimbingan     | 3 kali      | 555.111     |
    | Pemberian Pelatihan           | Jumlah pelatihan     | 2 kali      | 553.000     |
"""


def test_sums_tell_the_levels_of_names_that_look_alike(document):
    """
    RENJA DINAS SOSIAL TAHUN 2025
    | Program/Kegiatan/Sub Kegiatan | Indikator Kinerja    | Target 2025 | Pagu 2025   |
    | PROGRAM REHABILITASI SOSIAL   | Persentase PPKS      | 90 %        | 1.509.112   |
    | Rehabilitasi Dasar            | Jumlah layanan dasar | 12 layanan  | 401.001     |
    | Penyediaan Permakanan         | Jumlah orang makan   | 50 orang    | 302.001     |
    | Penyediaan Sandang            | Jumlah orang sandang | 50 orang    | 99.000      |
    | Rehabilitasi Lanjut           | Jumlah lanjut usia   | 7 orang     | 1.108.111   |
    | Pemberian Bimbingan           | Jumlah bimbingan     | 3 kali      | 555.111     |
    | Pemberian Pelatihan           | Jumlah pelatihan     | 2 kali      | 553.000     |
    """
    assert [level for level, _ in levels(document)] == [
        "program", "kegiatan", "sub_kegiatan", "sub_kegiatan", "kegiatan", "sub_kegiatan", "sub_kegiatan",
    ]  # fmt: skip
    assert [indicator.level for indicator in document.indicators] == [level for level, _ in levels(document)]
    assert all(element.level_proved for element in document.elements)
    assert document.elements[3].parent == document.elements[1].id


def test_a_table_whose_sums_come_out_up_to_its_total_is_complete():
    [document] = read_file(loaded(UNCODED + "    | JUMLAH | | | 1.509.112 |")).documents

    assert [proof.completeness for proof in document.proofs] == ["complete"]
    assert document.proofs[0].sums_held == 3


def test_a_table_without_its_total_is_not_called_lost():
    text = UNCODED.replace("1.509.112", "9.999.999").replace("1.108.111", "1.108.119")
    [document] = read_file(loaded(text)).documents

    assert [proof.completeness for proof in document.proofs] == ["unproved"]
    assert {failed.element for failed in document.proofs[0].failed} <= {"e1", "e5"}


def test_no_element_is_proved_where_no_pagu_is_printed():
    text = "\n".join(line.rsplit("|", 2)[0] + "|" for line in UNCODED.splitlines() if "|" in line)
    result = read_file(loaded(f"    RENJA DINAS SOSIAL TAHUN 2025\n{text}"))

    [document] = result.documents
    assert not document.proofs
    assert not any(element.level_proved for element in document.elements)
    assert reasons(result) != []
