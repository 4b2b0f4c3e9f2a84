"""Compare values and tell what series of them mean: quarters, years, sums.

Each module knows one indicator (or two) at a time and no documents, so that rules, graph and reports judge values in
the same way. Comparing has three answers: what is no one number (a range, a bound, an ambiguous print) or has another
unit makes the answer unknown, never a number by chance. The readings of four quarters are made without the annual value
that they will be checked against.
"""
