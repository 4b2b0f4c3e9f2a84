"""Fit the weights of linking to labelled pairs.

The path of a JSONL file of pairs goes in, how well old and new weights judge comes out; the new ones are written only where
they are better. Reads no dossier and links nothing.
"""

from __future__ import annotations

from pathlib import Path

from cascade.linking import training
from cascade.linking.labelled_pairs import read_pairs
from cascade.linking.weights import built_in_weights, read_weights, weights_as_yaml
from cascade.safe_io.atomic_file import replace_file, unwritable_error
from cascade.safe_io.limited_call import read_limited


def learn(pairs: Path, output: Path, initial: Path | None = None) -> training.TrainingResult:
    """Fit the weights to the pairs of a JSONL file; `initial` is the file of those to start from.

    Raises:
        CascadeError: a file cannot be read or written, or holds too few pairs.
    """
    old = read_limited(read_weights, initial) if initial else built_in_weights()
    learned = training.learn(read_pairs(pairs), old, f"cascade link --learn {pairs.name}")
    if learned.is_better:
        try:
            replace_file(output, weights_as_yaml(learned.weights).encode("utf-8"))
        except OSError as error:
            raise unwritable_error(output, error) from error
    return learned
