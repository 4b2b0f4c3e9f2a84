"""Show people what came of a run: a page and a workbook for each government, and for all of them where there are several.

The folder of a run goes in; files come out. Nothing is judged or counted here that the tables of the run do not say.
"""
