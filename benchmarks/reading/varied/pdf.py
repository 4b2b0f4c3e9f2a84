"""Print a document as PDF: cells wrap, rows and merged cells go on over pages, headers repeat or do not."""

from __future__ import annotations

import io
import random
from collections import defaultdict
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from fpdf import FPDF

from layout import Break, Cell, Document, Line, Picture, Row, Table, placed

PAD = 2.0
MARGIN = 40.0
LEADING = 1.18


class Printer:
    """Lays the parts of one document on pages and notes on which page each truth row stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.wide = document.wide
        self.pdf = FPDF(unit="pt", format=document.paper)
        self.pdf.set_creation_date(datetime(2024, 1, 2, tzinfo=UTC))
        self.pdf.set_auto_page_break(False)
        self.width_of = lru_cache(50000)(self._width)
        self.new_page()

    def _width(self, text: str, size: float, bold: bool) -> float:
        self.pdf.set_font(self.document.font, "B" if bold else "", size)
        return self.pdf.get_string_width(text)

    def new_page(self) -> None:
        """Begin a page, with its footer."""
        self.pdf.add_page(orientation="L" if self.wide else "P")
        self.y = MARGIN
        if self.document.footer:
            text = self.document.footer.replace("{n}", str(self.pdf.page_no() + self.document.options.get("first_page", 0)))
            self.write(text, MARGIN, self.pdf.h - 22, 7, False)

    @property
    def bottom(self) -> float:
        """Where the printable part of a page ends."""
        return self.pdf.h - MARGIN

    def write(self, text: str, x: float, baseline: float, size: float, bold: bool) -> None:
        """Print one line of text."""
        if text:
            self.pdf.set_font(self.document.font, "B" if bold else "", size)
            self.pdf.text(x, baseline, text)

    def wrap(self, text: str, room: float, size: float, bold: bool) -> list[str]:
        """Break a text into lines; a word that is too long breaks where the room ends."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if self.width_of(longer, size, bold) <= room:
                    line = longer
                    continue
                if line:
                    lines.append(line)
                line = word
                while self.width_of(line, size, bold) > room and len(line) > 1:
                    cut = max(1, next((n for n in range(len(line), 0, -1) if self.width_of(line[:n], size, bold) <= room), 1))
                    lines.append(line[:cut])
                    line = line[cut:]
            lines.append(line)
        return lines

    def line(self, part: Line) -> None:
        """Print a paragraph."""
        room = self.pdf.w - 2 * MARGIN - part.indent
        for text in self.wrap(part.text, room, part.size, part.bold):
            if self.y + part.size * LEADING > self.bottom:
                self.new_page()
            left = MARGIN + part.indent
            spare = room - self.width_of(text, part.size, part.bold)
            x = left + {"l": 0, "c": spare / 2, "r": spare}[part.align]
            self.write(text, x, self.y + part.size, part.size, part.bold)
            self.y += part.size * LEADING
        for each in part.truth:
            each["page"] = self.pdf.page_no()
        self.y += 2

    def picture(self, part: Picture) -> None:
        """Print a photo of noise, or a chart of bars with their years and values."""
        x = (self.pdf.w - part.width) / 2
        if part.kind == "photo":
            from scan import photo  # pictures only where they are asked for

            self.pdf.image(io.BytesIO(photo(part.seed)), x, self.y, part.width, part.height)
        else:
            chance = random.Random(part.seed)
            step = part.width / 6
            for n, value in enumerate(sorted(chance.uniform(70, 80) for _ in range(5))):
                tall = (value - 60) / 20 * (part.height - 40)
                left, top = x + (n + 0.5) * step, self.y + part.height - 20 - tall
                self.pdf.set_fill_color(68, 114, 196)
                self.pdf.rect(left, top, step * 0.6, tall, style="F")
                self.write(f"{value:.2f}".replace(".", ","), left, top - 4, 8, False)
                self.write(str(2018 + n), left, self.y + part.height - 8, 8, False)
        self.y += part.height + 6

    def table(self, part: Table) -> None:
        """Print a table over as many pages as it needs."""
        TablePrinter(self, part).print()

    def bytes(self) -> bytes:
        """Print everything."""
        for part in self.document.parts:
            if isinstance(part, Break):
                self.wide = self.wide if part.wide is None else part.wide
                self.new_page()
            elif isinstance(part, Line):
                self.line(part)
            elif isinstance(part, Picture):
                self.picture(part)
            else:
                self.table(part)
        return bytes(self.pdf.output())


class TablePrinter:
    """Lays one table."""

    def __init__(self, printer: Printer, table: Table) -> None:
        self.printer, self.part = printer, table
        room = printer.pdf.w - 2 * MARGIN - table.left
        scale = room / sum(table.widths) if sum(table.widths) > room or table.left == 0 else 1
        self.edges = [MARGIN + table.left]
        for width in table.widths:
            self.edges.append(self.edges[-1] + width * scale)
        self.leading = table.size * LEADING

    def lines_of(self, cell: Cell, column: int) -> list[str]:
        """Wrap a cell into the columns that it spans."""
        room = self.edges[column + cell.cols] - self.edges[column] - 2 * PAD - cell.indent * 6
        return self.printer.wrap(cell.text, room, self.part.size, cell.bold)

    def heights(self, rows: list[Row]) -> tuple[list[tuple[int, int, Cell, list[str]]], list[int]]:
        """Wrap all cells and count the lines of each row."""
        cells = [(r, c, one, self.lines_of(one, c)) for r, c, one in placed(rows, len(self.part.widths))]
        count = [each.height for each in rows]
        for r, _, one, lines in cells:
            if one.rows == 1:
                count[r] = max(count[r], len(lines))
        for r, _, one, lines in cells:
            spanned = range(r, min(r + one.rows, len(rows)))
            have = sum(count[i] for i in spanned)
            if one.rows > 1 and have < len(lines):
                count[spanned[-1]] += len(lines) - have
        return cells, count

    def header(self, rows: list[Row]) -> None:
        """Print header lines where the page stands."""
        cells, count = self.heights(rows)
        tops = [self.printer.y]
        for n in count:
            tops.append(tops[-1] + n * self.leading + 2 * PAD)
        for r, c, one, lines in cells:
            self.box(one, c, tops[r], tops[min(r + one.rows, len(rows))], lines, middle=True)
        self.printer.y = tops[-1]

    def print(self) -> None:
        """Print header and body."""
        printer, body = self.printer, self.part.body
        cells, count = self.heights(body)
        by_row = defaultdict(list)
        for entry in cells:
            by_row[entry[0]].append(entry)
        first = sum(self.heights(self.part.header)[1]) * self.leading + 40
        if printer.y + first > printer.bottom:
            printer.new_page()
        self.header(self.part.header)
        again = {"all": self.part.header, "none": [], "last": self.last_lines()}[self.part.repeat]
        open_cells: list[list] = []  # cell, column, top on this page, lines left, last row
        for r, each in enumerate(body):
            left = count[r]
            open_cells += [[one, c, None, lines, r + one.rows - 1] for _, c, one, lines in by_row[r]]
            pages = set()
            while left:
                fitting = int((printer.bottom - printer.y - 2 * PAD) / self.leading)
                part = left if fitting >= left else (fitting if self.part.split and fitting >= 1 else 0)
                if part:
                    for entry in open_cells:
                        entry[2] = printer.y if entry[2] is None else entry[2]
                    printer.y += part * self.leading + 2 * PAD
                    pages.add(printer.pdf.page_no())
                    left -= part
                if left:
                    self.close(open_cells)
                    printer.new_page()
                    self.header(again)
            ended = [entry for entry in open_cells if entry[4] == r]
            self.close(ended)
            open_cells = [entry for entry in open_cells if entry[4] > r]
            for truth in each.truth:
                truth["page"] = min(pages)
                if len(pages) > 1:
                    truth["pages"] = sorted(pages)

    def last_lines(self) -> list[Row]:
        """Keep of the header only the lowest line, as a page does that loses the lines above it."""
        lowest: dict[int, Cell] = {}
        for _, c, one in placed(self.part.header, len(self.part.widths)):
            for i in range(one.cols):
                lowest[c + i] = one if one.cols == 1 and one.rows == 1 else Cell("", fill=one.fill)
        return [Row([lowest.get(c, Cell()) for c in range(len(self.part.widths))])]

    def close(self, entries: list[list]) -> None:
        """Draw what open cells have of this page and keep their further lines for the next."""
        for entry in entries:
            one, c, top, lines, _ = entry
            if top is None:
                continue
            fitting = int((self.printer.y - top - 2 * PAD + 0.01) / self.leading)
            self.box(one, c, top, self.printer.y, lines[:fitting])
            entry[2], entry[3] = None, lines[fitting:]

    def box(self, one: Cell, c: int, top: float, end: float, lines: list[str], middle: bool = False) -> None:
        """Draw one cell or the part of it that stands on this page."""
        pdf, size = self.printer.pdf, self.part.size
        x0, x1 = self.edges[c], self.edges[c + one.cols]
        if one.fill:
            red, green, blue = (int(one.fill[i : i + 2], 16) for i in (0, 2, 4))
            pdf.set_fill_color(red, green, blue)
            pdf.rect(x0, top, x1 - x0, end - top, style="F")
        pdf.set_line_width(0.5)
        rules = self.part.rules
        if rules == "grid":
            pdf.rect(x0, top, x1 - x0, end - top)
        if rules == "rows":
            pdf.line(x0, top, x1, top)
            pdf.line(x0, end, x1, end)
        if rules == "columns":
            pdf.line(x0, top, x0, end)
            pdf.line(x1, top, x1, end)
        y = top + PAD
        if middle:
            y += max(0, (end - top - 2 * PAD - len(lines) * self.leading) / 2)
        for text in lines:
            spare = x1 - x0 - 2 * PAD - self.printer.width_of(text, size, one.bold)
            x = x0 + PAD + {"l": one.indent * 6, "c": spare / 2, "r": spare}[one.align]
            self.printer.write(text, x, y + size * 0.95, size, one.bold)
            y += self.leading


def write(document: Document, path: Path) -> None:
    """Print a document; with `scan` its pages become pictures."""
    data = Printer(document).bytes()
    if document.scan is None:
        path.write_bytes(data)
        return
    from scan import scanned  # pictures only where they are asked for

    path.write_bytes(scanned(io.BytesIO(data), **document.scan))
