"""Numbers of persons are found however they are printed; codes, pagu, dates and series of targets are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.text import personal_numbers
from cascade.text.personal_numbers import find_personal_numbers

OF_PERSONS = [
    # NIP, its groups parted by whatever a writer takes
    "196501011990031001",
    "19650101 199003 1 001",
    "1965 0101 1990 03 1 001",
    "19650101/199003/1/001",
    "19650101_199003_1_001",
    "19650101,199003,1,001",
    "19650101|199003|1|001",
    "19650101 | 199003 | 1 | 001",
    "19650101–199003–1–001",
    "19650101—199003—1—001",
    "19650101\u2011199003\u20111\u2011001",
    "19650101\u200b199003\u200b1\u200b001",
    "1965\u00ad0101\u00ad1990\u00ad03\u00ad1001",
    "19650101\u00a0199003\u202f1\u2009001",
    "19650101     199003   1    001",
    "19650101\t199003\t1\t001",
    "19650101.199003.1.001",
    "19650101-199003-1-001",
    "19650101·199003·1·001",
    "19650101 - 199003 - 1 - 001",
    "19650101;199003;1;001",
    "19650101:199003:1:001",
    "1.9650101 199003 1 001",
    # broken over lines, inside a group too
    "19650101\n199003 1 001",
    "1965010\n1 199003 1 001",
    "19650101 1990\r\n03 1 001",
    "196501011990-\n031001",
    "196501\n01 1990\n03 1 0\n01",
    "1965010 1199003 1001",
    # digit by digit, of full width, with signs that nobody sees
    "1 9 6 5 0 1 0 1 1 9 9 0 0 3 1 0 0 1",
    "1 9 6 5 0 1 0 1  1 9 9 0 0 3  1  0 0 1",
    "1-9-6-5-0-1-0-1-1-9-9-0-0-3-1-0-0-1",
    "１９６５０１０１ １９９００３ １ ００１",
    "１９６５０１０１１９９００３１００１",
    "\u2066196501011990031001\u2069",
    "1\u20609\u206065\u206001011990031001",
    "199001012022211001",  # NI PPPK
    "NI PPPK 19900101 202221 1 001",
    # with a label: NIP old and new, written badly
    "NIP. 131 234 567",
    "NIP 131.234.567",
    "NIP: 131234567",
    "N.I.P. 500 123 456",
    "ＮＩＰ　１９６５０１０１１９９００３１００１",
    "NIP 196513011990031001",
    "NIP. 19650101 19903 1 001",
    "NIP. 19650101 1990031 0 001",
    "NIP 19650101\n19903 1 001",
    "NIP.19650101199003 1001",
    # NIK
    "NIK 3302120101900001",
    "NIK: 33.02.12.010190.0001",
    "NIK 3302-1201-0190-0001",
    "NIK 33 02 12 41 01 90 00 01",
    "NIK 3 3 0 2 1 2 0 1 0 1 9 0 0 0 0 1",
    "No. KTP 330212\n0101900001",
    "3302120101900001",
    "330212/010190/0001",
    # NRP
    "NRP 65010123",
    "NRP. 6501 0123",
    "NRP/NIP: 11980012340371",
    # NPWP
    "NPWP 01.234.567.8-901.000",
    "01.234.567.8-901.000",
    "NPWP: 01 234 567 8 901 000",
    "NPWP 012345678901000",
    "NPWP 0012345678901000",
    # telephones
    "HP 0812-3456-7890",
    "081234567890",
    "0812 3456 7890",
    "0812.3456.7890",
    "0812/3456/7890",
    "0812–3456–7890",
    "0812\u200b3456\u200b7890",
    "+62 812 3456 7890",
    "+62812-3456-7890",
    "(0812) 3456 7890",
    "Telp. (0281) 636123",
    "Telepon: 0281-636123",
    "Telp 021 345 6789",
    "WA: 0 8 1 2 3 4 5 6 7 8 9 0",
    "No. HP/WA 62 812 3456 7890",
    "Faks. 0281/636123",
    "０８１２３４５６７８９０",
]
OF_NO_PERSON = [
    # codes of program, kegiatan and sub kegiatan, of accounts, regions and offices
    "7.01.01.2.01.0001",
    "7.01.01.2.01.0001 2025 2026",
    "7 01 01 2 01 0001",
    "7.01 . 01 . 2.01 . 0001",
    "2.01.01.2.01.01 2.01.01.2.01.02",
    "7.01.0.00.0.00.04.0000",
    "7.01.0.00.0.00.04.0000 7.01.01.2.01.0001",
    "7-01.0-00.0-00.01.0000",
    "5.1.02.01.01.0024",
    "5.1.02.01.01.0024 5.1.02.01.01.0025",
    "5 1 02 01 01 0024",
    "4.1.01.19.01.0001",
    "1.3.02.05.01.0005",
    "33.02.12.2001",
    "33.02.12.2001 33.02.12.2002 33.02.12.2003",
    "054.01.06",
    "081.01.WA.4531.QDC.001",
    "X.XX.01.2.01.0001",
    "KODE 8.01.02.2.01.0001",
    "08.01.02.2.01.0001",
    # pagu and other amounts
    "Rp 123.456.789.012.345.678",
    "1.250.000.000",
    "1.250.000.000,00",
    "1.250.000.000 1.375.000.000 1.500.000.000",
    "12.500.000\n13.750.000\n15.000.000",
    "Rp. 19.650.101.199",
    "19.650.101 19.900.310",
    "196501011990",
    "1250000000000",
    "628123456789",
    "8123456789",
    "1.965.010.119.900.310,01",
    "Rp33.021.201.019.000,00",
    "123456789012345",
    "12 500 000 000",
    "0,0812345678",
    # dates and years
    "2025 2026 2027",
    "2025 2026 2027 2028 2029 2030",
    "01/01/2025 s.d. 31/12/2025",
    "2025-01-01 2025-12-31",
    "2019-01-01 2023-12-31 100",
    "08/12/2025 10:30:15",
    "20250101 20251231",
    "Telp 08/12/2025 10:30",
    "2019 10 12 2020 11 1 100",
    # series of targets
    "12 480 1.262",
    "NIK 12 480 1.262",
    "Penduduk ber-NIK 12 480 1.262 3.500 4.000 4.100",
    "ASN ber-NIP 100 100 100",
    "ASN ber-NIP 85 90 95 100 100",
    "ber-NPWP 12 480 1.262 1.300 1.400",
    "NIK 2019 2020 2021 2022",
    "Layanan Elektronik\n100.000.000 100.000.000 150.000.000",
    "Sarana Elektronik 29.000.000 29.054.800 29.057.000",
    "Jumlah HP 12 480 1.262 100",
    "Jumlah HP 0 8 1 2 3 4 5 6 7 8",
    "Telepon 62 812 1.262 3",
    "1 9 6 5 0 1 0 1 1 9 9 0",
    "0 8 1 2 3 4 5 6 7 8 9 0",
    "3 3 0 2 1 2 0 1 0 1 9 0 0 0 0 1",
    "98,5 | 99 | 99,5 | 100 | 100 | 100",
    "20 20 10 12 20 20 12 1 100",
    "100 100 100 100 100 100 100",
    # hashes and numbers of letters
    "f0812345678901bc6501011990031001",
    "a3302120101900001",
    "3302120101900001ab",
    "202501011234567890123",
    "9b74c9897bac770ffc029102a200c5de0812345678",
    "050/123/2025",
    "000.8.6.3/123/2025",
    "188.45/1234/2024",
    "NIP. -",
    "NIP 19",
    "Permendagri 90 Tahun 2019; 050-5889 Tahun 2021; 900.1.15.5-1317 Tahun 2023",
    "Permen PANRB 53/2014, 88/2021 dan 89/2021",
]  # fmt: skip


def test_the_tables_are_as_long_as_promised():
    assert min(len(set(OF_PERSONS)), len(set(OF_NO_PERSON))) >= 60


@pytest.mark.parametrize("printed", OF_PERSONS)
@pytest.mark.parametrize("around", ["{}", "Camat {} (Budi)", "- {}\n", "• {}", "| {} |"])
def test_the_whole_number_of_a_person_is_found(printed, around):
    text = around.format(printed)
    found = find_personal_numbers(text)

    assert len(found) == 1
    [(start, end)] = found
    assert not any(map(str.isdecimal, text[:start] + text[end:]))


@pytest.mark.parametrize("printed", OF_NO_PERSON)
@pytest.mark.parametrize("around", ["{}", "Target {} persen", "| {} |", "1 {}", "{} 5"])
def test_what_only_looks_like_one_is_not(printed, around):
    assert find_personal_numbers(around.format(printed)) == []


@pytest.mark.parametrize("after", [" 12 480 1.262", ", 2025", " | 4 | 5", "\n2. Sekretaris", " 1.250.000"])
@pytest.mark.parametrize("printed", ["NIP 196501011990031001", "NIP. 131 234 567", "19650101 199003 1 001", "HP 0812-3456-7890", "Telp. (0281) 636123", "NIK 3302120101900001"])  # fmt: skip
def test_what_follows_a_number_is_no_part_of_it(printed, after):
    if printed.startswith("NIP. 131") and after.startswith((" 12", " 1.")):
        pytest.skip("an old NIP in blanks cannot be told from the series that follows it")
    [(_, end)] = find_personal_numbers(printed + after)

    assert end == len(printed)


@given(st.lists(st.decimals(0, 10**9, places=0), min_size=3, max_size=12), st.sampled_from([" ", " | ", "\n", "; "]))
def test_series_of_printed_amounts_hold_no_number_of_a_person(values, gap):
    assert find_personal_numbers(gap.join(f"{value:,}".replace(",", ".") for value in values)) == []


@pytest.mark.parametrize("text", ["1 " * 50_000, "NIP " * 25_000, "1965" * 25_000, "NIP 1" + "." * 100_000, "0812 " * 20_000, "\u200b" * 100_000])  # fmt: skip
def test_a_text_made_to_be_slow_is_not(text):
    began = time.process_time()
    find_personal_numbers(text)

    assert time.process_time() - began < 5


def test_texts_of_few_digits_are_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(personal_numbers, "_labelled", None)
    assert find_personal_numbers("Target 95% pada TR IV, NIP 12 " + "x" * 5000) == []
