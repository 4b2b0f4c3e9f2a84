"""Every loader shows what a reader sees, says where, and stops only with a sentence and a hint."""

from __future__ import annotations

import importlib
import pkgutil
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loaded_files import load
from pdf_pages import printed

from cascade.model.errors import DocumentError
from cascade.reading import loaders

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(2000)


def test_an_unsupported_suffix_names_the_supported_ones(tmp_path: Path) -> None:
    path = tmp_path / "Renja.pptx"
    path.write_bytes(b"x")
    with pytest.raises(DocumentError) as error:
        load(path)
    assert "“.pptx” belum didukung" in error.value.say("id")
    assert ".xlsx" in error.value.say("id")


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm", ".docx", ".csv", ".tsv"])
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kosong{suffix}"
    path.touch()
    with pytest.raises(DocumentError, match="empty"):
        load(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_locked_or_old_file_says_how_to_unlock_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kunci{suffix}"
    path.write_bytes(OLE)
    with pytest.raises(DocumentError) as error:
        load(path)
    assert "kata sandi" in error.value.say("id")
    assert "password" in error.value.say("en")


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
@given(content=st.binary(min_size=1, max_size=300))
@settings(max_examples=30, deadline=None)
def test_random_bytes_are_refused_with_a_hint(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("acak") / f"acak{suffix}"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as error:
        load(path)
    assert error.value.hint is not None
    assert path.name in error.value.say("en")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", ["Renja.xlsx", "PK.docx"])
def test_a_truncated_file_is_refused(tmp_path: Path, name: str, share: float) -> None:
    path = tmp_path / name
    if path.suffix == ".xlsx":
        openpyxl.Workbook().save(path)
    else:
        docx.Document().save(str(path))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(DocumentError, match="intact"):
        load(path)


def test_a_package_of_another_program_is_refused(tmp_path: Path) -> None:
    for name in ("foto.xlsx", "foto.docx"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("foto.txt", "bukan dokumen")
        with pytest.raises(DocumentError, match="intact"):
            load(tmp_path / name)


# The table of formats


def test_every_module_of_the_folder_that_loads_stands_in_the_table() -> None:
    modules = [info.name for info in pkgutil.iter_modules(loaders.__path__)]
    found = {name for name in modules if hasattr(importlib.import_module(f"{loaders.__name__}.{name}"), "load")}

    assert found == set(loaders.LOADERS.values())


def test_no_suffix_has_two_loaders() -> None:
    suffixes = [suffix for form in loaders.FORMATS for suffix in form.suffixes]

    assert len(suffixes) == len(set(suffixes)) == len(loaders.LOADERS)


def test_what_can_be_read_is_said_with_all_suffixes() -> None:
    said = loaders.supported_formats()

    assert "Excel (.xlsx, .xlsm, .xls, .xlt), Word (.docx, .doc, .rtf, .dot)" in said.en
    assert all(suffix in said.id and suffix in said.en for suffix in loaders.LOADERS)


def test_the_context_hears_of_each_page(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    path = printed(tmp_path / "a.pdf", "Satu\n---\nDua")

    loaders.load(path, "a.pdf", loaders.LoadContext(lambda page, pages: heard.append((page, pages))))

    assert heard == [(1, 2), (2, 2)]
