"""Tell what stands in the way of saying that something is missing or does not add up.

A rule says in `rests_on` what it must have seen whole: documents of a kind, the tables that print its subject, the sums of a table.
Where pages or rows of that were not read, a fail is no finding but "cannot be judged", with the pages; where it was read with
doubt, a question.
"""
