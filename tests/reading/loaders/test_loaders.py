"""Every loader shows what a reader sees, says where, and stops only with a sentence and a hint."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from cascade.model import Grid, Line, LoadedFile
from cascade.model.errors import DocumentError
from cascade.reading import loaders
from cascade.reading.loaders import cell_format

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000)
ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'
RUPIAH = '_-"Rp"* #,##0_-;\\-"Rp"* #,##0_-;_-"Rp"* "-"??_-;_-@_-'

Fill = Callable[[Any], None]


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def workbook(tmp_path: Path, fill: Fill, name: str = "Renja.xlsx") -> LoadedFile:
    """Save the first sheet as openpyxl leaves it after `fill`."""
    book = openpyxl.Workbook()
    fill(book.active)
    book.save(tmp_path / name)
    return load(tmp_path / name)


def document(tmp_path: Path, fill: Fill) -> LoadedFile:
    word = docx.Document()
    fill(word)
    word.save(str(tmp_path / "PK.docx"))
    return load(tmp_path / "PK.docx")


def grid(loaded: LoadedFile, index: int = 0) -> Grid:
    return [block for block in loaded.blocks if isinstance(block, Grid)][index]


def texts(table: Grid) -> dict[tuple[int, int], str]:
    return {(cell.row, cell.column): cell.text for cell in table.cells}


def messages(loaded: LoadedFile) -> list[str]:
    return [problem.message.say("id") for problem in loaded.problems]


def rewrite(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Change one part of a package in place, as a program other than ours would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


# Any file


def test_an_unsupported_suffix_names_the_supported_ones(tmp_path: Path) -> None:
    path = tmp_path / "Renja.pptx"
    path.write_bytes(b"x")
    with pytest.raises(DocumentError) as error:
        load(path)
    assert "“.pptx” belum didukung" in error.value.say("id")
    assert ".xlsx" in error.value.say("id")


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".docx", ".csv", ".tsv"])
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kosong{suffix}"
    path.touch()
    with pytest.raises(DocumentError, match="empty"):
        load(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_locked_or_old_file_says_how_to_unlock_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kunci{suffix}"
    path.write_bytes(OLE)
    with pytest.raises(DocumentError) as error:
        load(path)
    assert "kata sandi" in error.value.say("id")
    assert "password" in error.value.say("en")


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
@given(content=st.binary(min_size=1, max_size=300))
@settings(max_examples=30, deadline=None)
def test_random_bytes_are_refused_with_a_hint(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("acak") / f"acak{suffix}"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as error:
        load(path)
    assert error.value.hint is not None
    assert path.name in error.value.say("en")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", ["Renja.xlsx", "PK.docx"])
def test_a_truncated_file_is_refused(tmp_path: Path, name: str, share: float) -> None:
    path = tmp_path / name
    if path.suffix == ".xlsx":
        openpyxl.Workbook().save(path)
    else:
        docx.Document().save(str(path))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(DocumentError, match="intact"):
        load(path)


def test_a_package_of_another_program_is_refused(tmp_path: Path) -> None:
    for name in ("foto.xlsx", "foto.docx"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("foto.txt", "bukan dokumen")
        with pytest.raises(DocumentError, match="intact"):
            load(tmp_path / name)


def test_a_broken_sheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    openpyxl.Workbook().save(path)
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml[:-30])
    with pytest.raises(DocumentError, match="intact"):
        load(path)


def test_a_strict_workbook_says_how_to_save_it(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    openpyxl.Workbook().save(path)
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        rewrite(path, part, lambda xml: xml.replace("schemas.openxmlformats.org", "purl.oclc.org/ooxml"))
    with pytest.raises(DocumentError) as error:
        load(path)
    assert "Strict Open XML" in error.value.say("id")


# Workbooks


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.84, "0%", "84%"),
        (0.8425, "0.00%", "84,25%"),
        (0.8425, "0%", "84%"),
        (0.845, "0%", "85%"),
        (1.005, "0.00", "1,01"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (1250000, "[$-421]#,##0", "1.250.000"),
        (1250000, "#,##0", "1.250.000"),
        (1250000.5, "#,##0.00", "1.250.000,50"),
        (1250000, "[$-409]#,##0.00", "1,250,000.00"),
        (1250000, '"Rp" #,##0', "Rp 1.250.000"),
        (1250000, '"Rp"#,##0', "Rp1.250.000"),
        (1250000, "[$Rp-421]#,##0", "Rp1.250.000"),
        (1250000, "[$Rp-421] #,##0;[Red]-[$Rp-421] #,##0", "Rp 1.250.000"),
        (-1250000, "[$Rp-421] #,##0;[Red]-[$Rp-421] #,##0", "-Rp 1.250.000"),
        (1250000, RUPIAH, "Rp 1.250.000"),
        (-1250000, RUPIAH, "-Rp 1.250.000"),
        (0, RUPIAH, "Rp -"),
        (1250000, '#,##0," ribu"', "1.250 ribu"),
        (1250000000, '0.00,,," M"', "1,25 M"),
        (5, '0" dokumen"', "5 dokumen"),
        (5, "0\\ \\d\\o\\k", "5 dok"),
        (12, '#,###" bln"', "12 bln"),
        (12, 'General" bln"', "12 bln"),
        (86.25, "0.00", "86,25"),
        (86.25, "General", "86,25"),
        (86.5, "0.##", "86,5"),
        (7, "000", "007"),
        (84, "General", "84"),
        (-84, "General", "-84"),
        (84.0, "General", "84"),
        (0.1 + 0.2, "General", "0,3"),
        (1 / 3, "General", "0,3333333333"),
        (0.3 - 0.1 * 3, "General", "0"),
        (12345678901, "General", "12345678901"),
        (1250000000000, "General", "1250000000000"),
        (12, ACCOUNTING, "12"),
        (1250, ACCOUNTING, "1.250"),
        (0, ACCOUNTING, "-"),
        (-5, ACCOUNTING, "(5)"),
        ("dua belas", ACCOUNTING, "dua belas"),
        (84, "@", "84"),
        ("84%", "@", "84%"),
        ("12", '@" bulan"', "12 bulan"),
        (0.75, "# ?/?", "0,75"),
        (1250, "0.00E+00", "1250"),
        (1250, '[>999]0,"rb";0', "1250"),
        (True, "General", "BENAR"),
        (False, "General", "SALAH"),
        (datetime.date(2022, 1, 4), "dd mmmm yyyy", "04 Januari 2022"),
        (datetime.date(2022, 1, 4), "[$-421]dd mmmm yyyy", "04 Januari 2022"),
        (datetime.date(2022, 1, 4), "[$-409]d mmmm yyyy", "4 January 2022"),
        (datetime.date(2022, 8, 17), "dddd, d mmm yy", "Rabu, 17 Agu 22"),
        (datetime.date(2022, 1, 4), "mm-dd-yy", "04/01/2022"),
        (datetime.date(2022, 1, 4), "dd/mm/yyyy;@", "04/01/2022"),
        (datetime.datetime(2022, 1, 4, 8, 5), "dd/mm/yyyy hh:mm", "04/01/2022 08:05"),
        (datetime.time(13, 5), "h:mm AM/PM", "1:05 PM"),
    ],
)
def test_a_value_reads_as_its_number_format_shows_it(tmp_path: Path, value: object, code: str, shown: str) -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = value
        sheet["B2"].number_format = code

    assert texts(grid(workbook(tmp_path, fill))) == {(2, 2): shown}


@given(value=st.integers() | st.floats(), code=st.text(alphabet='#0?.,%;"-@[]<>=$_*\\ EGeneraldmyhs/', max_size=20))
@settings(max_examples=300, deadline=None)
def test_no_number_format_is_an_exception(value: float, code: str) -> None:
    text, _ = cell_format.shown(value, code)
    assert isinstance(text, str)


@given(value=st.integers(-(10**12), 10**12))
def test_a_grouped_whole_number_keeps_its_digits(value: int) -> None:
    text, number = cell_format.shown(value, "#,##0")
    assert int(text.replace(".", "")) == value == number


def test_a_format_that_hides_digits_is_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append([0.8425, 0.84, 0.1 + 0.2])
        for cell, code in zip(sheet[1], ("0%", "0%", "General"), strict=True):
            cell.number_format = code

    (problem,) = workbook(tmp_path, fill).problems
    assert problem.severity == "info"
    assert problem.message.say("id") == "Yang terlihat “84%”, nilai tersimpannya 0,8425."
    assert problem.message.say("en") == "Shown is “84%”, stored is 0.8425."
    assert problem.source is not None
    assert problem.source.cell == "A1"


def test_a_format_that_hides_everything_prints_nothing_and_is_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = "tampak", 5, "rahasia"
        sheet["A2"].number_format = sheet["A3"].number_format = ";;;"

    loaded = workbook(tmp_path, fill)
    assert texts(grid(loaded)) == {(1, 1): "tampak"}
    assert messages(loaded) == ["Yang terlihat “”, nilai tersimpannya 5."]


def test_a_cell_knows_its_place_and_its_weight(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.title = "Tabel T-C.27"
        sheet["C4"] = "  Indikator\xa0Kinerja_x000D_\nUta\xadma  "
        sheet["C4"].font = openpyxl.styles.Font(bold=True)

    loaded = workbook(tmp_path, fill)
    table = grid(loaded)
    (cell,) = table.cells
    assert cell.text == "Indikator Kinerja\nUtama"
    assert cell.bold
    assert not cell.hidden
    assert (table.name, table.rows, table.columns) == ("Tabel T-C.27", 4, 3)
    assert cell.source.say() == "Renja.xlsx, lembar “Tabel T-C.27”, sel C4"
    assert cell.source.sha256 == loaded.sha256


def test_a_cell_knows_how_far_in_its_text_stands(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["Program", "Kegiatan", "      Sub Kegiatan"])
        sheet["B1"].alignment = openpyxl.styles.Alignment(horizontal="left", indent=1)

    assert [cell.indent for cell in grid(workbook(tmp_path, fill)).cells] == [0, 9, 18]


def test_merged_cells_span_even_when_blank(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Target"
        sheet.merge_cells("A1:C2")
        sheet.merge_cells("A3:A5")

    table = grid(workbook(tmp_path, fill))
    target, blank = table.cells
    assert (target.rows, target.columns) == (2, 3)
    assert table.at(2, 3) is target
    assert (blank.text, blank.rows, blank.columns) == ("", 3, 1)
    assert (table.rows, table.columns) == (5, 3)


def test_merged_cells_over_whole_sheets_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "luas.xlsx"
    openpyxl.Workbook().save(path)
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", merge))
    with pytest.raises(DocumentError, match="merged cells"):
        load(path)


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Program"
        sheet["XFD1048576"] = "x"

    assert len(grid(workbook(tmp_path, fill)).cells) == 2


def test_sheets_come_in_order_and_blank_ones_give_no_grid(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Dua").write("A1", "b")
        book.add_worksheet("Kosong")
        book.add_worksheet("Satu").write("A1", "a")
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Satu!$A$1:$A$2"})
        book.add_chartsheet("Grafik").set_chart(chart)
    assert [block.name for block in load(path).blocks if isinstance(block, Grid)] == ["Dua", "Satu"]


def test_a_comment_is_a_note_with_its_author(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["B3"] = 84
        sheet["B3"].comment = Comment("Budi:\nturun dari tahun lalu?", "Budi")

    (note,) = workbook(tmp_path, fill).notes
    assert (note.text, note.author) == ("turun dari tahun lalu?", "Budi")
    assert (note.source.cell, note.source.row, note.source.column) == ("B3", 3, 2)


def test_a_thread_of_comments_is_read_in_place_of_its_placeholder(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    book = openpyxl.Workbook()
    book["Sheet"]["B3"].comment = Comment("[Threaded comment] Your version of Excel …", "tc={1}")
    book.save(path)
    namespace = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    kind = "http://schemas.microsoft.com/office/2017/10/relationships"
    thread = '<threadedComment ref="B3" personId="{P}" id="{1}"><text>Cek lagi</text></threadedComment>'
    reply = '<threadedComment ref="B3" personId="{P}" id="{2}" parentId="{1}"><text>Sudah</text></threadedComment>'
    rewrite(path, "xl/threads.xml", lambda _: f"<ThreadedComments {namespace}>{thread}{reply}</ThreadedComments>")
    rewrite(
        path, "xl/people.xml", lambda _: f'<personList {namespace}><person displayName="Ani" id="{{P}}"/></personList>'
    )
    for rels, identity, name, target in (
        ("xl/worksheets/_rels/sheet1.xml.rels", "t", "threadedComment", "../threads.xml"),
        ("xl/_rels/workbook.xml.rels", "p", "person", "/xl/people.xml"),
    ):
        relation = f'<Relationship Id="{identity}" Type="{kind}/{name}" Target="{target}"/></Relationships>'
        rewrite(path, rels, lambda xml, relation=relation: xml.replace("</Relationships>", relation))
    assert [(note.text, note.author, note.source.cell) for note in load(path).notes] == [
        ("Cek lagi", "Ani", "B3"),
        ("Sudah", "Ani", "B3"),
    ]


def test_a_text_box_is_a_note_at_its_anchor(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Cover").write("A1", "Renja")
        sheet = book.add_worksheet("Target")
        sheet.insert_textbox("D5", "Target belum disepakati\nlihat berita acara")
        sheet.insert_textbox("A9", "")
    (note,) = load(path).notes
    assert note.text == "Target belum disepakati\nlihat berita acara"
    assert note.source.say() == "Renja.xlsx, lembar “Target”, sel D5"
    assert note.source.row == 5


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row in range(8):
            sheet.write_row(row, 0, ["a", "b", "c", "d"])
        for row in (1, 2, 3, 6):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column("B:C", None, None, {"hidden": True})
        sheet.set_column("H:XFD", None, None, {"hidden": True})
    loaded = load(path)
    table = grid(loaded)
    assert [cell.hidden for cell in table.row(1)] == [False, True, True, False]
    assert all(cell.hidden for cell in table.row(7))
    assert messages(loaded) == ["Tersembunyi tetapi ikut dibaca: baris 2–4, 7; kolom B–C."]


def test_a_merged_cell_is_hidden_only_when_all_of_it_is(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B1"] = "Sasaran", "Indikator"
        sheet.merge_cells("A1:A2")
        sheet.row_dimensions[1].hidden = True

    assert [cell.hidden for cell in grid(workbook(tmp_path, fill)).cells] == [False, True]


def test_a_hidden_sheet_is_not_read_and_told(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "tampak"
        sheet.parent.create_sheet("Draf")["A1"] = "lama"
        sheet.parent["Draf"].sheet_state = "veryHidden"

    loaded = workbook(tmp_path, fill)
    assert len(loaded.blocks) == 1
    assert messages(loaded) == ["Lembar “Draf” tersembunyi; tidak dibaca."]
    assert "Unhide" in loaded.problems[0].hint.id  # type: ignore[union-attr]


def test_an_error_value_stays_as_text_and_is_a_warning(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"] = "#DIV/0!", "#REF!"

    loaded = workbook(tmp_path, fill)
    assert texts(grid(loaded)) == {(1, 1): "#DIV/0!", (2, 1): "#REF!"}
    assert [(problem.severity, problem.source.cell) for problem in loaded.problems if problem.source] == [
        ("warning", "A1"),
        ("warning", "A2"),
    ]


def test_formulas_without_a_stored_value_are_one_warning_per_sheet(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        for row in range(1, 8):
            sheet.cell(row, 1, row)
            sheet.cell(row, 2, f"=A{row}*2")

    (problem,) = workbook(tmp_path, fill).problems
    assert problem.severity == "warning"
    assert problem.message.id == "7 rumus tanpa nilai tersimpan, dibaca sebagai kosong: B1, B2, B3, B4, B5, …."
    assert problem.source is not None
    assert problem.source.cell == "B1"


def test_a_formula_with_a_stored_value_shows_that_value(tmp_path: Path) -> None:
    path = tmp_path / "Renja.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1", None, 2)
        sheet.write_formula("A2", '=""', None, "-")
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("<v>-</v>", "<v></v>"))
    loaded = load(path)
    assert texts(grid(loaded)) == {(1, 1): "2"}
    assert loaded.problems == ()


def test_a_copy_that_cascade_wrote_is_not_read(tmp_path: Path) -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = "Renja"
        sheet.parent.properties.keywords = "cascade-salinan"

    loaded = workbook(tmp_path, fill)
    assert loaded.blocks == ()
    assert [problem.severity for problem in loaded.problems] == ["info"]


# Word documents


def test_paragraphs_and_tables_come_in_reading_order(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        word.add_paragraph("PERJANJIAN\tKINERJA\xa02025")
        word.add_paragraph("")
        word.add_table(1, 2).cell(0, 1).text = "Target"
        word.add_paragraph("Bandung,\nJanuari")

    loaded = document(tmp_path, fill)
    first, table, last = loaded.blocks
    assert isinstance(first, Line)
    assert isinstance(table, Grid)
    assert isinstance(last, Line)
    assert (first.text, first.source.row) == ("PERJANJIAN KINERJA 2025", 1)
    assert (last.text, last.source.row) == ("Bandung,\nJanuari", 2)
    assert texts(table) == {(1, 1): "", (1, 2): "Target"}
    assert table.cells[1].source.say() == "PK.docx, tabel 1, baris 1"
    assert table.cells[1].source.column == 2


def test_merged_table_cells_keep_the_true_grid(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        table = word.add_table(4, 4)
        for row in range(4):
            for column in range(4):
                table.cell(row, column).text = f"{row + 1}{column + 1}"
        table.cell(0, 1).merge(table.cell(0, 3)).text = "Target"
        table.cell(0, 0).merge(table.cell(2, 0)).text = "Sasaran"
        table.cell(2, 2).merge(table.cell(3, 3)).text = "Blok"

    table = grid(document(tmp_path, fill))
    spans = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}
    assert spans["Sasaran"] == (1, 1, 3, 1)
    assert spans["Target"] == (1, 2, 1, 3)
    assert spans["Blok"] == (3, 3, 2, 2)
    assert spans["41"] == (4, 1, 1, 1)
    assert (table.rows, table.columns) == (4, 4)
    assert all(table.at(row, column) for row in range(1, 5) for column in range(1, 5))


def test_a_row_may_start_to_the_right(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        table = word.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "a", "b", "c"
        row = table.rows[1]._tr
        row.remove(row.tc_lst[0])
        row.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {nsdecls("w")} w:val="1"/>'))

    assert texts(grid(document(tmp_path, fill))) == {(1, 1): "a", (1, 2): "b", (2, 2): "c"}


def test_a_cell_joins_its_paragraphs_and_nested_tables(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        cell = word.add_table(1, 1).cell(0, 0)
        cell.text = "Nilai AKIP"
        cell.add_paragraph("Indeks")
        cell.add_table(1, 1).cell(0, 0).text = "dalam"

    assert grid(document(tmp_path, fill)).cells[0].text == "Nilai AKIP\nIndeks\ndalam"


def test_a_cell_is_bold_when_all_its_runs_are(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        left, right = word.add_table(1, 2).rows[0].cells
        left.paragraphs[0].add_run("Sasaran").bold = True
        right.paragraphs[0].add_run("Sasaran ").bold = True
        right.paragraphs[0].add_run("strategis")

    assert [cell.bold for cell in grid(document(tmp_path, fill)).cells] == [True, False]


def test_a_word_cell_knows_how_far_in_its_text_stands(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        left, middle, right = word.add_table(1, 3).rows[0].cells
        left.text, middle.text, right.text = "Program", "Kegiatan", "\tSub Kegiatan"
        middle.paragraphs[0].paragraph_format.left_indent = docx.shared.Pt(12)

    assert [cell.indent for cell in grid(document(tmp_path, fill)).cells] == [0, 12, 24]


def test_an_absurd_span_is_cut_and_told(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        left, right = word.add_table(1, 2).rows[0].cells
        left.text, right.text = "a", "b"
        left._tc.grid_span = 2_000_000_000

    loaded = document(tmp_path, fill)
    assert grid(loaded).columns == 200
    assert messages(loaded) == ["Tabel lebih dari 200 kolom; sisanya tidak dibaca."]


def test_content_controls_hide_nothing(tmp_path: Path) -> None:
    def wrap(element: Any) -> None:
        control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
        element.addprevious(control)
        control[0].append(element)

    def fill(word: Any) -> None:
        paragraph, table = word.add_paragraph("Dinas "), word.add_table(2, 2)
        paragraph.add_run("Kesehatan")
        for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
            table.cell(row, column).text = f"{row}{column}"
        wrap(paragraph.runs[1]._r)
        wrap(table.cell(0, 1)._tc)
        wrap(table._tbl.tr_lst[0])
        wrap(table._tbl)

    line, table = document(tmp_path, fill).blocks
    assert isinstance(line, Line)
    assert isinstance(table, Grid)
    assert line.text == "Dinas Kesehatan"
    assert sorted(texts(table).values()) == ["00", "01", "10", "11"]


def test_a_word_comment_is_a_note_where_it_is_anchored(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        run = word.add_paragraph("Perjanjian Kinerja").runs[0]
        word.add_comment(run, text="tahun?", author="Ani")
        cell = word.add_table(2, 2).cell(1, 1)
        cell.text = "84"
        word.add_comment(cell.paragraphs[0].runs[0], text="turun?", author="Budi")

    first, second = document(tmp_path, fill).notes
    assert (first.text, first.author, first.source.row, first.source.table) == ("tahun?", "Ani", 1, None)
    assert (second.text, second.author, second.source.table, second.source.row) == ("turun?", "Budi", 1, 2)


def test_a_word_text_box_is_one_note_and_not_part_of_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Draf</w:t></w:r></w:p><w:p><w:r><w:t>Rahasia</w:t></w:r></w:p></w:txbxContent>"
    compatibility = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    run = f"<w:r {nsdecls('w')} {compatibility}><mc:AlternateContent>{choice}</mc:AlternateContent></w:r>"

    def fill(word: Any) -> None:
        word.add_paragraph("Perjanjian Kinerja")._p.append(parse_xml(run))

    loaded = document(tmp_path, fill)
    assert [block.text for block in loaded.blocks if isinstance(block, Line)] == ["Perjanjian Kinerja"]
    assert [note.text for note in loaded.notes] == ["Draf\nRahasia"]


def test_a_table_in_a_text_box_or_in_a_frame_is_a_table_of_its_own(tmp_path: Path) -> None:
    row = "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("No", "Indikator", "Target"))
    run = f"<w:r {nsdecls('w')}><w:txbxContent><w:tbl><w:tr>{row}</w:tr></w:tbl><w:p/></w:txbxContent></w:r>"

    def fill(word: Any) -> None:
        word.add_paragraph("Perjanjian Kinerja")._p.append(parse_xml(run))
        frame = word.add_table(1, 1).cell(0, 0)
        frame.text = "Lampiran"
        for column, text in enumerate(("No", "Program", "Anggaran")):
            (frame.tables or [frame.add_table(1, 3)])[0].cell(0, column).text = text

    loaded = document(tmp_path, fill)
    assert list(texts(grid(loaded, 0)).values()) == ["No", "Indikator", "Target"]
    assert list(texts(grid(loaded, 1)).values()) == ["No", "Program", "Anggaran"]
    assert [block.text for block in loaded.blocks if isinstance(block, Line)] == ["Perjanjian Kinerja", "Lampiran"]
    assert loaded.notes == ()


def test_tracked_changes_read_as_accepted_and_are_a_warning(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        paragraph = word.add_paragraph("Target ")
        paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>80</w:delText></w:r></w:del>"))
        paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>84</w:t></w:r></w:ins>"))

    loaded = document(tmp_path, fill)
    assert [block.text for block in loaded.blocks if isinstance(block, Line)] == ["Target 84"]
    assert [problem.severity for problem in loaded.problems] == ["warning"]
    assert "Track Changes" in messages(loaded)[0]


def test_a_tab_stop_is_not_a_tab(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        word.add_paragraph("Nama").paragraph_format.tab_stops.add_tab_stop(914400)

    (line,) = document(tmp_path, fill).blocks
    assert isinstance(line, Line)
    assert line.text == "Nama"


def test_a_word_copy_that_cascade_wrote_is_not_read(tmp_path: Path) -> None:
    def fill(word: Any) -> None:
        word.add_paragraph("PK")
        word.core_properties.keywords = "cascade-salinan"

    loaded = document(tmp_path, fill)
    assert loaded.blocks == ()
    assert [problem.severity for problem in loaded.problems] == ["info"]


# Separated values


@pytest.mark.parametrize(
    "content",
    [
        "Indikator;Target\nNilai AKIP;84,5\nIndeks, baru;1,25\n",
        "Indikator\tTarget\nNilai AKIP\t84,5\nIndeks, baru\t1,25\n",
        'Indikator,Target\nNilai AKIP,"84,5"\n"Indeks, baru","1,25"\n',
        "sep=|\nIndikator|Target\nNilai AKIP|84,5\nIndeks, baru|1,25\n",
    ],
)
def test_the_delimiter_is_found(tmp_path: Path, content: str) -> None:
    path = tmp_path / "Renja.csv"
    path.write_text(content, encoding="utf-8")
    table = grid(load(path))
    assert texts(table) == {
        (1, 1): "Indikator",
        (1, 2): "Target",
        (2, 1): "Nilai AKIP",
        (2, 2): "84,5",
        (3, 1): "Indeks, baru",
        (3, 2): "1,25",
    }
    assert (table.name, table.rows, table.columns) == ("Renja", 3, 2)
    assert table.cells[-1].source.cell == "B3"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "Renja.tsv"
    path.write_text("Nilai – “AKIP”\t84\r\n", encoding=encoding, newline="")
    assert texts(grid(load(path))) == {(1, 1): "Nilai – “AKIP”", (1, 2): "84"}


def test_a_quoted_field_keeps_its_line_break_and_blanks_are_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "Renja.csv"
    path.write_bytes(b'"Nilai\r\nAKIP";;84\r\n;;\r\nakhir;;\r\n')
    assert texts(grid(load(path))) == {(1, 1): "Nilai\nAKIP", (1, 3): "84", (3, 1): "akhir"}


@pytest.mark.parametrize("content", [b"a;b\0c", b"\x81\x8d", b"a;" * 20_000, b"\xff\xfe\x00"])
def test_what_is_no_table_of_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Renja.csv"
    path.write_bytes(content)
    with pytest.raises(DocumentError, match="readable"):
        load(path)
