from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.text.printable import escape_markdown, escape_unprintable, one_line, printable, readable_name


@given(st.text(max_size=60))
def test_nothing_but_letters_blanks_and_line_breaks_is_shown(text):
    shown = printable(text)

    assert len(shown) == len(text)
    assert shown.replace("\n", "").isprintable()


@given(st.text(max_size=60))
def test_json_without_control_characters_loses_nothing(text):
    written = escape_unprintable(json.dumps({"a": text}, ensure_ascii=False))

    assert written.isprintable()
    assert json.loads(written) == {"a": text}


def test_a_cell_is_told_on_one_line():
    assert one_line("  Jumlah\n dokumen\tRenja ") == "Jumlah dokumen Renja"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("pk.xlsx", "pk.xlsx"), ("pk\udcff.xlsx", "pk%FF.xlsx"), ("a\udc80\udcfe", "a%80%FE"), ("\ud800", "%D800")],
)
def test_a_name_that_is_no_utf8_can_be_written_and_told_apart(name, shown):
    assert readable_name(name) == shown
    assert shown.encode()


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
