"""Tell the tables of a plain text: `tables` is the entrance.

A text may draw its tables (`drawn_tables`, with `drawn_lines`, `white_gaps` and `drawn_rows` as its steps): bars and tabs part the cells, or the
white gaps that headings and rows share; a line that begins no row goes on with the cells above it. Else it has no layout
(`text_cells`, `rows` and `grid_layout`).

A text copied out of a PDF has its cells one after the other. A space at the end of a line says that its cell goes on, where the text
keeps such spaces at all; a row of values closes the names before it; names of elements and of indicators alternate; values that no
name stands before belong to the names that stand apart on the same page, if they are as many. Fewer values than columns are
unsure. A table whose values mostly have no name is not read, and the report says so.
"""
