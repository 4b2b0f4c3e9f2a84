import json
import os
import time

import pytest
from brought_files import small_files
from reading_here import ReadingHere
from workbench import quick_to_settle

from cascade.pipeline import read_cache
from cascade.pipeline.file_reading import read_files
from cascade.web import open_dossier
from cascade.web.open_dossier import OpenDossier

pytestmark = pytest.mark.slow


NAME = "kecamatan-uji"
FILES = [name for name, _ in small_files()]


@pytest.fixture(autouse=True)
def quickly(monkeypatch):
    """Read small files without a process, and wait for nobody who writes them."""
    monkeypatch.setattr(read_cache, "read_files", ReadingHere().read_files)
    with quick_to_settle():
        yield


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / NAME
    folder.mkdir()
    for name, content in small_files():
        (folder / name).write_bytes(content)
    return folder


def opened_in(folder, **heard):
    return OpenDossier(NAME, folder, folder.parent / "reports", **heard)


@pytest.fixture
def dossier(folder):
    opened = opened_in(folder)
    opened.look()
    assert opened.wait(120)
    return opened


def looked_at(dossier):
    """Look, as a page does that somebody opens a while later, and wait for what that begins."""
    dossier._looked = 0.0
    dossier.look()
    assert dossier.wait(120)
    return dossier.checked


def test_a_check_is_there_with_its_report_and_the_json_for_the_next_follow_up(dossier):
    assert dossier.state == "ready"
    assert dossier.checked.report.main_problems
    assert (dossier.reports / NAME / "laporan.json").is_file()


def test_nothing_is_done_again_while_nothing_changes(dossier):
    before = dossier.checked

    assert looked_at(dossier) is before


def test_decisions_that_somebody_wrote_by_hand_are_judged_without_reading_again(dossier):
    before = dossier.checked
    finding = next(each for each in before.report.findings if each.severity == "error")
    (dossier.folder / "keputusan.yaml").write_text(
        f"waivers:\n  - fingerprint: {finding.fingerprint}\n    reason: diterima\n    by: Ani\n    until: 2100-01-01\n",
        "utf-8",
    )

    after = looked_at(dossier)

    assert after.number == before.number + 1
    assert after.prepared is before.prepared
    assert finding.fingerprint not in {each.fingerprint for each in after.report.findings}


def test_a_graph_without_the_numbers_of_persons_is_made_once_for_decisions_that_change_no_judgement(folder):
    name, content = small_files()[0]
    said = {**json.loads(content), "notes": [{"text": "NIP 19700101 199003 1 001", "source": {"cell": "A1"}}]}
    (folder / name).write_text(json.dumps(said), "utf-8")
    dossier = opened_in(folder)
    before = looked_at(dossier)
    assert before.report.graph is not before.judgement.graph
    fingerprint = before.report.findings[0].fingerprint
    (folder / "keputusan.yaml").write_text(
        f"waivers:\n  - {{fingerprint: {fingerprint}, reason: diterima, by: Ani, until: 2100-01-01}}\n", "utf-8"
    )

    after = looked_at(dossier)

    assert after.number == before.number + 1
    assert after.report.graph is before.report.graph


def test_a_document_that_was_saved_anew_is_read_again(dossier):
    before = dossier.checked
    path = dossier.folder / FILES[0]
    os.utime(path, (1, 1))

    after = looked_at(dossier)

    assert after.prepared is not before.prepared


def test_what_cannot_be_read_says_why_and_leaves_the_last_check_standing(dossier):
    before = dossier.checked
    decisions = dossier.folder / "keputusan.yaml"
    decisions.write_text("waivers: 3\n", "utf-8")

    after = looked_at(dossier)

    assert dossier.state == "failed"
    assert "keputusan.yaml" in dossier.error.say("id")
    assert after is before
    decisions.unlink()
    assert looked_at(dossier).number == before.number + 1
    assert dossier.state == "ready"


def test_an_empty_folder_is_no_mistake_of_ours(tmp_path):
    (tmp_path / "kosong").mkdir()
    dossier = OpenDossier("kosong", tmp_path / "kosong", tmp_path / "reports")

    looked_at(dossier)

    assert dossier.state == "failed"
    assert "tidak ada dokumen" in dossier.error.say("id")


def test_while_a_dossier_is_read_every_file_says_how_far_it_is(folder, monkeypatch):
    monkeypatch.setattr(read_cache, "read_files", read_files)
    opened = opened_in(folder)
    seen = {}
    say = opened._say

    def noted(text):
        say(text)
        seen.update({name: step for name, step in opened.steps.items() if step})

    opened._say = noted
    looked_at(opened)

    assert set(seen) == set(FILES)
    assert all(step.is_done for step in seen.values())
    assert opened.steps == {}


def test_a_check_that_is_stopped_says_so_and_is_not_begun_again_by_looking(folder):
    failed = []
    opened = opened_in(folder, on_failed=lambda dossier, error: failed.append(error))
    with open_dossier._READING:  # another dossier is being read
        opened.check()
        wait_until(lambda: opened.progress is not None)
        assert "Menunggu berkas lain" in opened.progress.id
        opened.stop()
        assert opened.wait(10)

    assert opened.state == "failed"
    assert "dihentikan" in opened.error.say("id")
    assert failed == [opened.error]
    opened._looked = 0.0
    opened.look()
    assert opened.state == "failed"
    opened.check()
    assert opened.wait(120)
    assert opened.state == "ready"


def wait_until(holds, seconds=10):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
