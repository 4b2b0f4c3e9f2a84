"""The graph is exported for other programs, whatever a document prints."""

from __future__ import annotations

import re

import pytest
from commandline import cascade
from small_dossier import PK, write


@pytest.mark.parametrize(
    "name", ['Desa "maju"', 'a\\"]; click n0 x', "`tebal` #1;", "%%{init: {}}%%", "<b>&lt;x</b>", "baris\nkedua"]
)
def test_a_label_of_mermaid_is_one_quoted_text_that_holds_nothing_active(tmp_path, name):
    folder = tmp_path / "berkas"
    folder.mkdir()
    write(folder, "pk.json", {**PK, "indicators": [{**PK["indicators"][0], "name": name}]})

    shown = cascade("graph", folder, "--format", "mermaid", cwd=tmp_path).stdout

    labels = [line for line in shown.splitlines()[1:] if "[" in line]
    assert any("#quot;" in line for line in labels) is ('"' in name)
    for line in labels:
        label = re.fullmatch(r' {2}n\d+\["([^"\\`<>%]*)"\]', line)
        assert label
        assert not re.search(r"&|#(?!(?:quot|amp|35|37|92|96);)", label[1])
