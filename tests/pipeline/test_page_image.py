"""A picture shows what was seen: where the tables are, what the columns mean, what each row became."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from commandline import cascade
from PIL import Image
from ruled_pdf import ROWS, paper
from small_dossier import GUMELAR, PK, write

from cascade.model import Grid
from cascade.model.errors import CascadeError
from cascade.pipeline import page_image
from cascade.pipeline.page_image import style
from cascade.reading import loaders
from cascade.reading.document_builder import read_file


def drawn(path: Path, number: int = 1) -> Image.Image:
    loaded = loaders.load(path, path.name)
    return page_image.draw(path, loaded, read_file(loaded), number)


def colours(image: Image.Image) -> set[tuple[int, int, int]]:
    return {colour for _, colour in image.getcolors(1 << 24)}


def holds(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    return colour in colours(image)


def test_the_fields_of_a_recognised_table_have_their_colours(tmp_path):
    image = drawn(paper(tmp_path / "iku.pdf", ROWS))

    assert all(holds(image, style.COLOURS[name]) for name in ("indicator", "unit", "target"))
    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == style.UNRECOGNISED) < 100  # the legend alone


def test_labels_hide_nothing_of_the_print(tmp_path):
    path = paper(tmp_path / "iku.pdf", ROWS)
    document = pypdfium2.PdfDocument(path)
    print_ = document[0].render(scale=style.SCALE).to_pil()
    document.close()

    image = drawn(path)

    assert image.height >= print_.height + style.BAND
    title = (0, 120, print_.width, 190)  # pixels
    top = 2 * style.LEADING + 8
    placed = image.crop((style.GUTTER, top + title[1], style.GUTTER + print_.width, top + title[3]))
    assert style.BLACK in colours(placed)
    assert colours(print_.crop(title).convert("RGB")) <= colours(placed)


def test_a_table_that_no_profile_knows_is_drawn_as_a_stranger(tmp_path):
    rows = [("Golongan", "Pria", "Wanita", "Jumlah", "", ""), *[("IV", "1", "2", "3", "x", "y")] * 4]

    image = drawn(paper(tmp_path / "pegawai.pdf", rows, title="Susunan Pegawai"))

    assert sum(n for n, colour in image.getcolors(1 << 24) if colour == style.UNRECOGNISED) > 500


def test_a_table_on_the_next_page_is_labelled_there_too(tmp_path):
    path = paper(tmp_path / "iku.pdf", ROWS, [("3", "Sasaran tiga", "Jumlah dokumen", "dokumen", "5", "6")])
    loaded = loaders.load(path, path.name)
    assert sum(isinstance(block, Grid) for block in loaded.blocks) == 1

    assert holds(drawn(path, 2), style.COLOURS["indicator"])


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_page_that_is_not_there_is_said(tmp_path, number):
    path = paper(tmp_path / "iku.pdf", ROWS, ROWS)

    with pytest.raises(CascadeError) as error:
        drawn(path, number)

    assert "2 halaman" in error.value.say("id")
    assert "2 pages" in error.value.say("en")


def test_a_spreadsheet_is_drawn_as_a_grid():
    image = drawn(GUMELAR / "rencana-aksi-2022.xlsx")

    assert all(holds(image, style.COLOURS[name]) for name in ("indicator", "quarters", "element"))


def test_show_writes_beside_the_current_folder_and_says_where(tmp_path):
    paper(tmp_path / "iku.pdf", ROWS)

    run = cascade("show", "iku.pdf", "--lang", "en", cwd=tmp_path)

    assert run.returncode == 0, run.stderr
    assert "Picture: iku-hal-1.png" in run.stderr
    with Image.open(tmp_path / "iku-hal-1.png") as image:
        assert image.format == "PNG"


def test_show_writes_where_it_is_told(tmp_path):
    paper(tmp_path / "iku.pdf", ROWS)

    assert cascade("show", "iku.pdf", "--output", "lihat.png", cwd=tmp_path).returncode == 0
    assert (tmp_path / "lihat.png").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("iku.pdf", "--page", "2"), "Berkas ini punya 1 halaman"),
        (("tidak-ada.pdf",), "tidak ditemukan"),
        (("pk.json",), "tidak ada tabel yang dapat digambar"),
        (("iku.pdf", "--output", "tidak/ada.png"), "tidak dapat ditulis"),
    ],
)
def test_what_cannot_be_shown_ends_with_2_and_a_sentence(tmp_path, arguments, said):
    paper(tmp_path / "iku.pdf", ROWS)
    write(tmp_path, "pk.json", PK)

    run = cascade("show", *arguments, cwd=tmp_path)

    assert run.returncode == 2
    assert said in run.stderr
