"""Hold the documents of a dossier together: as a graph, with what they print twice, and what changed between versions.

One printed line is one indicator. Printed again under another tujuan or sasaran it is a copy (same name, level and path from
program down); under another kegiatan it is another indicator, since official names repeat. The first copy with values
represents all: a Renstra lists programs without targets before the table that has them. Knows no files and judges nothing.
"""
