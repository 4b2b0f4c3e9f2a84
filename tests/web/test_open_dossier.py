import os
import time

import pytest
from workbench import INCONSISTENT, workspace_with

from cascade.web import open_dossier
from cascade.web.open_dossier import OpenDossier

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    folder = workspace_with(tmp_path_factory.mktemp("kerja"), INCONSISTENT)
    opened = OpenDossier(INCONSISTENT, folder / INCONSISTENT, folder / "reports")
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
    assert (dossier.reports / INCONSISTENT / "laporan.json").is_file()


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


def test_a_document_that_was_saved_anew_is_read_again(dossier):
    before = dossier.checked
    path = dossier.folder / "renja-2022-contoh.xlsx"
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


def test_while_a_dossier_is_read_every_file_says_how_far_it_is(tmp_path):
    folder = workspace_with(tmp_path, INCONSISTENT)
    opened = OpenDossier(INCONSISTENT, folder / INCONSISTENT, folder / "reports")
    seen = {}
    say = opened._say

    def noted(text):
        say(text)
        seen.update({name: step for name, step in opened.steps.items() if step})

    opened._say = noted
    looked_at(opened)

    assert set(seen) >= {"renja-2022-contoh.xlsx", "renstra-2019-2023-contoh.xlsx"}
    assert all(step.is_done for step in seen.values())
    assert opened.steps == {}


def test_a_check_that_is_stopped_says_so_and_is_not_begun_again_by_looking(tmp_path):
    folder = workspace_with(tmp_path, INCONSISTENT)
    failed = []
    opened = OpenDossier(
        INCONSISTENT, folder / INCONSISTENT, folder / "reports", on_failed=lambda dossier, error: failed.append(error)
    )
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
