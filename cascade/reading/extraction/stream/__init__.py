"""Guess tables from white space: `tables` is the entrance, `regions`, `columns`, `headings` and `rows` find their parts.

The counterpart of `lattice`, for tables whose ruled lines do not enclose their cells. Everything here is a guess and says so.
"""
