"""The copies of a dossier: each note stands on the very cell, and the documents are not touched."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
import openpyxl
import pytest
from annotated_copies import comments
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from golden_reports import NOW, ROOT
from gumelar_report import GUMELAR, report

from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reading import loaders
from cascade.reports.formats import annotated, write
from cascade.reports.formats import json as json_reporter


@cache
def copies() -> dict[str, bytes]:
    return annotated.render(report(), "id")


def findings() -> list[dict]:
    """The findings of the JSON that are noted."""
    data = json.loads(json_reporter.render(report(), "id"))
    return [each for each in data["findings"] if each["severity"] != "info"]


def test_every_document_of_the_dossier_comes_back_under_its_name():
    documents = {path.name for path in (ROOT / "documents" / GUMELAR).iterdir() if path.suffix in (".xlsx", ".docx")}

    assert set(copies()) == {*documents, "catatan.txt"}


@pytest.mark.slow
def test_every_finding_has_its_note_in_each_workbook_that_prints_one_of_its_values():
    for finding in findings():
        places = [each["source"] for each in finding["evidence"] if each["source"]["file"].endswith(".xlsx")]
        for file in {place["file"] for place in places}:
            noted = comments(copies()[file])
            cells = {(p["sheet"], p["cell"].partition(":")[0]) for p in places if p["file"] == file}
            assert any(finding["code"] in noted.get(cell, "") for cell in cells), (finding["code"], file)


def test_a_note_has_the_number_of_the_problem_the_new_value_and_what_it_follows():
    noted = comments(copies()["rencana-aksi-2022.xlsx"])

    assert noted["RENAKSI 2022", "H8"] == (
        "cascade:\nMasalah 6 (kesalahan): ubah 84 → 82,50, menurut Renstra T-C.25!I7."
        " Untuk target jangan melebihi target di Renstra. [PLF-01]"
    )


def test_several_findings_of_one_cell_are_one_note_in_the_colour_of_the_worst():
    book = openpyxl.load_workbook(BytesIO(copies()["rencana-aksi-2022.xlsx"]))
    cell = book["RENAKSI 2022"]["H63"]

    assert cell.comment.text.count("Masalah 8") == 1
    assert cell.comment.text.endswith("[PLF-01, TRI-01]")
    assert cell.fill.fgColor.rgb == "FFFFC7CE"


def test_a_word_document_has_the_note_on_the_cell_that_prints_the_value():
    document = docx.Document(BytesIO(copies()["perjanjian-kinerja-2022-contoh.docx"]))
    texts = {comment.comment_id: comment.text for comment in document.comments}
    anchored = {}
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        cell = next((each for each in start.iterancestors() if isinstance(each, CT_Tc)), start.getparent())
        anchored[texts[int(start.get(qn("w:id")))]] = "".join(text.text for text in cell.iter(qn("w:t")))
    wanted = [
        (finding["code"], each["value"])
        for finding in findings()
        for each in finding["evidence"]
        if each["source"]["file"].endswith(".docx") and each["value"] not in (finding["subject"], each["document"])
    ]

    assert len(wanted) > 4
    for code, value in wanted:
        assert any(code in note and value == cell for note, cell in anchored.items()), (code, value)


def test_every_main_problem_has_its_number_in_a_note():
    said = [note for name, copy in copies().items() if name.endswith(".xlsx") for note in comments(copy).values()]
    said += [
        comment.text for comment in docx.Document(BytesIO(copies()["perjanjian-kinerja-2022-contoh.docx"])).comments
    ]

    for problem in report().main_problems:
        assert any(f"Masalah {problem.number} (" in note for note in said), problem.number


def test_the_originals_are_not_touched(tmp_path):
    folder = ROOT / "documents" / GUMELAR
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
    write(report(), ("annotated",), tmp_path, "id")

    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()} == before


def test_a_copy_is_not_read_as_a_document(tmp_path):
    write(report(), ("annotated",), tmp_path, "id")
    for path in (tmp_path / "annotated").glob("*.[xd]*"):
        loaded = loaders.load(path, path.name)

        assert loaded.blocks == ()
        assert [problem.message.en for problem in loaded.problems] == [
            "A copy that cascade has written; it was not read."
        ]


def test_a_file_that_cannot_carry_notes_has_them_in_the_list(tmp_path):
    (tmp_path / "pk.csv").write_text(
        "PERJANJIAN KINERJA TAHUN 2025\n\nSasaran;Indikator Kinerja;Satuan;Target\nLinmas kuat;Persentase Linmas terbina;%;140 %\n",
        "utf-8",
    )
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan zip")
    made = annotated.render(check([tmp_path], CheckOptions(now=NOW)), "id")

    assert set(made) == {"catatan.txt"}
    said = made["catatan.txt"].decode("utf-8-sig")
    assert "pk.csv: tidak disalin, catatan hanya dapat ditulis ke dalam .xlsx, .docx dan .pdf" in said
    assert re.search(r"sel D4: Masalah \d+ \(peringatan\): .* \[PLF-11\]", said)
    assert "rusak.xlsx: tidak disalin; tidak terbaca" in said


def test_a_file_that_has_changed_since_it_was_read_is_not_annotated(tmp_path):
    path = tmp_path / "renstra-2019-2023-contoh.xlsx"
    path.write_bytes(b"lain")
    moved = replace(report(), files={**report().files, path.name: path})

    assert path.name not in annotated.render(moved, "id")
