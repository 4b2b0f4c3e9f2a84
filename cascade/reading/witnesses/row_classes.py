"""Sort the rows of a table into classes that look alike: by code, type, indent, column and numbering.

Rows go in; for each kind of class the class of every row comes out. Which level a class has is not told here: rows of one class have
mostly one level, whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from itertools import pairwise

from cascade.reading.name_parser import NUMBER_OF_NAME
from cascade.reading.witnesses.records import PrintedRow

SAME_INDENT = 2  # points, within which texts stand equally far in
CODED_TABLE = 0.2  # share of rows with a code from which a row without one is a class of its own
LEAN_OF_PLACE, LEAN_OF_TYPE = 1.0, 0.7  # nats
_ROMAN = re.compile(r"[IVX]+")
_DOTTED = re.compile(r"([IVX]+|[A-Z]|\d{1,2})((?:\.\d{1,2})+)[.)]?\s", re.I)


def classes_of_rows(rows: Sequence[PrintedRow]) -> dict[str, list[Hashable]]:
    """Return the classes of the rows by what tells them apart, without those that tell nothing apart."""
    indents = _indent_classes(rows)
    classes: dict[str, list[Hashable]] = {
        "code": [code_class(row.code) for row in rows] if has_codes(rows) else [None] * len(rows),
        "type": [(_is_capital(row.name), row.bold) for row in rows],
        "fill": [row.fill for row in rows],
        "indent": [indents[row.indent] for row in rows],
        "column": [row.column for row in rows],
        "amount": [row.with_currency for row in rows],
        "number": [numbering(row.text) for row in rows],
    }
    return {name: found for name, found in classes.items() if len(set(found)) > 1}


def has_codes(rows: Sequence[PrintedRow]) -> bool:
    """Tell whether so many rows print a code that having none says something."""
    return sum(bool(row.code) for row in rows) >= max(1, CODED_TABLE * len(rows))


def parts_of_code(code: str) -> tuple[str, ...]:
    """Return the parts of a code."""
    return tuple(part for part in re.split(r"[.,\s-]+", code) if part)


def code_class(code: str) -> tuple[int, int]:
    """Return how long a code is and where its one-digit part stands: 7.01.01.2.05 and 7.01.2.05.02 are two kinds."""
    parts = parts_of_code(code)
    is_padded = any(len(part) > 1 and part.startswith(("0", "X", "x")) for part in parts)
    single = next((place for place, part in enumerate(parts) if place > 0 and len(part) == 1), 0) if is_padded else 0
    return len(parts), single


def leanings_of_rows(rows: Sequence[PrintedRow]) -> list[float]:
    """Return for each row how far its looks lean to a deeper level than the row above (positive) or to a higher one.

    Texts further right, no longer in capitals or bold, and numbers of a lower kind lean deeper.
    """
    found = [0.0]
    for above, row in pairwise(rows):
        leans = LEAN_OF_PLACE * _sign(row.column - above.column)
        if row.column == above.column and abs(row.indent - above.indent) > SAME_INDENT:
            leans += LEAN_OF_PLACE * _sign(row.indent - above.indent)
        leans += LEAN_OF_TYPE * (_is_capital(above.name) - _is_capital(row.name))
        leans += LEAN_OF_TYPE * (above.bold - row.bold)
        ranks = _rank_of_number(numbering(above.text)), _rank_of_number(numbering(row.text))
        if None not in ranks:
            leans += LEAN_OF_TYPE * _sign((ranks[1] or 0) - (ranks[0] or 0))
        found.append(leans)
    return found[: len(rows)]


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def _rank_of_number(kind: Hashable) -> int | None:
    if isinstance(kind, tuple):
        return 10 + int(kind[1])
    ranks = {"roman": 1, "capital": 2, "number": 10, "letter": 20, "bullet": 30}
    return ranks.get(str(kind))


def numbering(text: str) -> Hashable:
    """Return the kind of number before a name: II, II.1, A, 1, a, a bullet or none."""
    if dotted := _DOTTED.match(text):
        return "dotted", dotted[2].count(".")
    match = NUMBER_OF_NAME.match(text)
    if match is None:
        return "none"
    numbers, single, _ = match.groups()
    if numbers:
        return "dotted", numbers.count(".")
    kinds = (("roman", _ROMAN.pattern), ("capital", r"[A-Z]"), ("number", r"\d+"), ("letter", r"[a-z]"))
    return next((kind for kind, pattern in kinds if single and re.fullmatch(pattern, single)), "bullet")


def _is_capital(name: str) -> bool:
    """Tell whether a name is printed in capitals, its number and brackets aside."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) > 0.9 * len(letters)


def _indent_classes(rows: Sequence[PrintedRow]) -> dict[int, int]:
    """Return the class of each indent; those nearly alike are one."""
    found: dict[int, int] = {}
    begin = last = -SAME_INDENT - 1
    for indent in sorted({row.indent for row in rows}):
        if indent - last > SAME_INDENT:
            begin = indent
        found[indent], last = begin, indent
    return found
