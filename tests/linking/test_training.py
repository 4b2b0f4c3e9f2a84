"""Weights are learned from labelled pairs, the same ones from the same pairs."""

from __future__ import annotations

from pathlib import Path

import pytest
from training_pairs import OBJECTS, json_line, training_pairs
from typer.testing import CliRunner

from cascade.cli.app import app
from cascade.linking import training
from cascade.linking.comparison.features import Features
from cascade.linking.labelled_pairs import LabelledIndicator, LabelledPair
from cascade.linking.training import learn
from cascade.linking.weights import LIMITS, built_in_weights, read_weights
from cascade.model.errors import CascadeError


def test_the_same_pairs_in_any_order_give_the_same_weights():
    one, other = learn(training_pairs(), built_in_weights()), learn(training_pairs()[::-1], built_in_weights())

    assert one.weights.numbers == other.weights.numbers
    assert (one.before, one.after) == (other.before, other.after)


def test_figures_are_those_of_pairs_that_were_not_learned_from():
    found = learn(training_pairs(), built_in_weights())

    assert 0 < found.after.pairs < found.pairs


def test_what_pairs_say_moves_the_weights_and_never_beyond_their_limits():
    found = learn(training_pairs(), built_in_weights()).weights

    assert found.numbers != built_in_weights().numbers
    for feature, number in zip(Features._fields, found.numbers, strict=True):
        low, high = LIMITS.get(feature, (number, number))
        assert low <= number <= high


def test_pairs_that_lie_do_not_make_a_changed_word_speak_for_a_link():
    lies = [
        LabelledPair(
            left=LabelledIndicator(name=f"Jumlah {thing} desa"),
            right=LabelledIndicator(name=f"Jumlah {thing} kelurahan"),
            same=True,
        )
        for thing in OBJECTS
    ] * 3

    found = learn([*lies, *(pair for pair in training_pairs() if not pair.same)], built_in_weights()).weights

    assert found.numbers[Features._fields.index("meaning_changed")] <= 0


def test_too_few_pairs_are_refused():
    with pytest.raises(CascadeError, match="Too few pairs"):
        learn(training_pairs()[:10], built_in_weights())


def test_the_command_prints_figures_before_and_after_and_writes_the_weights(tmp_path: Path):
    file, output = tmp_path / "p.jsonl", tmp_path / "bobot.yaml"
    file.write_text("\n".join(map(json_line, training_pairs())), "utf-8")

    done = CliRunner().invoke(app, ["link", "--learn", str(file), "--output", str(output)])

    assert done.exit_code == 0
    assert "sebelum" in done.output
    assert "sesudah" in done.output
    assert read_weights(output).origin == "cascade link --learn p.jsonl"


def test_weights_that_judge_worse_are_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file, output = tmp_path / "p.jsonl", tmp_path / "bobot.yaml"
    file.write_text("\n".join(map(json_line, training_pairs())), "utf-8")
    monkeypatch.setattr(training.TrainingResult, "is_better", False)

    done = CliRunner().invoke(app, ["link", "--learn", str(file), "--output", str(output)])

    assert "tidak lebih baik" in done.output
    assert not output.exists()
