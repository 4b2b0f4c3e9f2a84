"""Bring Indonesian names, units, codes and numbers into comparable forms.

Text goes in, comparable text or an exact `Quantity` comes out; nothing in here knows documents or decides what follows.
Word lists were collected from real documents: `words.yaml` (spelling, units, kinds of measure, meaning-changing words)
and `known-words.txt` (how rare official names have a word). A word is mended only where the lists leave one way, and a
word of the field is never a slip of another one (pengaduan, pengadaan). A number that may be read in two ways keeps both
readings.
"""
