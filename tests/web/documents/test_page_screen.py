"""The screen of a page finds its file by what it holds, its page by the place that was asked for, and words in all of the file."""

from __future__ import annotations

import pytest
from paper_dossier import NAME, PAPER, SHEET, workspace
from workbench import client_of

from cascade.web.documents import page_screen
from cascade.web.documents.page_screen import file_on_disk
from cascade.web.places import file_key

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with client_of(workspace(tmp_path_factory.mktemp("layar"))) as opened:
        opened.checked(NAME)
        yield opened


def screen(desk, file, page=None, **query):
    dossier = desk.checked(NAME)
    key = file_key(dossier.checked, file)
    return page_screen.page_screen(desk.workbench.library, dossier.checked, dossier.folder, key, page, query)


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    monkeypatch.setattr(page_screen, "PATIENCE", 60)


def test_a_sheet_has_names_and_a_paper_has_sizes(desk):
    sheet, paper = screen(desk, SHEET), screen(desk, PAPER, 2)
    assert (sheet.names, sheet.size, sheet.number) == (("RA",), None, 1)
    assert (paper.names, paper.size, paper.count) == ((), (600, 600), 2)
    assert {view.cell.page for view in paper.views} == {2}
    assert screen(desk, PAPER, 3) is None


def test_a_chosen_cell_comes_with_what_can_be_corrected(desk):
    found = screen(desk, SHEET, 1, sel="B4")
    assert [view.cell.text for view in found.chosen] == ["Jumlah rapat"]
    assert {choice.what for choice in found.choices} == {"name", "level", "not_a_row"}


def test_words_are_found_on_all_pages(desk):
    assert [(hit.page, hit.text) for hit in screen(desk, PAPER, 1, cari="  PERSENTASE ").hits] == [
        (1, "Persentase desa"),
        (2, "Persentase kampung"),
    ]
    assert screen(desk, PAPER, 1, cari="").hits == ()


def test_while_it_is_being_read_the_picture_is_there_already(desk, monkeypatch):
    monkeypatch.setattr(desk.workbench.library, "print_of", lambda file, patience: None)
    found = screen(desk, PAPER, 1)
    assert (found.is_read, found.size, found.views) == (False, (600, 600), ())


def test_a_file_that_changed_since_the_check_is_not_shown_under_its_old_address(tmp_path):
    with client_of(workspace(tmp_path)) as own:
        checked = own.checked(NAME).checked
        key = file_key(checked, SHEET)
        assert file_on_disk(checked, key) is not None
        (tmp_path / NAME / SHEET).write_bytes(b"something else")
        assert file_on_disk(checked, key) is None
