"""Show what was read of a file, over the print of it.

`library.py` gives pictures of pages and the cells of files, drawn and read by two processes that stand ready, and keeps them in
`page_store.py`; `outcomes.py` says what each place of a file became in the last check; `page_view.py` puts both together for a
page; `grid_excerpt.py` draws a part of a sheet; `hand_correction.py` takes what a person says was read wrongly.
"""
