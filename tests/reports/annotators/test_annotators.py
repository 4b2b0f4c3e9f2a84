"""Every module of the folder is an annotator, found by the suffixes of its files."""

from __future__ import annotations

import pytest

from cascade.reports import annotators
from cascade.reports.annotators import Annotator, by_suffix


def test_each_suffix_has_its_annotator():
    assert set(by_suffix()) == {".xlsx", ".xlsm", ".docx", ".pdf"}
    assert all(isinstance(each, Annotator) and suffix in each.SUFFIXES for suffix, each in by_suffix().items())


def test_a_module_that_is_no_annotator_is_told_what_it_needs(tmp_path, monkeypatch):
    (tmp_path / "kosong.py").write_text("SUFFIXES = ('.kosong',)\n")
    monkeypatch.setattr(annotators, "__path__", [*annotators.__path__, str(tmp_path)])

    with pytest.raises(TypeError, match="kosong is no annotator: it needs SUFFIXES and annotate"):
        by_suffix.__wrapped__()
