import datetime
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from brought_files import small_files
from browsers import press
from workbench import HOST, client_of, served

from cascade.decisions.decision_file import Waiver
from cascade.decisions.decision_log import DecisionLog
from cascade.decisions.recording import record

pytestmark = pytest.mark.slow

NAME = "kec"
LOG = f"/berkas/{NAME}/jejak"
NOW = datetime.datetime(2026, 1, 31, 8, tzinfo=datetime.UTC)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "kerja" / NAME
    folder.mkdir(parents=True)
    for name, content in small_files():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def client(folder):
    with client_of(folder.parent) as opened:
        opened.checked(NAME)
        yield opened


def decide(folder, *names, batch=None):
    record(
        folder,
        [
            Waiver(fingerprint=name, reason=f"alasan {name}", by="Budi", about=f"TRI-01 {name}", batch=batch)
            for name in names
        ],
        NOW,
    )


def in_force(folder):
    return [event.subject.key for event in DecisionLog.read(folder).events if event.in_force and event.verb == "waive"]


def test_the_log_says_who_when_what_and_why(client, folder):
    decide(folder, "satu")

    text = client.get(LOG)

    for said in ("Budi", "31 Januari 2026 pukul 15.00", "TRI-01 satu", "alasan satu", "dikecualikan"):
        assert said in text


def test_a_decision_is_taken_back_and_so_is_the_taking_back(client, folder):
    decide(folder, "satu")
    name = DecisionLog.read(folder).events[0].id

    client.post(f"{LOG}/urungkan", of=name, id="u1")
    assert in_force(folder) == []
    client.post(f"{LOG}/urungkan", of="u1", id="u2")

    assert in_force(folder) == ["satu"]


def test_the_same_form_sent_twice_takes_back_once(client, folder):
    decide(folder, "satu")
    name = DecisionLog.read(folder).events[0].id

    for _ in range(2):
        client.post(f"{LOG}/urungkan", of=name, id="u1")

    assert len(DecisionLog.read(folder).events) == 2


def test_what_was_decided_together_is_taken_back_together(client, folder):
    decide(folder, "satu", "dua", batch="b1")
    assert "(2 sekaligus)" in client.get(LOG)

    client.post(f"{LOG}/urungkan", of="b1", id="u1")

    assert in_force(folder) == []


def test_an_entry_that_somebody_removed_by_hand_is_shown_and_can_be_brought_back(client, folder):
    decide(folder, "satu", "dua")
    client.get(LOG)
    path = folder / "keputusan.yaml"
    path.write_text("".join(line for line in path.read_text("utf-8").splitlines(True) if "satu" not in line), "utf-8")

    text = client.get(LOG)
    entry = re.search(r'name="entry" value="([^"]+)"', text)[1]
    client.post(f"{LOG}/pulihkan", entry=entry)

    assert "Diubah dengan tangan" in text
    assert sorted(in_force(folder)) == ["dua", "satu"]


def test_a_file_of_another_computer_adds_only_what_is_not_here(client, folder, tmp_path):
    decide(folder, "satu")
    other = tmp_path / "lain"
    other.mkdir()
    (other / "keputusan.yaml").write_bytes((folder / "keputusan.yaml").read_bytes())
    decide(other, "dua")
    csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', client.get("/"))[1]

    answer = client.http.post(
        f"{LOG}/impor", data={"csrf": csrf}, headers={"origin": HOST},
        files={"berkas": ("keputusan.yaml", (other / "keputusan.yaml").read_bytes())},
    )  # fmt: skip

    assert "1 keputusan ditambahkan" in answer.text
    assert sorted(in_force(folder)) == ["dua", "satu"]
    assert client.http.get(f"{LOG}/keputusan.yaml").content == (folder / "keputusan.yaml").read_bytes()


@pytest.mark.parametrize("content", [b"waivers: 3\n", b"\xff\xfe\x00", b"- [" * 50])
def test_a_file_that_is_not_in_order_is_one_sentence_and_changes_nothing(client, folder, content):
    csrf = re.search(r'name="csrf" content="([0-9a-f]+)"', client.get("/"))[1]

    answer = client.http.post(
        f"{LOG}/impor", data={"csrf": csrf}, headers={"origin": HOST}, files={"berkas": ("k.yaml", content)}
    )

    assert answer.status_code == 400
    assert "Tidak berhasil" in answer.text
    assert not (folder / "keputusan.yaml").exists()


def test_the_newest_decision_is_taken_back_by_its_key_and_the_page_has_no_fault(browser, folder):
    decide(folder, "satu", "dua")
    with served(folder.parent) as (address, _):
        page = browser.new_page()
        page.goto(address)
        page.goto(address.partition("/?")[0] + "/nama")
        page.fill("#nama", "Ani")
        page.click("button.main")
        page.goto(address.partition("/?")[0] + LOG)
        page.wait_for_selector("ol.log", timeout=60_000)
        found = Axe().run(page)
        assert [each["id"] for each in found.response["violations"]] == []
        press(page, "z")
        page.wait_for_selector("li.undone")
        page.close()
    assert len(in_force(folder)) == 1
