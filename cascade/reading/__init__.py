"""Turn files into documents of elements, indicators and values, each with its address.

A `loader` for its format says what a file prints where; for pages, which have no tables of their own, `extraction` makes them. `tables` finds
which kind each table is and what its columns mean, `rows` reads what its rows claim, `document_builder` makes documents of
tables and lines, and `identity` tells whose document it is and for when; `level_inference` and `quality` look at them as a whole. `canonical` exchanges documents with other programs.

Whatever lies in a recognised table and was not understood is listed, as are tables that nobody knows and pages that seem to hold unread
targets: what was not read never looks like what was. Numbers, years and levels are never guessed; a level that is only assumed is marked,
and leaves the rules on levels open. Nothing in here compares documents, knows a graph or judges.
"""
