"""An OpenDocument file shows what LibreOffice shows."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from cascade.model import Cell, Grid, Line, LoadedFile
from cascade.model.errors import DocumentError
from cascade.reading import loaders
from cascade.reading.loaders import odf

NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in odf._NAMESPACES.items())


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def grid(loaded: LoadedFile) -> Grid:
    return next(block for block in loaded.blocks if isinstance(block, Grid))


def cells(loaded: LoadedFile) -> dict[str | None, Cell]:
    return {cell.source.cell: cell for cell in grid(loaded).cells}


def opendocument(tmp_path: Path, body: str, name: str, styles: str = "") -> LoadedFile:
    """Write a package as LibreOffice lays it out."""
    kind = "spreadsheet" if name.endswith("s") else "text"
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return load(tmp_path / name)


def number(value: str, shown: str, style: str = "", kind: str = "float") -> str:
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="{kind}" office:value="{value}">'
        f"<text:p>{shown}</text:p></table:table-cell>"
    )


def sheet(row: str, attributes: str = "") -> str:
    return f'<table:table table:name="Renja" {attributes}><table:table-row>{row}</table:table-row></table:table>'


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
        '<table:table-cell table:number-columns-spanned="16384" table:number-rows-spanned="1048576"><text:p>1</text:p></table:table-cell>',
    ],
)
def test_a_sheet_that_repeats_or_merges_too_much_is_refused(tmp_path: Path, row: str) -> None:
    body = f'<table:table table:name="x"><table:table-row table:number-rows-repeated="1048576">{row}</table:table-row></table:table>'
    with pytest.raises(DocumentError, match="too m"):
        opendocument(tmp_path, body, "a.ods")


def test_a_text_gives_lines_tables_and_notes_in_their_order(tmp_path: Path) -> None:
    body = (
        "<text:p>PERJANJIAN<text:s text:c='2'/>KINERJA<text:tab/>2022<text:line-break/>Camat</text:p>"
        "<table:table><table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Sasaran</text:p></table:table-cell><table:table-cell><text:p>Target</text:p></table:table-cell>"
        "</table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>Tertib</text:p><text:p>desa<office:annotation><text:p>periksa</text:p></office:annotation></text:p>"
        "</table:table-cell><table:table-cell><text:p>84%</text:p></table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>butir</text:p></text:list-item></text:list>"
    )
    loaded = opendocument(tmp_path, body, "a.odt")

    first, table, last = loaded.blocks
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert isinstance(table, Grid)
    assert (first.text, last.text) == ("PERJANJIAN  KINERJA 2022\nCamat", "butir")
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (1, 1, "Sasaran"), (1, 2, "Target"), (2, 1, "Tertib\ndesa"), (2, 2, "84%"),
    ]  # fmt: skip
    assert [(note.text, note.source.row) for note in loaded.notes] == [("periksa", 2)]


@pytest.mark.parametrize("name", ["a.ods", "a.odt"])
@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04rusak"])
def test_a_broken_opendocument_is_refused_with_a_hint(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError) as error:
        load(tmp_path / name)
    assert error.value.hint is not None
