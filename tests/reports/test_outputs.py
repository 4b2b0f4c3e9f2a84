"""Nothing that a document says can act in an output, and outputs come out the same again."""

from __future__ import annotations

import json
import os
import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from commandline import ROOT, begun, cascade
from golden_reports import NOW, report_of
from lxml import etree, html

from cascade.pipeline import check as pipeline
from cascade.reports import formats
from cascade.reports.report import Report
from cascade.text.printable import printable

pytestmark = pytest.mark.slow

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://contoh.invalid","klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\x1b]0;judul\x07\x1b[31mmerah",
    "\x9b2Jbersih",
    "\u202egnirts\u2066\u2069",
    "nol\x00nol\x7f",
    "separuh \ud800",
    "../../etc/passwd",
    "javascript:alert(1)",
    "[tautan](javascript:alert(1)) ![x](http://contoh.invalid)",
    "[bold red]x[/] {{ 7*7 }} {% x %}",
    "baris\u2028lain\rkembali",
]
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
REPORTERS = formats.available()


def document(kind: str, target: str, *extra: str) -> dict:
    rows = [
        {
            "level": "sasaran",
            "element": text,
            "name": f"Persentase {text}",
            "unit": text,
            "target": target,
            "code": text,
        }
        for text in [*HOSTILE, *extra]
    ]
    year = {"years": [2025, 2026]} if kind == "renstra" else {"year": 2025}
    rows = [{**row, "targets": {"2025": row.pop("target")}} if kind == "renstra" else row for row in rows]
    return {"kind": kind, "opd": HOSTILE[0], **year, "title": HOSTILE[4], "indicators": rows}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("berkas") / "berkas <b>\u202e"
    folder.mkdir()
    names = ("renstra \x1b[31m.json", "pk =1+1.json") if os.name == "posix" else ("renstra.json", "pk =1+1.json")
    (folder / names[0]).write_text(json.dumps(document("renstra", "80%")), "utf-8")
    (folder / names[1]).write_text(json.dumps(document("perjanjian_kinerja", "95%", "=1+1")), "utf-8")
    (folder / "x<i>\u202e.docx").write_bytes(b"rusak")
    made = pipeline.check([folder])
    assert len(made.findings) > len(HOSTILE)
    return made


def acting(text: str) -> set[str]:
    """Return the characters of a text that steer a terminal or turn the direction of writing."""
    return {c for c in text if (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t") or c in BIDI}


def said(content: bytes) -> list[str]:
    """Return the texts of a file, out of its package or its pages where it has any."""
    if content.startswith(b"PK"):
        parts = zipfile.ZipFile(BytesIO(content))
        return [parts.read(part).decode() for part in parts.namelist() if part.endswith((".xml", ".rels"))]
    if content.startswith(b"%PDF"):
        paper = pypdfium2.PdfDocument(content)
        texts = [page.get_textpage().get_text_range() for page in paper]
        return [*texts, *paper.get_metadata_dict().values()]
    return [content.decode("utf-8-sig")]


def outputs(report: Report, name: str, folder: Path) -> dict[str, bytes]:
    formats.write(report, (name,), folder, "id")
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", REPORTERS)
def test_no_report_holds_a_character_that_steers_who_shows_it(report: Report, name: str, tmp_path: Path) -> None:
    for file, content in outputs(report, name, tmp_path / "keluaran").items():
        assert acting(file) == set()
        texts = said(content)
        for text in texts:
            assert acting(text) == set()


@pytest.mark.parametrize("name", REPORTERS)
def test_every_report_stays_in_its_folder_and_is_well_formed(report: Report, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "keluaran"
    for file, content in outputs(report, name, folder).items():
        if file.endswith((".json", ".sarif")):
            json.loads(content)
        elif file.endswith(".xml"):
            etree.fromstring(content)
    assert [path for path in tmp_path.rglob("*") if path.is_file() and folder not in path.parents] == []


@pytest.mark.parametrize(
    "name", [name for name in REPORTERS if getattr(formats.reporter(name), "FILE", "").endswith("html")]
)
def test_no_text_becomes_markup(report: Report, name: str, tmp_path: Path) -> None:
    [content] = outputs(report, name, tmp_path).values()
    page = html.fromstring(content.decode())
    assert not any("alert(1)" in (script.text or "") for script in page.iter("script"))
    attributes = [(key, value) for element in page.iter(etree.Element) for key, value in element.attrib.items()]
    assert [key for key, _ in attributes if key.startswith("on")] == []
    assert [
        value
        for key, value in attributes
        if key in ("href", "src", "action") and not re.match(r"#|data:image/|https://", value)
    ] == []
    assert page.findall(".//img[@src='x']") == []


@pytest.mark.parametrize("name", REPORTERS)
def test_no_text_becomes_a_formula(report: Report, name: str, tmp_path: Path) -> None:
    for file, content in outputs(report, name, tmp_path).items():
        if content.startswith(b"PK") and file.endswith((".xlsx", ".xlsm")):
            parts = zipfile.ZipFile(BytesIO(content))
            sheets = [parts.read(part) for part in parts.namelist() if "worksheets/sheet" in part]
            formulas = [formula for sheet in sheets for formula in re.findall(rb"<f[ >][^<]*", sheet)]
            assert [formula for formula in formulas if re.search(rb"HYPERLINK|cmd|1\+1", formula)] == []
        if file.endswith(".csv"):
            assert not re.search(rb"(?m)(^|[;,\t])\"?[=+@-][A-Z]", content)


def test_printable_text_keeps_letters_of_any_script_and_line_breaks() -> None:
    assert printable("Meningkatnya “mutu” ≥ 90 %\nKedua 日本") == "Meningkatnya “mutu” ≥ 90 %\nKedua 日本"
    assert acting("".join(map(printable, HOSTILE))) == set()


@pytest.mark.parametrize(
    "command",
    [
        ["check", "."], ["check", ".", "--format", "json"], ["read", "pk.json"], ["read", "pk.json", "--format", "json"], ["link", "."],
        ["link", ".", "--format", "json"], ["graph", ".", "--format", "mermaid"], ["graph", ".", "--format", "graphml"],
        ["graph", ".", "--format", "json"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_command_prints_a_character_that_steers_the_terminal(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "renstra.json").write_text(json.dumps(document("renstra", "80%")), "utf-8")
    (tmp_path / "pk.json").write_text(json.dumps(document("perjanjian_kinerja", "95%")), "utf-8")
    if os.name == "posix":
        (tmp_path / "rusak\x1b[31m\u202e.docx").write_bytes(b"rusak")
    run = cascade(*command, cwd=tmp_path)
    assert acting(run.stdout + run.stderr) == set()
    if "json" in command:
        json.loads(run.stdout)
    if "graphml" in command:
        etree.fromstring(run.stdout.encode())


@pytest.mark.parametrize(
    ("dossier", "reports"), [("kecamatan-gumelar-2022", REPORTERS), ("kecamatan-contoh-selaras", ["html"])]
)
def test_reports_come_out_byte_for_byte_the_same(tmp_path: Path, dossier: str, reports: list[str]) -> None:
    formats.write(report_of(dossier), tuple(reports), tmp_path / "sini", "id")
    other = {"PYTHONHASHSEED": "1", "TZ": "UTC-7", "SOURCE_DATE_EPOCH": f"{NOW.timestamp():.0f}"}
    asked = ("check", ROOT / "documents" / dossier, "--report", ",".join(reports), "--output", "lain")
    begun(*asked, cwd=tmp_path, **other)
    made = []
    for output in ("sini", "lain"):
        written = [path for path in (tmp_path / output).rglob("*") if path.is_file()]
        made.append({path.relative_to(tmp_path / output): path.read_bytes() for path in written})
    assert len(made[0]) >= len(reports)
    assert sorted(made[0]) == sorted(made[1])
    assert [str(name) for name in made[0] if made[0][name] != made[1][name]] == []
