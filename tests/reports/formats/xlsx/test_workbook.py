"""A table of the workbook is what its columns say, and a value is written as what it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
import pytest
from gumelar_report import report

from cascade.model import Quantity
from cascade.model.i18n import LocalizedText, same
from cascade.reports.formats.xlsx.columns import AMBER, MIDDLE, NUMBER, OPEN, Choices, Range, SheetColumn, coloured_cell
from cascade.reports.formats.xlsx.workbook import MAX_CELL_LENGTH, Score, Workbook, line_count

HEAD_ROW = 5  # title, subtitle, one note and a blank row come before it


@dataclass(frozen=True)
class Fruit:
    name: str
    pieces: int


APPLE, PEAR = Fruit("apel", 3), Fruit("pir", 0)
NAME: SheetColumn[Fruit] = SheetColumn(same("Nama"), 20, lambda fruit: fruit.name)
PIECES: SheetColumn[Fruit] = SheetColumn(same("Jumlah"), 10, lambda fruit: fruit.pieces, MIDDLE)


def sheet_of(columns, records=(APPLE, PEAR), language="id", **options):
    workbook = Workbook(report(), language)
    table = workbook.add_table(same("Buah"), same("BUAH"), (same("Catatan."),), columns, records, **options)
    return table, openpyxl.load_workbook(io.BytesIO(workbook.close()))["Buah"]


def rows_of(sheet):
    return [list(row) for row in sheet.iter_rows(min_row=HEAD_ROW, values_only=True)]


def written(value, style=None, language="id"):
    workbook = Workbook(report(), language)
    sheet, row = workbook.add_sheet(same("A"), same("A"), width=2)
    workbook.write(sheet, row, 0, value, style or {})
    return openpyxl.load_workbook(io.BytesIO(workbook.close()))["A"].cell(row + 1, 1)


def test_a_column_is_one_entry_and_the_number_of_the_row_another():
    _, sheet = sheet_of((NUMBER, NAME, PIECES))

    assert rows_of(sheet) == [["No", "Nama", "Jumlah"], [1, "apel", 3], [2, "pir", 0]]
    assert sheet.column_dimensions["B"].width == pytest.approx(20, abs=1)
    assert [sheet.cell(HEAD_ROW + 1, column).alignment.horizontal for column in (1, 2, 3)] == ["center", None, "center"]


def test_a_column_put_in_front_moves_what_a_person_may_enter_with_its_column():
    limited: SheetColumn[Fruit] = SheetColumn(
        same("Segar"), 9, lambda _: OPEN, allowed=Choices((same("ya"), same("tidak")))
    )
    for columns, cells in (((limited, NAME), "A6:A7"), ((NUMBER, NAME, limited), "C6:C7")):
        _, sheet = sheet_of(columns)
        [rule] = sheet.data_validations.dataValidation
        assert (str(rule.sqref), rule.type, rule.formula1) == (cells, "list", '"ya,tidak"')


def test_columns_beside_each_other_that_allow_the_same_share_one_rule():
    columns = [SheetColumn(same(name), 9, lambda _: OPEN, allowed=Range(0, 1)) for name in "AB"]
    _, sheet = sheet_of((*columns, NAME, SheetColumn(same("C"), 9, lambda _: OPEN, allowed=Range(0, 1))))

    rules = sheet.data_validations.dataValidation
    assert [(str(rule.sqref), rule.type, rule.formula1, rule.formula2) for rule in rules] == [
        ("A6:B7", "decimal", "0", "1"), ("D6:D7", "decimal", "0", "1"),
    ]  # fmt: skip


def test_choices_that_are_not_strict_only_warn():
    _, sheet = sheet_of((NAME, SheetColumn(same("A"), 9, lambda _: OPEN, allowed=Choices((1, 0), strict=False))))

    assert sheet.data_validations.dataValidation[0].errorStyle == "warning"


def test_a_group_stands_over_the_heads_of_its_columns():
    group = same("Isi")
    _, sheet = sheet_of(
        (
            NUMBER,
            SheetColumn(same("A"), 9, lambda _: "a", group=group),
            SheetColumn(same("B"), 9, lambda _: "b", group=group),
        )
    )

    assert rows_of(sheet)[:2] == [[None, "Isi", None], ["No", "A", "B"]]
    assert "B5:C5" in {str(each) for each in sheet.merged_cells.ranges}
    assert sheet.print_title_rows == "$5:$6"


def test_columns_that_are_not_printed_stay_off_the_paper():
    _, sheet = sheet_of((NAME, PIECES, SheetColumn(same("Rahasia"), 9, lambda _: "x", is_printed=False)))

    assert str(sheet.print_area).endswith("$A$1:$B$7")


def test_a_table_without_records_says_so_and_has_no_filter():
    _, sheet = sheet_of((NAME, PIECES), (), empty=LocalizedText("Habis.", "Sold out."), language="en")

    assert rows_of(sheet)[1][0] == "Sold out."
    assert not sheet.auto_filter.ref


def test_a_table_knows_the_address_of_its_cells():
    table, _ = sheet_of((NUMBER, NAME, PIECES))

    assert (table.cells(PIECES), table.cells(NAME, PIECES), table.position(PIECES)) == ("C6:C7", "B6:C7", 2)


def test_a_score_stands_below_its_column_and_is_blank_until_it_is_computed():
    workbook = Workbook(report(), "id")
    score = Score(same("Rerata"), lambda table: f"=AVERAGE({table.cells(PIECES)})", name_below=NAME, below=PIECES)
    workbook.add_table(same("Buah"), same("BUAH"), (same("Catatan."),), (NAME, PIECES), (APPLE, PEAR), score=score)
    content = io.BytesIO(workbook.close())

    formulas, values = (openpyxl.load_workbook(content, data_only=stored)["Buah"] for stored in (False, True))
    assert (formulas["A8"].value, formulas["B8"].value, formulas["B8"].number_format) == (
        "Rerata", "=AVERAGE(B6:B7)", "0.0%",
    )  # fmt: skip
    assert not values["B8"].value


@pytest.mark.parametrize(
    ("quantity", "value", "shape"),
    [
        (Quantity("number", "82,50", Decimal("82.50"), decimals=2), 82.5, "#,##0.00"),
        (Quantity("percent", "95%", Decimal(95), unit="%"), 0.95, "0%"),
        (Quantity("number", "12 bulan", Decimal(12), unit="bulan"), "12 bulan", "General"),
        (Quantity("number", "30.000", Decimal(30000), readings=(Decimal(30),)), "30.000", "General"),
        (Quantity("text", "B\n(baik)"), "B (baik)", "General"),
    ],
)
def test_a_printed_value_is_a_number_only_where_its_print_leaves_no_doubt(quantity, value, shape):
    cell = written(quantity)

    assert (cell.value, cell.number_format) == (value, shape)


def test_a_text_that_begins_like_a_formula_is_a_text():
    cell = written("=1+1")

    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_text_that_no_cell_holds_is_cut_and_says_so():
    cell = written("x" * 40_000, language="en")

    assert len(cell.value) == MAX_CELL_LENGTH
    assert cell.value.endswith("… (cut)")


def test_a_cell_has_its_own_style_over_that_of_its_row():
    cell = written(coloured_cell("apel", AMBER), {"bold": True})

    assert (cell.value, cell.fill.fgColor.rgb, cell.font.bold) == ("apel", "FFFFE9C7", True)


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [("", 10, 1), ("satu dua", 10, 1), ("satu dua tiga", 10, 2), ("a\nb", 10, 2), ("x" * 25, 10, 3), ("ab " + "x" * 10, 10, 2), ("abcde-fghij klm", 10, 2)],
)  # fmt: skip
def test_a_text_takes_as_many_lines_as_its_words_need(text, letters, lines):
    assert line_count(text, letters) == lines
