"""Recognise the tables among the grids of a file, and what each of their columns means, by evidence instead of by form.

The steps, led by `classifier`: `header_band` finds the rows of headings by how their cells read; `header_parser` makes of them a path of
texts with a date for each column; `heading_evidence` weighs the words (`vocabulary.yaml`), `content_evidence` what the cells below look
like; `column_roles` chooses the roles of all columns at once, order included; `column_blocks` makes columns of them, `column_corrections`
dates what the rows tell; `continuation` gives a table without headings the columns of the one before; `table_kind` tells from the shape
and the titles (`table_context`) what kind of table it is, or why it is none of targets. No value is read in here.
"""
