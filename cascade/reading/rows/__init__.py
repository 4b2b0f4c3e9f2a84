"""Read the rows of a table into elements, indicators and their values.

A table with named columns goes in; what its rows claim comes out, each value with its address. A blank cell inherits the element above
unless a higher element begins in its row; a merged cell counts for each row that it covers and is marked so (`forward_fill.py`). What is
printed and not understood is reported, never dropped. Knows one table at a time and no titles.
"""
