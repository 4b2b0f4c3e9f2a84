"""Name the tables of a picture, and tell below it what each is and what was left over.

Tables as drawn and what reading made of the file go in; lines of text, each with its colour, come out. Draws nothing.
"""

from __future__ import annotations

from cascade.model import AppliedCorrection, Source
from cascade.model.i18n import Language, LocalizedText
from cascade.pipeline.page_image.reading_result import DrawnTable, table_address
from cascade.pipeline.page_image.style import BLACK, CORRECTED, MISSED, MOST_REMARKS, UNRECOGNISED, Colour, ascii_text
from cascade.reading.document_builder import ReadFile
from cascade.reading.tables.table import Table
from cascade.reports.html.graph_layout import wrap
from cascade.reports.reading_account import correction_text


class Legend:
    """Names the tables of a picture and says what was left over on it."""

    def __init__(
        self,
        tables: list[DrawnTable],
        read: ReadFile,
        page: int | None,
        language: Language,
        corrections: tuple[AppliedCorrection, ...] = (),
    ):
        self.tables, self.read, self.page, self.language, self.corrections = tables, read, page, language, corrections
        self.names = {id(drawn): self._name(drawn) for drawn in tables}

    def _name(self, drawn: DrawnTable) -> str:
        number = drawn.grid.source.table or drawn.grid.source.sheet or ""
        word = LocalizedText("tabel", "table") if drawn.grid.source.table else LocalizedText("lembar", "sheet")
        form = (
            drawn.table.form.name
            if drawn.table
            else LocalizedText("tidak dikenali", "not recognised").say(self.language)
        )
        return ascii_text(f"{word.say(self.language)} {number}: {form}")

    def lines(self, width: int) -> list[tuple[str, Colour]]:
        """Return the legend below the picture, broken to a width, each line with its colour."""
        entries: list[tuple[str, Colour]] = []
        for drawn in self.tables:
            if drawn.table is not None:
                entries.append((f"{self.names[id(drawn)]} - {self._about(drawn.table)}", BLACK))
            elif drawn.listed:
                entries.append((self.names[id(drawn)], UNRECOGNISED))
        entries += [
            (f"* {correction_text(each).say(self.language)}", CORRECTED)
            for each in self.corrections
            if self._is_here(each.source)
        ]
        missed = [
            each for each in self.read.not_understood if each.source.row is not None and self._is_here(each.source)
        ]
        entries += [
            (f"? “{each.text[:90]}”: {each.reason.say(self.language)} ({each.source.place.say(self.language)})", MISSED)
            for each in missed[:MOST_REMARKS]
        ]
        if len(missed) > MOST_REMARKS:
            unshown = LocalizedText("… dan {n} lainnya; lihat cascade read", "… and {n} more; see cascade read")
            entries.append((unshown.format(n=len(missed) - MOST_REMARKS).say(self.language), MISSED))
        return [(line, colour) for text, colour in entries for line in wrap(ascii_text(text), width)]

    def _is_here(self, source: Source) -> bool:
        if self.page is not None:
            return source.page == self.page
        return any(table_address(source) == table_address(drawn.grid.source) for drawn in self.tables)

    def _about(self, table: Table) -> str:
        rows = LocalizedText("kepala baris {a}, {n} baris data", "header in rows {a}, {n} data rows").format(
            a="-".join(str(row) for row in sorted({table.header_rows.start, table.header_rows.stop - 1})),
            n=len(table.data_rows),
        )
        pages = sorted({cell.source.page for cell in table.grid.cells if cell.source.page is not None})
        if len(pages) > 1:
            rows += LocalizedText(
                "; tabel ini hal. {a}-{b}, kepalanya di hal. {h}", "; pages {a}-{b}, its header on p. {h}"
            ).format(a=pages[0], b=pages[-1], h=_header_page(table))
        return rows.say(self.language)


def _header_page(table: Table) -> int | None:
    return next((cell.source.page for row in table.header_rows for cell in table.grid.row(row)), None)
