"""A Renja of which a page is lost: what stood there is neither called missing nor a wrong sum, and the reason names the pages."""

import pytest
from pdf_pages import Look, printed
from reading_here import ReadingHere

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions

FIRST = """
    RENCANA KERJA KECAMATAN CONTOH TAHUN 2025
    Tabel 4.1 Rencana Kerja dan Pendanaan Perangkat Daerah Tahun 2025
    | *Kode* | *Program / Kegiatan / Sub Kegiatan* | *Indikator* | *Satuan* | *Target 2025* | *Pagu 2025 (Rp)* |
    | 7.01.01 | Program Penunjang Urusan Pemerintahan Daerah | Nilai SAKIP Kecamatan | Nilai | 75 | 1.083.517.200 |
    | 7.01.01.2.01 | Perencanaan, Penganggaran, dan Evaluasi Kinerja | Jumlah dokumen perencanaan | dokumen | 12 | 83.517.200 |
    | 7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah | Jumlah dokumen renja | dokumen | 4 | 41.310.100 |
    | 7.01.01.2.01.0006 | Koordinasi dan Penyusunan Laporan Capaian Kinerja | Jumlah laporan capaian | laporan | 4 | 22.207.100 |
    | 7.01.01.2.01.0007 | Evaluasi Kinerja Perangkat Daerah | Jumlah laporan evaluasi | laporan | 4 | 20.000.000 |
    | 7.01.01.2.02 | Administrasi Keuangan Perangkat Daerah | Jumlah laporan keuangan | laporan | 12 | 1.000.000.000 |
    | 7.01.01.2.02.0001 | Penyediaan Gaji dan Tunjangan ASN | Jumlah orang yang menerima gaji | orang | 20 | 912.345.600 |
    """
SECOND = """
    | 7.01.01.2.02.0002 | Pelaksanaan Penatausahaan Keuangan | Jumlah dokumen penatausahaan | dokumen | 12 | 37.654.400 |
    | 7.01.01.2.02.0005 | Koordinasi Laporan Keuangan Akhir Tahun | Jumlah laporan akhir tahun | laporan | 1 | 50.000.000 |
    | 7.01.02 | Program Penyelenggaraan Pemerintahan dan Pelayanan Publik | Indeks Kepuasan Masyarakat | Indeks | 82 | 310.250.000 |
    | 7.01.02.2.01 | Koordinasi Penyelenggaraan Kegiatan Pemerintahan | Jumlah laporan koordinasi | laporan | 12 | 110.250.000 |
    | 7.01.02.2.01.0001 | Koordinasi dengan Perangkat Daerah | Jumlah laporan rapat | laporan | 12 | 60.125.000 |
    """
THIRD = """
    | 7.01.02.2.01.0002 | Peningkatan Efektivitas Kegiatan Pemerintahan | Jumlah laporan efektivitas | laporan | 4 | 50.125.000 |
    | 7.01.02.2.02 | Pelaksanaan Urusan yang Dilimpahkan kepada Camat | Jumlah laporan urusan | laporan | 12 | 200.000.000 |
    | 7.01.02.2.02.0001 | Pelaksanaan Urusan Perizinan | Jumlah izin | izin | 40 | 125.500.000 |
    | 7.01.02.2.02.0002 | Pelaksanaan Urusan Nonperizinan | Jumlah laporan nonperizinan | laporan | 4 | 74.500.000 |
    | < | Jumlah | | | | 1.393.767.200 |
    """
ACTIONS = """
    RENCANA AKSI KECAMATAN CONTOH TAHUN 2025
    | *Sub Kegiatan* | *Indikator* | *Satuan* | *Target* | *TR I* | *TR II* | *TR III* | *TR IV* |
    | Penyediaan Gaji dan Tunjangan ASN | Jumlah orang yang menerima gaji | orang | 20 | 20 | 20 | 20 | 20 |
    | Koordinasi Laporan Keuangan Akhir Tahun | Jumlah laporan akhir tahun | laporan | 1 | 0 | 0 | 0 | 1 |
    | Koordinasi dengan Perangkat Daerah | Jumlah laporan rapat | laporan | 12 | 3 | 3 | 3 | 3 |
    """
PAGE_END = "---"
CODES = ("ADA-09", "NOM-13", "PGU-02", "PGU-03")


@pytest.fixture
def judged(tmp_path):
    """Check a dossier whose Renja has these pages; return the findings and the coverage of rules about what is missing."""

    def of(*pages):
        look = Look(size=7, widths=(80, 150, 110, 50, 50, 75))
        printed(tmp_path / "Renja 2025.pdf", PAGE_END.join(pages), look)
        printed(tmp_path / "Rencana Aksi 2025.pdf", ACTIONS, Look(size=6))
        report = check(tmp_path, CheckOptions(cache=ReadingHere(), select=CODES))
        coverage = {each.code: each for each in report.coverage if each.code in CODES}
        return [(f.code, f.subject) for f in report.findings if f.code in CODES], coverage

    return of


def test_a_whole_renja_has_all_sub_kegiatan_and_its_sums_come_out(judged):
    findings, coverage = judged(FIRST, SECOND, THIRD)

    assert findings == []
    assert (coverage["ADA-09"].counts["pass"], coverage["PGU-03"].counts["pass"]) == (3, 6)


def test_what_stood_on_a_lost_page_is_not_called_missing_and_the_reason_names_the_pages(judged):
    findings, coverage = judged(FIRST, THIRD)

    assert findings == []
    assert coverage["ADA-09"].counts["insufficient_data"] == 2
    assert coverage["ADA-09"].missing[0].id == "Renja hal. 1–2 tidak dibaca seluruhnya (×2)"
    assert "mungkin baris hal. 1–2 tidak terbaca" in " ".join(reason.id for reason in coverage["PGU-03"].missing)
    assert "mungkin baris hal. 1–2 tidak terbaca" in coverage["PGU-02"].missing[0].id


def test_a_sub_kegiatan_that_a_complete_renja_leaves_out_is_missing(judged):
    without = SECOND.replace("37.654.400", "87.654.400").splitlines()
    without = "\n".join(line for line in without if "Akhir Tahun" not in line)

    findings, _ = judged(FIRST, without, THIRD)

    assert findings == [("ADA-09", "Koordinasi Laporan Keuangan Akhir Tahun")]


@pytest.mark.slow
def test_a_sum_that_is_wrong_in_a_table_without_gaps_is_told(judged):
    findings, _ = judged(FIRST.replace("83.517.200", "83.517.900"), SECOND, THIRD)

    assert ("PGU-03", "Perencanaan, Penganggaran, dan Evaluasi Kinerja") in findings
