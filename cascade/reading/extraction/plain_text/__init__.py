"""Tell the tables of a text without layout: `tables` is the entrance, `text_cells`, `rows` and `grid_layout` its steps.

A text copied out of a PDF has its cells one after the other. A space at the end of a line says that its cell goes on, where the text
keeps such spaces at all; a row of values closes the names before it; names of elements and of indicators alternate; values that no
name stands before belong to the names that stand apart on the same page, if they are as many. Fewer values than columns are
unsure. A table whose values mostly have no name is not read, and the report says so.
"""
