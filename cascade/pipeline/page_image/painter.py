"""Draw cells, fields and what each row became over the print.

A rendered page and the tables that it shows go in; the picture comes out, with its legend. Bands of labels are laid between the
strips of the print, so that they hide nothing of it. Finds no table and decides nothing.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from PIL import Image, ImageDraw

from cascade.model import AppliedCorrection, Cell
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.page_image.legend import Legend
from cascade.pipeline.page_image.printed_page import RenderedPage, _extents
from cascade.pipeline.page_image.reading_result import (
    DrawnTable,
    RowOutcomes,
    clear_height_above,
    colour_group,
    field_label,
    row_address,
    table_address,
)
from cascade.pipeline.page_image.style import (
    BAND,
    BLACK,
    COLOURS,
    CORRECTED,
    FONT,
    GREY,
    GUTTER,
    LEADING,
    MISSED,
    SMALL,
    UNRECOGNISED,
    WHITE,
    Box,
    Colour,
    ascii_text,
    broken_label,
    draw_dashed_box,
    font,
    short_level,
)
from cascade.reading.document_builder import ReadFile
from cascade.reading.tables.table import Table

NAMES = {
    "element": LocalizedText("unsur", "element"),
    "stranger": LocalizedText("tabel tidak dikenali", "table not recognised"),
    "missed": LocalizedText("tidak dipahami", "not understood"),
    "corrected": LocalizedText("dikoreksi dengan tangan", "corrected by hand"),
    "plain": LocalizedText("kolom lain, teks di luar tabel", "other columns, text outside tables"),
    "header": LocalizedText("Garis tebal: kepala tabel.", "Thick rule: header."),
    "carried": LocalizedText("Garis putus: sel dari halaman sebelumnya.", "Broken rule: a cell from the page before."),
    "marks": LocalizedText(
        "Kolom “?” tidak dikenal, “-” diabaikan. Di kiri tabel: setiap baris menjadi apa (“-”: tidak menjadi apa-apa).",
        "A column “?” is not known, “-” is ignored. At the left of a table: what each row became (“-”: nothing).",
    ),
}

MOST_LETTERS = 40  # of a corrected text in its cell


class Painter:
    """Lays bands of labels between the strips of the print, then draws over both."""

    def __init__(
        self,
        printed: RenderedPage,
        tables: list[DrawnTable],
        outcome: RowOutcomes,
        read: ReadFile,
        file: str,
        language: Language,
    ):
        self.printed, self.outcome, self.read, self.file, self.language = printed, outcome, read, file, language
        self.tables = sorted(tables, key=lambda drawn: (drawn.box[1], drawn.box[0]))
        self.bands = {
            id(drawn): clear_height_above(drawn, self.tables) for drawn in self.tables if drawn.table or drawn.listed
        }
        self.cuts = sorted(set(self.bands.values()))
        self.tagged: Counter[int] = Counter()  # pixels of a band that names of tables take
        self.head = 2 * LEADING + 8
        self.legend = Legend(self.tables, read, printed.page, language, outcome.corrections)
        width = GUTTER + max(printed.image.width, 640)
        paper = printed.image.height + BAND * len(self.cuts)
        legend = self.legend.lines(width - 24)
        self.image = Image.new(
            "RGB", (width, self.head + paper + 2 * LEADING * 2 + len(legend) * (LEADING + 2) + 16), WHITE
        )
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self._title()
        self._strips()
        for box in printed.lines:
            self._line(box)
        for drawn in self.tables:
            self._part(drawn)
        self._legend(self.head + paper + 8, legend)

    def picture(self) -> Image.Image:
        """Return what was painted."""
        return self.image

    def _title(self) -> None:
        self.pen.text((12, 8), ascii_text(self.printed.title.say(self.language)), fill=BLACK, font=font(FONT + 3))

    def _strips(self) -> None:
        """Set the print down, cut where a table begins so that its labels hide nothing."""
        edges = [0, *self.cuts, self.printed.image.height]
        for number, (top, bottom) in enumerate(pairwise(edges)):
            if bottom > top:
                strip = self.printed.image.crop((0, top, self.printed.image.width, bottom))
                self.image.paste(strip, (GUTTER, self.head + top + number * BAND))

    def _placed(self, box: Box) -> Box:
        """Return a box of the print on the picture."""
        left, top, right, bottom = box
        above = sum(cut <= top for cut in self.cuts)
        below = max(above, sum(cut < bottom for cut in self.cuts))
        return GUTTER + left, self.head + top + above * BAND, GUTTER + right, self.head + bottom + below * BAND

    def _line(self, box: Box) -> None:
        left, top, right, bottom = self._placed(box)
        self.pen.rectangle((left - 2, top - 1, right + 2, bottom + 1), outline=(*GREY, 90))

    def _part(self, drawn: DrawnTable) -> None:
        if drawn.table is None:
            self._unrecognised(drawn)
            return
        rows, columns = _extents(drawn.cells)
        columns = self.printed.columns.get(id(drawn.grid), columns)
        groups = {column.number: colour_group(column) for column in drawn.table.columns}
        for cell, box in drawn.cells:
            self._cell(cell, self._placed(box), groups, is_header=cell.row in drawn.table.header_rows)
        for cell, box in drawn.cells_from_before:
            self._cell(cell, self._placed(box), groups, is_header=False)
            draw_dashed_box(self.pen, self._placed(box), BLACK)
        for cell, box in drawn.cells:
            if cell.source in self.outcome.missed:
                self._missed(self._placed(box))
            if corrections := tuple(self.outcome.corrected_in(cell)):
                self._corrected(self._placed(box), corrections)
        self._outline(drawn, BLACK)
        self._fields(drawn, columns, groups)
        for row, (top, bottom) in sorted(rows.items()):
            self._write_outcome(drawn.table, row, (drawn.box[0], top, drawn.box[2], bottom))

    def _cell(self, cell: Cell, box: Box, groups: dict[int, str | None], *, is_header: bool) -> None:
        covered = {groups.get(column) for column in range(cell.column, cell.column + cell.columns)}
        name = next(iter(covered)) if len(covered) == 1 else None
        colour = COLOURS[name] if name else GREY
        self.pen.rectangle(box, fill=(*colour, 70 if is_header else 32 if name else 14))
        self.pen.rectangle(box, outline=(*colour, 230), width=2 if is_header else 1)

    def _missed(self, box: Box) -> None:
        self.pen.rectangle(box, fill=(*MISSED, 40), outline=(*MISSED, 255), width=2)

    def _corrected(self, box: Box, corrections: tuple[AppliedCorrection, ...]) -> None:
        """Frame a cell that a person corrected, and write into it what should have been read."""
        self.pen.rectangle(box, outline=(*CORRECTED, 255), width=3)
        words = ", ".join("x" if each.what == "not_a_row" else each.value for each in corrections)
        text = ascii_text(words)[:MOST_LETTERS]
        left, bottom = box[0] + 3, box[3] - 3
        self.pen.rectangle((left, bottom - 13, left + font(SMALL).getlength(text) + 4, bottom), fill=(*CORRECTED, 255))
        self.pen.text((left + 2, bottom - 12), text, fill=WHITE, font=font(SMALL))

    def _outline(self, drawn: DrawnTable, colour: Colour) -> None:
        left, top, right, bottom = self._placed(drawn.box)
        self.pen.rectangle((left - 1, top - 1, right + 1, bottom + 1), outline=(*colour, 255), width=2)
        cut, name = self.bands[id(drawn)], self.legend.names[id(drawn)]
        x, y = max(left, self.tagged[cut]), self._below(cut) - BAND + 2
        wide = round(font(SMALL).getlength(name)) + 8
        self.tagged[cut] = x + wide + 6
        self.pen.rectangle((x, y, x + wide, y + LEADING), fill=(*colour, 255))
        self.pen.text((x + 4, y + 1), name, fill=WHITE, font=font(SMALL))

    def _below(self, cut: int) -> int:
        """Return where the print goes on below a band."""
        return self._placed((0, cut, 0, cut))[1]

    def _fields(self, drawn: DrawnTable, columns: dict[int, tuple[int, int]], groups: dict[int, str | None]) -> None:
        """Write the field of each column above the table."""
        bottom = self._below(self.bands[id(drawn)]) - 3
        for column in drawn.table.columns if drawn.table else ():
            if column.number not in columns or not (label := field_label(column)):
                continue
            left, right = (GUTTER + side for side in columns[column.number])
            name = groups[column.number]
            colour = COLOURS[name] if name else GREY
            words = broken_label(label, right - left - 4)
            top = bottom - 12 * len(words) - 2
            self.pen.rectangle((left + 1, top, right - 1, bottom), fill=(*colour, 255))
            for line, word in enumerate(words):
                self.pen.text((left + 3, top + 12 * line), word, fill=WHITE, font=font(SMALL - 1))

    def _write_outcome(self, table: Table, row: int, box: Box) -> None:
        """Write at the left of a table what a row became: elements, indicators, or nothing."""
        left, top, _, bottom = self._placed(box)
        room = max(1, (bottom - top) // 11)
        groups = self._outcome_labels(table, row)
        lines = [[each] for group in groups for each in group]
        if len(lines) > room:
            lines = groups if len(groups) <= room else [[each for group in groups for each in group]]
        for line, words in enumerate(lines):
            wide = sum(font(SMALL - 1).getlength(text) + 6 for text, _ in words)
            y, x = top + 1 + line * 11, left - 5
            for text, colour in reversed(
                words if wide < left else [(short_level(text), colour) for text, colour in words]
            ):
                x -= round(font(SMALL - 1).getlength(text))
                self.pen.rectangle((x - 2, y, x + font(SMALL - 1).getlength(text) + 2, y + 11), fill=(*WHITE, 215))
                self.pen.text((x, y), text, fill=colour, font=font(SMALL - 1))
                x -= 6

    def _outcome_labels(self, table: Table, row: int) -> list[list[tuple[str, Colour]]]:
        key = (*table_address(table.grid.source), row)
        if row in table.header_rows:
            return [[(LocalizedText("kepala", "header").say(self.language), BLACK)]]
        elements = [(level, COLOURS["element"]) for level in self.outcome.elements.get(key, ())]
        counted = Counter(self.outcome.indicators.get(key, ())).items()
        indicators = [(f"ind. {level}{f' x{n}' if n > 1 else ''}", COLOURS["indicator"]) for level, n in counted]
        is_missed = any(row_address(source) == key for source in self.outcome.missed)
        groups = [elements, indicators, [("?", MISSED)] if is_missed else []]
        if not any(groups) and row in table.data_rows and any(c.text and c.row == row for c in table.grid.row(row)):
            groups = [[("-", GREY)]]
        return [group for group in groups if group]

    def _unrecognised(self, drawn: DrawnTable) -> None:
        colour = UNRECOGNISED if drawn.listed else GREY
        for _, box in drawn.cells:
            self.pen.rectangle(self._placed(box), outline=(*colour, 170), fill=(*colour, 14))
        if drawn.listed:
            self._outline(drawn, UNRECOGNISED)

    def _legend(self, top: int, lines: list[tuple[str, Colour]]) -> None:
        x, y = 12, top
        words = [NAMES[name].say(self.language) for name in ("header", "carried", "marks")]
        chips = [
            *((colour, NAMES[name].say(self.language) if name in NAMES else name) for name, colour in COLOURS.items()),
            (UNRECOGNISED, NAMES["stranger"].say(self.language)),
            (MISSED, NAMES["missed"].say(self.language)),
            *([(CORRECTED, NAMES["corrected"].say(self.language))] if self.outcome.corrections else []),
            (GREY, NAMES["plain"].say(self.language)),
        ]
        for colour, text in chips:
            wide = round(font(SMALL).getlength(text)) + 30
            if x + wide > self.image.width:
                x, y = 12, y + LEADING + 4
            self.pen.rectangle((x, y, x + 12, y + 12), fill=(*colour, 110), outline=(*colour, 255))
            self.pen.text((x + 17, y), text, fill=BLACK, font=font(SMALL))
            x += wide
        self.pen.text((12, y + LEADING + 4), " ".join(words), fill=BLACK, font=font(SMALL))
        y += 2 * LEADING + 12
        for text, colour in lines:
            self.pen.text((12, y), text, fill=colour, font=font(FONT))
            y += LEADING + 2
