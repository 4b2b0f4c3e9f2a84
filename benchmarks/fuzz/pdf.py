"""Damage PDFs: their bytes, and the objects inside them."""

from __future__ import annotations

import io
import random
import re
import warnings
from collections.abc import Callable
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

import hostile
from hostile import Edit

Change = Callable[[Pdf, random.Random], None]

_KEYWORD = re.compile(rb"\b(?:obj|endobj|stream|endstream|xref|trailer|startxref|R|true|null)\b|<<|>>|\[|\]|/\w+")
_OPERATOR = re.compile(rb"(?<=[\s)])(?:q|Q|BT|ET|cm|Tm|Td|TD|Tf|Tj|TJ|T\*|re|m|l|c|h|S|f|W|n|Do|gs|rg|RG|w|d|Tr|Tz|Tc|Tw|TL|Ts)(?=\s)")
_FIELDS = re.compile(rb"/(?:Length|Size|Prev|First|N|Count|Rotate|W|Index|Columns|Predictor|Root|Kids|MediaBox)\s*\[?\s*(-?\d+)")
_KEYS = ("/Type", "/Kids", "/Count", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources", "/Font", "/XObject", "/Filter", "/DecodeParms", "/Length", "/Encoding", "/ToUnicode", "/Widths", "/FirstChar", "/LastChar", "/BaseFont", "/Subtype", "/DescendantFonts", "/W", "/DW", "/FontDescriptor", "/FontFile2", "/CIDToGIDMap", "/Annots", "/Group", "/Matrix", "/BBox", "/Pages", "/Names", "/Outlines", "/AcroForm", "/ExtGState", "/Metadata", "/StructTreeRoot", "/OCProperties")  # fmt: skip


def _offsets(content: bytes, rng: random.Random) -> bytes:
    return hostile.replaced(content, re.compile(rb"\d{10} \d{5} n"), rng, lambda _: b"%010d 00000 n" % rng.choice((0, 9, 10**9, rng.randrange(len(content) + 1))))


def _number_of_field(content: bytes, rng: random.Random) -> bytes:
    found = hostile.match_at_random(content, _FIELDS, rng)
    return content if found is None else content[: found.start(1)] + rng.choice(hostile.NUMBERS).encode() + content[found.end(1) :]


def _keyword(content: bytes, rng: random.Random) -> bytes:
    other = hostile.match_at_random(content, _KEYWORD, rng)
    return hostile.replaced(content, _KEYWORD, rng, lambda _: rng.choice((b"", other[0] if other else b"")))


BYTES: tuple[Edit, ...] = (*hostile.BYTES, _offsets, _offsets, _number_of_field, _number_of_field, _number_of_field, _keyword, _keyword)


def _number(rng: random.Random) -> Object | int | Decimal:
    return rng.choice((0, 1, -1, 2, 7, 90, 91, 10**9, -(10**9), 2**31, 2**63 - 1, Decimal("0.001"), Decimal("1e-20"), Decimal(10) ** 30, rng.randrange(2000)))


def _anything(pdf: Pdf, rng: random.Random) -> object:
    page = pdf.pages[0].obj if len(pdf.pages) else pdf.Root
    return rng.choice(
        (None, True, _number(rng), _number(rng), Name("/" + rng.choice(("Apa", "Page", "Pages", "Type0", "Form", "FlateDecode", "LZWDecode", "DCTDecode", "JBIG2Decode", "Identity-H"))), String("x"), String(b"\xfe\xff\xd8"), Array([]), Array([_number(rng)] * rng.choice((1, 4, 6, 300))), Dictionary(), page, pdf.Root, pdf.make_stream(b"x"), pdf.make_stream(b"\0" * 5000))
    )  # fmt: skip


def _containers(pdf: Pdf) -> list[Object]:
    found = []
    for each in pdf.objects:
        if isinstance(each, Dictionary | pikepdf.Stream | Array):
            found.append(each)
            inner = each.values() if isinstance(each, Dictionary) else list(each) if isinstance(each, Array) else [v for _, v in each.items()]
            found += [value for value in inner if isinstance(value, Dictionary | Array) and not value.is_indirect]
    return found


def _entry(pdf: Pdf, rng: random.Random) -> None:
    """Put something of another kind in the place of an entry anywhere."""
    chosen = rng.choice(_containers(pdf))
    new = _anything(pdf, rng)
    if isinstance(chosen, Array):
        if len(chosen):
            chosen[rng.randrange(len(chosen))] = new
        return
    keys = [key for key in chosen.keys() if key != "/Length"]  # noqa: SIM118  # no dict
    key = rng.choice(keys) if keys and rng.random() < 0.8 else rng.choice([key for key in _KEYS if key != "/Length"])
    if new is None or rng.random() < 0.15:
        chosen.pop(key, None) if isinstance(chosen, Dictionary) else chosen.__delitem__(key) if key in chosen else None
    else:
        chosen[key] = new


def _page_field(pdf: Pdf, rng: random.Random) -> None:
    page = rng.choice(list(pdf.pages)).obj
    key = rng.choice(("/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Resources", "/Annots", "/Group", "/Parent"))
    box = Array([_number(rng) for _ in range(rng.choice((4, 4, 4, 2, 5)))])
    page[key] = box if key.endswith("Box") and rng.random() < 0.8 else _number(rng) if key in ("/Rotate", "/UserUnit") else _anything(pdf, rng) or 0


def _page_tree(pdf: Pdf, rng: random.Random) -> None:
    pages = pdf.Root.Pages
    way = rng.randrange(6)
    if way == 0:
        pages.Kids.append(pages)  # a circle
    elif way == 1:
        pages.Count = _number(rng)
    elif way == 2:
        pages.Kids = Array(list(pages.Kids) * rng.choice((2, 40)))
    elif way == 3:
        pages.Kids = Array([])
    elif way == 4:
        pages.Kids = Array([pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=pages.Kids, Count=1))])
    else:
        del pages.Kids


def _font(pdf: Pdf, rng: random.Random) -> None:
    fonts = [each for each in pdf.objects if isinstance(each, Dictionary) and each.get("/Type") in (Name.Font, Name.FontDescriptor)]
    if not fonts:
        return
    font = rng.choice(fonts)
    key = rng.choice(
        (
            "/Encoding",
            "/ToUnicode",
            "/Widths",
            "/W",
            "/DW",
            "/FirstChar",
            "/Subtype",
            "/DescendantFonts",
            "/BaseFont",
            "/FontDescriptor",
            "/FontFile2",
            "/FontBBox",
            "/CIDToGIDMap",
            "/FontMatrix",
            "/CharProcs",
        )
    )
    maps = (b"beginbfchar <00> <D800> endbfchar", b"1 beginbfrange <0000> <FFFF> <0041> endbfrange", b"beginbfrange <00> <FF> [" + b"<0041>" * 9 + b"] endbfrange", b"\0" * 900, b"usecmap")
    font[key] = pdf.make_stream(rng.choice(maps)) if key == "/ToUnicode" and rng.random() < 0.8 else _anything(pdf, rng) or 0


def _drawing(pdf: Pdf, rng: random.Random) -> None:
    """Change what a page draws: operators, numbers, texts."""
    page = rng.choice(list(pdf.pages))
    page.contents_coalesce()
    content = page.obj.Contents.read_bytes()
    for _ in range(rng.choice((1, 1, 3, 10))):
        way = rng.randrange(5)
        if way == 0:
            other = hostile.match_at_random(content, _OPERATOR, rng)
            content = hostile.replaced(content, _OPERATOR, rng, lambda _, other=other: other[0] if other else b"")
        elif way == 1:
            content = hostile.replaced(content, _OPERATOR, rng, lambda _: b"")
        elif way == 2:
            content = hostile.numbers(content, rng)
        elif way == 3:
            more = rng.choice(
                (
                    b"q ",
                    b"Q ",
                    b"BT ",
                    b"ET ",
                    b"q " * 5000,
                    b"0 0 0 0 0 0 cm ",
                    b"1e9 0 0 1e9 0 0 cm ",
                    b"/X0 Do ",
                    b"BI /W 9 /H 9 ID xxx EI ",
                    b"0 0 m 1e30 1e30 l S ",
                    b"0 Tz ",
                    b"7 Tr ",
                    b"0 0 9999 9999 re W n ",
                )
            )
            content = hostile.replaced(content, _OPERATOR, rng, lambda found, more=more: found[0] + b" " + more)
        else:
            content = rng.choice((hostile.double, hostile.cut, hostile.flip))(content, rng)
    page.obj.Contents = pdf.make_stream(content)


def _form(pdf: Pdf, rng: random.Random) -> None:
    """Draw a page by a form that draws itself, or by thousands of them."""
    page = rng.choice(list(pdf.pages)).obj
    form = pdf.make_stream(rng.choice((b"/F0 Do", b"/F0 Do " * 200, b"")), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, _number(rng), 100]))
    form.Resources = Dictionary(XObject=Dictionary(F0=form if rng.random() < 0.5 else pdf.make_stream(b"", Subtype=Name.Image, Width=_number(rng), Height=_number(rng))))
    page.Resources = Dictionary(XObject=Dictionary(F0=form), Font=page.get("/Resources", Dictionary()).get("/Font", Dictionary()))
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" /F0 Do" * rng.choice((1, 3, 2000)))


def _filters(pdf: Pdf, rng: random.Random) -> None:
    """Say that a stream is packed otherwise than it is."""
    streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    if streams:
        filters = [
            Name("/" + rng.choice(("FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "DCTDecode", "CCITTFaxDecode", "JPXDecode", "Crypt", "Apa")))
            for _ in range(rng.choice((1, 2, 40)))
        ]
        stream = rng.choice(streams)
        parameters = rng.choice((None, Dictionary(Predictor=_number(rng), Columns=_number(rng), Colors=_number(rng))))
        stream.write(stream.read_raw_bytes(), filter=Array(filters) if len(filters) > 1 else filters[0], decode_parms=parameters if len(filters) == 1 else None)


_CHANGES: tuple[Change, ...] = (_entry, _entry, _entry, _page_field, _page_field, _page_tree, _font, _font, _drawing, _drawing, _drawing, _form, _filters)  # fmt: skip


def _structural(change: Change) -> Edit:
    def apply(content: bytes, rng: random.Random) -> bytes:
        written = io.BytesIO()
        try:
            with warnings.catch_warnings(), pikepdf.open(io.BytesIO(content)) as pdf:
                warnings.simplefilter("ignore")
                change(pdf, rng)
                streams = rng.choice((pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate))
                pdf.save(written, static_id=True, object_stream_mode=streams, compress_streams=rng.random() < 0.5, fix_metadata_version=False)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, IndexError, OverflowError, NotImplementedError):
            return content  # another edit has broken it already, or nobody can write it so
        return written.getvalue()

    return apply


OBJECTS: tuple[Edit, ...] = tuple(_structural(change) for change in _CHANGES)
