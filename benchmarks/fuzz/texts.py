"""Damage what is text: lines, fields, encodings, YAML and JSON, tables of web pages."""

from __future__ import annotations

import random
import re

import hostile
from hostile import Edit

_VALUES = (
    "2025-02-30", "2025-13-01", "2025-01-01T00:00:00+99:99", "9" * 5000, "0x" + "f" * 9000, ":".join(["59"] * 3000), ".inf", ".nan", "!!set {a}", "!!binary x", "!!timestamp x", "!!int [1]", "!!python/object/apply:os.system [x]", "!apa 1", "*a", "&a [*a]",
    '"a\\0b"', "[" * 900, "{a: " * 900, "{[1]: 2}", "? [1]\n: x", "null", "true", "[]", "{}", "''", "=", "<<", "- a", '"{x}"', "2025-01-01", '"\\ud800"', "{a: 1, a: 2}", "|", ">-", "%YAML 9.9", "---", "...", "@x", "`", "[[[]]]", "{a: {b: {}}}", "../x", "/dev/zero", "(", "[a-", "-1", "99999999999",
)  # fmt: skip
_VALUE = re.compile(rb"(?<=: )[^\n,}]+")
_SPANS = re.compile(rb'(?:colspan|rowspan)="?([^"> ]*)|<(?:td|th)[^>]*>([^<]*)<')


def _line(content: bytes, rng: random.Random) -> bytes:
    """Lose, double, move or empty a line."""
    lines = content.split(b"\n")
    number, way = rng.randrange(len(lines)), rng.randrange(5)
    if way == 0:
        del lines[number]
    elif way == 1:
        lines[number:number] = [lines[number]] * rng.choice((1, 3, 3000))
    elif way == 2:
        lines = hostile.swapped(lines, rng)
    elif way == 3:
        lines[number] = b""
    else:
        lines[number] = rng.choice((b" ", b"\t", b"  ")) + lines[number]
    return b"\n".join(lines)


def _yaml_value(content: bytes, rng: random.Random) -> bytes:
    other = hostile.match_at_random(content, _VALUE, rng)
    new = rng.choice((rng.choice(_VALUES).encode(), hostile.value(rng), other[0] if other else b"", other[0] if other else b""))
    return hostile.replaced(content, _VALUE, rng, lambda _: new)


def _yaml_key(content: bytes, rng: random.Random) -> bytes:
    other = hostile.match_at_random(content, re.compile(rb'[\w"]+(?=:)'), rng)
    new = rng.choice((hostile.value(rng), other[0] if other else b"x"))
    return hostile.replaced(content, re.compile(rb'[\w"]+(?=:)'), rng, lambda _: new)


def _field(content: bytes, rng: random.Random) -> bytes:
    """Put something else between two delimiters."""
    return hostile.replaced(content, re.compile(rb"(?<=[,;\t|])[^,;\t|\n]*"), rng, lambda _: hostile.value(rng))


def _delimiters(content: bytes, rng: random.Random) -> bytes:
    """Use another delimiter, or an open quotation mark."""
    old, new = rng.choice((b",", b"\t", b"  ", b"\n")), rng.choice((b",", b";", b"\t", b"|", b'"', b"\r", b"\x0c", b"\x1c", b'","'))
    return content.replace(old, new, rng.choice((1, 5, -1)))


def _encoding(content: bytes, rng: random.Random) -> bytes:
    text = content.decode("utf-8", "replace")
    coded = text.encode(rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "utf-8-sig", "cp437", "utf-7")), "replace")
    return coded[: len(coded) - rng.randrange(2)]


def _span(content: bytes, rng: random.Random) -> bytes:
    return hostile.replaced(content, _SPANS, rng, lambda found: found[0].replace(found[1] or found[2] or b"", hostile.value(rng), 1))


def _tag(content: bytes, rng: random.Random) -> bytes:
    more = (
        b"",
        b"<table>",
        b"</table>",
        b"<tr>",
        b"</tr>",
        b"<td>",
        b"<td colspan=9999999>",
        b"<td rowspan=0>",
        b"<table>" * 900,
        b"<div>" * 5000,
        b"<script>",
        b"<!--",
        b"<style>",
        b"<meta charset=utf-16>",
        b"<base href=//x.invalid>",
    )
    return hostile.replaced(content, re.compile(rb"<[^<>]*>"), rng, lambda _: rng.choice(more))


PLAIN: tuple[Edit, ...] = (*hostile.BYTES, _line, _line, _line, _field, _field, _delimiters, _encoding)
MARKUP: tuple[Edit, ...] = (*hostile.BYTES, _span, _span, _span, _tag, _tag, _tag, _encoding)
NOTATION: tuple[Edit, ...] = (*hostile.BYTES, _line, _line, *[_yaml_value] * 15, *[_yaml_key] * 3, _encoding)
