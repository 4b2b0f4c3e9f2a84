"""Two neighbouring headings that were printed the wrong way round are read by what stands below, and that is said."""

from __future__ import annotations

import pytest
from documents_as_text import loaded
from reading_results import levels, reasons, targets

from cascade.model import Document
from cascade.reading.document_builder import ReadFile, read_file


def read(text: str) -> tuple[Document, ReadFile]:
    found = read_file(loaded(text))
    [document] = found.documents
    return document, found


def swaps(found: ReadFile) -> list[str]:
    return [reason for reason in reasons(found) if "tertukar" in reason]


GOALS = """
    TUJUAN DAN SASARAN RENSTRA DINAS CONTOH TAHUN 2025-2027
    | {0} | {1} | {2} | {3} | {4} | {5} | {6} |
    | 1 | Meningkatnya layanan | Persentase layanan | Persen | 80 % | 82 % | 84 % |
    | 2 | Meningkatnya kinerja | Nilai SAKIP        | Angka  | 70   | 71   | 72   |
    | 3 | Terwujudnya desa     | Jumlah desa        | Desa   | 7    | 8    | 9    |
"""
HEADINGS = ["No", "Sasaran", "Indikator", "Satuan", "2025", "2026", "2027"]


@pytest.mark.parametrize("left", [0, 1, 3])
def test_headings_that_both_columns_contradict_are_exchanged_and_this_is_said_at_both(left):
    swapped = [*HEADINGS]
    swapped[left], swapped[left + 1] = swapped[left + 1], swapped[left]
    plain, silent = read(GOALS.format(*HEADINGS))
    document, found = read(GOALS.format(*swapped))

    assert (targets(document), levels(document)) == (targets(plain), levels(plain))
    assert [i.unit.text for i in document.indicators] == ["Persen", "Angka", "Desa"]
    assert swaps(found) == [
        f"kepala kolom ini tertukar dengan kolom {left + 2}; dibaca menurut isinya",
        f"kepala kolom ini tertukar dengan kolom {left + 1}; dibaca menurut isinya",
    ]
    assert swaps(silent) == []


def test_target_and_amount_of_one_year_are_exchanged_where_their_contents_say_so():
    document, found = read("""
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Program   | Indikator    | 2025 | < | 2026 | < |
    | "         | "            | Rp | Target | Target | Rp |
    | Program A | Persentase A | 80 % | 10.000.000 | 82 % | 11.000.000 |
    | Program B | Persentase B | 70 % | 20.000.000 | 72 % | 21.000.000 |
    """)

    assert targets(document)["Persentase A"] == {2025: "80 %", 2026: "82 %"}
    assert [int(e.pagu[2025].value) for e in document.elements] == [10_000_000, 20_000_000]
    assert len(swaps(found)) == 2


def test_a_heading_that_only_its_own_column_contradicts_stays():
    _, found = read("""
    RENSTRA DINAS CONTOH TAHUN 2025-2026
    | Sasaran | Indikator | Satuan | 2025 | 2026 |
    | Meningkatnya layanan | Persentase layanan | 80 | 80 % | 82 % |
    | Meningkatnya kinerja | Nilai SAKIP        | 70 | 70   | 71   |
    """)

    assert swaps(found) == []
