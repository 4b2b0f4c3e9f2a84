"""Find a name that may be the rest of one that is missing: cut by the end of a page or a cell.

Names that are missing and names that are printed go in; the printed one comes out that begins or ends a missing one, and that nobody else
prints. Judges nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cascade.model import Label
from cascade.model.i18n import LocalizedText
from cascade.rules.obstacles.reason import Obstacle, places_in_words
from cascade.text.element_names import compact_key, without_level_word

LEAST_LETTERS = 8  # of a name, or of its rest, that tell it from others

_MAY_BE_CUT = LocalizedText("“{n}” ({p}) mungkin nama yang terpotong", "“{n}” ({p}) may be a name that was cut")


def key_of(name: Label) -> str:
    """Return the letters of a name, without its level word."""
    return compact_key(without_level_word(name.text))


def may_be_cut(missing: Label, printed: Iterable[Label], known: Collection[str]) -> Obstacle | None:
    """Return what is printed as a part of a missing name, or goes on behind it, unless its name is known as a whole one."""
    own = key_of(missing)
    for name in printed:
        key = key_of(name)
        short, long = sorted((own, key), key=len)
        is_part = len(short) >= LEAST_LETTERS and short != long and (long.startswith(short) or long.endswith(short))
        if is_part and key not in known:
            return Obstacle(_MAY_BE_CUT.format(n=name.text, p=places_in_words([name.source])), leaves_question=True)
    return None
