"""Decisions are added to the file of a dossier, each once, and nothing else in it changes."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cascade.decisions.decision_file import FindingVerdict, LinkDecision, Undo, Waiver
from cascade.decisions.decision_log import KNOWN_LOGS, DecisionLog, KnownLogs
from cascade.decisions.name_lookup import IndicatorReference
from cascade.decisions.recording import DecisionConflictError, get_ready, record, undo
from cascade.model.errors import CascadeError
from cascade.safe_io import yaml_reader

NOW = datetime.datetime(2026, 11, 30, 16, 20, 5, 77, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
WAIVER = Waiver(fingerprint="f1", reason="menunggu SK", by="Sari")


def link(number: int = 0) -> LinkDecision:
    left, right = (IndicatorReference(document=kind, name=f"Nilai {number}") for kind in ("renstra", "pk"))
    return LinkDecision(left=left, right=right, verdict="confirmed", by="Sari")


def test_what_is_written_has_an_id_a_day_and_a_moment_to_the_second(tmp_path):
    [written] = record(tmp_path, [WAIVER], NOW)
    text = (tmp_path / "keputusan.yaml").read_text("utf-8")

    assert "at: '2026-11-30T16:20:05+07:00'" in text
    assert "on: 2026-11-30" in text
    assert re.fullmatch("[a-f][0-9a-f]{11}", written.id)
    assert DecisionLog.read(tmp_path).events[0].entry == written


def test_what_is_submitted_twice_is_written_once_and_an_id_says_one_thing(tmp_path):
    mine = WAIVER.model_copy(update={"id": "kirim-1"})
    [first] = record(tmp_path, [mine], NOW)
    [second] = record(tmp_path, [mine], NOW + datetime.timedelta(seconds=9))

    assert first == second
    assert len(DecisionLog.read(tmp_path).events) == 1
    with pytest.raises(CascadeError, match="has the id kirim-1"):
        record(tmp_path, [mine.model_copy(update={"reason": "lain"})], NOW)


def test_an_undo_is_written_and_undone_in_turn_and_nothing_is_deleted(tmp_path):
    [waiver] = record(tmp_path, [WAIVER], NOW)
    before = (tmp_path / "keputusan.yaml").read_text("utf-8")
    [taken_back] = undo(tmp_path, waiver.id, "Budi", NOW, "keliru")

    assert (tmp_path / "keputusan.yaml").read_text("utf-8").startswith(before)
    assert DecisionLog.read(tmp_path).decisions.waivers == ()
    with pytest.raises(CascadeError, match="undone already"):
        undo(tmp_path, waiver.id, "Budi", NOW)
    with pytest.raises(CascadeError, match="no decision xyz"):
        undo(tmp_path, "xyz", "Budi", NOW)

    undo(tmp_path, taken_back.id, "Sari", NOW)
    assert DecisionLog.read(tmp_path).decisions.waivers == (waiver,)


def test_entries_made_together_are_written_together_even_where_they_share_every_value(tmp_path):
    record(tmp_path, [link(1), link(2), WAIVER, WAIVER], NOW)

    assert "&id" not in (tmp_path / "keputusan.yaml").read_text("utf-8")
    assert len(DecisionLog.read(tmp_path).events) == 4


def test_comments_order_and_line_ends_of_a_person_survive_every_append(tmp_path):
    path = tmp_path / "keputusan.yaml"
    mine = (
        "# kepala\r\nwaivers:\r\n  - {fingerprint: a, reason: dari rapat}  # satu\r\n  # antara\r\n"
        "  - {reason: kedua, fingerprint: b}\r\n# tentang tautan\r\nlinks: []  # belum ada\r\n# ekor\r\n"
    )
    path.write_bytes(mine.encode())
    for number in range(4):
        [waiver] = record(tmp_path, [WAIVER.model_copy(update={"reason": f"alasan {number}"})], NOW)
        record(tmp_path, [link(number)], NOW)
        undo(tmp_path, waiver.id, "Budi", NOW)
        path.write_bytes(path.read_bytes() + f"# catatan {number}\r\n".encode())
    text = path.read_bytes().decode()
    rest = iter(text)

    assert all(character in rest for character in mine)
    assert text.count("\n") == text.count("\r\n")
    assert [number for number in range(4) if f"# catatan {number}\r\n" in text] == [0, 1, 2, 3]
    assert len(DecisionLog.read(tmp_path).events) == 14


def test_who_decides_on_a_state_in_which_somebody_else_has_decided_is_told_who_and_what(tmp_path):
    [first] = record(tmp_path, [WAIVER], NOW)
    seen = DecisionLog.read(tmp_path)
    record(tmp_path, [link()], NOW)
    record(tmp_path, [link(1)], NOW, seen)
    undo(tmp_path, first.id, "Budi", NOW)

    with pytest.raises(DecisionConflictError, match=r"undone \(Budi 2026-11-30 16:20:05\+07:00\)") as error:
        record(tmp_path, [WAIVER], NOW, seen)
    assert [each.actor for each in error.value.events] == ["Budi"]
    with pytest.raises(DecisionConflictError):
        record(tmp_path, [Undo(of=first.id)], NOW, seen)
    assert len(DecisionLog.read(tmp_path).events) == 4


WRITER = """
import datetime, sys
from pathlib import Path
from cascade.decisions.decision_file import Waiver
from cascade.decisions.recording import record
for number in range(10):
    record(Path(sys.argv[1]), [Waiver(fingerprint=sys.argv[2], reason=f"alasan {number}")], datetime.datetime.now(datetime.UTC))
"""


@pytest.mark.slow
def test_two_processes_that_append_at_once_lose_nothing(tmp_path):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "ab"]

    assert [each.wait(60) for each in writers] == [0, 0]
    assert len({each.id for each in DecisionLog.read(tmp_path).events}) == 20


@pytest.mark.slow
def test_a_file_of_500_links_gets_an_entry_within_a_tenth_of_a_second(tmp_path):
    record(tmp_path, [link(number) for number in range(500)], NOW)
    spent = []
    for _ in range(5):
        began = time.process_time()
        record(tmp_path, [link()], NOW)
        spent.append(time.process_time() - began)

    assert min(spent) < 0.1


HAND = "# tangan\nlinks:\n  - left: {document: renstra, name: Nilai}  # ini\n    right: {document: pk, name: Nilai}\n    verdict: rejected\nwaivers: []\n"
ACTS = st.lists(st.tuples(st.sampled_from("lfwubh"), st.integers(0, 20), st.integers(0, 2)), max_size=12)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_the_log_that_is_extended_is_the_log_that_would_be_read(acts):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "keputusan.yaml").write_text(HAND, "utf-8")
        for number, (kind, chosen, minutes) in enumerate(acts):
            moment, events = NOW + datetime.timedelta(minutes=minutes), DecisionLog.read(folder).events
            of = events[chosen % len(events)]
            if kind == "h":  # a person edits the file
                text = (folder / "keputusan.yaml").read_text("utf-8")
                (folder / "keputusan.yaml").write_text(text.replace("# tangan", f"# tangan\n# {number}"), "utf-8")
            elif kind == "u":
                with suppress(CascadeError):
                    undo(folder, of.batch or of.id if chosen % 2 else of.id, "Budi", moment)
            elif kind == "b":
                batch = [link(each).model_copy(update={"batch": f"b{number}"}) for each in range(3)]
                record(folder, batch, moment)
            else:
                finding = FindingVerdict(fingerprint=f"f{chosen}", verdict="confirmed", by="Ani")
                record(folder, [{"l": link(chosen), "w": WAIVER, "f": finding}[kind]], moment)
            kept = DecisionLog.read(folder)
            fresh = DecisionLog._of_file(yaml_reader.read(folder / "keputusan.yaml"), kept.digest)
            assert kept == fresh
            assert kept.decisions == fresh.decisions


@pytest.mark.slow
def test_in_a_log_of_2000_nothing_is_read_to_add_or_to_undo(tmp_path, monkeypatch):
    record(tmp_path, [link(number) for number in range(2000)], NOW)
    first = DecisionLog.read(tmp_path).events[0].id
    get_ready(tmp_path)
    read = []
    parse, compose = yaml_reader.parse, yaml_reader.compose
    monkeypatch.setattr(yaml_reader, "parse", lambda text, *a, **k: read.append(len(text)) or parse(text, *a, **k))
    monkeypatch.setattr(yaml_reader, "compose", lambda text, *a, **k: read.append(len(text)) or compose(text, *a, **k))
    spent = []
    for _ in range(4):
        began = time.process_time()
        [made] = record(tmp_path, [link()], NOW, DecisionLog.read(tmp_path))
        undo(tmp_path, made.id, "Ani", NOW, seen=DecisionLog.read(tmp_path))
        spent.append((time.process_time() - began) / 2)
    undo(tmp_path, first, "Ani", NOW)

    assert max(read) < 1000
    assert min(spent) < 0.05
    assert len(DecisionLog.read(tmp_path).events) == 2009


def test_of_the_logs_that_are_known_the_one_nobody_asks_for_goes_first():
    logs = KnownLogs()
    for number in range(KnownLogs.MOST):
        logs.keep(DecisionLog(digest=str(number)))
    assert logs.find("0")
    logs.keep(DecisionLog(digest="neu"))

    assert logs.find("0")
    assert logs.find("1") is None


def test_a_file_that_somebody_edited_is_read_again(tmp_path):
    record(tmp_path, [link()], NOW)
    known = DecisionLog.read(tmp_path)
    assert DecisionLog.read(tmp_path) is known is KNOWN_LOGS.find(known.digest)
    path = tmp_path / "keputusan.yaml"
    path.write_text(path.read_text("utf-8").replace("Nilai 0", "Nilai 7"), "utf-8")

    assert DecisionLog.read(tmp_path).events[0].entry != known.events[0].entry
