"""Write a document as HTML, as CSV, or as the text that copying a page leaves."""

from __future__ import annotations

import csv
import io
import textwrap
from html import escape
from pathlib import Path

from layout import Cell, Document, Line, Row, Table, placed


def write_html(document: Document, path: Path) -> None:
    """Write the page that an application shows or prints."""
    out = [f'<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>{escape(document.options.get("title", document.name))}</title>']
    out.append("<style>table{border-collapse:collapse;font:11px sans-serif}td,th{border:1px solid #444;padding:2px 4px;vertical-align:top}</style></head><body>")
    for part in document.parts:
        if isinstance(part, Line):
            tag = "h3" if part.bold else "p"
            out.append(f"<{tag}>{escape(part.text)}</{tag}>")
        elif isinstance(part, Table):
            out.append("<table>")
            out.append("<thead>" + "\n".join(_html_row(each, "th") for each in part.header) + "</thead>")
            out.append("<tbody>" + "\n".join(_html_row(each, "td") for each in part.body) + "</tbody></table>")
    out.append("</body></html>")
    path.write_text("\n".join(out), "utf-8")


def _html_row(each: Row, tag: str) -> str:
    return "<tr>" + "".join(_html_cell(one, tag) for one in each.cells) + "</tr>"


def _html_cell(one: Cell, tag: str) -> str:
    spans = (f' colspan="{one.cols}"' if one.cols > 1 else "") + (f' rowspan="{one.rows}"' if one.rows > 1 else "")
    style = f' style="background:#{one.fill}"' if one.fill else ""
    text = escape(one.text).replace("\n", "<br>")
    if one.indent:
        text = "&nbsp;" * (3 * one.indent) + text
    return f"<{tag}{spans}{style}>{'<b>' + text + '</b>' if one.bold and tag == 'td' and text else text}</{tag}>"


def write_csv(document: Document, path: Path) -> None:
    """Write values separated as the spreadsheet of an Indonesian office does: semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=document.options.get("delimiter", ";"), lineterminator="\r\n")
    for part in document.parts:
        if isinstance(part, Line):
            writer.writerow([part.text])
        elif isinstance(part, Table):
            writer.writerows(_squared(part.header + part.body, len(part.widths)))
    path.write_bytes(("\ufeff" + out.getvalue()).encode("utf-8"))


def _squared(rows: list[Row], columns: int) -> list[list[str]]:
    square = [[""] * columns for _ in rows]
    for r, c, one in placed(rows, columns):
        square[r][c] = one.text
    return square


def write_txt(document: Document, path: Path) -> None:
    """Write text in columns of blanks; table widths are characters."""
    lines: list[str] = []
    for part in document.parts:
        if isinstance(part, Line):
            lines += _text_line(part, document.options.get("characters", 110))
        elif isinstance(part, Table):
            mark = document.options.get("mark", "")
            for group in (part.header, part.body):
                lines += _text_rows(group, [int(w) for w in part.widths], mark)
                if mark and group:
                    lines.append("-" * (sum(int(w) for w in part.widths) + 3 * len(part.widths)))
    path.write_text("\n".join(line.rstrip() for line in lines) + "\n", "utf-8")


def _text_line(part: Line, characters: int) -> list[str]:
    texts = textwrap.wrap(part.text, characters) or [""]
    pad = {"l": lambda t: " " * int(part.indent / 5) + t, "c": lambda t: t.center(characters), "r": lambda t: t.rjust(characters)}[part.align]
    return [pad(text) for text in texts]


def _text_rows(rows: list[Row], widths: list[int], mark: str) -> list[str]:
    gap = f" {mark} " if mark else "  "
    lines: list[str] = []
    at = {(r, c): one for r, c, one in placed(rows, len(widths))}
    for r in range(len(rows)):
        columns: list[tuple[int, list[str], str]] = []
        c = 0
        while c < len(widths):
            one = at.get((r, c))
            span = one.cols if one else 1
            room = sum(widths[c : c + span]) + len(gap) * (span - 1)
            columns.append((room, textwrap.wrap(one.text, room) if one else [], one.align if one else "l"))
            c += span
        for n in range(max(1, *(len(texts) for _, texts, _ in columns))):
            pieces = []
            for room, texts, align in columns:
                text = texts[n] if n < len(texts) else ""
                pieces.append({"l": text.ljust(room), "c": text.center(room), "r": text.rjust(room)}[align])
            lines.append((mark + " " if mark else "") + gap.join(pieces))
    return lines
