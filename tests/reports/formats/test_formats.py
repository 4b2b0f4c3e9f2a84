"""Every format is found by its name and written whole."""

from __future__ import annotations

import pytest
from gumelar_report import report

from cascade.model.errors import CascadeError
from cascade.reports import formats
from cascade.reports.formats import FileReporter, FolderReporter, available, reporter, write
from cascade.rules.aspects import ASPECTS, aspect_of, in_order


@pytest.mark.parametrize("name", available())
def test_every_module_of_the_folder_is_a_reporter(name):
    assert isinstance(reporter(name), FileReporter | FolderReporter)


def test_a_module_that_is_no_reporter_is_told_what_it_needs(tmp_path, monkeypatch):
    (tmp_path / "kosong.py").write_text("FILE = 'kosong.txt'\n")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])

    with pytest.raises(TypeError, match=r"kosong is no reporter: it needs FILE \(or FOLDER\) and render"):
        reporter("kosong")


def test_a_format_is_one_file_of_the_folder(tmp_path, monkeypatch):
    (tmp_path / "hitung.py").write_text(
        "FILE = 'hitung.txt'\ndef render(report, language):\n    return f'{len(report.findings)} {language} é'\n",
        "utf-8",
    )
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])

    [written] = write(report(), ("hitung",), tmp_path / "keluaran", "en")

    assert written == tmp_path / "keluaran" / "hitung.txt"
    assert written.read_text("utf-8") == f"{len(report().findings)} en é"


def test_a_report_that_cannot_be_written_says_where_and_what_to_do(tmp_path):
    (tmp_path / "berkas").write_text("ini bukan folder")

    with pytest.raises(CascadeError) as error:
        write(report(), ("md",), tmp_path / "berkas", "id")

    assert "laporan tidak dapat ditulis" in error.value.say()
    assert "--output" in error.value.say()


def test_a_report_open_in_excel_is_told_with_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "~$laporan.xlsx").touch()

    def refused(path, content):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(formats, "replace_file", refused)

    with pytest.raises(CascadeError) as error:
        formats.write_file(tmp_path / "laporan.xlsx", b"x")

    assert "laporan tidak dapat ditulis (sedang dibuka di Excel)" in error.value.message.id
    assert error.value.hint is not None
    assert error.value.hint.id == "Tutup di Excel, lalu ulangi. Atau pilih folder lain dengan --output."


def test_who_waits_is_told_which_file_is_being_written(tmp_path):
    told: list[str] = []
    write(report(), ("md", "junit"), tmp_path, "id", lambda step: told.append(step.id))

    assert told == ["Menulis laporan.md (1/2) …", "Menulis laporan.xml (2/2) …"]


def test_every_shipped_rule_has_a_named_aspect():
    assert {aspect_of(rule.code) for rule in report().rules} <= set(ASPECTS)
    assert in_order({"XYZ", "TRI", "LKP"}) == ["LKP", "TRI", "XYZ"]


def test_a_format_without_its_library_is_refused_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda name: None)

    with pytest.raises(CascadeError, match=r"pdf cannot be made") as error:
        write(report(), ("json", "pdf"), tmp_path, "id")

    assert "pip install 'cascade-sakip[pdf]'" in str(error.value.hint)
    assert list(tmp_path.iterdir()) == []
    assert set(formats.available()) - set(formats.installed()) == {"pdf"}
