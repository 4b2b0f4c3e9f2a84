"""Recognise the tables among the grids of a file, and what each of their columns means.

A header is found by its words, not its place: of the profiles (`profiles/*.yaml`, one for each document kind and variant) that one is
taken whose patterns name most columns. Header texts are joined from top to bottom (`sub kegiatan > target`), years and quarters are
taken out of them. The order of the steps: `header_rows`, `header_parser`, `column_mapping`, `profile_scoring`, `column_corrections`, all
led by `classifier`. A new kind of table is one more YAML file; no value is read in here.
"""
