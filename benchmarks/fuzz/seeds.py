"""Make the healthy files that are damaged: the shipped documents, as they are and printed in other formats."""

from __future__ import annotations

import csv
import datetime
import html
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import fpdf
import openpyxl
import xlwt
from cascade.linking.weights import built_in_weights, weights_as_yaml
from cascade.pipeline.check import check
from cascade.pipeline.dossier import read
from cascade.pipeline.options import CheckOptions
from cascade.reading.canonical import from_document, json_text
from cascade.reports.formats import json as json_report
from cascade.reports.formats import xlsx as workbook_report

import package

ROOT = Path(__file__).parents[2]
DOSSIERS = (ROOT / "documents" / "kecamatan-contoh-selaras", ROOT / "documents" / "kecamatan-gumelar-2022")
ROWS = 40  # of a sheet that is printed in another format
_MOMENT = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)

Sheet = list[list[str]]


@cache
def documents(suffix: str) -> tuple[Path, ...]:
    """Return the shipped documents of a suffix."""
    return tuple(sorted(path for folder in DOSSIERS for path in folder.glob(f"*{suffix}")))


@cache
def sheets(path: Path) -> tuple[Sheet, ...]:
    """Return what the sheets of a workbook, or the tables of a Word document, print."""
    if path.suffix == ".docx":
        return tuple([[cell.text for cell in row.cells] for row in table.rows][:ROWS] for table in docx.Document(str(path)).tables)
    book = openpyxl.load_workbook(path, data_only=True)
    return tuple([["" if cell is None else str(cell) for cell in row] for row in page.iter_rows(max_row=ROWS, values_only=True)] for page in book)


@cache
def printed(path: Path, suffix: str) -> bytes:
    """Return a shipped document in a format."""
    return path.read_bytes() if path.suffix == suffix else _WRITERS[suffix](path)


def of_suffix(suffix: str) -> tuple[bytes, ...]:
    """Return the seeds of a suffix: the shipped documents that have it, else all of them in that format."""
    own = documents(suffix) if suffix in (".xlsx", ".docx") else ()
    return tuple(printed(path, suffix) for path in own or (*documents(".xlsx"), *documents(".docx")))


def _ods(path: Path) -> bytes:
    return _opendocument("spreadsheet", "".join(_table(sheet, f"Lembar {number}") for number, sheet in enumerate(sheets(path))))


def _odt(path: Path) -> bytes:
    lines = f'<text:h text:outline-level="1">{html.escape(path.stem)}</text:h><text:p>Tahun<text:s text:c="3"/>2026</text:p>'
    return _opendocument("text", lines + "".join(_table(sheet, f"Tabel {number}") for number, sheet in enumerate(sheets(path))))


def _table(sheet: Sheet, name: str) -> str:
    rows = []
    for number, row in enumerate(sheet):
        cells = "".join(_cell(text, number) for text in row)
        rows.append(f'<table:table-row table:number-rows-repeated="1">{cells}<table:table-cell table:number-columns-repeated="3"/></table:table-row>')
    return f'<table:table table:name="{name}"><table:table-column table:number-columns-repeated="9"/>{"".join(rows)}</table:table>'


def _cell(text: str, row: int) -> str:
    kind = f'office:value-type="float" office:value="{text}"' if text.replace(".", "", 1).isdecimal() else 'office:value-type="string"'
    merged = ' table:number-columns-spanned="1" table:number-rows-spanned="1"' if row % 5 == 1 else ""
    return f'<table:table-cell table:style-name="ce1" {kind}{merged}><text:p>{html.escape(text)}</text:p></table:table-cell>'


def _opendocument(kind: str, body: str) -> bytes:
    style = '<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default"><style:text-properties fo:font-weight="bold"/><style:paragraph-properties fo:margin-left="0.5cm"/></style:style>'
    content = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{style}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    media = f"application/vnd.oasis.opendocument.{kind}"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{media}"/></manifest:manifest>'
    styles = f"<office:document-styles {_NAMESPACES}><office:styles>{style}</office:styles></office:document-styles>"
    return package.packed([("mimetype", media.encode()), ("content.xml", content.encode()), ("styles.xml", styles.encode()), ("META-INF/manifest.xml", manifest.encode())])


def _pdf(path: Path) -> bytes:
    paper = fpdf.FPDF(orientation="landscape")
    paper.set_creation_date(_MOMENT)
    paper.set_font("Helvetica", size=6)
    for sheet in sheets(path)[:2]:
        paper.add_page()
        with paper.table() as table:
            for row in sheet[:30]:
                line = table.row()
                for text in row:
                    line.cell(text.encode("latin-1", "replace").decode("latin-1"))
    return bytes(paper.output())


def _docx(path: Path) -> bytes:
    paper = docx.Document()
    paper.core_properties.created = paper.core_properties.modified = _MOMENT
    paper.add_heading(path.stem)
    for sheet in sheets(path):
        table = paper.add_table(len(sheet), max(len(row) for row in sheet))
        for row, line in zip(sheet, table.rows, strict=True):
            for text, cell in zip(row, line.cells, strict=True):
                cell.text = text
    written = io.BytesIO()
    paper.save(written)
    return package.packed(package.parts_of(written.getvalue()))


def _xlsx(path: Path) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = _MOMENT
    for sheet in sheets(path):
        page = book.create_sheet()
        for row in sheet:
            page.append(row)
    written = io.BytesIO()
    book.save(written)
    return package.packed(package.parts_of(written.getvalue()))


def _xls(path: Path) -> bytes:
    book = xlwt.Workbook()
    for number, sheet in enumerate(sheets(path)):
        page = book.add_sheet(f"Lembar {number}")
        for row, line in enumerate(sheet):
            for column, text in enumerate(line):
                page.write(row, column, int(text) if text.isdecimal() and len(text) < 9 else text)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _csv(path: Path) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(row for sheet in sheets(path) for row in sheet)
    return written.getvalue().encode()


def _txt(path: Path) -> bytes:
    lines = [path.stem.replace("-", " ")]
    for sheet in sheets(path):
        widths = [min(40, max(len(text) for text in column)) for column in zip(*sheet, strict=True)]
        lines += ["  ".join(text.replace("\n", " ")[:40].ljust(width) for text, width in zip(row, widths, strict=True)) for row in sheet]
    return "\n".join(lines).encode()


def _html(path: Path) -> bytes:
    rows = "".join("<tr>" + "".join(f'<td colspan="1">{html.escape(text)}</td>' for text in row) + "</tr>\n" for sheet in sheets(path) for row in sheet)
    return f"<html><head><meta charset=utf-8></head><body><h1>{path.stem}</h1><table>{rows}</table></body></html>".encode()


def _json(path: Path) -> bytes:
    return json_text(from_document(read(path).documents[0])).encode()


_WRITERS = {".docx": _docx, ".xlsx": _xlsx, ".ods": _ods, ".odt": _odt, ".pdf": _pdf, ".xls": _xls, ".csv": _csv, ".tsv": _csv, ".txt": _txt, ".html": _html, ".json": _json, ".yaml": _json}


@cache
def _reports() -> tuple[tuple[bytes, bytes], ...]:
    made = []
    for folder in DOSSIERS:
        report = check(folder, CheckOptions(now=_MOMENT))
        made.append((json_report.render(report, "id").encode(), workbook_report.render(report, "id")))
    return tuple(made)


def last_reports() -> tuple[bytes, ...]:
    """Return the reports of the shipped dossiers, as a baseline or an earlier report."""
    return tuple(text for text, _ in _reports())


def filled_workbooks() -> tuple[bytes, ...]:
    """Return the workbooks in which a person fills in what he decides."""
    return tuple(book for _, book in _reports())


def settings(name: str) -> tuple[bytes, ...]:
    """Return the seeds of a file that a person writes."""
    return tuple(_of_folder(name)) or (_SETTINGS[name].encode(),)


def _of_folder(name: str) -> Iterator[bytes]:
    places = {
        "berkas.yaml": "documents/*/berkas.yaml",
        "daerah.yaml": "rules/regions/*/daerah.yaml",
        "profil.yaml": "rules/profiles/*.yaml",
        "aturan.yaml": "rules/inti/*.yaml",
        "nomenklatur.csv": "documents/*/*.csv",
    }
    for path in sorted(ROOT.glob(places.get(name, "tidak-ada"))):
        yield path.read_bytes() + _SETTINGS.get(name, "").encode()


_SETTINGS = {
    "berkas.yaml": """documents:
  renja-2026-contoh.xlsx: {kind: renja, year: 2026, years: [2025, 2026]}
scales:
  - {words: [sakip], low: 0, high: 100, name: SAKIP, grades: {A: 80}}
off: {ADA-02: tidak berlaku}
severities: {PLF-02: warning}
directions: {Angka kemiskinan: [{value: down, on: 2025-01-31}]}
waivers: {second_for_errors: true, end: "06-30"}
letter: {number: 700/1, copies_to: [Bupati], reply_days: 5}
zona: WITA
""",
    "keputusan.yaml": """links:
  - left: {document: renstra, name: Nilai A}
    right: {document: renja, name: Nilai B}
    verdict: confirmed
    by: Sari
    on: 2025-03-01
waivers:
  - fingerprint: 0123456789abcdef
    reason: sudah dibahas
    until: 2025-12-31
notes:
  - {fingerprint: 0123456789abcdef, cause: salin, on: 2025-02-01}
""",
    "cascade.yaml": "owner: Inspektorat\nreport: [html, docx]\nfail_on: error\nlang: id\nprofile: awal\n",
}


def weights() -> tuple[bytes, ...]:
    """Return the weights of linking, as a person keeps them."""
    return (weights_as_yaml(built_in_weights()).encode(),)


def zipped() -> tuple[bytes, ...]:
    """Return the shipped dossiers, each as one archive."""
    return tuple(package.packed([(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]) for folder in DOSSIERS)
