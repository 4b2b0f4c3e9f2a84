"""Work out what the first pages of the workbench show: the list of dossiers, and the overview of one.

What is on disk, in the register and in a check goes in; records that the templates print come out. Also here: what a person corrects
of a document's kind, year and office goes to `berkas.yaml`. Answers no request.
"""
