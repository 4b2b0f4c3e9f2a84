"""Read tables on pictures of pages.

Every picture is looked at first, coarsely (`first_look`): photographs, maps and charts end there, tables are ranked by their width,
and pages of text beside a scanned table are read after all tables. What shows a ruled table goes the way of a page of glyphs: it is set straight, its ruled lines are found in the pixels (not
by a network: spans stay true and cost nothing), and the lines of text in its cells are read one by one. `scanner` is the entrance and
imports nothing of this before the first picture: numpy and the network come with the extra `ocr`.

Each cell carries its confidence, a number that of its least sure digit. Numbers and unknown words are read twice, squeezed more the
second time; a number that two readings give differently counts 0.5. Points and commas have one meaning between groups of three,
and either is a decimal mark before one or two decimals: such a number is as sure as its digits. A letter among digits counts 0.5. Reading a doubted number again at
other scales settles nothing, since one network repeats its mistakes. A number is never corrected, by sums neither.
"""
