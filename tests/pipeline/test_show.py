"""A page is drawn into a file, or the refusal says what to do."""

from __future__ import annotations

import pytest
from commandline import cascade
from PIL import Image
from ruled_pdf import ROWS, paper
from small_dossier import PK, write


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
