import json
import socket
import urllib.request
from importlib.resources import files
from pathlib import Path

import pytest
from commandline import cascade
from workbench import CONSISTENT, served, workspace_with

pytestmark = pytest.mark.slow


def test_the_server_prints_one_address_at_once_and_a_second_start_joins_it(tmp_path):
    folder = workspace_with(tmp_path / "w", CONSISTENT)
    with served(folder) as (address, _):
        second = cascade("buka", folder, "--no-open", cwd=tmp_path)
        assert second.returncode == 0
        assert second.stdout.partition("?")[0] == address.partition("?")[0]
        assert second.stdout.strip() != address
        assert "sudah dibuka" in second.stderr
        assert (folder / ".cascade" / "server.json").stat().st_mode & 0o077 == 0
    assert not (folder / ".cascade" / "server.json").exists()


@pytest.mark.kill
def test_the_way_that_a_killed_server_left_behind_leads_nobody_astray(tmp_path):
    folder = workspace_with(tmp_path / "w", CONSISTENT)
    with served(folder) as (_, server):
        server.kill()
        server.wait()
    assert json.loads((folder / ".cascade" / "server.json").read_text())["port"]

    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with served(folder) as (address, _), browser.open(address, timeout=10) as answer:
        assert answer.status == 200


def test_a_taken_port_is_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        second = cascade("serve", tmp_path, "--no-open", "--port", port, cwd=tmp_path)
    assert second.returncode == 2
    assert f"Port {port} tidak dapat dipakai" in second.stderr


@pytest.mark.kill
def test_what_a_killed_upload_left_behind_is_cleared_and_never_was_a_dossier(tmp_path):
    folder = workspace_with(tmp_path / "w", CONSISTENT)
    half = folder / ".cascade" / "incoming" / "0123456789abcdef" / "isi"
    half.mkdir(parents=True)
    (half / "renja.xlsx").write_bytes(b"setengah")

    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with served(folder) as (address, _), browser.open(address, timeout=10) as answer:
        page = answer.read().decode()

    assert page.count('<th scope="row">') == 1
    assert not half.exists()


def test_all_scripts_together_are_small():
    scripts = list(Path(str(files("cascade.web").joinpath("static"))).rglob("*.js"))

    assert sum(script.stat().st_size for script in scripts) <= 16_500
