"""A package that is no OpenDocument file is refused with a hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from opendocument_files import load

from cascade.model.errors import DocumentError


@pytest.mark.parametrize("name", ["a.ods", "a.odt"])
@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04rusak"])
def test_a_broken_opendocument_is_refused_with_a_hint(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DocumentError) as error:
        load(tmp_path / name)
    assert error.value.hint is not None
