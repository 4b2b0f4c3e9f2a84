"""A page is drawn into a file, or the refusal says what to do."""

from __future__ import annotations

import pytest
from commandline import cascade
from corrected_dossier import FILE, spreadsheet, wrong
from page_pictures import holds
from PIL import Image
from ruled_pdf import ROWS, paper
from small_dossier import PK, write

from cascade.pipeline.dossier import read
from cascade.pipeline.page_image.style import CORRECTED
from cascade.pipeline.show import show_page

pytestmark = pytest.mark.slow


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


def test_a_cell_that_a_person_corrected_is_marked_and_shows_what_should_have_been_read(tmp_path):
    spreadsheet(tmp_path)
    before = show_page(tmp_path / FILE, 1)
    wrong(tmp_path, "RA!G4", "target:TR4", "1,2")
    wrong(tmp_path, "RA!A5", "bukan-baris")

    after = show_page(tmp_path / FILE, 1)

    assert not holds(before, CORRECTED)
    assert sum(n for n, colour in after.getcolors(1 << 24) if colour == CORRECTED) > 300


def test_a_corrected_cell_of_a_page_is_marked_in_a_folder_of_the_dossier_too(tmp_path):
    inside = tmp_path / "renstra"
    inside.mkdir()
    paper(inside / "iku.pdf", ROWS)
    [document] = read([tmp_path]).as_read
    indicator = document.indicators[0]
    year, value = next(iter(indicator.targets.items()))
    at = value.source.short()
    more = {"file": "renstra/iku.pdf", "subject": indicator.name.text}
    wrong(tmp_path, at, f"target:{year}", "17,5", **more)

    assert holds(show_page(inside / "iku.pdf", 1), CORRECTED)
    [marked] = read([tmp_path]).documents
    assert marked.indicators[0].targets[year].source.corrected
