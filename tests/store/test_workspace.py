import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cascade.model.errors import CascadeError
from cascade.store.workspace import LONGEST_NAME, file_name, open_workspace


def test_every_folder_of_a_workspace_is_a_dossier_but_reports_and_hidden_ones(tmp_path):
    for name in ("b", "a", "reports", ".x"):
        (tmp_path / name).mkdir()
    (tmp_path / "catatan.txt").write_text("x")

    assert list(open_workspace(tmp_path).dossiers()) == ["a", "b"]


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights there")
def test_a_link_out_of_the_workspace_is_no_dossier(tmp_path):
    os.symlink("/", tmp_path / "akar")

    assert open_workspace(tmp_path).dossiers() == {}


def test_a_folder_with_documents_is_a_dossier_itself_and_makes_no_others(tmp_path):
    (tmp_path / "renstra.xlsx").write_bytes(b"")
    workspace = open_workspace(tmp_path)

    assert list(workspace.dossiers().values()) == [tmp_path]
    with pytest.raises(CascadeError, match="a dossier itself"):
        workspace.new_dossier("x")


def test_two_dossiers_of_one_name_are_told_apart(tmp_path):
    workspace = open_workspace(tmp_path)

    assert [workspace.new_dossier("Kecamatan A/B").name for _ in range(2)] == ["B", "B (2)"]


@given(st.text(max_size=200))
def test_a_name_from_outside_stays_one_harmless_part_of_a_path(name):
    safe = file_name(name)

    assert len(safe) <= LONGEST_NAME + 1
    assert not set(safe) & set('/\\<>:"|?*\x00')
    assert safe == safe.strip(". ")
    assert safe not in (".", "..")


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [("CON", "_CON"), ("aux.xlsx", "_aux.xlsx"), ("C:\\Users\\a\\renja.xlsx", "renja.xlsx"), ("a.b. ", "a.b")],
)
def test_names_that_windows_refuses_are_changed(given_name, kept):
    assert file_name(given_name) == kept
