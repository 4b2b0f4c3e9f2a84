"""Where no rules are drawn, white space shows the columns; the result says that it is a guess."""

from __future__ import annotations

import pytest
from pdf_pages import HEIGHT, MARGIN, WIDTH, Look, glyphs, printed, stamped, turned

from cascade.model import Document
from cascade.reading import loaders
from cascade.reading.document_builder import read_file
from cascade.reading.extraction.line_breaks import DocumentWords
from cascade.reading.extraction.stream.tables import guess_tables, looks_tabular

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
    assert ["garisnya tidak memisahkan" in problem.message.id for problem in result.problems] == [True]


def test_the_same_table_with_rules_is_no_guess(tmp_path):
    path = printed(tmp_path / "renja.pdf", RENJA, Look(widths=(80, 130, 120, 60, 50, 75), size=8))

    result = read_file(loaders.load(path, path.name))

    assert len(result.documents[0].indicators) == 6
    assert not any(indicator.name.source.guessed for indicator in result.documents[0].indicators)
    assert result.problems == ()


def test_prose_with_figures_is_no_table():
    text = "Pada tahun 2024 terdapat 12 desa, 3 kelurahan dan 24 kali pembinaan dengan nilai 80 di wilayah ini."
    page = [glyph for n in range(20) for glyph in glyphs(text[n % 7 :], 40, 100 + 12 * n)]

    tables, outside = guess_tables(page, 1, DocumentWords())

    assert looks_tabular("\n".join([text] * 20))
    assert tables == []
    assert outside == page


def test_words_that_repeat_in_every_row_are_one_text():
    rows = [("1", "Meja", "Kec. Uji", "12"), ("2", "Kursi tamu", "Kec. Uji", "7"), ("3", "Rak", "Kec. Uji", "30")] * 2
    rows.insert(0, ("No", "Barang", "Lokasi", "Banyak"))
    page = [
        glyph
        for n, row in enumerate(rows)
        for text, left in zip(row, (40, 80, 160, 260), strict=True)
        for glyph in glyphs(text, left, 100 + 14 * n)
    ]

    [table], _ = guess_tables(page, 1, DocumentWords())

    assert [cell.text for cell in table.cells if cell.row == 1] == ["1", "Meja", "Kec. Uji", "12"]


IKU = """
    INDIKATOR KINERJA UTAMA DINAS CONTOH TAHUN 2025-2027

    | No | Sasaran | Indikator Kinerja Utama | Satuan | Target | < | < |
    | " | " | " | " | 2025 | 2026 | 2027 |
    | 1 | Meningkatnya mutu layanan publik | Indeks Kepuasan Masyarakat atas layanan kecamatan | indeks | 80,5 | 81 | 82,25 |
    | " | " | Persentase pengaduan yang selesai | % | 90 | 95 | 100 |
    | 2 | Meningkatnya akuntabilitas kinerja | Nilai SAKIP | nilai | 70 | 72 | 74 |
    | 3 | Terwujudnya tertib administrasi kependudukan dan pencatatan sipil | Cakupan kepemilikan akta kelahiran | % | - | 97 | 98 |
    | " | " | Jumlah layanan keliling | kali | 12 | 24 | 36 |
    """
WIDTHS = (25, 125, 150, 45, 45, 45, 45)
ROWS = {
    "Indeks Kepuasan Masyarakat atas layanan kecamatan": ["80,5", "81", "82,25"],
    "Persentase pengaduan yang selesai": ["90", "95", "100"],
    "Nilai SAKIP": ["70", "72", "74"],
    "Cakupan kepemilikan akta kelahiran": ["-", "97", "98"],
    "Jumlah layanan keliling": ["12", "24", "36"],
}
SASARAN = [
    "Meningkatnya mutu layanan publik",
    "Meningkatnya mutu layanan publik",
    "Meningkatnya akuntabilitas kinerja",
    "Terwujudnya tertib administrasi kependudukan dan pencatatan sipil",
    "Terwujudnya tertib administrasi kependudukan dan pencatatan sipil",
]


def rows_of(document: Document) -> dict[str, list[str]]:
    return {i.name.text: [q.raw for q in i.targets.values()] for i in document.indicators}


def sasaran_of(document: Document) -> list[str]:
    names = {element.id: element.name.text for element in document.elements}
    return [names[indicator.element] for indicator in document.indicators]


@pytest.mark.parametrize(
    "look",
    [
        Look(borders="levels", widths=WIDTHS, size=8),
        Look(borders="levels", frame=False, widths=WIDTHS, size=8),
        Look(borders="uprights", widths=WIDTHS, size=8),
        Look(borders="none", shaded=2, striped=True, widths=WIDTHS, size=8),
        Look(borders="none", shaded=2, widths=WIDTHS, size=8),
        Look(borders="none", widths=WIDTHS, size=8),
    ],
    ids=["level rules", "inner level rules", "upright rules", "stripes", "shaded header", "nothing drawn"],
)
def test_indicators_their_sasaran_and_targets_are_read_however_little_is_drawn(tmp_path, look):
    path = printed(tmp_path / "iku.pdf", IKU, look)

    [document] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS
    assert sasaran_of(document) == SASARAN
    assert all(indicator.name.source.is_unruled for indicator in document.indicators)


def test_a_frame_around_the_page_encloses_no_cells(tmp_path):
    path = printed(tmp_path / "iku.pdf", IKU, Look(borders="levels", widths=WIDTHS, size=8))
    stamped(path, lambda page: page.rect(18, 18, WIDTH - 36, HEIGHT - 36))

    [document] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS


def test_a_frame_around_the_table_leaves_its_cells_to_white_space(tmp_path):
    path = printed(tmp_path / "iku.pdf", IKU, Look(borders="none", widths=WIDTHS, size=8))
    stamped(path, lambda page: page.rect(MARGIN, 50, sum(WIDTHS), 250))

    [document] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS


@pytest.mark.parametrize("angle", [90, 270])
def test_a_page_on_its_side_is_read_as_it_is_shown(tmp_path, angle):
    path = turned(printed(tmp_path / "iku.pdf", IKU, Look(borders="levels", widths=WIDTHS, size=8)), angle)

    [document] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS


def test_rows_in_one_ruled_row_are_told_by_their_values(tmp_path):
    """Upright rules, one rule under the header and a frame: the lattice has two rows, the print seven."""
    path = printed(tmp_path / "iku.pdf", IKU, Look(borders="uprights", widths=WIDTHS, size=8))

    def draw(page):
        page.set_line_width(0.5)
        for y in (61.2, 88.4, 215):
            page.line(MARGIN, y, MARGIN + sum(WIDTHS), y)

    stamped(path, draw)

    [document] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS


def test_a_table_of_one_target_column_is_a_table_too(tmp_path):
    text = """
        PERJANJIAN KINERJA TAHUN 2025 DINAS CONTOH

        | No | Sasaran | Indikator Kinerja | Satuan | Target |
        | 1 | Meningkatnya mutu layanan | Indeks Kepuasan Masyarakat | indeks | 82,5 |
        | 2 | Meningkatnya akuntabilitas | Nilai SAKIP perangkat daerah | nilai | 72 |
        | 3 | Terwujudnya tertib arsip | Persentase arsip yang tertata | % | 90 |
        """
    path = printed(tmp_path / "pk.pdf", text, Look(borders="levels", widths=(25, 140, 150, 60, 60), size=8))

    [document] = read_file(loaders.load(path, path.name)).documents

    assert [(i.name.text, i.targets[2025].raw) for i in document.indicators] == [
        ("Indeks Kepuasan Masyarakat", "82,5"),
        ("Nilai SAKIP perangkat daerah", "72"),
        ("Persentase arsip yang tertata", "90"),
    ]


BROKEN = IKU.replace("    | 3 | Terwujudnya", "    ---\n    | 3 | Terwujudnya")
AGAIN = BROKEN.replace("    ---\n", "    ---\n" + "".join(IKU.splitlines(keepends=True)[3:5]))


@pytest.mark.parametrize("borders", ["levels", "none"])
@pytest.mark.parametrize("text", [BROKEN, AGAIN], ids=["headings once", "headings again"])
def test_a_table_without_rules_goes_on_over_the_page_end(tmp_path, text, borders):
    path = printed(tmp_path / "iku.pdf", text, Look(borders=borders, widths=WIDTHS, size=8))

    result = read_file(loaders.load(path, path.name))

    [document] = result.documents
    assert rows_of(document) == ROWS
    assert sasaran_of(document) == SASARAN
    assert [problem.pages for problem in result.problems] == [(1, 2)]


def test_another_table_on_the_next_page_is_one_of_its_own(tmp_path):
    other = """
    ---
    | No | Program | Anggaran |
    | 1 | Program Pelayanan Publik | 1.250.000.000 |
    | 2 | Program Penunjang Urusan | 750.000.000 |
    """
    path = printed(tmp_path / "iku.pdf", IKU.rstrip() + other, Look(borders="levels", size=8))

    [document, *_] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS


def test_rows_below_a_ruled_header_belong_to_it(tmp_path):
    path = printed(tmp_path / "iku.pdf", IKU, Look(borders="none", widths=WIDTHS, size=8))

    def draw(page):
        xs = [MARGIN + sum(WIDTHS[:n]) for n in range(len(WIDTHS) + 1)]
        page.set_line_width(0.5)
        for y in (61.2, 88.4):
            page.line(xs[0], y, xs[-1], y)
        page.line(xs[4], 74.8, xs[-1], 74.8)
        for number, x in enumerate(xs):
            page.line(x, 74.8 if number in (5, 6) else 61.2, x, 88.4)

    stamped(path, draw)

    [document] = read_file(loaders.load(path, path.name)).documents

    assert rows_of(document) == ROWS
    assert sasaran_of(document) == SASARAN


PK = """
    PERJANJIAN KINERJA TAHUN 2025 DINAS CONTOH

    | No | Sasaran | Indikator Kinerja | Satuan | Target |
    | 1 | Meningkatnya mutu layanan | Indeks Kepuasan Masyarakat | indeks | 82,5 |
    | " | " | Persentase pengaduan yang selesai | % | 90 |
    | 2 | Meningkatnya akuntabilitas | Nilai SAKIP perangkat daerah | nilai | 72 |

    | No | Program | Anggaran (Rp) | Keterangan |
    | 1 | Program Penunjang Urusan Pemerintahan | 1.250.000.000 | APBD |
    | 2 | Program Pelayanan Publik | 750.000.000 | APBD |
    """


@pytest.mark.parametrize("borders", ["levels", "none"])
def test_two_tables_below_each_other_are_two(tmp_path, borders):
    path = printed(tmp_path / "pk.pdf", PK, Look(borders=borders, size=8))

    [document] = read_file(loaders.load(path, path.name)).documents

    assert [(i.name.text, i.targets[2025].raw) for i in document.indicators] == [
        ("Indeks Kepuasan Masyarakat", "82,5"),
        ("Persentase pengaduan yang selesai", "90"),
        ("Nilai SAKIP perangkat daerah", "72"),
    ]
    assert [e.pagu[2025].raw for e in document.elements if e.level == "program"] == ["1.250.000.000", "750.000.000"]


def test_a_table_without_rules_beside_a_ruled_one_is_read_too(tmp_path):
    path = printed(tmp_path / "pk.pdf", PK, Look(borders="none", size=8))

    def draw(page):
        """Rules around the cells of the second table."""
        xs, ys = (40, 73, 285, 420, 555), (131, 145, 158.6, 172.2)
        page.set_line_width(0.5)
        for y in ys:
            page.line(xs[0], y, xs[-1], y)
        for x in xs:
            page.line(x, ys[0], x, ys[-1])

    stamped(path, draw)

    [document] = read_file(loaders.load(path, path.name)).documents

    assert len(document.indicators) == 3
    assert [e.level for e in document.elements].count("program") == 2
    assert {e.name.source.guessed for e in document.elements} == {True, False}


def test_columns_whose_texts_run_into_each_other_are_not_read_and_said(tmp_path):
    text = """
    RENSTRA DINAS CONTOH TAHUN 2025-2026

    | Kode | Program | Indikator Kinerja | Satuan | 2025 | 2026 |
    | 7.01.01.2.01.0001.0001 | Perencanaan | Jumlah dokumen | dokumen | 4 | 5 |
    | 7.01.01.2.01.0002.0001 | Administrasi | Jumlah laporan | laporan | 12 | 12 |
    | 7.01.01.2.01.0003.0001 | Pelayanan | Jumlah layanan | layanan | 24 | 24 |
    """
    path = printed(tmp_path / "renstra.pdf", text, Look(borders="none", widths=(82, 90, 120, 60, 50, 50), size=8))

    result = read_file(loaders.load(path, path.name))

    assert not any(document.indicators for document in result.documents)
    assert any("tidak terbaca" in problem.message.id for problem in result.problems)
