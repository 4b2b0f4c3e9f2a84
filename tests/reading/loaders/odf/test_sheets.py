"""A sheet shows what LibreOffice shows: repeated and merged cells, numbers with the decimal comma."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from opendocument_files import cells, grid, number, opendocument, sheet

from cascade.model.errors import DocumentError
from cascade.reading.loaders.odf.elements import NAMESPACES

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


@pytest.mark.parametrize(
    ("value", "kind", "shown", "text", "stands_for"),
    [
        ("1250000", "float", "1.250.000", "1.250.000", "1250000"),
        ("1250000", "float", "1,250,000", "1.250.000", "1250000"),
        ("84.25", "float", "84.25", "84,25", "84.25"),
        ("84.256", "float", "84,26", "84,26", "84.26"),
        ("12.5", "float", "12.500", "12,500", "12.5"),
        ("0.84", "percentage", "84%", "84%", "84"),
        ("-3", "float", "-3", "-3", "-3"),
        ("4", "float", "4 dokumen", "4 dokumen", "4"),
        ("125500000", "currency", "Rp125.500.000", "Rp125.500.000", "125500000"),
        ("0", "float", "-", "-", "0"),
    ],
)
def test_the_stored_number_tells_which_mark_a_displayed_one_has(
    tmp_path: Path, value: str, kind: str, shown: str, text: str, stands_for: str
) -> None:
    cell = cells(opendocument(tmp_path, sheet(number(value, shown, kind=kind)), "a.ods"))["A1"]
    assert (cell.text, cell.number) == (text, Decimal(stands_for))


def test_a_sheet_spans_repeats_and_hides_as_it_is_shown(tmp_path: Path) -> None:
    rows = (
        '<table:table-row><table:table-cell office:value-type="string" table:style-name="tebal"'
        ' table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>Sasaran</text:p></table:table-cell>'
        '<table:covered-table-cell table:number-columns-repeated="1"/>'
        '<table:table-cell office:value-type="float" office:value="3" table:number-columns-repeated="4"><text:p>3</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell/><table:table-cell/>'
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    styles = (
        '<style:style style:name="tebal" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="buang" style:family="table"><style:table-properties table:display="false"/></style:style>'
    )
    body = f'<table:table table:name="PK">{rows}</table:table>' + sheet(number("1", "1"), 'table:style-name="buang"')
    loaded = opendocument(tmp_path, body, "a.ods", styles)

    found = cells(loaded)
    assert (found["A1"].rows, found["A1"].columns, found["A1"].bold) == (2, 2, True)
    assert [found[f"{column}1"].text for column in "CDEF"] == ["3", "3", "3", "3"]
    assert found["C2"].hidden
    assert found["C3"].hidden
    assert grid(loaded).rows == 3
    assert "Sheet “Renja” is hidden; it was not read." in [problem.message.say("en") for problem in loaded.problems]


def test_an_annotation_is_a_note_of_its_cell_and_not_its_text(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string"><office:annotation><dc:creator>Evaluator</dc:creator>'
        "<text:p>samakan dengan PK</text:p></office:annotation><text:p>84</text:p></table:table-cell>"
    )
    loaded = opendocument(tmp_path, sheet(cell), "a.ods")
    [note] = loaded.notes
    assert (note.text, note.author, note.source.cell) == ("samakan dengan PK", "Evaluator", "A1")
    assert cells(loaded)["A1"].text == "84"


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell>',
        "<table:table-cell><text:p>Jumlah</text:p></table:table-cell>",
        '<table:table-cell table:number-columns-spanned="16384" table:number-rows-spanned="1048576"><text:p>1</text:p></table:table-cell>',
    ],
)
def test_a_sheet_that_repeats_or_merges_too_much_is_refused(tmp_path: Path, row: str) -> None:
    body = f'<table:table table:name="x"><table:table-row table:number-rows-repeated="1048576">{row}</table:table-row></table:table>'
    with pytest.raises(DocumentError, match="too m"):
        opendocument(tmp_path, body, "a.ods")


def test_a_cell_keeps_its_fill_and_indent_and_has_the_style_of_its_row_or_column(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="program" style:family="table-cell"><style:table-cell-properties fo:background-color="#D9D9D9"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="tebal" style:family="table-cell" style:parent-style-name="program">'
        '<style:table-cell-properties fo:background-color="#ffffff"/></style:style>'
        '<style:style style:name="dalam" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.353cm"/></style:style>'
    )

    def text(words: str, style: str = "") -> str:
        own = f'table:style-name="{style}"' if style else ""
        return f'<table:table-cell {own} office:value-type="string"><text:p>{words}</text:p></table:table-cell>'

    cells_of_row = text("PROGRAM", "program") + text('<text:s text:c="2"/>Kegiatan') + text("Sub")
    body = (
        '<table:table table:name="Renja"><table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="dalam"/>'
        f"<table:table-row>{cells_of_row}</table:table-row>"
        f'<table:table-row table:default-cell-style-name="tebal">{text("Jumlah")}</table:table-row></table:table>'
    )
    found = cells(opendocument(tmp_path, body, "a.ods", styles))

    assert {place: (cell.bold, cell.fill, cell.indent) for place, cell in found.items()} == {
        "A1": (True, "d9d9d9", 0),
        "B1": (False, "", 6),
        "C1": (False, "", 10),
        "A2": (True, "", 0),
    }
