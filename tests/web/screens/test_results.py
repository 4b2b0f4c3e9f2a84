import io
import json
import zipfile

import openpyxl
import pytest
from fixable_dossier import OPD, RENSTRA, write_dossier
from review_dossier import BOTH, VILLAGE
from workbench import client_of

from cascade.reports import formats
from cascade.reports.formats.xlsx.columns import ANSWER
from cascade.web.results.catalogue import FIX, shelves

pytestmark = pytest.mark.slow

NAME = "kecamatan-uji"
BASE = f"/berkas/{NAME}"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """The workbench over a dossier with contradictions and a link that is asked about."""
    folder = tmp_path_factory.mktemp("kerja")
    write_dossier(folder / NAME)
    village = {"name": VILLAGE, "level": "sasaran", "unit": "%", "targets": {"2025": "85"}}
    both = {"name": BOTH, "level": "sasaran", "unit": "%", "targets": {"2025": "85"}}
    renstra = {**RENSTRA, "indicators": [*RENSTRA["indicators"], village]}
    iku = {"kind": "iku", "opd": OPD, "years": RENSTRA["years"], "indicators": [both]}
    for file, document in (("renstra.json", renstra), ("iku.json", iku)):
        (folder / NAME / file).write_text(json.dumps(document), "utf-8")
    with client_of(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def dossier(client):
    return client.checked(NAME)


def downloaded(client, name):
    for _ in range(20):
        answer = client.http.get(f"{BASE}/hasil/unduh/{name}", follow_redirects=False)
        if answer.status_code == 200:
            assert answer.headers["content-disposition"].startswith("attachment;")
            return answer
        assert answer.headers["location"].endswith(f"hasil?buat={name}")
    raise AssertionError(name)


def test_every_format_is_offered_with_words_of_its_own(client, dossier):
    offers = [each for shelf in shelves() for each in shelf.offers]

    assert {each.name for each in offers} == {*formats.available(), FIX}
    assert all(each.title.id != each.name for each in offers)
    text = client.get(f"{BASE}/hasil")
    assert all(each.reader.id in text and f"/unduh/{each.name}" in text for each in offers)


@pytest.mark.parametrize("name", [*formats.available(), FIX])
def test_every_format_is_sent_as_an_attachment(client, dossier, name):
    answer = downloaded(client, name)

    assert len(answer.content) > 500
    assert NAME in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_all_of_it_is_one_zip(client, dossier):
    archive = zipfile.ZipFile(io.BytesIO(downloaded(client, "semua").content))

    names = archive.namelist()
    assert {"laporan.html", "laporan.json", "kertas-kerja.xlsx", "catatan-hasil-reviu.pdf"} <= set(names)
    assert any(name.startswith("annotated/") for name in names)
    assert "usulan/usulan.md" in names
    assert archive.testzip() is None


def test_a_file_is_made_once_for_each_check(client, dossier):
    key = (dossier.checked.number, "xlsx:id")
    downloaded(client, "xlsx")
    first = dossier.made.find(key)
    downloaded(client, "xlsx")

    assert dossier.made.find(key) is first


def test_a_file_that_takes_long_is_shown_as_being_made(client, dossier, monkeypatch):
    monkeypatch.setattr("cascade.web.screens.results.PATIENCE", 0.0)

    answer = client.http.get(f"{BASE}/hasil/unduh/annotated?lang=en", follow_redirects=False)
    shown = client.get(answer.headers["location"] + "&lang=en")
    made = dossier.made.find((dossier.checked.number, "annotated:en"))

    assert answer.status_code == 303
    assert "data-progress" in shown or "It is made" in shown
    assert made.ended.wait(60)
    assert "/hasil/unduh/annotated" in client.get(f"{BASE}/hasil?buat=annotated")
    client.get(f"{BASE}/hasil?lang=id")


def test_there_is_no_other_file(client, dossier):
    client.get(f"{BASE}/hasil/unduh/..%2Fkeputusan.yaml", 404)
    client.get(f"{BASE}/hasil/unduh/kosong", 404)


def test_the_report_opens_in_a_tab_that_can_reach_nothing(client, dossier):
    answer = client.http.get(f"{BASE}/hasil/laporan")

    policy = answer.headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    assert "default-src 'none'" in policy
    assert "'self'" not in policy
    assert "BELUM SELARAS" in answer.text


def test_reports_are_kept_where_the_terminal_keeps_them(client, dossier):
    client.post(f"{BASE}/hasil/simpan")
    made = dossier.made.find((dossier.checked.number, "simpan:id"))
    assert made.ended.wait(60)

    text = client.get(f"{BASE}/hasil?buat=simpan")

    folder = dossier.reports / NAME
    assert str(folder) in text
    assert "Disimpan di" in text
    written = {path.name for path in folder.iterdir()}
    assert {"laporan.html", "kertas-kerja.xlsx", "catatan-hasil-reviu.docx", "annotated", "usulan"} <= written


def test_the_revised_copies_list_what_they_change_and_what_is_left(client, dossier):
    text = client.get(f"{BASE}/hasil/usulan")

    assert "Sudah ditulis pada salinan" in text
    assert "Perlu keputusan Anda" in text
    assert " → " in text


def filled(client, answer):
    book = openpyxl.load_workbook(io.BytesIO(downloaded(client, "xlsx").content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).casefold() == ANSWER.id.casefold():
                    sheet.cell(cell.row + 1, cell.column).value = answer
                    stream = io.BytesIO()
                    book.save(stream)
                    return stream.getvalue()
    raise AssertionError("no answer can be given")


def test_what_a_filled_in_workbook_says_is_taken_or_refused_with_the_reason(client, dossier):
    refused = client.post_files(f"{BASE}/hasil/jawaban", kertas=("k.xlsx", filled(client, "mungkin")))
    assert dossier.wait(60)
    taken = client.post_files(f"{BASE}/hasil/jawaban", kertas=("k.xlsx", filled(client, "sama")))

    assert "1 ditolak" in refused
    assert "mungkin" in refused
    assert "1 jawaban tautan" in taken
    assert dossier.wait(60)
    decided = (dossier.folder / "keputusan.yaml").read_text("utf-8")
    assert "confirmed" in decided
    assert "by: Ani" in decided


def test_what_is_no_workbook_is_one_sentence(client, dossier):
    text = client.post_files(f"{BASE}/hasil/jawaban", 400, kertas=("k.xlsx", b"no workbook"))

    assert "bukan buku kerja Excel yang utuh" in text


def test_a_report_whose_library_is_missing_says_how_to_install_it_and_the_rest_is_made(client, dossier, monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda name: None)

    text = client.get(f"{BASE}/hasil")

    assert "cascade-sakip[pdf]" in text
    assert "/unduh/pdf" not in text
    assert "/unduh/docx" in text
    assert "/unduh/pdf" not in client.get(f"{BASE.replace('/hasil', '')}/surat")
