"""Fit the weights of linking to labelled pairs, and write them where they judge no worse than those before."""

from __future__ import annotations

from pathlib import Path

from cascade.linking import training
from cascade.linking.features import built_in
from cascade.model.errors import CascadeError, os_error_reason
from cascade.model.i18n import LocalizedText
from cascade.safe_io.yaml_editor import replace_file


def learn(pairs: Path, output: Path, before: Path | None = None) -> training.Learned:
    """Fit the weights to the pairs of a JSONL file; `before` is the file of those to start from.

    Raises:
        CascadeError: a file cannot be read or written, or holds too few pairs.
    """
    old = training.read_weights(before) if before else built_in()
    learned = training.learn(training.read(pairs), old, f"cascade link --learn {pairs.name}")
    if learned.is_better:
        try:
            replace_file(output, training.written(learned.weights).encode("utf-8"))
        except OSError as error:
            message = LocalizedText("{p}: tidak dapat ditulis ({r}).", "{p}: cannot be written ({r}).")
            raise CascadeError(message.format(p=output, r=os_error_reason(error))) from error
    return learned
