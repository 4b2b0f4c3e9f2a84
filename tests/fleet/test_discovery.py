"""Dossiers are found by names alone: a folder or a zip for each office."""

from __future__ import annotations

import pytest

from cascade.fleet.discovery import find_dossiers


def made(root, *files):
    for file in files:
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    return [(each.government, each.name) for each in find_dossiers(root, root / "out").dossiers]


def test_a_folder_and_a_zip_for_each_office_are_dossiers_of_the_government_above_them(tmp_path):
    found = made(
        tmp_path, "Kab A/Dinas 1/pk.xlsx", "Kab A/Dinas 2.zip", "Kab B/Dinas 1/renja/r.pdf", "Kab B/Dinas 1/pk/p.pdf"
    )

    assert found == [("Kab A", "Dinas 1"), ("Kab A", "Dinas 2"), ("Kab B", "Dinas 1")]


def test_offices_right_below_the_folder_belong_to_the_government_of_its_name(tmp_path):
    root = tmp_path / "Kabupaten Contoh"
    root.mkdir()

    assert made(root, "Dinas 1/pk.xlsx", "Dinas 2/berkas.yaml") == [
        ("Kabupaten Contoh", "Dinas 1"),
        ("Kabupaten Contoh", "Dinas 2"),
    ]


def test_provinces_above_governments_are_part_of_their_name(tmp_path):
    assert made(tmp_path, "Jateng/Kab A/Dinas 1/pk.xlsx") == [("Jateng/Kab A", "Dinas 1")]


def test_folders_called_after_years_are_a_dossier_each(tmp_path):
    assert made(tmp_path, "Kab/Dinas/2024/pk.xlsx", "Kab/Dinas/2025/pk.xlsx") == [
        ("Kab", "Dinas/2024"),
        ("Kab", "Dinas/2025"),
    ]


def test_a_folder_and_a_zip_of_one_name_are_told_apart(tmp_path):
    assert made(tmp_path, "Kab/Dinas/pk.xlsx", "Kab/Dinas.zip") == [("Kab", "Dinas"), ("Kab", "Dinas.zip")]


def test_documents_beside_the_offices_are_named_and_the_settings_of_an_office_make_no_dossier(tmp_path):
    for file in ("rpjmd.pdf", "Kab/cascade.yaml", "Kab/rpjmd.pdf", "Kab/Dinas/pk.xlsx"):
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    found = find_dossiers(tmp_path, tmp_path / "out")

    assert [(each.government, each.name) for each in found.dossiers] == [("Kab", "Dinas")]
    assert [path.relative_to(tmp_path).as_posix() for path in found.strays] == ["rpjmd.pdf", "Kab/rpjmd.pdf"]


@pytest.mark.parametrize(
    "left_out", ["out/Dinas/pk.xlsx", ".git/Dinas/pk.xlsx", "reports/Dinas/pk.xlsx", "Kab/~$kunci.zip"]
)
def test_results_hidden_folders_and_reports_are_not_looked_into(tmp_path, left_out):
    assert made(tmp_path, "Kab/Dinas/pk.xlsx", left_out) == [("Kab", "Dinas")]


def test_one_dossier_is_found_where_it_is_given_itself(tmp_path):
    (tmp_path / "Kab" / "Dinas").mkdir(parents=True)

    assert made(tmp_path / "Kab" / "Dinas", "pk.xlsx") == [("Kab", "Dinas")]


def test_links_are_not_followed(tmp_path):
    (tmp_path / "elsewhere" / "Dinas").mkdir(parents=True)
    (tmp_path / "elsewhere" / "Dinas" / "pk.xlsx").write_text("", "utf-8")
    (tmp_path / "root" / "Kab").mkdir(parents=True)
    (tmp_path / "root" / "Kab" / "link").symlink_to(tmp_path / "elsewhere")

    assert made(tmp_path / "root", "Kab/Dinas/pk.xlsx") == [("Kab", "Dinas")]
