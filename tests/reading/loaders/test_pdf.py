"""PDFs as office programs print them are read as their tables, whatever their pages are turned and wrapped in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import fpdf
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pdf_pages import HEIGHT, SHADE, WIDTH, Look, cropped, in_forms, locked, printed, stamped, turned

from cascade.model import Cell, Grid, LoadedFile
from cascade.model.errors import DocumentError
from cascade.reading import loaders
from cascade.reading.document_builder import read_file

RENSTRA = """
    RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
    Tabel 4.1 Tujuan dan Sasaran
    | *Tujuan* | *Sasaran* | *Indikator* | *Satuan* | *Target* | < |
    | " | " | " | " | *2025* | *2026* |
    | Mewujudkan A | Meningkatnya pelayanan publik yang baik | IKM | Indeks | 80 | 81,5 |
    | " | " | Persentase B | % | 1 | 2 |
    | Mewujudkan C | Meningkatnya keamanan | Persentase kejadian | % | 1 | 2 |
    | " | Meningkatnya ketertiban | Jumlah laporan | laporan | 11 | 12 |
    """
GRID = [
    (1, 1, 2, 1, "Tujuan"), (1, 2, 2, 1, "Sasaran"), (1, 3, 2, 1, "Indikator"), (1, 4, 2, 1, "Satuan"), (1, 5, 1, 2, "Target"),
    (2, 5, 1, 1, "2025"), (2, 6, 1, 1, "2026"),
    (3, 1, 2, 1, "Mewujudkan A"), (3, 2, 2, 1, "Meningkatnya pelayanan publik yang baik"),
    (3, 3, 1, 1, "IKM"), (3, 4, 1, 1, "Indeks"), (3, 5, 1, 1, "80"), (3, 6, 1, 1, "81,5"),
    (4, 3, 1, 1, "Persentase B"), (4, 4, 1, 1, "%"), (4, 5, 1, 1, "1"), (4, 6, 1, 1, "2"),
    (5, 1, 2, 1, "Mewujudkan C"), (5, 2, 1, 1, "Meningkatnya keamanan"), (5, 3, 1, 1, "Persentase kejadian"), (5, 4, 1, 1, "%"),
    (5, 5, 1, 1, "1"), (5, 6, 1, 1, "2"),
    (6, 2, 1, 1, "Meningkatnya ketertiban"), (6, 3, 1, 1, "Jumlah laporan"), (6, 4, 1, 1, "laporan"), (6, 5, 1, 1, "11"),
    (6, 6, 1, 1, "12"),
]  # fmt: skip


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def grids(loaded: LoadedFile) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [(c.row, c.column, c.rows, c.columns, " ".join(c.text.split())) for c in block.cells if c.text]
        for block in loaded.blocks
        if isinstance(block, Grid)
    ]


def lines(loaded: LoadedFile) -> list[str]:
    return [block.text for block in loaded.blocks if not isinstance(block, Grid)]


def understood(loaded: LoadedFile) -> list[tuple[str, str, str, list[str]]]:
    """Return (level, element, indicator, targets) of all documents."""
    found = []
    for document in read_file(loaded).documents:
        names = {element.id: " ".join(element.name.text.split()) for element in document.elements}
        found += [
            (i.level, names[i.element or ""], " ".join(i.name.text.split()), [q.raw for q in i.targets.values()])
            for i in document.indicators
        ]
    return found


# One page


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

    assert grids(loaded) == [GRID]
    assert lines(loaded) == ["RENSTRA KECAMATAN CONTOH TAHUN 2025-2026", "Tabel 4.1 Tujuan dan Sasaran"]


def test_borders_in_the_colour_of_the_header_are_borders_below_it(tmp_path: Path) -> None:
    [grid] = grids(load(printed(tmp_path / "Renstra.pdf", RENSTRA, Look("boxes", shaded=2, ink=SHADE))))

    assert [cell for cell in grid if cell[0] > 2] == [cell for cell in GRID if cell[0] > 2]


@pytest.mark.parametrize(
    "change",
    [lambda p: turned(p, 90), lambda p: turned(p, 180), lambda p: turned(p, 270), lambda p: cropped(p, 100, 50), in_forms],
    ids=["rotated 90", "rotated 180", "rotated 270", "cropped", "in a form"],
)  # fmt: skip
def test_a_page_reads_as_it_is_shown(tmp_path: Path, change: Callable[[Path], Path]) -> None:
    plain = load(printed(tmp_path / "Renstra.pdf", RENSTRA))
    changed = load(change(tmp_path / "Renstra.pdf"))

    assert grids(changed) == [GRID]
    assert lines(changed) == lines(plain)
    assert corners(changed) == pytest.approx(corners(plain), abs=0.3)


def corners(loaded: LoadedFile) -> list[float]:
    """Return the edges of all cells."""
    boxes = [cell.source.box for block in loaded.blocks if isinstance(block, Grid) for cell in block.cells]
    return [edge for box in boxes if box for edge in box]


def test_a_page_may_inherit_its_size(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    plain = load(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.Root.Pages.MediaBox = pdf.pages[0].mediabox
        for page in pdf.pages:
            del page.MediaBox
        pdf.save(path)

    assert (grids(load(path)), corners(load(path))) == ([GRID], corners(plain))


def test_a_cell_knows_page_box_and_weight(tmp_path: Path) -> None:
    loaded = load(printed(tmp_path / "Renstra.pdf", "---\n" + RENSTRA))
    (table,) = (block for block in loaded.blocks if isinstance(block, Grid))
    head, indicator = table.at(1, 1), table.at(3, 3)

    assert head is not None
    assert indicator is not None
    assert (head.bold, indicator.bold) == (True, False)
    assert (head.source.page, head.source.table, head.source.row) == (2, 1, 1)
    assert head.source.box is not None
    assert head.source.box[0] == 40
    assert head.source.say() == "Renstra.pdf, hal. 2, tabel 1, baris 1"


def test_text_outside_the_clip_of_its_cell_is_not_printed_and_not_read(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: _clipped_text(pdf, "tersembunyi"))

    assert grids(load(path)) == [GRID]
    assert not any("sembunyi" in line for line in lines(load(path)))


def test_a_number_that_its_border_cuts_is_in_doubt(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA.replace("| 11 | 12 |", "| 11 |  |"))
    blank = _last_cell(path)
    left, top, _, bottom = blank.source.box or (0, 0, 0, 0)
    stamped(path, lambda pdf: _cut_text(pdf, "12.500", left + 4, top + 10, bottom - top))

    cell = _last_cell(path)
    assert (cell.text, cell.other) == ("12", "12.500")
    assert {str(i.targets[2026].ambiguous) for d in read_file(load(path)).documents for i in d.indicators} == {
        "False",
        "True",
    }


def _last_cell(path: Path) -> Cell:
    [grid] = [block for block in load(path).blocks if isinstance(block, Grid)]
    cell = grid.at(6, 6)
    assert cell is not None
    return cell


def _cut_text(pdf: fpdf.FPDF, text: str, left: float, base: float, height: float) -> None:
    with pdf.rect_clip(left - 2, base - height, 2 + pdf.get_string_width("12"), 2 * height):
        pdf.text(left, base, text)


def test_a_border_that_cuts_the_feet_of_letters_takes_none_out_of_the_word(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: _without_feet(pdf, "wilayah Kabupaten"))

    assert "wilayah Kabupaten" in lines(load(path))


def _without_feet(pdf: fpdf.FPDF, text: str) -> None:
    with pdf.rect_clip(60, 690, 200, 7):
        pdf.text(60, 699, text)


def _clipped_text(pdf: fpdf.FPDF, text: str) -> None:
    with pdf.rect_clip(400, 700, 20, 20):
        pdf.text(120, 160, text)


def test_a_remark_in_the_margin_is_a_note_of_the_row_that_it_stands_by(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    (table,) = (block for block in load(path).blocks if isinstance(block, Grid))
    cell = table.at(table.rows, 3)
    assert cell is not None
    assert cell.source.box is not None
    _, top, _, bottom = cell.source.box
    right = max(each.source.box[2] for each in table.cells if each.source.box)
    stamped(path, lambda pdf: pdf.text(right + 8, (top + bottom) / 2 + 3, "cek PK"))

    [note] = load(path).notes

    assert note.text == "cek PK"
    assert (note.source.page, note.source.table, note.source.row) == (1, 1, table.rows)


@pytest.mark.parametrize("angle", [0, 45, 90])
def test_a_watermark_is_in_no_cell(tmp_path: Path, angle: int) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: _watermark(pdf, angle))

    assert grids(load(path)) == [GRID]


def _watermark(pdf: fpdf.FPDF, angle: int) -> None:
    pdf.set_font("Helvetica", "B", 60)
    with pdf.rotation(angle, 200, 130):
        pdf.text(120, 150, "SALINAN")


def test_a_page_border_is_no_table(tmp_path: Path) -> None:
    path = printed(tmp_path / "Renstra.pdf", RENSTRA)
    stamped(path, lambda pdf: [pdf.rect(n, n, WIDTH - 2 * n, HEIGHT - 2 * n) for n in (20, 22)])

    assert grids(load(path)) == [GRID]


# Several pages

PROGRAM_HEAD = """
    | *Kode* | *Program dan Kegiatan* | *Indikator Kinerja* | *Tahun 2025* | < | *Tahun 2026* | < |
    | " | " | " | *Target* | *Rp* | *Target* | *Rp* |
    """


def program(breaks: dict[int, str], *, repeated: bool = True) -> str:
    """Return a table of programs, kegiatan and sub kegiatan, cut before some of its rows."""
    out = [
        "Tabel T-C.27 Rencana Program, Kegiatan dan Pendanaan Renstra Kecamatan Contoh Tahun 2025-2026",
        *PROGRAM_HEAD.split("\n"),
    ]
    for n, (code, name) in enumerate(PROGRAMS):
        if n in breaks:
            out += [breaks[n], *(PROGRAM_HEAD.split("\n") if repeated else [])]
        out.append(
            f"| {code} | {name} | Jumlah hasil {name} | {n + 1} dokumen | {n + 1}.000.000 | {n + 2} dokumen | {n + 2}.000.000 |"
        )
    return "\n".join(line.strip() for line in out if line.strip())


PROGRAMS = [
    (code, f"{level} {p}{k or ''}{s or ''}")
    for p in "ABC"
    for k, s, code, level in [
        ("", "", f"7.01.0{ord(p) - 64}", "Program"),
        *((k, "", f"7.01.0{ord(p) - 64}.2.0{k}", "Kegiatan") for k in "12"),
        *((k, s, f"7.01.0{ord(p) - 64}.2.0{k}.000{s}", "Sub") for k in "12" for s in "123"),
    ]
]
PROGRAMS.sort()


@pytest.mark.parametrize("repeated", [True, False])
@pytest.mark.parametrize("head", ["", "Renstra Kecamatan Contoh"])
@pytest.mark.parametrize("look", [Look(size=7), Look("boxes", size=7, frame=False)], ids=["strokes", "boxes"])
def test_a_program_table_over_three_pages_is_one(tmp_path: Path, look: Look, head: str, repeated: bool) -> None:
    text = program({9: "---", 18: "---"}, repeated=repeated)
    loaded = load(printed(tmp_path / "Renstra.pdf", text, look, head=head))

    (table,) = (block for block in loaded.blocks if isinstance(block, Grid))
    assert table.rows == 2 + len(PROGRAMS)
    assert {cell.source.page for cell in table.cells} == {1, 2, 3}
    assert [name for _, _, name, _ in understood(loaded)] == [f"Jumlah hasil {name}" for _, name in PROGRAMS]


def test_portrait_and_landscape_pages_may_be_mixed(tmp_path: Path) -> None:
    text = program({9: "--- landscape", 18: "--- landscape"})
    loaded = load(printed(tmp_path / "Renstra.pdf", text, Look(size=7)))

    assert len(grids(loaded)) == 2
    assert [name for _, _, name, _ in understood(loaded)] == [f"Jumlah hasil {name}" for _, name in PROGRAMS]


@pytest.mark.parametrize("open_below", [True, False])
def test_merged_cells_and_texts_that_a_page_cuts_are_whole(tmp_path: Path, open_below: bool) -> None:
    text = """
    RENSTRA KECAMATAN CONTOH TAHUN 2025-2026
    | *Tujuan* | *Sasaran* | *Indikator* | *2025* | *2026* |
    | Mewujudkan A… | Meningkatnya B | Indeks B | 80 | 81 |
    | " | Meningkatnya C… | Indeks C | 80 | 81 |
    | " | " | Persentase penyelesaian | 60 | 61 |
    ---
    | *Tujuan* | *Sasaran* | *Indikator* | *2025* | *2026* |
    | |  | pengaduan masyarakat | | |
    |  |  | Indeks D | 7 | 8 |
    | " | " | Indeks E | 9 | 10 |
    """
    loaded = load(printed(tmp_path / "Renstra.pdf", text, Look(open_below=open_below)))

    assert understood(loaded) == [
        ("sasaran", "Meningkatnya B", "Indeks B", ["80", "81"]),
        ("sasaran", "Meningkatnya C", "Indeks C", ["80", "81"]),
        ("sasaran", "Meningkatnya C", "Persentase penyelesaian pengaduan masyarakat", ["60", "61"]),
        ("sasaran", "Meningkatnya C", "Indeks D", ["7", "8"]),
        ("sasaran", "Meningkatnya C", "Indeks E", ["9", "10"]),
    ]


def test_a_file_of_several_pk_gives_one_document_for_each_official(tmp_path: Path) -> None:
    letter = """
    PERJANJIAN KINERJA TAHUN 2025
    Dalam rangka mewujudkan manajemen pemerintahan yang efektif, kami yang bertanda tangan di bawah ini:
    Nama : {0}
    Jabatan : {0}
    Pihak pertama berjanji akan mewujudkan target kinerja sesuai lampiran perjanjian ini
    Contoh, 10 Januari 2025
    ---
    LAMPIRAN PERJANJIAN KINERJA TAHUN 2025
    | *No* | *Sasaran Strategis* | *Indikator Kinerja* | *Target* |
    | 1 | Meningkatnya A | Indeks {0} | 84 |
    | 2 | Meningkatnya B | Nilai {0} | 85 |
    Contoh, 10 Januari 2025
    """
    who = ["Camat Contoh", "Sekretaris Kecamatan", "Kepala Seksi Pemerintahan", "Kepala Seksi Umum"]
    path = printed(tmp_path / "PK.pdf", "---\n".join(letter.format(name) for name in who).replace("    ", ""))
    documents = read_file(load(path)).documents

    assert [d.owner.position.text for d in documents if d.owner and d.owner.position] == who
    assert [len(d.indicators) for d in documents] == [2, 2, 2, 2]
    assert all(d.signed for d in documents)


# Files that cannot be read


def test_a_locked_file_says_how_to_unlock_it(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as error:
        load(locked(printed(tmp_path / "PK.pdf", RENSTRA)))

    assert error.value.say("id").startswith("PK.pdf: terkunci kata sandi.")
    assert "without one" in error.value.say("en")


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF"])
def test_a_broken_file_is_refused_with_a_hint(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "PK.pdf").write_bytes(content)
    with pytest.raises(DocumentError) as error:
        load(tmp_path / "PK.pdf")

    assert "PK.pdf: bukan PDF yang utuh" in error.value.say("id")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "PK.pdf").touch()
    with pytest.raises(DocumentError, match="empty"):
        load(tmp_path / "PK.pdf")


@example(share=1.0, at=0.033203125, noise=b"\x00")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1), at=st.floats(0, 1), noise=st.binary(max_size=20))
def test_a_damaged_file_is_read_or_refused_with_a_sentence(
    tmp_path: Path, share: float, at: float, noise: bytes
) -> None:
    whole = printed(tmp_path / "PK.pdf", RENSTRA).read_bytes()
    cut = whole[: int(len(whole) * share)]
    place = int(len(cut) * at)
    (tmp_path / "PK.pdf").write_bytes(cut[:place] + noise + cut[place + len(noise) :] or b"x")
    with contextlib.suppress(DocumentError):
        read_file(load(tmp_path / "PK.pdf"))


def test_a_file_without_text_is_a_problem_of_the_document(tmp_path: Path) -> None:
    pdf = fpdf.FPDF()
    pdf.add_page()
    pdf.rect(10, 10, 100, 100)
    pdf.output(str(tmp_path / "pindaian.pdf"))

    loaded = load(tmp_path / "pindaian.pdf")

    assert loaded.blocks == ()
    assert [problem.severity for problem in read_file(loaded).problems] == ["error"]


def test_a_file_without_tables_gives_its_lines_and_a_problem(tmp_path: Path) -> None:
    loaded = load(printed(tmp_path / "surat.pdf", "Daftar hadir\nRapat koordinasi"))

    assert lines(loaded) == ["Daftar hadir", "Rapat koordinasi"]
    assert [problem.severity for problem in read_file(loaded).problems] == ["error"]


def wider(result) -> list[tuple[int, ...]]:
    return [problem.pages for problem in result.problems if "lebih lebar" in problem.message.id]


def test_a_table_that_runs_off_its_page_is_said_loudly_and_what_is_cut_is_not_read(tmp_path):
    path = printed(tmp_path / "renstra.pdf", RENSTRA, Look(widths=(100, 120, 100, 80, 140, 140)))

    loaded = loaders.load(path, path.name)

    result = read_file(loaded)
    assert wider(result) == [(1,)]
    assert [problem.severity for problem in result.problems if problem.pages == (1,)][:1] == ["error"]
    assert not any("2026" in cell.text for block in loaded.blocks if isinstance(block, Grid) for cell in block.cells)


@pytest.mark.parametrize(("producer", "pages"), [("Skia/PDF m120", [(1,)]), ("Microsoft Word", [])])
def test_a_browser_leaves_columns_out_that_begin_beyond_its_margin(tmp_path, producer, pages):
    """A table that ends right of the margin is common in a word processor; a browser prints there what it cuts off."""
    path = printed(tmp_path / "renstra.pdf", RENSTRA, Look(widths=(90, 110, 90, 80, 80, 80)))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Producer"] = producer
        pdf.save(path)

    assert wider(read_file(loaders.load(path, path.name))) == pages
