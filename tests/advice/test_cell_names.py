"""A cell is called by the shortest name that leaves no doubt."""

from __future__ import annotations

from canonical_dossiers import checked, pk, renstra

from cascade.advice.cell_names import CellNames
from cascade.model import Evidence, Source
from cascade.model.i18n import same

ROW = {"name": "Nilai SAKIP", "level": "sasaran"}


def on_sheet(sheet):
    return {"sources": [{"sheet": sheet, "row": 4, "cell": "A4"}]}


def names(tmp_path, **documents):
    return CellNames(checked(tmp_path, **documents).graph)


def printed(file, document, **place):
    return Evidence(same("target"), "70", Source(file, **place), document)


def test_year_and_sheet_are_left_out_where_one_document_of_the_kind_lies_on_one_sheet(tmp_path):
    found = names(tmp_path, renstra=renstra({**ROW, **on_sheet("T-C.25")}), pk=pk(ROW))

    assert found.cell(printed("renstra.json", "Renstra 2024–2026", sheet="T-C.25", cell="I7")).id == "Renstra I7"
    assert found.cell(printed("pk.json", "Perjanjian Kinerja 2025", table=2, row=7)).id == "PK tabel 2, baris 7"


def test_the_sheet_stays_where_the_document_lies_on_two_and_the_year_where_two_are_of_one_kind(tmp_path):
    found = names(
        tmp_path,
        renstra=renstra({**ROW, **on_sheet("T-C.25")}, {**ROW, "name": "Indeks Kepuasan", **on_sheet("T-C.27")}),
        pk=pk(ROW),
        lama=pk(ROW, year=2024),
    )

    assert found.cell(printed("renstra.json", "Renstra 2024–2026", sheet="T-C.27", cell="M3")).id == "Renstra T-C.27!M3"
    assert found.document(printed("lama.json", "Perjanjian Kinerja 2024")) == "Perjanjian Kinerja 2024"


def test_what_no_document_prints_is_called_by_its_file(tmp_path):
    assert names(tmp_path, pk=pk(ROW)).document(printed("nomenklatur.csv", None)) == "nomenklatur.csv"
