"""A zip of documents is unpacked only where it can do no harm, and leaves nothing behind."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from cascade.model.errors import CascadeError, DocumentError
from cascade.model.i18n import same
from cascade.safe_io import worker_pool
from cascade.safe_io.archives import zipped_folder
from cascade.safe_io.archives.zipped_folder import is_zip, unpacked

HERE = pytest.mark.usefixtures("here")


def zipped(tmp_path: Path, *entries: str | ZipInfo, content: bytes = b"isi", name: str = "kecamatan-uji.zip") -> Path:
    path = tmp_path / name
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for entry in entries:
            archive.writestr(entry, content)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def refusal(path: Path) -> str:
    with pytest.raises(DocumentError) as refused, unpacked(path):
        pass
    return refused.value.say("id")


@pytest.fixture
def here(monkeypatch) -> None:
    """Let this process unpack, not one under limits of its own."""
    monkeypatch.setattr(
        worker_pool, "run_jobs", lambda function, jobs, **_: [function(job, lambda _: None) for job in jobs]
    )


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch) -> Path:
    """The folder of temporary files, which must be empty again after each test."""
    temporary = tmp_path / "sementara"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return temporary


def test_the_folder_bears_the_name_of_the_zip_and_is_gone_afterwards(tmp_path, place):
    with unpacked(zipped(tmp_path, "pk.xlsx", "lampiran/aksi.xlsx")) as folder:
        assert (folder.name, names(folder)) == ("kecamatan-uji", ["lampiran/aksi.xlsx", "pk.xlsx"])
        assert (folder / "pk.xlsx").read_bytes() == b"isi"
    assert list(place.iterdir()) == []


def test_it_is_gone_after_an_error_too_which_names_the_zip(tmp_path, place):
    path = zipped(tmp_path, "pk.xlsx")
    with pytest.raises(CascadeError) as raised, unpacked(path) as folder:
        raise CascadeError(same(f"{folder}: kosong"))

    assert raised.value.message.id == f"{path}: kosong"
    assert list(place.iterdir()) == []


@HERE
def test_one_folder_around_everything_is_taken_away_and_what_macos_adds_too(tmp_path):
    path = zipped(tmp_path, "Berkas 2026/pk.xlsx", "Berkas 2026/berkas.yaml", "__MACOSX/Berkas 2026/._pk.xlsx")
    with unpacked(path) as folder:
        assert names(folder) == ["berkas.yaml", "pk.xlsx"]


@HERE
def test_names_are_read_as_they_were_meant(tmp_path):
    path = zipped(tmp_path, "Rencana – é.xlsx", "b\\aksi.xlsx", "caf?.xlsx", "utf??.xlsx")
    content = path.read_bytes().replace(b"caf?", b"caf\x82").replace(b"utf??", "utfé".encode())
    path.write_bytes(content)  # the letters of DOS, and UTF-8 that does not say so
    with unpacked(path) as folder:
        assert names(folder) == ["Rencana – é.xlsx", "b/aksi.xlsx", "café.xlsx", "utfé.xlsx"]


@HERE
@pytest.mark.parametrize("name", ["../di-luar.xlsx", "a/../../b.xlsx", "/etc/passwd", "C:\\a.xlsx", "..\\a.xlsx"])
def test_nothing_is_written_outside_the_folder(tmp_path, place, name):
    assert "menunjuk ke luar ZIP" in refusal(zipped(tmp_path, "pk.xlsx", name))
    assert list(place.iterdir()) == []


@HERE
def test_links_are_refused(tmp_path):
    link = ZipInfo("tautan.xlsx")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "“tautan.xlsx” adalah tautan" in refusal(zipped(tmp_path, link, content=b"/etc/passwd"))


def test_too_many_files_too_much_and_bombs_are_refused(tmp_path, monkeypatch):
    assert "“bom.csv” mengembang tidak wajar" in refusal(zipped(tmp_path, "bom.csv", content=bytes(20 * 1024**2)))
    monkeypatch.setattr(zipped_folder, "MAX_UNPACKED", 5)
    assert "terlalu besar" in refusal(zipped(tmp_path, "a.csv", "b.csv"))
    monkeypatch.setattr(zipped_folder, "MAX_FILES", 1)
    assert "batasnya 1 berkas" in refusal(zipped(tmp_path, "a.csv", "b.csv"))


@HERE
def test_one_name_twice_is_refused(tmp_path):
    assert "“pk.xlsx” ada dua kali" in refusal(zipped(tmp_path, "pk.xlsx", "./pk.xlsx"))


@HERE
def test_what_is_locked_damaged_or_packed_strangely_is_refused_with_what_to_do(tmp_path):
    damaged = tmp_path / "rusak.zip"
    damaged.write_bytes(b"PK\x03\x04 bukan zip")
    assert "rusak.zip: bukan ZIP yang utuh.\nBuat ZIP baru" in refusal(damaged)

    strange = tmp_path / "aneh.zip"
    with ZipFile(strange, "w", ZIP_BZIP2) as archive:
        archive.writestr("pk.xlsx", b"isi")
    assert "cara yang tidak dikenal" in refusal(strange)

    locked = zipped(tmp_path, "pk.xlsx")
    content = bytearray(locked.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    locked.write_bytes(content)
    assert "terkunci kata sandi" in refusal(locked)


@HERE
def test_a_zip_in_a_zip_stays_a_file(tmp_path):
    with unpacked(zipped(tmp_path, "dalam.zip", "pk.xlsx")) as folder:
        assert is_zip(folder / "dalam.zip")
        assert names(folder) == ["dalam.zip", "pk.xlsx"]


@HERE
def test_devices_and_names_that_windows_would_cut_become_names_that_every_system_keeps(tmp_path):
    with unpacked(zipped(tmp_path, "a/x.xlsx", "CON/nul.xlsx", "PK. /renja.docx. ", name="aux.zip")) as folder:
        assert (folder.name, names(folder)) == ("_aux", ["PK/renja.docx", "_CON/_nul.xlsx", "a/x.xlsx"])
