"""Count what reading loses in silence: pages with figures like targets that the account of a file does not name.

    losses.py FOLDER|FILE … [--read FOLDER] [--jobs N] [--all]

Every PDF, DOCX and XLSX is looked at without cascade: glyphs and ruled pictures of pages, cells of tables and sheets. A
page, table or sheet with rows of figures below words such as indikator, target, pagu, triwulan or years, or that goes on
with such a page, must be named in the account of `cascade read --format json`. It is a silent loss where it is not named,
or where it is said to be read while few of its figures occur among the values that were read. `--read` keeps what was
read as NAME.json, and takes it from there the next time; `--all` also lists the pages that are accounted for.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from pypdfium2 import raw

CASCADE = ["-c", "from cascade.cli.app import main; main()", "read", "--format", "json"]
FORMATS = (".pdf", ".docx", ".xlsx")
LEAST_ROWS = 3  # with figures, from which a page holds a table
WIDE_ROW = 4  # figures, of which two rows are a table under headings
LEAST_READ = 0.5  # share of the figures of a page that is read
LEAST_PART = 3  # digits of a part of a number that a narrow column breaks
LEAST_ALIKE = 0.6  # share of the columns of figures that stand where those of the page before do
RULES_OF_A_TABLE = (2, 3, 7)  # horizontal, vertical and together, in the pictures of a page
LEAST_PICTURE = 0.06  # share of the page
DARK = 190  # of 255; the rules of scans are grey
RESOLUTION = 60  # dots an inch at which pictures are looked at

_FIGURE = re.compile(r"(?:Rp\.?\s*)?-?\d[\d.,]*\s*(?:%|[a-z/]{2,12}\.?)?|N/?A", re.I)
_YEAR = re.compile(r"(19|20)\d\d")
_CODE = re.compile(r"\d{1,2}(\.\d{1,4}){2,}\.?|[xX\d]\.[xX\d]{1,2}(\.[xX\d]+)*|\d+[.)]")
_MONEY = re.compile(r"(?:Rp\.?\s*)?\d{1,3}([.,]\d{3}){2,}([.,]\d\d?)?|\d{8,}")
_WORDS = re.compile(r"indikator|\btarget\b|\bpagu\b|anggaran|triwulan|\btw\b|kinerja|satuan|sasaran|kondisi awal", re.I)
_LEADERS = re.compile(r"\.{5,}|…{2,}|(?:\. ){4,}")


@dataclass(frozen=True)
class Text:
    """A run of words that stands apart from the next, as in a cell: its text and where it begins and ends."""

    text: str
    left: float
    right: float

    @property
    def is_figure(self) -> bool:
        """It is a number or an amount; no year, code or number of a list."""
        text = self.text.strip()
        return bool(_FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text) and not _CODE.fullmatch(text)

    @property
    def is_money(self) -> bool:
        """It is an amount of a million or more."""
        return bool(_MONEY.fullmatch(self.text.strip()))


@dataclass
class Place:
    """A page, a table of a document or a sheet, as rows of texts; `ruled` says that a picture on it holds a ruled table."""

    name: str
    page: int | None = None
    sheet: str | None = None
    table: int | None = None
    rows: list[list[Text]] = field(default_factory=list)
    ruled: bool = False

    @property
    def figure_rows(self) -> list[list[Text]]:
        """The rows that print two figures, or an amount of money beside a text."""
        return [
            row
            for row in self.rows
            if sum(text.is_figure for text in row) >= 2 or (len(row) > 1 and any(text.is_money for text in row))
        ]

    @property
    def figures(self) -> Counter[str]:
        """The digits of each figure in its rows of figures."""
        return Counter(
            digits
            for row in self.figure_rows
            for text in row
            if text.is_figure and (digits := re.sub(r"\D", "", text.text))
        )

    @property
    def is_list_of_contents(self) -> bool:
        """Most of its lines end in leaders and the number of a page."""
        led = sum(any(_LEADERS.search(text.text) for text in row) for row in self.rows)
        return led >= LEAST_ROWS and led * 2 > len(self.figure_rows)

    @property
    def is_headed(self) -> bool:
        """Words that head targets, two of them different, or one and years in a row, stand on it."""
        short = [text.text for row in self.rows for text in row if len(text.text) < 60]
        words = {match[0].casefold() for text in short for match in _WORDS.finditer(text)}
        years = any(sum(bool(_YEAR.fullmatch(t.text.strip())) for t in row) >= 2 for row in self.rows)
        return len(words) >= 2 or (bool(words) and years)

    @property
    def is_table(self) -> bool:
        """It prints rows of figures: three, two wide ones under headings, or three of several amounts each without any."""
        rows = self.figure_rows
        if self.is_list_of_contents:
            return False
        wide = [row for row in rows if sum(text.is_figure for text in row) >= WIDE_ROW]
        return len(rows) >= LEAST_ROWS or (len(wide) > 1 and self.is_headed)

    @property
    def is_of_money(self) -> bool:
        """Three of its rows print three amounts of money each."""
        return sum(sum(text.is_money for text in row) >= 3 for row in self.rows) >= LEAST_ROWS

    @property
    def columns(self) -> list[tuple[float, float]]:
        """Where its columns of figures stand."""
        spans: list[list[float]] = []
        counts: list[int] = []
        for row in self.figure_rows:
            for text in row:
                if not text.is_figure:
                    continue
                for index, span in enumerate(spans):
                    if text.left < span[1] and span[0] < text.right:
                        span[0], span[1] = min(span[0], text.left), max(span[1], text.right)
                        counts[index] += 1
                        break
                else:
                    spans.append([text.left, text.right])
                    counts.append(1)
        return [(a, b) for (a, b), number in zip(spans, counts, strict=True) if number > 1]


@dataclass(frozen=True)
class Loss:
    """A place whose figures were lost in silence, and what the account says of it."""

    file: str
    place: Place
    why: str


# What is printed, seen without cascade


def places_of(path: Path) -> list[Place]:
    """Return the pages, tables or sheets of a file."""
    if path.suffix.lower() == ".pdf":
        return list(_pages(path))
    return list(_tables(path) if path.suffix.lower() == ".docx" else _sheets(path))


def _pages(path: Path) -> Iterator[Place]:
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, 1):
        rows = _rows_of_glyphs(page)
        yield Place(f"p. {number}", page=number, rows=rows, ruled=_has_ruled_picture(page))
        page.close()


def _rows_of_glyphs(page: pypdfium2.PdfPage) -> list[list[Text]]:
    """Return the lines of a page as runs of words; a page that is set sideways is turned first."""
    glyphs: list[tuple[float, float, float, float, str, int]] = []
    text_page = page.get_textpage()
    box = raw.FS_RECTF()
    for index in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if code < 32 or not raw.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        angle = round(raw.FPDFText_GetCharAngle(text_page, index) / 1.5707963) % 4
        glyphs.append((box.left, box.bottom, box.right, box.top, chr(code), angle))
    if not glyphs:
        return []
    turn = Counter(glyph[5] for glyph in glyphs if glyph[4] != " ").most_common(1)
    angle = turn[0][0] if turn else 0
    turned = [(*_turned(glyph[:4], angle), glyph[4]) for glyph in glyphs if glyph[5] == angle or glyph[4] == " "]
    return _lines(turned)


def _turned(box: tuple[float, ...], quarter_turns: int) -> tuple[float, float, float, float]:
    """Return a box (left, top, right, bottom), downwards, as it stands once the page is turned upright."""
    left, bottom, right, top = box
    return {
        0: (left, -top, right, -bottom),
        1: (-top, -right, -bottom, -left),
        2: (-right, bottom, -left, top),
        3: (bottom, left, top, right),
    }[quarter_turns]


def _lines(glyphs: list[tuple[float, float, float, float, str]]) -> list[list[Text]]:
    """Part glyphs into lines by height and each line into runs by the space between them."""
    lines: list[list[tuple[float, float, float, float, str]]] = []
    for glyph in sorted(glyphs, key=lambda g: ((g[1] + g[3]) / 2, g[0])):
        middle = (glyph[1] + glyph[3]) / 2
        last = lines[-1] if lines else None
        if last and middle - (last[0][1] + last[0][3]) / 2 < max(2.5, (glyph[3] - glyph[1]) * 0.35):
            last.append(glyph)
        else:
            lines.append([glyph])
    return [runs for line in lines if (runs := list(_runs(sorted(line))))]


def _runs(line: list[tuple[float, float, float, float, str]]) -> Iterator[Text]:
    text, left, right = "", 0.0, 0.0
    for glyph in line:
        if glyph[4].isspace():
            continue
        gap, size = glyph[0] - right, max(glyph[3] - glyph[1], 4)
        if text and gap > size * 0.75:
            yield Text(text, left, right)
            text = ""
        elif text and gap > size * 0.15:
            text += " "
        left = left if text else glyph[0]
        text, right = text + glyph[4], max(right, glyph[2]) if text else glyph[2]
    if text:
        yield Text(text, left, right)


def _has_ruled_picture(page: pypdfium2.PdfPage) -> bool:
    """Tell whether a picture on a page shows a ruled table over which no text lies: long straight lines both ways."""
    text_page = page.get_textpage()
    width, height = page.get_size()
    across = down = 0
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        left, bottom, right, top = max(left, 0), max(bottom, 0), min(right, width), min(top, height)
        is_large = (right - left) * (top - bottom) > LEAST_PICTURE * width * height
        if not is_large or len(text_page.get_text_bounded(left, bottom, right, top).strip()) > 100:
            continue
        crop = (0, 0, 0, 0) if page.get_rotation() else (left, bottom, width - right, height - top)
        grey = np.asarray(page.render(scale=RESOLUTION / 72, grayscale=True, crop=crop).to_numpy()).squeeze()
        across += _count_rules(grey < DARK, 0.3)
        down += _count_rules((grey < DARK).T, 0.1)
    return across >= RULES_OF_A_TABLE[0] and down >= RULES_OF_A_TABLE[1] and across + down >= RULES_OF_A_TABLE[2]


def _count_rules(dark: np.ndarray, share: float) -> int:
    """Count the thin bands of lines with an unbroken dark run of a share of their length; skew may move it to the next line."""
    dark = dark.copy()
    dark[1:] |= dark[:-1]
    least, count, before = int(dark.shape[1] * share), 0, -9
    padded = np.pad(dark, ((0, 0), (1, 1)))
    for number, line in enumerate(padded):
        ends = np.flatnonzero(np.diff(line.astype(np.int8)))
        long = len(ends) and int((ends[1::2] - ends[::2]).max()) >= least
        if long and number - before > 3:
            count += 1
        before = number if long else before
    return count


def _tables(path: Path) -> Iterator[Place]:
    import docx

    for number, table in enumerate(docx.Document(str(path)).tables, 1):
        rows = []
        for row in table.rows:
            texts = list(dict.fromkeys((cell._tc, cell.text.strip()) for cell in row.cells))
            rows.append([Text(text, column, column + 0.9) for column, (_, text) in enumerate(texts) if text])
        yield Place(f"table {number}", table=number, rows=rows)


def _sheets(path: Path) -> Iterator[Place]:
    import openpyxl

    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        rows = [
            [Text(str(cell.value), cell.column, cell.column + 0.9) for cell in row if cell.value not in (None, "")]
            for row in sheet.iter_rows()
        ]
        yield Place(f"sheet {sheet.title}", sheet=sheet.title, rows=[row for row in rows if row])


def like_targets(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places that print figures like targets, and those that go on with the one before."""
    before: Place | None = None
    for place in places:
        is_called_so = place.is_headed or place.is_of_money or (before is not None and _goes_on(before, place))
        if place.ruled or (place.is_table and is_called_so):
            before = place
            yield place
        elif before is not None and place.page != (before.page or 0) + 1:
            before = None


def _goes_on(before: Place, place: Place) -> bool:
    """Tell whether the columns of figures stand where those of the page before do."""
    columns, known = place.columns, before.columns
    if before.page is None or not columns or not known:
        return False
    met = sum(any(left < end and begin < right for begin, end in known) for left, right in columns)
    return met / len(columns) >= LEAST_ALIKE


# What the account says


def losses_of(path: Path, read: Mapping[str, Any]) -> Iterator[tuple[Place, str, str]]:
    """Yield each place with figures like targets: what the account says of it, and why it is a loss, "" if it is none."""
    tables = [table for file in read.get("account", ()) for table in file["tables"]]
    values = list(_values(read.get("documents", ())))
    is_refused = not read.get("account") and any(each["severity"] == "error" for each in read.get("problems", ()))
    for place in like_targets(places_of(path)):
        states = {table["state"] for table in tables if _is_of(table, place)}
        said = ", ".join(sorted(states)) or "not named"
        if is_refused:
            yield place, "the whole file was not read, and that is said", ""
        elif not states:
            yield place, said, "not named"
        elif states == {"read"} and (share := _share_read(place, values)) < LEAST_READ:
            yield place, said, f"said to be read, {share:.0%} of its figures are"
        else:
            yield place, said, ""


def _is_of(table: Mapping[str, Any], place: Place) -> bool:
    source = table["source"]
    if place.page is not None:
        return place.page in table["pages"]
    if place.sheet is not None:
        return bool(source.get("sheet") == place.sheet)
    return bool(source.get("table") == place.table)


def _values(entry: object, source: Mapping[str, Any] | None = None) -> Iterator[tuple[Mapping[str, Any] | None, str]]:
    """Yield the digits of each value that was read, with its place."""
    if isinstance(entry, Mapping):
        source = entry.get("source", source) or source
        if isinstance(source, list):
            source = source[0] if source else None
        for key, each in entry.items():
            if key not in ("source", "sources"):
                yield from _values(each, source)
    elif isinstance(entry, list):
        for each in entry:
            yield from _values(each, source)
    elif entry is not None:
        for text in re.findall(r"\d[\d.,]*", str(entry)):
            yield source, re.sub(r"\D", "", text)


def _share_read(place: Place, values: Iterable[tuple[Mapping[str, Any] | None, str]]) -> float:
    """Return the share of the figures of a place that occur among the values read there; a part of a broken number counts."""
    figures = place.figures
    near = {digits for source, digits in values if source is None or _is_near(source, place)}
    joined = " ".join(near)
    total = sum(figures.values())
    found = sum(
        n for digits, n in figures.items() if digits in near or (len(digits) >= LEAST_PART and digits in joined)
    )
    return found / total if total else 1.0


def _is_near(source: Mapping[str, Any], place: Place) -> bool:
    if place.page is not None:
        return abs((source.get("page") or -9) - place.page) <= 1
    return source.get("sheet") == place.sheet and (place.table is None or source.get("table") == place.table)


def read(path: Path, kept: Path | None) -> Mapping[str, Any]:
    """Return what cascade reads of a file, from the folder of kept readings where it is there."""
    file = kept / f"{path.stem}.json" if kept else None
    if file is not None and file.exists():
        text = file.read_text("utf-8")
    else:
        done = subprocess.run([sys.executable, *CASCADE, str(path)], capture_output=True, env=os.environ, check=False)
        text = done.stdout.decode("utf-8")
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    data: Mapping[str, Any] = json.loads(text) if text.strip() else {}
    return data


def main() -> None:
    """Print the silent losses of the files that the command line names, and their number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--read", type=Path, help="a folder that keeps what was read of each file")
    parser.add_argument(
        "--except", dest="left_out", action="append", default=[], help="leave out files whose path holds this"
    )
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--all", action="store_true", help="list also what is accounted for")
    options = parser.parse_args()
    files = [
        file
        for path in options.paths
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file.suffix.lower() in FORMATS and not any(part in str(file) for part in options.left_out)
    ]
    lost = looked_at = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for file, data in zip(files, pool.map(lambda each: read(each, options.read), files), strict=True):
            for place, said, why in losses_of(file, data):
                looked_at, lost = looked_at + 1, lost + bool(why)
                if why or options.all:
                    print(f"{'LOST' if why else 'ok  '} {file.name}, {place.name}: {why or said}", flush=True)
    print(f"{lost} silent losses; {looked_at} places with figures like targets in {len(files)} files")


if __name__ == "__main__":
    main()
