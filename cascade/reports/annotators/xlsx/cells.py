"""Find and colour the cells of one sheet, and tell how large its columns and rows are.

The XML of a sheet goes in and is changed in place: a cell that is to be coloured is made where the sheet does not hold it. Never
changes what a cell says.
"""

from __future__ import annotations

from decimal import Decimal

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from cascade.model import SEVERITIES, Severity
from cascade.reports.annotators.xlsx.cell_styles import FILLS, CellStyles
from cascade.reports.annotators.xlsx.spreadsheet_xml import is_true, tag

MAX_COLOURED = 200  # cells of one range
DEFAULT_WIDTH, DEFAULT_HEIGHT = 64, 20  # pixels, of a column and a row of Calibri 11
PIXELS_PER_LETTER = Decimal(7)  # of Calibri 11, by which the file gives widths
PIXELS_PER_POINT = Decimal(4) / 3


class Cells:
    """The cells of one sheet; rows and cells without an address are counted, as Excel does."""

    def __init__(self, tree: etree._Element, styles: CellStyles):
        self.tree = tree
        self._styles = styles
        self._rows = _numbered_rows(tree)
        self._severities: dict[str, Severity] = {}
        self._own_styles: dict[str, int] = {}

    def colour(self, cells: str, severity: Severity) -> None:
        """Colour a cell or a range; the worst severity of several wins."""
        left, top, right, bottom = range_boundaries(cells)
        references = [
            f"{get_column_letter(column)}{row}"
            for row in range(top or 1, (bottom or top or 1) + 1)
            for column in range(left or 1, (right or left or 1) + 1)
        ]
        for reference in references[:MAX_COLOURED]:
            gravest = self._severities.get(reference)
            if gravest is None or SEVERITIES.index(severity) < SEVERITIES.index(gravest):
                self.fill(reference, FILLS[severity])
                self._severities[reference] = severity

    def fill(self, reference: str, colour: str) -> None:
        """Give a cell a background."""
        cell = self.cell(reference)
        style = self._own_styles.setdefault(reference, int(cell.get("s", "0")))
        cell.set("s", str(self._styles.coloured(style, colour)))

    def width(self, column: int) -> int:
        """Return the width of a column in pixels; a hidden one has none."""
        settings = self._column(column)
        if settings is None:
            return DEFAULT_WIDTH
        return (
            0 if is_true(settings.get("hidden")) else _pixels(settings.get("width"), PIXELS_PER_LETTER, DEFAULT_WIDTH)
        )

    def height(self, row: int) -> int:
        """Return the height of a row in pixels; a hidden one has none."""
        element = self._rows.get(row)
        if element is None:
            return DEFAULT_HEIGHT
        return 0 if is_true(element.get("hidden")) else _pixels(element.get("ht"), PIXELS_PER_POINT, DEFAULT_HEIGHT)

    def existing(self, reference: str) -> etree._Element | None:
        """Return a cell; None where the sheet does not hold it."""
        row = self._rows.get(coordinate_to_tuple(reference)[0])
        own = () if row is None else row.iterchildren(tag("c"))
        return next((cell for cell in own if cell.get("r") == reference), None)

    def cell(self, reference: str) -> etree._Element:
        """Return a cell, made where the sheet does not hold it."""
        number, column = coordinate_to_tuple(reference)
        row = self._rows.get(number)
        if row is None:
            row = self._new_row(number)
        previous = None
        position = 0
        for cell in row.iterchildren(tag("c")):
            address = cell.get("r")
            position = coordinate_to_tuple(address)[1] if address else position + 1
            cell.set("r", f"{get_column_letter(position)}{number}")
            if position == column:
                return cell
            if position < column:
                previous = cell
        return self._new_cell(row, reference, previous)

    def _new_cell(self, row: etree._Element, reference: str, previous: etree._Element | None) -> etree._Element:
        """Make a cell behind another one, in the style of its row or column."""
        row.attrib.pop("spans", "")  # the columns that it had; only a hint
        made = etree.Element(tag("c"), r=reference)
        settings = self._column(coordinate_to_tuple(reference)[1])
        column_style = settings.get("style") if settings is not None else None
        style = row.get("s") if is_true(row.get("customFormat")) else column_style
        if style:
            made.set("s", style)
        if previous is None:
            row.insert(0, made)
        else:
            previous.addnext(made)
        return made

    def _new_row(self, number: int) -> etree._Element:
        data = self.tree.find(tag("sheetData"))
        if data is None:
            raise ValueError("a sheet without data")
        made = etree.Element(tag("row"), r=str(number))
        previous = max((each for each in self._rows if each < number), default=None)
        if previous is None:
            data.insert(0, made)
        else:
            self._rows[previous].addnext(made)
        self._rows[number] = made
        return made

    def _column(self, number: int) -> etree._Element | None:
        """Return what the sheet says of a column."""
        for each in self.tree.iterfind(f"{tag('cols')}/{tag('col')}"):
            if int(each.get("min", "0")) <= number <= int(each.get("max", "0")):
                return each
        return None


def _numbered_rows(tree: etree._Element) -> dict[int, etree._Element]:
    """Return the rows by number, each with its number written into it."""
    rows: dict[int, etree._Element] = {}
    number = 0
    for row in tree.iterfind(f"{tag('sheetData')}/{tag('row')}"):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        rows[number] = row
    return rows


def _pixels(printed: str | None, scale: Decimal, default: int) -> int:
    return round(Decimal(printed) * scale) if printed else default
