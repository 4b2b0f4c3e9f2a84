"""Each table of a file is accounted for: read, in part, not read, or no table of targets."""

from __future__ import annotations

import pytest
from loaded_files import workbook
from pdf_pages import Look, printed

from cascade.model import FileAccount, Grid, Problem, Source
from cascade.model.i18n import same
from cascade.model.loaded_file import LoadedFile
from cascade.reading import loaders
from cascade.reading.accounting import account_of
from cascade.reading.accounting.other_tables import UNKNOWN_TARGETS
from cascade.reading.document_builder import read_file

READ = """
    PERJANJIAN KINERJA TAHUN 2025

    | No | Sasaran | Indikator Kinerja | Satuan | Target |
    | 1 | Meningkatnya mutu layanan | Indeks Kepuasan Masyarakat | indeks | 82,5 |
    | 2 | Meningkatnya tertib arsip | Persentase arsip tertata | % | 90 |
    """
LOOKS_BACK = """
    ---
    Tabel 2.1 Capaian tahun lalu

    | No | Indikator | Target | Realisasi | Capaian |
    | 1 | Indeks Kepuasan Masyarakat | 80 | 81 | 101 |
    | 2 | Nilai SAKIP | 70 | 71 | 101 |
    """


@pytest.fixture
def account(tmp_path):
    def of(text: str) -> FileAccount:
        path = printed(tmp_path / "a.pdf", text, Look(size=8))
        result = read_file(loaders.load(path, path.name)).account
        assert result is not None
        return result

    return of


def test_a_table_that_was_read_is_named_with_its_rows_and_its_completeness_is_not_claimed(account):
    (table,) = account(READ).tables

    assert (table.state, table.pages, table.rows, table.rows_read) == ("read", (1,), 2, 2)
    assert (table.complete, table.pages_missing) == (None, ())


def test_a_table_of_what_was_achieved_is_no_table_of_targets_and_keeps_its_caption(account):
    read, other = account(READ + LOOKS_BACK).tables

    assert (other.state, other.pages) == ("not_a_target_table", (2,))
    assert other.title == "Tabel 2.1 Capaian tahun lalu"
    assert "melihat ke belakang" in other.reasons[0].id
    assert read.complete is None


def test_a_page_below_a_table_whose_columns_nobody_could_match_makes_the_table_incomplete(account):
    goes_on = """
    ---
    | 3 | 90 | 85 | 70 | Jumlah | 12 |
    | 4 | 91 | 86 | 71 | Jumlah | 13 |
    | 5 | 92 | 87 | 72 | Jumlah | 14 |
    """
    found = account(READ + goes_on)

    assert [(table.state, table.complete, table.pages_missing) for table in found.tables if table.rows_read] == [
        ("read_in_part", False, (2,))
    ]
    assert found.pages == {1: "read_in_part", 2: "not_read"}
    assert [table.pages for table in found.tables if table.may_hold_targets] == [(2,)]


def test_lines_with_columns_of_figures_are_named_too(account):
    lines = "\n".join(f"    {n} Sasaran ke-{n} Indikator ke-{n} persen {80 + n} {90 + n}" for n in range(1, 6))
    found = account(f"{READ}\n    ---\n    No Sasaran Indikator Kinerja Satuan Target 2025 2026\n{lines}\n    ")

    assert found.pages[2] == "not_read"


def test_prose_needs_no_account(account):
    prose = "Sasaran, indikator kinerja dan target tahun 2025 ditetapkan dengan 12 indikator dan 4 program."

    assert account(READ + "\n    ---\n" + f"    {prose}\n" * 8).pages == {1: "read"}


def test_values_that_nobody_understood_leave_a_table_read_in_part(tmp_path):
    def fill(sheet):
        sheet.append(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"])
        sheet.append([1, "Meningkatnya mutu layanan", "Indeks Kepuasan Masyarakat", "indeks", 82.5])
        sheet.append([None, None, None, None, 90])

    (table,) = read_file(workbook(tmp_path, fill, "Perjanjian Kinerja 2025.xlsx")).account.tables

    assert (table.state, table.complete) == ("read_in_part", False)
    assert table.rows_read < table.rows
    assert [(place.cell, place.row) for place in table.rows_lost] == [("E3", 3)]
    assert "angka tidak terbaca" in table.reasons[0].id


PLAN = [
    "Kode",
    "Urusan/Bidang Urusan dan Program/Kegiatan/Sub Kegiatan",
    "Indikator Kinerja",
    "Target",
    "Pagu Indikatif (Rp)",
]


@pytest.mark.parametrize(("amount", "state"), [(1_942_000_000, "read"), (1_942_000_001, "read_in_part")])
def test_a_row_above_the_programs_is_understood_where_it_prints_their_sum(tmp_path, amount, state):
    def fill(sheet):
        sheet.append(PLAN)
        sheet.append(["7.01", "KECAMATAN", None, None, amount])
        sheet.append(
            ["7.01.01", "Program Penunjang Urusan", "Persentase layanan yang terpenuhi", "94 %", 1_819_000_000]
        )
        sheet.append(
            ["7.01.01.2.01", "Perencanaan dan Penganggaran", "Persentase dokumen tepat waktu", "100 %", 1_819_000_000]
        )
        sheet.append(["7.01.02", "Program Pelayanan Publik", "Indeks kepuasan masyarakat", "80", 123_000_000])

    (table,) = read_file(workbook(tmp_path, fill, "Renja 2026.xlsx")).account.tables

    assert (table.state, len(table.rows_lost)) == (state, int(state != "read"))


def test_the_place_and_date_of_a_signature_below_a_table_are_no_lost_row(tmp_path):
    def fill(sheet):
        sheet.append(["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"])
        sheet.append([1, "Meningkatnya mutu layanan", "Indeks Kepuasan Masyarakat", "indeks", 82.5])
        sheet.append([])
        sheet.append([None, None, None, None, "Contoh,   4  Januari 2025"])

    (table,) = read_file(workbook(tmp_path, fill, "Perjanjian Kinerja 2025.xlsx")).account.tables

    assert (table.state, table.rows_lost) == ("read", ())


def test_pages_that_nobody_looked_into_are_not_read_and_pictures_beside_a_table_say_nothing_of_it():
    origin = Source("a.pdf")
    problems = (
        Problem.of_pages("warning", origin, [4], same("{file} {p}"), unread=True),
        Problem.of_pages("info", origin, [4, 5], same("{file} {p}"), unread=True),
        Problem.of_pages("info", origin, [6], same("{file} {p}")),
    )

    found = account_of(LoadedFile("a.pdf", "", problems=problems), (), (), ())

    assert [(table.state, table.pages, table.may_hold_targets) for table in found.tables] == [
        ("not_read", (4,), True),
        ("not_read", (5,), False),
    ]


def test_a_grid_that_looks_like_a_table_is_accounted_for_and_a_frame_around_one_text_is_not():
    source = Source("a.docx", table=1)
    frame = Grid("", (), 1, 1, source)

    assert account_of(LoadedFile("a.docx", "", (frame,)), (), (), ()).tables == ()


def test_a_table_of_other_years_says_so_as_the_reading_of_its_columns_found_it(account):
    other = """
    RENCANA STRATEGIS DINAS CONTOH TAHUN 2021-2026

    Tabel 2.9 Gambaran pelayanan
    | No | Sasaran | Indikator Kinerja | Satuan | 2015 | 2016 |
    | 1  | S       | Indeks lama       | Indeks | 70   | 71   |
    | 2  | S       | Nilai lama        | Nilai  | 72   | 73   |
    """
    found = account(other).tables[-1]

    assert found.state == "not_a_target_table"
    assert [reason.id for reason in found.reasons] == ["tahunnya sebelum periode dokumen"]


def test_a_table_whose_columns_make_no_sense_says_what_was_missing_in_them(account):
    other = """
    ---
    Tabel 9 Rencana
    | No | Program | Indikator Kinerja | Target | Target | Target | Target |
    | 1  | Program Alfa | Indeks alfa  | 70     | 71     | 72     | 73     |
    | 2  | Program Beta | Indeks beta  | 72     | 73     | 74     | 75     |
    """
    found = account(READ + other).tables[-1]

    assert found.state == "not_read"
    assert [reason.id for reason in found.reasons] == [
        UNKNOWN_TARGETS.id,
        "beberapa kolom target tanpa tahun",
    ]
