"""Names that a table prints without a level: another table of the document tells it, or nobody does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents_as_text import loaded

from cascade.reading.document_builder import read_file
from cascade.reading.level_inference import infer_levels_across_documents
from cascade.text.element_names import has_printed_level, without_level_word

FUNDED = """
Tabel 4.2 Rencana Program, Kegiatan, Subkegiatan dan Pendanaan
| Kode              | Program / Kegiatan / Sub Kegiatan | Indikator          | Satuan  | 2025   | <     | 2026   | <     |
| "                 | "                                 | "                  | "       | Target | Pagu  | Target | Pagu  |
| 7.01.02           | PROGRAM PELAYANAN PUBLIK          | Persentase layanan | %       | 90     | 9.000 | 92     | 9.000 |
| 7.01.02.2.01      | Koordinasi Pemerintahan           | Persentase rapat   | %       | 90     | 9.000 | 92     | 9.000 |
| 7.01.02.2.01.0001 | Fasilitasi Musrenbang             | Jumlah laporan     | Laporan | 1      | 4.000 | 1      | 4.000 |
| 7.01.02.2.01.0002 | Pemantauan Wilayah                | Jumlah dokumen     | Dokumen | 2      | 5.000 | 2      | 5.000 |
"""


LISTED = """
RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2026
Tabel 4.1 Perumusan Program/Kegiatan/Subkegiatan Renstra
| Tujuan               | Sasaran              | Indikator       | Program/Kegiatan/Subkegiatan |
| Meningkatnya layanan |                      | Indeks layanan  |                              |
|                      | Meningkatnya kinerja | Indeks kinerja  |                              |
"""


def elements(names: list[tuple[str, str]]) -> list[tuple[str, str, str | None]]:
    rows = "\n".join(f"| | | {indicator} | {name} |" for name, indicator in names)
    [document] = read_file(loaded(f"{LISTED}{rows}{FUNDED}")).documents
    by_id = {element.id: element for element in document.elements}
    first = {element.name.source.table for element in document.elements[:1]}
    return [
        (e.name.text, e.level, by_id[e.parent].name.text if e.parent else None)
        for e in document.elements
        if e.name.source.table in first and e.level not in ("tujuan", "sasaran")
    ]


def test_the_table_with_codes_tells_the_levels_of_the_one_without():
    assert elements(
        [
            ("PROGRAM PELAYANAN PUBLIK", "Persentase layanan"),
            ("Koordinasi Pemerintahan", "Persentase rapat"),
            ("Fasilitasi Musrenbang", "Jumlah laporan"),
            ("Pemantauan Wilyah", "Jumlah dokumen"),
        ]
    ) == [
        ("PROGRAM PELAYANAN PUBLIK", "program", "Meningkatnya kinerja"),
        ("Koordinasi Pemerintahan", "kegiatan", "PROGRAM PELAYANAN PUBLIK"),
        ("Fasilitasi Musrenbang", "sub_kegiatan", "Koordinasi Pemerintahan"),
        ("Pemantauan Wilyah", "sub_kegiatan", "Koordinasi Pemerintahan"),
    ]


def test_names_that_no_other_table_knows_keep_no_level():
    found = elements(
        [
            ("PROGRAM PELAYANAN PUBLIK", "Persentase layanan"),
            ("Pembinaan Sanggar", "Persentase sanggar"),
            ("Festival Tahunan", "Jumlah festival"),
            ("Fasilitasi Musrenbang", "Jumlah laporan"),
        ]
    )

    assert [level for _, level, _ in found] == ["program", "unknown", "unknown", "unknown"]


@pytest.mark.parametrize(
    "name", ["Kegiatan Pemberdayaan Kelurahan", "Kegiatan Kegiatan Pemberdayaan Kelurahan", "Pemberdayaan Kelurahan"]
)
def test_the_level_word_is_no_part_of_a_name_however_often_it_stands_before_it(name):
    assert without_level_word(name) == "Pemberdayaan Kelurahan"


RENJA = """
RENCANA KERJA DINAS CONTOH TAHUN 2025
Tabel T-C.33
| No | Program / Kegiatan / Sub Kegiatan | Indikator          | Satuan  | Target 2025 | Pagu 2025 |
| 1  | PROGRAM PELAYANAN PUBLIK          | Persentase layanan | %       | 90          | 9.000     |
| 2  | Koordinasi Pemerintahan           | Persentase rapat   | %       | 90          | 9.000     |
| 3  | Fasilitasi Musrenbang             | Jumlah laporan     | Laporan | 1           | 4.000     |
"""


def test_the_renstra_of_the_dossier_tells_the_levels_of_a_renja_without_codes():
    [renstra] = read_file(loaded(f"RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2026\n{FUNDED}")).documents
    [renja] = read_file(loaded(RENJA)).documents
    alone = [(element.name.text, element.level) for element in renja.elements]
    _, beside = infer_levels_across_documents([renstra, renja])

    assert alone[1:] == [("Koordinasi Pemerintahan", "unknown"), ("Fasilitasi Musrenbang", "unknown")]
    assert [(e.level, has_printed_level(e)) for e in beside.elements] == [
        ("program", True), ("kegiatan", True), ("sub_kegiatan", True),
    ]  # fmt: skip
    assert [indicator.level for indicator in beside.indicators] == ["program", "kegiatan", "sub_kegiatan"]


def test_a_level_that_only_capitals_tell_gives_way_to_the_codes_of_another_document():
    [renstra] = read_file(loaded(f"RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2026\n{FUNDED}")).documents
    [renja] = read_file(loaded(RENJA)).documents
    wrong = tuple(
        replace(
            element,
            level="sub_kegiatan" if element.name.text == "Koordinasi Pemerintahan" else element.level,
            level_assumed=True,
        )
        for element in renja.elements
    )
    _, beside = infer_levels_across_documents([renstra, replace(renja, elements=wrong)])

    assert [element.level for element in beside.elements] == ["program", "kegiatan", "sub_kegiatan"]


def test_a_level_that_is_printed_stays_although_another_document_prints_another_one():
    [renstra] = read_file(loaded(f"RENCANA STRATEGIS DINAS CONTOH TAHUN 2025-2026\n{FUNDED}")).documents
    printed = tuple(replace(element, level="kegiatan", level_assumed=False) for element in renstra.elements[-1:])
    _, beside = infer_levels_across_documents([renstra, replace(renstra, elements=printed, indicators=())])

    assert [element.level for element in beside.elements] == ["kegiatan"]


def test_a_name_that_begins_with_its_level_word_does_not_tell_the_levels_of_all_others():
    found = elements(
        [
            ("PROGRAM PELAYANAN PUBLIK", "Persentase layanan"),
            ("Koordinasi Pemerintahan", "Persentase rapat"),
            ("Fasilitasi Musrenbang", "Jumlah laporan"),
            ("PROGRAM PEMBERDAYAAN MASYARAKAT", "Persentase desa"),
            ("Kegiatan Pemberdayaan Kelurahan", "Persentase kelurahan"),
            ("Pemantauan Wilayah", "Jumlah dokumen"),
        ]
    )

    assert [level for _, level, _ in found][:3] == ["program", "kegiatan", "sub_kegiatan"]
