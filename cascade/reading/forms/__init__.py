"""Read what is printed as a form and not as a table: budget forms, and the list of programs under a Perjanjian Kinerja.

`budget_form` reads RKA and DPA, whose labels stand before their values ("Program : 7.01.01 - …", "Keluaran | Jumlah dokumen | 2
Dokumen"), on lines or in grids of any shape; `budget_list` the programs and amounts that a PK prints below its table. A form is known by
its labels (`labels.yaml`), never by its place. Nothing in here looks for the columns of a table.
"""
