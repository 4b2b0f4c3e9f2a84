"""A reviewer confirms a problem or calls it a false alarm; the log prints who and when, and each can be undone."""

from __future__ import annotations

import json

import pytest
from commandline import cascade

from cascade.decisions.decision_log import DecisionLog


@pytest.fixture
def reported(dossier, tmp_path):
    """A dossier whose last report lies where `check` writes it."""
    cascade("check", dossier, "--report", "json", cwd=tmp_path)
    return dossier


def run(folder, command, *arguments):
    return cascade(command, folder, *arguments, cwd=folder.parent)


def report_of(folder):
    return json.loads(run(folder, "check", "--format", "json", "--fail-on", "never").stdout)


@pytest.mark.slow
def test_a_false_alarm_leaves_the_findings_is_told_apart_and_comes_back_when_undone(reported):
    before = report_of(reported)
    told = run(reported, "decide", 1, "--false-alarm", "--reason", "salah baca", "--by", "Sari")
    after = report_of(reported)

    assert "bukan temuan menurut Sari" in told.stderr
    assert {each["fingerprint"] for each in after["false_alarms"]} == set(before["pokok"][0]["findings"])
    assert {(each["by"], each["reason"]) for each in after["false_alarms"]} == {("Sari", "salah baca")}
    assert after["waived"] == []
    shown = run(reported, "check", "--verbose", "--fail-on", "never").stdout
    assert f"Bukan temuan ({len(after['false_alarms'])})" in shown

    name = (event := DecisionLog.read(reported).events[0]).batch or event.id
    run(reported, "decisions", "--undo", name, "--by", "Budi", "--reason", "keliru")
    assert report_of(reported)["findings"] == before["findings"]


def test_a_confirmed_problem_stands_and_names_the_reviewer(reported):
    run(reported, "decide", 1, "--confirm", "--by", "Sari")
    after = report_of(reported)
    confirmed = [each for each in after["findings"] if "confirmed" in each]

    assert {each["fingerprint"] for each in confirmed} == set(after["pokok"][0]["findings"])
    assert {each["confirmed"]["by"] for each in confirmed} == {"Sari"}


@pytest.mark.parametrize(
    "wrong", [(), ("--confirm", "--false-alarm"), ("--false-alarm", "--by", "Sari"), ("--confirm", "--by", "")]
)
def test_what_is_lacking_is_told_and_nothing_written(reported, wrong):
    assert run(reported, "decide", 1, *wrong).returncode == 2
    assert not (reported / "keputusan.yaml").exists()


def test_the_log_prints_who_when_what_and_why_also_what_is_undone(reported):
    run(reported, "decide", 1, "--false-alarm", "--reason", "salah baca", "--by", "Sari", "--now", "2026-11-30T08:15")
    name = (event := DecisionLog.read(reported).events[0]).batch or event.id
    run(reported, "decisions", "--undo", name, "--by", "Budi", "--now", "2026-11-30T09:00")
    table = run(reported, "decisions").stdout
    entries = json.loads(run(reported, "decisions", "--format", "json").stdout)["decisions"]

    assert all(each in table for each in ("Sari", "Budi", "2026-11-30 08:15", "salah baca", "diurungkan"))
    assert (entries[0]["verb"], entries[0]["by"], entries[0]["at"], entries[0]["in_force"]) == (
        "false_alarm", "Sari", "2026-11-30T08:15:00+07:00", False,
    )  # fmt: skip
    assert (entries[-1]["verb"], entries[-1]["undoes"]) == ("undo", name)
    assert entries[-1]["subject"] == entries[0]["subject"]
    assert run(reported, "decisions", "--undo", "tiada").returncode == 2
