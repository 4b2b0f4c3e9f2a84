"""Tell which official promises a Perjanjian Kinerja, by its second party.

A document goes in; whether an official below the head of the office promises it comes out. Officials of eselon III and IV promise
what the plans measure for programs, kegiatan and sub kegiatan, and print it as their sasaran.
"""

from __future__ import annotations

from cascade.model import Document
from cascade.text.normalize import mentions

HEADS_OF_REGIONS = ("bupati", "wali kota", "walikota", "gubernur", "menteri", "presiden")


def is_below_head(document: Document) -> bool:
    """Tell whether its second party is an official of the office: the head promises to the head of the region or above."""
    position = document.superior.position if document.superior else None
    return position is not None and not any(mentions(position.text, head) for head in HEADS_OF_REGIONS)
