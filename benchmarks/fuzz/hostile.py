"""Damage bytes and texts without knowing what they mean: the values and the edits that every kind of file shares."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Edit = Callable[[bytes, random.Random], bytes]

NUMBERS = (
    "0", "-1", "1", "2", "3", "7", "60", "255", "256", "16384", "16385", "65536", "1048576", "1048577", "2147483647", "2147483648", "4294967296",
    "9" * 20, "9" * 400, "-" + "9" * 400, "9" * 5000, "1e308", "1e999", "-1e999", "1e-999", "1e999999999", "NaN", "inf", "-0", "0.1", "1.5", "0x10", "1_000", "٣", "²", "½", "Ⅳ", "１２", "1.250.000,50", "1,250,000.50",
    "45000.999999", "2958465", "2958466", "-657435", "2025-02-30", "0000-00-00", "9999-12-31T23:59:59", "PT99999999999H", "1/0", "",
)  # fmt: skip
TEXTS = (
    "", " ", "\t", "\u00a0", "\u200b", "\u202e", "\u0000", "\ufffe", "\ud7ff", "\U0010ffff", "a" * 40_000, "x" * 300 + "\n" * 300, "[" * 3000, "(" * 3000, "{0}{x}%s%n${7*7}", "=1+1", "=HYPERLINK(\"x\")",
    "<b>", "&amp;", "&#0;", "&#xD800;", "&apa;", "]]>", "../../x", "/dev/zero", "C:\\x", "A0", "A1", "A1:A1", "B2:A1", "A1:XFD1048576", "XFD1048577", "$A$1", "#REF!", "R1C1", "true", "none", "null", "[]", "{}",
    "Indikator", "Satuan", "Target", "Sasaran", "2026", "2025-2029", "Program", "Kegiatan", "Sub Kegiatan", "7.01.01.2.01.0001", "Renstra", "Rp", "%", "100%", "1.000.000", "TW I", "Triwulan IV", "Jumlah", "s.d.", "1 2 3 4", "80-90", "≥ 80", "n/a", "-",
)  # fmt: skip


def value(rng: random.Random) -> bytes:
    """Return a number or a text that nobody expects."""
    return rng.choice(NUMBERS if rng.random() < 0.55 else TEXTS).encode("utf-8", "replace")


def span(content: bytes, rng: random.Random, most: int = 4000) -> tuple[int, int]:
    """Return the ends of some part of a content, most often a short one."""
    begin = rng.randrange(len(content) + 1)
    return begin, min(len(content), begin + int(most ** rng.random()))


def flip(content: bytes, rng: random.Random) -> bytes:
    """Change one to eight bytes."""
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def truncate(content: bytes, rng: random.Random) -> bytes:
    """End early."""
    return content[: rng.randrange(len(content) + 1)]


def cut(content: bytes, rng: random.Random) -> bytes:
    """Lose a part."""
    begin, end = span(content, rng)
    return content[:begin] + content[end:]


def double(content: bytes, rng: random.Random) -> bytes:
    """Say a part twice, or many times."""
    begin, end = span(content, rng)
    return content[:end] + content[begin:end] * rng.choice((1, 1, 2, 40)) + content[end:]


def insert(content: bytes, rng: random.Random) -> bytes:
    """Say something unexpected."""
    at = rng.randrange(len(content) + 1)
    return content[:at] + value(rng) + content[at:]


def numbers(content: bytes, rng: random.Random) -> bytes:
    """Put another number in the place of one."""
    return replaced(content, re.compile(rb"-?\d+(?:\.\d+)?"), rng, lambda _: rng.choice(NUMBERS).encode())


def replaced(content: bytes, pattern: re.Pattern[bytes], rng: random.Random, new: Callable[[re.Match[bytes]], bytes]) -> bytes:
    """Put something else in the place of one match of a pattern."""
    found = match_at_random(content, pattern, rng)
    return content if found is None else content[: found.start()] + new(found) + content[found.end() :]


def match_at_random(content: bytes, pattern: re.Pattern[bytes], rng: random.Random) -> re.Match[bytes] | None:
    """Return the first match behind a place, else the first of all."""
    return pattern.search(content, rng.randrange(len(content) + 1)) or pattern.search(content)


def swapped(pieces: Sequence[bytes], rng: random.Random) -> list[bytes]:
    """Return the pieces with two of them in each other's place."""
    result = list(pieces)
    if result:
        one, other = rng.randrange(len(result)), rng.randrange(len(result))
        result[one], result[other] = result[other], result[one]
    return result


BYTES: tuple[Edit, ...] = (flip, truncate, cut, double, insert, numbers)
