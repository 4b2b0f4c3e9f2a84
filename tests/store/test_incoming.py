import io
import os
import time
import zipfile

import pytest

from cascade.model.errors import CascadeError
from cascade.store import incoming
from cascade.store.incoming import LONGEST_WAIT, Incoming, place, put, settle
from cascade.store.trash import Trash
from cascade.store.workspace import open_workspace


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "kerja")


@pytest.fixture
def delivery(workspace):
    return Incoming(workspace).begin()


def bring(delivery, **files):
    for name, content in files.items():
        put(delivery, name, io.BytesIO(content))


def brought(delivery, names):
    for name in names:
        put(delivery, name, io.BytesIO(name.encode()))


def inside(delivery):
    return [each.relative_to(delivery.folder).as_posix() for each in delivery.files()]


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refusals(delivery):
    return [each.id for each in delivery.refused]


def test_files_of_a_folder_keep_their_places_and_its_name_is_proposed(delivery):
    brought(
        delivery,
        ["Kec A 2026/renja.xlsx", "Kec A 2026/lampiran\\pk.pdf", "Kec A 2026/.DS_Store", "Kec A 2026/~$x.docx"],
    )
    settle(delivery)

    assert inside(delivery) == ["lampiran/pk.pdf", "renja.xlsx"]
    assert delivery.proposed == "Kec A 2026"
    assert refusals(delivery) == []


@pytest.mark.parametrize("name", ["../../etc/renja.xlsx", "/renja.xlsx", "C:\\renja.xlsx", "..\\..\\renja.xlsx"])
def test_no_name_leads_out_of_the_delivery(delivery, name):
    brought(delivery, [name, "con.xlsx", 'a<b>:"c.xlsx'])

    assert {each.parent.resolve() for each in delivery.files()} <= {
        delivery.folder.resolve(), *(each.resolve() for each in delivery.folder.iterdir())
    }  # fmt: skip
    assert "_con.xlsx" in inside(delivery)
    assert not any(set(each) & set('<>:"\\') for each in inside(delivery))


def test_what_is_no_document_is_told_by_name_and_the_rest_is_taken(delivery):
    brought(delivery, ["renja.xlsx", "film.mp4", "jalankan.exe"])
    settle(delivery)

    assert inside(delivery) == ["renja.xlsx"]
    assert refusals(delivery) == [
        f"{name}: bukan dokumen yang dapat dibaca, tidak diterima." for name in ("film.mp4", "jalankan.exe")
    ]


def test_a_delivery_without_a_document_is_refused_with_what_can_be_read(delivery):
    brought(delivery, ["film.mp4", "berkas.yaml"])

    with pytest.raises(CascadeError) as error:
        settle(delivery)

    assert "film.mp4" in error.value.message.id
    assert "XLSX" in error.value.hint.id


def test_too_large_empty_too_many_and_too_deep_are_one_sentence_each(delivery, monkeypatch):
    monkeypatch.setattr(incoming, "MAX_BYTES", 1024)
    monkeypatch.setattr(incoming, "MOST_FILES", 2)
    bring(
        delivery, **{"besar.xlsx": b"x" * 2000, "kosong.xlsx": b"", "a.xlsx": b"a", "/".join("abcdefgh") + ".pdf": b"x"}
    )
    bring(delivery, **{"b.xlsx": b"b", "c.xlsx": b"c", "d.xlsx": b"d"})

    assert inside(delivery) == ["a.xlsx", "b.xlsx"]
    assert len(refusals(delivery)) == 4
    assert [each.split(":")[0] for each in refusals(delivery)[:3]] == ["besar.xlsx", "kosong.xlsx", "h.pdf"]
    assert "Lebih dari 2 berkas" in refusals(delivery)[3]


def test_a_zip_is_unpacked_and_names_the_dossier(delivery):
    bring(
        delivery, **{"Kecamatan B.zip": zipped(**{"renja.xlsx": "r", "dalam/pk.pdf": "p", "x.mp4": "x", "z.zip": "z"})}
    )
    settle(delivery)

    assert inside(delivery) == ["dalam/pk.pdf", "renja.xlsx"]
    assert delivery.proposed == "Kecamatan B"
    assert len(refusals(delivery)) == 2
    assert not (delivery.place / "zip").exists()


@pytest.mark.slow
def test_a_zip_bomb_a_locked_one_and_a_damaged_one_are_one_sentence_each_and_cost_nothing_else(delivery):
    locked = bytearray(zipped(**{"a.xlsx": "a"}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = locked.index(mark) + (6 if mark[2] == 3 else 8)
        locked[at] |= 1
    bring(delivery, **{
        "bom.zip": zipped(**{"nol.pdf": b"\0" * 40_000_000}), "kunci.zip": bytes(locked), "rusak.zip": b"PK\x03\x04 rusak",
        "renja.xlsx": b"r",
    })  # fmt: skip
    settle(delivery)

    assert inside(delivery) == ["renja.xlsx"]
    bomb, password, damaged = refusals(delivery)
    assert "bom.zip" in bomb
    assert "tidak wajar" in bomb
    assert "kunci.zip" in password
    assert "kata sandi" in password
    assert "rusak.zip" in damaged
    assert "bukan ZIP yang utuh" in damaged


def test_a_delivery_that_broke_off_is_cleared_and_never_was_in_a_dossier(workspace, delivery):
    class BreaksOff(io.BytesIO):
        def read(self, size=-1):
            if self.tell():
                raise ConnectionError
            return super().read(3)

    with pytest.raises(CascadeError):
        put(delivery, "renja.xlsx", BreaksOff(b"setengah"))
    assert workspace.dossiers() == {}

    Incoming(workspace).clear()
    assert not delivery.place.exists()


def test_what_waits_for_an_answer_stays_over_a_start_but_not_for_ever(workspace, delivery):
    incoming, other = Incoming(workspace), Incoming(workspace).begin()
    (incoming.folder / "baru-1").write_bytes(b"setengah")
    bring(delivery, **{"renja.xlsx": b"baru"})
    incoming.keep(delivery)
    incoming.clear()

    assert [each.name for each in incoming.find(delivery.name).files()] == ["renja.xlsx"]
    assert not other.place.exists()
    assert [each.name for each in incoming.folder.iterdir()] == [delivery.name]

    long_ago = time.time() - LONGEST_WAIT - 1
    os.utime(delivery.place / "menunggu", (long_ago, long_ago))
    incoming.clear()
    assert incoming.find(delivery.name) is None


def test_a_delivery_that_waits_is_found_by_its_name_alone(workspace, delivery):
    assert Incoming(workspace).find(delivery.name).folder == delivery.folder
    assert Incoming(workspace).find("../..") is None
    assert Incoming(workspace).find("0" * 16) is None


@pytest.fixture
def dossier(workspace):
    folder = workspace.new_dossier("Kec A")
    (folder / "Renja.xlsx").write_text("lama")
    (folder / "pk.pdf").write_text("sama")
    (folder / "keputusan.yaml").write_text("waivers: []\n")
    return folder


def test_a_name_that_is_there_with_another_content_clashes_whatever_its_letters(delivery, dossier):
    bring(delivery, **{"renja.XLSX": b"baru", "pk.pdf": b"sama", "iku.xlsx": b"iku"})

    assert delivery.clashes(dossier) == (dossier / "Renja.xlsx",)


def test_replacing_puts_the_old_version_into_the_trash(workspace, delivery, dossier):
    bring(delivery, **{"Renja.xlsx": b"baru", "pk.pdf": b"sama", "keputusan.yaml": b"links: []\n"})
    trash = Trash(workspace)

    count, replaced = place(delivery, dossier, trash, "replace")

    assert count == 1
    assert (dossier / "Renja.xlsx").read_text() == "baru"
    assert (dossier / "keputusan.yaml").read_text() == "waivers: []\n"
    assert [each.split(":")[0] for each in refusals(delivery)] == ["keputusan.yaml", "pk.pdf"]
    trash.restore(replaced)
    assert (dossier / "Renja.xlsx").read_text() == "lama"


def test_keeping_both_gives_the_new_one_a_number(workspace, delivery, dossier):
    bring(delivery, **{"Renja.xlsx": b"baru"})

    assert place(delivery, dossier, Trash(workspace), "both") == (1, "")
    assert (dossier / "Renja.xlsx").read_text() == "lama"
    assert (dossier / "Renja (2).xlsx").read_text() == "baru"
