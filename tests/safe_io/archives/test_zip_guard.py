"""An archive that unpacks to too much or declares entities is refused before it is unpacked."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from cascade.model.errors import DocumentError
from cascade.safe_io.archives import zip_guard
from cascade.safe_io.archives.zip_guard import check_archive, parse_part


def archive(parts: dict[str, bytes], compression: int = ZIP_DEFLATED) -> ZipFile:
    stream = io.BytesIO()
    with ZipFile(stream, "w", compression) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return ZipFile(stream)


def refused(parts: dict[str, bytes], compression: int = ZIP_DEFLATED) -> str:
    with pytest.raises(DocumentError) as error:
        check_archive(archive(parts, compression), "a.xlsx")
    assert error.value.hint is not None
    return error.value.message.en


def test_an_ordinary_package_is_let_in():
    check_archive(archive({"xl/workbook.xml": b"<workbook/>", "xl/media/image1.png": b"\x89PNG"}), "a.xlsx")


def test_a_small_part_may_shrink_to_anything():
    check_archive(archive({"a.xml": b"<a>" + b" " * 9_000_000 + b"</a>"}), "a.xlsx")


def test_a_large_part_that_shrinks_as_no_real_one_does_is_refused():
    assert refused({"a.xml": b" " * 11_000_000}) == "a.xlsx: too large once unpacked."


def test_a_picture_may_be_out_of_proportion():
    check_archive(archive({"xl/media/image1.bmp": b" " * 11_000_000}), "a.xlsx")


@pytest.mark.parametrize(("limit", "part"), [("MAX_XML", "a.xml"), ("MAX_UNPACKED", "image1.png")])
def test_all_parts_together_may_not_unpack_to_too_much(limit, part, monkeypatch):
    monkeypatch.setattr(zip_guard, limit, 100)
    parts = {f"1/{part}": b"x" * 60, f"2/{part}": b"x" * 60}

    assert refused(parts, ZIP_STORED) == "a.xlsx: too large once unpacked."


def test_too_many_parts_are_refused(monkeypatch):
    monkeypatch.setattr(zip_guard, "MAX_PARTS", 2)

    assert refused({f"{number}.bin": b"" for number in range(3)}) == "a.xlsx: too large once unpacked."


@pytest.mark.parametrize("part", ["a.xml", "a.rels", "a.vml", "A.XML"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_part_that_declares_a_document_type_is_refused_in_any_encoding(part, encoding):
    assert "DOCTYPE" in refused({part: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(encoding)})


def test_a_declaration_on_the_border_of_two_reads_is_seen(monkeypatch):
    monkeypatch.setattr(zip_guard, "_CHUNK", 7)

    assert "DOCTYPE" in refused({"a.xml": b'<?xml version="1.0"?>   <!DOCTYPE a><a/>'})


def test_no_entity_is_replaced_where_a_part_is_parsed():
    part = b'<!DOCTYPE a [<!ENTITY b "rahasia">]><a>&b;</a>'

    assert "rahasia" not in "".join(parse_part(archive({"a.xml": part}), "a.xml").itertext())
