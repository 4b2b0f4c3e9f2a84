"""A text written out cell by cell tells its table where names, values and the spaces at line ends tell it, and no further."""

from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model import Document, Indicator
from cascade.model.errors import DocumentError
from cascade.reading import loaders
from cascade.reading.document_builder import ReadFile, read_file

# A page of a Rencana Aksi as it comes out of a PDF: a space ends a line whose cell goes on; the header comes last on the first page.
PAGE = """\
TR I TR II TR III TR IV TR I TR II TR III TR IV
1 5 6 7 8 9 10 11
1 - - - 84
Program_
Penyelenggaraa
n Pemerintahan_
dan Pelayanan_
Publik
Persentase_
pemohon yang_
terlayani_
dengan baik
Pelaksanaan_
Urusan_
Pemerintahan
Jumlah jenis_
pelimpahan_
wewenang
Pelaksanaan Urusan_
non perizinan
Jumlah pemohon_
yang dilayani
% 100% 100% 100% 100%
Pelaksanaan Urusan_
kewenangan lain
Presentase Realisasi PBB % 25% 50% 75% 100%
Administrasi_
Keuangan
Tertib_
administrasi_
keuangan
Penyediaan Gaji
Jumlah dokumen renja yang disusun dokumen 5
Penyediaan Barang Cetakan_
dan Penggandaan
- Jumlah cetak yang tersedia bulan 3 3 3 3
- Jumlah penggandaan  yang tersedia bulan 2 2 2 2
Pengadaan Mebel Jumlah mebel  yang tersedia Buah 1 1
untuk target jangan melebihi_
target di Renstra
NO
INDIKATOR KINERJA SATUAN
2 3 4
RENCANA AKSI PELAKSANAAN PROGRAM DAN KEGIATAN
KECAMATAN CONTOH  TAHUN  2022
TUJUAN / SASARAN_
PROGRAM
 SUB KEGIATAN
URAIAN INDIKATOR KINERJA
TARGET
URAIAN
INDIKATOR_
PROGRAM TARGET
KEGIATAN_
URAIAN_
INDIKATOR_
KINERJA_
12
TUJUAN Mewujudkan_
pelayanan prima
Indeks Kepuasan_
Masyarakat
"""
SECOND = """\
TR I TR II TR III TR IV TR I TR II TR III TR IV
1 5 6 7 8 9 10 11
untuk target jangan melebihi_
target di Renstra
NO
INDIKATOR KINERJA SATUAN
TUJUAN / SASARAN_
PROGRAM
TUJUAN Mewujudkan_
pelayanan prima
Indeks Kepuasan_
Masyarakat
Penyediaan Rapat
Jumlah rapat_
koordinasi
Kegiatan 3 3 3 3
2 25% 50% 75% 100%
25% 50% 75% 90%
PERJANJIAN KINERJA..UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA
Meningkatnya peran_
kecamatan
Persentase permohonan_
yang terlayani
Contoh,   4   Januari 2022
Persentase Linmas terbina
"""


def seed(*pages: str) -> str:
    """Write pages as such a text prints them: an underscore is a space at the end, and a blank line stands after each line."""
    return "\n".join(line.replace("_", " ") + "\n" for page in pages for line in page.splitlines())


def read(folder: Path, text: str | bytes) -> ReadFile:
    path = folder / "aksi.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_file(loaders.load(path, path.name))


@pytest.fixture
def document(tmp_path: Path) -> Document:
    [found] = read(tmp_path, seed(PAGE, SECOND)).documents
    return found


def named(document: Document, name: str) -> Indicator:
    return next(each for each in document.indicators if each.name.text == name)


def printed(indicator: Indicator) -> list[str]:
    return [quarter.raw if quarter else "" for quarter in indicator.quarters or ()]


def element(document: Document, indicator: Indicator) -> str | None:
    return next((each.name.text for each in document.elements if each.id == indicator.element), None)


@pytest.mark.parametrize(
    ("name", "quarters", "measures"),
    [
        ("Jumlah pemohon yang dilayani", ["100%"] * 4, "Pelaksanaan Urusan non perizinan"),
        ("Presentase Realisasi PBB", ["25%", "50%", "75%", "100%"], "Pelaksanaan Urusan kewenangan lain"),
        ("Jumlah cetak yang tersedia", ["3"] * 4, "Penyediaan Barang Cetakan dan Penggandaan"),
        ("Jumlah penggandaan yang tersedia", ["2"] * 4, "Penyediaan Barang Cetakan dan Penggandaan"),
        ("Jumlah rapat koordinasi", ["3"] * 4, "Penyediaan Rapat"),
        ("Indeks Kepuasan Masyarakat", ["-", "-", "-", "84"], "Mewujudkan pelayanan prima"),
        ("Persentase permohonan yang terlayani", ["25%", "50%", "75%", "100%"], "Meningkatnya peran kecamatan"),
        ("Persentase Linmas terbina", ["25%", "50%", "75%", "90%"], "Meningkatnya peran kecamatan"),
    ],
)
def test_values_belong_to_the_name_before_them_or_to_the_names_that_stand_apart(
    document: Document, name: str, quarters: list[str], measures: str
) -> None:
    indicator = named(document, name)
    assert printed(indicator) == quarters
    assert element(document, indicator) == measures
    assert indicator.sources[0].guessed


def test_a_word_that_a_narrow_column_breaks_is_joined_and_levels_alternate_with_their_indicators(
    document: Document,
) -> None:
    assert [(each.level, each.name.text) for each in document.elements][:4] == [
        ("tujuan", "Mewujudkan pelayanan prima"),
        ("program", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik"),
        ("kegiatan", "Pelaksanaan Urusan Pemerintahan"),
        ("sub_kegiatan", "Pelaksanaan Urusan non perizinan"),
    ]
    assert element(document, named(document, "Tertib administrasi keuangan")) == "Administrasi Keuangan"


@pytest.mark.parametrize(
    ("name", "said"), [("Jumlah dokumen renja yang disusun", "5"), ("Jumlah mebel yang tersedia", "1 1")]
)
def test_fewer_values_than_quarters_are_ambiguous_and_their_quarter_is_never_guessed(
    document: Document, name: str, said: str
) -> None:
    quarters = named(document, name).quarters or ()
    assert [(q.raw, q.value, q.ambiguous) for q in quarters if q] == [(said, None, True)] * 4


def test_remarks_are_notes_with_their_page_and_line(document: Document) -> None:
    said = [(note.text, note.source.page) for note in document.notes]
    assert said == [
        ("untuk target jangan melebihi target di Renstra", 2),
        ("untuk target jangan melebihi target di Renstra", 1),
        ("PERJANJIAN KINERJA..UTK TARGET TRIWULAN IV SAMA DENGAN TARGET DI PERJANJIAN KINERJA", 2),
    ]
    assert all(note.source.row for note in document.notes)


def test_title_year_office_and_signature_are_read(document: Document) -> None:
    assert (document.kind, document.year) == ("rencana_aksi", 2022)
    assert document.opd is not None
    assert document.opd.text.upper() == "KECAMATAN CONTOH"
    assert document.signed is not None
    assert document.signed.value.isoformat() == "2022-01-04"


def test_a_merged_cell_that_is_written_out_on_every_page_is_read_once(document: Document) -> None:
    assert [each.name.text for each in document.indicators].count("Indeks Kepuasan Masyarakat") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = seed(PAGE.replace("yang dilayani", "yang dilayani – lama"), SECOND).replace("\n", "\r\n")
    [document] = read(tmp_path, text.encode(encoding)).documents
    assert printed(named(document, "Jumlah pemohon yang dilayani – lama")) == ["100%"] * 4


def test_without_spaces_at_line_ends_nothing_tells_the_cells_and_the_report_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, seed(PAGE.replace("_", ""), SECOND.replace("_", "")))
    assert found.documents == ()
    assert "the order of the text does not tell the columns" in found.problems[0].message.en


def test_values_apart_from_their_names_are_not_paired(tmp_path: Path) -> None:
    header = "No Sasaran Indikator Kinerja Target\n"
    names = "".join(f"Sasaran_\nke {n}\nPersentase_\nhasil {n}\n" for n in "abcdef")
    found = read(tmp_path, seed("PERJANJIAN KINERJA TAHUN 2022\n" + header + "10%\n20%\n30%\n40%\n50%\n60%\n" + names))
    assert found.documents == ()
    assert any("6 rows of values were not read" in problem.message.en for problem in found.problems)


def test_a_performance_agreement_is_read_by_the_same_order(tmp_path: Path) -> None:
    text = (
        "PERJANJIAN KINERJA TAHUN 2022\nNo Sasaran Strategis Indikator Kinerja Target\n(1) (2) (3) (4)\n"
        "1 Meningkatnya peran_\nkecamatan\nPersentase_\nLinmas terbina\n90%\nPersentase_\nPBB lunas\n100%\n"
    )
    [document] = read(tmp_path, seed(text)).documents
    assert [(each.name.text, each.targets[2022].raw, element(document, each)) for each in document.indicators] == [
        ("Persentase Linmas terbina", "90%", "Meningkatnya peran kecamatan"),
        ("Persentase PBB lunas", "100%", "Meningkatnya peran kecamatan"),
    ]


def test_units_of_several_words_and_values_with_their_unit_are_no_names(tmp_path: Path) -> None:
    text = (
        "RENCANA AKSI DINAS CONTOH TAHUN 2023\nNO SASARAN STRATEGIS INDIKATOR KINERJA SATUAN\nTARGET\nTR I TR II TR III TR IV\n"
        "1 Meningkatnya derajat_\nkesehatan ibu_\ndan anak\nAngka Kematian Ibu\nper 100.000 KH 20 40 60 80\n"
        "Luas lahan\nEmbung 1 2 3 4\n2 Meningkatnya_\nakuntabilitas\nNilai SAKIP Nilai - - - 70\n"
    )
    [document] = read(tmp_path, seed(text)).documents
    assert [(each.name.text, each.unit.text if each.unit else None, printed(each)) for each in document.indicators] == [
        ("Angka Kematian Ibu", "per 100.000 KH", ["20", "40", "60", "80"]),
        ("Luas lahan", "Embung", ["1", "2", "3", "4"]),
        ("Nilai SAKIP", "Nilai", ["-", "-", "-", "70"]),
    ]
    assert element(document, document.indicators[1]) == "Meningkatnya derajat kesehatan ibu dan anak"


def test_a_target_is_printed_with_its_unit_or_as_a_predicate(tmp_path: Path) -> None:
    text = (
        "PERJANJIAN KINERJA TAHUN 2024\nNO SASARAN INDIKATOR KINERJA TARGET\n1 Meningkatnya_\npelayanan\n"
        "Jumlah dokumen_\nyang tersusun\n12 Dokumen\nPredikat_\nSAKIP\nBB\n"
    )
    [document] = read(tmp_path, seed(text)).documents
    assert [(each.name.text, each.targets[2024].raw) for each in document.indicators] == [
        ("Jumlah dokumen yang tersusun", "12 Dokumen"),
        ("Predikat SAKIP", "BB"),
    ]


def test_where_only_the_deepest_level_has_indicators_all_other_names_are_elements(tmp_path: Path) -> None:
    text = (
        "RENCANA AKSI KECAMATAN CONTOH TAHUN 2024\nNO PROGRAM KEGIATAN SUB KEGIATAN INDIKATOR KINERJA SATUAN\nTARGET TRIWULAN\n"
        "TW I TW II TW III TW IV\n1 Program Pemberdayaan_\nMasyarakat\nKoordinasi_\nPemberdayaan Desa\nPeningkatan_\npartisipasi\n"
        "Jumlah lembaga_\nyang ikut\nLembaga 5 5 5 5\nFasilitasi musyawarah\nJumlah musyawarah_\ndesa\nKali 1 - 1 -\n"
    )
    [document] = read(tmp_path, seed(text)).documents
    assert [(each.level, each.name.text) for each in document.elements] == [
        ("program", "Program Pemberdayaan Masyarakat"),
        ("kegiatan", "Koordinasi Pemberdayaan Desa"),
        ("sub_kegiatan", "Peningkatan partisipasi"),
        ("sub_kegiatan", "Fasilitasi musyawarah"),
    ]
    assert [each.name.text for each in document.indicators] == ["Jumlah lembaga yang ikut", "Jumlah musyawarah desa"]


@pytest.mark.parametrize("content", [b"\0\0\0abc", b"\x81\x8d\xff", b"x\n" * 200_001])
def test_what_is_no_text_is_refused_with_a_hint(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    with pytest.raises(DocumentError) as error:
        loaders.load(tmp_path / "a.txt", "a.txt")
    assert error.value.hint is not None
