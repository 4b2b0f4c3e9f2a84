"""Turn a rule that fails on a row into a finding: words, evidence, trace, settings, doubts, fingerprint.

What a fail rests on is told from the operands of its conditions, so that a rule names its evidence nowhere. What was read
from a picture keeps its severity only where printed numbers alone decide and the names of its rows hold no unknown word;
where words are compared, or something is missing or does not add up, an error or warning becomes a question.
"""
