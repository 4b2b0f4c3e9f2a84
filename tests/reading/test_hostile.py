"""A hostile or damaged file ends soon, with a sentence in the report, and never takes the run down."""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from reading_jobs import read_one_quietly
from ruled_pdf import ROWS, paper

from cascade.model.errors import DocumentError
from cascade.pipeline import dossier as intake
from cascade.pipeline import file_reading
from cascade.pipeline.file_reading import FileToRead
from cascade.reading import loaders
from cascade.safe_io import worker_pool
from cascade.safe_io.archives import zip_guard

pytestmark = pytest.mark.fuzz

DOCUMENTS = Path(__file__).parents[2] / "documents"
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["A2"] = "Sasaran", 1
    page.merge_cells("B1:B2")
    book.save(path)
    return path


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def pdf(path: Path, content: bytes, page: bytes = b"", resources: bytes = b"", more: bytes = b"") -> Path:
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources<<"
        + resources
        + b">>/Contents 4 0 R"
        + page
        + b">>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        *([more] if more else []),
    ]
    written, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    end += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(written))
    path.write_bytes(written + end)
    return path


def refused(path: Path) -> str:
    with pytest.raises(DocumentError) as error:
        loaders.load(path, path.name)
    assert error.value.hint is not None
    return error.value.message.en


# Packages, before a library opens them


def test_a_sheet_that_unpacks_out_of_proportion_is_refused(tmp_path: Path) -> None:
    rows = b"<row><c><v>1</v></c></row>" * 500_000
    path = rewritten(workbook(tmp_path / "a.xlsx"), SHEET, lambda x: x.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert refused(path) == "a.xlsx: too large once unpacked."


def test_a_text_that_unpacks_out_of_proportion_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    long = b"<w:p><w:r><w:t>" + b"a" * 20_000_000 + b"</w:t></w:r></w:p><w:sectPr"
    rewritten(tmp_path / "a.docx", "word/document.xml", lambda x: x.replace(b"<w:sectPr", long, 1))
    assert refused(tmp_path / "a.docx") == "a.docx: too large once unpacked."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(tmp_path: Path, encoding: str) -> None:
    def declare(xml: bytes) -> bytes:
        body = re.sub(rb"<\?xml[^>]*\?>\s*", b"", xml)
        return (ENTITIES + body).decode().encode(encoding)

    assert "DOCTYPE" in refused(rewritten(workbook(tmp_path / "a.xlsx"), SHEET, declare))


def test_a_declaration_on_the_border_of_two_reads_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_guard, "_CHUNK", 7)
    path = rewritten(workbook(tmp_path / "a.xlsx"), SHEET, lambda xml: ENTITIES + xml)
    assert "DOCTYPE" in refused(path)


@pytest.mark.parametrize("area", ["A1:XFD1048576", "A1:D1048576"])
def test_merged_cells_that_cover_a_whole_sheet_are_refused(tmp_path: Path, area: str) -> None:
    path = workbook(tmp_path / "a.xlsx")
    rewritten(path, SHEET, lambda x: x.replace(b'ref="B1:B2"', f'ref="{area}"'.encode()))
    assert refused(path) == "a.xlsx: its merged cells cover too much."


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = rewritten(workbook(tmp_path / "a.xlsx"), SHEET, lambda x: x.replace(b"</sheetData>", far))
    assert loaders.load(path, "a.xlsx").blocks


def test_a_cell_that_spans_a_hundred_million_columns_is_cut(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_table(2, 2)
    word.save(str(tmp_path / "a.docx"))
    wide = b'<w:tcPr><w:gridSpan w:val="100000000"/>'
    path = rewritten(tmp_path / "a.docx", "word/document.xml", lambda x: x.replace(b"<w:tcPr>", wide, 1))
    assert [problem.message.en for problem in loaders.load(path, "a.docx").problems] == [
        "The table has more than 200 columns; the rest was not read."
    ]


def test_aliases_of_yaml_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    with pytest.raises(DocumentError, match="aliases"):
        loaders.load(tmp_path / "a.yaml", "a.yaml")


# What only a limit ends


def read(path: Path) -> intake.Dossier:
    return intake.read([path])


@pytest.mark.parametrize(
    ("content", "page", "resources", "more"),
    [
        (b"/X Do", b"", b"/XObject<</X 5 0 R>>",
         b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream"),
        (b"BT ET", b"/X " + b"[" * 100_000 + b"]" * 100_000, b"", b""),
        (b"".join(b"%d 0 m 0 %d l S\n" % (n % 800, n % 500) for n in range(20_000)), b"", b"", b""),
    ],
    ids=["a form that draws itself", "deep arrays", "many lines"],
)  # fmt: skip
def test_a_page_that_hangs_or_swells_its_reader_is_a_problem_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, page: bytes, resources: bytes, more: bytes
) -> None:
    monkeypatch.setattr(worker_pool, "HEARTBEAT_TIMEOUT", 3)
    monkeypatch.setattr(file_reading, "_read_one", read_one_quietly)  # at the limit of memory the library aborts
    folder = tmp_path / "berkas"
    folder.mkdir()
    pdf(folder / "jahat.pdf", content, page, resources, more)
    paper(folder / "iku.pdf", ROWS, title="Indikator Kinerja Utama Dinas 2025-2029")

    dossier = read(folder)

    assert [document.file for document in dossier.documents] == ["iku.pdf"]
    assert {problem.source.file for problem in dossier.problems if problem.source} == {"jahat.pdf"}


# Damaged copies


def damage(content: bytes, chance: random.Random) -> bytes:
    """Change, cut, remove, repeat or insert some bytes."""
    data, at = bytearray(content), chance.randrange(len(content))
    match chance.randrange(5):
        case 0:
            for _ in range(chance.choice([1, 3, 20, 200])):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 1:
            del data[at:]
        case 2:
            del data[at : at + chance.randrange(1, 2000)]
        case 3:
            data[at:at] = data[at : at + chance.randrange(1, 5000)]
        case _:
            data[at:at] = chance.randbytes(chance.randrange(1, 300))
    return bytes(data)


def damage_markup(content: bytes, chance: random.Random) -> bytes:
    """Remove or repeat an element, or give an attribute or a text a value that no program writes."""
    tags = list(re.finditer(rb"<[^>]+>", content))
    tag, kind = chance.choice(tags), chance.randrange(5)
    if kind == 0:
        return content[: tag.start()] + content[tag.end() :]
    if kind == 1:
        return content[: tag.end()] + tag[0] * chance.choice([1, 50, 2000]) + content[tag.end() :]
    if kind == 2:
        begin, end = sorted([tag.start(), chance.choice(tags).end()])
        return content[:begin] + content[end:]
    values = list(re.finditer(rb'\w+="([^"]*)"' if kind == 3 else rb">([^<]+)<", content))
    value = chance.choice(values or tags)
    odd = [
        b"",
        b"-1",
        b"0",
        b"2147483648",
        b"A0",
        b"XFE1048577",
        b"A1:A",
        b"NaN",
        b"1e400",
        b"&#0;",
        b"\xff",
        b"9" * 30,
    ]
    return content[: value.start(1)] + chance.choice(odd) + content[value.end(1) :] if values else content


def damage_package(path: Path, chance: random.Random) -> bytes:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    named = [name for name in parts if re.search(r"sheet\d|document\.xml|styles|workbook|content|comments|rels", name)]
    hit = chance.choice(named)
    copy = path.with_suffix(".salinan")
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, damage_markup(content, chance) if name == hit else content)
    return copy.read_bytes()


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".pdf"])
def test_damaged_copies_are_read_or_refused_and_nothing_else(tmp_path: Path, suffix: str) -> None:
    chance = random.Random(suffix)
    if suffix == ".pdf":
        paper(tmp_path / "asal.pdf", ROWS, title="Indikator Kinerja Utama Dinas 2025-2029")
    else:
        original = next(iter(sorted(DOCUMENTS.rglob(f"*{suffix}"))))
        (tmp_path / f"asal{suffix}").write_bytes(original.read_bytes())
    original = tmp_path / f"asal{suffix}"
    jobs = []
    for number in range(60):
        path = tmp_path / f"{number}{suffix}"
        whole = suffix == ".pdf" or number % 3 == 0
        path.write_bytes(damage(original.read_bytes(), chance) if whole else damage_package(original, chance))
        jobs.append(FileToRead(path, path.name))

    found = worker_pool.run_jobs(file_reading._read_one, jobs, on_failure=file_reading._failed)

    said = [problem.message.en for each in found for problem in each.problems]
    assert [
        message for message in said if re.search("mistake in cascade|broke off|too long|too much memory", message)
    ] == []
    assert all(each.documents or each.problems for each in found)
