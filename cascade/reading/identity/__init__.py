"""Tell whose document it is and for when: the office and the years that a file prints.

Lines and grids go in; names of offices with the place where each stands, and years without those of laws, signatures and page numbers,
come out. What the evidence does not settle is told as open; nothing is guessed.
"""
