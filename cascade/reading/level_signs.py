"""Read the signs by which a column tells the levels of its rows: words, usual abbreviations, those that a legend explains.

Texts of a document go in, the signs that they explain come out; a sign in a cell is answered with its level. A sign that nobody explains
and that is no usual one tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from cascade.model import Grid, LoadedFile
from cascade.reading.name_parser import LEVEL_WORDS

_WORDS = "|".join(sorted((re.escape(word) for word in LEVEL_WORDS), key=len, reverse=True))
_EXPLAINED = re.compile(rf"(?<![\w.])\(?([A-Z]{{1,3}})\)?\s*(?:=|:|-|–|adalah)\s*((?i:{_WORDS}))\b(?!\s+[a-z])")
_LEAST_EXPLAINED = 2  # signs of a legend
_USUAL = {
    "t": "tujuan",
    "s": "sasaran",
    "ss": "sasaran",
    "p": "program",
    "prog": "program",
    "k": "kegiatan",
    "keg": "kegiatan",
    "sk": "sub_kegiatan",
    "subkeg": "sub_kegiatan",
    "sub keg": "sub_kegiatan",
}


def explained_signs(texts: Iterable[str]) -> dict[str, str]:
    """Return the levels that legends give to signs: "S = Sasaran, P = Program"."""
    signs: dict[str, str] = {}
    for text in texts:
        found = _EXPLAINED.findall(text)
        if len(found) >= _LEAST_EXPLAINED:
            signs |= {sign.casefold(): LEVEL_WORDS[" ".join(word.casefold().split())] for sign, word in found}
    return signs


def signs_of_file(loaded: LoadedFile) -> dict[str, str]:
    """Return the levels that the legends of a file give to signs, in its lines, cells and notes."""
    texts = (
        text
        for block in loaded.blocks
        for text in ([cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text])
    )
    return explained_signs([*texts, *(note.text for note in loaded.notes)])


def level_of_sign(text: str, explained: Mapping[str, str] | None = None) -> str | None:
    """Return the level that the text of a cell stands for: as the legend explains it, by its word, or as a usual sign."""
    sign = " ".join(text.casefold().strip(" .()").split()).replace(". ", " ")
    return (explained or {}).get(sign) or LEVEL_WORDS.get(sign) or _USUAL.get(sign)
