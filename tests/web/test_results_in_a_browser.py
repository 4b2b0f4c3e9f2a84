"""What a planner does: by mouse, by keys alone, and without a script; and what axe says of every state."""

import shutil
import zipfile

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import press
from workbench import CONSISTENT, EXAMPLES, INCONSISTENT, served, workspace_with

from cascade.pipeline.fix import propose

BASE = f"/berkas/{INCONSISTENT}"
RENJA = "renja-2022-contoh.xlsx"
PK = "perjanjian-kinerja-2022-contoh.docx"
WAIT = 60_000

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("perbaikan")
    for file, content in propose(EXAMPLES / INCONSISTENT).copies.items():
        (folder / file).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return workspace_with(tmp_path_factory.mktemp("meja"), INCONSISTENT, CONSISTENT)


@pytest.fixture(scope="module")
def address(folder):
    with served(folder) as (printed, _):
        yield printed


@pytest.fixture
def page(visitor):
    opened = visitor.new_page()
    opened.set_default_timeout(WAIT)
    yield opened
    opened.close()


@pytest.fixture
def plain(browser, visitor, address):
    """A page of a browser that runs no script."""
    context = browser.new_context(base_url=address.partition("/?")[0], java_script_enabled=False)
    context.add_cookies(visitor.cookies())
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    yield opened
    context.close()


def tally(page):
    page.wait_for_selector("[data-progress]", state="detached")
    words = page.inner_text(".tally b").split()
    return int(words[0]), int(words[2])


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_has_a_fault_that_axe_knows_or_scrolls_sideways(page, width, language):
    page.set_viewport_size({"width": width, "height": 844})
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
    for path in ("/siap", "/hasil", "/hasil/usulan", "/surat", "/versi"):
        page.goto(f"{BASE}{path}?lang={language}")
        for each in page.locator("summary").all():
            each.click()
        found = Axe().run(page).response["violations"]

        assert [f"{path} {each['id']}: {each['nodes'][0]['html']}" for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert foreign == []
    page.goto("/?lang=id")


def test_everything_is_downloaded_by_a_key(page):
    page.goto(f"{BASE}/hasil")
    with page.expect_download(timeout=3 * WAIT) as download:
        press(page, "u")

    assert download.value.suggested_filename == f"{INCONSISTENT} laporan.zip"
    assert "laporan.html" in zipfile.ZipFile(download.value.path()).namelist()


def test_one_report_is_downloaded_by_mouse_and_without_a_script(page, plain):
    for each in (page, plain):
        each.goto(f"{BASE}/hasil")
        with each.expect_download(timeout=WAIT) as download:
            each.click("text=Unduh >> nth=3")
        assert download.value.suggested_filename.startswith(INCONSISTENT)


def test_the_report_in_its_own_tab_runs_its_script_and_nothing_else(page):
    faults = []
    page.goto(f"{BASE}/hasil")
    with page.context.expect_page() as opened:
        page.click("text=Buka di tab baru")
    report = opened.value
    report.on("pageerror", lambda error: faults.append(str(error)))
    report.wait_for_load_state()

    assert "BELUM SELARAS" in report.inner_text("main")
    assert report.evaluate("origin") == "null"
    assert faults == []
    report.close()


def test_the_letter_is_filled_in_by_keys_alone(page, folder):
    page.goto(f"{BASE}/surat")
    press(page, "s")
    page.focus("#isi-letterhead")
    page.keyboard.type("PEMERINTAH KABUPATEN CONTOH")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("700/12/2022")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice")

    assert "PEMERINTAH KABUPATEN CONTOH" in page.inner_text(".paper .kop")
    assert "700/12/2022" in page.inner_text(".paper")
    assert "700/12/2022" in (folder / INCONSISTENT / "berkas.yaml").read_text("utf-8")
    page.wait_for_selector("[data-progress]", state="detached")


def test_a_corrected_file_makes_the_list_shorter(page, plain, corrected):
    page.goto(f"{BASE}/siap")
    assert tally(page)[0] == 0
    left = tally(page)[1]

    page.set_input_files("#berkas-baru", corrected / PK)
    page.focus(".drop button")
    press(page, "b")
    page.wait_for_url("**/siap?kata=*")
    done, fewer = tally(page)
    assert done >= 1
    assert fewer < left
    assert page.locator(".gone .done").count() >= 1

    plain.goto(f"{BASE}/versi")
    plain.set_input_files("#berkas-baru", corrected / RENJA)
    plain.click(".drop button")
    plain.wait_for_selector("noscript", state="attached")
    for _ in range(100):
        plain.goto(f"{BASE}/siap")
        if not plain.locator("[data-progress]").count():
            break
        plain.wait_for_timeout(500)
    assert tally(plain)[0] > done
    plain.goto(f"{BASE}/versi")
    assert "selesai" in plain.inner_text(".counts")
    plain.click("text=Lihat bedanya >> nth=0")
    assert plain.locator("del").count() >= 1


def test_a_file_is_dropped_on_the_box(page, folder, corrected):
    page.goto(f"{BASE}/versi")
    content = list((EXAMPLES / INCONSISTENT / RENJA).read_bytes())
    page.evaluate(
        """([name, bytes]) => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(bytes)], name));
          document.querySelector(".drop").dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        [RENJA, content],
    )
    page.wait_for_url("**/versi?kata=*")
    page.wait_for_selector("[data-progress]", state="detached")

    assert (folder / INCONSISTENT / RENJA).read_bytes() == bytes(content)


def test_an_open_page_notices_what_another_program_saves(page, folder, corrected):
    page.goto(f"{BASE}/siap")
    before = tally(page)[1]
    number = page.get_attribute("[data-watch]", "data-number")

    shutil.copyfile(corrected / RENJA, folder / INCONSISTENT / RENJA)
    page.wait_for_selector(f"[data-watch]:not([data-number='{number}'])", timeout=WAIT)

    assert RENJA in page.inner_text("[data-watch]")
    assert "diperiksa ulang" in page.inner_text("[data-watch]")
    assert tally(page)[1] < before
