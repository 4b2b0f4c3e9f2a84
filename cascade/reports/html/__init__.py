"""Say what the page of the report shows, before any template lays it out.

The page is one file and needs no script to be read; its policy allows its own script, style and pictures only.
"""
