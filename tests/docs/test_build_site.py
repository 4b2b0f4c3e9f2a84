"""The site is put together from what stands elsewhere, and asks no other host for anything."""

from __future__ import annotations

import functools
import http.server
import re
import threading

import build_site
import pytest
import reference_pages
import rule_pages
from axe_playwright_python.sync_playwright import Axe

from cascade.cli.schemas import SCHEMAS, schema_id
from cascade.rules.loader import read_rules, shipped_rules
from cascade.rules.manual_checks import read_checks

KINDS_OF_PAGES = ("index", "mulai/pereviu", "meja-kerja", "dokumen", "aturan/index", "aturan/PLF-01", "aturan/LKP-04",
                  "menulis-aturan", "mulai/index", "perintah", "armada", "alat-lain", "json", "istilah", "keputusan/index", "keamanan")  # fmt: skip
CLEAN = f'<meta http-equiv="Content-Security-Policy" content="{build_site._POLICY}">'


@pytest.mark.slow
def test_each_rule_and_check_has_a_page_in_both_languages():
    codes = {each.code for each in (*read_rules(shipped_rules()), *read_checks(shipped_rules()))}
    for language, law, to_do in (("id", "## Dasar", "## Yang perlu dilakukan"), ("en", "## Basis", "## What to do")):
        pages = rule_pages.rule_pages(language)
        assert {f"aturan/{code}.md" for code in codes} | {"aturan/index.md"} == set(pages)
        assert all(law in text for name, text in pages.items() if name != "aturan/index.md")
        assert all(f"({code}.md)" in pages["aturan/index.md"] for code in codes)
        assert all(to_do in pages[f"aturan/{rule.code}.md"] for rule in read_rules(shipped_rules()))


def test_the_page_of_a_rule_shows_what_it_says_of_its_examples():
    page = rule_pages.rule_page(rule_pages.shipped()["PLF-01"], "id")

    failing, holding = page.partition("## Contoh yang sesuai")[::2]
    assert "Target Rencana Aksi 84 melebihi target Renstra 82,50 untuk tahun 2025." in failing
    assert "Jumlah rapat – 2025: 12 kali" in holding
    assert "severities: {PLF-01: question}" in page
    assert "code: PLF-01" in page


def test_the_pages_of_reference_name_every_command_and_schema():
    commands, schemas = reference_pages.commands_page("en"), reference_pages.schemas_page("en")

    assert "## cascade rules vocabulary" in commands
    assert "| `--port <int range>` | " in commands
    assert [name for name in SCHEMAS if schema_id(name) not in schemas] == []
    assert set(reference_pages.schema_files()) == {f"skema/{name}.schema.json" for name in SCHEMAS}


def test_links_of_what_is_brought_in_lead_to_pages_and_what_has_none_is_told_without():
    page = build_site.brought_in("SECURITY.md", "keamanan.md", "en")

    assert "[CHANGELOG.md](perubahan.md)" in page
    assert "lock/ with hashes" in page
    assert "Keamanan" not in page
    assert page.lstrip().startswith("# Security")


def test_what_there_is_in_one_language_only_is_said_to_be_so():
    assert build_site.OTHER_LANGUAGE.id in build_site.brought_in("docs/api.md", "api.md", "id")


@pytest.mark.parametrize(
    ("path", "name"),
    [("rules/PANDUAN.md", "menulis-aturan.md"), ("docs/armada.md", "armada.md"), ("docs/ekosistem.md", "alat-lain.md")],
)
def test_a_page_that_says_both_languages_says_as_much_in_each_and_is_told_in_one(path, name):
    pages = [build_site.brought_in(path, name, language).strip() for language in ("id", "en")]

    assert [page.startswith("# ") for page in pages] == [True, True]
    assert [page.count("English below") + page.count('<a id="') for page in pages] == [0, 0]
    for mark in ("\n# ", "\n## ", "\n* ", "\n| ", "\n```"):
        assert len({page.count(mark) for page in pages}) == 1, mark


def test_a_link_to_a_page_that_is_written_for_the_site_leads_there():
    assert "(hasil.md#exit-codes)" in build_site.brought_in("docs/ekosistem.md", "alat-lain.md", "en")


def test_in_english_no_option_is_told_in_indonesian():
    rows = [line for line in reference_pages.commands_page("en").splitlines() if line.startswith("| `")]

    assert [row for row in rows if re.search(r"\b(bawaan|yang|mis\.|Judul|Folder aturan|isi|resmi)\b", row)] == []


@pytest.mark.parametrize(
    "written",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link rel="stylesheet" href="//fonts.example/x.css">',
        "<img alt=x src=http://elsewhere.example/p.png>",
        "<style>body{background:url(https://elsewhere.example/p.png)}</style>",
        "<style>@import 'https://elsewhere.example/x.css';</style>",
    ],
)
def test_a_page_that_asks_another_host_is_refused(tmp_path, written):
    (tmp_path / "a.html").write_text(f"{CLEAN}{written}", "utf-8")

    assert len(list(build_site.foreign_requests(tmp_path))) == 1


def test_a_link_to_follow_is_none_and_a_page_that_forbids_nothing_is_refused(tmp_path):
    (tmp_path / "a.html").write_text(f'{CLEAN}<a href="https://elsewhere.example/">x</a>', "utf-8")
    assert list(build_site.foreign_requests(tmp_path)) == []

    (tmp_path / "a.html").write_text("<p>x</p>", "utf-8")
    assert list(build_site.foreign_requests(tmp_path)) == ["a.html: forbids no foreign request"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def page(browser, site):
    """A page of the site over HTTP; `page.requests` are the addresses that it asked for."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}")
    opened = context.new_page()
    opened.requests, opened.mistakes = [], []
    opened.on("request", lambda each: opened.requests.append(each.url))
    opened.on("pageerror", lambda error: opened.mistakes.append(str(error)))
    opened.on("console", lambda said: opened.mistakes.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    server.shutdown()
    server.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_no_kind_of_page_has_a_fault_that_axe_knows_scrolls_sideways_or_asks_elsewhere(page, folder, width):
    page.set_viewport_size({"width": width, "height": 900})
    for name in KINDS_OF_PAGES:
        page.goto(f"/{folder}{name}.html")
        page.wait_for_load_state("networkidle")
        said = Axe().run(page).response["violations"]
        assert [(name, each["id"], each["nodes"][0]["html"]) for each in said] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert [each for each in page.requests if not each.startswith("http://127.0.0.1:")] == []
    assert page.mistakes == []


@pytest.mark.slow
def test_opened_from_a_folder_it_can_be_searched_and_changes_its_language_without_asking_anybody(browser, site):
    page = browser.new_page()
    requests = []
    page.on("request", lambda each: requests.append(each.url))
    page.goto((site / "aturan" / "PLF-01.html").as_uri())
    page.locator(".md-search__button").click()
    page.get_by_placeholder("Cari").fill("TRI-01")
    page.get_by_role("listbox", name="Hasil pencarian").get_by_text("TRI-01").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("a.other-language").click()
    page.wait_for_url("**/en/aturan/PLF-01.html")

    assert [each for each in requests if not each.startswith(("file:", "data:", "blob:"))] == []
    page.close()
