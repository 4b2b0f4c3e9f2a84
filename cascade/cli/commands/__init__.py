"""Offer one command a module, found by walking this folder.

A command is a module with a function `run`, whose signature typer reads and whose docstring is its help; a folder is a
group of commands. A command has no logic of its own and imports only what it needs, since a command line begins with
importing it. JSON goes to standard output, messages to standard error.
"""
