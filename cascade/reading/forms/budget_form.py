"""Read the budget forms of an office: RKA-SKPD and DPA-SKPD by kegiatan and sub kegiatan, as each region prints them.

Printed rows go in, one after the other; what they say goes into the content of a document, each value with its address. The lines at
the head name the elements, the block "Indikator dan tolok ukur kinerja" their indicators; what a kegiatan spends on what is no target.
Rows that are no part of the form are handed back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from cascade.model import Cell, Label, Line, Quantity
from cascade.model.i18n import LocalizedText
from cascade.reading.document_content import DocumentContent
from cascade.reading.forms.form_columns import FormColumns, columns_of, heading_labels, heads_indicators
from cascade.reading.forms.form_content import THIS_YEAR, FormContent
from cascade.reading.forms.form_values import amount, coded_name, split_target
from cascade.reading.forms.labels import Label as FormLabel
from cascade.reading.forms.labels import LabelledText, split_label, without_headings
from cascade.reading.forms.printed_rows import PrintedRow
from cascade.reading.forms.recognition import is_account
from cascade.reading.name_parser import has_letter
from cascade.text.measures import measure_kind
from cascade.text.printable import one_line

Part = Literal["fields", "measures", "details", "closing"]
DETAILS_OF_SPENDING = LocalizedText(
    "rincian belanja ({n} baris); bukan tabel target", "details of spending ({n} rows); no table of targets"
)
OTHER_YEARS = LocalizedText(
    "alokasi tahun sebelum dan sesudahnya ({n} baris); tidak dipakai",
    "allocations of the years before and after ({n} rows); not used",
)
MOST_CELLS_OF_A_LINE = 2  # signatures stand side by side; a row of more cells lists who was there
LONGEST_HEAD, LONGEST_TITLE = 16, 8  # rows
LONGEST_CONTINUATION = 12  # words of a line that ends the name in the line above
_MONTH = re.compile(
    r"(januari|[fp]ebruari|maret|april|mei|juni|juli|agustus|september|oktober|nop?vember|desember)$", re.I
)
_QUARTER = re.compile(r"(?:triwulan|tw|tr)\.?\s*(iv|i{1,3}|[1-4])$", re.I)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NOT_IN_A_NAME = re.compile(r"[\d:]|https?|\.{4}")


class BudgetForm:
    """Reads the rows of the budget forms of one document, from top to bottom."""

    def __init__(self, content: DocumentContent):
        self.content = content
        self.form = FormContent(content)
        self.part: Part = "fields"
        self.measure: FormLabel | None = None  # that the rows below go on with
        self.columns: FormColumns | None = None
        self.open_name: Literal["element", "indicator"] | None = None  # what the next line of text may go on with
        self.begun = ""  # the first lines of an indicator whose target stands further down
        self.quarters: dict[int, Quantity] = {}
        self.detail_rows: list[Cell] = []  # first cells of the rows of what is spent on what
        self.other_years: list[Cell] = []  # what was and will be allocated, which no rule asks for

    def read(self, *blocks: Iterable[PrintedRow]) -> tuple[list[Line], list[Line]]:
        """Read grids and runs of lines; return the lines before the first row of the form, and those between and after its rows."""
        before: list[Line] = []
        after: list[Line] = []
        begun = False
        for block in blocks:
            self.columns, self.open_name, self.begun = None, None, ""
            rows = list(block)
            if any(map(_names_marked_element, rows[:LONGEST_TITLE])):
                self._end_details()
                self.part, self.measure = "fields", None
            for number, row in enumerate(rows):
                self._look_for_unit(rows[number:])
                rest = self._read_row(row)
                begun |= rest is not row and (self.part != "fields" or bool(self.form.path))
                (after if begun else before).extend(rest.as_lines() if rest else ())
        return before, after

    def _look_for_unit(self, rows: Sequence[PrintedRow]) -> None:
        """Learn the unit of a head that begins, which it names below its program."""
        found = split_label(rows[0].texts[0])
        if not (
            found and found.label.group == "element" and found.label.name in ("urusan", "program") and found.is_marked
        ):
            return
        for row in rows[1:LONGEST_HEAD]:
            below = split_label(row.texts[0])
            if below and below.label.name == "unit" and below.label.group == "field" and _is_parted(below, row):
                self.form.unit = coded_name(_values(below, row))[1]
                return
            if below and below.label.name == "sub_kegiatan":
                return

    def finish(self) -> None:
        """Settle what only the whole form tells."""
        self._end_details()
        if self.other_years:
            self.form.report(self.other_years[0], OTHER_YEARS.format(n=len(self.other_years)))
        self.form.settle_allocations()

    def _read_row(self, row: PrintedRow) -> PrintedRow | None:
        """Read one row; return what of it is no part of the form."""
        found = split_label(row.texts[0])
        if (rest := self._read_heading(row, found)) is not row:
            return rest
        if found and self._names_element(found, row):
            self._open_element(found, row)
        elif self.part in ("details", "closing"):
            return self._read_beside(row, found)
        elif found and found.label.group in ("field", "total") and _is_parted(found, row):
            self._read_field(found, row)
        elif found and found.label.group == "measure" and self._is_measure(found, row):
            self._read_measure(found, row)
        elif not self._goes_on(row):
            return row
        return None

    # Headings

    def _read_heading(self, row: PrintedRow, found: LabelledText | None) -> PrintedRow | None:
        """Read a row that heads a part of the form or its columns; return the row itself where it is none."""
        names = {label.name for label in heading_labels(row)}
        rest = None
        if "details" in names:
            self._end_details()
            self.part = "details"
        elif "closing" in names:
            self._end_details()
            self.part, rest = "closing", row.without_first()
        elif "title" in names:
            self._end_details()
            self.part, self.measure, self.columns = "measures", None, None
        elif heads_indicators(row):
            self._end_details()
            if found and found.label.group == "measure":
                self.measure = found.label
            self.columns, self.part = columns_of(row, self.columns), "measures"
        elif self.part == "measures" and "after" in names and self.columns:
            self.columns = columns_of(row, self.columns)
        elif not {"measure", "after"} <= names:
            return row
        self.open_name = None
        return rest

    # The head of the form

    def _names_element(self, found: LabelledText, row: PrintedRow) -> bool:
        """Tell whether a row names an element: behind a colon, in the next cell or with its code; among accounts with both."""
        if found.label.group != "element" or not _is_parted(found, row):
            return False
        code, name = coded_name(_values(found, row))
        return has_letter(name) and (self.part == "fields" or code is not None)

    def _open_element(self, found: LabelledText, row: PrintedRow) -> None:
        self._end_details()
        code, name = coded_name(_values(found, row))
        named = [cell for cell in row.cells if has_letter(cell.text)][-1]
        coded = next((cell for cell in row.cells if code and code.split(".")[0] in cell.text), named)
        self.part, self.measure, self.columns, self.open_name = "fields", None, None, None
        if found.label.name == "urusan":
            self.form.path.clear()
        elif self.form.open_element(
            found.label.name, Label(name, named.source), Label(code, coded.source) if code else None
        ):
            self.open_name = "element"

    def _read_field(self, found: LabelledText, row: PrintedRow) -> None:
        cell, value = row.cells[-1], one_line(" ".join(_values(found, row))).lstrip(": ")
        label, self.open_name = found.label, None
        if label.name == "office":
            name = coded_name([value])[1]
            self.content.office = self.content.office or (Label(name, cell.source) if has_letter(name) else None)
        elif label.name == "unit":
            self.form.unit = coded_name([value])[1]
        elif label.name == "funds" and has_letter(value):
            self.form.give_funds(Label(value, cell.source))
        elif label.name == "pagu" and label.shift:
            self.other_years.append(cell)
        elif label.name == "pagu" or label.group == "total":
            level = label.name if label.name in self.form.path else self.form.deepest
            pagu = amount(value, cell.source)
            self.form.give_pagu(level, {label.year or THIS_YEAR: pagu} if pagu else {}, is_allocation=True)

    # Indicators

    def _is_measure(self, found: LabelledText, row: PrintedRow) -> bool:
        """Tell whether a row prints a line of the block of indicators, or the label over one."""
        return self.part == "measures" or not found.value or _is_parted(found, row)

    def _read_measure(self, found: LabelledText, row: PrintedRow) -> None:
        """Read a line of the block of indicators: what it measures, the indicator, its target."""
        self.measure, self.part, self.open_name, self.begun = found.label, "measures", None, ""
        value = without_headings(found.value)
        if value != found.value:
            self.columns = self.columns or FormColumns()
        if value:
            self._read_indicator(replace(row, cells=(replace(row.cells[0], text=value), *row.cells[1:])))
        elif rest := row.without_first():
            self._read_indicator(rest)

    def _read_indicator(self, row: PrintedRow) -> None:
        """Read the indicator of a row without its label."""
        row = replace(row, cells=tuple(replace(cell, text=without_headings(cell.text)) for cell in row.cells))
        name, target = self._name_and_target(row)
        if self.measure and self.measure.name == "skipped":
            self.form.report(row.cells[0], LocalizedText("bukan indikator kinerja", "not an indicator of performance"))
            return
        if name is None or not has_letter(name.text):
            return
        measured = self.measure.name if self.measure else "deepest"
        level = (self.form.deepest or "unknown") if measured == "deepest" else measured
        if target is None and name.text[:1].islower() and self.content.indicators:
            self.form.extend_indicator(one_line(name.text))
        elif target is None and self.columns is None:
            self.form.add_statement(level, Label(one_line(name.text), name.source))
        else:
            self.form.add_indicators(level, name, target)
            self.open_name = "indicator" if row.is_line else None

    def _name_and_target(self, row: PrintedRow) -> tuple[Cell | None, Cell | None]:
        """Return the cells that name an indicator and its target; on a line they stand behind each other."""
        if row.is_line or (len(row.cells) == 1 and self.columns is None):
            name, target = split_target(row.text)
            cell = row.cells[0]
            return replace(cell, text=name.lstrip(":- ")), replace(cell, text=target) if target else None
        if self.columns is None:
            cells = [cell for cell in row.cells if one_line(cell.text) != ":"]
            return cells[0], _joined(cells[1:])
        named = self.columns.cells(row, "indicator") or row.cells[:1]
        return _joined(named), _joined([*self.columns.cells(row, "target"), *self.columns.cells(row, "unit")])

    def _goes_on(self, row: PrintedRow) -> bool:
        """Read a row without a label that goes on with what stands above it; tell whether it does."""
        if row.is_line:
            return self._line_goes_on(row)
        if self.part != "measures" or not (self.measure or self.columns):
            return False
        if self.columns and not self.columns.cells(row, "indicator"):
            return False
        if len(row.cells) == 1 and self.columns and row.cells[0].columns > 1 and not self.columns.cells(row, "target"):
            return self.measure is not None and row.cells[0].column != 1
        self._read_indicator(row)
        return True

    def _line_goes_on(self, row: PrintedRow) -> bool:
        """Read a line without a label: an indicator with its target below the headings, or more of the name above."""
        text = f"{self.begun} {row.text}".strip()
        if self.part == "measures" and self.columns and split_target(row.text)[1]:
            self.begun = ""
            self._read_indicator(replace(row, cells=(replace(row.cells[0], text=text),)))
            return True
        if _NOT_IN_A_NAME.search(row.text) or len(row.text.split()) > LONGEST_CONTINUATION:
            return False
        if self.open_name == "element":
            self.form.extend_name(row.text)
        elif self.open_name == "indicator" and measure_kind(row.text) is None:
            self.form.extend_indicator(row.text)
        elif self.part == "measures" and self.columns:
            self.begun = text
        else:
            return False
        return True

    # What stands beside the indicators

    def _read_beside(self, row: PrintedRow, found: LabelledText | None) -> PrintedRow | None:
        """Read a row of what is spent on what, or of when it is spent; return what of it is neither."""
        first, value = row.texts[0], row.texts[-1]
        money = amount(value, row.cells[-1].source)
        if self.part == "closing":
            return self._read_instalment(row)
        if found and found.label.group == "total" and (row.is_line or not found.value):
            self._read_total(found, row)
        elif row.is_line and not is_account(first) and money is None:
            return row
        self.detail_rows.append(row.cells[0])
        return None

    def _read_total(self, found: LabelledText, row: PrintedRow) -> None:
        """Give the element of the block the sum of what it spends."""
        pagu = amount(found.value or row.texts[-1], row.cells[-1].source)
        level = self.form.deepest if found.label.name == "any" else found.label.name
        if pagu is not None:
            self.form.give_pagu(level, {THIS_YEAR: pagu}, is_allocation=False)

    def _read_instalment(self, row: PrintedRow) -> PrintedRow | None:
        """Read when money is to be spent, by month or quarter; return what of the row is not that."""
        quarter = _QUARTER.match(row.texts[0])
        money = amount(" ".join(row.texts[1:]), row.cells[-1].source) if len(row.cells) > 1 else None
        if quarter and money:
            number = quarter[1].lower()
            self.quarters[_QUARTERS.get(number) or int(number)] = money
        elif not (_MONTH.match(row.texts[0]) or split_label(row.texts[0]) or len(row.cells) > MOST_CELLS_OF_A_LINE):
            return row
        if len(self.quarters) == len(_QUARTERS):
            self.form.give_quarters(tuple(self.quarters[number] for number in sorted(self.quarters)))
            self.quarters = {}
        return None

    def _end_details(self) -> None:
        """Report the rows that say what is spent on what: a person should know that they were seen."""
        if self.detail_rows:
            self.form.report(self.detail_rows[0], DETAILS_OF_SPENDING.format(n=len(self.detail_rows)))
        self.detail_rows = []


def _names_marked_element(row: PrintedRow) -> bool:
    found = split_label(row.texts[0])
    return found is not None and found.label.group == "element" and _is_parted(found, row)


def _is_parted(found: LabelledText, row: PrintedRow) -> bool:
    """Tell whether a label is parted from its value, by a colon or by the border of its cell."""
    return found.is_marked and (bool(found.value) or len(row.cells) > 1 or ":" in row.text)


def _values(found: LabelledText, row: PrintedRow) -> list[str]:
    """Return the texts behind a label."""
    texts = [found.value, *row.texts[1:]]
    return [text for text in texts if text.strip(" :")]


def _joined(cells: Iterable[Cell]) -> Cell | None:
    """Return the cells of one value as one: "2", "Dokumen"."""
    filled = [cell for cell in cells if cell.text.strip(" :")]
    if not filled:
        return None
    first = filled[0]
    return first if len(filled) == 1 else replace(first, text=" ".join(one_line(cell.text) for cell in filled))
