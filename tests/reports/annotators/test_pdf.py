"""Notes in a PDF colour the very value as the page is shown, and cover nothing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from annotated_copies import annotate, remark
from golden_reports import NOW
from gumelar_report import report
from pdf_pages import cropped, printed, turned
from PIL import Image, ImageChops

from cascade.model import Grid, Problem, Source
from cascade.model.i18n import same
from cascade.reading import loaders
from cascade.reports.annotations import Annotation, annotations_of

PAGE = """
    RENSTRA TAHUN 2025

    | Sasaran | Indikator | Satuan | Target |
    | Linmas kuat | Persentase Linmas terbina dengan baik sekali di seluruh desa\\ndan kelurahan | % | 90 |
    | " | Nilai SAKIP | | 76 |
"""


def cell_of(path: Path, text: str) -> Source:
    [source] = [
        cell.source
        for block in loaders.load(path, path.name).blocks
        if isinstance(block, Grid)
        for cell in block.cells
        if cell.text.startswith(text)
    ]
    return source


def seen(content: bytes) -> Image.Image:
    pdf = pypdfium2.PdfDocument(content)
    page = pdf[0]
    picture: Image.Image = page.render(scale=2).to_pil().convert("RGB")
    page.close()
    pdf.close()
    return picture


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True], ids=["whole", "cropped"])
@pytest.mark.parametrize("text", ["90", "Persentase"])
def test_what_is_coloured_is_the_value_as_it_is_shown(tmp_path, angle, crop, text):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    if angle:
        path = turned(path, angle)
    if crop:
        path = cropped(path, 30, 50)
    source = cell_of(path, text)
    before = path.read_bytes()
    after = annotate(before, Annotation(source, "PLF-01", "error"), suffix=".pdf")

    box = ImageChops.difference(seen(before), seen(after)).getbbox()
    assert box is not None
    left, top, right, bottom = (side / 2 for side in box)
    assert source.box[0] - 1 <= left < right <= source.box[2] + 1
    assert source.box[1] - 1 <= top < bottom <= source.box[3] + 1
    assert (right - left) * (bottom - top) < 0.9 * (source.box[2] - source.box[0]) * (source.box[3] - source.box[1])


def test_the_text_under_a_highlight_can_still_be_read(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    before = seen(path.read_bytes())
    after = seen(annotate(path.read_bytes(), Annotation(cell_of(path, "90"), "PLF-01", "warning"), suffix=".pdf"))
    area = ImageChops.difference(before, after).getbbox()

    darkest = [picture.crop(area).convert("L").getextrema()[0] for picture in (before, after)]
    assert max(darkest) < 100


def test_a_highlight_has_author_text_popup_and_draws_itself(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    copy = annotate(
        path.read_bytes(), Annotation(cell_of(path, "76"), "TRI-01: samakan – “PK”.", "error"), suffix=".pdf"
    )

    with pikepdf.open(BytesIO(copy)) as pdf:
        highlight, popup = pdf.pages[0].Annots
        assert (str(highlight.Subtype), str(highlight.T)) == ("/Highlight", "cascade")
        assert str(highlight.Contents) == "TRI-01: samakan – “PK”."
        assert str(highlight.AP.N.Resources.ExtGState.Kali.BM) == "/Multiply"
        assert popup.Parent.NM == highlight.NM
        assert str(highlight.M) == NOW.strftime("D:%Y%m%d%H%M%SZ")


def test_an_empty_cell_of_a_pdf_is_marked_by_a_strip(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    value = cell_of(path, "76")
    name = cell_of(path, "Nilai SAKIP")
    source = replace(value, box=(name.box[2], value.box[1], value.box[0], value.box[3]))
    after = annotate(path.read_bytes(), Annotation(source, "SAT-04", "warning"), suffix=".pdf")

    assert ImageChops.difference(seen(path.read_bytes()), seen(after)).getbbox() is not None


def test_annotations_that_are_there_stay(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    once = annotate(path.read_bytes(), Annotation(cell_of(path, "76"), "lama", "error"), suffix=".pdf")
    twice = annotate(once, remark("baru", page=1), suffix=".pdf")

    with pikepdf.open(BytesIO(twice)) as pdf:
        texts = [str(each.Contents) for each in pdf.pages[0].Annots if "/Contents" in each]
    assert texts == ["lama", "baru"]


def test_a_copy_of_a_pdf_is_not_read_as_a_document(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    path.write_bytes(annotate(path.read_bytes(), remark(page=1), suffix=".pdf"))

    assert loaders.load(path, path.name).blocks == ()


def test_a_pdf_that_anyone_may_open_but_not_change_gets_its_notes_on_the_copy(tmp_path):
    path = printed(tmp_path / "renstra.pdf", PAGE)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="pemilik"))
    copy = annotate(path.read_bytes(), remark(page=1), suffix=".pdf")

    with pikepdf.open(BytesIO(copy)) as pdf:
        assert [str(each.Contents) for each in pdf.pages[0].Annots] == [remark().text]


def test_pages_that_are_pictures_have_a_note_each(tmp_path):
    path = printed(tmp_path / "renstra.pdf", "halaman satu\n---\nhalaman dua\n---\nhalaman tiga")
    problem = Problem(
        "warning", same("renstra.pdf: hal. 1, 3 berisi gambar"), None, Source("renstra.pdf", page=1), (1, 3)
    )
    with_problem = replace(report(), findings=(), problems=(problem,))
    copy = annotate(path.read_bytes(), *annotations_of(with_problem, "id")["renstra.pdf"], suffix=".pdf")

    with pikepdf.open(BytesIO(copy)) as pdf:
        notes = [[str(each.Contents) for each in page.obj.get("/Annots", [])] for page in pdf.pages]
    assert notes == [["Hal. 1, 3 berisi gambar"], [], ["Hal. 1, 3 berisi gambar"]]


def test_the_same_notes_give_the_same_bytes(tmp_path):
    content = printed(tmp_path / "a.pdf", PAGE).read_bytes()

    assert annotate(content, remark(page=1), suffix=".pdf") == annotate(content, remark(page=1), suffix=".pdf")
