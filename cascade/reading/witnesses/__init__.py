"""Ask arithmetic, numbering and style what the rows of a table are.

The rows of one table in printed order go in; the level of each, the row above it, which witnesses decided and whether a sum that comes
out to the rupiah proves it, come out, with a word on whether the table is complete. Tables, cells and columns are unknown in here.
"""
