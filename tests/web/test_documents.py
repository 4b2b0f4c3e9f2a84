"""The files of a dossier are shown as read: every cell with what it became, what was not read, and the problems that speak of it."""

from __future__ import annotations

import html
import io
import re
import time

import pytest
from paper_dossier import NAME, OFFICIAL, PAPER, SHEET, workspace
from PIL import Image
from workbench import INCONSISTENT, client_of

from cascade.decisions.decision_log import read_decisions
from cascade.model import Source
from cascade.web.places import crop_address, file_key, place_address

pytestmark = pytest.mark.slow

BASE = f"/berkas/{NAME}"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with client_of(workspace(tmp_path_factory.mktemp("kertas"))) as opened:
        opened.checked(NAME)
        yield opened


@pytest.fixture
def own_desk(tmp_path):
    with client_of(workspace(tmp_path)) as opened:
        opened.checked(NAME)
        yield opened


def path_of(desk, file, page=1):
    return f"{BASE}/dokumen/{file_key(desk.checked(NAME).checked, file)}/{page}"


def read_page(desk, path):
    """Return a page once its cells are read."""
    for _ in range(60):
        text = desk.get(path)
        if "data-reading" not in text:
            return text
        time.sleep(0.5)
    raise AssertionError("never read")


def text_of(page):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page)))


def cell_of(page, text):
    """Return the cell of the grid that prints a text."""
    return next(cell for cell in re.findall(r"<td[^>]*>.*?</td>", page, re.S) if f">{text}</a>" in cell)


def test_the_list_tells_of_each_file_what_it_is_and_what_was_read(desk):
    page = text_of(desk.get(f"{BASE}/dokumen"))
    assert "aksi.xlsx" in page
    assert "Rencana Aksi 2025" in page
    assert re.search(r"1 tabel dibaca\. \d+ unsur, \d+ indikator\.", page)


def test_a_sheet_is_shown_as_in_excel_with_what_each_cell_became(desk):
    page = read_page(desk, path_of(desk, SHEET))
    assert [letter in page for letter in ('<th scope="col">A</th>', '<th scope="row">3</th>')] == [True, True]
    assert 'class="k-indicator"' in cell_of(page, "Jumlah rapat")
    assert 'class="k-element"' in cell_of(page, "Rapat Koordinasi")
    assert 'class="k-quarters"' in cell_of(page, "12")
    assert 'class="k-header"' in cell_of(page, "Satuan")
    assert "target TR IV dari indikator sub kegiatan “Jumlah rapat”" in html.unescape(cell_of(page, "12"))
    assert ">W<" in cell_of(page, "12")  # the letter: colour is not alone


def test_a_place_is_framed_and_told(desk):
    checked = desk.checked(NAME).checked
    address = place_address(BASE, checked, Source(SHEET, sheet="RA", cell="G4"))
    page = read_page(desk, address)
    assert 'id="sel"' in cell_of(page, "12")
    assert "chosen" in cell_of(page, "12")
    assert "G4: “12”" in text_of(page)
    assert "→ target triwulan TR IV" in text_of(page)


def test_a_page_on_paper_is_a_picture_with_the_cells_over_it(desk):
    page = read_page(desk, path_of(desk, PAPER))
    [over] = re.findall(r'<svg class="over" viewBox="0 0 600.0 600.0".*?</svg>', page, re.S)
    assert 'class="k-indicator"' in over
    assert 'class="k-target"' in over
    assert 'rel="next"' in page
    assert 'rel="prefetch"' in page
    picture = desk.http.get(re.search(r'<img src="([^"]+)"', page)[1])
    assert picture.headers["content-type"] == "image/webp"
    assert "immutable" in picture.headers["cache-control"]
    assert Image.open(io.BytesIO(picture.content)).size == (900, 900)


def test_the_number_of_an_official_is_neither_in_the_picture_nor_in_the_cells(desk):
    page = read_page(desk, path_of(desk, PAPER, 2))
    assert OFFICIAL not in page
    assert "005" in page
    picture = Image.open(io.BytesIO(desk.http.get(re.search(r'<img src="([^"]+)"', page)[1]).content))
    box = picture.crop((130, 170, 290, 215)).convert("L")
    assert sum(value < 90 for value in box.tobytes()) > 300  # painted over, not only letters


def test_pages_and_files_that_are_not_there_are_404(desk):
    for path in (
        path_of(desk, PAPER, 3),
        f"{BASE}/dokumen/{'0' * 16}/1",
        path_of(desk, PAPER).replace("/dokumen/", "/halaman/").replace("/1", "/9-1.5.webp"),
        path_of(desk, PAPER).replace("/dokumen/", "/halaman/") + "-7.webp",
    ):
        desk.get(path, 404)


def test_an_address_without_page_leads_to_the_sheet_that_holds_the_place(client):
    client.checked(INCONSISTENT)
    base = f"/berkas/{INCONSISTENT}"
    source = Source("renstra-2019-2023-contoh.xlsx", sheet="T-C.27", cell="H12")
    address = place_address(base, client.checked(INCONSISTENT).checked, source)
    read_page(client, address)
    answer = client.http.get(address, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/2?sel=H12#sel")


def test_cells_with_problems_carry_their_number_and_lead_to_them(client):
    checked = client.checked(INCONSISTENT).checked
    problem = next(p for p in checked.report.main_problems if any(s.cell for s in p.places))
    place = next(s for s in problem.places if s.cell and s.file.endswith("xlsx"))
    page = read_page(client, place_address(f"/berkas/{INCONSISTENT}", checked, place))
    assert re.search(rf'href="/berkas/{INCONSISTENT}/masalah/[0-9a-f]+"[^>]*>.*?{problem.number}</a>', page)


def test_a_word_is_found_in_the_whole_file(client):
    checked = client.checked(INCONSISTENT).checked
    key = file_key(checked, "renstra-2019-2023-contoh.xlsx")
    page = read_page(client, f"/berkas/{INCONSISTENT}/dokumen/{key}/1?cari=penyelenggaraan")
    [hits] = re.findall(r'<section class="doc-hits".*?</section>', page, re.S)
    assert "T-C.27" in hits
    assert "sel=" in hits


def test_a_part_around_a_place_is_a_picture_for_cards(desk):
    checked = desk.checked(NAME).checked
    read_page(desk, path_of(desk, PAPER))
    sheet = desk.http.get(crop_address(BASE, checked, Source(SHEET, sheet="RA", cell="G4")))
    assert sheet.headers["content-type"].startswith("image/svg+xml")
    assert ">12</text>" in sheet.text
    assert 'stroke="#b45f06"' in sheet.text
    box = Source(PAPER, page=1, box=(40.0, 124.0, 80.0, 148.0))
    paper = desk.http.get(crop_address(BASE, checked, box))
    assert paper.headers["content-type"] == "image/webp"
    assert Image.open(io.BytesIO(paper.content)).height < 300


def test_what_was_not_read_is_told_loudly(tmp_path):
    from openpyxl import Workbook

    folder = workspace(tmp_path)
    book = Workbook()
    for row in [["Nama", "Alamat", "Warna", "Ukuran"], *[[f"n{i}", f"a{i}", f"w{i}", str(i)] for i in range(6)]]:
        book.active.append(row)
    book.save(folder / NAME / "asing.xlsx")
    (folder / NAME / "rusak.pdf").write_bytes(b"%PDF-1.7 rusak")
    with client_of(folder) as desk:
        desk.checked(NAME)
        page = read_page(desk, path_of(desk, "asing.xlsx"))
        assert "k-stranger" in page or "k-missed" in page or "bukan tabel yang dikenali" in page
        listed = text_of(desk.get(f"{BASE}/dokumen"))
        assert "tidak ada dokumen yang dikenali" in listed
        broken = text_of(read_page(desk, path_of(desk, "rusak.pdf")))
        assert "Tidak terbaca." in broken


def test_a_wrong_reading_is_corrected_shown_at_once_and_taken_back(own_desk):
    desk = own_desk
    path = path_of(desk, SHEET) + "?sel=G4"
    page = read_page(desk, path)
    choice = re.search(r'name="bagian" value="([0-9a-f]+)"', page)[1]
    act = re.search(r'action="[^"]*/koreksi".*?name="id" value="([^"]+)"', page, re.S)[1]
    given = {"bagian": choice, "nilai": "13", "alasan": "tercetak 13", "berkas": SHEET, "id": act, "kembali": path}

    answer = desk.post(f"{BASE}/koreksi", **given)
    desk.post(f"{BASE}/koreksi", **given)  # a double click

    assert answer.headers["location"].startswith(path.partition("?")[0])
    [kept] = read_decisions(desk.workbench.workspace.folder / NAME).corrections
    assert (kept.value, kept.read, kept.by, kept.why, kept.id) == ("13", "12", "Ani", "tercetak 13", act)
    page = desk.get(path)
    assert "<ins>13</ins>" in page
    assert "Ani: tercetak 13" in text_of(page)
    documents = desk.checked(NAME).checked.report.documents
    quarters = next(i.quarters for d in documents for i in d.indicators if i.name.text == "Jumlah rapat" and i.quarters)
    assert str(quarters[3]) == "13"

    desk.post(f"{BASE}/koreksi/batal", keputusan=act, id="batal1", kembali=path)

    assert read_decisions(desk.workbench.workspace.folder / NAME).corrections == ()
    assert "<ins>" not in desk.get(path)


def test_a_correction_that_says_nothing_new_is_refused_with_a_sentence(own_desk):
    path = path_of(own_desk, SHEET) + "?sel=G4"
    choice = re.search(r'name="bagian" value="([0-9a-f]+)"', read_page(own_desk, path))[1]
    answer = own_desk.post(
        f"{BASE}/koreksi", 400, bagian=choice, nilai="12", alasan="sama saja", berkas=SHEET, id="a1", kembali=path
    )
    page = html.unescape(answer.text)
    assert "Sudah terbaca “12”" in page
    assert 'name="nilai" value="12"' in page  # what was typed is still there
    assert 'name="alasan" value="sama saja"' in page
    assert f'name="kembali" value="{path}"' in page
    assert re.search(rf'value="{choice}" required checked', page)
    assert not (own_desk.workbench.workspace.folder / NAME / "keputusan.yaml").exists()


def test_a_correction_of_a_part_that_is_gone_loses_no_typed_text(own_desk):
    path = path_of(own_desk, SHEET) + "?sel=G4"
    read_page(own_desk, path)
    given = {"bagian": "gone", "nilai": "13", "alasan": 'tercetak "13"', "berkas": SHEET, "id": "a1"}
    page = html.unescape(own_desk.post(f"{BASE}/koreksi", 400, **given, kembali=path).text)
    assert "tidak terbaca lagi di sini" in page
    assert 'value="tercetak "13""' in page
    assert "<h1>Tidak berhasil" not in page

    answer = own_desk.post(f"{BASE}/koreksi", 400, **given, kembali="/berkas/lain/dokumen/x/1")
    assert "<h1>Tidak berhasil" in answer.text


def test_without_a_name_nothing_is_written(tmp_path):
    with client_of(workspace(tmp_path), actor="") as desk:
        desk.checked(NAME)
        page = read_page(desk, path_of(desk, SHEET) + "?sel=G4")
        assert "Tulis nama Anda dahulu" in page
        answer = desk.post(f"{BASE}/koreksi", bagian="x", nilai="1", alasan="abc", kembali=path_of(desk, SHEET))
        assert answer.headers["location"].startswith("/nama?kembali=")


def test_a_page_that_was_drawn_is_given_from_disk(desk):
    path = path_of(desk, PAPER).replace("/dokumen/", "/halaman/") + "-1.5.webp"
    drawn = desk.http.get(path).content
    [kept] = (desk.workbench.workspace.state_folder / "pages").glob("*/1-1.5.webp")
    assert kept.read_bytes() == drawn

    kept.write_bytes(drawn + b"as it is kept")
    assert desk.http.get(path).content == drawn + b"as it is kept"
