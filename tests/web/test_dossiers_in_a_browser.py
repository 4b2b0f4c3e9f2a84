"""Dossiers by mouse, by keys alone and with scripts off, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from brought_files import content_of, small_files
from browsers import awake, press
from playwright.sync_api import expect
from workbench import INCONSISTENT, served, workspace_with

pytestmark = pytest.mark.slow
LONG = 90_000  # milliseconds for a check on a busy machine


def written(folder, files):
    folder.mkdir(parents=True)
    for name, content in files:
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = workspace_with(tmp_path_factory.mktemp("meja"), INCONSISTENT)
    written(place / "Kec Uji", [*small_files(), ("rusak.pdf", b"%PDF-1.4 rusak")])
    (place / "Kec Kosong").mkdir()
    return place


@pytest.fixture(scope="module")
def desk(browser, folder):
    """A browser that has come in; the dossiers that there are have been checked."""
    with served(folder) as (address, _):
        context = browser.new_context(base_url=address.partition("/?")[0], viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(address)
        for name in (INCONSISTENT, "Kec Uji"):
            page.goto(f"/berkas/{name}")
            page.wait_for_selector(".tiles", timeout=LONG)
        page.goto("/berkas/Kec Kosong")
        page.wait_for_selector("text=tidak dapat diperiksa", timeout=LONG)
        page.close()
        yield context
        context.close()


@pytest.fixture
def page(desk):
    opened = desk.new_page()
    yield opened
    opened.close()


@pytest.fixture
def plain_page(browser, desk, page):
    page.goto("/")
    base = page.evaluate("location.origin")
    context = browser.new_context(base_url=base, java_script_enabled=False, storage_state=desk.storage_state())
    yield context.new_page()
    context.close()


STATES = {
    "list": "/",
    "searched": "/?cari=tidak-ada",
    "overview": f"/berkas/{INCONSISTENT}",
    "correcting": "/berkas/Kec Uji?betulkan=rusak.pdf&pengenal=1",
    "failed": "/berkas/Kec Kosong",
    "removing": "/berkas/Kec Uji/buang",
    "trash": "/sampah",
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_fault_that_axe_knows_or_scrolls_sideways(page, state, width):
    page.set_viewport_size({"width": width, "height": 844})
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
    page.goto(STATES[state])

    found = Axe().run(page)

    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert foreign == []


def test_files_chosen_by_mouse_become_a_dossier_and_its_overview_opens_by_itself(page, folder, tmp_path):
    source = written(tmp_path / "asal", small_files())
    page.goto("/")
    page.set_input_files("#files", [str(each) for each in source.iterdir()])
    page.fill("#nama", "Dari tetikus")
    page.click("text=Buat berkas dan periksa")

    page.wait_for_selector(".tiles", timeout=LONG)

    assert page.url.partition("?")[0].endswith("/berkas/Dari%20tetikus")
    assert page.locator("table.list tbody tr").count() == 3
    assert (folder / "Dari tetikus" / "pk.json").is_file()


def dropped(page, *paths):
    """Drop files or folders as a person does from the file manager."""
    awake(page)
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(each) for each in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 400, "y": 300, "data": data})


def test_a_folder_that_is_dropped_proposes_its_name_and_enter_takes_it(page, folder, tmp_path):
    source = written(tmp_path / "Kec Seret 2025", small_files("pk.json", "aksi.json"))
    written(source / "lampiran", small_files("renstra.json"))
    page.goto("/")

    dropped(page, source)
    expect(page.locator("#nama")).to_have_value("Kec Seret 2025")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tiles", timeout=LONG)

    assert (folder / "Kec Seret 2025" / "lampiran" / "renstra.json").is_file()


def test_a_file_dropped_on_an_overview_asks_about_its_name_and_is_undone_by_a_key(page, folder, tmp_path):
    new = tmp_path / "pk.json"
    new.write_bytes(content_of("pk.json", year=2026))
    page.goto("/berkas/Kec Uji")

    dropped(page, new)
    page.wait_for_selector("text=Sudah ada file dengan nama ini")
    assert [f"{each['id']}" for each in Axe().run(page).response["violations"]] == []
    press(page, "g")
    page.wait_for_url("**/berkas/Kec%20Uji?*")
    assert (folder / "Kec Uji" / "pk.json").read_bytes() == new.read_bytes()
    page.wait_for_selector("[data-progress]", state="detached", timeout=LONG)
    press(page, "z")
    page.wait_for_selector("text=Dikembalikan")

    assert (folder / "Kec Uji" / "pk.json").read_bytes() == content_of("pk.json")
    page.wait_for_selector("[data-progress]", state="detached", timeout=LONG)


def test_by_keys_alone_from_the_list_to_a_correction(page, folder):
    page.goto("/")
    press(page, "b")
    assert page.url.endswith("#baru")
    page.goto("/berkas/Kec Uji")
    page.get_by_role("link", name="Betulkan rusak.pdf").focus()
    page.keyboard.press("Enter")
    page.locator("#kind").focus()
    page.keyboard.type("DPA")
    page.locator("#years").focus()
    page.keyboard.type("2025")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=ditulis ke berkas.yaml")

    assert re.search(r"rusak\.pdf:\n +kind: dpa\n +year: 2025", (folder / "Kec Uji" / "berkas.yaml").read_text())
    page.wait_for_selector("[data-progress]", state="detached", timeout=LONG)


def test_the_next_step_is_one_key_away(page):
    page.goto(f"/berkas/{INCONSISTENT}")
    press(page, "l")
    page.wait_for_url("**/tautan")


def test_without_a_script_a_dossier_is_made_corrected_renamed_removed_and_put_back(plain_page, folder, tmp_path):
    source = written(tmp_path / "asal", small_files())
    page = plain_page
    page.goto("/")
    page.set_input_files("#files", [str(each) for each in source.iterdir()])
    page.fill("#nama", "Tanpa skrip")
    page.click("text=Buat berkas dan periksa")
    page.wait_for_selector(".tiles", timeout=LONG)  # the page refreshes itself until then

    page.click("text=Betulkan pk.json")
    page.select_option("#kind", "perjanjian_kinerja")
    page.fill("#years", "2025")
    page.click("form[action$=pengenal-file] >> text=Simpan")
    assert "kind: perjanjian_kinerja" in (folder / "Tanpa skrip" / "berkas.yaml").read_text()

    page.fill("#nama-baru", "Tanpa skrip 2025")
    page.click("text=Ganti nama")
    page.wait_for_selector(".tiles", timeout=LONG)
    page.click("text=Buang berkas ini")
    page.click("text=Ya, buang")
    assert not (folder / "Tanpa skrip 2025").exists()
    page.click("text=Urungkan")
    assert (folder / "Tanpa skrip 2025").is_dir()


def test_the_progress_of_a_check_tells_of_each_file_and_ends_by_itself(page, folder):
    page.goto(f"/berkas/{INCONSISTENT}")
    with page.expect_response("**/kemajuan"):
        press(page, "p")
    assert page.locator("[data-said]").inner_text()
    page.wait_for_selector("[data-progress]", state="detached", timeout=LONG)
    assert page.locator(".tiles").is_visible()


def test_a_list_on_which_files_are_chosen_is_not_loaded_again_under_the_person(page):
    page.goto("/")
    press(page, "p")
    page.wait_for_selector("[data-progress]")
    page.set_input_files("#files", {"name": "pk.json", "mimeType": "application/json", "buffer": b"{}"})
    page.wait_for_selector("text=Selesai: tampilkan hasilnya", timeout=LONG)

    assert page.evaluate("document.querySelector('#files').files.length") == 1


def test_more_than_can_be_taken_is_said_before_it_is_sent(page, tmp_path):
    source = written(tmp_path / "asal", small_files())
    page.goto("/")
    assert page.get_attribute("[data-intake]", "data-files") == "400"
    page.evaluate("document.querySelector('[data-intake]').dataset.files = 2")
    page.set_input_files("#files", [str(each) for each in source.iterdir()])
    page.click("text=Buat berkas dan periksa")

    page.wait_for_selector("text=tidak dikirim")
    assert page.url.endswith("/")


def test_all_scripts_are_small_and_a_page_is_light(page):
    sizes = {}
    page.on("response", lambda answer: sizes.__setitem__(answer.url, len(answer.body())))
    page.goto("/")
    page.wait_for_load_state("networkidle")

    assert sum(size for url, size in sizes.items() if ".js" in url) <= 15_000
    assert sum(sizes.values()) <= 60_000
