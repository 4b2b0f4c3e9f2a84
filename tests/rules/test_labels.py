"""Judged findings are counted per rule, and by the confidence that they are printed with."""

from __future__ import annotations

import json

import pytest

from cascade.model.errors import SettingsError
from cascade.rules.labels import Made, calibration, counts, read_labels, still_made
from cascade.rules.trust import Judged


def write(path, *labels):
    common = {"document": "renstra", "code": "SAT-03", "severity": "error", "verdict": "right", "subject": "x"}
    lines = [json.dumps({**common, "fingerprint": f"f{n}", **label}) for n, label in enumerate(labels)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_right_and_wrong_count_debatable_ones_and_questions_do_not(tmp_path):
    path = write(tmp_path / "a.jsonl", {}, {"verdict": "wrong"}, {"verdict": "debatable"}, {"severity": "question"})

    assert counts(read_labels([path])) == {"SAT-03": Judged(right=1, wrong=1)}


def test_a_question_that_only_asks_for_want_of_trust_counts(tmp_path):
    path = write(tmp_path / "a.jsonl", {"severity": "question", "unproven": "error"})

    assert counts(read_labels([path])) == {"SAT-03": Judged(right=1)}


def test_of_two_labels_of_one_finding_the_later_counts(tmp_path):
    first = write(tmp_path / "a.jsonl", {"verdict": "wrong"})
    second = write(tmp_path / "b.jsonl", {"verdict": "right"})

    assert counts(read_labels([first, second])) == {"SAT-03": Judged(right=1)}


def test_what_a_rule_no_longer_says_is_not_held_against_it(tmp_path):
    labels = read_labels([write(tmp_path / "a.jsonl", {}, {"verdict": "wrong"})])
    made = {("renstra", "SAT-03", "f0"): Made("question", 0.7, "error")}
    [left] = still_made(labels, made)

    assert (left.severity, left.confidence, counts([left])) == ("question", 0.7, {"SAT-03": Judged(right=1)})


def test_the_calibration_tells_how_many_findings_of_a_confidence_hold(tmp_path):
    labels = read_labels(
        [
            write(
                tmp_path / "a.jsonl",
                {"confidence": 1.0},
                {"confidence": 0.9, "verdict": "wrong"},
                {"confidence": 0.6},
                {},
            )
        ]
    )
    bins = {each.low: each.judged for each in calibration(labels)}

    assert (bins[0.9], bins[0.5], bins[0.8]) == (Judged(right=1, wrong=1), Judged(right=1), Judged())


def test_a_line_that_is_no_label_is_named(tmp_path):
    path = write(tmp_path / "a.jsonl", {}, {"verdict": "maybe"})

    with pytest.raises(SettingsError, match=r"a\.jsonl, line 2.*verdict"):
        read_labels([path])
