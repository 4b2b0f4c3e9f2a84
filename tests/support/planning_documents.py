"""Planning documents as regions print them, whole or with one wording changed."""

from __future__ import annotations

from documents_as_text import loaded

from cascade.reading.document_builder import ReadFile, read_file

PERJANJIAN_KINERJA = """
PERJANJIAN KINERJA TAHUN 2022
KECAMATAN GUMELAR KABUPATEN BANYUMAS
Dalam rangka mewujudkan manajemen pemerintahan yang efektif, kami yang bertanda tangan di bawah ini:
Nama : Contoh Satu, S.Sos.
Jabatan : Camat Gumelar
selanjutnya disebut pihak pertama
Nama : Contoh Dua
Jabatan : Bupati Banyumas
Gumelar, 10 Januari 2022
LAMPIRAN PERJANJIAN KINERJA TAHUN 2022
| No  | Sasaran Strategis | Indikator Kinerja | Target |
| (1) | (2)               | (3)               | (4)    |
| 1   | Meningkatnya A    | Indeks A          | 84     |
| "   | "                 | Persentase B      | 90%    |
| No  | Program           | Anggaran (Rp)     | Keterangan |
| 1   | Program X         | 125.500.000       | APBD   |
| Jumlah | <              | 125.500.000       |        |
"""

YEARS = [2026, 2027, 2028, 2029, 2030]
PAGUS = ["1.000.000.000", "1.100.000.000", "1.200.000.000", "1.300.000.000", "1.400.000.000"]


def paper(title: str, header: list[list[str]], rows: list[list[str]]) -> ReadFile:
    """Read one table of a Renstra under its title."""
    lines = [f"RENCANA STRATEGIS (RENSTRA) DINAS CONTOH TAHUN {YEARS[0]}-{YEARS[-1]}", title]
    return read_file(loaded("\n".join(lines + ["| " + " | ".join(row) + " |" for row in [*header, *rows]])))


def programs(
    name: str = "BIDANG URUSAN / PROGRAM / OUTCOME / KEGIATAN / SUBKEGIATAN OUTPUT",
    indicator: str = "INDIKATOR OUTCOME / OUTPUT",
    baseline: str = "BASELINE TAHUN 2024",
    band: str = "TARGET DAN PAGU INDIKATIF TAHUN",
    pair: tuple[str, str] = ("TARGET", "PAGU"),
    year: str = "{y}",
    end: str = "",
    last: str = "KETERANGAN",
) -> ReadFile:
    """Read a table of programs with targets and pagu of five years."""
    top = [name, indicator, baseline, band, *["<"] * 9, *([end, "<"] if end else []), *([last] if last else [])]
    romans = ["I", "II", "III", "IV", "V"]
    years = [label for n, y in enumerate(YEARS) for label in (year.format(y=y, n=n + 1, r=romans[n]), "<")]
    below = ['"', '"', '"', *years, *(['"', "<"] if end else []), *(['"'] if last else [])]
    pairs = ['"', '"', '"', *pair * 5, *(pair if end else []), *(['"'] if last else [])]

    def row(name: str, indicator: str, baseline: str, targets: list[str], closing: list[str]) -> list[str]:
        values = [value for both in zip(targets, PAGUS, strict=True) for value in both]
        return [name, indicator, baseline, *values, *(closing if end else []), *([""] if last else [])]

    return paper(
        "Tabel 4.3 Rencana Program, Kegiatan, Sub Kegiatan dan Pendanaan",
        [top, below, pairs],
        [
            row("7.01.01 - Program Penunjang Urusan", "", "", [""] * 5, ["", ""]),
            row("", "Persentase layanan (%)", "80", ["81", "82", "83", "84", "85"], ["85", "6.000.000.000"]),
            row("7.01.01.2.01 - Perencanaan dan Evaluasi", "", "", [""] * 5, ["", ""]),
            row("", "Jumlah dokumen (Dokumen)", "5", ["5"] * 5, ["5", "6.000.000.000"]),
        ],
    )
