"""Names from outside become names that Windows keeps."""

from __future__ import annotations

import pytest

from cascade.safe_io.windows.names import name_for_every_system


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("CON", "_CON"),
        ("nul.xlsx", "_nul.xlsx"),
        ("Com1 .pdf", "_Com1 .pdf"),
        ("LPT¹", "_LPT¹"),
        ("conin$", "_conin$"),
        ("Renja. ", "Renja"),
        ("Renja...", "Renja"),
        ("...", "_"),
        ("PK: 2025?.docx", "PK_ 2025_.docx"),
        ("console.xlsx", "console.xlsx"),
        ("com10.xlsx", "com10.xlsx"),
        ("Renja 2025.xlsx", "Renja 2025.xlsx"),
    ],
)
def test_a_name_is_one_that_windows_keeps_and_no_device(given_name: str, kept: str) -> None:
    assert name_for_every_system(given_name) == kept
