"""Whatever opens a document, a template or a file that settings name does so in a process under limits."""

from __future__ import annotations

import zlib
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from fixable_dossier import write_dossier
from gumelar_report import report
from worker_jobs import swell

from cascade.model.errors import CascadeError
from cascade.pipeline import preparation
from cascade.pipeline.check import check
from cascade.pipeline.options import CheckOptions
from cascade.reports.formats import annotated
from cascade.reports.formats import docx as docx_reporter
from cascade.reports.formats import pdf as pdf_reporter
from cascade.reports.revised_copies import revised_copies
from cascade.reports.revisers import xlsx as xlsx_reviser
from cascade.review import answered_check
from cascade.safe_io import worker_pool

pytestmark = pytest.mark.fuzz

MB = 1024**2
resource = pytest.importorskip("resource", reason="Windows cannot limit the memory of a process")


def swelling_pdf(path: Path, size: int) -> Path:
    """Write a PDF whose only object stream inflates to so many bytes."""
    packer = zlib.compressobj(1)
    packed = packer.compress(b"4 0 <<>>") + b"".join(packer.compress(b" " * MB) for _ in range(size // MB))
    packed += packer.flush()
    bodies = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]>>",
        5: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    }
    written, places = b"%PDF-1.5\n", {}
    for number, body in bodies.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    places[6] = len(written)
    rows = [(0, 0, 255)] + [(2, 5, 0) if number == 4 else (1, places[number], 0) for number in range(1, 7)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + bytes([index]) for kind, place, index in rows)
    head = b"<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Info 4 0 R/Length %d>>stream\n" % len(table)
    written += b"6 0 obj\n" + head + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % places[6]
    path.write_bytes(written)
    return path


def test_a_pdf_that_swells_while_notes_are_written_leaves_this_process_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_pool, "MEMORY_LIMIT", 300 * MB)
    bad = swelling_pdf(tmp_path / "jahat.pdf", 700 * MB)
    good = {name: path for name, path in report().files.items() if name.startswith("rencana-aksi")}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    copies = annotated.render(replace(report(), files={**good, bad.name: bad}), "id")

    assert {*good, annotated.INDEX} <= set(copies)
    assert "jahat.pdf: " in copies[annotated.INDEX].decode("utf-8-sig")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024


def test_a_file_that_swells_while_values_are_written_costs_its_own_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = check(write_dossier(tmp_path / "uji"))
    monkeypatch.setattr(xlsx_reviser, "revise", swell)

    revised = revised_copies(made, "id")

    assert not any(name.endswith(".xlsx") for name in revised.copies)
    assert any("terlalu banyak memori" in cell.reason.id for cell in revised.unwritten if cell.reason)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "takes too long"),
        ("{{ 'a' * 9999999999 }}", "too much memory"),
        ("{{ 1 // 0 }}", "zero"),
    ],
)
def test_a_template_of_word_without_end_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, reason: str
) -> None:
    monkeypatch.setattr(worker_pool, "HEARTBEAT_TIMEOUT", 3)
    paper = docx.Document()
    paper.add_paragraph(line)
    paper.save(str(tmp_path / "catatan-hasil-reviu.docx"))

    with pytest.raises(CascadeError, match=rf"catatan-hasil-reviu\.docx: the template cannot be used: .*{reason}"):
        docx_reporter.render(replace(report(), templates=tmp_path), "id")


@pytest.mark.parametrize(
    "template",
    [
        '#let s = "aaaaaaaa"\n#for i in range(40) { s = s + s }\n#s.len()',
        "#for a in range(99999) { for b in range(99999) { a * b } }",
    ],
)
def test_a_template_of_typst_without_end_is_refused_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, template: str
) -> None:
    monkeypatch.setattr(worker_pool, "HEARTBEAT_TIMEOUT", 3)
    (tmp_path / "catatan-hasil-reviu.typ").write_text(template, "utf-8")

    with pytest.raises(CascadeError, match=r"catatan-hasil-reviu\.typ: the template cannot be used"):
        pdf_reporter.render(replace(report(), templates=tmp_path), "id")


@pytest.mark.parametrize("what", ["nomenclature", "weights", "workbook"])
def test_a_file_that_settings_name_is_read_under_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    folder = write_dossier(tmp_path / "uji")
    named = tmp_path / "besar.dat"
    named.touch()
    monkeypatch.setattr(preparation, "read_nomenclature", swell)
    monkeypatch.setattr(preparation.linking_weights, "read_weights", swell)
    monkeypatch.setattr(answered_check, "read_workbook", swell)

    def run() -> None:
        if what == "workbook":
            answered_check.check_with_answers(folder, named, CheckOptions())
        else:
            check(folder, CheckOptions(**{what: named}))

    with pytest.raises(CascadeError, match=r"besar\.dat: cannot be read: it needs too much memory"):
        run()
