import re

import pytest
from brought_files import bring, small_files
from workbench import client_of, workspace_with

pytestmark = pytest.mark.slow


@pytest.fixture
def client(tmp_path):
    folder = workspace_with(tmp_path / "kerja")
    (folder / "Kec").mkdir()
    for name, content in small_files():
        (folder / "Kec" / name).write_bytes(content)
    with client_of(folder) as opened:
        opened.checked("Kec")
        yield opened


def test_a_dossier_gets_another_name_and_keeps_its_reports_and_what_is_known_of_it(client):
    run = client.workbench.last_runs()["Kec"]

    answer = client.post("/berkas/Kec/nama", nama="  Kecamatan Uji: 2025 ")

    assert answer.headers["location"].startswith("/berkas/Kecamatan%20Uji%202025")
    assert client.workbench.last_runs() == {"Kecamatan Uji 2025": run}
    assert (client.workbench.workspace.reports / "Kecamatan Uji 2025" / "laporan.json").is_file()
    client.get("/berkas/Kec", 404)


def test_a_name_that_is_taken_gets_a_number_and_one_of_nothing_is_refused(client):
    client.workbench.workspace.new_dossier("Lain")

    assert "Lain%20%282%29" in client.post("/berkas/Kec/nama", nama="Lain").headers["location"]
    assert "Nama ini tidak dapat dipakai" in client.post("/berkas/Lain/nama", 400, nama=" ..").text


def test_a_dossier_is_removed_after_a_question_and_comes_back_with_all_that_is_known_of_it(client):
    run = client.workbench.last_runs()["Kec"]
    assert "dapat dikembalikan kapan saja" in client.get("/berkas/Kec/buang")
    assert "Kec" in client.workbench.workspace.dossiers()

    answer = client.post("/berkas/Kec/buang")
    page = client.http.get(answer.headers["location"]).text
    assert client.workbench.workspace.dossiers() == {}
    assert "Kec dipindahkan ke tempat sampah" in page
    client.workbench.workspace.new_dossier("Kec")
    assert client.workbench.last_runs().get("Kec") is None

    back = client.post(re.search(r'action="(/sampah/[^"]+/kembalikan)"', page)[1])
    assert back.headers["location"].startswith("/berkas/Kec%20%282%29")
    assert client.workbench.last_runs()["Kec (2)"] == run
    assert "Kosong" in client.get("/sampah")


def test_a_dossier_that_is_being_checked_is_stopped_before_it_moves(client):
    client.workbench.dossier("Kec").check()

    client.post("/berkas/Kec/buang")

    assert client.workbench.is_open("Kec") is None
    assert not (client.workbench.workspace.folder / "Kec").exists()


def test_what_is_not_in_the_trash_is_a_sentence(client):
    assert "tidak ada lagi di tempat sampah" in client.post("/sampah/x/kembalikan", 400).text


def test_a_folder_that_is_a_dossier_itself_takes_files_and_stays_where_it_is(tmp_path):
    folder = tmp_path / "Kec Sendiri"
    folder.mkdir()
    for name, content in small_files("pk.json", "aksi.json"):
        (folder / name).write_bytes(content)
    (folder / "berkas.yaml").write_text("opd: Kecamatan Uji\n")
    with client_of(folder) as client:
        client.checked("Kec Sendiri")
        assert 'id="baru"' not in client.get("/")
        assert "Ganti nama" not in client.get("/berkas/Kec Sendiri")
        for path in ("nama", "buang"):
            assert "sendiri sebuah berkas" in client.post(f"/berkas/Kec Sendiri/{path}", 400, nama="Lain").text

        answer = bring(client, "/berkas/Kec Sendiri/tambah", small_files("renstra.json"))
        assert "1+file+diterima" in answer.headers["location"]
        place = client.post("/berkas/Kec Sendiri/buang-file", file="pk.json").headers["location"]
        assert not (folder / "pk.json").exists()
        client.post(f"/sampah/{place.partition('urung=')[2]}/kembalikan")

        assert {each.name for each in folder.glob("*.json")} == {"pk.json", "aksi.json", "renstra.json"}


def test_two_dossiers_at_once_both_come_to_an_end(client):
    other = client.workbench.workspace.new_dossier("Lain")
    for name, content in small_files():
        (other / name).write_bytes(content)
    both = [client.workbench.dossier(name) for name in ("Kec", "Lain")]

    for dossier in both:
        dossier.check()

    assert [dossier.state for dossier in both] == ["busy", "busy"]
    assert all(dossier.wait(120) for dossier in both)
    assert [dossier.state for dossier in both] == ["ready", "ready"]
    assert set(client.workbench.last_runs()) == {"Kec", "Lain"}
