"""What an office writes once in `cascade.yaml` counts for every dossier below its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cascade.model.errors import SettingsError
from cascade.safe_io import yaml_reader
from cascade.settings import office, policy
from cascade.settings.layers import stating_layer
from cascade.settings.schema import OfficeFile


def dossier(tmp_path: Path, **files: str) -> Path:
    """A dossier below an office and its region, with `cascade.yaml` far above, near above or inside it."""
    folder = tmp_path / "kabupaten" / "kecamatan" / "berkas"
    folder.mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for place, text in files.items():
        where = {"far": folder.parents[1], "near": folder.parent, "inside": folder}[place]
        (where / office.OFFICE).write_text(text, "utf-8")
    return folder


def test_the_nearest_file_wins_and_the_farther_one_fills_in(tmp_path):
    folder = dossier(tmp_path, far="target_policy: floor\npk_budget_policy: equal\n", near="target_policy: equal\n")
    choices, files = policy.read(folder)

    assert (choices.target_policy, choices.pk_budget_policy) == ("equal", "equal")
    assert files == ("../../cascade.yaml", "../cascade.yaml")


def test_the_dossier_itself_has_the_last_word(tmp_path):
    folder = dossier(tmp_path, near="target_policy: floor\n")
    (folder / "berkas.yaml").write_text("target_policy: equal\n", "utf-8")

    assert policy.read(folder)[0].target_policy == "equal"


def test_a_file_inside_the_dossier_decides_nothing(tmp_path):
    assert policy.read(dossier(tmp_path, inside="target_policy: floor\n")) == policy.read(None)


@pytest.mark.parametrize("place", ["kabupaten/kecamatan", "kabupaten/kecamatan/berkas"])
def test_the_search_ends_at_a_repository(tmp_path, place):
    folder = dossier(tmp_path, far="target_policy: floor\n")
    (tmp_path / place / ".git").mkdir()

    assert policy.read(folder)[1] == ()


def test_a_document_alone_obeys_the_office_of_its_folder(tmp_path):
    folder = dossier(tmp_path, near="target_policy: floor\n")

    assert policy.read(None, given=folder / "pk.xlsx")[0].target_policy == "floor"


def test_paths_begin_at_the_file_that_names_them(tmp_path):
    folder = dossier(
        tmp_path,
        near="nomenclature: nomenklatur.csv\ntemplates: ../templat\nregion: paket\nprofile: profil.yaml\n",
    )
    (folder.parent / "paket").mkdir()
    (folder.parent / "paket/daerah.yaml").write_text("name: Kabupaten Contoh\ntarget_policy: floor\n", "utf-8")
    (folder.parents[1] / "templat").mkdir()
    for name in ("nomenklatur.csv", "profil.yaml"):
        (folder.parent / name).touch()
    choices, files = policy.read(folder)

    assert (choices.region, choices.target_policy) == ("Kabupaten Contoh", "floor")
    assert choices.nomenclature == folder.parent / "nomenklatur.csv"
    assert choices.templates is not None
    assert choices.templates.samefile(folder.parents[1] / "templat")
    assert choices.profile == str(folder.parent / "profil.yaml")
    assert files == ("daerah.yaml", "../cascade.yaml")


def test_a_choice_of_the_office_names_its_owner_and_line(tmp_path):
    folder = dossier(tmp_path, near="owner: Bappeda\nseverities:\n  PLF-01: warning\n")
    setting = policy.read(folder)[0].setting("severities", "PLF-01")

    assert setting is not None
    assert setting.origin.description.id == "../cascade.yaml baris 3 (Bappeda)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "lang: id\ntemplate: x\n",
            "../cascade.yaml, baris 2, template: kunci tidak dikenal. Maksud Anda “templates”?",
        ),
        ("fail_on: eror\n", "../cascade.yaml, baris 1, fail_on: pilihannya: 'error'"),
        ("report: html\n", "../cascade.yaml, baris 1, report: harus berupa daftar."),
        ("region: pakett\n", "../cascade.yaml, baris 1, region: tidak ada “pakett”"),
        ("profile: profil.yaml\n", "../cascade.yaml, baris 1, profile: tidak ada “profil.yaml”"),
        ("region: pakett\n", "Maksud Anda “paket”?"),
        ("calendar:\n  - {event: rapat aneh}\n", "../cascade.yaml, baris 2, calendar.0.event: acara tidak dikenal"),
    ],
)
def test_a_mistake_is_refused_with_file_line_key_and_a_suggestion(tmp_path, text, message):
    folder = dossier(tmp_path, near=text)
    (folder.parent / "paket").mkdir()

    with pytest.raises(SettingsError) as refused:
        policy.read(folder)
    assert message in refused.value.say("id")


def test_several_dossiers_obey_what_lies_above_all_of_them(tmp_path):
    folder = dossier(tmp_path, far="fail_on: never\n", near="fail_on: info\n")
    other = folder.parents[1] / "lain"
    other.mkdir()

    def threshold(*dossiers: Path) -> str | None:
        layer = stating_layer(office.shared_layers(dossiers), "fail_on")
        return getattr(layer.content, "fail_on", None) if layer else None

    assert (threshold(folder, other), threshold(folder)) == ("never", "info")


def test_the_example_in_the_documentation_says_all_that_an_office_may():
    page = (Path(__file__).parents[2] / "docs" / "id" / "pengaturan.md").read_text("utf-8")
    text = page.partition("# cascade.yaml\n")[2].partition("```")[0]
    content = yaml_reader.parse(text, "pengaturan.md").validate(OfficeFile)

    assert {key for key in OfficeFile.model_fields if getattr(content, key)} >= {
        "region", "templates", "nomenclature", "weights", "profile", "report", "fail_on", "lang", "calendar",
    }  # fmt: skip
    assert {event.event for event in content.calendar} <= {event.event for event in policy.built_in().calendar}
