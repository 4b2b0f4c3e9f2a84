"""Compare two indicators and say what speaks for and against their being one.

Names decide, the elements above support, units and codes weigh little, targets are never looked at: a link that rests on
equal targets would hide the very findings that we make. Words are matched one to one and weighed by how rare official names
have them.
"""
