"""Turn a rule that fails on a row into a finding: words, evidence, trace, settings, doubts, fingerprint.

What a fail rests on is told from the operands of its conditions, so that a rule names its evidence nowhere; a finding
whose evidence was read with doubt becomes a question, and its confidence falls with every doubt, its severity never.
"""
