"""Running heads are said once; what only looks like one stays."""

from __future__ import annotations

from printed_pages import page, read


def test_a_running_head_is_said_once_and_ends_no_table():
    pages = [page(n, f"Renstra Kecamatan Contoh\n| S{n} | I{n} | {n} |") for n in (1, 2, 3)]

    assert read(*pages) == ["Renstra Kecamatan Contoh", "-", "S1 | I1 | 1", "S2 | I2 | 2", "S3 | I3 | 3"]


def test_page_numbers_end_no_table():
    pages = [page(n, f"| S{n} | I{n} | {n} |\n{n}") for n in (1, 2)]

    assert read(*pages).count("-") == 1


def test_two_pages_with_the_same_head_are_enough():
    assert read(*(page(n, f"Renstra Kecamatan Contoh\n| S{n} | I{n} | {n} |") for n in (1, 2))).count("-") == 1


def test_a_caption_with_another_number_is_no_running_head():
    assert read(*(page(n, f"Tabel {n}\n| S{n} | I{n} | {n} |") for n in (1, 2))) == [
        "Tabel 1", "-", "S1 | I1 | 1", "Tabel 2", "-", "S2 | I2 | 2",
    ]  # fmt: skip


def test_the_title_of_every_second_page_is_no_running_head():
    letter = [
        "PERJANJIAN KINERJA TAHUN 2025\nJabatan : {}\nContoh, 10 Januari 2025",
        "LAMPIRAN\n| S | I | 1 |\nContoh, 10 Januari 2025",
    ]
    pages = [page(n + 1, letter[n % 2].format("abcd"[n // 2])) for n in range(8)]

    assert read(*pages).count("PERJANJIAN KINERJA TAHUN 2025") == 4
    assert read(*pages).count("Contoh, 10 Januari 2025") == 8


def test_letters_of_one_form_have_no_running_heads():
    letter = "PERJANJIAN KINERJA\nyang bertanda tangan\nNama : {}\nberjanji akan\nmewujudkan target\n| {} | I | 1 |\nPihak\nNIP\nContoh"

    assert read(*(page(n, letter.format(n, n)) for n in (1, 2, 3))).count("PERJANJIAN KINERJA") == 3


def test_the_head_of_pages_without_tables_is_said_once_and_their_last_lines_stay():
    pages = [page(n, f"Renstra Contoh\nisi {'abc'[n - 1]}\nCamat", places=False) for n in (1, 2, 3)]

    assert read(*pages) == ["Renstra Contoh", "isi a", "Camat", "isi b", "Camat", "isi c", "Camat"]
