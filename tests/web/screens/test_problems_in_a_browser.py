"""The tasks on problems as a person does them: by mouse, by keys alone, without a script; and what axe says of every state."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import awake, press
from playwright.sync_api import expect
from workbench import INCONSISTENT

LIST = f"/berkas/{INCONSISTENT}/masalah"
pytestmark = pytest.mark.slow
expect.set_options(timeout=20_000)


@pytest.fixture
def page(visitor):
    opened = visitor.new_page()
    opened.foreign, opened.mistakes = [], []
    opened.on("request", lambda each: opened.foreign.append(each.url) if "127.0.0.1" not in each.url else None)
    opened.on("pageerror", lambda error: opened.mistakes.append(str(error)))
    opened.on("console", lambda said: opened.mistakes.append(said.text) if said.type == "error" else None)
    yield opened
    assert opened.foreign == []
    assert opened.mistakes == []
    opened.close()


def name_of(text):
    """Return a title without the number of the report, which comes and goes with it."""
    return re.sub(r"^\d+\. ", "", text)


def said_of(page):
    return page.locator(".deciding").inner_text()


def test_by_mouse_filter_open_confirm_and_undo(page):
    page.goto(LIST)
    page.get_by_role("link", name=re.compile("PERINGATAN")).click()
    subjects = [name_of(each) for each in page.locator("a.title").all_inner_texts()]
    page.locator("a.title").first.click()
    awake(page, "[data-deck]")
    page.get_by_role("button", name="Tetapkan").click()

    expect(page.locator("h1")).to_contain_text(subjects[1])
    expect(page.locator("[data-acts] .last").first).to_contain_text("ditetapkan")
    page.get_by_role("link", name="Sebelumnya").click()
    expect(page.locator(".deciding")).to_contain_text("Ditetapkan oleh Ani")
    page.get_by_role("button", name="Urungkan keputusan ini").click()
    expect(page.locator(".deciding")).not_to_contain_text("Ditetapkan oleh")
    assert name_of(page.locator("h1").inner_text()) == subjects[0]
    assert "Tetapkan" in said_of(page)


def test_by_mouse_waive_with_a_reason_and_a_day(page):
    page.goto(f"{LIST}?aturan=KAL-02")
    page.locator("a.title").first.click()
    page.get_by_text("Kecualikan", exact=False).first.click()
    page.get_by_label("Mengapa masalah ini diterima").fill("menunggu revisi")
    page.get_by_label("Berlaku sampai").fill("31-12-2099")
    page.locator("details[open] button.main").click()
    expect(page.locator("[data-acts] .last").first).to_contain_text("dikecualikan")
    page.goto(f"{LIST}?keputusan=waived")

    assert page.locator("a.title").count() == 1
    page.get_by_role("button", name="Urungkan").click()
    page.goto(f"{LIST}?keputusan=waived")
    assert page.locator("a.title").count() == 0


def test_by_keys_alone_move_search_open_decide_and_undo(page):
    page.goto(LIST)
    awake(page, "[data-row]")
    press(page, "j")
    press(page, "j")
    press(page, "k")
    press(page, "j")
    second = name_of(page.locator("a.title").nth(1).inner_text())
    assert name_of(page.evaluate("document.activeElement.innerText")) == second
    press(page, "o")
    awake(page, "[data-deck]")
    assert name_of(page.locator("h1").inner_text()) == second
    press(page, "g")
    page.keyboard.type("satuannya memang lain")
    press(page, "Enter")
    expect(page.locator("[data-acts] .last").first).to_contain_text("Bukan temuan", ignore_case=True)
    press(page, "z")
    expect(page.locator("h1")).to_contain_text(second)
    assert "Tetapkan" in said_of(page)
    page.wait_for_selector("[data-status]", state="hidden")
    press(page, "b")
    awake(page, "[data-row]")
    assert name_of(page.evaluate("document.activeElement.innerText")) == second
    press(page, "/")
    page.keyboard.type("linmas terbina")
    press(page, "Enter")
    expect(page.locator("a.title")).to_have_count(1)


def test_by_keys_alone_pick_some_and_decide_on_them_together(page):
    page.goto(LIST)
    awake(page, "[data-row]")
    press(page, "j")
    press(page, "x")
    press(page, "j")
    press(page, "x")
    press(page, "p")
    awake(page, ".together")
    assert "Putuskan 2 masalah bersama" in page.locator("h1").inner_text()
    press(page, "t")
    assert page.locator("input[value=tetapkan]").is_checked()
    page.get_by_label("Satu alasan untuk semuanya").press("Enter")
    awake(page, "[data-row]")
    assert page.locator(".decision.confirmed").count() == 2
    press(page, "z")
    expect(page.locator(".decision")).to_have_count(0)


def test_everything_works_without_a_script(browser, visitor, address):
    context = browser.new_context(base_url=address.partition("/?")[0], java_script_enabled=False)
    context.add_cookies(visitor.cookies())
    page = context.new_page()
    page.goto(LIST)
    page.get_by_role("link", name=re.compile("PERTANYAAN")).click()
    page.get_by_role("searchbox").fill("tidakadayangini")
    page.get_by_role("button", name="Cari").click()
    assert "Tidak ada masalah yang cocok" in page.locator("main").inner_text()
    page.get_by_role("link", name="tampilkan semua").click()
    page.locator("a.title").nth(2).click()
    subject = name_of(page.locator("h1").inner_text())
    page.locator("summary", has_text="Bukan temuan").click()
    page.get_by_label("Mengapa ini bukan temuan").fill("alatnya keliru")
    page.locator("details[open] button.main").click()
    page.get_by_role("button", name="Urungkan").first.click()
    assert name_of(page.locator("h1").inner_text()) == subject
    page.locator("#cause").fill("salah ketik")
    page.get_by_role("button", name="Simpan catatan").click()
    assert page.locator("#cause").input_value() == "salah ketik"
    page.get_by_role("button", name="Urungkan").first.click()
    assert page.locator("#cause").input_value() == ""
    page.goto(f"{LIST}?tingkat=warning")
    page.get_by_role("link", name=re.compile("sekaligus")).click()
    page.get_by_label(re.compile("Kecualikan: ")).check()
    page.get_by_label("Satu alasan untuk semuanya").fill("disepakati rapat")
    page.locator(".together button.main").click()
    assert page.locator(".decision.waived").count() == page.locator("[data-row]").count() > 2
    page.get_by_role("button", name="Urungkan").click()
    assert page.locator(".decision").count() == 0
    context.close()


def test_a_decision_shows_before_the_report_is_judged_again_and_what_is_being_typed_stays(page):
    page.goto(f"{LIST}?tingkat=error")
    page.locator("a.title").first.click()
    awake(page, "[data-deck]")
    first = page.locator("h1").inner_text()
    page.get_by_role("button", name="Tetapkan").click()
    expect(page.locator("h1")).not_to_have_text(first)
    page.locator("#cause").fill("sedang ditulis")
    page.wait_for_selector("[data-unjudged]", state="detached")

    assert page.locator("#cause").input_value() == "sedang ditulis"
    page.get_by_role("link", name="Sebelumnya").click()
    expect(page.locator(".deciding")).to_contain_text("Ditetapkan oleh Ani")
    page.get_by_role("button", name="Urungkan keputusan ini").click()
    expect(page.locator(".deciding")).not_to_contain_text("Ditetapkan oleh Ani")


@pytest.mark.parametrize("width", [1280, 390])
def test_no_state_has_a_fault_that_axe_knows_or_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{LIST}?tingkat=error")
    first = page.locator("a.title").first.get_attribute("href")
    states = [
        LIST,
        f"{LIST}?kelompok=unsur&tingkat=error&cari=a&lang=en",
        f"{LIST}?cari=tidakadayangini&lang=id",
        f"{LIST}/bersama?tingkat=error",
        first,
    ]
    for state in states:
        page.goto(state)
        if state == first:
            awake(page, "[data-deck]")
            with page.expect_response(lambda answer: answer.request.method == "POST"):
                page.get_by_role("button", name="Tetapkan").click()
            page.goto(first)
            check(page, state)
            awake(page)
            page.get_by_role("button", name="Urungkan keputusan ini").click()
            expect(page.locator(".decided")).to_have_count(0)
            page.locator("summary", has_text="Kecualikan").click()
        check(page, state)
    page.evaluate("document.querySelectorAll('figure img').forEach((each) => (each.loading = 'eager'))")
    for picture in page.locator("figure img").all():
        expect(picture).to_have_js_property("complete", True, timeout=30_000)
        assert picture.evaluate("each => each.naturalWidth") > 0
    assert page.locator("figure img").count() > 0


def check(page, state):
    found = Axe().run(page).response["violations"]
    assert [f"{state} {each['id']}: {each['nodes'][0]['html']}" for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
