"""What a person does with the cards in a real browser: by mouse, by keys alone, without a script, and while the server is away."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import awake, press
from many_questions import write_questions, write_rivals
from review_dossier import write_twins
from workbench import INCONSISTENT, served, workspace_with

from cascade.decisions.decision_log import DecisionLog, read_decisions

pytestmark = pytest.mark.slow
TWINS, MANY, RIVALS = "kembar", "banyak", "calon"


@pytest.fixture(scope="module")
def desk(browser, tmp_path_factory):
    workspace = tmp_path_factory.mktemp("meja")
    workspace_with(workspace, INCONSISTENT)
    write_twins(workspace)
    write_questions(workspace / MANY, 30)
    write_rivals(workspace / RIVALS)
    with served(workspace) as (printed, _):
        base = printed.partition("/?")[0]
        context = browser.new_context(base_url=base, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(printed)
        page.goto("/nama")
        page.fill("#nama", "Ani")
        page.click("button.main")
        for name in (TWINS, MANY, RIVALS):
            page.goto(f"/berkas/{name}")
            page.wait_for_selector(".verdict", timeout=60_000)
        page.close()
        context.workspace, context.base = workspace, base
        yield context
        context.close()


@pytest.fixture
def page(desk):
    page = desk.new_page()
    page.folder = desk.workspace / MANY
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(f"/berkas/{MANY}/tautan")
    awake(page, "[data-deck]")
    yield page
    page.close()
    assert page.faults == []


def card(page):
    return page.locator("[data-card]:visible").get_attribute("data-card")


def said(page):
    return page.locator("[data-card]:visible .link-name").first.inner_text()


def wait_saved(page):
    page.wait_for_selector("[data-status]", state="hidden")
    page.wait_for_selector("[data-saving]", state="detached")


def answers(folder):
    return [decision.verdict for decision in read_decisions(folder).links]


def test_by_keys_alone_each_key_shows_the_next_card_and_z_brings_the_last_back(page):
    before, first = len(answers(page.folder)), card(page)
    seen = [first]
    for key in "yns":
        press(page, key)
        seen.append(card(page))
        assert page.evaluate("document.activeElement.closest('[data-card]').dataset.card") == seen[-1]
    assert len(set(seen)) == 4
    wait_saved(page)
    assert answers(page.folder)[before:] == ["confirmed", "rejected"]

    press(page, "?")
    helped = page.locator("dialog.help").inner_text()
    for key in ("Y", "N", "S", "T", "Z U"):
        assert f"\n{key}\n" in f"\n{helped}"
    press(page, "Escape")

    for expected in (seen[2], seen[1], first):
        press(page, "z")
        assert card(page) == expected
    wait_saved(page)
    assert len(answers(page.folder)) == before

    press(page, "t")
    assert page.locator("[data-card]:visible .targets dd").first.inner_text() == "60"


def test_the_pages_of_both_rows_are_shown_with_the_targets_that_they_print(desk):
    page = desk.new_page()
    page.goto(f"/berkas/{INCONSISTENT}")
    page.wait_for_selector(".verdict", timeout=90_000)
    page.goto(f"/berkas/{INCONSISTENT}/tautan")
    assert page.locator("img.crop:visible").count() == 0
    press(page, "t")
    page.wait_for_selector("[data-card]:visible img.crop >> nth=1")
    loaded = (
        "[...document.querySelectorAll('[data-card]:not([hidden]) img.crop')].every((each) => each.naturalWidth > 100)"
    )
    for _ in range(100):
        if page.evaluate(loaded):
            break
        page.wait_for_timeout(200)
    assert page.evaluate(loaded)
    assert_no_fault(page)
    page.close()


def test_by_mouse(page):
    before, first, name = len(answers(page.folder)), card(page), said(page)
    page.click("[data-card]:visible button[value=sama]")
    assert card(page) != first
    assert name in page.locator("[data-recent] li").first.inner_text()
    wait_saved(page)
    assert answers(page.folder)[before:] == ["confirmed"]

    page.locator("[data-recent] li button").first.click()
    assert card(page) == first
    wait_saved(page)
    assert len(answers(page.folder)) == before

    page.wait_for_selector("[data-unjudged]", state="detached", timeout=60_000)
    press(page, "l")
    page.wait_for_selector("[data-card] .weigh li", timeout=60_000)
    assert "melebihi target Renstra" in page.locator("[data-card] .weigh").inner_text()


def test_without_a_script_everything_can_be_done(desk):
    bare = desk.browser.new_context(base_url=desk.base, java_script_enabled=False, storage_state=desk.storage_state())
    base = f"/berkas/{MANY}/tautan"
    folder = desk.workspace / MANY
    before = len(answers(folder))
    page = bare.new_page()
    page.goto(base)
    first = card(page)
    page.click("[data-card]:visible button[value=beda]")
    assert card(page) != first
    assert answers(folder)[before:] == ["rejected"]
    page.locator("[data-recent] li button").first.click()
    assert card(page) == first
    page.click("[data-card]:visible button[value=lewati]")
    assert card(page) != first
    page.click("text=Tanyakan lagi yang dilewati")
    page.click("text=Akibat lengkap")
    assert "ADA-01" in page.locator("[data-card]:visible").inner_text()
    page.click("text=Lihat semua tautan")
    page.locator(".all-links a.button").first.click()
    assert page.locator("[data-card]:visible").count() == 1
    assert len(answers(folder)) == before
    bare.close()


def test_quick_keys_get_different_cards_while_saves_are_slow_and_no_more_than_ten_wait(page):
    before = len(answers(page.folder))
    page.context.set_offline(True)
    seen = []
    for _ in range(5):
        seen.append(card(page))
        press(page, "y")
    assert len(set(seen)) == 5
    page.wait_for_selector("text=5 belum tersimpan. Server tidak menjawab")
    assert page.evaluate("!dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.context.set_offline(False)
    wait_saved(page)

    assert answers(page.folder)[before:] == ["confirmed"] * 5
    assert page.evaluate("dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    for _ in range(5):
        press(page, "u")
    wait_saved(page)
    assert len(answers(page.folder)) == before


def test_a_refused_answer_brings_its_card_back_with_the_reason(page):
    first = card(page)
    page.route("**/tautan/jawab", lambda route: route.fulfill(status=409, content_type="text/html", body="<p role=alert>Sudah dijawab Budi.</p>"))  # fmt: skip
    press(page, "y")
    page.wait_for_selector("[data-message]:visible")

    assert card(page) == first
    assert page.locator("[data-message]").inner_text() == "Sudah dijawab Budi."
    assert page.locator("[data-recent] li").count() == 0


def test_judging_anew_leaves_the_shown_card_and_the_focus_where_they_are(page):
    press(page, "y")
    shown = card(page)
    wait_saved(page)
    page.wait_for_selector("[data-unjudged]", state="detached", timeout=60_000)

    assert card(page) == shown
    assert page.evaluate("document.activeElement.closest('[data-card]').dataset.card") == shown
    press(page, "z")
    wait_saved(page)


def test_identical_pairs_take_two_keys_and_one_undo(desk):
    page, folder = desk.new_page(), desk.workspace / TWINS
    page.goto(f"/berkas/{TWINS}/tautan")
    awake(page, "[data-deck]")
    while not page.locator("[data-card] [data-key=a]").count():
        press(page, "s")
    press(page, "a")
    page.wait_for_selector("h1:has-text('3 pertanyaan')")
    assert_no_fault(page)
    press(page, "y")
    page.wait_for_selector("[data-recent] li:has-text('(3×)')")
    assert answers(folder) == ["confirmed"] * 3
    press(page, "z")
    wait_saved(page)
    assert answers(folder) == []
    page.close()


@pytest.mark.parametrize("number", [1, 2])
def test_a_number_chooses_another_candidate_and_z_takes_that_back(desk, number):
    page, folder = desk.new_page(), desk.workspace / RIVALS
    page.goto(f"/berkas/{RIVALS}/tautan")
    awake(page, "[data-deck]")
    asked = card(page)
    name = page.locator(f"[data-card] [data-key='{number}'] > span").inner_text().partition("\n")[0]
    press(page, str(number))
    page.wait_for_selector("[data-status]", state="hidden")
    page.wait_for_selector(f"[data-card={asked}]", state="detached")

    (decision,) = read_decisions(folder).links
    assert decision.verdict == "confirmed"
    assert decision.left.name.split()[-1] in name
    press(page, "z")
    page.wait_for_selector(f"[data-card={asked}]")
    page.wait_for_selector("[data-status]", state="hidden")
    assert answers(folder) == []
    page.close()


def assert_no_fault(page):
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        found = Axe().run(page)
        assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_state_has_a_fault_that_axe_knows_or_scrolls_sideways(desk, language):
    page, foreign = desk.new_page(), []
    page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
    for query in ("", "?jenjang=tujuan", "?akibat=1&kartu=" + _first(page), "/semua", "/semua?status=open&cari=desa"):
        slash = query.startswith("/")
        page.goto(f"/berkas/{MANY}/tautan{query}{'&' if '?' in query else '?'}lang={language}")
        if not slash and page.locator("[data-card]:visible").count():
            press(page, "t")
        assert_no_fault(page)
    assert foreign == []
    page.goto("/?lang=id")
    page.close()


def _first(page):
    page.goto(f"/berkas/{MANY}/tautan")
    return card(page)


def test_every_decision_has_its_own_id(desk):
    events = DecisionLog.read(desk.workspace / MANY).events
    assert len({event.id for event in events}) == len(events)
