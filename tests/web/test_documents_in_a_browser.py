"""Documents in a real browser: by mouse, by keys alone and with script off; no fault that axe knows, nothing foreign."""

from __future__ import annotations

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import awake, press
from paper_dossier import NAME, workspace
from workbench import INCONSISTENT, served

pytestmark = pytest.mark.slow
BASE = f"/berkas/{NAME}"


@pytest.fixture(scope="module")
def desk(browser, tmp_path_factory):
    """A browser that has come in, and its cookies for one without script."""
    with served(workspace(tmp_path_factory.mktemp("kertas"))) as (printed, _):
        base = printed.partition("/?")[0]
        context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(printed)
        page.goto("/nama")
        page.fill("#nama", "Ani")
        page.click("button.main")
        page.goto(BASE)
        page.wait_for_selector(".verdict", timeout=120_000)
        for link in hrefs(page):
            page.goto(link)
            page.wait_for_selector("table.sheet", timeout=60_000)
        page.close()
        yield context
        context.close()


def hrefs(page):
    page.goto(f"{BASE}/dokumen")
    return page.eval_on_selector_all(".doc-file h2 a", "all => all.map(each => each.getAttribute('href'))")


def opened(context, number):
    page = context.new_page()
    page.goto(hrefs(page)[number])
    return page


SHEET, PAPER = 0, 1


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_page_of_a_document_has_a_fault_that_axe_knows_or_scrolls_sideways(desk, width, language):
    page = desk.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
    sheet, paper = hrefs(page)
    for path in (
        f"{BASE}/dokumen",
        f"{sheet}/1",
        f"{sheet}/1?sel=G4",
        f"{sheet}/1?cari=rapat",
        f"{paper}/1",
        f"{paper}/2?zoom=3",
    ):
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        found = Axe().run(page)
        assert [f"{path} {each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert foreign == []
    page.goto(f"{BASE}/dokumen?lang=id")
    page.close()


def test_by_mouse_a_cell_on_the_picture_tells_what_it_is(desk):
    page = opened(desk, PAPER)
    page.locator("svg.over a.k-indicator rect").first.click()
    assert "Persentase desa" in page.locator(".doc-about").inner_text()
    assert page.locator("svg.over .chosen").count() == 1
    page.close()


def test_layers_are_switched_off_and_on(desk):
    page = opened(desk, PAPER)
    heading = page.locator("svg.over a.k-header").first
    assert heading.is_visible()
    page.uncheck("#lapis-kepala")
    assert not heading.is_visible()
    page.close()


def test_by_keys_alone_pages_are_turned_a_cell_chosen_corrected_and_taken_back(desk):
    page = opened(desk, PAPER)
    press(page, "n")
    page.wait_for_url("**/2")
    press(page, "p")
    page.wait_for_url("**/1")
    page.close()
    page = opened(desk, SHEET)
    awake(page, "table.sheet")
    page.locator("td.k-indicator a").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") == "3"
    page.keyboard.press("Enter")
    page.wait_for_selector("#koreksi")
    page.locator("#koreksi input[type=radio]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.type("5")
    page.keyboard.press("Tab")
    page.keyboard.type("tercetak lima")
    page.keyboard.press("Enter")
    page.wait_for_selector("ins")
    assert page.locator("td.fixed ins").first.inner_text() == "5"
    assert "sel=" in page.url  # the place has not jumped
    page.locator("main").focus()
    press(page, "z")
    page.wait_for_selector("ins", state="detached")
    page.close()


def test_with_script_off_a_cell_is_corrected_and_taken_back(desk, browser):
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(desk.cookies())
    helper = desk.new_page()
    sheet = hrefs(helper)[SHEET]
    base = helper.evaluate("location.origin")
    helper.close()
    page = context.new_page()
    page.goto(f"{base}{sheet}/1")
    page.click("td.k-quarters >> text=12")
    page.fill("#nilai", "13")
    page.fill("#alasan", "tercetak 13")
    page.click("#koreksi button")
    assert page.locator("td.fixed ins").first.inner_text() == "13"
    assert "Ani: tercetak 13" in page.locator(".doc-about").inner_text()
    page.click('[data-key="z u"]')
    assert page.locator("ins").count() == 0
    context.close()


def test_a_page_with_its_picture_is_light(desk):
    page = desk.new_page()
    paper = hrefs(page)[PAPER]
    bodies = []
    page.on(
        "response",
        lambda answer: bodies.append(answer) if "/dokumen/" in answer.url or "/1-1.5" in answer.url else None,
    )
    page.goto(f"{paper}/1")
    page.wait_for_load_state("networkidle")
    weight = sum(len(gzip.compress(each.body())) for each in bodies if each.status == 200)
    assert weight < 200_000
    page.close()


def test_a_wide_sheet_with_problems_scrolls_inside_its_frame_only(visitor):
    page = visitor.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/berkas/{INCONSISTENT}/dokumen")
    page.click("text=rencana-aksi-2022.xlsx")
    page.wait_for_selector("table.sheet", timeout=60_000)
    assert page.locator("td .doc-chip").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]] == []
    page.locator("td .doc-chip").first.click()
    assert "/masalah/" in page.url
    page.close()
