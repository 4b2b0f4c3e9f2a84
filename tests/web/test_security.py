import re

import pytest
from starlette.routing import Mount
from starlette.testclient import TestClient
from workbench import HOST, INCONSISTENT, client_of, workspace_with

from cascade.web import screens
from cascade.web.application import application
from cascade.web.security import Access
from cascade.web.workbench import Workbench


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with client_of(workspace_with(tmp_path_factory.mktemp("kerja"), INCONSISTENT)) as opened:
        yield opened


def addresses(method):
    """Return an address for each route of a method."""
    filled = {"dossier": INCONSISTENT}
    for route in screens.routes():
        if not isinstance(route, Mount) and method in route.methods:
            yield re.sub(r"{(\w+)(:\w+)?}", lambda name: filled.get(name[1], "1"), route.path)


@pytest.fixture
def outside(client):
    """The client without its session."""
    kept = dict(client.http.cookies)
    client.http.cookies.clear()
    yield client.http
    client.http.cookies.update(kept)


def test_there_are_addresses_to_try():
    assert len(list(addresses("GET"))) >= 4
    assert len(list(addresses("POST"))) >= 2


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_a_session_every_page_is_forbidden_and_leads_nowhere(outside, method):
    answers = [
        outside.request(method, path, headers={"origin": HOST}, follow_redirects=False) for path in addresses(method)
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert not any("location" in answer.headers or "<form" in answer.text for answer in answers)


def test_a_static_file_is_forbidden_too_without_a_session(outside):
    assert outside.get("/static/workbench.css").status_code == 403


def test_a_token_lets_one_browser_in_once(client, outside):
    token = client.access.new_token()

    first = outside.get(f"/?token={token}&lang=en", follow_redirects=False)
    outside.cookies.clear()
    second = outside.get(f"/?token={token}", follow_redirects=False)

    assert (first.status_code, first.headers["location"]) == (303, "/?lang=en")
    assert re.search(r"HttpOnly.*SameSite=lax", first.headers["set-cookie"])
    assert second.status_code == 403


def test_a_session_survives_the_server(client, tmp_path):
    workspace = workspace_with(tmp_path / "w")
    first = Workbench(workspace)
    access = Access(8765, first.register)
    with TestClient(application(first, access), base_url=HOST) as http:
        http.get(f"/?token={access.new_token()}")
        cookies = dict(http.cookies)
    first.close()

    second = Workbench(workspace)
    with TestClient(application(second, Access(8765, second.register)), base_url=HOST, cookies=cookies) as http:
        assert http.get("/").status_code == 200
    second.close()


@pytest.mark.parametrize("host", ["evil.example:8765", "127.0.0.1:9999", "127.0.0.1", ""])
def test_another_name_of_the_machine_is_refused(client, host):
    assert client.http.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "null"}, {"origin": "http://evil.example"}, {"origin": HOST, "sec-fetch-site": "cross-site"}],
)
def test_a_write_that_another_page_sends_is_refused(client, headers):
    answers = [client.http.post(path, headers=headers, data={"csrf": "x"}) for path in addresses("POST")]

    assert {answer.status_code for answer in answers} == {403}


def test_a_write_without_the_sessions_own_token_is_refused(client):
    answers = [
        client.http.post(path, headers={"origin": HOST}, data={"csrf": "0" * 64, "nama": "Budi"})
        for path in addresses("POST")
    ]

    assert {answer.status_code for answer in answers} == {403}
    assert client.workbench.actor == "Ani"


def test_every_answer_forbids_what_is_foreign(client):
    for path in ("/", "/static/workbench.css", "/nowhere"):
        headers = client.http.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_a_name_that_was_given_leads_back_to_the_very_view_that_asked_for_it(client):
    back = "/berkas/dua%20kata/masalah?tingkat=error&tingkat=warning&cari=a%26b"

    assert client.post("/nama", nama="Ani", kembali=back).headers["location"] == back
    for foreign in ("/%2fevil.example/", "/%5cevil.example", "https://evil.example/?x"):
        assert client.post("/nama", nama="Ani", kembali=foreign).headers["location"].partition("?")[0] == "/"


def test_a_page_never_leads_to_a_foreign_address(client):
    client.post("/nama", nama="Ani", kembali="//evil.example/")

    answer = client.post("/nama", nama="Ani", kembali="//evil.example/")

    assert answer.headers["location"] == "/"


def test_a_browser_keeps_only_static_files_whose_address_names_a_version(client):
    versioned = client.http.get("/static/workbench.js?v=1").headers["cache-control"]
    imported = client.http.get("/static/js/deck.js").headers["cache-control"]

    assert "immutable" in versioned
    assert imported == "no-cache"
