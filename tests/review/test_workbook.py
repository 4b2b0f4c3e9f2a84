"""A filled-in workbook is read by its hidden keys and its heads, wherever its rows and columns have gone."""

from __future__ import annotations

import datetime

import openpyxl
import pytest
from filled_workbooks import Person

from cascade.model.errors import CascadeError
from cascade.reports.formats.xlsx.columns import CAUSE, WAIVED_UNTIL
from cascade.review.workbook import read_workbook


def causes(path):
    return {row.key: row.get(CAUSE) for row in read_workbook(path).problems if row.get(CAUSE)}


@pytest.mark.slow
def test_what_stands_in_the_yellow_cells_is_found_again_after_sorting_and_filtering(tmp_path):
    plain = causes(Person().fill("KKR", 3, Sebab="Salah salin").save(tmp_path))
    moved = Person().fill("KKR", 3, Sebab="Salah salin").reverse("KKR").hide_all_but("KKR", 1)

    assert list(plain.values()) == ["Salah salin"]
    assert causes(moved.save(tmp_path)) == plain


@pytest.mark.slow
def test_deleted_rows_and_added_columns_change_nothing(tmp_path):
    plain = causes(Person().fill("KKR", 3, Sebab="Salah salin").save(tmp_path))
    person = Person().fill("KKR", 3, Sebab="Salah salin").delete("KKR", 1).delete("KKR", 2)
    person.book["KKR"].insert_cols(2)
    person.book["KKR"].insert_rows(1, 3)

    assert causes(person.save(tmp_path)) == plain


def test_a_day_is_read_as_a_day_whatever_the_cell_is(tmp_path):
    person = Person().fill("KKR", 3, Dikecualikan_sampai=datetime.datetime(2026, 12, 31))
    [row] = [row for row in read_workbook(person.save(tmp_path)).problems if row.get(WAIVED_UNTIL)]

    assert row.get(WAIVED_UNTIL) == "2026-12-31"
    assert "baris" in row.source.say("id")


def test_a_renamed_sheet_is_known_by_its_columns(tmp_path):
    person = Person().fill("KKR", 3, Sebab="Salah salin")
    person.book["KKR"].title = "Pleno 3 Februari"

    assert list(causes(person.save(tmp_path)).values()) == ["Salah salin"]


def test_the_workbook_says_which_dossier_it_is_of(tmp_path):
    assert read_workbook(Person().save(tmp_path)).identities == {"Kecamatan Gumelar · 2022"}


def test_a_workbook_that_cascade_did_not_write_is_refused(tmp_path):
    path = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(CascadeError) as refused:
        read_workbook(path)
    assert refused.value.message.id.startswith("lain.xlsx: bukan kertas kerja cascade")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rusak"])
def test_what_is_no_workbook_is_refused_with_one_sentence(tmp_path, content):
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(content)

    with pytest.raises(CascadeError) as refused:
        read_workbook(path)
    assert refused.value.message.id == "rusak.xlsx: bukan buku kerja Excel yang utuh."


def test_a_workbook_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CascadeError, match="cannot be opened"):
        read_workbook(tmp_path / "tidak-ada.xlsx")
