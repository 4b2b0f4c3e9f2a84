"""Borders enclose the same cells however a program draws them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pdf_files import grids, lines, load
from pdf_pages import HEIGHT, RENSTRA, RENSTRA_GRID, SHADE, WIDTH, Look, printed, stamped
from ruled_pdf import ROWS, paper

from cascade.reading.extraction.lattice import RuledLine
from cascade.reading.loaders.pdf import drawn_objects
from cascade.reading.loaders.pdf.drawn_objects import DrawnObjects


@pytest.mark.parametrize(
    "look",
    [
        Look(),
        Look("boxes"),  # as Word and LibreOffice print borders
        Look("dashes"),
        Look(frame=False),
        Look("boxes", frame=False),
        Look("boxes", shaded=2),
        Look("boxes", shaded=2, ink=(255, 255, 255)),
        Look(size=5),
        Look(size=12),
    ],
    ids=str,
)
def test_a_table_is_read_however_it_is_drawn(tmp_path: Path, look: Look) -> None:
    loaded = load(printed(tmp_path / "Renstra.pdf", RENSTRA.replace("Meningkatnya pelayanan publik yang baik", "Meningkatnya\\npelayanan publik yang baik"), look))  # fmt: skip

    assert grids(loaded) == [RENSTRA_GRID]
    assert lines(loaded) == ["RENSTRA KECAMATAN CONTOH TAHUN 2025-2026", "Tabel 4.1 Tujuan dan Sasaran"]


def test_borders_in_the_colour_of_the_header_are_borders_below_it(tmp_path: Path) -> None:
    [grid] = grids(load(printed(tmp_path / "Renstra.pdf", RENSTRA, Look("boxes", shaded=2, ink=SHADE))))

    assert [cell for cell in grid if cell[0] > 2] == [cell for cell in RENSTRA_GRID if cell[0] > 2]


def test_a_page_border_is_no_table(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: [pdf.rect(n, n, WIDTH - 2 * n, HEIGHT - 2 * n) for n in (20, 22)])

    assert grids(load(path)) == [RENSTRA_GRID]


@pytest.mark.parametrize(
    "drawn", ["{x} 400 m {x} 500 l S", "{x} 400 0.8 100 re f", "40 488 m 520 488 l S", "{x} 400 20 100 re f"]
)
@pytest.mark.parametrize(
    "clip", ["0 0 5 5 re W n", "0 0 600 600 re W n 0 0 5 5 re W* n", "1 0 0 1 0 -380 cm 0 0 700 5 re W n"]
)
@pytest.mark.parametrize("in_form", [False, True])
def test_a_rule_wholly_clipped_away_is_no_rule(tmp_path: Path, drawn: str, clip: str, in_form: bool) -> None:
    path = paper(tmp_path / "iku.pdf", ROWS)
    seen = grids(load(path))
    lines = drawn.format(x=240)
    assert grids(load(_with_content(path, f"q 0 0 600 600 re W n {lines} Q", in_form))) != seen or " re f" in lines

    assert grids(load(_with_content(paper(path, ROWS), f"q {clip} {lines} Q", in_form))) == seen


def _with_content(path: Path, content: str, in_form: bool) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        [page] = pdf.pages
        if in_form:
            form = pikepdf.Stream(
                pdf, content.encode(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 600, 600]
            )
            page.Resources.XObject = pikepdf.Dictionary(X=form)
        page.contents_add(b"/X Do" if in_form else content.encode())
        pdf.save(path)
    return path


def test_a_border_is_hidden_where_shading_of_its_colour_meets_it_from_both_sides():
    grey, white = (200, 200, 200), (255, 255, 255)
    drawn = DrawnObjects()
    for row in range(100):
        drawn.shades[grey].append((0, 10.0 * row, 300, 10.0 * row + 9.5))
        drawn.thin_boxes.append(((0, 10.0 * row + 9.5, 300, 10.0 * row + 10), grey))
    drawn.shades[grey] += [(310, 0, 400, 50), (400.5, 0, 500, 50), (600, 0, 700, 50)]
    drawn.thin_boxes += [((400, 0, 400.5, 50), grey), ((700, 0, 700.5, 50), grey), ((400, 0, 400.5, 50), white)]

    assert drawn.ruled_lines() == [  # below the last row, right of the last box, and of another colour
        RuledLine(False, 999.75, 0, 300),
        RuledLine(True, 700.25, 0, 50),
        RuledLine(True, 400.25, 0, 50),
    ]


def test_borders_are_not_held_against_all_shading_of_the_page(monkeypatch):
    looks = [0]

    def touch(one: object, other: object) -> bool:
        looks[0] += 1
        return real(one, other)

    real = drawn_objects._touch
    monkeypatch.setattr(drawn_objects, "_touch", touch)
    drawn = DrawnObjects()
    for row in range(2000):
        drawn.shades[0, 0, 0].append((0, 10.0 * row, 300, 10.0 * row + 9.5))
        drawn.thin_boxes.append(((0, 10.0 * row + 9.5, 300, 10.0 * row + 10), (0, 0, 0)))

    assert len(drawn.ruled_lines()) == 1
    assert looks[0] < 10 * 2000
