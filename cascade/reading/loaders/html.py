"""Read what a web page prints.

In: an .html file, or the .xls of a web application, which often is one. Out: its lines and its tables as grids, with
spans and what their cells look like, in their order. Never fetches anything, never runs a script, never follows a style sheet
of another file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from cascade.model import Cell, Grid, Line, LoadedFile, Source
from cascade.model.errors import DocumentError
from cascade.model.i18n import LocalizedText
from cascade.reading.loaders import LoadContext
from cascade.reading.loaders.encoding import decode
from cascade.reading.loaders.html_styles import PageStyles
from cascade.reading.loaders.sheet_grid import SPACE

MAX_COLUMNS = 300
LEAST_COLUMNS = 3  # of a table of data that holds others
MAX_COVERED = 500_000  # positions of a table
_SILENT = {"script", "style", "head", "template", "noscript"}
_INLINE = {
    "a",
    "abbr",
    "b",
    "big",
    "code",
    "em",
    "font",
    "i",
    "label",
    "mark",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
_BOLD = {"b", "strong", "th"}


def load(path: Path, origin: Source, context: LoadContext) -> LoadedFile:
    """Read one page.

    Raises:
        DocumentError: it is no text, or a table covers too much.
    """
    try:
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        root = etree.fromstring(decode(path.read_bytes()).encode(), parser)
    except (UnicodeError, etree.XMLSyntaxError) as error:
        raise _unreadable(origin.file) from error
    if root is None:
        raise _unreadable(origin.file)
    styles = PageStyles(root)
    blocks: list[Grid | Line] = []
    lines = tables = 0
    for block in _flow(root):
        if isinstance(block, str):
            lines += 1
            blocks.append(Line(block, replace(origin, row=lines)))
        else:
            tables += 1
            blocks.append(_grid(block, replace(origin, table=tables), styles))
    return LoadedFile(origin.file, origin.sha256, tuple(blocks))


def _flow(root: etree._Element) -> Iterator[str | etree._Element]:
    """Yield lines of text and tables in their order; a table that only frames other ones is none itself."""
    text: list[str] = []
    for part in _parts(root):
        if isinstance(part, str) and part != "\n":
            text.append(part)
            continue
        if line := " ".join("".join(text).split()):
            yield line
        text = []
        if not isinstance(part, str):
            yield part
    if line := " ".join("".join(text).split()):
        yield line


def _parts(element: etree._Element) -> Iterator[str | etree._Element]:
    """Yield the texts, line ends and tables of an element."""
    if element.tag in _SILENT:
        return
    if element.tag == "table" and not _frames(element):
        yield element
        return
    yield from _printed(element)


def _frames(table: etree._Element) -> bool:
    """Tell whether a table only places other tables on the page: none of these is small beside it.

    A table of three and more columns whose cells hold shorter tables is one of data.
    """
    inner = [count for each in table.iterdescendants("table") if (count := len(_rows(each)))]
    rows = _rows(table)
    columns = max((len(list(row.iterchildren("td", "th"))) for row in rows), default=0)
    return bool(inner) and (columns < LEAST_COLUMNS or max(inner) >= len(rows))


def _printed(element: etree._Element) -> Iterator[str | etree._Element]:
    """Yield what an element prints; it is no table of its own."""
    is_block = element.tag not in _INLINE
    if is_block:
        yield "\n"
    yield element.text or ""
    for child in element:
        yield from _parts(child)
        yield child.tail or ""
    if is_block:
        yield "\n"


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]


def _grid(table: etree._Element, source: Source, styles: PageStyles) -> Grid:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    rows = _rows(table)
    for number, row in enumerate(rows, 1):
        column = 1
        for cell in row.iterchildren("td", "th"):
            while (number, column) in taken:
                column += 1
            if column > MAX_COLUMNS:
                break
            across = min(_span(cell, "colspan"), MAX_COLUMNS - column + 1)
            down = min(_span(cell, "rowspan"), len(rows) - number + 1)
            taken |= {(r, c) for r in range(number, number + down) for c in range(column, column + across)}
            if len(taken) > MAX_COVERED:
                raise _unreadable(source.file)
            place = replace(source, row=number, column=column)
            bold, indent = _is_bold(cell, styles), styles.indent(cell) + _spaces(cell)
            fill = styles.fill(cell)
            cells.append(Cell(_text(cell), number, column, place, down, across, bold, indent=indent, fill=fill))
            column += across
    last = max((cell.column + cell.columns - 1 for cell in cells), default=0)
    return Grid("", tuple(cells), len(rows), last, source)


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1


def _text(cell: etree._Element) -> str:
    lines = "".join(_texts(cell)).replace("\xa0", " ").split("\n")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the texts and line ends of a cell; a row of a table in it is a line."""
    for part in _parts(element):
        if isinstance(part, str):
            yield part
        else:
            for row in _rows(part):
                yield "\n"
                yield " ".join(" ".join("".join(_texts(each)).split()) for each in row.iterchildren("td", "th"))
            yield "\n"


def _spaces(cell: etree._Element) -> int:
    """Return by how many points spaces that do not break move the text of a cell to the right."""
    text = "".join(_texts(cell)).lstrip(" \t\r\n")
    return SPACE * (len(text) - len(text.lstrip("\xa0 ")))


def _is_bold(cell: etree._Element, styles: PageStyles) -> bool:
    inner = [each for each in cell.iter() if (each.text or "").strip()]
    inner += [
        up for each in cell.iterdescendants() if (each.tail or "").strip() and (up := each.getparent()) is not None
    ]
    return bool(inner) and all(_prints_bold(each, styles) for each in inner)


def _prints_bold(element: etree._Element, styles: PageStyles) -> bool:
    """Tell whether an element prints bold: the nearest element that says anything of it decides."""
    for each in (element, *element.iterancestors()):
        weight = styles.is_bold(each)
        if weight is not None:
            return weight
        if each.tag in _BOLD:
            return True
    return False


def _unreadable(file: str) -> DocumentError:
    return DocumentError(
        LocalizedText("{file}: bukan halaman yang dapat dibaca.", "{file}: it is not a readable page.").format(
            file=file
        ),
        LocalizedText("Buka di Excel, simpan sebagai .xlsx.", "Open it in Excel and save it as .xlsx."),
    )
