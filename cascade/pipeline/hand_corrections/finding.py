"""Find the row of a correction in what was read of its file today.

Documents and a correction go in; the rows that print it come out, or why there is none. In the file that the person looked at the
place counts, in a changed one only a row of that name with the text that was read then. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cascade.decisions.reading_correction import PlaceInFile, ReadingCorrection
from cascade.model import Document, Source
from cascade.model.account import CorrectionState
from cascade.pipeline.hand_corrections.parts import VALUES, Part, Row, printed
from cascade.pipeline.hand_corrections.values import level_named, rows_of
from cascade.text.printable import one_line


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row of a document, with its part that a correction is about as it was read; `number` tells which document it is."""

    number: int
    row: Row
    read: str
    source: Source


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a correction: all that are printed at one place."""

    state: CorrectionState
    rows: tuple[FoundRow, ...] = ()


def part_of(correction: ReadingCorrection) -> Part:
    """Return what of a row a correction is about."""
    return Part(correction.what, correction.year, correction.quarter)


def find_rows(documents: Sequence[Document], correction: ReadingCorrection) -> Found:
    """Return the rows that print what a correction is about."""
    in_file = _of_file(documents, correction)
    named = [found for found in in_file if one_line(found.row.name.text) == one_line(correction.row_name)]
    if any(documents[found.number].sha256 == correction.digest for found in named):
        at_place = [found for found in named if PlaceInFile.of(found.source) == correction.place]
        if at_place:
            at_place = _all_of_cell(at_place, in_file, correction)
            is_read = correction.what != "not_a_row" and all(_says(found.read, correction) for found in at_place)
            return Found("fulfilled" if is_read else "applied", tuple(at_place))
    unchanged = [found for found in named if one_line(found.read) == one_line(correction.read)]
    if len({PlaceInFile.of(found.source) for found in unchanged}) == 1:
        return Found("moved", tuple(_all_of_cell(unchanged, in_file, correction)))
    has_other_text = not unchanged and named and correction.what not in ("not_a_row", "name")
    if has_other_text and all(_says(found.read, correction) for found in named):
        return Found("fulfilled", tuple(named))
    return Found("lost")


def is_of_one_cell(part: Part, place: PlaceInFile) -> bool:
    """Tell whether a place names the very cell of a value, so that all rows which print it there mean one print."""
    return part.what in VALUES and (place.cell is not None or place.column is not None)


def _all_of_cell(found: list[FoundRow], in_file: list[FoundRow], correction: ReadingCorrection) -> list[FoundRow]:
    """Return rows with all others that print the same cell: an element and its indicator may share their pagu."""
    place, read = PlaceInFile.of(found[0].source), found[0].read
    if not is_of_one_cell(part_of(correction), place):
        return found
    return [each for each in in_file if PlaceInFile.of(each.source) == place and each.read == read]


def _of_file(documents: Sequence[Document], correction: ReadingCorrection) -> list[FoundRow]:
    """Return the rows of the file of a correction; a file that only has another name now is known by its digest."""
    numbers = [number for number, document in enumerate(documents) if document.file == correction.file]
    numbers = numbers or [n for n, document in enumerate(documents) if document.sha256 == correction.digest]
    part = part_of(correction)
    return [
        FoundRow(number, row, *found)
        for number in numbers
        for row in rows_of(documents[number])
        if (found := printed(row, part)) is not None
    ]


def _says(read: str, correction: ReadingCorrection) -> bool:
    if correction.what == "level":
        return read == level_named(correction.value)
    return one_line(read) == one_line(correction.value)
