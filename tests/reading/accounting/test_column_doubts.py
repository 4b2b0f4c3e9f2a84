"""A column whose content contradicts its heading is named, with an example."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cascade.model import Cell, Grid, Source
from cascade.reading.accounting.column_doubts import column_doubts
from cascade.reading.tables.table import Column, Table, TableForm


def table(name: str | None, header: str, *texts: str, **more) -> Table:
    """A table of one column with this field, heading and content."""
    source = Source("r.xlsx", sheet="1")
    cells = [Cell(text, row, 1, source) for row, text in enumerate((header, *texts), 1)]
    grid = Grid("1", tuple(cells), len(cells), 1, source)
    column = Column(1, header, block=0, name=name, **more)
    return Table(TableForm("renja", "uji"), grid, (column,), range(1, 2), tuple(range(2, len(cells) + 1)))


def doubts(*args: str, name: str | None = None, header: str = "", **more) -> list[str]:
    return [doubt.reason.id for doubt in column_doubts(table(name, header, *args, **more))]


@pytest.mark.parametrize(
    ("name", "header", "texts", "said"),
    [
        ("indicator", "Indikator", ["Kec. Contoh", "Kecamatan Contoh", "Kel. Baru"], "3 dari 3 sel berisi nama tempat"),
        (None, "Lokasi", ["Kepala Seksi Umum", "Drs. Amir, M.Si", "Camat"], "nama orang atau jabatan"),
        (None, "Lokasi", ["Jumlah dokumen", "Persentase jalan mantap"], "berisi indikator"),
        ("targets", "Target > 2025", ["1.250.000.000", "500.000.000", "100"], "2 dari 3 sel berisi jumlah uang"),
        ("unit", "Satuan", ["1.250.000.000", "35.000.000"], "jumlah uang"),
        ("pagus", "2025 > Rp (juta)", ["48.114.709.000", "1.250", "310"], "1 dari 3 sel berisi rupiah penuh"),
        ("targets", "Target > 2025", ["9O", "85", "90"], "huruf atau tanda di tempat angka"),
        ("targets", "Target > 2025", ["l2 bulan", "l2", "12", "11"], "1 dari 4"),
        ("quarters", "TW 1", ["O", "25", "50"], "huruf atau tanda"),
    ],
)  # fmt: skip
def test_content_that_contradicts_the_heading_is_said(name, header, texts, said):
    assert any(said in reason for reason in doubts(*texts, name=name, header=header))


@pytest.mark.parametrize(
    ("name", "header", "texts"),
    [
        ("indicator", "Indikator", ["Jumlah desa tertib", "Persentase kecamatan yang terlayani", "Kota layak anak"]),
        (None, "Lokasi", ["Kec. Contoh", "Kelurahan Baru", "Kabupaten Contoh"]),
        ("targets", "Target > 2025", ["12 bulan", "100 %", "1.250", "3,5", "BB", "B", "WTP", "-"]),
        ("unit", "Satuan", ["%", "Dokumen", "Indeks"]),
        ("pagus", "2025 > Rp (juta)", ["1.250", "48.114,71", "310.500"]),
        ("pagus", "2025 > Rp", ["48.114.709.000", "1.250.000.000"]),
        ("targets", "Target > 2025", ["I", "II", "III"]),
    ],
)
def test_content_that_fits_its_heading_is_not_doubted(name, header, texts):
    assert doubts(*texts, name=name, header=header) == []


def test_a_doubt_names_column_heading_and_example_for_the_list_of_what_was_not_understood():
    doubt = next(column_doubts(table("indicator", "URAIAN > Indikator", "Kec. A", "Kec. B")))
    listed = doubt.not_understood()

    assert (listed.text, doubt.heading) == ("Kec. A", "Indikator")
    assert listed.reason.id.startswith("kolom 1 “Indikator”: 2 dari 2 sel")
    assert listed.source.sheet == "1"


def test_full_rupiah_in_a_whole_column_is_left_to_the_rows_that_say_so():
    texts = ["48.114.709.000", "1.250.000.000", "310.000.000"]

    assert doubts(*texts, name="pagus", header="2025 > rp (juta)") == []


def test_a_column_whose_heading_a_warning_calls_unclear_is_not_doubted_again():
    grid = table("indicator", "Uraian", "Kec. A", "Kec. B")
    column = grid.columns[0]
    unclear = replace(grid, columns=(replace(column, confidence=0.3),))

    assert [doubt.content.id for doubt in column_doubts(grid)] == ["nama tempat"]
    assert list(column_doubts(unclear)) == []
