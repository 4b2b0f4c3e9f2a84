"""Print what the first set's printer cannot: tables as pictures, headers printed over themselves, other rules, upright words."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from layout import Cell, Document, Row, Table
from pdf import MARGIN, Printer, TablePrinter


@dataclass
class Pictured(Table):
    """A table that stands on its page as a picture; it has to fit below what is printed before it."""

    dpi: int = 170


@dataclass
class Overprinted(Table):
    """A table whose header later pages print twice, the second time displaced by `shift` points, and into the first row by `over`; `always` also where it begins."""

    shift: tuple[float, float] = (0.7, 0.9)
    over: float = 0
    always: bool = False


class Press(Printer):
    """Prints the parts of a document of the second set; the option `watermark` stands across each page."""

    def new_page(self) -> None:
        """Begin a page, with its watermark."""
        super().new_page()
        text = self.document.options.get("watermark", "")
        if text:
            pdf = self.pdf
            pdf.set_text_color(225)
            x = pdf.w / 2 - self.width_of(text, 60, True) * 0.35
            with pdf.rotation(35, x, pdf.h * 0.72):
                self.write(text, x, pdf.h * 0.72, 60, True)
            pdf.set_text_color(0)

    def table(self, part: Table) -> None:
        """Print a table in its own way."""
        if isinstance(part, Pictured):
            self.pictured(part)
        elif isinstance(part, Overprinted):
            OverPrinter(self, part).print()
        else:
            RulePrinter(self, part).print()

    def pictured(self, part: Pictured) -> None:
        """Print a table elsewhere and paste its picture."""
        tall = Document("", "pdf", {}, [], wide=False, paper=(self.pdf.w, 3000), font=self.document.font)
        other = Press(tall)
        other.table(Table(part.widths, part.header, part.body, "none", part.rules, False, part.size, part.left))
        height = other.y - MARGIN + 4
        if self.y + height > self.bottom:
            self.new_page()
        page = pypdfium2.PdfDocument(io.BytesIO(bytes(other.pdf.output())))[0]
        scale = part.dpi / 72
        picture = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        box = (MARGIN - 2, MARGIN - 2, self.pdf.w - MARGIN + 2, MARGIN + height)
        picture = picture.crop(tuple(round(each * scale) for each in box))
        kept = io.BytesIO()
        picture.save(kept, "JPEG", quality=80)
        self.pdf.image(kept, box[0], self.y, box[2] - box[0], height + 2)
        for truth in (each for one in part.body for each in one.truth):
            truth["page"] = self.pdf.page_no()
        self.y += height + 6


class RulePrinter(TablePrinter):
    """Draws the rules of other offices: `frame` only around the header and the whole, `head` lines above and below the header, `dots` dashed rows."""

    def header(self, rows: list[Row]) -> None:
        """Print header lines with their own rules."""
        top = self.printer.y
        super().header(rows)
        if rows and self.part.rules in ("head", "frame", "dots"):
            pdf, end = self.printer.pdf, self.printer.y
            pdf.set_line_width(0.8)
            pdf.line(self.edges[0], top, self.edges[-1], top)
            pdf.line(self.edges[0], end, self.edges[-1], end)

    def box(self, one: Cell, c: int, top: float, end: float, lines: list[str], middle: bool = False) -> None:
        """Draw a cell; a header cell with `align` u stands upright, a cell with x is the bare gap between two boxes."""
        if one.align == "x":
            return
        if one.align == "u":
            self.upright(one, c, top, end)
            return
        pdf, rules = self.printer.pdf, self.part.rules
        if one.fill and sum(int(one.fill[i : i + 2], 16) for i in (0, 2, 4)) < 330:  # white words on a dark ground
            pdf.set_text_color(255)
        super().box(one, c, top, end, lines, middle)
        pdf.set_text_color(0)
        x0, x1 = self.edges[c], self.edges[c + one.cols]
        if rules == "frame":
            pdf.set_line_width(0.4)
            pdf.line(self.edges[0], top, self.edges[0], end)
            pdf.line(self.edges[-1], top, self.edges[-1], end)
        if rules == "dots" and not middle:
            pdf.set_line_width(0.3)
            pdf.set_dash_pattern(dash=1, gap=1.5)
            pdf.line(x0, end, x1, end)
            pdf.set_dash_pattern()

    def upright(self, one: Cell, c: int, top: float, end: float) -> None:
        """Draw a header cell whose words are turned by 90 degrees."""
        text, one.text, one.align = one.text, "", "c"
        self.box(one, c, top, end, [], True)
        one.text, one.align = text, "u"
        pdf, size = self.printer.pdf, self.part.size
        x = (self.edges[c] + self.edges[c + one.cols]) / 2 + size * 0.35
        y = (top + end) / 2 + self.printer.width_of(text, size, one.bold) / 2
        with pdf.rotation(90, x, y):
            self.printer.write(text, x, y, size, one.bold)

    def lines_of(self, cell: Cell, column: int) -> list[str]:
        """Wrap a cell; an upright one needs as many lines as its text is long."""
        if cell.align != "u":
            return super().lines_of(cell, column)
        return [""] * (int(self.printer.width_of(cell.text, self.part.size, cell.bold) / self.leading) + 1)


class OverPrinter(RulePrinter):
    """Prints the header of later pages twice."""

    def header(self, rows: list[Row]) -> None:
        """Print the header, on later pages once more, a little displaced, and let the first row begin inside its last line."""
        first = not hasattr(self, "begun") and not self.part.always
        self.begun = True
        top = self.printer.y
        super().header(rows)
        if first or not rows:
            return
        dx, dy = self.part.shift
        end, edges, rules = self.printer.y, self.edges, self.part.rules
        self.printer.y, self.edges, self.part.rules = top + dy, [x + dx for x in edges], "none"
        fills = [(one, one.fill) for each in rows for one in each.cells]
        for one, _ in fills:
            one.fill = None
        super().header(rows)
        for one, fill in fills:
            one.fill = fill
        self.edges, self.part.rules = edges, rules
        self.printer.y = end - self.part.over


def write(document: Document, path: Path) -> None:
    """Print a document; with `scan` its pages become pictures."""
    data = Press(document).bytes()
    if document.scan is None:
        path.write_bytes(data)
        return
    from scan import scanned  # pictures only where they are asked for

    path.write_bytes(scanned(io.BytesIO(data), **document.scan))
