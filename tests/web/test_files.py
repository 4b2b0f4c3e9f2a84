import io
import json
import re
import zipfile
from urllib.parse import unquote, unquote_plus

import pytest
from brought_files import bring, content_of, small_files
from workbench import client_of

from cascade.web import forms

pytestmark = pytest.mark.slow


@pytest.fixture
def client(tmp_path):
    with client_of(tmp_path / "kerja") as opened:
        yield opened


def dossier_at(client, answer):
    """Return the dossier to which an answer leads, checked."""
    name = unquote(answer.headers["location"].partition("?")[0]).removeprefix("/berkas/")
    return client.checked(name)


def test_documents_become_a_dossier_whose_progress_and_overview_follow(client):
    answer = bring(client, "/berkas", small_files(), nama="Kecamatan Uji 2025")

    assert answer.headers["location"].startswith("/berkas/Kecamatan%20Uji%202025?kata=3+file+diterima")
    page = client.http.get(answer.headers["location"])
    assert page.status_code in (200, 202)
    dossier_at(client, answer)
    overview = client.get("/berkas/Kecamatan Uji 2025")
    assert "Rencana Aksi" in overview
    assert "renstra.json" in overview
    assert not (client.workbench.incoming.folder).exists() or not any(client.workbench.incoming.folder.iterdir())


def test_a_folder_gives_the_dossier_its_name_and_files_of_the_system_stay_out(client):
    files = [(f"Kec Uji/{name}", content) for name, content in small_files()]

    answer = bring(client, "/berkas", [*files, ("Kec Uji/Thumbs.db", b"x")], field="folder")

    dossier = dossier_at(client, answer)
    assert dossier.name == "Kec Uji"
    assert sorted(each.name for each in dossier.folder.glob("*.*")) == ["aksi.json", "pk.json", "renstra.json"]


def test_a_script_tells_the_places_of_dropped_files_beside_them(client):
    answer = bring(
        client, "/berkas", small_files("pk.json", "aksi.json"), path=["Kec B/pk.json", "Kec B/sub/aksi.json"]
    )

    assert (dossier_at(client, answer).folder / "sub" / "aksi.json").is_file()


def test_a_zip_is_unpacked_and_what_is_no_document_is_told(client):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in [*small_files(), ("film.mp4", b"x")]:
            archive.writestr(name, content)

    answer = bring(client, "/berkas", [("Kecamatan Zip.zip", stream.getvalue())])

    assert dossier_at(client, answer).name == "Kecamatan Zip"
    assert "film.mp4: bukan dokumen" in unquote_plus(answer.headers["location"])


def test_a_dossier_that_nobody_named_is_offered_the_name_of_its_office_and_year(client):
    name = dossier_at(client, bring(client, "/berkas", small_files())).name
    assert re.fullmatch(r"Berkas baru \d{4}-\d\d-\d\d", name)

    assert 'value="Kecamatan Uji 2025"' in client.get(f"/berkas/{name}")
    client.post(f"/berkas/{name}/nama", nama="Kecamatan Uji 2025")

    assert list(client.workbench.workspace.dossiers()) == ["Kecamatan Uji 2025"]
    assert "Pakai nama ini" not in client.get("/berkas/Kecamatan Uji 2025", status=202)


@pytest.mark.parametrize(
    ("files", "said"),
    [([], "Belum ada file yang dipilih"), ([("film.mp4", b"x")], "film.mp4: bukan dokumen"), ([("a.zip", b"PK x")], "bukan ZIP yang utuh")],
)  # fmt: skip
def test_what_brings_no_document_makes_no_dossier_and_says_why(client, files, said):
    answer = bring(client, "/berkas", files or [("", b"")], 400)

    assert said in answer.text
    assert client.workbench.workspace.dossiers() == {}


def test_too_many_files_are_refused_with_a_sentence(client, monkeypatch):
    monkeypatch.setattr(forms, "MOST_FILES", 2)

    assert "tidak diterima" in bring(client, "/berkas", small_files(), 400).text


def test_too_many_bytes_are_refused_with_a_sentence(client, monkeypatch):
    monkeypatch.setattr(forms, "MOST_BYTES", 100)

    assert "tidak diterima" in bring(client, "/berkas", small_files(), 400).text


@pytest.fixture
def dossier(client):
    return dossier_at(client, bring(client, "/berkas", small_files(), nama="Kec"))


def test_a_file_more_is_read_at_once(client, dossier):
    before = dossier.checked
    lkjip = json.dumps({"kind": "iku", "opd": "Kecamatan Uji", "years": [2024, 2025], "indicators": []}).encode()

    answer = bring(client, "/berkas/Kec/tambah", [("iku.json", lkjip)])

    assert "1+file+diterima" in answer.headers["location"]
    dossier.wait(60)
    assert dossier.checked is not before
    assert "iku.json" in dossier.checked.report.files


def test_a_file_of_the_same_name_asks_and_replacing_it_can_be_undone(client, dossier):
    new = content_of("pk.json", year=2026)

    answer = bring(client, "/berkas/Kec/tambah", [("PK.json", new)])
    asked = client.get(answer.headers["location"])
    assert "<li>pk.json</li>" in asked
    assert (dossier.folder / "pk.json").read_bytes() == content_of("pk.json")

    done = client.post(answer.headers["location"], sama="replace").headers["location"]
    assert [each.name for each in dossier.folder.glob("[pP][kK]*")] == ["PK.json"]
    assert (dossier.folder / "PK.json").read_bytes() == new
    page = client.http.get(done).text
    place = re.search(r'action="(/sampah/[^"]+/kembalikan)"', page)[1]
    assert 'data-key="z u"' in page
    client.post(place)
    assert (dossier.folder / "pk.json").read_bytes() == content_of("pk.json")


def test_both_files_of_a_name_are_kept_where_that_is_wished(client, dossier):
    place = bring(client, "/berkas/Kec/tambah", [("pk.json", content_of("pk.json", year=2026))]).headers["location"]
    client.post(place, sama="both")

    assert {each.name for each in dossier.folder.glob("pk*")} == {"pk.json", "pk (2).json"}


def test_a_delivery_that_is_called_off_changes_nothing(client, dossier):
    place = bring(client, "/berkas/Kec/tambah", [("pk.json", b"{}")]).headers["location"]
    client.post(place, sama="none")

    assert (dossier.folder / "pk.json").read_bytes() == content_of("pk.json")
    client.get(place, 404)


def test_a_file_that_is_there_already_is_not_added_again(client, dossier):
    answer = bring(client, "/berkas/Kec/tambah", small_files("pk.json"))

    assert "isinya sudah ada" in unquote_plus(answer.headers["location"])
    assert len(list(dossier.folder.glob("pk*"))) == 1


def test_a_file_is_taken_away_into_the_trash_and_comes_back(client, dossier):
    answer = client.post("/berkas/Kec/buang-file", file="pk.json")
    assert not (dossier.folder / "pk.json").exists()
    dossier.wait(60)
    assert "pk.json" not in dossier.checked.report.files
    assert "Kec/pk.json" in client.get("/sampah")

    place = re.search(r"urung=([^&]+)", answer.headers["location"])[1]
    client.post(f"/sampah/{place}/kembalikan")

    assert (dossier.folder / "pk.json").is_file()


@pytest.mark.parametrize("name", ["../rahasia.json", "tidak-ada.json", "/etc/passwd", ""])
def test_only_a_file_of_the_dossier_can_be_taken_away(client, dossier, name):
    (dossier.folder.parent / "rahasia.json").write_text("{}")

    client.post("/berkas/Kec/buang-file", 404, file=name)

    assert (dossier.folder.parent / "rahasia.json").is_file()
