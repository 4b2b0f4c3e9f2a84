from __future__ import annotations

import pickle

import pytest

from cascade.model.errors import DocumentError, RuleError, SettingsError, install_hint, os_error_reason
from cascade.model.i18n import LocalizedText


def test_an_error_comes_back_whole_from_another_process():
    error = DocumentError(LocalizedText("rusak", "broken"), LocalizedText("simpan ulang", "save it again"))
    back = pickle.loads(pickle.dumps(error))

    assert (type(back), back.message, back.hint) == (DocumentError, error.message, error.hint)


def test_an_error_says_its_hint_on_a_line_of_its_own():
    assert DocumentError(LocalizedText("rusak", "broken")).say("en") == "broken"
    assert (
        DocumentError(LocalizedText("rusak", "broken"), LocalizedText("ulangi", "retry")).say("id") == "rusak\nulangi"
    )


def test_a_wrong_rule_is_a_wrong_file_of_a_person():
    assert issubclass(RuleError, SettingsError)


def test_a_refused_file_is_explained_in_words(tmp_path):
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "tidak-ada").read_bytes()

    assert os_error_reason(missing.value) == LocalizedText("tidak ditemukan", "not found")
    assert os_error_reason(OSError(9999, "aneh")) == LocalizedText("aneh", "aneh")


def test_what_is_not_there_is_installed_by_pip_but_not_into_a_program_without_python(monkeypatch):
    assert install_hint("ocr").id == "Pasang dengan: pip install 'cascade-sakip[ocr]'"

    monkeypatch.setattr("sys.frozen", True, raising=False)
    hint = install_hint("ocr")

    assert "pip" not in hint.id + hint.en
    assert "petugas TI" in hint.id
    assert "“ocr”" in hint.en
