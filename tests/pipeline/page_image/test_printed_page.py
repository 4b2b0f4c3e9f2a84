"""The print stays as it is, whatever is drawn beside it."""

from __future__ import annotations

import pypdfium2
import pytest
from page_pictures import colours, drawn, holds
from ruled_pdf import ROWS, paper
from small_dossier import GUMELAR

from cascade.model import Grid
from cascade.model.errors import CascadeError
from cascade.pipeline.page_image import style
from cascade.reading import loaders

pytestmark = pytest.mark.slow


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
