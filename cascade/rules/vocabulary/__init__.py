"""Say what rules may ask of a dossier: records of printed things, their attributes, and functions on them.

An attribute is a function with `@attribute` in the module of its subject: its name is that of the function, the type that
conditions see is that of the annotation, its words stand in the decorator; nothing else is edited. `context` holds the records,
`type_environment` collects what is declared. What an attribute says is a fact of the print; rules decide what is right.
"""
