"""Bring the codes of program, kegiatan and sub kegiatan into one form, and tell what is wrong with them.

Printed codes go in; their parts, one form for all ways to print them, and what is wrong with their form come out.
Knows no nomenclature: a code of right form need not exist.
"""

from __future__ import annotations

import re

from cascade.model.i18n import LocalizedText
from cascade.text.memo import memoized

PARTS_BY_LEVEL = {
    "program": 3,
    "kegiatan": 5,
    "sub_kegiatan": 6,
}  # parts of a code: 7.01.01, 7.01.01.2.06, 7.01.01.2.06.0003


@memoized
def code_key(code: str) -> str:
    """Return a code without leading zeros; the support program `X.XX.01` is one for all bidang."""
    parts = [part.lstrip("0") or "0" for part in code_parts(code.upper())]
    return ".".join(["X", "X", *parts[2:]] if parts[2:3] == ["1"] else parts)


def is_code_of(code: str, level: str) -> bool:
    """Tell whether a code has the parts that a code of this level has: 7.01.01, 7.01.01.2.06, 7.01.01.2.06.0003."""
    parts = code_parts(code)
    return len(parts) == PARTS_BY_LEVEL.get(level) and not set(parts[-1]) <= {"0"}


def code_parts(code: str) -> list[str]:
    """Return the parts of a code, without its points."""
    return [part for part in re.split(r"[.\s]+", code.strip()) if part]


def official_key(code: str) -> str | None:
    """Return one form of a program, kegiatan or sub kegiatan code; None for any other code.

    `…2.01.06` and `…2.01.0006` are one sub kegiatan; the support program `X.XX.01` is one for all bidang.
    """
    parts = code_parts(code.upper())
    if len(parts) not in PARTS_BY_LEVEL.values() or not _are_numbers(parts):
        return None
    plain = [str(int(part)) if part.isdigit() else "X" for part in parts]
    return ".".join(["X", "X", *plain[2:]] if plain[2] == "1" else plain)


def code_fault(code: str, level: str, widths: frozenset[int]) -> LocalizedText | None:
    """Return what is wrong with the form of a code of this level; None for a whole one, or a code of another form.

    Args:
        code: As printed.
        level: `program`, `kegiatan` or `sub_kegiatan`.
        widths: How many digits the running number of a sub kegiatan has in this document.
    """
    parts = code_parts(code)
    expected_parts = PARTS_BY_LEVEL.get(level)
    is_official = len(parts) >= 3 and len(code.split()) == 1 and _are_numbers(parts)
    if expected_parts is None or not is_official:
        return None
    if set(parts[-1]) == {"0"}:
        return LocalizedText("nomor urutnya nol", "its running number is zero")
    if level == "sub_kegiatan" and len(parts) == expected_parts and widths and len(parts[-1]) not in widths:
        return LocalizedText("jumlah angka nomor urutnya berbeda", "its running number has another number of digits")
    if len(parts) != expected_parts:
        fault = LocalizedText("{n} bagian, seharusnya {m}", "{n} parts, it should have {m}")
        return fault.format(n=len(parts), m=expected_parts)
    return None


def _are_numbers(parts: list[str]) -> bool:
    """Tell whether all parts of a code are numbers; an office prints XX for the number of its bidang."""
    return all(part.isdigit() or set(part.upper()) == {"X"} for part in parts)
