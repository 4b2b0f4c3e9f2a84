"""Compile the conditions of rules: types, three-valued logic, built-in functions.

Conditions are a typed subset of Python expressions with unknown as third answer. Each part knows its text and what it comes
to, so that a finding carries its trace. What is no one number (a range, a bound, an ambiguous print), units that differ and an
unknown entry of a list make the answer unknown, never a number by chance. Knows no documents: a `TypeEnvironment` says
which attributes records have.
"""
