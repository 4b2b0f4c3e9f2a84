import io

import pytest

from cascade.model.errors import CascadeError
from cascade.store.earlier_versions import EarlierVersions


@pytest.fixture
def versions(tmp_path):
    folder = tmp_path / "kecamatan"
    folder.mkdir()
    (folder / "renja.xlsx").write_bytes(b"satu")
    return EarlierVersions.of(tmp_path, "kecamatan", folder)


def test_a_version_that_is_replaced_is_kept_outside_the_dossier_and_can_be_put_back(versions):
    kept = versions.replace("renja.xlsx", io.BytesIO(b"dua"))

    assert (versions.folder / "renja.xlsx").read_bytes() == b"dua"
    assert kept.path.read_bytes() == b"satu"
    assert versions.folder not in kept.path.parents
    assert [each.name for each in versions.folder.iterdir()] == ["renja.xlsx"]

    versions.put_back(kept.key)

    assert (versions.folder / "renja.xlsx").read_bytes() == b"satu"
    assert [each.path.read_bytes() for each in versions.kept()] == [b"dua", b"satu"]


def test_the_same_version_again_changes_nothing(versions):
    assert versions.replace("renja.xlsx", io.BytesIO(b"satu")) is None
    assert versions.kept() == ()


def test_a_version_in_another_format_takes_the_place_of_the_old_one(versions):
    kept = versions.replace("renja.xlsx", io.BytesIO(b"dua"), ".docx")

    assert [each.name for each in versions.folder.iterdir()] == ["renja.docx"]

    versions.put_back(kept.key)

    assert [each.name for each in versions.folder.iterdir()] == ["renja.xlsx"]


def test_another_document_is_never_written_over(versions):
    (versions.folder / "renja.docx").write_bytes(b"lain")

    with pytest.raises(CascadeError, match=r"renja\.docx"):
        versions.replace("renja.xlsx", io.BytesIO(b"dua"), ".docx")

    assert (versions.folder / "renja.docx").read_bytes() == b"lain"
    assert (versions.folder / "renja.xlsx").read_bytes() == b"satu"


def test_a_key_of_nothing_puts_nothing_back(versions):
    assert versions.put_back("../..") is None


def test_a_version_that_is_being_written_lies_nowhere_near_the_documents(versions, monkeypatch, tmp_path):
    def dies(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copy2", dies)
    with pytest.raises(KeyboardInterrupt):
        versions.replace("renja.xlsx", io.BytesIO(b"dua"))

    assert versions.kept() == ()
    assert [(each.name, each.read_bytes()) for each in versions.folder.iterdir()] == [("renja.xlsx", b"satu")]
    assert all("incoming" in each.parts for each in (tmp_path / ".cascade").rglob("*") if each.is_file())


def test_they_go_with_a_dossier_that_is_renamed(versions, tmp_path):
    kept = versions.replace("renja.xlsx", io.BytesIO(b"dua"))
    versions.move_to("baru")

    [moved] = EarlierVersions.of(tmp_path, "baru", versions.folder).kept()
    assert (moved.key, moved.path.read_bytes()) == (kept.key, b"satu")
    assert versions.kept() == ()
