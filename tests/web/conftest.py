"""Give tests the workbench over copies of the shipped dossiers."""

from __future__ import annotations

import pytest
from workbench import CONSISTENT, INCONSISTENT, client_of, served, workspace_with

from cascade.pipeline import read_cache
from cascade.pipeline.file_reading import read_files


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = workspace_with(tmp_path_factory.mktemp("kerja"), INCONSISTENT, CONSISTENT)
    with client_of(folder) as opened:
        yield opened


@pytest.fixture
def reads_anew(monkeypatch):
    """Let every file be read, also one that another test had read before."""
    monkeypatch.setattr(read_cache, "read_files", read_files)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a server whose first dossier has been checked, with a name given; a token for one browser."""
    folder = workspace_with(tmp_path_factory.mktemp("meja"), INCONSISTENT, CONSISTENT)
    with served(folder) as (printed, _):
        yield printed


@pytest.fixture(scope="module")
def visitor(browser, address):
    """A browser that has come in; `visitor.new_page()` opens a page of it."""
    context = browser.new_context(base_url=address.partition("/?")[0], viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.goto("/nama")
    page.fill("#nama", "Ani")
    page.click("button.main")
    page.goto(f"/berkas/{INCONSISTENT}")
    page.wait_for_selector(".verdict", timeout=60_000)
    page.close()
    yield context
    context.close()
