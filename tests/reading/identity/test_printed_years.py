from __future__ import annotations

import pytest

from cascade.model import Line, Source
from cascade.reading.identity.printed_years import numbered_years, periods_in, without_other_years


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 25 Tahun\n2004 tentang Sistem Perencanaan Pembangunan Nasional",
        "UU 25/2004 dan Permendagri 86/2017",
        "PP Nomor 8 Tahun 2008",
        "Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244",
        "Nomor : 050/018.18/I/2022",
        "NOMOR … TAHUN 2021",
        "Contoh, 3 Januari 2021",
        "Contoh, Januari 2021",
        "Dicetak 12/01/2026 08.15",
        "© 2024 Pemerintah",
    ],
)
def test_years_of_other_things_are_blanked(text):
    assert "20" not in "".join(without_other_years(text.split("\n")))


def test_lines_and_their_number_stay():
    assert without_other_years(["PP Nomor 8", "Tahun 2008", "Renja Tahun 2025"])[2] == "Renja Tahun 2025"


@pytest.mark.parametrize(
    "text", ["Tahun 2025-2029", "2025 – 2029", "2025 s.d. 2029", "2025-\n2029", "Tahun 2025 sampai dengan Tahun 2029"]
)
def test_a_period_is_written_in_many_ways(text):
    assert periods_in(text.split("\n")) == [(2025, 2026, 2027, 2028, 2029)]


def test_the_period_in_the_title_of_a_law_is_none_but_a_title_below_tentang_is():
    law = "Peraturan Daerah Nomor 7 Tahun 2017 tentang RPJMD Kota Contoh Tahun 2017-2022; RPJPD 2005-2025"

    assert periods_in([law]) == []
    assert periods_in(["PERATURAN BUPATI", "NOMOR 5 TAHUN 2021", "TENTANG", "RENSTRA", "TAHUN 2021-2022"]) == [
        (2021, 2022)
    ]


def test_sentences_may_number_the_years_of_a_period_in_one_way():
    def numbered(*texts: str) -> dict[int, int]:
        return numbered_years([Line(text, Source("a.pdf")) for text in texts])

    assert numbered("Tahun ke-1 (2022)", "tahun 2 = 2023") == {1: 2022, 2: 2023}
    assert numbered("Tahun ke-1 (2022)", "Tahun ke-2 (2022)") == {}
