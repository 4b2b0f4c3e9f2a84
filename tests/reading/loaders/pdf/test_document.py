"""A PDF gives tables that go on over its pages as one, or says why it cannot be read."""

from __future__ import annotations

import contextlib
from pathlib import Path

import fpdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pdf_files import grids, lines, load, understood
from pdf_pages import RENSTRA, Look, locked, printed

from cascade.model import Grid
from cascade.model.errors import DocumentError
from cascade.reading.document_builder import read_file

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


@pytest.mark.slow
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
