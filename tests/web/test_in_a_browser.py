"""What a person sees: pages in a real browser, without a fault that axe knows, and without a foreign request."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsers import press
from workbench import INCONSISTENT

PAGES = ["/", "/nama", f"/berkas/{INCONSISTENT}", "/nowhere"]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_fault_that_axe_knows_or_scrolls_sideways(visitor, path, width):
    page = visitor.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if "127.0.0.1" not in request.url else None)
    page.goto(path)

    found = Axe().run(page)

    assert [f"{each['id']}: {each['nodes'][0]['html']}" for each in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert foreign == []
    page.close()


def test_the_keys_are_shown_on_a_question_mark(visitor):
    page = visitor.new_page()
    page.goto("/")
    press(page, "?")

    assert page.locator("dialog.help").is_visible()
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.help", state="detached")
    page.close()
