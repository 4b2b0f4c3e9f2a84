"""An old Word document is read through LibreOffice, or says what to do in Word."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cascade.model import Line, LoadedFile
from cascade.model.errors import DocumentError
from cascade.reading import loaders
from cascade.reading.loaders import doc


def load(path: Path) -> LoadedFile:
    return loaders.load(path, path.name)


def test_without_libreoffice_an_old_document_says_what_to_do_in_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doc, "_program", lambda: None)
    (tmp_path / "PK.doc").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    with pytest.raises(DocumentError) as error:
        load(tmp_path / "PK.doc")
    assert "Word Document (.docx)" in error.value.say("id")


def test_an_old_document_is_read_from_the_copy_that_libreoffice_converts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PK.doc").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    commands: list[list[str]] = []

    def office(command: list[str], **_: object) -> None:
        """Stand for LibreOffice: write what it would write."""
        commands.append(command)
        word = docx.Document()
        word.add_paragraph("PERJANJIAN KINERJA")
        word.save(str(Path(command[-1]).with_suffix(".docx")))

    monkeypatch.setattr(doc, "_program", lambda: "soffice")
    monkeypatch.setattr(doc.external_program, "run", office)

    loaded = load(tmp_path / "PK.doc")

    [line] = loaded.blocks
    assert isinstance(line, Line)
    assert (line.text, line.source.file) == ("PERJANJIAN KINERJA", "PK.doc")
    [command] = commands
    assert any(part.startswith("-env:UserInstallation=file:") for part in command)
    assert str(tmp_path) not in " ".join(command)


def test_a_document_that_libreoffice_cannot_convert_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doc, "_converted", lambda *_: None)
    monkeypatch.setattr(doc, "_program", lambda: "soffice")
    (tmp_path / "PK.doc").write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"rusak")
    with pytest.raises(DocumentError, match="cannot convert"):
        load(tmp_path / "PK.doc")
