from __future__ import annotations

import pytest
from printed_indicators import indicator

from cascade.quantities.direction import direction_of


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Angka kemiskinan", ("down", False)),
        ("Persentase penurunan stunting", ("up", False)),
        ("Indeks Kepuasan Masyarakat (IKM)", ("up", False)),
        ("Jumlah rapat", ("up", True)),
    ],
)
def test_direction_comes_from_the_words_or_is_marked_as_assumed(name, wanted):
    assert direction_of(indicator(name, ["", "", "", "1"])) == wanted
