"""A canonical document that is not of the right form names file, line and key; its neighbours are read."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from cascade.model import LoadedFile, Source
from cascade.reading.document_builder import read_file
from cascade.reading.loaders import canonical

RIGHT = {"kind": "renja", "year": 2025, "indicators": [{"name": "A", "target": "4"}]}


def loaded(folder: Path, name: str, text: str) -> LoadedFile:
    (folder / name).write_text(text, "utf-8")
    return canonical.load(folder / name, Source(name, "0" * 64), SimpleNamespace())


def said(read_of: LoadedFile) -> list[str]:
    return [problem.message.say() for problem in read_file(read_of).problems]


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        (
            "d.yaml",
            "kind: renja\nyear: 2025\nindicators:\n  - name: A\n    target:\n      page: 3\n      value: x\n",
            "5",
        ),
        ("d.yaml", "kind: renja\nyear: 2025\nindicators:\n  - target: 4\n", "4"),
        ("d.yaml", "# remark\nkind: renja\nindicators: 4\n", "3"),
        (
            "d.json",
            '{\n"kind": "renja",\n"indicators": [\n{"name": "A"},\n{"name": "B",\n\t"target": {"value": "x"}}]}',
            "6",
        ),
        ("d.json", '{\n"kind": "renja",\n"year": "soon"}', "3"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(tmp_path, name, text, where):
    (sentence,) = said(loaded(tmp_path, name, text))

    assert sentence.startswith(f"{name}, baris {where}: dokumen kanonik tidak sah, ")


@pytest.mark.parametrize("wrap", [list, lambda documents: {"documents": documents}])
def test_the_line_is_that_of_the_document_which_is_wrong_and_the_others_are_read(tmp_path, wrap):
    documents = wrap([RIGHT, {"kind": "renja", "indicators": [{"target": "4"}]}, RIGHT])
    text = json.dumps(documents, indent=1)
    line = 1 + max(
        n for n, row in enumerate(text.splitlines()) if row.strip() == "{" and "target" in text.splitlines()[n + 1]
    )
    found = loaded(tmp_path, "d.json", text)

    assert said(found) == [f"d.json, baris {line}: dokumen kanonik tidak sah, indicators.0.name: Field required."]
    assert len(read_file(found).documents) == 2


def test_documents_of_the_right_form_carry_no_lines(tmp_path):
    assert loaded(tmp_path, "d.json", json.dumps([RIGHT, RIGHT])).lines == ()


def test_json_whose_lines_yaml_cannot_tell_names_file_and_key(tmp_path):
    deep = '{"kind": "renja", "year": "soon", "more": ' + "[" * 80 + "]" * 80 + "}"

    (sentence,) = said(loaded(tmp_path, "d.json", deep))

    assert sentence.startswith("d.json: dokumen kanonik tidak sah, year")
