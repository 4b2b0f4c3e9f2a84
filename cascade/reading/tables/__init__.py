"""Recognise the tables among the grids of a file, and what each of their columns means."""
