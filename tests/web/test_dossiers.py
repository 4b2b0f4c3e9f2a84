import datetime
import os
import re
import threading
import time
from dataclasses import replace

import pytest
from brought_files import small_files
from workbench import INCONSISTENT, client_of, workspace_with

from cascade.model.i18n import LocalizedText
from cascade.store.register import Run
from cascade.web.rounds import Rounds
from cascade.web.start.ages import age_of
from cascade.web.start.listing import listing_of

pytestmark = pytest.mark.slow

NOW = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)


def three_dossiers(folder):
    workspace_with(folder, INCONSISTENT)
    (folder / "Kecamatan Kosong").mkdir()
    (folder / "Kecamatan Rusak").mkdir()
    (folder / "Kecamatan Rusak" / "rusak.pdf").write_bytes(b"%PDF-1.4 rusak")
    return folder


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_of(three_dossiers(tmp_path_factory.mktemp("kerja"))) as opened:
        yield opened


def test_the_list_names_every_dossier_and_what_its_last_check_came_to(tmp_path):
    with client_of(three_dossiers(tmp_path)) as client:
        before = client.get("/")
        client.checked(INCONSISTENT)
        after = client.get("/")

    assert before.count("BELUM PERNAH DIPERIKSA") == 3
    assert after.count("BELUM PERNAH DIPERIKSA") == 2
    assert "BELUM SELARAS" in after
    assert f'href="/berkas/{INCONSISTENT}/masalah?tingkat=error">11<' in after
    assert "baru saja" in after


def test_a_dossier_that_could_not_be_checked_is_told_aloud_with_the_reason(client):
    client.workbench.dossier("Kecamatan Kosong").check()
    client.workbench.dossier("Kecamatan Kosong").wait(60)

    page = client.get("/")

    assert "TIDAK DAPAT DIPERIKSA" in page
    assert "Kecamatan Kosong: tidak ada dokumen." in page
    assert 'href="/?hanya=gagal"><b>1</b>' in page


def test_the_list_is_found_by_name_filtered_and_sorted(client):
    client.checked(INCONSISTENT)
    (client.workbench.workspace.folder / "Zulu").mkdir(exist_ok=True)

    def names(**asked):
        return [row.name for row in listing_of(client.workbench, **asked).rows]

    assert names(search="RUSAK kecamatan") == ["Kecamatan Rusak"]
    assert names(only="masalah") == [INCONSISTENT]
    assert INCONSISTENT not in names(only="belum")
    assert names(order="berat")[-1] == INCONSISTENT
    assert names(order="lama")[-1] == INCONSISTENT
    assert re.findall(r'<th scope="row"><a[^>]*>([^<]+)', client.get("/?cari=zulu")) == ["Zulu"]
    assert "Tidak ada berkas yang cocok" in client.get("/?cari=takada")


def test_a_document_that_was_saved_after_the_check_shows_in_the_list(client):
    dossier = client.checked(INCONSISTENT)
    path = dossier.folder / "catatan.txt"
    assert "berubah sejak diperiksa</span>" not in client.get("/")
    time.sleep(0.05)
    path.write_text("x")

    assert "berubah sejak diperiksa</span>" in client.get("/")
    path.unlink()


def test_a_check_that_came_to_the_same_makes_the_dossier_young_again(client):
    dossier = client.checked(INCONSISTENT)
    before = client.workbench.last_runs()[INCONSISTENT]
    os.utime(dossier.folder / "berkas.yaml")
    assert "berubah sejak diperiksa</span>" in client.get("/")

    dossier.check()
    dossier.wait(120)
    after = client.workbench.last_runs()[INCONSISTENT]

    assert replace(after, finished=before.finished) == before
    assert after.finished > before.finished
    assert "berubah sejak diperiksa</span>" not in client.get("/")


def test_all_are_checked_one_after_the_other_and_the_queue_can_be_stopped(client):
    client.post("/periksa-semua")
    waiting = client.workbench.rounds.waiting
    page = client.get("/")
    client.post("/periksa-semua/henti")

    assert len(waiting) >= 2
    assert 'data-progress="/kemajuan"' in page
    assert re.search(r'<noscript><a href="/">Muat ulang', page)
    assert "menunggu giliran" in page
    assert client.workbench.rounds.waiting == ()


def test_what_was_never_checked_is_checked_unasked_once_and_only_by_a_server(tmp_path):
    folder = workspace_with(tmp_path / "kerja")
    (folder / "Kec").mkdir()
    for name, content in small_files():
        (folder / "Kec" / name).write_bytes(content)
    (folder / "Kosong").mkdir()
    with client_of(folder) as client:
        client.get("/")
        assert client.workbench.is_open("Kec") is None

        client.workbench.rounds.is_automatic = True
        client.get("/")
        end = time.monotonic() + 60
        while not (client.workbench.last_runs() and client.workbench.failures):
            assert time.monotonic() < end
            time.sleep(0.05)
        client.get("/")

        assert list(client.workbench.last_runs()) == ["Kec"]
        assert client.workbench.rounds.waiting == ()


def test_a_dossier_that_somebody_opened_before_its_turn_waits_no_more():
    rounds = Rounds(lambda name: None)
    rounds.is_automatic = True
    rounds._thread = threading.current_thread()  # no turn comes
    rounds.add_untried(["a", "b"])
    rounds.add(["c"])

    rounds.was_checked("a")
    rounds.was_checked("c")

    assert rounds.waiting == ("b", "c")


def test_the_progress_of_all_ends_where_nothing_is_checked(client):
    for name in client.workbench.workspace.dossiers():
        opened = client.workbench.is_open(name)
        assert opened is None or opened.wait(120)

    assert '"busy": false' in client.get("/kemajuan")


def test_a_list_of_forty_checked_dossiers_is_light(tmp_path):
    run = Run(NOW, "0", "x", LocalizedText("BELUM SELARAS", "NOT CONSISTENT"), 11, 9, 1, 2, 3)
    for number in range(40):
        (tmp_path / "kerja" / f"Kecamatan {number:02} 2026").mkdir(parents=True)
    with client_of(tmp_path / "kerja") as client:
        for name in client.workbench.workspace.dossiers():
            client.workbench.register.keep_run(client.workbench.scope, name, run)
        page = client.get("/")

    assert "Cari nama" in page
    assert page.count("BELUM SELARAS") == 40
    assert len(page.encode()) < 30_000


@pytest.mark.parametrize(
    ("ago", "said"),
    [({"seconds": 20}, "baru saja"), ({"minutes": 5}, "5 menit lalu"), ({"hours": 2, "minutes": 59}, "2 jam lalu"),
     ({"days": 6}, "6 hari lalu"), ({"days": 20}, "2 minggu lalu"), ({"days": 400}, "1 tahun lalu")],
)  # fmt: skip
def test_ages_are_said_in_their_largest_unit(ago, said):
    assert age_of(NOW - datetime.timedelta(**ago), NOW).id == said


def test_english_ages_have_plurals():
    assert age_of(NOW - datetime.timedelta(hours=1), NOW).en == "1 hour ago"
    assert age_of(NOW - datetime.timedelta(hours=2), NOW).en == "2 hours ago"


def test_a_dossier_that_there_is_not_is_404(client):
    assert "Halaman ini tidak ada" in client.get("/berkas/lain", 404)
    assert "Halaman ini tidak ada" in client.get("/berkas/..%2f..%2fetc", 404)


def test_the_language_is_remembered(client):
    english = client.get("/?lang=en")
    again = client.get("/")
    client.get("/?lang=id")

    assert "All dossiers" in english
    assert "All dossiers" in again


def test_an_empty_workspace_offers_the_examples(tmp_path):
    with client_of(tmp_path) as client:
        assert "Coba dengan berkas contoh" in client.get("/")
        client.post("/contoh")

        assert sorted(client.workbench.workspace.dossiers()) == ["kecamatan-contoh-selaras", "kecamatan-gumelar-2022"]
        assert "Coba dengan berkas contoh" not in client.get("/")


def test_a_list_of_fifty_dossiers_is_light(tmp_path):
    workspace = tmp_path / "kerja"
    for number in range(50):
        folder = workspace / f"kecamatan-contoh-{number:02d}-2026"
        folder.mkdir(parents=True)
        (folder / "renja.json").write_text("{}", "utf-8")
    with client_of(workspace) as client:
        for name in client.workbench.workspace.dossiers():
            run = Run(
                datetime.datetime.now(datetime.UTC),
                "1",
                "x",
                LocalizedText("BELUM SELARAS", "NOT CONSISTENT"),
                3,
                2,
                4,
                5,
                1,
            )
            client.workbench.register.keep_run(client.workbench.scope, name, run)
        page = client.get("/")

    assert page.count('<th scope="row">') == 50
    assert 'href="/berkas/kecamatan-contoh-07-2026/masalah?tingkat=error">3' in page
    assert len(page.encode()) <= 20_000
