"""Damage packages (XLSX, DOCX, ODS, ODT): the XML of their parts, the parts, the ZIP around them."""

from __future__ import annotations

import html
import io
import random
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

import hostile
from hostile import Edit

Parts = list[tuple[str, bytes]]

_TAG = re.compile(rb"<[^<>]{1,400}>")
_ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)<")
_LEAF = re.compile(rb"<([\w:]+)(?: [^<>]*)?>[^<>]*</\1>")
_FIELDS = {
    "xlsx": (
        rb'<c r="([^"]*)"', rb'<c [^>]*s="([^"]*)"', rb'<c [^>]*t="([^"]*)"', rb"<v>([^<]*)</v>", rb"<f[^>]*>([^<]*)</f>", rb'<mergeCell ref="([^"]*)"', rb'<dimension ref="([^"]*)"', rb'<row r="([^"]*)"', rb'<col [^>]*m(?:in|ax)="([^"]*)"', rb'<col [^>]*width="([^"]*)"',
        rb'formatCode="([^"]*)"', rb'numFmtId="([^"]*)"', rb'fontId="([^"]*)"', rb'count="([^"]*)"', rb'ount="([^"]*)"', rb"<t[^>]*>([^<]*)</t>", rb'<sheet [^>]*name="([^"]*)"', rb'r:id="([^"]*)"', rb'Target="([^"]*)"', rb'Type="([^"]*)"', rb'date1904="([^"]*)"', rb'indent="([^"]*)"', rb'state="([^"]*)"', rb'xmlns="([^"]*)"', rb'PartName="([^"]*)"', rb'outlineLevel="([^"]*)"',
    ),
    "docx": (
        rb'w:gridSpan w:val="([^"]*)"', rb'w:vMerge w:val="([^"]*)"', rb'w:(?:gridCol|tcW)[^>]* w:w="([^"]*)"', rb'w:ilvl w:val="([^"]*)"', rb'w:numId w:val="([^"]*)"', rb'w:start w:val="([^"]*)"', rb'w:lvlText w:val="([^"]*)"', rb'w:numFmt w:val="([^"]*)"', rb'w:pStyle w:val="([^"]*)"', rb'w:basedOn w:val="([^"]*)"', rb'w:outlineLvl w:val="([^"]*)"', rb'w:sz w:val="([^"]*)"',
        rb"<w:t[^>]*>([^<]*)</w:t>", rb'w:instrText[^>]*>([^<]*)<', rb'w:id="([^"]*)"', rb'r:id="([^"]*)"', rb'Target="([^"]*)"', rb'Type="([^"]*)"', rb'PartName="([^"]*)"', rb'xmlns:w="([^"]*)"', rb'w:gridBefore w:val="([^"]*)"', rb'w:ind [^>]*="([^"]*)"', rb'w:b w:val="([^"]*)"',
    ),
    "odf": (
        rb'number-columns-repeated="([^"]*)"', rb'number-rows-repeated="([^"]*)"', rb'number-columns-spanned="([^"]*)"', rb'number-rows-spanned="([^"]*)"', rb'office:value="([^"]*)"', rb'office:date-value="([^"]*)"', rb'office:value-type="([^"]*)"', rb'style-name="([^"]*)"', rb'decimal-places="([^"]*)"', rb'text:c="([^"]*)"', rb'table:name="([^"]*)"', rb'outline-level="([^"]*)"',
        rb"<text:p[^>]*>([^<]*)</text:p>", rb'start-value="([^"]*)"', rb'full-path="([^"]*)"', rb'media-type="([^"]*)"', rb'xmlns:table="([^"]*)"', rb'parent-style-name="([^"]*)"', rb'fo:[a-z-]+="([^"]*)"', rb'num-format="([^"]*)"', rb'visibility="([^"]*)"', rb'formula="([^"]*)"',
    ),
}  # fmt: skip
_MAIN = re.compile(r"sheet\d+\.xml|styles\.xml|sharedStrings\.xml|document\.xml|numbering\.xml|content\.xml|workbook\.xml$")


def parts_of(content: bytes) -> Parts:
    """Return the parts of a package; none of one that is broken already."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, struct.error, MemoryError):
        return []


def packed(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the package of some parts, the same bytes each time."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name or "x"), content, compression)
    return written.getvalue()


def edits(family: str) -> tuple[Edit, ...]:
    """Return the edits of a family of packages (xlsx, docx, odf), those of its own fields many times."""
    patterns = [re.compile(each) for each in _FIELDS[family]]

    def field(content: bytes, rng: random.Random) -> bytes:
        pattern = rng.choice(patterns)

        def change(xml: bytes) -> bytes:
            found = hostile.match_at_random(xml, pattern, rng)
            if found is None:
                return xml
            new = html.escape(hostile.value(rng).replace(b"\0", b"").decode()).encode() if rng.random() < 0.5 else _other(xml, pattern, rng)
            return xml[: found.start(1)] + new + xml[found.end(1) :]

        return _in_part(content, rng, change, pattern)

    return (*[field] * 60, *[_xml_edit(each) for each in _XML], *PARTS, *ZIP)


def _other(xml: bytes, pattern: re.Pattern[bytes], rng: random.Random) -> bytes:
    found = hostile.match_at_random(xml, pattern, rng)
    return found[1] if found else b""


def _in_part(content: bytes, rng: random.Random, change: Callable[[bytes], bytes], holds: re.Pattern[bytes] | None = None) -> bytes:
    """Change one part of a package: one that holds something, most often one of those that say the most."""
    parts = parts_of(content)
    every = [n for n, (name, text) in enumerate(parts) if name.endswith((".xml", ".rels")) and (holds is None or holds.search(text))]
    main = [n for n in every if _MAIN.search(parts[n][0])]
    chosen = main if main and rng.random() < 0.85 else every
    if not chosen:
        return content
    number = rng.choice(chosen)
    name, text = parts[number]
    parts[number] = name, change(text)
    return packed(parts)


def _xml_edit(edit: Edit) -> Edit:
    def apply(content: bytes, rng: random.Random) -> bytes:
        return _in_part(content, rng, lambda xml: edit(xml, rng))

    return apply


def _drop_tag(xml: bytes, rng: random.Random) -> bytes:
    return hostile.replaced(xml, _TAG, rng, lambda _: b"")


def _swap_tags(xml: bytes, rng: random.Random) -> bytes:
    one, other = hostile.match_at_random(xml, _TAG, rng), hostile.match_at_random(xml, _TAG, rng)
    if one is None or other is None or one.start() == other.start():
        return xml
    first, second = sorted((one, other), key=lambda each: each.start())
    return xml[: first.start()] + second[0] + xml[first.end() : second.start()] + first[0] + xml[second.end() :]


def _double_leaf(xml: bytes, rng: random.Random) -> bytes:
    times = rng.choice((2, 2, 3, 300))
    return hostile.replaced(xml, _LEAF, rng, lambda found: found[0] * times)


def _move_leaf(xml: bytes, rng: random.Random) -> bytes:
    moved = hostile.match_at_random(xml, _LEAF, rng)
    if moved is None:
        return xml
    return hostile.replaced(xml[: moved.start()] + xml[moved.end() :], _TAG, rng, lambda found: found[0] + moved[0])


def _attribute(xml: bytes, rng: random.Random) -> bytes:
    new = rng.choice((b"", hostile.value(rng), hostile.value(rng)))
    way = rng.randrange(4)
    forms: tuple[Callable[[re.Match[bytes]], bytes], ...] = (lambda m: m[1] + b'="' + new + b'"', lambda m: b"", lambda m: m[0] + b" " + m[0], lambda m: b'x="' + m[2] + b'"')
    return hostile.replaced(xml, _ATTRIBUTE, rng, forms[way])


def _text(xml: bytes, rng: random.Random) -> bytes:
    return hostile.replaced(xml, _TEXT, rng, lambda _: b">" + hostile.value(rng) + b"<")


def _nest(xml: bytes, rng: random.Random) -> bytes:
    depth = rng.choice((3, 40, 300, 3000))
    return hostile.replaced(xml, _LEAF, rng, lambda m: (b"<" + m[1] + b">") * depth + m[0] + (b"</" + m[1] + b">") * depth)


def _prolog(xml: bytes, rng: random.Random) -> bytes:
    body = re.sub(rb"^<\?xml.*?\?>", b"", xml)
    prologs = (
        b'<?xml version="1.0" encoding="utf-16"?>', b'<?xml version="1.0" encoding="apa"?>', b'<?xml version="1.1"?>', b"", b"\xef\xbb\xbf", b"\n\n", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY apa "&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "http://x.invalid/x.dtd">', b'<!DOCTYPE x [<!ENTITY apa SYSTEM "file:///etc/hostname">]>', b"<!-- x -->", b"<?x y?>",
    )  # fmt: skip
    return rng.choice(prologs) + body


def _utf16(xml: bytes, rng: random.Random) -> bytes:
    return xml.decode("utf-8", "replace").encode(rng.choice(("utf-16", "utf-16-le", "utf-32", "latin-1")), "replace")


_XML: tuple[Edit, ...] = (_drop_tag, _drop_tag, _swap_tags, _swap_tags, _double_leaf, _double_leaf, _move_leaf, _move_leaf, _attribute, _attribute, _attribute, _text, _text, _nest, _prolog, _utf16, hostile.truncate, hostile.cut, hostile.double, hostile.flip)  # fmt: skip


def _drop_part(content: bytes, rng: random.Random) -> bytes:
    parts = parts_of(content)
    if len(parts) > 1:
        del parts[rng.randrange(len(parts))]
    return packed(parts) if parts else content


def _double_part(content: bytes, rng: random.Random) -> bytes:
    parts = parts_of(content)
    if not parts:
        return content
    name, text = rng.choice(parts)
    parts.insert(rng.randrange(len(parts) + 1), (name, rng.choice((text, b"", text[: len(text) // 2]))))
    return packed(parts)


def _rename_part(content: bytes, rng: random.Random) -> bytes:
    parts = parts_of(content)
    if not parts:
        return content
    number = rng.randrange(len(parts))
    name, text = parts[number]
    names = ("../" + name, "/" + name, name.upper(), name.replace("/", "\\"), name + "/", "x" * 3000, "xl/\u202e.xml", "C:" + name, name + " ")
    parts[number] = rng.choice(names), text
    return packed(parts)


def _swap_parts(content: bytes, rng: random.Random) -> bytes:
    parts = parts_of(content)
    texts = hostile.swapped([text for _, text in parts], rng)
    return packed([(name, text) for (name, _), text in zip(parts, texts, strict=True)]) if parts else content


def _blank_part(content: bytes, rng: random.Random) -> bytes:
    parts = parts_of(content)
    if not parts:
        return content
    number = rng.randrange(len(parts))
    parts[number] = parts[number][0], rng.choice((b"", b"\0" * 500, b"<x/>", b"PK\x03\x04", b"{}", bytes(range(256))))
    return packed(parts)


def _stored(content: bytes, rng: random.Random) -> bytes:
    parts = parts_of(content)
    return packed(parts, rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))) if parts else content


def _header_field(content: bytes, rng: random.Random) -> bytes:
    """Lie in one field of a header of the ZIP: flags, method, sum, sizes, lengths, places."""
    mark, size = rng.choice(((b"PK\x01\x02", 46), (b"PK\x03\x04", 30), (b"PK\x05\x06", 22)))
    found = hostile.match_at_random(content, re.compile(re.escape(mark)), rng)
    if found is None:
        return content
    at = found.start() + rng.randrange(4, size)
    new = rng.choice((b"\0", b"\xff", b"\xff\xff", b"\xff\xff\xff\xff", b"\1", bytes([rng.randrange(256)]), b"\x63\0"))
    return content[:at] + new + content[at + len(new) :]


def _around(content: bytes, rng: random.Random) -> bytes:
    """Put something before or behind the package."""
    more = rng.choice((b"\0" * 100, b"MZ" * 50, b"%PDF-1.7\n", content, b"PK\x05\x06" + b"\0" * 18, b"<html></html>"))
    return more + content if rng.random() < 0.5 else content + more


PARTS: tuple[Edit, ...] = (_drop_part, _double_part, _rename_part, _swap_parts, _blank_part, _stored)
ZIP: tuple[Edit, ...] = (_header_field, _header_field, _around, hostile.truncate, hostile.flip, hostile.cut)
