from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cascade.text.printable import escape_unprintable, one_line, printable


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
