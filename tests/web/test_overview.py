import json
import re
import threading

import pytest
from brought_files import content_of, small_files
from workbench import INCONSISTENT, client_of, workspace_with

from cascade.web import open_dossier
from cascade.web.screens import overview as overview_screen
from cascade.web.start.signs import sign_of

pytestmark = pytest.mark.slow

BROKEN = "Kecamatan Rusak"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = workspace_with(tmp_path_factory.mktemp("kerja"), INCONSISTENT)
    (folder / BROKEN).mkdir()
    for name, content in small_files():
        (folder / BROKEN / name).write_bytes(content)
    (folder / BROKEN / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    (folder / BROKEN / "lain.json").write_bytes(content_of("pk.json", opd=None, year=None))
    with client_of(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def overview(client):
    client.checked(INCONSISTENT)
    return client.get(f"/berkas/{INCONSISTENT}")


@pytest.fixture(scope="module")
def broken(client):
    client.checked(BROKEN)
    return client.get(f"/berkas/{BROKEN}")


def write_small(client, name):
    folder = client.workbench.workspace.folder / name
    folder.mkdir()
    for file, content in small_files():
        (folder / file).write_bytes(content)
    return folder


def test_the_conclusion_its_tiles_and_the_next_step_lead_on(overview):
    assert "BELUM SELARAS" in overview
    for severity, count in (("error", 11), ("warning", 9), ("question", 1)):
        assert re.search(rf'href="/berkas/{INCONSISTENT}/masalah\?severity={severity}"><b>{count}</b>', overview)
    assert re.search(rf'href="/berkas/{INCONSISTENT}/tautan" data-key="l">2 tautan menunggu jawaban → Tautan', overview)


def test_what_could_not_be_judged_is_listed_with_its_reason_and_rules(overview):
    assert re.search(r"<b>Tidak ada IKU di folder ini</b>: 5 aturan .*ADA-05", overview)
    assert "Yang tidak dinilai belum tentu benar" in overview


def test_every_file_is_there_with_kind_year_office_and_rows(overview):
    row = re.search(r"rencana-aksi-2022\.xlsx</?.*?</tr>", overview, re.S)[0]
    for said in ("Rencana Aksi", "2022", "Kecamatan Gumelar", "1 tabel dibaca", "61/62"):
        assert said in row
    assert re.search(r"renstra-2019-2023.*?2019–2023", overview, re.S)
    assert 'Kecamatan Gumelar <span class="soft small">(menurut berkas.yaml)' in overview


def test_a_file_that_was_not_read_is_as_loud_as_what_failed(broken):
    assert re.search(
        r'<li class="error"><b>rusak\.pdf</b>.*bukan PDF yang utuh.*→ Minta salinan yang utuh', broken, re.S
    )
    assert re.search(r'class="error"><a href="#tidak-terbaca"><b>\d', broken)
    assert re.search(r'<tr class="loud"><th scope="row">rusak\.pdf<br><b class="bad small">tidak dikenali', broken)


def test_what_no_document_prints_is_unknown_and_not_guessed(broken):
    row = re.search(r'<tr class="loud"><th scope="row">lain\.json.*?</tr>', broken, re.S)[0]

    assert "tahun tidak diketahui" in row
    assert "OPD tidak diketahui" in row


def test_a_kind_year_edition_and_office_are_corrected_on_the_page_and_stay_in_berkas_yaml(client, broken):
    folder = client.workbench.workspace.folder / BROKEN
    (folder / "berkas.yaml").write_text("# catatan kantor\nprofil: x\n".replace("profil: x\n", "zona: WIB\n"))
    client.checked(BROKEN)
    form = client.get(f"/berkas/{BROKEN}?betulkan=lain.json")
    assert 'name="kind"' in form

    client.post(
        f"/berkas/{BROKEN}/pengenal-file", file="lain.json", kind="perjanjian_kinerja", years="2026", phase="perubahan",
        office="Kecamatan Uji",
    )  # fmt: skip

    assert (folder / "berkas.yaml").read_text() == (
        "# catatan kantor\nzona: WIB\ndocuments:\n  lain.json:\n    kind: perjanjian_kinerja\n    year: 2026\n"
        "    phase: perubahan\n    opd: Kecamatan Uji\n"
    )
    document = next(each for each in client.checked(BROKEN).checked.report.documents if each.file == "lain.json")
    assert (document.year, document.phase, document.opd.text) == (2026, "perubahan", "Kecamatan Uji")
    assert "dibetulkan di berkas.yaml" in client.get(f"/berkas/{BROKEN}")

    client.post(f"/berkas/{BROKEN}/pengenal-file", file="lain.json", kind="", years="", phase="", office="")
    assert (folder / "berkas.yaml").read_text() == "# catatan kantor\nzona: WIB\n"


def test_nothing_is_said_of_a_file_that_there_is_not(client, broken):
    client.post(f"/berkas/{BROKEN}/pengenal-file", 404, file="../lain.json", kind="renja")


def test_a_period_is_written_as_years_and_a_wrong_year_is_refused(client, broken):
    folder = client.workbench.workspace.folder / BROKEN

    client.post(f"/berkas/{BROKEN}/pengenal-file", file="renstra.json", kind="renstra", years="2024-2026")
    assert "years: [2024, 2025, 2026]" in (folder / "berkas.yaml").read_text()
    for wrong in ("dua ribu", "20266", "2026-2020", "1200"):
        assert "bukan tahun" in client.post(f"/berkas/{BROKEN}/pengenal-file", 400, file="pk.json", years=wrong).text
    client.post(f"/berkas/{BROKEN}/pengenal-file", file="renstra.json")
    client.checked(BROKEN)


def test_the_office_and_year_of_the_whole_dossier_are_stated_and_taken_back(client, broken):
    folder = client.workbench.workspace.folder / BROKEN
    assert 'name="office"' in client.get(f"/berkas/{BROKEN}?pengenal=1")

    client.post(f"/berkas/{BROKEN}/pengenal", office="Kecamatan Uji", year="2025")
    document = next(each for each in client.checked(BROKEN).checked.report.documents if each.file == "lain.json")

    assert (document.year, document.opd.text) == (2025, "Kecamatan Uji")
    client.post(f"/berkas/{BROKEN}/pengenal", office="", year="")
    assert "opd" not in (folder / "berkas.yaml").read_text()


def test_documents_of_two_offices_are_told_aloud(client):
    folder = client.workbench.workspace.folder / "Dua OPD"
    folder.mkdir()
    (folder / "pk.json").write_bytes(content_of("pk.json"))
    (folder / "aksi.json").write_bytes(content_of("aksi.json", opd="Dinas Lain"))
    client.checked("Dua OPD")

    assert "dokumennya berbeda OPD" in client.get("/berkas/Dua OPD")


def test_what_is_new_since_the_last_check_is_said(client):
    folder = write_small(client, "Berulang")
    client.checked("Berulang")
    wrong = json.loads(content_of("pk.json"))
    wrong["indicators"][0]["target"] = "70%"
    (folder / "pk.json").write_text(json.dumps(wrong))
    client.post("/berkas/Berulang/periksa")

    client.checked("Berulang")
    page = client.get("/berkas/Berulang")

    assert "Sejak pemeriksaan sebelumnya" in page
    assert "File baru atau berubah: pk.json" in page


@pytest.mark.usefixtures("reads_anew")
def test_a_dossier_that_is_being_read_shows_each_file_and_opens_by_itself_without_a_script(client, monkeypatch):
    write_small(client, "Dibaca")
    dossier, told = client.workbench.dossier("Dibaca"), threading.Event()
    keep = dossier.on_checked

    def noted(said, seconds, is_busy, steps, language):
        if steps and all(each.state == "done" for each in steps):
            told.set()
        return sign_of(said, seconds, is_busy, steps, language)

    monkeypatch.setattr(overview_screen, "sign_of", noted)
    monkeypatch.setattr(dossier, "on_checked", lambda *checked: told.wait(30) and keep(*checked))
    with open_dossier._READING:  # another dossier is being read
        waiting = client.get("/berkas/Dibaca", 202)
    events = client.get("/berkas/Dibaca/kemajuan")

    assert 'http-equiv="refresh"' in waiting
    assert re.search(r"<span>renstra.json</span> <span data-step>", waiting)
    assert 'action="/berkas/Dibaca/henti"' in waiting
    assert events.count('["done", "selesai dibaca"]') >= 3
    assert '"busy": false' in events
    assert dossier.wait(60)
    assert "BELUM SELARAS" in client.get("/berkas/Dibaca")


def test_a_check_is_stopped_from_its_page(client):
    write_small(client, "Dihentikan")
    with open_dossier._READING:  # another dossier is being read
        client.get("/berkas/Dihentikan", 202)
        client.post("/berkas/Dihentikan/henti")
        assert client.workbench.dossier("Dihentikan").wait(60)

    page = client.get("/berkas/Dihentikan")

    assert "Pemeriksaan dihentikan" in page
    assert "Periksa lagi" in page


def test_the_overview_is_light(client, overview):
    assert len(overview.encode()) < 30_000
