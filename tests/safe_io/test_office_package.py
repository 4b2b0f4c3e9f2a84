"""Single parts of a package change, and all others come back as they were."""

from __future__ import annotations

import datetime
import io
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest

from cascade.safe_io import office_package
from cascade.safe_io.office_package import COPY_MARK, Package, Relationship, with_part_dates

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/worksheet" Target="sheets/satu.xml"/>'
    '<Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/sheets/dua.xml"/>'
    '<Relationship Id="rId3" Type="http://x/hyperlink" Target="http://contoh.invalid" TargetMode="External"/>'
    '<Relationship Id="rId4" Type="http://x/theme" Target="../../../etc/passwd"/></Relationships>'
)
PARTS = {
    "[Content_Types].xml": TYPES, "xl/buku.xml": "<buku/>", "xl/_rels/buku.xml.rels": LINKS, "xl/sheets/satu.xml": "<satu/>",
    "xl/sheets/dua.xml": "<dua/>", "xl/media/gambar.png": "bukan xml",
}  # fmt: skip


def package(parts: dict[str, str] = PARTS) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as made:
        for name, content in parts.items():
            info = ZipInfo(name, (2020, 5, 17, 10, 30, 0))
            info.compress_type = ZIP_STORED
            made.writestr(info, content)
    return stream.getvalue()


def read(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_was_not_changed_comes_back_in_its_order_with_its_date_and_compression():
    made = Package(package())
    made.read_xml("xl/sheets/satu.xml").set("dilihat", "1")
    saved = made.save()

    assert read(saved) == read(package())
    infos = ZipFile(io.BytesIO(saved)).infolist()
    assert [info.filename for info in infos] == list(PARTS)
    assert {(info.date_time, info.compress_type) for info in infos} == {((2020, 5, 17, 10, 30, 0), ZIP_STORED)}


def test_only_the_part_that_was_edited_changes():
    made = Package(package())
    made.editable_xml("xl/sheets/satu.xml").set("a", "1")
    after = read(made.save())

    assert {name for name, content in read(package()).items() if after[name] != content} == {"xl/sheets/satu.xml"}
    assert b'a="1"' in after["xl/sheets/satu.xml"]


def test_a_part_refers_to_parts_inside_the_file_only():
    found = list(Package(package()).relationships("xl/buku.xml"))

    assert found == [
        Relationship("rId1", "worksheet", "xl/sheets/satu.xml"), Relationship("rId2", "worksheet", "xl/sheets/dua.xml"),
        Relationship("rId4", "theme", "etc/passwd"),
    ]  # fmt: skip
    assert Package(package()).related_part("xl/buku.xml", "worksheet") == "xl/sheets/satu.xml"
    assert Package(package()).related_part("xl/buku.xml", "theme") is None


def test_a_new_part_is_last_has_a_type_and_a_reference_under_a_free_id():
    made = Package(package())
    name = made.unused_name("xl/sheets/lembar{}.xml")
    made.write(name, b"<tiga/>")
    made.declare_content_type(name, "application/tiga")
    identity = made.add_relationship("xl/buku.xml", "http://x/worksheet", name)
    again = Package(made.save())

    assert (name, identity) == ("xl/sheets/lembar1.xml", "rId5")
    assert again.part_names()[-1] == name
    assert again.unused_name("xl/sheets/lembar{}.xml") == "xl/sheets/lembar2.xml"
    assert Relationship("rId5", "worksheet", name) in list(again.relationships("xl/buku.xml"))
    assert b'PartName="/xl/sheets/lembar1.xml"' in again.read("[Content_Types].xml")


def test_a_part_without_references_gets_a_part_for_them():
    made = Package(package())
    made.add_relationship("xl/sheets/satu.xml", "http://x/comments", "xl/catatan.xml")

    [only] = made.relationships("xl/sheets/satu.xml")
    assert only == Relationship("rId1", "comments", "xl/catatan.xml")
    assert b'Target="../catatan.xml"' in made.read("xl/sheets/_rels/satu.xml.rels")
    assert b'Extension="rels"' in made.read("[Content_Types].xml")


def test_the_mark_of_a_copy_is_put_once_beside_the_keywords_that_are_there():
    made = Package(package())
    made.mark_as_copy()
    once = made.save()
    again = Package(once)
    again.mark_as_copy()

    assert read(once)["docProps/core1.xml"].count(COPY_MARK.encode()) == 1
    assert read(again.save())["docProps/core1.xml"].count(COPY_MARK.encode()) == 1


def test_a_part_that_is_too_large_to_be_changed_is_refused(monkeypatch):
    monkeypatch.setattr(office_package, "MAX_XML_PART", 5)

    with pytest.raises(ValueError, match="too large"):
        Package(package())


@pytest.mark.parametrize(("year", "stored"), [(2026, 2026), (1970, 1980), (2200, 2107)])
def test_the_same_parts_of_one_date_are_the_same_bytes_whenever_they_were_packed(year, stored):
    date = datetime.datetime(year, 1, 31, 8, 0)
    dated = with_part_dates(package(), date)

    assert read(dated) == read(package())
    assert {info.date_time for info in ZipFile(io.BytesIO(dated)).infolist()} == {(stored, 1, 31, 8, 0, 0)}
    assert with_part_dates(dated, date) == dated
