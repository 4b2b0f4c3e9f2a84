from __future__ import annotations

import pytest

from cascade.text.markdown import escape_markdown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("Desa tertib", "Desa tertib"),
        ("a|b", r"a\|b"),
        ("a\nb", "a b"),
        ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
        ("@everyone", "@\u200beveryone"),
        ("https://x", "https\u200b://x"),
    ],
)
def test_a_printed_text_does_nothing(printed, shown):
    assert escape_markdown(printed) == shown
