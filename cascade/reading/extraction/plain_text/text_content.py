"""Gather what a text without layout tells: its tables, the lines around them, the remarks among them.

The modules of this package add to one such record; the loader of text files makes a loaded file of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cascade.model import Grid
from cascade.reading.extraction.plain_text.text_cells import REMARK, TextCell, TextRow


@dataclass(slots=True)
class TextContent:
    """What a text tells: lines above, the tables, lines below, remarks.

    `drawn` holds the lines and tables of a text that draws its tables, in their order. `nameless` counts the rows of values without a name, `unread` those of tables that the order of the text does not tell.
    """

    above: list[TextRow] = field(default_factory=list)
    drawn: list[TextRow | Grid] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    below: list[TextRow] = field(default_factory=list)
    remarks: list[TextRow] = field(default_factory=list)
    nameless: int = 0
    unread: int = 0

    @property
    def parts(self) -> list[TextRow | Grid]:
        """Its lines and tables in their order."""
        return [*self.above, *self.drawn, *self.grids, *self.below]

    def add_lines(self, cells: Iterable[TextCell], lines: list[TextRow]) -> None:
        """Add cells that belong to no table to some lines of the text, those that are a remark to the remarks."""
        for cell in cells:
            row = replace(cell.rows[0], text=cell.text)
            is_remark = cell.kind == "name" and REMARK.search(cell.text)
            (self.remarks if is_remark else lines).append(row)
