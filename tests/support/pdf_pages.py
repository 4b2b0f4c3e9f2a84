"""Printed pages for tests, set from text: glyphs, and PDFs as office programs draw them."""

from __future__ import annotations

import inspect
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import fpdf
import pikepdf

from cascade.reading.extraction.text_lines import Glyph

MARGIN = 40.0  # points, as all lengths here
PADDING = 4.0
LEADING = 1.2  # of the font size
HEIGHT, WIDTH = 842.0, 595.0
SHADE = (217, 217, 217)

RENSTRA = """
    RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
    Tabel 4.1 Tujuan dan Sasaran
    | *Tujuan* | *Sasaran* | *Indikator* | *Satuan* | *Target* | < |
    | " | " | " | " | *2025* | *2026* |
    | Mewujudkan A | Meningkatnya pelayanan publik yang baik | IKM | Indeks | 80 | 81,5 |
    | " | " | Persentase B | % | 1 | 2 |
    | Mewujudkan C | Meningkatnya keamanan | Persentase kejadian | % | 1 | 2 |
    | " | Meningkatnya ketertiban | Jumlah laporan | laporan | 11 | 12 |
    """  # one table with merged cells
RENSTRA_GRID = [  # how it reads: row, column, rows, columns, text
    (1, 1, 2, 1, "Tujuan"), (1, 2, 2, 1, "Sasaran"), (1, 3, 2, 1, "Indikator"), (1, 4, 2, 1, "Satuan"), (1, 5, 1, 2, "Target"),
    (2, 5, 1, 1, "2025"), (2, 6, 1, 1, "2026"),
    (3, 1, 2, 1, "Mewujudkan A"), (3, 2, 2, 1, "Meningkatnya pelayanan publik yang baik"),
    (3, 3, 1, 1, "IKM"), (3, 4, 1, 1, "Indeks"), (3, 5, 1, 1, "80"), (3, 6, 1, 1, "81,5"),
    (4, 3, 1, 1, "Persentase B"), (4, 4, 1, 1, "%"), (4, 5, 1, 1, "1"), (4, 6, 1, 1, "2"),
    (5, 1, 2, 1, "Mewujudkan C"), (5, 2, 1, 1, "Meningkatnya keamanan"), (5, 3, 1, 1, "Persentase kejadian"), (5, 4, 1, 1, "%"),
    (5, 5, 1, 1, "1"), (5, 6, 1, 1, "2"),
    (6, 2, 1, 1, "Meningkatnya ketertiban"), (6, 3, 1, 1, "Jumlah laporan"), (6, 4, 1, 1, "laporan"), (6, 5, 1, 1, "11"),
    (6, 6, 1, 1, "12"),
]  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How tables are drawn: `boxes` are thin filled rectangles, `dashes` short strokes, `levels` and `uprights` only such rules."""

    borders: Literal["strokes", "boxes", "dashes", "levels", "uprights", "none"] = "strokes"
    size: float = 9.0
    widths: Sequence[float] = ()  # of the columns; else by their longest words
    shaded: int = 0  # rows at the top of each piece of a table
    striped: bool = False  # every second row below those is shaded too
    ink: tuple[int, int, int] = (0, 0, 0)  # of the borders
    frame: bool = True  # the outer border
    open_below: bool = False  # a merged cell that a page end cuts has no border there


def glyphs(text: str, left: float = 0, base: float = 10, size: float = 10, *, bold: bool = False) -> list[Glyph]:
    """Set one line of letters, each half as wide as high; spaces are printed."""
    return [
        Glyph(letter, left + n * size / 2, base - 0.8 * size, left + (n + 1) * size / 2, base + 0.2 * size, base, size, bold)
        for n, letter in enumerate(text)
    ]  # fmt: skip


def turned_glyphs(text: str, x: float, y: float, size: float = 10, *, down: bool = False) -> list[Glyph]:
    """Set a line that reads upwards from a point, or downwards."""
    upright = glyphs(text, 0, 0, size)
    if down:
        return [
            Glyph(g.text, x - 0.2 * size, y + g.left, x + 0.8 * size, y + g.right, y + g.left, size / 2, False)
            for g in upright
        ]
    return [
        Glyph(g.text, x - 0.8 * size, y - g.right, x + 0.2 * size, y - g.left, y - g.left, size / 2, False)
        for g in upright
    ]


def printed(path: Path, text: str, look: Look = Look(), *, head: str = "") -> Path:
    """Print lines and `| a | b |` tables, `*a*` in bold.

    `"` goes on with the cell above and `<` with the cell to the left (a merge), `\\n` breaks a line, a line `---` begins
    a page and `--- landscape` one on its side; a table goes on over it. `head` stands on top of each page.
    """
    pages = list(_pages(inspect.cleandoc(text)))
    printer = _Printer(look, head, [_row(line) for page in pages for line in page if line.startswith("|")])
    for page in pages:
        printer.page(page)
    printer.pdf.output(str(path))
    return path


def _pages(text: str) -> Iterator[list[str]]:
    page = [""]
    for line in text.splitlines():
        if line.startswith("---"):
            yield page
            page = [line]
        else:
            page.append(line)
    yield page


def _row(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


@dataclass(frozen=True)
class Box:
    """One cell of a table that is written as text."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    cut: bool  # goes on over the page end


class _Printer:
    def __init__(self, look: Look, head: str, every: list[list[str]]):
        self.look, self.head, self.every = look, head, every
        self.pdf = fpdf.FPDF(unit="pt", format=(1, 1))  # so each page writes its own size
        self.pdf.set_auto_page_break(False)
        self.pdf.set_compression(False)
        self.y = 0.0

    def page(self, lines: Sequence[str]) -> None:
        """Print one page; its first line tells how it lies."""
        landscape = "landscape" in lines[0]
        self.pdf.add_page(orientation="L" if landscape else "P", format=(WIDTH, HEIGHT))
        self.y = MARGIN
        rows: list[list[str]] = []
        for line in [*([self.head] if self.head else []), *lines[1:], ""]:
            if line.startswith("|"):
                rows.append(_row(line))
                continue
            if rows:
                self.table(rows)
                rows = []
            if line.strip():
                self.line(line.strip())

    def line(self, text: str) -> None:
        self.y += self.look.size * LEADING
        self.write(MARGIN, self.y, text)
        self.y += self.look.size * 0.6

    def write(self, x: float, y: float, text: str) -> None:
        bold = text.startswith("*") and text.endswith("*") and len(text) > 2
        self.pdf.set_font("Helvetica", style="B" if bold else "", size=self.look.size)
        self.pdf.set_text_color(0)
        self.pdf.text(x, y, text.strip("*") if bold else text)

    def table(self, rows: list[list[str]]) -> None:
        cells = list(boxes(rows))
        xs = _edges(MARGIN, self.widths(max(map(len, rows))))
        lines = {box: self.wrapped(box.text, xs[box.column + box.columns] - xs[box.column]) for box in cells}
        step = self.look.size * LEADING
        heights = [step + PADDING] * len(rows)
        for box in sorted(cells, key=lambda box: box.rows):
            own = range(box.row, box.row + box.rows)
            missing = len(lines[box]) * step + PADDING - sum(heights[row] for row in own)
            heights[own[-1]] += max(0.0, missing)
        ys = _edges(self.y + 4, heights)
        if self.look.shaded:
            self.pdf.set_fill_color(*SHADE)
            for left, right in pairwise(xs):
                self.pdf.rect(left, ys[0], right - left, ys[self.look.shaded] - ys[0], style="F")
        for row in range(self.look.shaded + 1, len(rows), 2) if self.look.striped else ():
            self.pdf.set_fill_color(*SHADE)
            self.pdf.rect(xs[0], ys[row], xs[-1] - xs[0], ys[row + 1] - ys[row], style="F")
        for box in cells:
            left, top = xs[box.column], ys[box.row]
            right, bottom = xs[box.column + box.columns], ys[box.row + box.rows]
            for number, line in enumerate(lines[box]):
                self.write(left + PADDING, top + PADDING / 2 + step * (number + 0.8), line)
            self.borders((left, top, right, bottom), (xs[0], ys[0], xs[-1], ys[-1]), box.cut)
        self.y = ys[-1] + 6

    def widths(self, count: int) -> list[float]:
        """Return the same widths for all tables of so many columns, by the longest words of each."""
        if self.look.widths:
            return list(self.look.widths)
        rows = [row for row in self.every if len(row) == count]
        self.pdf.set_font("Helvetica", style="B", size=self.look.size)
        words = [
            [word for row in rows for word in ["00", *row[n].strip("…").replace("\\n", " ").split()]]
            for n in range(count)
        ]
        natural = [max(map(self.pdf.get_string_width, column)) + 2 * PADDING + 2 for column in words]
        spare = self.pdf.w - 2 * MARGIN - sum(natural)
        return [width + spare / count for width in natural]

    def wrapped(self, text: str, width: float) -> list[str]:
        bold = "*" if text.startswith("*") and text.endswith("*") and len(text) > 2 else ""
        self.pdf.set_font("Helvetica", style="B" if bold else "", size=self.look.size)
        lines: list[str] = []
        for part in text.strip("*" if bold else "").split("\\n"):
            line = ""
            for word in part.split():
                if line and self.pdf.get_string_width(f"{line} {word}") > width - 2 * PADDING:
                    lines.append(line)
                    line = word
                else:
                    line = f"{line} {word}".strip()
            lines.append(line)
        return [f"{bold}{line}{bold}" for line in lines]

    def borders(self, box: tuple[float, ...], outer: tuple[float, ...], cut: bool) -> None:
        left, top, right, bottom = box
        sides = [] if self.look.borders == "uprights" else [(left, top, right, top)]
        if sides and not (cut and self.look.open_below):
            sides.append((left, bottom, right, bottom))
        if self.look.borders != "levels":
            sides += [(left, top, left, bottom), (right, top, right, bottom)]
        for side in sides:
            upright = side[0] == side[2]
            is_outer = side[0] in (outer[0], outer[2]) if upright else side[1] in (outer[1], outer[3])
            if self.look.borders != "none" and (self.look.frame or not is_outer):
                self.rule(*side)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.pdf.set_draw_color(*self.look.ink)
        self.pdf.set_fill_color(*self.look.ink)
        self.pdf.set_line_width(0.5)
        if self.look.borders == "boxes":
            self.pdf.rect(x0 - 0.24, y0 - 0.24, x1 - x0 + 0.48, y1 - y0 + 0.48, style="F")
        elif self.look.borders == "dashes":
            length = max(x1 - x0, y1 - y0)
            at = 0.0
            while at < length:
                end = min(at + 3, length)
                dx, dy = (x1 - x0) / length, (y1 - y0) / length
                self.pdf.line(x0 + at * dx, y0 + at * dy, x0 + end * dx, y0 + end * dy)
                at += 5
        else:
            self.pdf.line(x0, y0, x1, y1)


def boxes(rows: list[list[str]]) -> Iterator[Box]:
    """Yield the cells of a table; a text that ends with … is cut by the page end."""
    corner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            from_ = corner.get((r - 1, c)) if text == '"' else corner.get((r, c - 1)) if text == "<" else None
            corner[r, c] = from_ or (r, c)
    for r, c in dict.fromkeys(corner.values()):
        own = [at for at, own in corner.items() if own == (r, c)]
        text = "" if rows[r][c] in ('"', "<") else rows[r][c]
        last = max(at[0] for at in own)
        yield Box(
            r, c, last - r + 1, max(at[1] for at in own) - c + 1, text.removesuffix("…"), last == len(rows) - 1 and text.endswith("…"),
        )  # fmt: skip


def _edges(begin: float, lengths: Iterable[float]) -> list[float]:
    edges = [begin]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


# What other programs do to a page


def turned(path: Path, angle: int) -> Path:
    """Store each page on its side and let `/Rotate` set it upright again."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            width, height = page.mediabox[2], page.mediabox[3]
            matrix = {90: f"0 1 -1 0 {height} 0", 180: f"-1 0 0 -1 {width} {height}", 270: f"0 -1 1 0 0 {width}"}[angle]
            _within(pdf, page, f"q {matrix} cm")
            if angle % 180:
                page.mediabox = [0, 0, height, width]
            page.rotate(angle, relative=False)
        pdf.save(path)
    return path


def cropped(path: Path, left: float, below: float) -> Path:
    """Show a window of a larger sheet, whose corner is not the origin."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            width, height = page.mediabox[2], page.mediabox[3]
            _within(pdf, page, f"BT /F1 9 Tf 5 5 Td (buram) Tj ET q 1 0 0 1 {left} {below} cm")
            page.mediabox = [0, 0, float(width) + 2 * left, float(height) + 2 * below]
            page.cropbox = [left, below, float(width) + left, float(height) + below]
        pdf.save(path)
    return path


def in_forms(path: Path) -> Path:
    """Put the content of each page into a form, scaled down and up again."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.contents_coalesce()
            form = pdf.make_stream(page.Contents.read_bytes())
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Matrix, form.Resources = page.mediabox, [0.5, 0, 0, 0.5, 0, 0], page.Resources
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Isi=form))
            page.Contents = pdf.make_stream(b"q 2 0 0 2 0 0 cm /Isi Do Q")
        pdf.save(path)
    return path


def stamped(path: Path, draw: Callable[[fpdf.FPDF], object]) -> Path:
    """Draw something over each page."""
    over = fpdf.FPDF(unit="pt", format=(WIDTH, HEIGHT))
    over.add_page()
    over.set_font("Helvetica", size=9)
    draw(over)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf, pikepdf.open(io.BytesIO(over.output())) as stamp:
        for page in pdf.pages:
            page.add_overlay(stamp.pages[0])
        pdf.save(path)
    return path


def locked(path: Path) -> Path:
    """Lock a file with a password."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="kunci", owner="pemilik"))
    return path


def _within(pdf: pikepdf.Pdf, page: pikepdf.Page, before: str) -> None:
    page.contents_add(pdf.make_stream(before.encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"Q"))
