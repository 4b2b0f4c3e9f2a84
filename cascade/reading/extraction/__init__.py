"""Turn pages into tables.

A page has no tables, only glyphs and lines. `lattice` joins ruled lines into edges and edges into cells, and `cell_text` puts each
glyph into the cell that encloses its middle; shading is no line, and the ends of crossing lines close a table whose outer border is
missing, as at the end of a page. `stream` guesses the tables whose lines enclose no cells, `plain_text` those of a text
that draws them or only tells them by its order; guessed values say that they are. `ocr` makes lines and glyphs of pictures. `page_breaks` and `reading_order` put
pages together, so that whoever reads on never sees a page break: running heads are lines in one place on neighbouring pages.

A number is read twice, from the places of its digits and as the file draws them (`digit_check`), on request by another program too
(`pdfplumber_check`). Where readings differ the value is in doubt. What was not read never looks like what was.
"""
