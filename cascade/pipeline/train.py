"""Fit the weights of linking to labelled pairs, and write them where they judge no worse than those before."""

from __future__ import annotations

from pathlib import Path

from cascade.linking import training
from cascade.linking.labelled_pairs import read_pairs
from cascade.linking.weights import built_in_weights, read_weights, weights_as_yaml
from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.safe_io.atomic_file import replace_file


def learn(pairs: Path, output: Path, before: Path | None = None) -> training.TrainingResult:
    """Fit the weights to the pairs of a JSONL file; `before` is the file of those to start from.

    Raises:
        CascadeError: a file cannot be read or written, or holds too few pairs.
    """
    old = read_weights(before) if before else built_in_weights()
    learned = training.learn(read_pairs(pairs), old, f"cascade link --learn {pairs.name}")
    if learned.is_better:
        try:
            replace_file(output, weights_as_yaml(learned.weights).encode("utf-8"))
        except OSError as error:
            message = LocalizedText("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).")
            raise CascadeError(message.format(p=output, r=os_error_reason(error))) from error
    return learned
