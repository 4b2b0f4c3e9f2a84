"""Where no rules are drawn, white space shows the columns; the result says that it is a guess."""

from __future__ import annotations

from prints import Look, glyphs, printed

from cascade import loaders
from cascade.reading import read_file
from cascade.typesetting import Words
from cascade.whitespace import guess_table, looks_tabular

RENJA = """
    RENCANA KERJA DINAS CONTOH TAHUN 2025

    | Kode | Program/Kegiatan | Indikator Kinerja | Lokasi | Target | Pagu Indikatif (Rp) |
    | 7.01.01 | Program Pelayanan | Persentase layanan baik | Kec. Uji | 84% | 125.000.000 |
    | 7.01.01.2.01 | Kegiatan Koordinasi Desa | Jumlah desa aktif | Kec. Uji | 12 desa | 62.500.000 |
    | 7.01.01.2.02 | Kegiatan Pembinaan | Jumlah pembinaan | Kec. Uji | 4 kali | 12.500.750 |
    | 7.01.02 | Program Ketertiban | Cakupan patroli | Kec. Uji | 90% | 25.000.750 |
    | 7.01.02.2.01 | Kegiatan Patroli Wilayah | Frekuensi patroli | Kec. Uji | 24 kali | 13.000.000 |
    | 7.01.03 | Program Penunjang | Nilai SAKIP | Kec. Uji | 80 | 99.000.000 |
    """


def test_a_table_without_rules_is_read_and_marked_as_a_guess(tmp_path):
    path = printed(tmp_path / "renja.pdf", RENJA, Look(borders="none", widths=(80, 130, 120, 60, 50, 75), size=8))

    result = read_file(loaders.load(path, path.name))

    [document] = result.documents
    assert {i.name.text: (i.level, i.targets[2025].raw) for i in document.indicators} == {
        "Persentase layanan baik": ("program", "84%"),
        "Jumlah desa aktif": ("kegiatan", "12 desa"),
        "Jumlah pembinaan": ("kegiatan", "4 kali"),
        "Cakupan patroli": ("program", "90%"),
        "Frekuensi patroli": ("kegiatan", "24 kali"),
        "Nilai SAKIP": ("program", "80"),
    }
    assert all(indicator.name.source.guessed for indicator in document.indicators)
    assert ["tabel tanpa garis" in problem.message.id for problem in result.problems] == [True]


def test_the_same_table_with_rules_is_no_guess(tmp_path):
    path = printed(tmp_path / "renja.pdf", RENJA, Look(widths=(80, 130, 120, 60, 50, 75), size=8))

    result = read_file(loaders.load(path, path.name))

    assert len(result.documents[0].indicators) == 6
    assert not any(indicator.name.source.guessed for indicator in result.documents[0].indicators)
    assert result.problems == ()


def test_prose_with_figures_is_no_table():
    text = "Pada tahun 2024 terdapat 12 desa, 3 kelurahan dan 24 kali pembinaan dengan nilai 80 di wilayah ini."
    page = [glyph for n in range(20) for glyph in glyphs(text[n % 7 :], 40, 100 + 12 * n)]

    table, outside = guess_table(page, 1, Words())

    assert looks_tabular("\n".join([text] * 20))
    assert table is None
    assert outside == page


def test_words_that_repeat_in_every_row_are_one_text():
    rows = [("1", "Meja", "Kec. Uji", "12"), ("2", "Kursi tamu", "Kec. Uji", "7"), ("3", "Rak", "Kec. Uji", "30")] * 2
    page = [
        glyph
        for n, row in enumerate(rows)
        for text, left in zip(row, (40, 80, 160, 260), strict=True)
        for glyph in glyphs(text, left, 100 + 14 * n)
    ]

    table, _ = guess_table(page, 1, Words())

    assert table is not None
    assert [cell.text for cell in table.cells if cell.row == 0] == ["1", "Meja", "Kec. Uji", "12"]
